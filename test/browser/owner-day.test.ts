/**
 * What an owner and a colleague do once a shop is set up, each by mouse and keyboard in the playground: search, decide
 * themselves, look before an update and take it back, work while the network or somebody else is in the way.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { NetworkTrouble } from '../../playground/server/messages.ts'
import { type Playground, SECOND_PERSON, startPlayground } from '../../playground/server/start-playground.ts'
import { cellOf, shopWorkbook, tabOf } from '../addon/shop.ts'
import { launchBrowser } from './browser.ts'
import { arrive, type Person, WORKER_ADDRESS } from './person.ts'

let browser: Browser
let playground: Playground
let owner: Person

beforeAll(async () => {
  ;[browser, playground] = await Promise.all([
    launchBrowser(),
    startPlayground({ workbook: shopWorkbook(), today: '2026-11-22', sleepShare: 0.02, slowMs: 10_000 }),
  ])
  await call('connect', { workerUrl: WORKER_ADDRESS, setupKey: playground.setupKey })
  await call('saveSetUp', {})
  await call('updateNow', { quiet: true })
  owner = await arrive(browser, playground, 'en')
  await owner.goTo('Customers')
  await owner.choose('openSidebar')
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
})
beforeEach(async () => {
  await playground.session.ask('network', { trouble: 'none' })
  await owner.view('home')
})

/** One of the script's functions, called by no page. */
async function call(functionName: string, choices: object, person?: string): Promise<void> {
  const json = JSON.stringify([JSON.stringify(choices)])
  const answer = JSON.parse(JSON.parse((await playground.session.ask('page', { functionName, json }, person)).json))
  if (!answer.ok) throw new Error(answer.message)
}
const customer = async (id: string, header: string) =>
  cellOf(tabOf(await playground.workbook(), 'Customers'), id, header)
/** What stands in the owner's own tabs. */
const shown = async (): Promise<string> => {
  const workbook = await playground.workbook()
  return JSON.stringify(['Customers', 'Orders'].map((name) => tabOf(workbook, name).values()))
}
const updateFromHome = () => owner.sidebar.getByRole('button', { name: 'Update now' }).click()

it('finds a customer by the end of a phone number and goes to the row', async () => {
  const { page, sidebar } = owner
  await owner.view('search')
  await sidebar.getByRole('combobox').fill('55 70000')
  await sidebar.getByRole('option', { name: 'Canaryname7 Zwicky' }).waitFor()
  await page.keyboard.press('Enter')
  await sidebar.getByRole('heading', { name: 'Canaryname7 Zwicky' }).waitFor()
  await expect.poll(() => page.locator('#address').textContent()).toMatch(/^[A-Z]8/)
})

it('keeps to a tier that was typed over its own, and to one chosen in the sidebar', async () => {
  const { sidebar, words } = owner
  await owner.type('G2', 'Gold')
  await expect.poll(() => customer('C001', 'Tier')).toBe('Gold')
  await updateFromHome()
  await sidebar
    .getByRole('status')
    .getByText(/24 customers, 84 orders/)
    .waitFor()
  expect(await customer('C001', 'Tier override')).toBe('Gold')
  expect(await customer('C001', 'Tier')).toBe('Gold')

  await owner.view('search')
  await sidebar.getByRole('combobox').fill('canaryname2 ')
  await sidebar.getByRole('option', { name: /Canaryname2 / }).click()
  await sidebar.getByRole('heading', { name: 'Canaryname2 Zwicky' }).waitFor()
  await sidebar.getByRole('button', { name: words.sidebar.customer.override }).click()
  await sidebar.getByLabel(words.sidebar.override.value).selectOption('Champions')
  await sidebar.getByLabel(words.sidebar.override.reason).fill('my neighbour')
  await sidebar.getByRole('button', { name: 'Save' }).click()
  await sidebar.getByText('Your choice: Champions (my neighbour)').waitFor()
  expect(await customer('C002', 'Segment override')).toBe('Champions')
})

