/** One update through the built bundle: what is written, what is not, how often services are called. */

import { describe, expect, it } from 'vitest'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { ALL_COLUMNS } from '../../worker/contract.ts'
import { sentRequest } from './book.ts'
import {
  CUSTOMER_HEADERS,
  cellOf,
  fill,
  ORDER_HEADERS,
  openShop,
  ownedValues,
  picture,
  readyShop,
  rowOf,
  setUp,
  shopWorkbook,
  tabOf,
  update,
} from './shop.ts'

describe('update', () => {
  it('writes segment, tier and next contact beside every customer', () => {
    const host = readyShop()
    const report = update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    expect(report.customers).toBe(24)
    expect(report.problems).toBe(0)
    for (const [segment, tier, next] of Object.values(ownedValues(sheet))) {
      expect(segment).not.toBe('')
      expect(tier).not.toBe('')
      expect(['number', 'string']).toContain(typeof next)
    }
    expect(report.changedCells).toBe(
      Object.values(ownedValues(sheet))
        .flat()
        .filter((value) => value !== '').length,
    )
  })

  it('writes dates as real dates that show as ISO', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const column = sheet.columnOf('Next contact')
    const dates = Array.from({ length: 24 }, (_, k) => sheet.value(k + 2, column)).filter((value) => value !== '')
    expect(dates.length).toBeGreaterThan(5)
    for (const value of dates) expect(Number.isInteger(value)).toBe(true)
    expect(sheet.text(2, column)).toMatch(/^2026-|^2027-|^$/)
  })

  it.each([undefined, ALL_COLUMNS])(
    'changes no cell and writes nothing but a line of the Run log in a second run (columns %#)',
    (columns) => {
      const host = readyShop(shopWorkbook(), {}, { columns })
      update(host)
      const sheets = () =>
        JSON.stringify(host.workbook.sheets.filter(({ name }) => name !== 'Run log').map(({ rows }) => rows))
      const before = sheets()
      host.resetCounts()
      expect(update(host).changedCells).toBe(0)
      expect(host.counts.byMethod['Range.setValues']).toBeUndefined()
      expect(sheets() === before).toBe(true)
      expect(host.counts.serviceCalls).toBeLessThanOrEqual(40)
    },
  )

  it('takes at most 41 service calls and three requests in the first run: plan, chunks, score', () => {
    const host = readyShop()
    update(host)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(41)
    expect(host.counts.httpCalls).toBe(3)
  })

  it('has every write in the sheet before it stores that it ended, which is when another may have the lock', () => {
    const host = readyShop()
    tabOf(host.workbook, 'Orders').setValue(2, 3, 'soon')
    const calls: string[] = []
    host.options.beforeCall = (_, method) => {
      calls.push(method)
    }
    expect(update(host).problems).toBe(1)
    const stored = calls.lastIndexOf('Properties.setProperty')
    const flushed = calls.lastIndexOf('SpreadsheetApp.flush')
    const written = Math.max(...['Range.setValues', 'Range.setNumberFormat'].map((name) => calls.lastIndexOf(name)))
    expect(written).toBeGreaterThan(0)
    expect(flushed).toBeGreaterThan(written)
    expect(stored).toBe(flushed + 1)
  })

  it('leaves every other cell, formula and format as it was', () => {
    const workbook = shopWorkbook()
    const customers = tabOf(workbook, 'Customers')
    customers.setFormula(3, 4, '=1+1', 2)
    customers.setLook(4, 2, { background: '#ff0000' })
    const others = () => picture(customers, CUSTOMER_HEADERS) + picture(tabOf(workbook, 'Orders'), ORDER_HEADERS)
    const before = others()
    const host = readyShop(workbook)
    update(host)
    expect(others() === before).toBe(true)
  })

  it('sends no name, phone, note or plain id', () => {
    const host = readyShop()
    update(host)
    const sent =
      host.requests.map(({ text, url, headers }) => text + url + JSON.stringify(headers)).join() + host.logs.join()
    expect(host.requests).toHaveLength(3)
    for (const canary of ['Canaryname', 'Zwicky', '+49', '170 55', 'likes tea', 'C001', 'o1-0', 'Full name'])
      expect(sent).not.toContain(canary)
    expect(sent).toContain('Tea')
  })

  it('finds its columns again after they were renamed and moved', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const before = ownedValues(sheet)
    sheet.setValue(1, sheet.columnOf('Segment'), 'Group')
    sheet.moveColumns(sheet.columnOf('Tier'), 1, 1)
    expect(update(host).changedCells).toBe(0)
    expect(ownedValues(sheet, ['Group', 'Tier', 'Next contact'])).toEqual(before)
    expect(sheet.columnOf('Segment')).toBeLessThan(1)
    host.resetCounts()
    expect(update(host).changedCells).toBe(0)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(44)
  })

  it('makes a deleted column again', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const before = ownedValues(sheet)
    sheet.deleteColumns(sheet.columnOf('Tier'), 1)
    expect(update(host).changedCells).toBe(24)
    expect(ownedValues(sheet)).toEqual(before)
  })

  it('gives a column back the header that was emptied, and only that', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const column = sheet.columnOf('Tier')
    sheet.setValue(1, column, '')
    expect(update(host).changedCells).toBe(0)
    expect(sheet.columnOf('Tier')).toBe(column)
  })
  it('gives a corrected order to the right customer after rows were sorted and added', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const before = ownedValues(sheet)
    sheet.sortRows((a, b) => String(b[0]).localeCompare(String(a[0])))
    sheet.insertRows(5, 1)
    expect(update(host).changedCells).toBe(0)
    expect(ownedValues(sheet)).toEqual(before)
  })

  it('reads contacts, consent and do-not-contact, and sends them as codes', () => {
    const workbook = shopWorkbook()
    fill(workbook, 'Calls', [
      ['Customer ID', 'Date', 'Channel', 'Reason'],
      ['C001', '2026-11-20', 'Phone', 'Win back'],
      ['C002', '2026-11-21', 'pigeon', 'asked about Canarychild'],
    ])
    const customers = tabOf(workbook, 'Customers')
    customers.setValue(1, 6, 'Do not contact')
    customers.setValue(1, 7, 'Consent')
    for (let row = 2; row <= 25; row++) customers.setValue(row, 7, 'SMS, E-mail')
    customers.setValue(4, 6, 'yes')
    const host = readyShop(
      workbook,
      {},
      { columns: ['segment', 'tier', 'nextContact', 'contactChannel', 'contactBlocked'] },
    )
    expect(update(host).problemsByCode).toEqual({ unknownChannel: 1, unknownReason: 1 })
    const sent = sentRequest(host.requests)
    expect(sent.contacts?.channel).toEqual(['phone', null])
    expect(sent.contacts?.reason).toEqual(['winBack', null])
    expect(sent.customers?.consent?.[0]).toBe('sms,email')
    expect(host.requests.map(({ text }) => text).join()).not.toMatch(/pigeon|Canarychild/)
    expect(cellOf(customers, 'C003', 'Not contacted because')).toBe('Do not contact')
    expect(cellOf(customers, 'C004', 'Contact channel')).toBe('SMS')
    expect(update(host).changedCells).toBe(0)
  })

  it('makes a Customers tab from the orders, with names beside the ids, and adds new customers later', () => {
    const workbook = new Workbook({ locale: 'en_US' })
    const orders = fill(workbook, 'Sheet1', [
      ['Row ID', 'Order ID', 'Order Date', 'Customer ID', 'Customer Name', 'Segment', 'Category', 'Sales'],
      [1, 'a', '2026-01-05', 'K-1', 'Ann Example', 'Consumer', 'Tea', 20],
      [2, 'a', '2026-01-05', 'K-1', 'Ann Example', 'Consumer', 'Cups', 30],
      [3, 'b', '2026-02-05', '0007', '=HYPERLINK("x")', 'Corporate', 'Tea', 25],
    ])
    const host = openShop(workbook)
    setUp(host)
    expect(update(host).customers).toBe(2)
    const sheet = tabOf(workbook, 'Customers')
    expect(
      sheet
        .values()
        .slice(0, 3)
        .map((row) => row.slice(0, 3)),
    ).toEqual([
      ['Customer ID', 'Customer Name', 'Segment'],
      ['K-1', 'Ann Example', 'New'].map((value, k) => (k === 2 ? sheet.value(2, 3) : value)),
      ['0007', '=HYPERLINK("x")', sheet.value(3, 3)],
    ])
    expect(sheet.look(3, 2)?.formula).toBeUndefined()
    expect(sheet.value(2, 3)).not.toBe('Consumer')
    for (const [c, cell] of [4, 'c', '2026-03-01', 'K-9', 'New Person', 'Consumer', 'Tea', 9].entries()) {
      orders.setValue(5, c + 1, cell)
    }
    const again = update(host)
    expect(again.customers).toBe(3)
    expect(again.problems).toBe(0)
    expect(cellOf(sheet, 'K-9', 'Tier')).toBe('Member')
  })

  it('makes no customer of a line of totals', () => {
    const workbook = new Workbook()
    fill(workbook, 'Sheet1', [
      ['Customer', 'Date', 'Amount'],
      ['Ann', '2026-01-05', 20],
      ['Total', '', 20],
    ])
    const host = openShop(workbook)
    setUp(host)
    expect(update(host).customers).toBe(1)
    expect(tabOf(workbook, 'Customers').lastRow()).toBe(2)
  })

  it('finds headers below the titles of groups of columns', () => {
    const workbook = shopWorkbook()
    const sheet = tabOf(workbook, 'Customers')
    sheet.insertRows(1, 1)
    sheet.setValue(1, 1, 'Customer')
    sheet.setValue(1, 3, 'Contact')
    const host = readyShop(workbook)
    expect(update(host).changedCells).toBe(72)
    expect(sheet.value(2, 6)).toBe('Segment')
  })

  it('finds headers below a report of a dozen lines', () => {
    const particulars = Array.from({ length: 12 }, (_, k) => [`Printed for branch ${k}`])
    const workbook = new Workbook()
    fill(workbook, 'Orders', [...particulars, ['Customer', 'Date', 'Amount'], ['Ann', '2026-01-05', 20]])
    fill(workbook, 'Customers', [...particulars, ['Customer', 'Town'], ['Ann', 'Bonn']])
    const host = openShop(workbook)
    setUp(host)
    expect(update(host).customers).toBe(1)
    expect(tabOf(workbook, 'Customers').value(13, 3)).toBe('Segment')
    expect(tabOf(workbook, 'Customers').value(14, 3)).toBe('Dormant')
    expect(update(host).changedCells).toBe(0)
  })

  it('refuses to write into columns that look like its own until told to take them over', () => {
    const workbook = shopWorkbook()
    const sheet = tabOf(workbook, 'Customers')
    sheet.setValue(1, 6, 'Tier')
    sheet.setValue(2, 6, 'Gold')
    sheet.setValue(1, 7, 'Segment')
    sheet.setValue(2, 7, 'wholesale')
    const host = openShop(workbook)
    expect(() => setUp(host)).toThrow(/foreignColumns.*Tier/)
    expect(sheet.lastColumn()).toBe(7)
    setUp(host, { adopt: true })
    const report = update(host)
    expect(report.typedCells).toBe(0)
    expect(sheet.value(2, 7)).toBe('wholesale')
    expect(sheet.columnOf('Segment (Regulars)')).toBe(8)
    expect(sheet.value(rowOf(sheet, 'C001'), 6)).toBe('Member')
    expect(update(host).changedCells).toBe(0)
  })
})
