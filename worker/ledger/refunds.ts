/**
 * Refunds and cancellations. Decides which order each refund reduces and by how much, after orders stand in order. A
 * refund that names an order reduces that one only; any other reduces its customer's orders dated on or before it,
 * latest first, each down to 0. Pure.
 */
import { gatherInts, gatherNumbers } from './gather.ts'
import type { OrderRows } from './order-rows.ts'
import { indices, sortByKey } from './sorting.ts'
import type { EnteredRefunds, LedgerOrders } from './types.ts'

/** Refunds before they reduce anything. Only the first `count` entries mean anything. */
export class Refunds {
  count = 0
  customer: Int32Array
  /** The day from which it counts. */
  day: Int32Array
  /** The day of its row. */
  rowDay: Int32Array
  minor: Float64Array
  /** The draft order that it names; -1 = none. */
  draft: Int32Array
  /** Row in the request. */
  row: Uint32Array
  /** 1 = from a `refunded` cell, 0 = a row of its own. */
  isCell: Uint8Array

  constructor(size: number) {
    this.customer = new Int32Array(size)
    this.day = new Int32Array(size)
    this.rowDay = new Int32Array(size)
    this.minor = new Float64Array(size)
    this.draft = new Int32Array(size)
    this.row = new Uint32Array(size)
    this.isCell = new Uint8Array(size)
  }

  /** Adds what row `k` refunds; a refund of 0 is nothing. */
  add(rows: OrderRows, k: number, minor: number, day: number, draft: number, isCell: 0 | 1): void {
    if (minor === 0) return
    this.customer[this.count] = rows.customer[k]
    this.day[this.count] = day
    this.rowDay[this.count] = rows.day[k]
    this.minor[this.count] = minor
    this.draft[this.count] = draft
    this.row[this.count] = rows.row[k]
    this.isCell[this.count] = isCell
    this.count++
  }
}

/** Room for every refund that the rows can hold: a row is a refund or has a `refunded` cell, never both. */
export function refundsOf(rows: OrderRows): Refunds {
  let size = 0
  for (let k = 0; k < rows.count; k++) {
    if (rows.isRefund[k] === 1 || (rows.refundedMinor !== null && rows.refundedMinor[k] > 0)) size++
  }
  return new Refunds(size)
}

type Sorted = Pick<LedgerOrders, 'count' | 'customerStart' | 'day' | 'netMinor'>

/** The refunds in the order `sorted`, naming orders by where they stand now. */
export function enterRefunds(refunds: Refunds, sorted: Uint32Array, positionOfDraft: Int32Array): EnteredRefunds {
  const column = (values: Int32Array) => gatherInts(values, sorted)
  return {
    count: sorted.length,
    customer: column(refunds.customer),
    order: column(refunds.draft).map((draft) => (draft < 0 ? -1 : positionOfDraft[draft])),
    day: column(refunds.day),
    rowDay: column(refunds.rowDay),
    minor: gatherNumbers(refunds.minor, sorted),
  }
}

/**
 * Applies the refunds to `orders.netMinor` in place and returns them per order. Refunds of one order on one day are added
 * up. `leftOver` is called with the position of a refund and what no order could take.
 */
export function allocateRefunds(
  orders: Sorted,
  entered: EnteredRefunds,
  leftOver: (position: number, leftOverMinor: number) => void,
): Pick<LedgerOrders, 'refundStart' | 'refundDay' | 'refundMinor'> {
  const { netMinor } = orders
  const eventOrder: number[] = []
  const eventDay: number[] = []
  const eventMinor: number[] = []
  const reduce = (position: number, day: number, minor: number): number => {
    const taken = Math.min(netMinor[position], minor)
    if (taken === 0) return 0
    netMinor[position] -= taken
    eventOrder.push(position)
    eventDay.push(day)
    eventMinor.push(taken)
    return taken
  }
  // Orders of the running customer that an unnamed refund may reduce, the latest on top.
  const open = new Int32Array(entered.count === 0 ? 0 : orders.count)
  let depth = 0
  let next = 0
  let customer = -1
  for (let refund = 0; refund < entered.count; refund++) {
    if (entered.customer[refund] !== customer) {
      customer = entered.customer[refund]
      depth = 0
      next = orders.customerStart[customer]
    }
    const day = entered.day[refund]
    let rest = entered.minor[refund]
    if (entered.order[refund] >= 0) rest -= reduce(entered.order[refund], day, rest)
    else {
      const end = orders.customerStart[customer + 1]
      while (next < end && orders.day[next] <= day) open[depth++] = next++
      while (rest > 0 && depth > 0) {
        rest -= reduce(open[depth - 1], day, rest)
        if (netMinor[open[depth - 1]] === 0) depth--
      }
    }
    if (rest > 0) leftOver(refund, rest)
  }
  return perOrder(orders.count, eventOrder, eventDay, eventMinor)
}

function perOrder(count: number, order: number[], day: number[], minor: number[]) {
  if (order.length === 0) {
    return { refundStart: new Uint8Array(count + 1), refundDay: new Int32Array(0), refundMinor: new Float64Array(0) }
  }
  const refundStart = new Int32Array(count + 1)
  const refundDay = new Int32Array(order.length)
  const refundMinor = new Float64Array(order.length)
  // Stable, so each order's refunds stay by day.
  const sorted = sortByKey(indices(order.length), Int32Array.from(order), count)
  let end = 0
  let position = 0
  for (const event of sorted) {
    while (position < order[event]) refundStart[++position] = end
    if (end > refundStart[position] && refundDay[end - 1] === day[event]) refundMinor[end - 1] += minor[event]
    else {
      refundDay[end] = day[event]
      refundMinor[end++] = minor[event]
    }
  }
  while (position < count) refundStart[++position] = end
  return { refundStart, refundDay: refundDay.slice(0, end), refundMinor: refundMinor.slice(0, end) }
}
