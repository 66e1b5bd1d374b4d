/**
 * The sample shops: what they are made of, that they go into new tabs only and in few service calls, and that the first
 * update of each has something to tell.
 */
import { describe, expect, it } from 'vitest'
import { babyShop } from '../../addon/sample/baby-shop.ts'
import { restaurant } from '../../addon/sample/restaurant.ts'
import { SPRING_FESTIVALS } from '../../addon/sample/restaurant-words.ts'
import { dayOf, isoOf, type SampleShop, type SampleTable, weekdayOf } from '../../addon/sample/tables.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { ask, fill, openShop, setUp, tabOf, update } from './shop.ts'

const TODAYS = ['2026-11-22', '2026-03-01', '2027-02-20', '2028-02-29']
const SHOPS = { en: babyShop, zh: restaurant }
type Made = { tabs: { customers: string; orders: string }; customers: number; orders: number; message: string }

function columnOf(table: SampleTable, header: string): (string | number)[] {
  const at = table.columns.findIndex((column) => column.header === header)
  expect(at).toBeGreaterThanOrEqual(0)
  return table.rows.map((row) => row[at])
}
function emptySheet(language: 'en' | 'zh') {
  const workbook = new Workbook({ locale: language === 'zh' ? 'zh_CN' : 'en_GB' })
  workbook.addSheet('Sheet1', 1000, 26)
  return openShop(workbook, { userLocale: language === 'zh' ? 'zh_CN' : 'en' })
}
/** Each customer's order days, ascending, each once. */
function daysBy(shop: SampleShop, customerHeader: string, dateHeader: string): Map<string, number[]> {
  const days = new Map<string, number[]>()
  const customers = columnOf(shop.orders, customerHeader)
  columnOf(shop.orders, dateHeader).forEach((date, row) => {
    const own = days.get(String(customers[row])) ?? []
    const day = dayOf(String(date))
    if (own[own.length - 1] !== day) own.push(day)
    days.set(String(customers[row]), own)
  })
  return days
}

describe.each(TODAYS)('the baby shop of %s', (today) => {
  const shop = babyShop(today)
  it('has 180 customers who all bought, over 14 months that end that day', () => {
    const ids = columnOf(shop.customers, 'Customer ID')
    expect(new Set(ids).size).toBe(180)
    expect(new Set(columnOf(shop.orders, 'Customer ID'))).toEqual(new Set(ids))
    const dates = columnOf(shop.orders, 'Date').map(String).sort()
    expect(dayOf(today) - dayOf(dates[dates.length - 1])).toBeLessThanOrEqual(1)
    expect(dayOf(today) - dayOf(dates[0])).toBeGreaterThan(400)
  })
  it('has two refunds and four phones that stand twice in two spellings', () => {
    const amounts = columnOf(shop.orders, 'Amount').map(Number)
    const ids = columnOf(shop.orders, 'Order ID')
    const back = new Set(ids.filter((_, row) => amounts[row] < 0))
    expect(back.size).toBe(2)
    for (const id of back) expect(ids.filter((one, row) => one === id && amounts[row] > 0).length).toBeGreaterThan(0)
    const phones = columnOf(shop.customers, 'Phone').map((phone) => String(phone).replace(/\D/g, '').slice(-9))
    expect(phones.length - new Set(phones).size).toBe(4)
    expect(new Set(columnOf(shop.customers, 'Phone')).size).toBe(180)
  })
  it('sells milk powder about every three weeks and only to children who have not outgrown it', () => {
    const born = new Map(shop.customers.rows.map((row) => [row[0], dayOf(String(row[6]))]))
    const days = new Map<string, number[]>()
    for (const [, customer, date, , category, , amount] of shop.orders.rows) {
      if (category !== 'Milk powder' || Number(amount) < 0) continue
      days.set(String(customer), [...(days.get(String(customer)) ?? []), dayOf(String(date))])
    }
    const gaps = [...days.values()].flatMap((own) => own.slice(1).map((day, k) => day - own[k])).sort((a, b) => a - b)
    expect(gaps[Math.floor(gaps.length / 2)]).toBeGreaterThanOrEqual(20)
    expect(gaps[Math.floor(gaps.length / 2)]).toBeLessThanOrEqual(22)
    for (const [customer, own] of days) {
      // The best customer has a younger child too.
      if (customer !== bestCustomer(shop))
        expect(own[own.length - 1] - (born.get(customer) as number)).toBeLessThan(545)
    }
  })
  it('has a best customer who came every week or two and has stayed away for a month', () => {
    const days = daysBy(shop, 'Customer ID', 'Date').get(bestCustomer(shop)) as number[]
    expect(days.length).toBeGreaterThan(30)
    expect(dayOf(today) - days[days.length - 1]).toBeGreaterThanOrEqual(30)
  })
})