it('tries a rule out without writing anything', async () => {
  const { sidebar, words } = owner
  const { settings } = words.sidebar
  const before = await shown()
  await owner.view('settings')
  await sidebar.getByRole('button', { name: settings.addRule }).click()
  await sidebar.getByLabel(settings.ruleName).fill('Big ones')
  await sidebar.getByLabel(settings.column, { exact: true }).selectOption(words.sidebar.rule.subjects.spend)
  await sidebar.getByLabel(settings.operator, { exact: true }).selectOption(words.sidebar.rule.operators['>='])
  await sidebar.getByLabel(settings.value, { exact: true }).fill('1000')
  await sidebar.getByLabel(settings.setsSegment).selectOption('Champions')
  await sidebar.getByRole('button', { name: settings.attempt }).click()
  await sidebar.getByText(settings.gain).waitFor()
  expect(await shown()).toBe(before)
})

it('shows what an update would change, changes it, and takes it back', async () => {
  const { sidebar, words } = owner
  const before = await customer('C003', 'Tier')
  const orders = (await playground.session.ask('state', {})).sheets.find(({ name }) => name === 'Orders')
  const row =
    tabOf(await playground.workbook(), 'Orders')
      .values()
      .findIndex((cells) => cells[1] === 'C003') + 1
  await playground.session.ask('type', { sheetId: orders?.id ?? 0, row, column: 4, texts: [['90000']] })
  await sidebar.getByRole('button', { name: words.sidebar.home.preview }).click()
  await sidebar.getByText(`${before} → Platinum`).first().waitFor()
  expect(await customer('C003', 'Tier')).toBe(before)
  await updateFromHome()
  await expect.poll(() => customer('C003', 'Tier')).toBe('Platinum')
  await sidebar.getByRole('button', { name: words.sidebar.home.undo, exact: true }).click()
  await sidebar.getByText(/as before the update/).waitFor()
  expect(await customer('C003', 'Tier')).toBe(before)
})

it.each<[NetworkTrouble, RegExp]>([
  ['offline', /could not be reached\. Nothing was changed/],
  ['unavailable', /The Worker is in trouble\. Nothing was changed/],
  ['lostAnswer', /could not be reached\. Nothing was changed/],
  ['htmlPage', /(in trouble|something other than Regulars answered)\. Nothing was changed/],
])(
  'says what happened where the network is %s, leaves the sheet alone and works again afterwards',
  async (trouble, sentence) => {
    const { page, sidebar, words } = owner
    const before = await shown()
    await page.getByLabel(words.page.network).selectOption(trouble)
    await expect.poll(async () => (await playground.session.ask('state', {})).network).toBe(trouble)
    await updateFromHome()
    await sidebar.getByRole('alert').getByText(sentence).waitFor()
    expect(await shown()).toBe(before)
    await page.getByLabel(words.page.network).selectOption('none')
    await expect.poll(async () => (await playground.session.ask('state', {})).network).toBe('none')
    await sidebar.getByRole('button', { name: words.sidebar.tryAgain }).click()
    // Home says the same of the run before: what this one says stands in its own notice.
    await sidebar
      .getByRole('status')
      .getByText(/24 customers, 84 orders/)
      .waitFor()
  },
)

it('tells a second person in their language that somebody updates, and lets them afterwards', async () => {
  const second = await arrive(browser, playground, 'zh', 'second')
  await playground.session.ask('network', { trouble: 'slow' })
  await updateFromHome()
  await owner.sidebar.getByRole('progressbar').waitFor()
  await second.choose('updateNow')
  await second.question.getByText(second.words.addon.refusals.busy({})).waitFor()
  await second.question.getByRole('button').first().click()
  await owner.sidebar.getByRole('button', { name: 'Cancel' }).click()
  // Only then is the network mended: the wish to cancel may be on its way still.
  await owner.sidebar.getByText('The update was cancelled.').waitFor()
  await playground.session.ask('network', { trouble: 'none' })
  await second.goTo('Customers')
  const sheetId = tabOf(await playground.workbook(), 'Customers').id
  await playground.session.ask('type', { sheetId, row: 3, column: 4, texts: [['from the second']] }, SECOND_PERSON)
  await owner.page.getByRole('gridcell', { name: 'from the second' }).waitFor()
  await second.choose('updateNow')
  const told = second.toasts.getByText(/24 customers|客户 24 位/)
  await second.question.or(told).first().waitFor()
  expect(await second.question.allTextContents()).toEqual([])
  await second.leave()
})
