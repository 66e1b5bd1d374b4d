/**
 * Baskets: the distinct products that a customer bought on one day. Decides what lies in a basket; what goes together is
 * in recommend.ts. Pure: typed arrays in, typed arrays out.
 */
import { sortRange } from '../ledger/sorting.ts'
import { newTextCodes, type TextCodes } from '../ledger/text-codes.ts'
import type { LedgerOrders } from '../ledger/types.ts'

export interface Baskets {
  /** Baskets of customer c: `ofCustomer[c] <= b < ofCustomer[c + 1]`. */
  ofCustomer: Int32Array
  /** Products of basket b, ascending: `product[start[b] .. start[b + 1] - 1]`. */
  start: Int32Array
  product: TextCodes
  count: number
}

/** Orders without anything left (net 0) and lines without a product do not count; there are no empty baskets. */
export function findBaskets(orders: LedgerOrders, customerCount: number): Baskets {
  const { customerStart, day, netMinor, lineStart, lineProduct } = orders
  const ofCustomer = new Int32Array(customerCount + 1)
  const start = new Int32Array(orders.count + 1)
  const product = newTextCodes(lineProduct.length, orders.products.length)
  let count = 0
  let end = 0
  for (let c = 0; c < customerCount; c++) {
    for (let k = customerStart[c]; k < customerStart[c + 1]; ) {
      const today = day[k]
      for (; k < customerStart[c + 1] && day[k] === today; k++) {
        if (netMinor[k] <= 0) continue
        for (let j = lineStart[k]; j < lineStart[k + 1]; j++) if (lineProduct[j] >= 0) product[end++] = lineProduct[j]
      }
      end = keepDistinct(product, start[count], end)
      if (end > start[count]) start[++count] = end
    }
    ofCustomer[c + 1] = count
  }
  return { ofCustomer, start, product, count }
}

/** Sorts `values[from..to)` and drops repeats; returns the new end. */
function keepDistinct(values: TextCodes, from: number, to: number): number {
  if (to - from < 2) return to
  sortRange(values, from, to)
  let end = from + 1
  for (let k = from + 1; k < to; k++) if (values[k] !== values[end - 1]) values[end++] = values[k]
  return end
}
