/**
 * Occasions of each customer in each category: the distinct days with a line of it in an order that counts. Decides
 * nothing about cycles. Pure: typed arrays in, typed arrays out.
 */
import { sortByGroupAndDay, sortByKey } from '../ledger/sorting.ts'
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

/** Groups the lines of counting orders (net > 0) of `customerCount` customers; lines without a category are left out. */
export function findCategoryOccasions(orders: LedgerOrders, customerCount: number): CategoryOccasions {
  const lines = orders.lineDay.length
  const lineCustomer = new Int32Array(lines)
  const lineCategory = new Int32Array(lines)
  const lineDay = new Int32Array(lines)
  let kept = 0
  for (let c = 0; c < customerCount; c++) {
    for (let k = orders.customerStart[c]; k < orders.customerStart[c + 1]; k++) {
      if (orders.netMinor[k] <= 0) continue
      for (let j = orders.lineStart[k]; j < orders.lineStart[k + 1]; j++) {
        if (orders.lineCategory[j] < 0) continue
        lineCustomer[kept] = c
        lineCategory[kept] = orders.lineCategory[j]
        lineDay[kept++] = orders.lineDay[j]
      }
    }
  }
  const byCategory = sortByGroupAndDay(kept, lineCategory, orders.categories.length, lineDay)
  const sorted = sortByKey(byCategory, lineCustomer, customerCount)
  return mergeDays(sorted, lineCustomer, lineCategory, lineDay)
}

function mergeDays(
  sorted: Uint32Array,
  lineCustomer: Int32Array,
  lineCategory: Int32Array,
  lineDay: Int32Array,
): CategoryOccasions {
  const customer = new Int32Array(sorted.length)
  const category = new Int32Array(sorted.length)
  const start = new Int32Array(sorted.length + 1)
  const day = new Int32Array(sorted.length)
  let count = 0
  let days = 0
  for (const line of sorted) {
    const same = count > 0 && customer[count - 1] === lineCustomer[line] && category[count - 1] === lineCategory[line]
    if (!same) {
      customer[count] = lineCustomer[line]
      category[count] = lineCategory[line]
      start[count++] = days
    } else if (day[days - 1] === lineDay[line]) continue
    day[days++] = lineDay[line]
    start[count] = days
  }
  return { count, customer, category, start, day }
}
