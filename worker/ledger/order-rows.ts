/**
 * Rows of the Orders table, one by one. Decides which rows are left out and why, and what each remaining row says; not
 * which rows form an order. A row dated after asOf is ignored before anything else about it is looked at; every other
 * row has each of its faulty cells reported once. Pure.
 */
import type { OrderColumn, ProblemCode } from '../contract.ts'
import { type IdKey, newIdKey } from './cell-column.ts'
import { idText, isBlank } from './cells.ts'
import { chooseCurrency } from './currency-choice.ts'
import { isDay } from './dates.ts'
import { codeOfText, orderDimensions } from './dimensions.ts'
import { IdIndex } from './id-index.ts'
import { createCurrencyReader, createStatusReader, dateFault, isBlankRow, refundedDayOf } from './order-cells.ts'
import type { Reading } from './reading.ts'
import { type CellSource, cellAt, readerOf, readId, type SentOrders } from './sent-table.ts'
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
  /** As `category` and `categories`. */
  product: Int32Array | null
  products: string[]
  /** As `category` and `categories`, for each dimension that was sent. */
  dimensions: { name: string; codes: Int32Array; texts: string[] }[]
  currency: string
  currencyChosen: boolean
}

/** Lets go of the columns that nobody asks for once rows have become orders: of a million rows 13 MB and more. */
export function releaseDrafted(rows: OrderRows): void {
  rows.row = new Uint32Array(0)
  rows.customer = new Int32Array(0)
  rows.orderId = new Int32Array(0)
  rows.isRefund = new Uint8Array(0)
  rows.refundedMinor = null
  rows.refundedDay = null
}

/** Customer of an id that is not blank (and the row it stands in), -1 for one who is not known. */
export type FindCustomer = (id: IdKey, row: number) => number

/**
 * Reads the rows and keeps those that count. All kept rows have the currency that is scored (scoring.md, section 0); rows in another
 * are the problem otherCurrency. Of a row that is left out every faulty cell is told, once.
 */
export function readOrderRows(table: SentOrders, findCustomer: FindCustomer, reading: Reading): OrderRows {
  const sent = table.customer.length
  const rows = emptyRows(table, sent)
  const { problems, amounts } = reading
  const orderIds = new IdIndex()
  const id = newIdKey()
  const currencies = new Map<string, number>()
  const category = codedTexts(table.category)
  const product = codedTexts(table.product)
  const dimensions = orderDimensions(table).map(({ name, cells }) => ({
    name,
    ...codedTexts(cells),
    codes: new Int32Array(sent),
  }))
  const currency = new Int32Array(sent)
  let currencyBefore = ''
  let currencyCode = -1
  const readCurrency = createCurrencyReader(table.currency, reading)
  const statusOf = createStatusReader(table.status)
  const dayOf = readerOf(table.date, reading.readDay)
  let row = 0
  let kept = true
  const fault = (column: OrderColumn, code: ProblemCode) => {
    problems.add('orders', row, column, code)
    kept = false
  }

  for (row = 0; row < sent; row++) {
    const day = dayOf(row)
    readId(table.customer, row, id)
    const isNobody = id.kind === 'blank'
    // Found before the row can be ignored: without a Customers table everyone who appears is a customer.
    const customer = isNobody ? -1 : findCustomer(id, row)
    if (isDay(day) && day > reading.asOfDay) {
      reading.afterAsOf++
      continue
    }
    if (isNobody && day === NO_DAY && isBlankRow(table, row)) continue
    kept = true
    if (customer < 0) fault('customer', isNobody ? 'missingId' : 'unknownCustomer')
    if (!isDay(day)) fault('date', dateFault(day))
    const status = statusOf(row)
    if (status === 'cancelled' || status === 'test') continue
    if (status === undefined) problems.add('orders', row, 'status', 'unknownStatus')

    const rowCurrency = readCurrency(row)
    if (rowCurrency === null) fault('currency', 'unknownCurrency')
    const amount = amounts.read(cellAt(table.amount, row), rowCurrency ?? undefined)
    if (amount !== 'ok') fault('amount', amount === 'blank' ? 'missingAmount' : amount)
    const at = rows.count
    const readable = amount === 'ok'
    const amountCurrency = readable ? amounts.currency : ''
    rows.amountMinor[at] = readable ? Math.abs(amounts.minor) : 0
    rows.isRefund[at] = status === 'refund' || (readable && amounts.minor < 0) ? 1 : 0
    if (rows.refundedMinor) {
      const refunded = readRefunded(table, rows, row, rowCurrency ?? undefined, amountCurrency, reading)
      if (refunded !== undefined) fault('refunded', refunded)
    }
    if (table.quantity && !reading.isNumberOrBlank(cellAt(table.quantity, row))) {
      problems.add('orders', row, 'quantity', 'badNumber')
    }
    if (!kept) continue
    rows.row[at] = row
    rows.customer[at] = customer
    rows.day[at] = day
    if (table.orderId) {
      readId(table.orderId, row, id)
      rows.orderId[at] = orderIds.add(id) + 1
    }
    if (rows.category) rows.category[at] = category.codeOf(row)
    if (rows.product) rows.product[at] = product.codeOf(row)
    for (const dimension of dimensions) dimension.codes[at] = dimension.codeOf(row)
    if (currencyCode < 0 || amountCurrency !== currencyBefore) {
      currencyBefore = amountCurrency
      currencyCode = codeOfText(currencies, amountCurrency)
    }
    currency[at] = currencyCode
    rows.count++
  }
  rows.orderIdCount = orderIds.size
  rows.categories = [...category.seen.keys()]
  rows.products = [...product.seen.keys()]
  rows.dimensions = dimensions.map(({ name, codes, seen }) => ({ name, codes, texts: [...seen.keys()] }))
  return keepChosenCurrency(rows, table, currency, [...currencies.keys()], reading)
}