function bestCustomer(shop: SampleShop): string {
  const spend = new Map<string, number>()
  for (const row of shop.orders.rows) spend.set(String(row[1]), (spend.get(String(row[1])) ?? 0) + Number(row[6]))
  return [...spend].sort((a, b) => b[1] - a[1])[0][0]
}

describe.each(TODAYS)('the restaurant of %s', (today) => {
  const shop = restaurant(today)
  const days = daysBy(shop, '客户编号', '日期')
  it('has 240 customers who all came, over 12 months that end that day', () => {
    const ids = columnOf(shop.customers, '客户编号')
    expect(new Set(ids).size).toBe(240)
    expect(new Set(columnOf(shop.orders, '客户编号'))).toEqual(new Set(ids))
    const all = [...days.values()].flat()
    expect(dayOf(today) - Math.max(...all)).toBeLessThanOrEqual(3)
    expect(dayOf(today) - Math.min(...all)).toBeGreaterThan(330)
  })
  it('is closed over the Spring Festival', () => {
    const open = new Set([...days.values()].flat().map(isoOf))
    for (const year of [2026, 2027, 2028]) {
      const first = dayOf(`${year}-${SPRING_FESTIVALS[year]}`)
      for (let day = first; day < first + 7; day++) if (day !== dayOf(today)) expect(open).not.toContain(isoOf(day))
    }
  })
  it('has weekly regulars, lunches on working days, two tastes, lunar birthdays', () => {
    const medians = [...days].map(([id, own]) => {
      const gaps = own
        .slice(1)
        .map((day, k) => day - own[k])
        .sort((a, b) => a - b)
      return {
        id,
        visits: own.length,
        gap: gaps[Math.floor(gaps.length / 2)],
        weekdays: own.every((day) => weekdayOf(day) % 6 !== 0),
      }
    })
    expect(medians.filter(({ visits, gap }) => visits > 20 && gap === 7).length).toBeGreaterThan(30)
    expect(medians.filter(({ visits, weekdays }) => visits > 15 && weekdays).length).toBeGreaterThan(25)
    expect(new Set(columnOf(shop.orders, '口味'))).toEqual(new Set(['麻辣', '清淡']))
    expect(new Set(columnOf(shop.orders, '渠道'))).toEqual(new Set(['堂食', '外卖']))
    const birthdays = columnOf(shop.customers, '生日').map(String)
    expect(birthdays.filter((text) => text.startsWith('农历')).length).toBeGreaterThan(15)
    expect(birthdays.filter((text) => /^\d{4}-\d\d-\d\d$/.test(text)).length).toBeGreaterThan(60)
  })
})

it('the Spring Festivals are the first days of the Chinese year', () => {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  for (const [year, date] of Object.entries(SPRING_FESTIVALS)) {
    // Where the new moon is minutes from midnight, Intl may be a day off (2027: 23:56 in Beijing, 2030: 0:07).
    const around = [-1, 0, 1].map((later) =>
      chinese.format(new Date(Date.parse(`${year}-${date}`) + later * 86_400_000)),
    )
    expect(around, year).toContain('1/1')
  }
})

