/** Home before and after the first update, with what may stand in the way. */
import type { Host } from '../../../playground/host.ts'
import type { Sheet } from '../../../playground/workbook/sheet.ts'
import type { Locale } from '../../../worker/contract.ts'
import { ask, fill, setUp } from '../../addon/shop.ts'
import { wordsOf } from '../person.ts'
import { picturedShop } from '../pictured-shops.ts'
import { COLUMNS, emptyShop, inPage, offline, openedShop, type Scene, updatedShop } from './scene.ts'

const CONNECT = { workerUrl: 'https://shop.workers.dev', setupKey: 'key' }
const orders = (host: Host, locale: Locale): Sheet => host.workbook.sheet(locale === 'zh' ? '订单' : 'Orders') as Sheet

/** What a shop owner sees first. */
const beginning: Scene = {
  states: ['home-not-connected', 'home-not-set-up', 'home-never-updated', 'home-sample-offer', 'home-sample-made'],
  play: async (stage) => {
    const { locale, look } = stage
    const { home, setUp: setUpWord } = wordsOf(locale).sidebar
    const host = openedShop(locale)
    await inPage(stage, host, {}, async ({ page }) => {
      await page.getByText(home.whatItIs).waitFor()
      await look('home-not-connected', page)
    })
    ask(host, 'connect', CONNECT)
    await inPage(stage, host, {}, async ({ page }) => {
      await page.getByRole('button', { name: setUpWord }).waitFor()
      await look('home-not-set-up', page)
    })
    ask(host, 'saveSetUp', { language: locale, columns: COLUMNS })
    await inPage(stage, host, {}, async ({ page }) => {
      await page.getByText(home.neverUpdated).waitFor()
      await look('home-never-updated', page)
    })
    await inPage(stage, emptyShop(locale), {}, async ({ page }) => {
      const sample = page.getByRole('button', { name: home.sample })
      await sample.waitFor()
      await look('home-sample-offer', page)
      await sample.click()
      await page.getByRole('status').waitFor()
      await sample.waitFor({ state: 'detached' })
      await look('home-sample-made', page)
    })
  },
}

/** What an update would change, what it changed, and all taken back. */
const changes: Scene = {
  states: ['home-preview', 'home-preview-nothing', 'home-updated', 'home-undone', 'home-problems'],
  play: async (stage) => {
    const { locale, look } = stage
    const { home, preview, close } = wordsOf(locale).sidebar
    const host = updatedShop(locale)
    for (const row of [3, 9, 20, 31]) orders(host, locale).setValue(row, 4, 20_000 * row)
    await inPage(stage, host, {}, async ({ page }) => {
      await page.getByRole('button', { name: home.preview }).click()
      await page.getByText(preview.rows).waitFor()
      await look('home-preview', page)
      await page.getByRole('button', { name: close, exact: true }).click()
      await page.getByRole('button', { name: home.update }).click()
      const undo = page.getByRole('button', { name: home.undo, exact: true })
      await page.getByRole('status').first().waitFor()
      await undo.waitFor()
      await look('home-updated', page)
      await page.getByRole('button', { name: home.preview }).click()
      await page.getByText(preview.nothing).waitFor()
      await look('home-preview-nothing', page)
      await page.getByRole('button', { name: close, exact: true }).click()
      await undo.click()
      await page.getByRole('button', { name: home.undo }).waitFor({ state: 'detached' })
      await look('home-undone', page)
    })
    const broken = picturedShop(20, locale)
    for (const row of [2, 5, 8]) orders({ workbook: broken } as Host, locale).setValue(row, 3, 'last week')
    await inPage(stage, updatedShop(locale, broken), {}, async ({ page }) => {
      await page.getByText(home.problems(3)).waitFor()
      await look('home-problems', page)
    })
  },
}

/** Somebody or something else keeps an update from its end. */
const hindered: Scene = {
  states: ['home-offline', 'home-second-person', 'home-no-answer', 'home-schedule-fails', 'home-report-fails'],
  play: async (stage) => {
    const { locale, look } = stage
    const { sidebar, addon } = wordsOf(locale)
    const host = updatedShop(locale)
    const { fetch } = host.options
    await inPage(stage, host, {}, async ({ page }) => {
      host.options.fetch = offline
      await page.getByRole('button', { name: sidebar.home.update }).click()
      await page.getByRole('alert').waitFor()
      await look('home-offline', page)
      await page.getByRole('button', { name: sidebar.reports.dashboard }).click()
      await page.getByRole('alert').nth(1).waitFor()
      await look('home-report-fails', page)
      host.options.fetch = fetch
    })
    await inPage(stage, host, {}, async ({ page }) => {
      host.locks.set('document', 'another run')
      await page.getByRole('button', { name: sidebar.home.update }).click()
      await page.getByText(addon.refusals.busy({})).waitFor()
      await look('home-second-person', page)
      host.locks.clear()
    })
    const silent = { sidebarHome: () => Promise.reject(new Error('Exception: no answer')) }
    await inPage(stage, host, { instead: silent }, async ({ page }) => {
      await page.getByText(sidebar.noAnswer).waitFor()
      await look('home-no-answer', page)
    })
    ask(host, 'saveSchedule', { every: 'hour', hour: 6, weekday: 1 })
    host.options.fetch = offline
    for (let hour = 0; hour < 3; hour++) {
      host.clock.nowMs += 3_600_000
      host.runAs({ hasUi: false }, 'scheduledUpdate')
    }
    host.options.fetch = fetch
    await inPage(stage, host, {}, async ({ page }) => {
      await page.locator('p.warning').waitFor()
      await look('home-schedule-fails', page)
    })
  },
}

/** Rows that are one customer. */
const duplicates: Scene = {
  states: ['home-duplicates', 'home-duplicates-merged', 'home-no-duplicates'],
  play: async (stage) => {
    const { locale, look } = stage
    const words = wordsOf(locale).sidebar.duplicates
    const workbook = picturedShop(20, locale)
    const customers = workbook.sheets.find(({ name }) => name === (locale === 'zh' ? '客户' : 'Customers')) as Sheet
    // The same name, phone and address.
    for (const row of [6, 12])
      for (const column of [2, 3, 4]) customers.setValue(row, column, customers.value(row - 1, column))
    const host = updatedShop(locale, workbook)
    await inPage(stage, host, {}, async ({ page }) => {
      await page.getByRole('button', { name: words.look }).click()
      const merge = page.getByRole('button', { name: words.merge })
      await merge.waitFor()
      await look('home-duplicates', page)
      await merge.click()
      await merge.waitFor({ state: 'detached' })
      await page.getByText(words.merging).waitFor({ state: 'detached' })
      await look('home-duplicates-merged', page)
    })
    const alone = openedShop(locale, picturedShop(1, locale))
    fill(alone.workbook, 'Notes', [['nothing']])
    setUp(alone, { language: locale, columns: COLUMNS })
    ask(alone, 'updateNow')
    await inPage(stage, alone, {}, async ({ page }) => {
      await page.getByRole('button', { name: words.look }).click()
      await page.getByText(words.looking).waitFor({ state: 'detached' })
      await look('home-no-duplicates', page)
    })
  },
}

export const HOME_SCENES: readonly Scene[] = [beginning, changes, hindered, duplicates]