/** A text column as codes, in order of first appearance; -1 = blank. */
function codedTexts(source: CellSource | undefined): { seen: Map<string, number>; codeOf: (row: number) => number } {
  const seen = new Map<string, number>()
  return { seen, codeOf: readerOf(source, (cell) => codeOfText(seen, idText(cell))) }
}

function emptyRows(table: SentOrders, size: number): OrderRows {
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
    product: table.product ? new Int32Array(size) : null,
    products: [],
    dimensions: [],
    currency: '',
    currencyChosen: false,
  }
}

/**
 * Reads `refunded` and `refundedOn` of a row into the next place; gives the fault of `refunded`, if any. A bare figure is
 * in the currency of the row's amount ('' where that cannot be read); another sign is a fault. A refund's row has none.
 */
function readRefunded(
  table: SentOrders,
  rows: OrderRows,
  row: number,
  rowCurrency: string | undefined,
  amountCurrency: string,
  reading: Reading,
): ProblemCode | undefined {
  const at = rows.count
  if (rows.refundedMinor === null || rows.refundedDay === null) return undefined
  rows.refundedMinor[at] = 0
  rows.refundedDay[at] = refundedDayOf(cellAt(table.refundedOn, row), row, reading)
  if (rows.isRefund[at] === 1) return undefined
  const { amounts } = reading
  const result = amounts.read(cellAt(table.refunded, row), rowCurrency, amountCurrency || undefined)
  if (result === 'blank') return undefined
  if (result !== 'ok') return result
  rows.refundedMinor[at] = Math.abs(amounts.minor)
  return amountCurrency !== '' && amounts.currency !== amountCurrency ? 'badAmount' : undefined
}

/** Drops the rows in other currencies. */
function keepChosenCurrency(
  rows: OrderRows,
  table: SentOrders,
  currency: Int32Array,
  codes: string[],
  reading: Reading,
): OrderRows {
  const choice = chooseCurrency(currency.subarray(0, rows.count), codes, reading.settings.currency)
  rows.currency = choice.currency
  rows.currencyChosen = choice.chosen
  if (codes.length < 2) return rows
  const codesOfDimensions = rows.dimensions.map((dimension) => dimension.codes)
  const columns = [
    rows.row,
    rows.customer,
    rows.day,
    rows.amountMinor,
    rows.isRefund,
    rows.orderId,
    ...codesOfDimensions,
  ]
  const optional = [rows.refundedMinor, rows.refundedDay, rows.category, rows.product]
  let to = 0
  for (let from = 0; from < rows.count; from++) {
    if (codes[currency[from]] !== rows.currency) {
      const column = isBlank(cellAt(table.currency, rows.row[from])) ? 'amount' : 'currency'
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
