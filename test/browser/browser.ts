/**
 * A Chromium for browser tests: the one from npm on Linux x64, an installed Chrome elsewhere. Never skipped: where there is
 * none, the tests fail and say so.
 */
import { type Browser, chromium, type Page } from 'playwright-core'
import { slowLine } from './latency.ts'

/** In containers there is no user namespace and little shared memory. */
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']

/**
 * Where npm's Chromium is, unpacked into the temporary folder when it is not there yet; undefined where an installed
 * Chrome is used. Not for two at once: what the one is still writing is there for the other.
 */
export async function unpackBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  return (await import('@sparticuz/chromium')).default.executablePath()
}

/** Starts the browser. Close it at the end. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await unpackBrowser()
  if (executablePath === undefined) return chromium.launch({ channel: 'chrome' })
  // Not the package's own arguments: they turn off the walls between pages, which the tests are to see, and run all in
  // one process, where closing a page ends the browser.
  return chromium.launch({ executablePath, args: ARGUMENTS, headless: true })
}

/** Opens the playground in a window of its own and waits until it is there. */
export async function openPlayground(browser: Browser, url: string, locale = 'en-US'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale })
  await slowLine(context)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(url)
  await page.locator('body[data-ready]').waitFor()
  await settled(page)
  return page
}

/** Waits until the playground's page shows what the file holds, as far as it has heard of it. */
export function settled(page: Page): Promise<void> {
  return page.locator('body[data-settled=true]').waitFor({ state: 'attached' })
}

/** Goes to a sheet by its tab and waits until its cells are there. */
export async function goToSheet(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name, exact: true })
  await tab.click()
  await tab.and(page.locator('[aria-selected=true]')).waitFor()
  await settled(page)
}
