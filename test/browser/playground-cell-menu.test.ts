/** The menu of the selected cells in the playground's grid: by mouse and by keys, in both languages. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'
import { shopWorkbook } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { goToSheet, launchBrowser, openPlayground, settled } from './browser.ts'
import { misfits } from './layout.ts'

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
  while ((await playground.session.ask('state', {})).canUndo) await playground.session.ask('undo', {})
  await page.keyboard.press('Escape')
  await goToSheet(page, 'Customers')
  await cell(1, 1).click()
  await at('A1')
  await settled(page)
})

const cell = (row: number, column: number) =>
  page
    .locator(`revogr-data:not([col-type=rowHeaders]) .rgCell[data-rgrow="${row - 1}"][data-rgcol="${column - 1}"]`)
    .first()
const at = (address: string) => expect.poll(() => page.locator('#address').textContent()).toBe(address)
const values = async () => (await playground.workbook()).sheet('Customers')?.values() ?? []
const menu = (name = 'Selected cells') => page.getByRole('menu', { name })
const choose = (caption: string) => menu().getByRole('menuitem', { name: caption, exact: true }).click()

it('opens on the cell under the mouse, or on the selection that it is in', async () => {
  await cell(4, 2).click({ button: 'right' })
  await at('B4')
  await menu().waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await menu().waitFor({ state: 'detached' })
  await cell(3, 1).click()
  await cell(5, 2).click({ modifiers: ['Shift'] })
  await at('A3:B5')
  await cell(4, 2).click({ button: 'right' })
  await menu().waitFor()
  await at('A3:B5')
  // A click elsewhere is for what it clicks.
  await cell(2, 3).click()
  await menu().waitFor({ state: 'detached' })
  await at('C2')
  await cell(1, 1).click()
  await page.locator('.rowHeaders .rgCell', { hasText: /^6$/ }).click({ button: 'right' })
  await menu().waitFor()
  expect(await page.locator('#address').textContent()).toMatch(/^A6:[A-Z]+6$/)
})

it('copies, pastes, cuts, inserts, deletes, sorts and filters what is selected', async () => {
  const before = await values()
  await cell(3, 2).click({ button: 'right' })
  await choose('Cut')
  await expect.poll(async () => (await values())[2][1]).toBe('')
  await cell(4, 2).click({ button: 'right' })
  await choose('Paste')
  await expect.poll(async () => (await values())[3][1]).toBe(before[2][1])
  await cell(3, 1).click({ button: 'right' })
  await choose('Insert row below')
  await expect.poll(async () => (await values()).length).toBe(before.length + 1)
  expect((await values())[3].join('')).toBe('')
  await cell(4, 1).click({ button: 'right' })
  await choose('Delete selected rows')
  await expect.poll(async () => (await values()).length).toBe(before.length)
  await cell(3, 1).click({ button: 'right' })
  await choose('Sort sheet by this column, Z to A')
  await expect.poll(async () => (await values())[1][0]).toBe(before[before.length - 1][0])
  await cell(3, 1).click({ button: 'right' })
  await choose('Make a filter')
  await expect.poll(async () => (await playground.workbook()).sheet('Customers')?.filter).toBeTruthy()
})

it('opens by Shift+F10 and by the menu key, and gives the keyboard back to the grid', async () => {
  await page.keyboard.press('ArrowDown')
  await at('A2')
  const rows = (await values()).length
  await page.keyboard.press('Shift+F10')
  await menu().getByRole('menuitem', { name: 'Cut', exact: true }).and(page.locator(':focus')).waitFor()
  const { x = 0, y = 0 } = (await menu().boundingBox()) ?? {}
  const below = await cell(2, 1).boundingBox()
  expect(Math.abs(x - (below?.x ?? 0))).toBeLessThan(6)
  expect(y).toBeGreaterThan(below?.y ?? 0)
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await values()).length).toBe(rows + 1)
  await settled(page)
  await page.keyboard.press('ArrowDown')
  await at('A3')
  await page.keyboard.press('ContextMenu')
  await menu().waitFor()
  await page.keyboard.press('Escape')
  await menu().waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowRight')
  await at('B3')
})

it('says so where the browser keeps the clipboard to itself', async () => {
  await page.context().clearPermissions()
  await page.evaluate("navigator.clipboard.readText = () => Promise.reject(new Error('denied'))")
  await cell(3, 2).click({ button: 'right' })
  await choose('Paste')
  await page.locator('#toasts').getByText('Press Ctrl+V').waitFor()
})

it('speaks Chinese to somebody who does, and fits into a small window', async () => {
  const language = page.locator('#switches select').last()
  await language.selectOption('zh')
  await page.setViewportSize({ width: 900, height: 420 })
  await settled(page)
  await cell(6, 2).click({ button: 'right' })
  await menu('所选单元格').getByRole('menuitem', { name: '在上方插入行' }).waitFor()
  const { y = 0, height = 0 } = (await menu('所选单元格').boundingBox()) ?? {}
  expect(y).toBeGreaterThanOrEqual(0)
  expect(y + height).toBeLessThanOrEqual(420)
  expect(await misfits(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1280, height: 800 })
  await language.selectOption('en')
})
