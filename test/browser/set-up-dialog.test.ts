/** From an empty sheet to the first update in the Set up dialog, by keyboard alone, with axe's rules on every step. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { ask, openShop, tabOf } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { openSidebar } from './sidebar-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

function emptySheet(userLocale: string) {
  const workbook = new Workbook({ locale: userLocale === 'zh_CN' ? 'zh_CN' : 'en_GB' })
  workbook.addSheet('Sheet1', 1000, 26)
  return openShop(workbook, { userLocale })
}

it.each([
  ['en', 'en-GB', 'Customers', 'Segment', 'Tier', /^180 customers, .* Changed/],
  ['zh_CN', 'zh-CN', '客户', '客户分群', '会员等级', /^客户 240 位/],
])(
  'makes a sample shop and fills its columns without a mouse (%s)',
  { timeout: 40_000 },
  async (user, locale, tab, header, tier, done) => {
    const host = emptySheet(user)
    ask(host, 'connect', { workerUrl: 'https://shop.workers.dev', setupKey: 'key' })
    const { page, calls, errors, requests, close } = await openSidebar(browser, host, {
      opener: 'setUp',
      kind: 'dialog',
      locale,
    })
    try {
      // The sample shop has the focus, then Save, then Update now.
      await page.locator('#go:focus').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.locator('#leaving .values').first().waitFor()
      expect(await violations(page)).toEqual([])
      for (let k = 0; k < 80 && (await page.locator('#go:focus').count()) === 0; k++) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.locator('#go:focus:enabled').waitFor()
      await page.getByRole('heading', { name: tab }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: done }).waitFor()
      expect(await violations(page)).toEqual([])
      // The window is as tall as what it says.
      await expect.poll(() => page.viewportSize()?.height).toBeLessThan(300)
      // What comes next has the focus: whom to contact, and the list of them.
      await page.locator('#go:focus').waitFor()
      if (tab === 'Customers') {
        await page.keyboard.press('Enter')
        await expect.poll(() => calls).toContain('contactsToday')
        await expect
          .poll(() => host.dialogs.at(-1))
          .toMatchObject({ kind: 'sidebar', content: expect.stringContaining('"contacts"') })
      } else {
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        await expect.poll(() => host.workbook.sheets.map(({ name }) => name)).toContain('联系名单')
      }
      const sheet = tabOf(host.workbook, tab)
      expect(sheet.value(2, sheet.columnOf(header))).not.toBe('')
      // The tiers fit the shop's spend unless the owner unticks it: somebody is in each of the four.
      const inTier = Array.from({ length: sheet.lastRow() - 1 }, (_, k) => sheet.value(k + 2, sheet.columnOf(tier)))
      expect(new Set(inTier)).toHaveProperty('size', 4)
      expect(errors).toEqual([])
      expect(requests).toEqual([])
    } finally {
      await close()
    }
  },
)

it('makes a sample shop from the sidebar of an empty sheet', { timeout: 30_000 }, async () => {
  const host = emptySheet('en')
  const { page, calls, errors, close } = await openSidebar(browser, host)
  try {
    await page.getByRole('button', { name: 'Try with a sample shop' }).click()
    await page.getByText('A sample shop is in two new tabs').waitFor()
    await page.getByRole('button', { name: 'Try with a sample shop' }).waitFor({ state: 'detached' })
    expect(calls).toContain('makeSampleShop')
    expect(tabOf(host.workbook, 'Customers').lastRow()).toBe(181)
    expect(errors).toEqual([])
  } finally {
    await close()
  }
})

it('shows the duplicates of the sample shop from the sidebar and merges what is ticked', {
  timeout: 30_000,
}, async () => {
  const host = emptySheet('en')
  ask(host, 'makeSampleShop')
  ask(host, 'connect', { workerUrl: 'https://shop.workers.dev', setupKey: 'key' })
  ask(host, 'saveSetUp', {})
  ask(host, 'updateNow')
  const { page, errors, close } = await openSidebar(browser, host)
  try {
    await page.getByRole('button', { name: 'Look for duplicates' }).click()
    await page.getByText('4 possible duplicates, 4 of them ticked').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Merge the ticked rows' }).click()
    await page.getByText('4 rows name in “Same as”').waitFor()
    await page.getByRole('button', { name: 'Update now' }).click()
    await page.getByText('176 customers,', { exact: false }).first().waitFor()
    // It spoke of the next update, which has run.
    await page.getByText('4 rows name in “Same as”').waitFor({ state: 'detached' })
    expect(ask(host, 'updateNow')).toMatchObject({ merged: 4, customers: 176 })
    expect(errors).toEqual([])
  } finally {
    await close()
  }
})
