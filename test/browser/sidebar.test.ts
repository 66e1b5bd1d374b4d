/** The sidebar in a browser at 300 px: every view in both languages with axe's rules on each; before the first update; Home. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellOf, openShop, setUp, shopWorkbook, tabOf, update } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { openSidebar } from './sidebar-page.ts'
import { COLUMNS, fits, readyHost, VIEWS, withSidebar } from './sidebar-shop.ts'

const LONG = [
  'Bartholomew-Maximilian Wolfeschlegelsteinhausenbergerdorff-Featherstonehaughington Jr.',
  '欧阳娜娜与她的三个双胞胎姐妹的妈妈王女士（老客户介绍）欧阳娜娜与她的三个双胞胎姐妹的妈妈王女士',
]

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('every view', () => {
  it.each([
    ['en', 0],
    ['en', 24],
    ['zh', 1],
    ['zh', 24],
  ] as const)(
    'has no violation of axe and fits 300 px (%s, %i customers with very long names)',
    async (language, customers) => {
      const workbook = shopWorkbook()
      const sheet = tabOf(workbook, 'Customers')
      for (let row = 2; row <= 25; row++) sheet.setValue(row, 2, LONG[row % 2])
      sheet.setValue(3, 4, 'Averylongnotewithoutanyspaces'.repeat(6))
      if (customers < 24) sheet.deleteRows(2 + customers, 24 - customers)
      const host = openShop(workbook, { userLocale: language === 'zh' ? 'zh_CN' : 'en' })
      setUp(host, { language, columns: COLUMNS })
      if (customers > 0) update(host)
      await withSidebar(await openSidebar(browser, host), async (sidebar) => {
        const { page } = sidebar
        for (const [at, view] of VIEWS[language].entries()) {
          await sidebar.view(view)
          if (at === 1 && customers > 0) {
            // The row that a search leads to.
            await sidebar.view(VIEWS[language][3])
            await page.getByRole('combobox').fill('C001')
            await page.getByRole('option').first().waitFor()
            await page.keyboard.press('Enter')
            await page.locator('details').first().waitFor()
            await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true })`)
          }
          if (at === 3 && customers > 0) await page.getByRole('combobox').fill('55')
          await page.waitForTimeout(150)
          expect(await violations(page), view).toEqual([])
          await fits(sidebar)
        }
      })
    },
  )
})

describe('before the first update', () => {
  it('says what it is and offers Set up, then the first update', async () => {
    const host = openShop(shopWorkbook())
    await withSidebar(
      await openSidebar(browser, host, { instead: { setUp: () => '{"ok":true}' } }),
      async (sidebar) => {
        const { page, calls } = sidebar
        await page.getByRole('button', { name: 'Set up' }).click()
        await expect.poll(() => calls).toContain('setUp')
        expect(await violations(page)).toEqual([])
        for (const view of ['Contacts', 'Customer']) {
          await sidebar.view(view)
          await page.getByRole('alert').getByRole('button', { name: 'Set up' }).waitFor()
        }
        await sidebar.view('Home')
        await page.getByRole('button', { name: 'Set up' }).waitFor()
        setUp(host)
        await page.getByRole('button', { name: 'Update now' }).click()
        await page.getByText('24 customers, 84 orders. Changed').waitFor()
        expect(cellOf(tabOf(host.workbook, 'Customers'), 'C001', 'Segment')).not.toBe('')
      },
    )
  })
})

describe('Home', () => {
  it('shows the steps of an update and takes Cancel', async () => {
    const host = readyHost()
    let step = { step: 'reading', done: 0, total: 84, atMs: 0 }
    let finish: (json: string) => void = () => {}
    const instead = {
      updateNow: () => new Promise((resolve) => (finish = resolve)),
      progress: () => JSON.stringify({ ok: true, progress: { ...step, atMs: Date.now() } }),
      cancelUpdate: () => {
        setTimeout(() => finish('{"ok":false,"code":"cancelled","message":"The update was cancelled."}'), 300)
        return '{"ok":true}'
      },
    }
    await withSidebar(await openSidebar(browser, host, { instead }), async ({ page }) => {
      await page.getByRole('button', { name: 'Update now' }).focus()
      await page.keyboard.press('Enter')
      await page.getByText('Reading 84 rows').waitFor()
      await page.locator('#view:focus').waitFor()
      step = { step: 'sending', done: 1, total: 2, atMs: 0 }
      await page.getByText('Sending 2 changed blocks').waitFor()
      await expect.poll(() => page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50')
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByText('Stopping before anything is written').waitFor()
      await page.getByText('The update was cancelled.').waitFor()
      await page.getByRole('button', { name: 'Try again' }).waitFor()
    })
  })

  it('previews, updates and undoes', async () => {
    const host = readyHost()
    const sheet = tabOf(host.workbook, 'Customers')
    const before = cellOf(sheet, 'C001', 'Tier')
    tabOf(host.workbook, 'Orders').setValue(2, 4, 90_000)
    await withSidebar(await openSidebar(browser, host), async ({ page }) => {
      await page.getByRole('button', { name: 'Preview' }).click()
      await page.getByText(/^Would change \d+ of \d+ customers \(\d+ cells?\)\.$/).waitFor()
      await page.getByText('Member → Platinum').first().waitFor()
      expect(await violations(page)).toEqual([])
      expect(cellOf(sheet, 'C001', 'Tier')).toBe(before)
      await page.getByRole('button', { name: 'Update now' }).click()
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText(/cells are as before the update/).waitFor()
      expect(cellOf(sheet, 'C001', 'Tier')).toBe(before)
    })
  })

  it('leads to the contacts and the problems', async () => {
    const workbook = shopWorkbook()
    tabOf(workbook, 'Orders').setValue(3, 3, 'last week')
    const host = readyHost('en', workbook)
    await withSidebar(await openSidebar(browser, host), async ({ page, calls }) => {
      await page.getByRole('button', { name: /1 cell needs a look/ }).click()
      await expect.poll(() => calls).toContain('openProblems')
      expect(workbook.sheets.find(({ id }) => id === workbook.activeSheetId)?.name).toBe('Problems')
      await page.getByRole('button', { name: /to contact today/ }).click()
      await page.getByRole('tab', { name: 'Contacts', selected: true }).waitFor()
    })
  })

  it('opens the Contact list and the Dashboard, busy meanwhile, and says why it could not', async () => {
    const host = readyHost()
    const { workbook } = host
    let finish: (json: string) => void = () => {}
    const instead: { [name: string]: () => unknown } = {
      showDashboard: () => new Promise((resolve) => (finish = resolve)),
    }
    await withSidebar(await openSidebar(browser, host, { instead }), async (sidebar) => {
      const { page, calls } = sidebar
      const dashboard = page.getByRole('button', { name: 'Dashboard' })
      const list = page.getByRole('button', { name: 'Contact list' })
      await list.click()
      await page.getByText(/^\d+ customers are due within a week\.$/).waitFor()
      expect(workbook.sheets.find(({ id }) => id === workbook.activeSheetId)?.name).toBe('Contact list')
      await dashboard.click()
      await page.getByText('Adding up the last twelve months').waitFor()
      expect([await dashboard.isDisabled(), await list.isDisabled()]).toEqual([true, true])
      await expect.poll(() => calls).toContain('showDashboard')
      finish('{"ok":false,"code":"unreachable","message":"The Worker did not answer."}')
      await page.getByRole('alert').getByText('The Worker did not answer.').waitFor()
      expect(await violations(page)).toEqual([])
      await fits(sidebar)
      delete instead.showDashboard
      const fetch = host.options.fetch
      host.options.fetch = () => {
        throw new Error('Exception: DNS error')
      }
      const { length } = host.dialogs
      await page.getByRole('button', { name: 'Try again' }).click()
      await page
        .getByRole('alert')
        .getByText(/could not be reached|did not answer/)
        .waitFor()
      // The page says it: no alert of Google's on top.
      expect(host.dialogs).toHaveLength(length)
      host.options.fetch = fetch
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('status').getByText('Dashboard').waitFor()
      expect(workbook.sheets.find(({ id }) => id === workbook.activeSheetId)?.name).toBe('Dashboard')
    })
  })

  it('says what happened where Google does not answer', async () => {
    const instead = {
      sidebarHome: () => {
        throw new Error('Exception: stack at code.js:1')
      },
    }
    await withSidebar(await openSidebar(browser, readyHost(), { instead }), async ({ page }) => {
      await page.getByText('Google did not answer. Your own cells are as they were.').waitFor()
      expect(await page.locator('body').innerText()).not.toContain('code.js')
    })
  })
})
