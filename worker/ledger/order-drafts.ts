/**
 * Rows put together to orders, before orders stand in order. Decides which rows are one order, its day and amount, and
 * which refunds name an order. Pure.
 */
import { comparedColumns, dropDuplicates } from './duplicates.ts'
import type { OrderRows } from './order-rows.ts'
import type { Reading } from './reading.ts'
import { type Refunds, refundsOf } from './refunds.ts'
import type { SentOrders } from './sent-table.ts'
import { indices, sortByKey } from './sorting.ts'
import { NO_DAY } from './types.ts'

/** Orders before they are sorted; only the first `count` entries mean anything. */
export interface Drafts {
  count: number
  customer: Int32Array
  day: Int32Array
  grossMinor: Float64Array
  /** Lines of draft d are `lines[lineStart[d] .. lineStart[d + 1] - 1]`, indices of rows. */
  lineStart: Int32Array
  lines: Uint32Array
}

/**
 * Drafts of all orders, by customer, and every refund. A line is a row with an amount of 0 or more. An order's day is the
 * earliest of its rows above 0 (of its lines if none is). A refund names its order if its order id has a row above 0 of
 * the same customer; it then counts from the later of the two dates.
 */
export function draftOrders(
  rows: OrderRows,
  table: SentOrders,
  customerCount: number,
  reading: Reading,
): { drafts: Drafts; refunds: Refunds } {
  const drafts: Drafts = {
    count: 0,
    customer: new Int32Array(rows.count),
    day: new Int32Array(rows.count),
    grossMinor: new Float64Array(rows.count),
    lineStart: new Int32Array(rows.count + 1),
    lines: new Uint32Array(rows.count),
  }
  const refunds = refundsOf(rows)
  const columns = comparedColumns(table)
  const byId =
    rows.orderIdCount > 0 ? sortByKey(indices(rows.count), rows.orderId, rows.orderIdCount + 1) : indices(rows.count)
  const byCustomer = sortByKey(byId, rows.customer, customerCount)
  const reportDuplicate = (row: number) => reading.problems.add('orders', row, 'orderId', 'duplicateRow')
  for (let from = 0; from < rows.count; ) {
    const first = byCustomer[from]
    let to = from + 1
    if (rows.orderId[first] > 0) {
      while (to < rows.count && isSameOrder(rows, first, byCustomer[to])) to++
    }
    const end = to - from > 1 ? dropDuplicates(rows, byCustomer, from, to, columns, reportDuplicate) : to
    draftOne(rows, byCustomer, from, end, drafts, refunds, reading)
    from = to
  }
  return { drafts, refunds }
}

function isSameOrder(rows: OrderRows, a: number, b: number): boolean {
  return rows.customer[a] === rows.customer[b] && rows.orderId[a] === rows.orderId[b]
}

/** Makes the rows `order[from .. to - 1]`, of one order id or one row without, a draft and its refunds. */
function draftOne(
  rows: OrderRows,
  order: Uint32Array,
  from: number,
  to: number,
  drafts: Drafts,
  refunds: Refunds,
  reading: Reading,
): void {
  const draft = drafts.count
  const lineStart = drafts.lineStart[draft]
  let lineEnd = lineStart
  let grossMinor = 0
  let day = NO_DAY
  let earliestLine = NO_DAY
  for (let at = from; at < to; at++) {
    const k = order[at]
    if (rows.isRefund[k] === 1) continue
    drafts.lines[lineEnd++] = k
    grossMinor += rows.amountMinor[k]
    if (earliestLine === NO_DAY || rows.day[k] < earliestLine) earliestLine = rows.day[k]
    if (rows.amountMinor[k] > 0 && (day === NO_DAY || rows.day[k] < day)) day = rows.day[k]
  }
  const hasOrder = lineEnd > lineStart
  if (day === NO_DAY) day = earliestLine
  if (hasOrder) {
    drafts.customer[draft] = rows.customer[order[from]]
    drafts.day[draft] = day
    drafts.grossMinor[draft] = grossMinor
    drafts.lineStart[draft + 1] = lineEnd
    if (lineEnd - lineStart > 1) drafts.lines.subarray(lineStart, lineEnd).sort((a, b) => compareLines(rows, a, b))
    drafts.count++
  }
  for (let at = from; at < to; at++) {
    const k = order[at]
    if (rows.isRefund[k] === 1) {
      const named = hasOrder && grossMinor > 0
      refunds.add(rows, k, rows.amountMinor[k], named ? Math.max(rows.day[k], day) : rows.day[k], named ? draft : -1, 0)
    } else if (rows.refundedMinor && rows.refundedDay && rows.refundedMinor[k] > 0) {
      if (rows.refundedMinor[k] > rows.amountMinor[k]) {
        reading.problems.add('orders', rows.row[k], 'refunded', 'refundOverAmount')
      }
      const refundDay = Math.max(rows.refundedDay[k], day)
      // Not yet refunded at asOf; replay of a later day will see it.
      if (refundDay > reading.asOfDay) continue
      refunds.add(rows, k, Math.min(rows.refundedMinor[k], rows.amountMinor[k]), refundDay, draft, 1)
    }
  }
}

/** Order of two lines of one order. */
export function compareLines(rows: OrderRows, a: number, b: number): number {
  return (
    rows.day[a] - rows.day[b] ||
    categoryOf(rows, a) - categoryOf(rows, b) ||
    rows.amountMinor[a] - rows.amountMinor[b] ||
    productOf(rows, a) - productOf(rows, b) ||
    compareDimensions(rows, a, b)
  )
}

function compareDimensions(rows: OrderRows, a: number, b: number): number {
  for (const { codes } of rows.dimensions) if (codes[a] !== codes[b]) return codes[a] - codes[b]
  return 0
}

/** Category of a row; -1 = none. */
export function categoryOf(rows: OrderRows, k: number): number {
  return rows.category === null ? -1 : rows.category[k]
}

/** Product of a row; -1 = none. */
export function productOf(rows: OrderRows, k: number): number {
  return rows.product === null ? -1 : rows.product[k]
}
