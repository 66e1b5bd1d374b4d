/** The sidebar in a browser at 300 px: every view by mouse and keyboard, in both languages, with axe's rules on each. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { DEFAULT_COLUMNS } from '../../worker/contract.ts'
import { cellOf, fill, openShop, readyShop, rowOf, setUp, shopWorkbook, tabOf, update } from '../addon/shop.ts'
import { violations } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { misfits } from './layout.ts'
import { openSidebar, type Sidebar } from './sidebar-page.ts'

const COLUMNS = [...DEFAULT_COLUMNS, 'contactReason', 'contactChannel', 'favourite']
const VIEWS = {
  en: ['Home', 'Customer', 'Contacts', 'Search', 'Settings'],
  zh: ['首页', '客户', '联系', '查找', '设置'],
}
const LONG = [
  'Bartholomew-Maximilian Wolfeschlegelsteinhausenbergerdorff-Featherstonehaughington Jr.',
  '欧阳娜娜与她的三个双胞胎姐妹的妈妈王女士（老客户介绍）欧阳娜娜与她的三个双胞胎姐妹的妈妈王女士',
]
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

/** Runs with a sidebar that is closed afterwards; its page threw nothing and asked nobody. */
async function withSidebar(sidebar: Sidebar, look: (sidebar: Sidebar) => Promise<void>): Promise<void> {
  try {
    await look(sidebar)
    expect(sidebar.errors).toEqual([])
    expect(sidebar.requests).toEqual([])
  } finally {
    await sidebar.close()
  }
}
function readyHost(language: 'en' | 'zh' = 'en', workbook = shopWorkbook()) {
  const options = { userLocale: language === 'zh' ? 'zh_CN' : 'en' }
  const host = readyShop(workbook, options, { language, columns: COLUMNS })
  update(host)
  return host
}
/** No wider than the sidebar, nothing cut, nothing over anything else. */
async function fits({ page }: Sidebar): Promise<void> {
  await page.evaluate('scrollTo(0, 0)')
  expect(await misfits(page)).toEqual([])
}

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
