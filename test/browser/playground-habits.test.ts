/** The playground's grid in the hands of somebody who knows Google Sheets: keys, clipboard, undo, whole lines, tabs. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'
import { shopWorkbook } from '../addon/shop.ts'
import { goToSheet, launchBrowser, openPlayground, settled } from './browser.ts'

let browser: Browser
let playground: Playground
let page: Page

beforeAll(async () => {
  ;[browser, playground] = await Promise.all([
    launchBrowser(),
    startPlayground({ workbook: shopWorkbook(), today: '2026-11-22' }),
  ])
  page = await openPlayground(browser, playground.url)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
})
beforeEach(async () => {
  // Nothing is left of what another test has done.
  while ((await playground.session.ask('state', {})).canUndo) await playground.session.ask('undo', {})
  await page.keyboard.press('Escape')
  await goToSheet(page, 'Customers')
  await page.locator('revogr-data:not([col-type=rowHeaders]) .rgCell').first().click()
  await at('A1')
  await settled(page)
})

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const at = (address: string) => expect.poll(() => page.locator('#address').textContent()).toBe(address)
const values = async (name = 'Customers') => (await playground.workbook()).sheet(name)?.values() ?? []
const cellIs = (row: number, column: number, value: unknown) =>
  expect.poll(async () => (await values())[row - 1]?.[column - 1]).toBe(value)

it('moves by Enter, Tab, arrows while typing, and Ctrl with arrows, Home and End', async () => {
  const before = await values()
  await press('ArrowDown', 'ArrowRight')
  await page.keyboard.type('one')
  await press('ArrowDown')
  await at('B3')
  await cellIs(2, 2, 'one')
  await page.keyboard.type('two')
  await press('Tab')
  await at('C3')
  // What was typed is what an editor opens with, and what hears the next keys, however late the server's word comes.
  await press('ArrowLeft', 'F2')
  await page.keyboard.type(' more')
  await press('ArrowLeft', 'Shift+Enter')
  await at('B2')
  await cellIs(3, 2, 'two more')
  await press('Enter')
  await page.keyboard.type('never')
  await press('Escape')
  await cellIs(2, 2, 'one')
  await press('Control+Home', 'Control+ArrowDown')
  await at(`A${before.length}`)
  await press('Control+ArrowUp', 'Control+Shift+ArrowDown')
  await at(`A1:A${before.length}`)
  await press('Control+Home', 'Control+End')
  await at(`${String.fromCharCode(64 + before[0].length)}${before.length}`)
  await press('Control+z', 'Control+z', 'Control+z')
  await expect.poll(() => values()).toEqual(before)
})

it('closes a menu by Escape after a click, and keeps the name of the file in sight when it is long', async () => {
  const edit = page.getByRole('menuitem', { name: 'Edit', exact: true })
  await edit.click()
  await page.getByRole('menu', { name: 'Edit' }).waitFor()
  await page.getByRole('menuitem', { name: 'Data', exact: true }).hover()
  await page.getByRole('menu', { name: 'Data' }).waitFor()
  await press('Escape')
  await page.getByRole('menu', { name: 'Data' }).waitFor({ state: 'hidden' })
  await page.locator('[role=menuitem]:focus', { hasText: 'Data' }).waitFor()
  await expect.poll(() => page.locator('[aria-expanded=true]').count()).toBe(0)
  const name = page.getByLabel('Name of the file')
  const before = await name.inputValue()
  const long = 'The name of a file that is longer than any field for it can ever be shown at once'
  for (const text of [long, before]) {
    await name.fill(text)
    await press('Enter')
    await expect.poll(() => page.title()).toContain(text)
    await expect.poll(() => name.getAttribute('title')).toBe(text)
  }
})

it('takes back and does again what was typed, sorted, deleted, inserted and sized: by keys and by the menu', async () => {
  const before = await values()
  const changed: unknown[][][] = []
  const menu = async (bar: string, item: RegExp): Promise<void> => {
    await page.getByRole('menuitem', { name: bar, exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const done = async (): Promise<void> => {
    await expect.poll(() => values()).not.toEqual(changed[changed.length - 1] ?? before)
    changed.push(await values())
  }
  await press('ArrowDown')
  await page.keyboard.type('typed')
  await press('Enter')
  await done()
  await menu('Data', /Z to A/)
  await done()
  await menu('Edit', /Delete selected rows/)
  await done()
  await menu('Insert', /Column to the left/)
  await done()
  for (let step = changed.length - 2; step >= 0; step--) {
    await press('Control+z')
    await expect.poll(() => values()).toEqual(changed[step])
  }
  await menu('Edit', /^Undo/)
  await expect.poll(() => values()).toEqual(before)
  for (const state of changed) {
    await press('Control+y')
    await expect.poll(() => values()).toEqual(state)
  }
  for (let step = 0; step < changed.length; step++) await press('Control+z')
  await expect.poll(() => values()).toEqual(before)
  expect(await playground.session.ask('state', {})).toMatchObject({ canUndo: false, canRedo: true })
})

it('copies and pastes blocks of text from and for other programs, cuts, empties, and fills a selection', async () => {
  const before = await values()
  const clipboard = () => page.evaluate('navigator.clipboard.readText()')
  await press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight')
  await at('A2:B3')
  await press('Control+c')
  const copied = before.slice(1, 3).map((line) => line.slice(0, 2).join('\t'))
  await expect.poll(clipboard).toBe(copied.join('\n'))
  await press('Control+x')
  await cellIs(3, 2, '')
  await press('Control+z')
  await cellIs(3, 2, before[2][1])
  await page.evaluate(`navigator.clipboard.writeText('from\\tExcel\\r\\n"two\\nlines"\\t1,234.5\\r\\n')`)
  await press('Control+Home', 'ArrowDown', 'Control+v')
  await cellIs(3, 2, 1234.5)
  expect((await values()).slice(1, 3).map((line) => line.slice(0, 2))).toEqual([
    ['from', 'Excel'],
    ['two\nlines', 1234.5],
  ])
  await page.evaluate(`navigator.clipboard.writeText('same')`)
  await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+v')
  await cellIs(4, 1, 'same')
  await press('Delete')
  await cellIs(4, 1, '')
  await press('Control+z', 'Control+z', 'Control+z')
  await expect.poll(() => values()).toEqual(before)
})

it('selects whole rows and columns by their headers, sizes columns, and finds a text that is not on the screen', async () => {
  const { maxRows = 0, maxColumns = 0 } = (await playground.workbook()).sheet('Customers') ?? {}
  const header = page.locator('revogr-header .rgHeaderCell', { hasText: /^B$/ })
  await header.click()
  await at(`B1:B${maxRows}`)
  await page.locator('.rowHeaders .rgCell', { hasText: /^3$/ }).click()
  await at(`A3:${String.fromCharCode(64 + maxColumns)}3`)
  const box = await header.boundingBox()
  if (!box) throw new Error('no header')
  await page.mouse.move(box.x + box.width - 2, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 58, box.y + 10, { steps: 4 })
  await page.mouse.up()
  const width = async () => (await playground.workbook()).sheet('Customers')?.columns[1].widthPixels ?? 100
  await expect.poll(width).toBeGreaterThan(box.width + 50)
  await press('Control+z')
  await expect.poll(width).toBeLessThan(box.width + 5)

  const rows = (await values('Orders')).length
  const last = String((await values('Orders'))[rows - 1][0])
  await goToSheet(page, 'Orders')
  await press('Control+f')
  await page.keyboard.type(last)
  await press('Enter')
  await expect.poll(() => page.locator('#content').textContent()).toBe(last)
  await settled(page)
  await page.getByLabel('Find in this sheet').and(page.locator(':focus')).waitFor()
  await page.keyboard.type(' nowhere')
  await press('Enter')
  await page.getByText('Not found').waitFor()
  await press('Escape')
  await expect.poll(() => page.getByLabel('Find in this sheet').count()).toBe(0)
})

it('moves a sheet by its tab and by the menu', async () => {
  const names = async () => (await playground.workbook()).sheets.map(({ name }) => name)
  const before = await names()
  await goToSheet(page, before[0])
  await page.getByRole('tab', { name: before[0] }).dragTo(page.getByRole('tab', { name: before[1] }))
  await expect.poll(names).toEqual([before[1], before[0], ...before.slice(2)])
  await expect.poll(() => page.getByRole('tab').allInnerTexts()).toEqual([before[1], before[0], ...before.slice(2)])
  await page.getByRole('menuitem', { name: 'Sheets', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Move this sheet left' }).click()
  await expect.poll(names).toEqual(before)
})

it('says in words that it is working where something takes longer than a moment, and no longer', async () => {
  const told = page.getByRole('status').filter({ hasText: 'Working' })
  // As long as it takes until that is seen.
  let send = (): void => {}
  const seen = new Promise<void>((done) => {
    send = done
  })
  await page.route('**/command*', async (route) => {
    await seen
    await route.continue()
  })
  await page.keyboard.press('ArrowDown')
  await at('A2')
  await told.waitFor()
  send()
  await expect.poll(() => told.count()).toBe(0)
  await page.unroute('**/command*')
})
