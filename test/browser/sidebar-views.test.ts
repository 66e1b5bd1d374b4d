/** What a person does in the sidebar's views Customer, Contacts and Settings, by the keyboard too; no cell becomes markup. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { cellOf, fill, rowOf, shopWorkbook, tabOf } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { openSidebar } from './sidebar-page.ts'
import { fits, readyHost, VIEWS, withSidebar } from './sidebar-shop.ts'

const PAYLOADS = [
  '<img src=x onerror="globalThis.hit=1">',
  '"><script>globalThis.hit=1</script>',
  'javascript:globalThis.hit=1',
]

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('Customer', () => {
  it('shows a customer in full with the reasons, logs a contact and sets an override', async () => {
    const host = readyHost()
    const sheet = tabOf(host.workbook, 'Customers')
    await withSidebar(await openSidebar(browser, host), async (sidebar) => {
      const { page } = sidebar
      await sidebar.view('Search')
      await page.getByRole('combobox').fill('canaryname5 ')
      await page.getByRole('option').first().click()
      await page.getByRole('heading', { name: 'Canaryname5 Zwicky' }).waitFor()
      await page.getByRole('cell', { name: 'likes tea 5' }).waitFor()
      await page.getByText('Why?').click()
      await page
        .getByText(/^more recent than \d+ % of the 24 buyers$/)
        .first()
        .waitFor()
      await page.getByRole('button', { name: 'Log contact' }).click()
      await page.getByLabel('How').selectOption('phone')
      await page.getByLabel('Note').fill('wants <b>green</b> tea')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Written to the Contact log').waitFor()
      expect(tabOf(host.workbook, 'Contact log').text(2, 5)).toBe('wants <b>green</b> tea')
      await page.getByText('Contacts 1').waitFor()
      await page.getByRole('button', { name: 'Override' }).click()
      expect(await violations(page)).toEqual([])
      await page.getByLabel('What').selectOption('tier')
      await page.getByLabel('Your choice').selectOption('Gold')
      await page.getByLabel('Reason').fill('old friend')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Your choice: Gold (old friend)').waitFor()
      expect(cellOf(sheet, 'C005', 'Tier override')).toBe('Gold')
      await page.getByRole('button', { name: 'Take back' }).click()
      await page.getByText('Your choice: Gold').waitFor({ state: 'detached' })
      expect(cellOf(sheet, 'C005', 'Tier override')).toBe('')
    })
  })
})

describe('Contacts', () => {
  it('is what “Contacts today” opens; copies a text with the name in it, marks as done and moves to later', async () => {
    const host = readyHost()
    await withSidebar(await openSidebar(browser, host, { opener: 'contactsToday' }), async ({ page }) => {
      const first = page.getByRole('list', { name: 'People to contact' }).getByRole('listitem').first()
      const name = (await first.getByRole('button').first().innerText()).trim()
      await first.getByRole('button', { name: 'Copy text' }).click()
      await first.getByText('Copied').waitFor()
      await first.getByRole('button', { name: /^Message/ }).click()
      await expect.poll(() => first.getByLabel('Text').inputValue()).toContain(name)
      const sms = (await first.getByRole('link', { name: 'SMS' }).getAttribute('href')) ?? ''
      expect(decodeURIComponent(sms)).toMatch(new RegExp(`^sms:\\+49170\\d+\\?body=.*${name}`))
      await first.getByRole('button', { name: /^Change the text/ }).click()
      await first.getByLabel(/^Change the text/).fill('Dear {name}, {shop} misses you <3')
      expect(await violations(page)).toEqual([])
      await first.getByRole('button', { name: 'Save' }).click()
      await expect.poll(() => first.getByLabel('Text').inputValue()).toBe(`Dear ${name}, Workbook misses you <3`)
      await first.getByRole('button', { name: 'Done' }).click()
      await first.getByText('done today').waitFor()
      const log = tabOf(host.workbook, 'Contact log')
      expect(log.lastRow()).toBe(2)
      const second = page.getByRole('list', { name: 'People to contact' }).getByRole('listitem').nth(1)
      const moved = (await second.getByRole('button').first().innerText()).trim()
      await second.getByRole('combobox').selectOption({ label: 'in 3 days' })
      await page.getByRole('button', { name: moved, exact: true }).waitFor({ state: 'detached' })
      await page.getByRole('button', { name: /^This week/ }).click()
      await page.getByRole('button', { name: moved, exact: true }).waitFor()
    })
  })

  it('says on which day the birthday is, and with nothing that somebody likes to buy', async () => {
    const workbook = new Workbook({ id: 'birthday', locale: 'en_GB' })
    fill(workbook, 'Orders', [
      ['Customer ID', 'Order date', 'Amount', 'Category'],
      ['B1', '2026-09-01', 50, 'Tea'],
      ['B2', '2026-11-01', 50, 'Tea'],
    ])
    fill(workbook, 'Customers', [
      ['Customer ID', 'Name', 'Phone', 'Birthday'],
      ['B1', 'Anna', '+44 20 7946 0000', '1980-11-26'],
      ['B2', 'Bert', '+44 20 7946 0001', ''],
    ])
    const host = readyHost('en', workbook)
    const sheet = tabOf(workbook, 'Customers')
    sheet.setValue(2, sheet.columnOf('Favourite'), 'Tea')
    await withSidebar(await openSidebar(browser, host), async (sidebar) => {
      const { page } = sidebar
      await sidebar.view('Contacts')
      await page.getByRole('button', { name: /^This week/ }).click()
      const anna = page.getByRole('listitem').filter({ hasText: 'Anna' })
      await anna.getByText('Birthday (26 Nov)', { exact: true }).waitFor()
      await anna.getByRole('button', { name: 'Message' }).click()
      expect(await anna.getByLabel('Text').inputValue()).toContain('best wishes for your birthday')
      await fits(sidebar)
    })
  })

  it('offers no message where the customer does not allow it', async () => {
    const workbook = new Workbook({ id: 'consent', locale: 'en_GB' })
    fill(workbook, 'Orders', [
      ['Customer ID', 'Order date', 'Amount'],
      ...['a', 'b', 'c'].flatMap((id) => ['2026-09-01', '2026-10-01', '2026-10-25'].map((date) => [id, date, 50])),
    ])
    fill(workbook, 'Customers', [
      ['Customer ID', 'Name', 'Phone', 'Email', 'Consent'],
      ['a', 'Anna', '+49 170 1111111', 'a@example.com', 'email'],
      ['b', 'Ben', '+49 170 2222222', 'b@example.com', 'no'],
      ['c', 'Cleo', 'ask her mother', 'c@example.com?bcc=x', ''],
    ])
    const host = readyHost('en', workbook)
    const sheet = tabOf(workbook, 'Customers')
    for (const id of ['a', 'b', 'c']) sheet.setValue(rowOf(sheet, id), sheet.columnOf('Next contact'), 46_348)
    await withSidebar(await openSidebar(browser, host, { opener: 'contactsToday' }), async ({ page }) => {
      const item = (name: string) => page.getByRole('listitem').filter({ hasText: name })
      await item('Anna').waitFor()
      await expect.poll(() => item('Anna').getByRole('link').allInnerTexts()).toEqual(['Mail'])
      expect(await item('Ben').getByRole('link').count()).toBe(0)
      expect(await item('Cleo').getByRole('link').count()).toBe(0)
      await item('Cleo').getByText('No phone number or e-mail address in the sheet.').waitFor()
    })
  })
})

describe('Settings', () => {
  it('builds a rule, tries it out, saves it, and the next update goes by it', async () => {
    const host = readyHost()
    await withSidebar(await openSidebar(browser, host), async (sidebar) => {
      const { page } = sidebar
      await sidebar.view('Settings')
      // What keeps a tier where the owner names nothing: 80 % of what earns it.
      await expect.poll(() => page.getByLabel('Kept at: Silver').getAttribute('placeholder')).toBe('800')
      await page.getByRole('button', { name: 'Add a rule' }).click()
      await page.getByLabel('Name of the rule').fill('Big ones')
      await expect.poll(() => page.getByLabel('Days (0: all so far)').inputValue()).toBe('365')
      await page.getByLabel('How', { exact: true }).selectOption('at least')
      await page.getByLabel('Value', { exact: true }).fill('a lot')
      await page.getByLabel('Sets segment').selectOption('Champions')
      expect(await violations(page)).toEqual([])
      await fits(sidebar)
      await page.getByRole('button', { name: 'Try out' }).click()
      await page.getByText('Rule “Big ones”: Enter').waitFor()
      await page.getByLabel('Value', { exact: true }).fill('1,000')
      await page.getByRole('button', { name: 'Try out' }).click()
      await page.getByText('Would join').waitFor()
      await page.getByText(/^Applies to \d+ customers, \d+ of them new\.$/).waitFor()
      expect(await violations(page)).toEqual([])
      await fits(sidebar)
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Saved. The next update goes by it.').waitFor()
      await sidebar.view('Home')
      await page.getByRole('button', { name: 'Update now' }).click()
      await page.getByText(/24 customers, 84 orders. Changed/).waitFor()
      expect(cellOf(tabOf(host.workbook, 'Customers'), 'C023', 'Segment')).toBe('Champions')
    })
  })
})

describe('keyboard', () => {
  it('moves between the tabs by arrow keys and through a search to its row', async () => {
    const host = readyHost()
    await withSidebar(await openSidebar(browser, host), async ({ page, calls }) => {
      await page.getByRole('button', { name: 'Update now' }).waitFor()
      await page.keyboard.press('Tab')
      for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight')
      await page.getByRole('tab', { name: 'Search', selected: true }).waitFor()
      await page.locator('#tab-search:focus').waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.type('zwicky')
      await page.getByText('24 found.').waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Canaryname3 Zwicky' }).waitFor()
      await expect.poll(() => calls).toContain('goToRow')
      await page.locator('#view:focus').waitFor()
    })
  })
})

it('shows what cells hold as text, never as markup or link', async () => {
  const workbook = shopWorkbook()
  const sheet = tabOf(workbook, 'Customers')
  for (let row = 2; row <= 25; row++)
    for (const column of [2, 3, 4]) sheet.setValue(row, column, PAYLOADS[(row + column) % PAYLOADS.length])
  const orders = tabOf(workbook, 'Orders')
  for (let row = 2; row <= orders.lastRow(); row++) orders.setValue(row, 5, PAYLOADS[row % 2])
  const host = readyHost('en', workbook)
  await withSidebar(await openSidebar(browser, host), async (sidebar) => {
    const { page } = sidebar
    for (const view of VIEWS.en) {
      await sidebar.view(view)
      if (view === 'Search') {
        await page.getByRole('combobox').fill('C00')
        await page.getByRole('option').first().click()
        await page.locator('details').first().waitFor()
      }
      await page.waitForTimeout(200)
      expect(await page.locator('#app img, #app script').count()).toBe(0)
      expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
    }
    await page.waitForTimeout(100)
    expect(await page.evaluate('globalThis.hit')).toBeUndefined()
  })
})
