/** Every number of the Dashboard beside the same number added up from the sample shop's rows and columns, the plain way. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Value } from '../../playground/workbook/cell.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { ask, openShop, setUp, tabOf, update } from './shop.ts'

/** 2026-11-22. */
const TODAY = 46_348
type Line = Record<string, Value>
interface Order {
  customer: string
  day: number
  /** What it came to, as known on a day: what is given back later counts from then on. */
  net: (day: number) => number
}

let page: Sheet
let customers: Line[]
let orders: Order[]

beforeAll(() => {
  const workbook = new Workbook({ locale: 'en_GB' })
  workbook.addSheet('Sheet1', 1000, 26)
  const host = openShop(workbook, { userLocale: 'en' })
  ask(host, 'makeSampleShop')
  setUp(host, { columns: ['segment', 'tier', 'lifecycle', 'nextContact'] })
  update(host)
  ask(host, 'showDashboard')
  page = tabOf(workbook, 'Dashboard')
  customers = linesOf(tabOf(workbook, 'Customers'))
  orders = ordersOf(linesOf(tabOf(workbook, 'Orders')))
})

function linesOf(sheet: Sheet): Line[] {
  const [headers, ...rows] = sheet.values()
  return rows.map((cells) => Object.fromEntries(cells.map((cell, k) => [String(headers[k]), cell])))
}
function ordersOf(lines: Line[]): Order[] {
  const byId = new Map<Value, Line[]>()
  for (const line of lines) byId.set(line['Order ID'], [...(byId.get(line['Order ID']) ?? []), line])
  return [...byId.values()].map((own) => ({
    customer: String(own[0]['Customer ID']),
    day: Math.min(...own.map(({ Date: day }) => Number(day))),
    net: (day) => sum(own.filter((line) => Number(line.Date) <= day).map((line) => Number(line.Amount))),
  }))
}
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569
/** The table whose first header is this, by header. */
function table(first: string): Line[] {
  const rows = page.values()
  const top = rows.findIndex((cells) => cells[0] === first)
  const lines: Line[] = []
  for (let at = top + 1; rows[at]?.[0]; at++)
    lines.push(Object.fromEntries(rows[at].map((cell, k) => [String(rows[top][k]), cell])))
  return lines
}
const lifetime = (id: Value): number =>
  sum(orders.filter(({ customer }) => customer === id).map(({ net }) => net(TODAY)))

