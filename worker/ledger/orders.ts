/**
 * From rows to orders. Decides which rows are one order, its day and amount, in which order orders stand, and which
 * refunds name an order; how refunds reduce orders is in refunds.ts. Nothing here depends on row order or on how ids are
 * spelled. Pure.
 */
import type { OrdersTable } from '../contract.ts'
import { comparedColumns, dropDuplicates } from './duplicates.ts'
import type { OrderRows } from './order-rows.ts'
import type { Reading } from './reading.ts'
import { allocateRefunds, type Refunds, refundsOf } from './refunds.ts'
import { groupStarts, indices, sortByGroupAndDay, sortByKey } from './sorting.ts'
import { type LedgerOrders, NO_DAY } from './types.ts'

/** Orders before they are sorted; only the first `count` entries mean anything. */
interface Drafts {
  count: number
  customer: Int32Array
  day: Int32Array
  grossMinor: Float64Array
  /** Lines of draft d are `lines[lineStart[d] .. lineStart[d + 1] - 1]`, indices of rows. */
  lineStart: Int32Array
  lines: Uint32Array
}

/**
 * Orders of `customerCount` customers, as LedgerOrders describes them. A line is a row with an amount of 0 or more. An
 * order's day is the earliest of its rows above 0 (of its lines if none is). A refund names its order if its order id has
 * a row above 0 of the same customer. On one day orders stand by gross amount, lines, then named refunds.
 */
export function assembleOrders(
  rows: OrderRows,
  table: OrdersTable,
  customerCount: number,
  reading: Reading,
): LedgerOrders {
  const categories = sortCategories(rows)
  const { drafts, refunds } = draftOrders(rows, table, customerCount, reading)
  const sortedRefunds = sortRefunds(refunds, customerCount)
  const order = sortByGroupAndDay(
    drafts.count,
    drafts.customer,
    customerCount,
    drafts.day,
    compareDrafts(drafts, rows, refunds, sortedRefunds),
  )
  const orders = { ...inOrder(drafts, order, rows, customerCount), categories }
  const positionOfDraft = new Int32Array(drafts.count)
  for (let position = 0; position < order.length; position++) positionOfDraft[order[position]] = position
  const allocated = allocateRefunds(orders, refunds, sortedRefunds, positionOfDraft, (refund, leftOverMinor) => {
    const column = refunds.isCell[refund] === 1 ? 'refunded' : 'amount'
    reading.problems.add('orders', refunds.row[refund], column, 'refundWithoutOrder', leftOverMinor)
  })
  return { ...orders, ...allocated }
}

/** Gives the categories code-unit order, in place. */
function sortCategories(rows: OrderRows): string[] {
  if (rows.category === null) return []
  const used = new Uint8Array(rows.categories.length)
  for (let k = 0; k < rows.count; k++) if (rows.category[k] >= 0 && rows.isRefund[k] === 0) used[rows.category[k]] = 1
  const sorted = rows.categories.filter((_, index) => used[index] === 1).sort()
  const rank = new Map(sorted.map((text, index) => [text, index]))
  const newIndex = rows.categories.map((text) => rank.get(text) ?? -1)
  for (let k = 0; k < rows.count; k++) if (rows.category[k] >= 0) rows.category[k] = newIndex[rows.category[k]]
  return sorted
}

function draftOrders(rows: OrderRows, table: OrdersTable, customerCount: number, reading: Reading) {
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

function compareLines(rows: OrderRows, a: number, b: number): number {
  return rows.day[a] - rows.day[b] || categoryOf(rows, a) - categoryOf(rows, b)
}

function categoryOf(rows: OrderRows, k: number): number {
  return rows.category === null ? -1 : rows.category[k]
}

/** By date; on one date those that name their order first, then the larger; equal ones do the same, so by row. */
function sortRefunds(refunds: Refunds, customerCount: number): Uint32Array {
  return sortByGroupAndDay(refunds.count, refunds.customer, customerCount, refunds.day, (a, b) => {
    const named = Number(refunds.draft[a] < 0) - Number(refunds.draft[b] < 0)
    return named || refunds.minor[b] - refunds.minor[a] || refunds.row[a] - refunds.row[b]
  })
}

/** Order of two drafts of one customer and day; 0 only where nothing that can be seen differs. */
function compareDrafts(drafts: Drafts, rows: OrderRows, refunds: Refunds, sortedRefunds: Uint32Array) {
  let ownRefunds: number[][] | undefined
  const refundsOfDraft = (draft: number): number[] => {
    if (ownRefunds === undefined) {
      ownRefunds = []
      for (const refund of sortedRefunds) {
        const named = refunds.draft[refund]
        if (named < 0) continue
        ownRefunds[named] ??= []
        ownRefunds[named].push(refund)
      }
    }
    return ownRefunds[draft] ?? []
  }
  return (a: number, b: number): number => {
    if (drafts.grossMinor[a] !== drafts.grossMinor[b]) return drafts.grossMinor[a] - drafts.grossMinor[b]
    const [aStart, bStart] = [drafts.lineStart[a], drafts.lineStart[b]]
    const lineCount = drafts.lineStart[a + 1] - aStart
    const lines = lineCount - (drafts.lineStart[b + 1] - bStart)
    if (lines !== 0) return lines
    for (let k = 0; k < lineCount; k++) {
      const line = compareLines(rows, drafts.lines[aStart + k], drafts.lines[bStart + k])
      if (line !== 0) return line
    }
    if (refunds.count === 0) return 0
    const [aRefunds, bRefunds] = [refundsOfDraft(a), refundsOfDraft(b)]
    if (aRefunds.length !== bRefunds.length) return aRefunds.length - bRefunds.length
    for (let k = 0; k < aRefunds.length; k++) {
      const days = refunds.day[aRefunds[k]] - refunds.day[bRefunds[k]]
      const refund = days || refunds.minor[aRefunds[k]] - refunds.minor[bRefunds[k]]
      if (refund !== 0) return refund
    }
    return 0
  }
}

/** The drafts as the ledger's columns, with net still equal to gross. */
function inOrder(drafts: Drafts, order: Uint32Array, rows: OrderRows, customerCount: number) {
  const count = drafts.count
  const lineTotal = drafts.lineStart[count]
  const day = new Int32Array(count)
  const grossMinor = new Float64Array(count)
  const lineStart = new Int32Array(count + 1)
  const lineDay = new Int32Array(lineTotal)
  const lineCategory = new Int32Array(lineTotal)
  let line = 0
  for (let position = 0; position < count; position++) {
    const draft = order[position]
    day[position] = drafts.day[draft]
    grossMinor[position] = drafts.grossMinor[draft]
    for (let k = drafts.lineStart[draft]; k < drafts.lineStart[draft + 1]; k++, line++) {
      lineDay[line] = rows.day[drafts.lines[k]]
      lineCategory[line] = categoryOf(rows, drafts.lines[k])
    }
    lineStart[position + 1] = line
  }
  const customerStart = groupStarts(count, drafts.customer, customerCount)
  return { count, customerStart, day, grossMinor, netMinor: grossMinor.slice(), lineStart, lineDay, lineCategory }
}
