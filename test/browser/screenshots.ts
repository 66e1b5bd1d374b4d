/**
 * `npm run screenshots`: every view of the sidebar at 300 px with 0, 1, 20 and 100,000 customers, in both languages, into
 * dist/screenshots, each measured by layout.ts; and the pictures of the README into playground/pictures. Ends with 1 where
 * something does not fit. `--readme` or `--views` does one of the two, `--views 0,20` with these numbers of customers only.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { WORDS } from '../../addon/sidebar/words/index.ts'
import { ensureBuilt } from '../../playground/ensure-built.ts'
import { startPlayground } from '../../playground/server/start-playground.ts'
import { DEFAULT_COLUMNS, type Locale } from '../../worker/contract.ts'
import { launchBrowser } from './browser.ts'

const VIEWS_FOLDER = resolve(import.meta.dirname, '../../dist/screenshots')
const README_FOLDER = resolve(import.meta.dirname, '../../playground/pictures')
const COLUMNS = [...DEFAULT_COLUMNS, 'contactReason', 'contactChannel', 'favourite']
const SIZES = process.argv[3] ? process.argv[3].split(',').map(Number) : [0, 1, 20, 100_000]
/** A picture of the README is no larger. */
const PICTURE_BYTES = 150_000

await ensureBuilt('browser')
// They read the built bundle when they are loaded.
const { AS_OF, update } = await import('../addon/shop.ts')
const { connectedHost, startLocalWorker } = await import('../end-to-end/local.ts')
const { openSidebar } = await import('./sidebar-page.ts')
const { misfits } = await import('./layout.ts')
const { picturedShop } = await import('./pictured-shops.ts')
const { arrive } = await import('./person.ts')

/** Takes every view; returns what does not fit. */
async function takeViews(browser: Browser, locale: Locale, customers: number): Promise<string[]> {
  const found: string[] = []
  const choices = { language: locale, columns: COLUMNS }
  const options = { userLocale: locale === 'zh' ? 'zh_CN' : 'en' }
  const host = connectedHost(picturedShop(customers, locale), worker, AS_OF, choices, options)
  if (customers > 0) update(host)
  const sidebar = await openSidebar(browser, host)
  const { page } = sidebar
  const { views } = WORDS[locale]
  page.setDefaultTimeout(120_000)
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(300)
    await page.evaluate('scrollTo(0, 0)')
    const file = `${locale}-${customers}-${name}.png`
    found.push(...(await misfits(page)).map((misfit) => `${file}: ${misfit}`))
    const height = Math.min(2_400, Number(await page.evaluate('document.documentElement.scrollHeight')))
    await page.screenshot({ path: join(VIEWS_FOLDER, file), clip: { x: 0, y: 0, width: 300, height }, fullPage: true })
  }
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  await take('home')
  await sidebar.view(views.contacts)
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  await take('contacts')
  const { message, editAll } = WORDS[locale].contacts
  const toMessage = page.getByRole('button', { name: new RegExp(`^${message}`) }).first()
  if ((await toMessage.count()) > 0) {
    await toMessage.click()
    await page.getByRole('button', { name: editAll }).first().click()
    await take('message')
  }
  await sidebar.view(views.settings)
  await page.getByRole('button', { name: WORDS[locale].settings.addRule }).click()
  await page.getByLabel(WORDS[locale].settings.ruleName).fill(locale === 'zh' ? '奶粉大客户' : 'Big on milk powder')
  await take('settings')
  await sidebar.view(views.search)
  if (customers > 0) {
    await page.getByText(WORDS[locale].search.ready(customers)).waitFor()
    await page.getByRole('combobox').fill('C0000')
    await page.getByRole('option').first().waitFor()
  }
  await take('search')
  if (customers > 0) {
    await page.getByRole('option').first().click()
    await page.locator('details').first().waitFor()
    await page.getByRole('button', { name: WORDS[locale].customer.override }).click()
    await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true })`)
    await page.waitForTimeout(500)
  } else await sidebar.view(views.customer)
  await take('customer')
  await sidebar.close()
  return found
}

/** The sample shop after its first update, as an owner sees it. */
async function takeReadme(browser: Browser): Promise<string[]> {
  mkdirSync(README_FOLDER, { recursive: true })
  const empty = {
    kind: 'empty',
    name: 'Little Bear',
    sheetName: 'Sheet1',
    timeZone: 'Europe/Berlin',
    locale: 'en_GB',
  } as const
  const playground = await startPlayground({ workbook: empty, today: '2026-11-22' })
  const owner = await arrive(browser, playground, 'en')
  const { page, sidebar, words } = owner
  page.setDefaultTimeout(60_000)
  const found: string[] = []
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(1_200)
    const path = join(README_FOLDER, `${name}.png`)
    await page.screenshot({ path })
    const { size } = statSync(path)
    if (size > PICTURE_BYTES) found.push(`${name}.png has ${size} bytes`)
  }
  await owner.choose('openSidebar')
  await sidebar.getByRole('button', { name: words.sidebar.home.sample }).click()
  await page.getByRole('tab', { name: 'Customers', exact: true }).waitFor()
  await sidebar.getByRole('button', { name: words.sidebar.setUp }).click()
  await owner.connect(playground.setupKey)
  await owner.saveAndUpdate()
  await owner.closeDialog()
  await owner.goTo('Customers')
  await page.setViewportSize({ width: 1040, height: 540 })
  await sidebar.getByText(words.sidebar.home.counts(180, 0).split(',')[0]).first().waitFor()
  await page
    .locator('#toasts .close')
    .first()
    .click({ timeout: 2_000 })
    .catch(() => {})
  // What Regulars wrote stands at the right end.
  await page.getByRole('gridcell').first().click()
  for (let step = 0; step < 13; step++) await page.keyboard.press('ArrowRight')
  await page.getByRole('gridcell', { name: words.addon.headers.nextContact, exact: true }).waitFor()
  await sidebar.locator('.skeleton').waitFor({ state: 'detached' })
  await take('home')
  await owner.view('contacts')
  await sidebar.getByRole('list', { name: words.sidebar.contacts.list }).getByRole('listitem').first().waitFor()
  await sidebar.getByText(words.sidebar.contacts.reasonsWorking).waitFor({ state: 'detached' })
  await take('contacts')
  const second = sidebar.getByRole('list').getByRole('listitem').nth(1).getByRole('button').first()
  await second.click()
  await sidebar.getByText(words.sidebar.customer.why, { exact: true }).waitFor()
  await take('customer')
  await owner.leave()
  await playground.stop()
  return found
}

const only = process.argv[2]
const browser = await launchBrowser()
const worker = await startLocalWorker()
const found: string[] = []
if (only !== '--views') found.push(...(await takeReadme(browser)))
if (only !== '--readme') {
  rmSync(VIEWS_FOLDER, { recursive: true, force: true })
  mkdirSync(VIEWS_FOLDER, { recursive: true })
  for (const customers of SIZES)
    for (const locale of ['en', 'zh'] as const) {
      process.stdout.write(`${locale}, ${customers} customers\n`)
      found.push(...(await takeViews(browser, locale, customers)))
    }
}
await browser.close()
await worker.stop()
process.stdout.write(found.length === 0 ? 'Everything fits.\n' : `${found.join('\n')}\n`)
process.exit(found.length === 0 ? 0 : 1)
