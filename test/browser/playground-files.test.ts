/** Somebody comes to the playground for the first time: what it says, shops to try, own files, in both languages. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { WORDS } from '../../playground/page/words.ts'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'
import type { Locale } from '../../worker/contract.ts'
import { violations } from './axe.ts'
import { goToSheet, launchBrowser, openPlayground, settled } from './browser.ts'

// Several files are opened one after the other.
vi.setConfig({ testTimeout: 120_000 })

let browser: Browser
let playground: Playground
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-files-'))
  const workbook = { kind: 'empty', name: 'Empty', sheetName: 'Sheet1', timeZone: 'UTC', locale: 'en_US' } as const
  ;[browser, playground] = await Promise.all([launchBrowser(), startPlayground({ workbook, today: '2026-11-22' })])
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const origin = (): string => new URL(playground.url).origin
/** Waits for the window to show another file. */
async function arrived(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = page.url()
  await act()
  await page.waitForURL((url) => url.searchParams.get('session') !== new URL(before).searchParams.get('session'))
  await page.locator('body[data-ready]').waitFor()
  await settled(page)
}
const cell = (page: Page, text: string | RegExp) => page.locator('revogr-data .rgCell', { hasText: text }).first()

it.each<[Locale, string, string, string]>([
  ['en', 'en-GB', 'Baby shop', 'Customers'],
  ['zh', 'zh-CN', '川味小馆', '客户'],
])(
  'greets in %s with three steps and shops to try, and shows them again when asked',
  async (locale, browserLocale, shop, tab) => {
    const words = WORDS[locale]
    const page = await openPlayground(browser, `${origin()}/`, browserLocale)
    const welcome = page.getByRole('region', { name: words.whatIsThis })
    await welcome.getByText(words.welcome).waitFor()
    expect(await welcome.getByRole('listitem').count()).toBe(3)
    expect(await page.evaluate('document.documentElement.lang')).toMatch(locale)
    expect(await violations(page)).toEqual([])
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.locator('#hint .copy').last().click()
    await page.locator('#hint').getByText(words.copied, { exact: true }).waitFor()
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(playground.setupKey)
    await welcome.getByRole('button', { name: words.gotIt }).click()
    await expect.poll(() => welcome.isVisible()).toBe(false)
    await page.reload()
    await page.locator('body[data-ready]').waitFor()
    expect(await welcome.isVisible()).toBe(false)
    await page.getByRole('button', { name: words.whatIsThis }).click()
    await arrived(page, () => welcome.getByRole('button', { name: shop }).click())
    await page.getByRole('tab', { name: tab, exact: true }).waitFor()
    await expect.poll(() => welcome.isVisible()).toBe(true)
    await expect.poll(() => page.getByRole('tab').count()).toBe(2)
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toMatch(locale)
    for (const hint of [words.todayHint, words.networkHint, words.secondHint])
      expect(await page.getByTitle(hint).count(), hint).toBe(1)
    expect(await page.getByRole('button', { name: words.fire }).getAttribute('title')).toContain(words.fireWhat)
    await page.context().close()
  },
)

it('opens .csv files as Google Sheets reads them, in the encoding of Excel too, and says what it cannot open', async () => {
  const page = await openPlayground(browser, playground.url)
  const orders = join(folder, 'orders.csv')
  writeFileSync(orders, 'Order ID,Date,Customer,Amount\n001,2026-03-05,A1,"1,234.50"\n')
  const gbk = Buffer.concat([
    Buffer.from('id,', 'latin1'),
    Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
    Buffer.from('\nA1,x\n'),
  ])
  writeFileSync(join(folder, 'customers.csv'), gbk)
  const choose = async (item: string, files: string | string[]): Promise<void> => {
    await page.getByRole('menuitem', { name: 'File', exact: true }).click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: item, exact: true }).click(),
    ])
    await chooser.setFiles(files)
  }
  await arrived(page, () => choose(WORDS.en.openFile, [orders, join(folder, 'customers.csv')]))
  await cell(page, '姓名').waitFor()
  await goToSheet(page, 'orders')
  await cell(page, '1,234.50').waitFor()
  await cell(page, /^001$/).waitFor()
  await arrived(page, () => choose(WORDS.en.openFolder, folder))
  await page.getByRole('tab', { name: 'orders', exact: true }).waitFor()

  const broken = join(folder, 'broken.xlsx')
  writeFileSync(broken, 'no workbook')
  await choose(WORDS.en.openFile, broken)
  const told = page.locator('#toasts .failure')
  await told.waitFor()
  const text = await told.innerText()
  expect(text).toContain('broken.xlsx')
  expect(text).not.toContain(tmpdir())
  await page.context().close()
})
