/** The tabs that Regulars makes, in a real browser: narrowed by the filter's arrow, and printed whole, one page wide. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'
import { ask, readyShop, update } from '../addon/shop.ts'
import { goToSheet, launchBrowser, openPlayground, settled } from './browser.ts'

let browser: Browser
let playground: Playground
let page: Page

beforeAll(async () => {
  const host = readyShop()
  update(host)
  ask(host, 'showContactList')
  ask(host, 'showDashboard')
  ;[browser, playground] = await Promise.all([
    launchBrowser(),
    startPlayground({ workbook: host.workbook, today: '2026-11-22', sleepShare: 0.02 }),
  ])
  page = await openPlayground(browser, playground.url, 'en-GB')
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
})

const cells = (column: number) =>
  page.locator(`revogr-data:not([col-type=rowHeaders])[type=rgRow] .rgCell[data-rgcol="${column}"]`).allTextContents()
const rowNumbers = () =>
  page
    .locator('revogr-data[col-type=rowHeaders] .rgCell')
    .allTextContents()
    .then((texts) => texts.map(Number))

describe('the Contact list', () => {
  it('is narrowed to one day by the arrow in its header, and keeps its row numbers', async () => {
    await goToSheet(page, 'Contact list')
    const list = (await playground.workbook()).sheet('Contact list')
    const days = Array.from({ length: (list?.lastRow() ?? 0) - 1 }, (_, k) => list?.text(k + 2, 2) ?? '')
    const last = days[days.length - 1]
    expect(new Set(days).size).toBeGreaterThan(1)
    await page.locator('.filter-arrow').nth(1).click()
    const menu = page.getByRole('dialog')
    await menu.getByRole('button', { name: 'Clear' }).click()
    await menu.getByLabel(last).check()
    await menu.getByRole('button', { name: 'OK' }).click()
    const rows = days.flatMap((day, k) => (day === last ? [k + 2] : []))
    await expect.poll(async () => (await rowNumbers()).sort((a, b) => a - b)).toEqual([1, ...rows])
    await settled(page)
    expect(new Set((await cells(1)).filter((text) => text !== ''))).toEqual(new Set([last]))
    // What the person types goes to the row that is seen.
    await page.locator('revogr-data[type=rgRow] .rgCell', { hasText: last }).first().click()
    await expect.poll(() => page.locator('#address').textContent()).toBe(`B${rows[0]}`)
    await page.getByRole('menuitem', { name: 'Data', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Filter by values of this column …' }).click()
    await menu.getByRole('button', { name: 'Select all' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('menuitem', { name: 'Data', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Remove the filter' }).click()
    await expect.poll(async () => (await rowNumbers()).length).toBeGreaterThan(rows.length + 2)
  })
})

describe('going from tab to tab', () => {
  it('shows each from its top, wherever the last one was scrolled to', async () => {
    for (let round = 0; round < 6; round++) {
      await goToSheet(page, 'Dashboard')
      await expect.poll(async () => (await rowNumbers()).slice(0, 3)).toEqual([1, 2, 3])
      await page.mouse.move(600, 500)
      await page.mouse.wheel(0, 540 * (1 + (round % 3)))
      await expect.poll(async () => (await rowNumbers()).includes(3)).toBe(false)
      await page.waitForTimeout(round * 40)
      await goToSheet(page, 'Contact list')
      await expect.poll(async () => (await rowNumbers()).slice(0, 3)).toEqual([1, 2, 3])
    }
  })
  it('stays at its left edge while only scrolled down, though a part of the grid comes late with where the last one was', async () => {
    const left = () =>
      page.evaluate(
        `Math.max(...[...document.querySelectorAll('revogr-viewport-scroll')].map((one) => one.scrollLeft))`,
      )
    await goToSheet(page, 'Dashboard')
    await page.mouse.move(600, 500)
    await page.mouse.wheel(0, 300)
    await page.evaluate(`[...document.querySelectorAll('revogr-viewport-scroll')].pop().scrollLeft = 300`)
    await expect.poll(async () => (await rowNumbers()).includes(3)).toBe(false)
    await expect.poll(left).toBe(0)
    await page.mouse.wheel(300, 0)
    await expect.poll(left).toBe(300)
  })
})

describe('printing', () => {
  // Whatever another test has left hidden.
  beforeAll(async () => {
    const list = (await playground.session.ask('state', {})).sheets.find(({ name }) => name === 'Contact list')
    if (list?.filter) await playground.session.ask('filter', { sheetId: list.id, act: 'remove' })
    await goToSheet(page, 'Contact list')
    await page.locator('.filter-arrow').first().waitFor({ state: 'detached' })
    await settled(page)
  })

  async function pagesOf(sheet: string): Promise<{ pages: number; widthPixels: number; shown: string[] }> {
    await goToSheet(page, sheet)
    await page.evaluate(
      `window.print = () => { document.body.dataset.printed = 'yes' }; delete document.body.dataset.printed`,
    )
    await page.locator('#address').click()
    await page.keyboard.press('Control+p')
    await page.locator('body[data-printed]').waitFor()
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    await page.emulateMedia({ media: 'print' })
    const box = await page.locator('.printed').boundingBox()
    const shown = await page.locator('body > :visible').evaluateAll((all) => all.map(({ id }) => id))
    await page.emulateMedia({ media: 'screen' })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    return { pages, widthPixels: box?.width ?? 0, shown }
  }
  /** A4 in landscape between margins of 0.7 inches. */
  const PAGE_PIXELS = 988

  it('puts all of the Dashboard with its charts on paper, one page wide', async () => {
    const { pages, widthPixels, shown } = await pagesOf('Dashboard')
    expect(shown).toEqual(['print'])
    expect(widthPixels).toBeLessThanOrEqual(PAGE_PIXELS)
    expect(widthPixels).toBeGreaterThan(PAGE_PIXELS * 0.9)
    expect(pages).toBe(4)
    expect(await page.locator('.printed .chart').count()).toBe(4)
    expect(await page.locator('.printed').textContent()).toMatch(/Worth a look.*How good were these dates/s)
  })

  it('puts the whole Contact list on paper with its header on each page, and nothing of the screen', async () => {
    const { pages, widthPixels } = await pagesOf('Contact list')
    expect(widthPixels).toBeLessThanOrEqual(PAGE_PIXELS)
    expect(pages).toBeGreaterThanOrEqual(1)
    const list = (await playground.workbook()).sheet('Contact list')
    expect(await page.locator('.printed tbody tr').count()).toBe((list?.lastRow() ?? 0) - 1)
    expect(await page.locator('.printed thead').textContent()).toMatch(/^DoneDateCustomer/)
  })
})
