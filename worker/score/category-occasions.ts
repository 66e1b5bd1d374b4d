/**
 * Occasions of each customer in each category: the distinct days with a line of it in an order that counts. Decides
 * nothing about cycles. Pure: typed arrays in, typed arrays out.
 */
import { sortRange } from '../ledger/sorting.ts'
import type { LedgerOrders } from '../ledger/types.ts'

/** One entry per customer and category that meet, by customer, then category; only the first `count` mean anything. */
export interface CategoryOccasions {
  count: number
  customer: Int32Array
  category: Int32Array
  /** Days of entry k, ascending and distinct: `day[start[k] .. start[k + 1] - 1]`. */
  start: Int32Array
  day: Int32Array
}

/** Category and day of a line as one number: days lie between 1900 and 2199. */
const DAY_RANGE = 2 ** 18
const DAY_SHIFT = 2 ** 17

/** Groups the lines of counting orders (net > 0) of `customerCount` customers; lines without a category are left out. */
export function findCategoryOccasions(orders: LedgerOrders, customerCount: number): CategoryOccasions {
  const lines = orders.lineDay.length
  const found: CategoryOccasions = {
    count: 0,
    customer: new Int32Array(lines),
    category: new Int32Array(lines),
    start: new Int32Array(lines + 1),
    day: new Int32Array(lines),
  }
  let ofOne = new Float64Array(64)
  for (let c = 0; c < customerCount; c++) {
    const [from, to] = [orders.customerStart[c], orders.customerStart[c + 1]]
    const most = orders.lineStart[to] - orders.lineStart[from]
    if (most > ofOne.length) ofOne = new Float64Array(2 * most)
    addCustomer(found, c, ofOne, readLines(orders, from, to, ofOne))
  }
  return found
}

/** Puts the lines of the counting orders `from` .. `to` (exclusive) into `lines`, ascending; returns how many there are. */
function readLines(orders: LedgerOrders, from: number, to: number, lines: Float64Array): number {
  let count = 0
  for (let k = from; k < to; k++) {
    if (orders.netMinor[k] <= 0) continue
    for (let j = orders.lineStart[k]; j < orders.lineStart[k + 1]; j++) {
      if (orders.lineCategory[j] < 0) continue
      lines[count++] = orders.lineCategory[j] * DAY_RANGE + orders.lineDay[j] + DAY_SHIFT
    }
  }
  sortRange(lines, 0, count)
  return count
}

/** Appends one customer's categories with their distinct days. */
function addCustomer(found: CategoryOccasions, customer: number, lines: Float64Array, count: number): void {
  let days = found.start[found.count]
  for (let i = 0; i < count; i++) {
    if (i > 0 && lines[i] === lines[i - 1]) continue
    const category = Math.floor(lines[i] / DAY_RANGE)
    if (i === 0 || category !== found.category[found.count - 1]) {
      found.customer[found.count] = customer
      found.category[found.count++] = category
    }
    found.day[days++] = lines[i] - category * DAY_RANGE - DAY_SHIFT
    found.start[found.count] = days
  }
}
