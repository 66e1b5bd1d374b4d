/**
 * Rows of the Orders table, one by one. Decides which rows are left out and why, and what each remaining row says; not
 * which rows form an order. A row dated after asOf is ignored before anything else about it is looked at; every other
 * row has each of its faulty cells reported once. Pure.
 */
import { type Cell, type OrdersTable, STATUS_WORDS, TABLE_COLUMNS } from '../contract.ts'
import { idText, isBlank, lookUp, wordText } from './cells.ts'
import { chooseCurrency } from './currency-choice.ts'
import { AMBIGUOUS_DAY, isDay } from './dates.ts'
import type { Reading } from './reading.ts'
import { NO_DAY } from './types.ts'

/** Rows that are kept, in row order, as columns. Only the first `count` entries mean anything. */
export interface OrderRows {
  count: number
  /** Row in the request. */
  row: Uint32Array
  customer: Int32Array
  day: Int32Array
  /** Without sign. */
  amountMinor: Float64Array
  isRefund: Uint8Array
  /** Index of the order id, 0 = none. */
  orderId: Int32Array
  orderIdCount: number
  /** null where the column was not sent. Without sign. */
  refundedMinor: Float64Array | null
  /** NO_DAY = from the order's date. */
  refundedDay: Int32Array | null
  /** Index into `categories`, -1 = none. null where the column was not sent. */
  category: Int32Array | null
  /** Distinct texts in order of first appearance. */
  categories: string[]
  currency: string
  currencyChosen: boolean
}

/** Customer of a non-empty id (and the cell it stands in), -1 for one who is not known. */
export type FindCustomer = (id: string, cell: Cell) => number

/**
 * Reads the rows. The rows all have
 * the currency that is scored (section 0): rows in others are the problem otherCurrency.
 */
export function readOrderRows(table: OrdersTable, findCustomer: FindCustomer, reading: Reading): OrderRows {
  const sent = table.customer.length
  const rows = emptyRows(table, sent)
  const { problems, amounts } = reading
  const orderIds = new Map<string, number>()
  const categories = new Map<string, number>()
  const currencies = new Map<string, number>()
  const currency = new Int32Array(sent)
  const readCurrency = currencyCells(table.currency, reading)
  const statusOf = createStatusReader(table.status)

  for (let row = 0; row < sent; row++) {
    const day = reading.readDay(table.date[row])
    const id = idText(table.customer[row])
    // Found before the row can be ignored: without a Customers table everyone who appears is a customer.
    const customer = id === '' ? -1 : findCustomer(id, table.customer[row])
    if (isDay(day) && day > reading.asOfDay) {
      reading.afterAsOf++
      continue
    }
    if (id === '' && day === NO_DAY && isBlankRow(table, row)) continue
    let kept = true
    const fault = (column: string, code: Parameters<typeof problems.add>[3]) => {
      problems.add('orders', row, column, code)
      kept = false
    }
    if (customer < 0) fault('customer', id === '' ? 'missingId' : 'unknownCustomer')
    if (!isDay(day)) fault('date', day === NO_DAY ? 'missingDate' : day === AMBIGUOUS_DAY ? 'ambiguousDate' : 'badDate')
    const status = statusOf(row)
    if (status === 'cancelled' || status === 'test') continue
    if (status === undefined) problems.add('orders', row, 'status', 'unknownStatus')

    const rowCurrency = readCurrency(row)
    if (rowCurrency === null) fault('currency', 'unknownCurrency')
    const amount = amounts.read(table.amount[row], rowCurrency ?? undefined)
    if (amount !== 'ok') fault('amount', amount === 'blank' ? 'missingAmount' : amount)
    const at = rows.count
    const readable = amount === 'ok'
    const amountCurrency = readable ? amounts.currency : ''
    rows.amountMinor[at] = readable ? Math.abs(amounts.minor) : 0
    rows.isRefund[at] = status === 'refund' || (readable && amounts.minor < 0) ? 1 : 0
    if (rows.refundedMinor && rows.refundedDay) {
      const refundedCell = rows.isRefund[at] === 1 ? null : table.refunded?.[row]
      const refunded = amounts.read(refundedCell, rowCurrency ?? undefined, amountCurrency || undefined)
      rows.refundedMinor[at] = refunded === 'ok' ? Math.abs(amounts.minor) : 0
      if (refunded === 'ok' && readable && amounts.currency !== amountCurrency) fault('refunded', 'badAmount')
      else if (refunded !== 'ok' && refunded !== 'blank') fault('refunded', refunded)
      rows.refundedDay[at] = refundedDayOf(table.refundedOn?.[row], row, reading)
    }
    if (table.quantity && !reading.isNumberOrBlank(table.quantity[row])) {
      problems.add('orders', row, 'quantity', 'badNumber')
    }
    if (!kept) continue
    rows.row[at] = row
    rows.customer[at] = customer
    rows.day[at] = day
    rows.orderId[at] = table.orderId ? indexOf(orderIds, idText(table.orderId[row])) + 1 : 0
    if (rows.category) rows.category[at] = indexOf(categories, idText(table.category?.[row]))
    currency[at] = indexOf(currencies, amountCurrency)
    rows.count++
  }
  rows.orderIdCount = orderIds.size
  rows.categories = [...categories.keys()]
  return keepChosenCurrency(rows, table, currency, [...currencies.keys()], reading)
}

