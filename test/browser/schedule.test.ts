/** The dialogs behind Settings once a shop is connected, and “Run the schedule now” as an owner sees it in the playground. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SCHEDULE_WORDS } from '../../addon/words/schedule.ts'
import { type Playground, startPlayground } from '../../playground/server/start-playground.ts'
import { cellOf, shopWorkbook, tabOf } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { arrive, type Person } from './person.ts'

let browser: Browser
let playground: Playground
let owner: Person

beforeAll(async () => {
  ;[browser, playground] = await Promise.all([
    launchBrowser(),
    startPlayground({ workbook: shopWorkbook(), today: '2026-11-22', sleepShare: 0.02 }),
  ])
  owner = await arrive(browser, playground, 'en')
  await owner.choose('setUp')
  await owner.connect(playground.setupKey)
  await owner.saveAndUpdate()
  await owner.closeDialog()
})
afterAll(async () => {
  await browser?.close()
  await playground?.stop()
})

it('shows the connection without a violation of axe', async () => {
  const { dialog, words } = owner
  await owner.choose('connection')
  await dialog.getByRole('heading', { name: words.connection.title, exact: true }).waitFor()
  await dialog.getByText(/The Worker answers/).waitFor()
  await dialog.getByRole('button', { name: words.connection.change }).click()
  await dialog.getByText(words.connection.changeWhat).waitFor()
  expect(await violations(await owner.frame('dialog'))).toEqual([])
  await owner.closeDialog()
})

it('updates by the schedule that somebody made, when it is told to run now', async () => {
  const { page, dialog, toasts, words } = owner
  const schedule = SCHEDULE_WORDS.en
  const fire = page.getByRole('button', { name: words.page.fire })
  await fire.click()
  await toasts.getByText(words.page.fireHint).waitFor()
  await owner.choose('schedule')
  await dialog.getByLabel(schedule.day).check()
  expect(await violations(await owner.frame('dialog'))).toEqual([])
  await dialog.getByRole('button', { name: schedule.save, exact: true }).click()
  await dialog.getByText(/^Saved\. Next run/).waitFor()
  expect(await violations(await owner.frame('dialog'))).toEqual([])
  await owner.closeDialog()

  const before = await playground.workbook()
  const orders = tabOf(before, 'Orders')
  const row = orders.values().findIndex((cells) => cells[1] === 'C003') + 1
  await playground.session.ask('type', { sheetId: orders.id, row, column: 4, texts: [['90000']] })
  expect(cellOf(tabOf(before, 'Customers'), 'C003', 'Tier')).not.toBe('Platinum')
  await playground.session.ask('today', { date: '2026-11-23' })
  await fire.click()
  await expect
    .poll(async () => cellOf(tabOf(await playground.workbook(), 'Customers'), 'C003', 'Tier'))
    .toBe('Platinum')
  await toasts.getByText(words.page.fired.replace('%', '1')).waitFor()
})
