/** Somebody is quicker than the playground's grid, or its line is slow: nothing they do is lost, doubled or done elsewhere. */
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
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
})
beforeEach(async () => {
  await page.unroute('**/command*')
  while ((await playground.session.ask('state', {})).canUndo) await playground.session.ask('undo', {})
  await goToSheet(page, 'Customers')
  await page.locator('revogr-data:not([col-type=rowHeaders]) .rgCell').first().click()
  await at('A1')
  await settled(page)
})

const at = (address: string) => expect.poll(() => page.locator('#address').textContent()).toBe(address)
const values = async (name = 'Customers') => (await playground.workbook()).sheet(name)?.values() ?? []
/** Presses keys one after the other, without waiting for what they do. */
const pressAtOnce = (...keys: string[]): Promise<unknown> => Promise.all(keys.map((key) => page.keyboard.press(key)))
/** Keeps what the page sends; `send` lets it go. */
async function held(): Promise<{ send: () => void }> {
  let send = (): void => {}
  const sent = new Promise<void>((done) => {
    send = done
  })
  await page.route('**/command*', async (route) => {
    await sent
    await route.continue()
  })
  return { send }
}

it('opens with the first cell selected, each time', async () => {
  for (let time = 0; time < 2; time++) {
    const other = await openPlayground(browser, playground.secondUrl)
    const cell = other.locator('revogr-data:not([col-type=rowHeaders]) .rgCell').first()
    const border = other.locator('.selection-border-range')
    await border.waitFor()
    const places = await Promise.all([cell, border].map((one) => one.boundingBox()))
    expect(Math.abs((places[0]?.x ?? 0) - (places[1]?.x ?? 99))).toBeLessThan(2)
    expect(Math.abs((places[0]?.y ?? 0) - (places[1]?.y ?? 99))).toBeLessThan(2)
    await other.context().close()
  }
})

it('hears every key in its order, however quickly they come', async () => {
  await pressAtOnce('ArrowDown', ...'one', 'Enter', ...'two', 'Tab', ...'three', 'ArrowDown', 'F2', ...' more', 'Enter')
  await at('B5')
  await expect
    .poll(async () => (await values()).slice(1, 4).map((cells) => cells.slice(0, 2)))
    .toEqual([
      ['one', expect.any(String)],
      ['two', 'three'],
      [expect.any(String), 'Canaryname3 Zwicky more'],
    ])
})

it('takes the keys that follow a jump to where it leads, though the line is slow', async () => {
  const rows = (await values()).length
  const { send } = await held()
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('last but one')
  await page.keyboard.press('Enter')
  send()
  await at(`A${rows}`)
  await expect.poll(async () => (await values())[rows - 2][0]).toBe('last but one')
})

it('shows what was typed until the file has it, and opens a cell with it', async () => {
  const { send } = await held()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('early')
  await page.keyboard.press('Enter')
  await page.keyboard.type('second')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('F2')
  await page.keyboard.type(' thought')
  await page.keyboard.press('Enter')
  const [early, thought] = ['early', 'second thought'].map((name) => page.getByRole('gridcell', { name, exact: true }))
  await early.waitFor()
  await thought.waitFor()
  send()
  await expect
    .poll(async () => (await values()).slice(0, 2).map((cells) => cells[1]))
    .toEqual(['early', 'second thought'])
  await settled(page)
  expect(await early.count()).toBe(1)
  expect(await thought.count()).toBe(1)
})

it('types into the sheet that was chosen, not into the one that is still shown', async () => {
  const before = await values()
  const { send } = await held()
  await page.getByRole('tab', { name: 'Orders' }).click()
  // Nothing of the sheet that goes is there for the mouse.
  const cell = page.locator('revogr-data:not([col-type=rowHeaders]) .rgCell').nth(1)
  const clicked = cell.click()
  await page.waitForTimeout(400)
  send()
  await clicked
  await page.keyboard.type('chosen')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await values('Orders'))[0][1]).toBe('chosen')
  expect(await values()).toEqual(before)
})

it('hears what is typed right after a click on a tab, and after one on a menu', async () => {
  await page.getByRole('tab', { name: 'Orders' }).click()
  await pressAtOnce(...'chosen', 'Enter')
  await expect.poll(async () => (await values('Orders'))[0][0]).toBe('chosen')
  await at('A2')
  const edit = page.getByRole('menuitem', { name: 'Edit', exact: true })
  await edit.click()
  await page.keyboard.press('ArrowDown')
  // In one go: the page itself takes the keyboard from what is hidden only when it draws.
  await page.evaluate(`
    document.activeElement.click()
    for (const key of ['y', 'z', 'y'])
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true }))
  `)
  await settled(page)
  expect((await values('Orders'))[0][0]).toBe('chosen')
})
