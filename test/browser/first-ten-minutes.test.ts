/** The owner's first ten minutes in both languages: an empty sheet, their lists, set-up, the first update, whom to contact. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlayground } from '../../playground/server/start-playground.ts'
import type { Locale } from '../../worker/contract.ts'
import { AS_OF, shopWorkbook, tabOf } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { arrive, FIRST_RESULT } from './person.ts'

const SHEETS = { en: ['Orders', 'Customers'], zh: ['订单', '客户'] }
const HEADERS = {
  en: { Orders: 'Order ID,Customer ID,Order date,Amount,Category', Customers: 'Customer ID,Name,Phone,Notes,Joined' },
  zh: { Orders: '订单号,客户编号,下单时间,金额,品类', Customers: '客户编号,姓名,电话,备注,加入日期' },
}

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** The test shop's table as it lies in a clipboard. */
function copied(tab: 'Orders' | 'Customers', locale: Locale): string {
  const sheet = tabOf(shopWorkbook(), tab)
  const rows = sheet.values().slice(1, sheet.lastRow())
  return [HEADERS[locale][tab].split(','), ...rows.map((row) => row.slice(0, 5))]
    .map((row) => row.join('\t'))
    .join('\n')
}

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('revogr-data:not([col-type=rowHeaders]) .rgCell').first().click()
  // The grid marks the cell a moment later.
  await page.waitForTimeout(300)
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(text)})
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }`)
}

it.each(['en', 'zh'] as const)('from an empty sheet to the first contact that is done (%s)', async (locale) => {
  const [orders, customers] = SHEETS[locale]
  const playground = await startPlayground({
    workbook: {
      kind: 'empty',
      name: '店',
      sheetName: orders,
      timeZone: 'Europe/Berlin',
      locale: locale === 'zh' ? 'zh_CN' : 'en_GB',
    },
    locale,
    today: AS_OF,
  })
  const owner = await arrive(browser, playground, locale)
  const { page, words, sidebar, dialog } = owner
  try {
    expect(await violations(page)).toEqual([])
    await owner.choose('openSidebar')
    await sidebar.getByText(words.sidebar.home.whatItIs).waitFor()
    expect(await violations(await owner.frame('sidebar'))).toEqual([])

    await paste(page, copied('Orders', locale))
    await page.getByRole('button', { name: words.page.addSheet }).click()
    const added = page.locator('#tabs').getByRole('tab', { selected: true, name: /\d$/ })
    await added.dblclick()
    await page.keyboard.type(customers)
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: customers, selected: true }).waitFor()
    await paste(page, copied('Customers', locale))
    await page.getByRole('gridcell', { name: 'Canaryname1 Zwicky' }).waitFor()

    await sidebar.getByRole('button', { name: words.sidebar.setUp }).click()
    expect(await violations(page)).toEqual([])
    await owner.answer('https://local.workers.dev')
    await owner.question.getByText(words.addon.connect.key).waitFor()
    await owner.answer(playground.setupKey)
    await dialog.getByRole('heading', { name: words.setUp.leaving }).waitFor()
    expect(await violations(await owner.frame('dialog'))).toEqual([])
    await dialog.getByRole('button', { name: words.setUp.save, exact: true }).click()
    await dialog.getByRole('button', { name: words.setUp.update, exact: true }).click()
    await dialog.getByText(FIRST_RESULT).waitFor()
    expect(await violations(await owner.frame('dialog'))).toEqual([])
    await dialog.getByRole('button', { name: words.setUp.close, exact: true }).click()

    await sidebar.getByText(words.sidebar.home.counts(24, 84)).waitFor()
    await page.locator('.rgCell', { hasText: words.addon.headers.segment }).first().waitFor()
    await owner.view('contacts')
    const list = sidebar.getByRole('list', { name: words.sidebar.contacts.list })
    const first = list.getByRole('listitem').first()
    const name = (await first.getByRole('button').first().innerText()).trim()
    await first.getByRole('button', { name: words.sidebar.contacts.done, exact: true }).click()
    await first.getByText(words.sidebar.day(AS_OF, AS_OF)).waitFor()
    await page.getByRole('tab', { name: words.addon.tabs.contactLog }).waitFor()
    const next = list.getByRole('listitem').nth(1).getByRole('button').first()
    const nextName = (await next.innerText()).trim()
    await next.click()
    await sidebar.getByRole('heading', { name: nextName, exact: true }).waitFor()
    await expect.poll(() => page.locator('#content').textContent()).toMatch(/^C\d+$/)
    expect(await violations(await owner.frame('sidebar'))).toEqual([])
    expect(await violations(page)).toEqual([])

    const workbook = await playground.workbook()
    expect(tabOf(workbook, words.addon.tabs.contactLog).text(2, 2)).not.toBe('')
    expect(tabOf(workbook, customers).values().flat()).toContain(name)
  } finally {
    await owner.leave()
    await playground.stop()
  }
})