it('the same day gives the same shop, another day another', () => {
  for (const make of Object.values(SHOPS)) {
    expect(make('2026-11-22')).toEqual(make('2026-11-22'))
    expect(make('2026-11-22').orders.rows).not.toEqual(make('2026-11-23').orders.rows)
  }
})

describe('making a sample shop', () => {
  it('fills new tabs in few service calls and leaves every other tab alone', () => {
    const host = emptySheet('en')
    fill(host.workbook, 'Orders', [['my own'], ['tab']])
    host.resetCounts()
    const made = ask<Made>(host, 'makeSampleShop')
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(41)
    expect(made.tabs).toEqual({ customers: 'Customers', orders: 'Orders 2' })
    expect(tabOf(host.workbook, 'Orders').value(2, 1)).toBe('tab')
    expect(tabOf(host.workbook, 'Sheet1').lastRow()).toBe(0)
    expect(tabOf(host.workbook, 'Orders 2').lastRow()).toBe(made.orders + 1)
    expect(tabOf(host.workbook, 'Customers').lastRow()).toBe(181)
    // A second shop stands beside the first.
    expect(ask<Made>(host, 'makeSampleShop').tabs).toEqual({ customers: 'Customers 2', orders: 'Orders 3' })
  })
  it('follows the person’s language or the one asked for', () => {
    const host = emptySheet('zh')
    expect(ask<Made>(host, 'makeSampleShop')).toMatchObject({
      tabs: { customers: '客户', orders: '订单' },
      customers: 240,
    })
    const english = ask<Made>(host, 'makeSampleShop', { language: 'en', asOf: '2026-06-30' })
    expect(english).toMatchObject({ tabs: { customers: 'Customers' }, customers: 180 })
    expect(english.message).toMatch(/^示例店铺已放进/)
  })
  it('is offered only while no tab holds anything', () => {
    const host = emptySheet('en')
    expect(ask(host, 'sidebarHome')).toMatchObject({ state: 'notConnected', empty: true })
    ask(host, 'makeSampleShop')
    expect(ask(host, 'sidebarHome')).toMatchObject({ state: 'notConnected', empty: false })
  })
})

describe.each(['en', 'zh'] as const)('the first update of the sample shop (%s)', (language) => {
  it('reads every row and has a full list of contacts for today', () => {
    const host = emptySheet(language)
    const made = ask<Made>(host, 'makeSampleShop')
    const columns = ['segment', 'tier', 'nextContact', 'contactReason']
    setUp(host, { language, columns })
    const report = update(host)
    expect(report).toMatchObject({ problems: 0, customers: made.customers })
    const home = ask<{ due: { today: number } }>(host, 'sidebarHome')
    expect(home.due.today).toBeGreaterThan(20)
    const sheet = tabOf(host.workbook, made.tabs.customers)
    const values = (at: number): Set<unknown> => {
      const header = { en: ['Segment', 'Contact reason'], zh: ['客户分群', '联系原因'] }[language][at]
      return new Set(Array.from({ length: made.customers }, (_, row) => sheet.value(row + 2, sheet.columnOf(header))))
    }
    expect(values(0).size).toBeGreaterThanOrEqual(7)
    expect(values(1).size).toBeGreaterThanOrEqual(3)
  })
  it('sees a class shrink and more customers at risk since the end of last month', () => {
    const host = emptySheet(language)
    ask(host, 'makeSampleShop')
    setUp(host, { language })
    update(host)
    const { classes } = ask<{ classes: { code: string; change: number }[] }>(host, 'classChanges')
    const change = Object.fromEntries(classes.map(({ code, change }) => [code, change]))
    expect(change.atRisk).toBeGreaterThan(10)
    expect(Object.values(change).filter((by) => by < 0).length).toBeGreaterThanOrEqual(2)
  })
})
