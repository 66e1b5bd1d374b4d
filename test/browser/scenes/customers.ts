/** One customer and its forms, whom to contact, and search. */

import { ask } from '../../addon/shop.ts'
import { wordsOf } from '../person.ts'
import { picturedShop } from '../pictured-shops.ts'
import { COLUMNS, inPage, offline, openedShop, type Scene, updatedShop } from './scene.ts'

const customer: Scene = {
  states: [
    'customer-none',
    'customer-of-row',
    'customer-why',
    'customer-log',
    'customer-enquiry',
    'customer-logged',
    'customer-override',
    'customer-override-date',
    'customer-overridden',
    'customer-offline',
  ],
  play: async (stage) => {
    const { locale, look } = stage
    const { views, customer: words, log, override, save } = wordsOf(locale).sidebar
    const host = updatedShop(locale)
    const { fetch } = host.options
    const { id: sheetId = 0 } = host.workbook.sheet(locale === 'zh' ? '客户' : 'Customers') ?? {}
    const select = (): void => {
      host.selections.set('owner@example.com', { sheetId, row: 6, column: 1, rows: 1, columns: 1 })
    }
    await inPage(stage, host, {}, async (sidebar) => {
      const { page } = sidebar
      await sidebar.view(views.customer)
      await page.getByText(words.none).waitFor()
      await look('customer-none', page)
      select()
      await page.getByRole('button', { name: words.showSelected }).click()
      await page.getByText(words.why, { exact: true }).waitFor()
      await look('customer-of-row', page)
      await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true })`)
      await look('customer-why', page)
      await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = false })`)
      await page.getByRole('button', { name: words.log }).click()
      await page.getByLabel(log.note).fill('She likes to be called after lunch. '.repeat(4))
      await look('customer-log', page)
      await page.getByLabel(log.enquiry).check()
      await look('customer-enquiry', page)
      await page.getByRole('button', { name: save }).click()
      await page.getByText(words.contactsTitle(1)).waitFor()
      await look('customer-logged', page)
      await page.getByRole('button', { name: words.override }).click()
      await look('customer-override', page)
      await page.getByLabel(override.what).selectOption('nextContact')
      await look('customer-override-date', page)
      await page.getByLabel(override.what).selectOption('tier')
      await page.getByLabel(override.value).selectOption({ index: 3 })
      await page.getByLabel(override.until).fill('2027-03-31')
      await page.getByLabel(override.reason).fill('An old friend of the house, see the mail of March')
      await page.getByRole('button', { name: save }).click()
      await page.getByRole('button', { name: words.takeBack }).waitFor()
      await look('customer-overridden', page)
    })
    host.options.fetch = offline
    select()
    await inPage(stage, host, {}, async (sidebar) => {
      await sidebar.view(views.customer)
      await sidebar.page.getByRole('alert').waitFor()
      await look('customer-offline', sidebar.page)
    })
    host.options.fetch = fetch
  },
}

const contacts: Scene = {
  states: [
    'contacts-today',
    'contacts-message',
    'contacts-template',
    'contacts-done',
    'contacts-week',
    'contacts-nobody',
    'contacts-no-dates',
  ],
  play: async (stage) => {
    const { locale, look } = stage
    const { contacts: words } = wordsOf(locale).sidebar
    const opener = 'contactsToday'
    await inPage(stage, updatedShop(locale), { opener }, async ({ page }) => {
      const first = page.getByRole('list', { name: words.list }).getByRole('listitem').first()
      await first.waitFor()
      await page.getByText(words.reasonsWorking).waitFor({ state: 'detached' })
      await look('contacts-today', page)
      await first.getByRole('button', { name: words.message }).click()
      await first.getByLabel(words.template, { exact: true }).waitFor()
      await look('contacts-message', page)
      await first.getByRole('button', { name: words.editAll }).click()
      await first.getByLabel(words.editAll).fill('{?}')
      await first.getByRole('button', { name: wordsOf(locale).sidebar.save }).click()
      await first.getByRole('alert').waitFor()
      await look('contacts-template', page)
      await first.getByRole('button', { name: words.done, exact: true }).click()
      await first.getByText(words.doneOn(wordsOf(locale).sidebar.day('2026-11-22', '2026-11-22'))).waitFor()
      await look('contacts-done', page)
      await page.getByRole('button', { name: words.week }).click()
      await look('contacts-week', page)
    })
    await inPage(stage, updatedShop(locale, picturedShop(1, locale)), { opener }, async ({ page }) => {
      await page.getByText(words.nobodyToday(0, false)).waitFor()
      await look('contacts-nobody', page)
    })
    const dateless = openedShop(locale)
    ask(dateless, 'connect', { workerUrl: 'https://shop.workers.dev', setupKey: 'key' })
    ask(dateless, 'saveSetUp', { language: locale, columns: COLUMNS.filter((column) => column !== 'nextContact') })
    ask(dateless, 'updateNow')
    await inPage(stage, dateless, { opener }, async ({ page }) => {
      await page.getByText(words.noDates).waitFor()
      await look('contacts-no-dates', page)
    })
  },
}

const search: Scene = {
  states: ['search-ready', 'search-hits', 'search-nobody'],
  play: async (stage) => {
    const { locale, look } = stage
    const { views, search: words } = wordsOf(locale).sidebar
    await inPage(stage, updatedShop(locale), {}, async (sidebar) => {
      const { page } = sidebar
      await sidebar.view(views.search)
      await page.getByText(words.ready(20)).waitFor()
      await look('search-ready', page)
      await page.getByRole('combobox').fill('example.com')
      await page.getByRole('option').first().waitFor()
      await look('search-hits', page)
      await page.getByRole('combobox').fill('nobody at all')
      await page.getByText(words.nobody).waitFor()
      await look('search-nobody', page)
    })
  },
}

export const CUSTOMER_SCENES: readonly Scene[] = [customer, contacts, search]
