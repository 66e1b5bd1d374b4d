/** The Run log tab: one line per run, two service calls, and never in the way of a run. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import { ask, CUSTOMER_HEADERS, openShop, picture, readyShop, setUp, shopWorkbook, tabOf, update } from './shop.ts'

const HEADERS = [
  'When',
  'Started by',
  'As of',
  'Customers',
  'Orders',
  'Cells changed',
  'To look at',
  'Seconds',
  'Result',
]

function lines(host: Host, tab = 'Run log'): Value[][] {
  const sheet = tabOf(host.workbook, tab)
  const rows: Value[][] = []
  for (let row = 2; row <= sheet.lastRow(); row++) rows.push(HEADERS.map((_, c) => sheet.value(row, c + 1)))
  return rows
}

describe('the Run log', () => {
  it('is a visible table with a frozen header from set-up on, and gets a line per run, the newest below', () => {
    const host = readyShop()
    const sheet = tabOf(host.workbook, 'Run log')
    expect([sheet.hidden, sheet.frozenRows, sheet.values()[0].slice(0, 9)]).toEqual([false, 1, HEADERS])
    expect(lines(host)).toEqual([])
    const { customers } = update(host)
    ask(host, 'updateNow', { quiet: true, watched: true })
    const [first, second, ...none] = lines(host)
    expect(none).toEqual([])
    expect(first.slice(1, 7)).toEqual(['Menu', 46348, customers, 84, 72, 0])
    expect(second.slice(1, 7)).toEqual(['Sidebar', 46348, customers, 84, 0, 0])
    expect(first[8]).toBe('24 customers, 84 orders. Changed 72 cells.')
    expect([sheet.text(2, 1), sheet.text(2, 3)]).toEqual(['2026-11-22 10:00', '2026-11-22'])
    expect(first[7]).toBeGreaterThanOrEqual(0)
  })

  it('costs two service calls a run; an update with the default columns takes 41 at first, 40 at most from then on', () => {
    const host = readyShop()
    const methods: string[] = []
    host.options.beforeCall = (_call, method, args) => {
      methods.push(method === 'Spreadsheet.getSheetById' ? `${method} ${args[0]}` : method)
    }
    update(host)
    const append = methods.indexOf('Sheet.appendRow')
    expect(methods[append - 1]).toBe(`Spreadsheet.getSheetById ${tabOf(host.workbook, 'Run log').id}`)
    expect(methods.slice(append + 1)).toEqual(['SpreadsheetApp.flush', 'Properties.setProperty', 'Spreadsheet.toast'])
    expect(methods.length).toBeLessThanOrEqual(41)
    methods.length = 0
    update(host)
    expect(methods.length).toBeLessThanOrEqual(35)
  })

  it('keeps the last 200 runs, tidied once in 50', () => {
    const host = readyShop()
    const sheet = tabOf(host.workbook, 'Run log')
    for (let row = 2; row <= 248; row++) sheet.setValue(row, 9, `run ${row}`)
    const stored = JSON.parse(host.workbook.properties.document.get('regulars') ?? '{}')
    stored.lastRun = {
      number: 48,
      asOf: '2026-11-21',
      atMs: 0,
      customers: 24,
      orders: 84,
      changedCells: 0,
      problems: 0,
    }
    host.workbook.properties.document.set('regulars', JSON.stringify(stored))
    update(host)
    expect(sheet.lastRow()).toBe(249)
    update(host)
    expect(sheet.lastRow()).toBe(201)
    expect(sheet.value(2, 9)).toBe('run 51')
    expect(sheet.value(200, 2)).toBe('Menu')
  })

  it('is found after it was renamed, made again after it was deleted, and what a person wrote in it stays', () => {
    const host = readyShop()
    tabOf(host.workbook, 'Run log').name = 'Diary'
    update(host)
    expect(lines(host, 'Diary')).toHaveLength(1)
    update(host)
    expect(lines(host, 'Diary')).toHaveLength(2)
    host.workbook.sheets = host.workbook.sheets.filter(({ name }) => name !== 'Diary')
    update(host)
    expect(lines(host)).toHaveLength(1)
    const sheet = tabOf(host.workbook, 'Run log')
    sheet.setValue(1, 2, 'Who')
    sheet.setValue(3, 11, 'my note')
    update(host)
    expect([sheet.value(1, 2), sheet.value(3, 11), sheet.value(3, 2), sheet.value(4, 2)]).toEqual([
      'Who',
      'my note',
      '',
      'Menu',
    ])
  })

  it('never keeps a run from ending well', () => {
    const host = readyShop()
    host.options.failWith = (method) =>
      method === 'Sheet.appendRow' ? 'You are trying to edit a protected cell or object.' : undefined
    expect(update(host).changedCells).toBeGreaterThan(0)
    expect(lines(host)).toEqual([])
  })

  it('is written in the sheet’s language and does not take a person’s tab of that name', () => {
    const host = readyShop(shopWorkbook({ locale: 'zh_CN' }))
    update(host)
    expect(lines(host, '更新日志')[0].slice(1, 3)).toEqual(['菜单', 46348])
    const workbook = shopWorkbook()
    workbook.addSheet('Run log', 10, 3).setValue(1, 1, 'my own')
    const other = openShop(workbook)
    const customers = () => picture(tabOf(workbook, 'Customers'), CUSTOMER_HEADERS)
    const before = customers()
    setUp(other)
    update(other)
    expect(tabOf(workbook, 'Run log').values()[0][0]).toBe('my own')
    expect(lines(other, 'Run log 2')).toHaveLength(1)
    expect(customers() === before).toBe(true)
  })
})