describe('the Dashboard of the sample shop', () => {
  it('has five figures that are those of the rows', () => {
    const figures = [1, 3, 6, 9, 12].map((column) => page.value(5, column))
    const counting = orders.filter(({ net }) => net(TODAY) > 0)
    const year = counting.filter(({ day }) => day > TODAY - 365)
    const active = customers.filter(({ Lifecycle }) => ['New', 'Returned', 'Active'].includes(String(Lifecycle)))
    const again = customers.filter(({ 'Customer ID': id }) => {
      return new Set(counting.filter(({ customer }) => customer === id).map(({ day }) => day)).size > 1
    })
    const due = customers.filter(({ 'Next contact': day }) => day !== '' && Number(day) <= TODAY)
    expect(figures).toEqual([
      String(customers.length),
      `${Math.round((100 * active.length) / customers.length)} %`,
      Math.round(sum(year.map(({ net }) => net(TODAY)))).toLocaleString('en-US'),
      `${Math.round((100 * again.length) / customers.length)} %`,
      String(due.length),
    ])
    expect(due.length).toBeGreaterThan(20)
  })

  it('has each segment with its customers, revenue and ratings', () => {
    const segments = table('Segment')
    const revenue = sum(customers.map(({ 'Customer ID': id }) => lifetime(id)))
    expect(segments.length).toBeGreaterThanOrEqual(7)
    for (const line of segments) {
      const own = customers.filter(({ Segment }) => Segment === line.Segment)
      const spent = sum(own.map(({ 'Customer ID': id }) => lifetime(id)))
      const ratings = own.map(({ Satisfaction }) => Satisfaction).filter((rating) => rating !== '')
      expect(line).toMatchObject({
        Customers: own.length,
        'Of customers': own.length / customers.length,
        Revenue: Math.round(spent),
        'Of revenue': expect.closeTo(spent / revenue, 6),
        Ratings: ratings.length,
        'Mean rating': ratings.length < 5 ? '' : Math.round((1000 * sum(ratings.map(Number))) / ratings.length) / 1000,
      })
    }
  })

  it('has each month with its orders, revenue and new buyers, and today’s stages', () => {
    const months = table('Month')
    expect(months).toHaveLength(13)
    months.forEach((line, k) => {
      // 13 months end with November 2026.
      const at = 2025 * 12 + 10 + k
      const iso = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
      const [from, end] = [dayOf(iso(at)), Math.min(TODAY, dayOf(iso(at + 1)) - 1)]
      const known = orders.filter((order) => order.day <= end && order.net(end) > 0)
      const own = known.filter(({ day }) => day >= from)
      const before = new Set(known.filter(({ day }) => day < from).map(({ customer }) => customer))
      expect(line, String(line.Month)).toMatchObject({
        Orders: own.length,
        Revenue: Math.round(sum(own.map(({ net }) => net(end)))),
        'New buyers': new Set(own.map(({ customer }) => customer).filter((one) => !before.has(one))).size,
      })
    })
    const stages = (...names: string[]): number =>
      customers.filter((one) => names.includes(String(one.Lifecycle))).length
    expect(months[12]).toMatchObject({
      Active: stages('New', 'Returned', 'Active'),
      'At risk': stages('At risk'),
      Lapsed: stages('Recently lapsed', 'Mid lapsed'),
      Dormant: stages('Dormant'),
    })
  })

  it('has the curve of revenue from the best customers down', () => {
    const spends = customers.map(({ 'Customer ID': id }) => lifetime(id)).sort((a, b) => b - a)
    table('Best customers').forEach((line, k) => {
      const best = spends.slice(0, (spends.length * k) / 10)
      expect(line['Of revenue'], String(line['Best customers'])).toBeCloseTo(sum(best) / sum(spends), 6)
    })
    const of20 = Math.round((100 * sum(spends.slice(0, spends.length / 5))) / sum(spends))
    expect(page.values().flat()).toContain(`20 % of customers bring ${of20} % of revenue.`)
  })

  it('has tiers and movements that end with what the columns say now', () => {
    for (const line of table('Tier')) {
      expect(line.Now, String(line.Tier)).toBe(customers.filter(({ Tier }) => Tier === line.Tier).length)
      expect(Number(line['12 months ago']) + Number(line['Came in']) - Number(line['Went out'])).toBe(line.Now)
    }
    const moves = table('From \\ to')
    for (const { 'From \\ to': name } of moves) {
      const arrived = sum(moves.map((line) => Number(line[String(name)])))
      expect(arrived, String(name)).toBe(customers.filter(({ Segment }) => Segment === name).length)
    }
    const heat = table('Last bought').flatMap((line) => Object.values(line).slice(1, 6))
    expect(sum(heat.map(Number))).toBe(customers.length)
  })

  it('lets no page break go through a chart, on A4 in landscape', () => {
    const heights = page.rows.slice(0, page.lastRow()).map(({ heightPixels }) => heightPixels ?? 0)
    const widthPx = sum(page.columns.slice(0, 13).map(({ widthPixels }) => widthPixels ?? 0))
    const pagePx = (widthPx * 6.77) / 10.29
    // As paper is filled: whole rows, until one does not fit.
    const breaks: number[] = []
    let used = 0
    heights.forEach((px, k) => {
      if (used + px > pagePx) {
        breaks.push(sum(heights.slice(0, k)))
        used = 0
      }
      used += px
    })
    expect(breaks.length).toBeGreaterThanOrEqual(3)
    for (const { anchorRow, options } of page.charts) {
      const top = sum(heights.slice(0, anchorRow - 1))
      const cut = breaks.filter((at) => at > top && at < top + Number(options.height))
      expect(cut, String(options.title)).toEqual([])
      expect(Number(options.width)).toBeLessThanOrEqual(widthPx)
    }
  })
})