function emptyRows(table: OrdersTable, size: number): OrderRows {
  return {
    count: 0,
    row: new Uint32Array(size),
    customer: new Int32Array(size),
    day: new Int32Array(size),
    amountMinor: new Float64Array(size),
    isRefund: new Uint8Array(size),
    orderId: new Int32Array(size),
    orderIdCount: 0,
    refundedMinor: table.refunded ? new Float64Array(size) : null,
    refundedDay: table.refunded ? new Int32Array(size) : null,
    category: table.category ? new Int32Array(size) : null,
    categories: [],
    currency: '',
    currencyChosen: false,
  }
}

/** Index of a text among those seen, which grow; -1 for ''. */
function indexOf(seen: Map<string, number>, text: string): number {
  if (text === '') return -1
  const before = seen.get(text)
  if (before !== undefined) return before
  seen.set(text, seen.size)
  return seen.size - 1
}

function isBlankRow(table: OrdersTable, row: number): boolean {
  return (
    TABLE_COLUMNS.orders.every((column) => isBlank(table[column]?.[row])) &&
    Object.values(table.attributes ?? {}).every((cells) => isBlank(cells[row]))
  )
}

/** Status of a row; undefined for an unknown word. */
function createStatusReader(column: Cell[] | undefined) {
  const known = new Map<Cell, (typeof STATUS_WORDS)[string] | undefined>()
  return (row: number) => {
    const cell = column?.[row] ?? null
    if (cell === null) return 'paid'
    if (known.has(cell)) return known.get(cell)
    const word = wordText(cell)
    const status = word === '' ? 'paid' : lookUp(STATUS_WORDS, word)
    known.set(cell, status)
    return status
  }
}

/** Code in a row's currency cell; undefined where blank or not sent, null where it is none. */
function currencyCells(column: Cell[] | undefined, reading: Reading) {
  const known = new Map<Cell, string | null | undefined>()
  return (row: number): string | null | undefined => {
    const cell = column?.[row] ?? null
    if (cell === null) return undefined
    if (!known.has(cell))
      known.set(cell, isBlank(cell) ? undefined : (reading.amounts.currencyOf(idText(cell)) ?? null))
    return known.get(cell)
  }
}

function refundedDayOf(cell: Cell | undefined, row: number, reading: Reading): number {
  const day = reading.readDay(cell)
  if (day === NO_DAY || isDay(day)) return day
  reading.problems.add('orders', row, 'refundedOn', day === AMBIGUOUS_DAY ? 'ambiguousDate' : 'badDate')
  return NO_DAY
}

function keepChosenCurrency(
  rows: OrderRows,
  table: OrdersTable,
  currency: Int32Array,
  codes: string[],
  reading: Reading,
): OrderRows {
  const choice = chooseCurrency(currency.subarray(0, rows.count), codes, reading.settings.currency)
  rows.currency = choice.currency
  rows.currencyChosen = choice.chosen
  if (codes.length < 2) return rows
  const columns = [rows.row, rows.customer, rows.day, rows.amountMinor, rows.isRefund, rows.orderId]
  const optional = [rows.refundedMinor, rows.refundedDay, rows.category]
  let to = 0
  for (let from = 0; from < rows.count; from++) {
    if (codes[currency[from]] !== rows.currency) {
      const column = isBlank(table.currency?.[rows.row[from]]) ? 'amount' : 'currency'
      reading.problems.add('orders', rows.row[from], column, 'otherCurrency')
      continue
    }
    for (const column of columns) column[to] = column[from]
    for (const column of optional) if (column) column[to] = column[from]
    to++
  }
  rows.count = to
  return rows
}
