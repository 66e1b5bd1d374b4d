/**
 * Bad rows: a copy of a clean shop with one bad row for each kind of problem. Each kind is told once, with its cell, and
 * every other customer's values stay as in the clean shop.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Value } from '../../playground/workbook/cell.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { OUTPUT_COLUMNS, PROBLEM_CODES } from '../../worker/contract.ts'
import { fill, type Report, update } from '../addon/shop.ts'
import { connectedHost, type LocalWorker, startLocalWorker } from './local.ts'

const AS_OF = '2026-11-22'
/** No quantity or satisfaction travels in this version, so a bad number cannot be met. */
const NOT_FROM_A_SHEET = ['badNumber']

const customerHeaders = ['Customer ID', 'Name', 'Joined', 'Consent', 'Do not contact', 'Referred by', 'Same as']
const orderHeaders = [
  'Customer ID',
  'Date',
  'Amount',
  'Order ID',
  'Status',
  'Refunded',
  'Refunded on',
  'Category',
  'Currency',
]
const contactHeaders = ['Customer ID', 'Date', 'Channel', 'Reason']

/** What the clean shop has where the dirty one has a bad cell in a row that still counts. */
const cleanCustomers: Value[][] = [
  ['D1', 'Dora'],
  ['D2', 'Dan', '', 'sms', 'yes'],
  ['D3', 'Dee'],
  ['D4', 'Dot'],
  ['D5', 'Doc'],
  ['D6', 'Don'],
  ['D7', 'Dag'],
  ['D8', 'Del'],
  ['D9', 'Dix'],
]
const cleanOrders: Value[][] = [
  ['D2', '2026-10-01', '10', 'o900', 'paid'],
  ['D3', '2026-10-01', '10', 'o901', '', '10'],
  ['D2', '2026-10-02', '10', 'o902'],
]
/** Rows that are left out, or stand for a clean one with one cell spoilt. */
const badCustomers: Record<string, Value[]> = {
  missingId: ['', 'Nobody', '2024-01-01'],
  duplicateCustomer: ['C01', 'Again'],
  badDate: ['D1', 'Dora', 'one fine day'],
  badFlag: ['D2', 'Dan', '', 'sms', 'perhaps'],
  unknownChannel: ['D3', 'Dee', '', 'pigeon', ''],
  unknownReferrer: ['D4', 'Dot', '', '', '', 'C99'],
  selfReferral: ['D5', 'Doc', '', '', '', 'D5'],
  referralCycle: ['D6', 'Don', '', '', '', 'D7'],
  referralCycleEnd: ['D7', 'Dag', '', '', '', 'D6'],
  totalRow: ['Total:', '31'],
  unknownSameAs: ['D8', 'Del', '', '', '', '', 'C99'],
  sameAsCircle: ['D9', 'Dix', '', '', '', '', 'D9'],
}
const badOrders: Record<string, Value[]> = {
  unknownCustomer: ['C99', '2026-10-01', '10'],
  missingDate: ['C01', '', '10'],
  ambiguousDate: ['C01', '03/04/2026', '10'],
  missingAmount: ['C01', '2026-10-01', ''],
  badAmount: ['C01', '2026-10-01', 'a lot'],
  ambiguousAmount: ['C01', '2026-10-01', '1.234'],
  unknownCurrency: ['C01', '2026-10-01', '10', '', '', '', '', '', 'shells'],
  otherCurrency: ['C01', '2026-10-01', '10', '', '', '', '', '', 'JPY'],
  duplicateRow: ['C01', '2026-11-01', '41', 'o1', '', '', '', 'Tea', ''],
  refundWithoutOrder: ['D1', '2026-10-01', '-5'],
  unknownStatus: ['D2', '2026-10-01', '10', 'o900', 'half done'],
  refundOverAmount: ['D3', '2026-10-01', '10', 'o901', '', '11'],
  privateText: ['D2', '2026-10-02', '10', 'o902', '', '', '', 'ada@example.com'],
}
const badContacts: Record<string, Value[]> = { unknownReason: ['D1', '2026-11-01', 'sms', 'just so'] }

function shop(dirty: boolean): Workbook {
  const workbook = new Workbook({ id: dirty ? 'dirty' : 'clean', timeZone: 'UTC', locale: 'en_US' })
  const customers: Value[][] = [customerHeaders]
  const orders: Value[][] = [orderHeaders]
  for (let c = 1; c <= 30; c++) {
    const id = `C${String(c).padStart(2, '0')}`
    customers.push([id, `Name ${c}`, '2024-01-15', 'sms', 'no'])
    for (let k = 0; k < 1 + (c % 5); k++) {
      const date = new Date(Date.UTC(2026, 10, 1) - (c - 1 + 21 * k) * 86_400_000).toISOString().slice(0, 10)
      orders.push([id, date, String(40 + c + 7 * k), k === 0 ? `o${c}` : '', '', '', '', k % 2 ? 'Cups' : 'Tea', ''])
    }
  }
  const contacts: Value[][] = [contactHeaders, ['C02', '2026-11-03', 'sms', 'welcome']]
  fill(workbook, 'Customers', [...customers, ...(dirty ? Object.values(badCustomers) : cleanCustomers)])
  fill(workbook, 'Orders', [...orders, ...(dirty ? Object.values(badOrders) : cleanOrders)])
  fill(workbook, 'Contacts', dirty ? [...contacts, ...Object.values(badContacts)] : contacts)
  return workbook
}

function run(workbook: Workbook, worker: LocalWorker, typed?: string): Report {
  // Nothing decides how 03/04/2026 and 1.234 are read.
  const choices = { columns: OUTPUT_COLUMNS, settings: { locale: null } }
  const host = connectedHost(workbook, worker, AS_OF, choices)
  if (typed !== undefined) {
    const sheet = workbook.sheet('Customers')
    update(host)
    sheet?.type(sheet.lastRow(), sheet.columnOf('Segment'), typed)
  }
  return update(host)
}

const cleanRows = (workbook: Workbook) => {
  const sheet = workbook.sheet('Customers')
  if (!sheet) throw new Error('no Customers tab')
  const owned = sheet.columnOf('Segment')
  return sheet
    .values({ row: 2, column: owned, rows: 30, columns: OUTPUT_COLUMNS.length })
    .map((values) => values.join('|'))
}

let worker: LocalWorker
beforeAll(async () => {
  worker = await startLocalWorker()
}, 60_000)
afterAll(() => worker.stop())

it('tells each kind of bad row once, and leaves every other customer as in the clean shop', { timeout: 60_000 }, () => {
  const clean = shop(false)
  expect(run(clean, worker).problems).toBe(0)
  const dirty = shop(true)
  const report = run(dirty, worker, 'my best friend')
  const expected = PROBLEM_CODES.filter((code) => !NOT_FROM_A_SHEET.includes(code))
  expect(report.problemsByCode).toEqual(Object.fromEntries(expected.map((code) => [code, 1])))
  expect(cleanRows(dirty)).toEqual(cleanRows(clean))
})
