/** The playground in a real browser: what a person can do in it, and that it behaves as Google Sheets would towards the add-on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WORDS } from '../../addon/words/index.ts'
import { loadXlsx } from '../../playground/files/xlsx.ts'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import type { Workbook } from '../../playground/workbook/workbook.ts'
import { shopWorkbook } from '../addon/shop.ts'
import { goToSheet, launchBrowser, openPlayground } from './browser.ts'

/** The title of the add-on's menu in both languages. */
const [ENGLISH, CHINESE] = [WORDS.en.menu.title, WORDS.zh.menu.title]

let browser: Browser
let playground: Playground
let page: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-browser-'))
  ;[browser, playground] = await Promise.all([
    launchBrowser(),
    startPlayground({ workbook: shopWorkbook(), today: '2026-11-22', sleepShare: 0.02 }),
  ])
  page = await openPlayground(browser, playground.url)
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const cell = (shown: Page, text: string) =>
  shown.locator('revogr-data .rgCell', { hasText: new RegExp(`^${text}$`) }).first()

async function choose(shown: Page, menu: string, item: string): Promise<void> {
  await shown.getByRole('menuitem', { name: menu, exact: true }).click()
  await shown.getByRole('menuitem', { name: item, exact: true }).click()
}

/** Waits until the file says so: what a person typed has arrived. */
async function sheetWhen(name: string, holds: (sheet: Sheet) => boolean): Promise<Sheet> {
  let found: Sheet | undefined
  await expect
    .poll(async () => {
      found = (await playground.workbook()).sheet(name)
      return found !== undefined && holds(found)
    })
    .toBe(true)
  return found as Sheet
}

describe('the grid', () => {
  it('shows the rows, and what is typed into a cell is read as typed text', async () => {
    await goToSheet(page, 'Customers')
    await cell(page, 'Full name').waitFor()
    await goToSheet(page, 'Orders')
    const header = cell(page, 'Amount')
    await header.click()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.locator('#address').textContent()).toBe('D2')
    await page.keyboard.type('1,234.5')
    await page.keyboard.press('Enter')
    await sheetWhen('Orders', (sheet) => sheet.value(2, 4) === 1234.5)
    await cell(page, '1,234.50').waitFor()
    await expect.poll(() => page.locator('#address').textContent()).toBe('D3')
  })

  it('inserts and deletes rows, adds and renames sheets', async () => {
    const { maxRows: before = 0, id: sheetId = 0 } = (await playground.workbook()).sheet('Orders') ?? {}
    await playground.session.ask('type', { sheetId, row: 2, column: 4, texts: [['1,234.5']] })
    await goToSheet(page, 'Orders')
    await cell(page, '1,234.50').click()
    await choose(page, 'Insert', 'Row above')
    await sheetWhen('Orders', (sheet) => sheet.maxRows === before + 1 && sheet.value(3, 4) === 1234.5)
    await choose(page, 'Edit', 'Delete selected rows')
    await sheetWhen('Orders', (sheet) => sheet.maxRows === before && sheet.value(2, 4) === 1234.5)
    await choose(page, 'Insert', 'Sheet')
    const added = page.getByRole('tab', { name: /^Sheet\d/ })
    await added.dblclick()
    await page.keyboard.type('Ideas')
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: 'Ideas' }).waitFor()
    await choose(page, 'Sheets', 'Delete this sheet')
    await expect.poll(() => page.getByRole('tab', { name: 'Ideas' }).count()).toBe(0)
  })
})

/** Set up and updated, by whatever test was here first. */
async function ready(): Promise<void> {
  const call = (functionName: string, choices: object) =>
    playground.session.ask('page', { functionName, json: JSON.stringify([JSON.stringify(choices)]) })
  if ((await playground.workbook()).sheet('Customers')?.columnOf('Segment')) return
  await playground.session.ask('page', connection())
  await call('saveSetUp', {})
  await call('updateNow', { quiet: true })
}

describe('the add-on', () => {
  it('is set up and updates the sheet: prompts, its own dialog in a frame, a toast', async () => {
    await playground.session.ask('page', connection())
    await choose(page, ENGLISH, WORDS.en.menu.setUp)
    const dialog = page.frameLocator('dialog.page iframe')
    await dialog.getByRole('button', { name: 'Save' }).click()
    // It goes by itself after a while.
    const told = page.locator('#toasts', { hasText: 'Changed' }).waitFor()
    await Promise.all([told, dialog.getByRole('button', { name: 'Update now' }).click()])
    await dialog.getByText('Changed').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
    await goToSheet(page, 'Customers')
    await cell(page, 'Segment').waitFor()
  })

  it('says in a sentence what happened when the network is broken, and works again afterwards', async () => {
    await ready()
    await page.getByLabel('Network').selectOption('offline')
    await expect.poll(async () => (await playground.session.ask('state', {})).network).toBe('offline')
    await choose(page, ENGLISH, WORDS.en.menu.updateNow)
    const question = page.locator('dialog.question')
    await question.waitFor()
    const said = (await question.textContent()) ?? ''
    expect(said).not.toMatch(/Exception|Address unavailable|Error:|undefined/)
    expect(said.length).toBeGreaterThan(40)
    await question.getByRole('button', { name: 'OK' }).click()
    await page.getByLabel('Network').selectOption('none')
    await expect.poll(async () => (await playground.session.ask('state', {})).network).toBe('none')
    // They go by themselves as well.
    await page.evaluate(`document.querySelectorAll('#toasts .close').forEach((close) => close.click())`)
    await choose(page, ENGLISH, WORDS.en.menu.updateNow)
    await page.locator('#toasts', { hasText: 'customers' }).waitFor()
  })

  it('has its menu in the language of the person, who sees what another one types', async () => {
    await ready()
    await goToSheet(page, 'Customers')
    const other = await openPlayground(browser, playground.secondUrl)
    await other.getByRole('menuitem', { name: CHINESE, exact: true }).waitFor()
    await goToSheet(other, 'Customers')
    await cell(page, 'Segment').click()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('seen by both')
    await page.keyboard.press('Enter')
    await cell(other, 'seen by both').waitFor()
    const [mine, theirs] = await Promise.all([page, other].map((shown) => shown.locator('#address').textContent()))
    expect(theirs).toBe('A1')
    expect(mine).toBe('E3')
    await sheetWhen('Customers', (sheet) => sheet.value(2, 5) === 'seen by both')
    await other.context().close()
  })
})

it('a file that was downloaded opens again with all that the add-on wrote', async () => {
  await ready()
  const [download] = await Promise.all([page.waitForEvent('download'), choose(page, 'File', 'Download as .xlsx')])
  const path = join(folder, 'shop.xlsx')
  await download.saveAs(path)
  const loaded: Workbook = await loadXlsx(path)
  const now = await playground.workbook()
  expect(loaded.sheet('Customers')?.values()).toEqual(now.sheet('Customers')?.values())
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose(page, 'File', 'Open .xlsx or .csv …')])
  await chooser.setFiles(path)
  await page.waitForURL((url) => !playground.url.includes(url.searchParams.get('session') ?? ''))
  await page.locator('body[data-ready]').waitFor()
  await goToSheet(page, 'Customers')
  await cell(page, 'Segment').waitFor()
})

/** `connect` as the add-on's page calls it. */
function connection(): { functionName: string; json: string } {
  const choices = { workerUrl: 'https://local.workers.dev', setupKey: playground.setupKey }
  return { functionName: 'connect', json: JSON.stringify([JSON.stringify(choices)]) }
}
