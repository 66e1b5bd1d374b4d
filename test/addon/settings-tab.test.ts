/** The Settings tab: made at set-up, read by every update, wrong cells told with their place, made again when it is gone. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { ask, cellOf, openShop, ownedValues, readyShop, shopWorkbook, tabOf, update } from './shop.ts'

const settingsOf = (host: Host, name = 'Settings') => tabOf(host.workbook, name)
/** Row and column of the cell beside `text`, in the table whose header (row 1) is `header`. */
const beside = (sheet: Sheet, text: string, header: string): [number, number] => {
  const column = sheet.values()[0].indexOf(header) + 1
  for (let row = 1; row <= sheet.lastRow(); row++)
    for (let c = 1; c <= column; c++) if (sheet.value(row, c) === text) return [row, column]
  throw new Error(`no line ${text}`)
}
const put = (sheet: Sheet, text: string, value: Value, header = 'Value') => {
  sheet.setValue(...beside(sheet, text, header), value)
}
const sent = (host: Host) => JSON.parse(host.requests[host.requests.length - 1].text)
const problemLines = (host: Host) =>
  tabOf(host.workbook, 'Problems')
    .values()
    .filter((row) => row[0] === 'Settings')

describe('the Settings tab', () => {
  it('says every setting with its default and what it does, the tiers and the columns', () => {
    const host = readyShop()
    const sheet = settingsOf(host)
    expect(sheet.hidden).toBe(false)
    expect(sheet.frozenRows).toBe(1)
    const [headers] = sheet.values()
    expect(headers.slice(0, 4)).toEqual(['Setting', 'Value', 'What it does', 'Default'])
    expect(sheet.value(...beside(sheet, 'Window (days)', 'Default'))).toBe('365')
    expect(sheet.value(...beside(sheet, 'Window (days)', 'Value'))).toBe('')
    expect(sheet.value(...beside(sheet, 'Currency', 'Value'))).toBe('GBP')
    expect(sheet.value(...beside(sheet, 'Gold', 'Reached from'))).toBe(5000)
    expect(sheet.value(...beside(sheet, 'Segment', 'Write'))).toBe(true)
    expect(sheet.value(...beside(sheet, 'Churn risk', 'Write'))).toBe(false)
    const method = sheet.look(...beside(sheet, 'Scoring method', 'Value'))
    expect(method?.validation?.choices).toEqual(['Against other buyers', 'Own bounds', 'Kept bounds'])
  })

  it('changes what the next update scores and writes, in words of either language', () => {
    const host = readyShop()
    update(host)
    const sheet = settingsOf(host)
    put(sheet, 'Window (days)', 30)
    put(sheet, 'Segments', '八类客户')
    put(sheet, 'Weekdays', 'Mon, Tue, Wed, Thu, Fri')
    put(sheet, 'Channels', 'WhatsApp, E-mail')
    put(sheet, 'Contacts a day: SMS', '1,000')
    put(sheet, 'Weight of R', 10)
    put(sheet, 'Churn risk', true, 'Write')
    put(sheet, 'Gold', 300, 'Reached from')
    put(sheet, 'Silver', 100, 'Reached from')
    const days = sheet.values()[0].indexOf('Holiday') + 1
    sheet.setValue(2, days, '2026-12-25')
    sheet.setValue(2, days + 1, 'Christmas')
    sheet.setValue(2, days + 2, true)
    sheet.setValue(2, sheet.values()[0].indexOf('Working day') + 1, '2026/11/29')
    expect(update(host).problems).toBe(0)
    expect(sent(host).settings).toEqual({
      locale: 'en-GB',
      currency: 'GBP',
      rfm: { windowDays: 30, weights: { r: 10, f: 8, m: 8 } },
      segments: { preset: 'eight' },
      tiers: {
        levels: [
          { name: 'Member', up: 0 },
          { name: 'Silver', up: 100 },
          { name: 'Gold', up: 300 },
          { name: 'Platinum', up: 20000 },
        ],
      },
      contact: {
        weekdays: [1, 2, 3, 4, 5],
        channels: ['whatsapp', 'email'],
        capacity: { sms: 1000 },
        holidays: [{ date: '2026-12-25', name: 'Christmas', greet: true }],
        workingDays: ['2026-11-29'],
      },
    })
    const customers = tabOf(host.workbook, 'Customers')
    expect(['High', 'Medium', 'Low']).toContain(cellOf(customers, 'C001', 'Churn risk'))
    expect(Object.values(ownedValues(customers)).map(([, tier]) => tier)).toContain('Gold')
    host.resetCounts()
    expect(update(host).changedCells).toBe(0)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(40)
  })

  it('uses the default instead of a wrong value and tells its cell', () => {
    const host = readyShop()
    const sheet = settingsOf(host)
    put(sheet, 'Window (days)', 'a year')
    put(sheet, 'Scoring method', 'guess')
    put(sheet, 'Highest score', 12)
    put(sheet, 'Gold', 'much', 'Reached from')
    put(sheet, 'Churn risk', 'perhaps', 'Write')
    sheet.setValue(2, sheet.values()[0].indexOf('Holiday') + 1, 'soon')
    sheet.setValue(60, 1, 'Windows')
    sheet.setValue(60, 2, 3)
    const report = update(host)
    expect(report.problems).toBe(7)
    expect(sent(host).settings).toEqual({ locale: 'en-GB', currency: 'GBP' })
    const lines = problemLines(host)
    expect(lines.map(([, row, name, found]) => [Number(row), name, found])).toEqual([
      [beside(sheet, 'Scoring method', 'Value')[0], 'Scoring method', 'guess'],
      [beside(sheet, 'Highest score', 'Value')[0], 'Highest score', '12'],
      [beside(sheet, 'Window (days)', 'Value')[0], 'Window (days)', 'a year'],
      [60, 'Windows', '3'],
      [4, 'Gold', 'much'],
      [2, 'Holiday', 'soon'],
      [beside(sheet, 'Churn risk', 'Write')[0], 'Churn risk', 'perhaps'],
    ])
    expect(lines[2].slice(4)).toEqual(['Enter a whole number from 0 to 3,650.', 'Used the default: 365.'])
    expect(tabOf(host.workbook, 'Problems').value(3, 1)).toBe('Wrong setting: 7')
    expect(host.toasts[host.toasts.length - 1].message).toMatch(/7 cells need a look/)
    for (const text of ['Window (days)', 'Scoring method', 'Highest score']) put(sheet, text, '')
    put(sheet, 'Gold', 5000, 'Reached from')
    put(sheet, 'Churn risk', false, 'Write')
    sheet.setValue(2, sheet.values()[0].indexOf('Holiday') + 1, '')
    sheet.setValue(60, 2, '')
    expect(update(host).problems).toBe(0)
    expect(problemLines(host)).toEqual([])
  })

  it('is made again with what was in force after it was deleted', () => {
    const host = readyShop()
    const sheet = settingsOf(host)
    put(sheet, 'Window (days)', 90)
    put(sheet, 'Gold', 'free tea', 'Benefits')
    put(sheet, 'Lifecycle', true, 'Write')
    update(host)
    host.workbook.sheets = host.workbook.sheets.filter((one) => one !== sheet)
    expect(update(host)).toMatchObject({ changedCells: 0, problems: 0 })
    const again = settingsOf(host)
    expect(again).not.toBe(sheet)
    expect(again.value(...beside(again, 'Window (days)', 'Value'))).toBe('90')
    expect(again.value(...beside(again, 'Gold', 'Benefits'))).toBe('free tea')
    expect(again.value(...beside(again, 'Lifecycle', 'Write'))).toBe(true)
    expect(sent(host).settings.rfm).toEqual({ windowDays: 90 })
    expect(JSON.stringify(host.requests)).not.toContain('free tea')
  })

  it('is read after it was renamed, its columns moved and lines put between', () => {
    const host = readyShop()
    const sheet = settingsOf(host)
    put(sheet, 'Window (days)', 60)
    sheet.name = 'How we count'
    sheet.insertRows(1, 1)
    sheet.setValue(1, 1, 'Ask Ann before changing anything')
    sheet.insertColumns(2, 1)
    sheet.setValue(2, 2, 'Since')
    expect(update(host).problems).toBe(0)
    expect(sent(host).settings.rfm).toEqual({ windowDays: 60 })
    expect(update(host).changedCells).toBe(0)
    sheet.setValue(2, 1, 'Names')
    update(host)
    expect(sent(host).settings.rfm).toEqual({ windowDays: 60 })
    expect(tabOf(host.workbook, 'Problems').values().flat()).toContain(
      'The header “Setting” is missing in row 1. Bring it back.',
    )
  })

  it('takes over what the set-up dialog chooses and leaves every other cell alone', () => {
    const host = readyShop()
    const sheet = settingsOf(host)
    put(sheet, 'Window (days)', 60)
    put(sheet, 'Highest score', 'many')
    sheet.setFormula(...beside(sheet, 'Contacts in 30 days', 'Value'), '=1+2', 3)
    update(host)
    ask(host, 'saveSetUp', {
      columns: ['segment', 'tier', 'why'],
      settings: {
        tiers: {
          metric: 'orders',
          levels: [
            { name: 'Guest', up: 0 },
            { name: 'Friend', up: 3, keep: 2 },
          ],
        },
      },
    })
    expect(sheet.value(...beside(sheet, 'Window (days)', 'Value'))).toBe(60)
    expect(sheet.value(...beside(sheet, 'Highest score', 'Value'))).toBe('many')
    expect(sheet.look(...beside(sheet, 'Contacts in 30 days', 'Value'))?.formula).toBe('=1+2')
    expect(sheet.value(...beside(sheet, 'Tiers are earned by', 'Value'))).toBe('Days with an order')
    expect(sheet.value(...beside(sheet, 'Why', 'Write'))).toBe(true)
    expect(sheet.value(...beside(sheet, 'Friend', 'Kept from'))).toBe(2)
    expect(sheet.values().flat()).not.toContain('Platinum')
    update(host)
    expect(sent(host).settings.tiers).toEqual({
      metric: 'orders',
      levels: [
        { name: 'Guest', up: 0 },
        { name: 'Friend', up: 3, keep: 2 },
      ],
    })
    expect(sent(host).columns).toEqual(['segment', 'tier', 'why'])
  })

  it('shows the rules of a file in its table and keeps them', () => {
    const host = readyShop()
    const rules = [{ name: 'Big', when: [{ column: 'monetary', operator: '>', value: 100 }], sets: { tag: 'big' } }]
    ask(host, 'saveSetUp', { settings: { rules } })
    update(host)
    put(settingsOf(host), 'Window (days)', 90)
    update(host)
    expect(sent(host).settings).toMatchObject({ rules, rfm: { windowDays: 90 } })
  })

  it('refuses a value of the dialog or a file that no cell may hold', () => {
    const host = readyShop()
    expect(() => ask(host, 'saveSetUp', { settings: { rfm: { bins: 99 } } })).toThrow(/rfm\.bins.*from 2 to 9/)
  })

  it('opens from the menu, and comes back where it is gone', () => {
    const host = readyShop()
    host.workbook.sheets = host.workbook.sheets.filter(({ name }) => name !== 'Settings')
    host.run('openSettings')
    expect(host.workbook.activeSheetId).toBe(settingsOf(host).id)
    const fresh = openShop(shopWorkbook())
    fresh.run('openSettings')
    expect(fresh.dialogs[0].title).toBe('Connection to the Worker')
  })

  it('has Chinese tiers and words in a Chinese sheet from the first set-up on', () => {
    const host = readyShop(shopWorkbook({ locale: 'zh_CN' }))
    const sheet = settingsOf(host, '设置')
    expect(sheet.value(...beside(sheet, '金卡', '升级门槛'))).toBe(5000)
    put(sheet, '统计期（天）', 0, '值')
    expect(update(host).problems).toBe(0)
    expect(sent(host).settings.rfm).toEqual({ windowDays: 0 })
    expect(Object.values(ownedValues(tabOf(host.workbook, 'Customers'), ['会员等级'])).flat()).toContain('普通会员')
  })
})

