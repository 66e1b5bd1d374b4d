/** How the sidebar looks at 285 px, which is what a scroll bar leaves of it: rows that must not wrap, one primary button. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WORDS } from '../../addon/sidebar/words/index.ts'
import { WORDS as AddonWords } from '../../addon/words/index.ts'
import { DEFAULT_COLUMNS } from '../../worker/contract.ts'
import { readyShop, shopWorkbook, tabOf, update } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { misfits } from './layout.ts'
import { openSidebar } from './sidebar-page.ts'

const BESIDE_SCROLL_BAR = { width: 285, height: 800 }
const LEAST_TARGET_PX = 24

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** `contactOn`: the next contact of all, as the sheet's serial. */
async function opened(language: 'en' | 'zh', opener: string, contactOn?: number) {
  const options = { userLocale: language === 'zh' ? 'zh_CN' : 'en' }
  const workbook = shopWorkbook()
  const people = tabOf(workbook, 'Customers')
  for (let row = 1; row <= 25; row++) people.setValue(row, 6, row === 1 ? 'Email' : `c${row}@example.com`)
  const host = readyShop(workbook, options, { language, columns: [...DEFAULT_COLUMNS, 'contactReason'] })
  update(host)
  const header = AddonWords[language].headers.nextContact
  if (contactOn) for (let row = 2; row <= 25; row++) people.setValue(row, people.columnOf(header), contactOn)
  const sidebar = await openSidebar(browser, host, { opener })
  await sidebar.page.setViewportSize(BESIDE_SCROLL_BAR)
  return sidebar
}

/** Buttons of the view that ask for attention. */
const primary = (page: Page) => page.locator('button.action:visible')

describe.each(['en', 'zh'] as const)('%s', (language) => {
  it('keeps the ways to reach a person, and what was done, in one row each', async () => {
    const { page, close } = await opened(language, 'contactsToday')
    const person = page.getByRole('listitem').first()
    await person.waitFor()
    const rows = [person.locator('.row').nth(0), person.locator('.row').nth(1)]
    await expect.poll(() => person.locator('.row').count()).toBe(rows.length)
    await expect.poll(() => rows[0].locator('button, a').count()).toBe(5)
    for (const row of rows) {
      const boxes = await Promise.all((await row.locator('button, a, select').all()).map((one) => one.boundingBox()))
      const middles = boxes.map((box) => Math.round((box?.y ?? 0) + (box?.height ?? 0) / 2))
      expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(2)
      for (const box of boxes) {
        expect(box?.height).toBeGreaterThanOrEqual(LEAST_TARGET_PX)
        expect(box?.width).toBeGreaterThanOrEqual(LEAST_TARGET_PX)
      }
    }
    expect(await misfits(page)).toEqual([])
    expect(await violations(page)).toEqual([])
    await close()
  })

  it('says what to do where nobody is in the sheet yet', async () => {
    const workbook = shopWorkbook()
    for (const name of ['Customers', 'Orders']) tabOf(workbook, name).deleteRows(3, 90)
    tabOf(workbook, 'Customers').deleteRows(2, 1)
    const host = readyShop(workbook, { userLocale: language === 'zh' ? 'zh_CN' : 'en' }, { language })
    const { page, view, close } = await openSidebar(browser, host)
    await page.setViewportSize(BESIDE_SCROLL_BAR)
    const { home, contacts, search, views } = WORDS[language]
    const fits = async () => expect([await misfits(page), await violations(page)]).toEqual([[], []])
    await page.getByText(home.nobody).waitFor()
    await expect.poll(() => primary(page).allInnerTexts()).toEqual([home.update])
    await fits()
    await view(views.search)
    await page.getByText(search.noRows).waitFor()
    await fits()
    await view(views.contacts)
    await page.getByText(contacts.noneAtAll).waitFor()
    await fits()
    await page.getByRole('button', { name: contacts.toHome }).click()
    await page.getByText(home.nobody).waitFor()
    await close()
  })

  it('says when the next contact is due where nobody is to be contacted this week', async () => {
    const { page, view, close } = await opened(language, 'openSidebar', 46_348 + 40)
    const { contacts, date, views } = WORDS[language]
    await view(views.contacts)
    await page.getByText(contacts.nextDue(date('2027-01-01', '2026-11-22'), 24)).waitFor()
    expect(await misfits(page)).toEqual([])
    await close()
  })

  it('has one primary button in a form, which looks disabled until there is something to save', async () => {
    const { page, view, close } = await opened(language, 'openSidebar')
    const words = WORDS[language]
    await view(words.views.search)
    await page.getByRole('combobox').fill('C001')
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: words.customer.log }).waitFor()
    await expect.poll(() => primary(page).allInnerTexts()).toEqual([words.customer.log])
    await page.getByRole('button', { name: words.customer.override, exact: true }).click()
    const save = page.getByRole('button', { name: words.save })
    await expect.poll(() => primary(page).allInnerTexts()).toEqual([words.save])
    expect(await save.isDisabled()).toBe(true)
    const colour = () => page.evaluate(`getComputedStyle(document.querySelector('form button.action')).backgroundColor`)
    const grey = await colour()
    await page.getByLabel(words.override.value).selectOption({ index: 1 })
    await expect.poll(() => save.isDisabled()).toBe(false)
    await expect.poll(colour).not.toBe(grey)
    await page.getByRole('button', { name: words.customer.log }).click()
    await expect.poll(() => primary(page).allInnerTexts()).toEqual([words.save])
    await close()
  })
})
