/** The owner's first ten minutes in both languages: an empty sheet, a sample shop, set-up, the first update, whom to contact. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlayground } from '../../playground/server/start-playground.ts'
import { tabOf } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { arrive } from './person.ts'

const AS_OF = '2026-11-22'
/** The sample shop of each language. */
const SHOPS = { en: { tab: 'Customers', customers: 180 }, zh: { tab: '客户', customers: 240 } }

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

it.each(['en', 'zh'] as const)(
  'from an empty sheet to the first contact that is done (%s)',
  async (locale) => {
    const { tab, customers } = SHOPS[locale]
    const empty = { kind: 'empty', name: 'New shop', sheetName: 'Sheet1', timeZone: 'Europe/Berlin' } as const
    const playground = await startPlayground({
      workbook: { ...empty, locale: locale === 'zh' ? 'zh_CN' : 'en_GB' },
      locale,
      today: AS_OF,
      sleepShare: 0.02,
    })
    const owner = await arrive(browser, playground, locale)
    const { page, words, sidebar, dialog } = owner
    /** Axe sees the English states one by one in the tests of states; here the Chinese ones, as they come. */
    const seen = async (of: 'sidebar' | 'dialog'): Promise<void> => {
      if (locale === 'zh') expect(await violations(await owner.frame(of)), of).toEqual([])
    }
    try {
      expect(await violations(page)).toEqual([])
      await owner.choose('openSidebar')
      await sidebar.getByText(words.sidebar.home.whatItIs).waitFor()
      await seen('sidebar')
      await sidebar.getByRole('button', { name: words.sidebar.home.sample }).click()
      await page.getByRole('tab', { name: tab, exact: true }).waitFor()
      await sidebar.getByRole('status').waitFor()
      await seen('sidebar')

      await sidebar.getByRole('button', { name: words.sidebar.setUp }).click()
      await dialog.getByRole('heading', { name: words.connection.firstTitle }).waitFor()
      await seen('dialog')
      await owner.connect(playground.setupKey)
      await seen('dialog')
      await owner.saveAndUpdate()
      await seen('dialog')
      await owner.closeDialog()

      const written = tabOf(await playground.workbook(), tab)
      expect(written.lastRow()).toBe(customers + 1)
      expect(written.text(2, written.columnOf(words.addon.headers.segment))).not.toBe('')
      await sidebar
        .getByText(new RegExp(`${customers}(?!\\d)`))
        .first()
        .waitFor()
      await seen('sidebar')
      await owner.goTo(tab)
      await owner.view('contacts')
      const people = sidebar.getByRole('list', { name: words.sidebar.contacts.list }).getByRole('listitem')
      const first = people.first()
      const name = (await first.getByRole('button').first().innerText()).trim()
      await first.getByRole('button', { name: words.sidebar.contacts.done, exact: true }).click()
      await first.getByText(words.sidebar.contacts.doneOn(words.sidebar.day(AS_OF, AS_OF))).waitFor()
      await page.getByRole('tab', { name: words.addon.tabs.contactLog }).waitFor()
      const next = people.nth(1).getByRole('button').first()
      const nextName = (await next.innerText()).trim()
      await next.click()
      await sidebar.getByRole('heading', { name: nextName, exact: true }).waitFor()
      await expect.poll(() => page.locator('#address').textContent()).not.toBe('A1')
      await seen('sidebar')
      expect(await violations(page)).toEqual([])

      const workbook = await playground.workbook()
      expect(tabOf(workbook, words.addon.tabs.contactLog).text(2, 2)).not.toBe('')
      expect(tabOf(workbook, tab).values().flat()).toContain(name)
    } finally {
      await owner.leave()
      await playground.stop()
    }
  },
  240_000,
)