describe('a changed language or tier', () => {
  it('renews headers, colours, labels and the tab’s own words; a person’s header stays', () => {
    const host = readyShop(undefined, {}, { columns: ['segment', 'tier', 'nextContact', 'toNextTier'] })
    update(host)
    const customers = tabOf(host.workbook, 'Customers')
    customers.setValue(1, customers.columnOf('Next contact'), 'Call on')
    const sheet = settingsOf(host)
    const own = {
      ranges: [{ row: 2, column: 6, rows: 9, columns: 1 }],
      criteria: 'TEXT_CONTAINS',
      arguments: ['x'],
      look: {},
    }
    customers.rules.push(own)
    put(sheet, 'Language', '中文')
    put(sheet, 'Gold', 'VIP', 'Tier')
    put(sheet, 'Tiers are earned by', 'Days with an order')
    sheet.setValue(3, 6, '朋友')
    const report = update(host)
    expect(report.problems).toBe(0)
    const headers = customers.values()[0]
    expect(headers.slice(5)).toEqual(['客户分群', '会员等级', 'Call on', '距升级还差'])
    expect(customers.rules.flatMap(({ arguments: texts }) => texts)).toEqual(
      expect.arrayContaining(['冠军客户', 'VIP', '朋友', 'x']),
    )
    expect(customers.rules.flatMap(({ arguments: texts }) => texts)).not.toContain('Champions')
    expect(customers.rules.flatMap(({ arguments: texts }) => texts)).not.toContain('Gold')
    expect(customers.look(2, customers.columnOf('距升级还差'))?.numberFormat).toBe('0')
    expect(sheet.values()[0].slice(0, 4)).toEqual(['设置项', '值', '说明', '默认值'])
    expect(sheet.value(...beside(sheet, '等级按什么计算', '值'))).toBe('消费次数')
    expect(sheet.value(...beside(sheet, 'VIP', '升级门槛'))).toBe(5000)
    host.resetCounts()
    expect(update(host)).toMatchObject({ changedCells: 0, problems: 0, typedCells: 0 })
    expect(host.counts.byMethod['Range.setValues']).toBeUndefined()
  })
})
