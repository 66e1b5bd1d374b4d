/**
 * Occasions: the distinct days on which a customer has an order that counts. Decides what counts and what a window is;
 * everything else in scoring starts from here. Pure: typed arrays in, typed arrays out.
 */
import { type LedgerOrders, NO_DAY } from '../ledger/types.ts'

/** Occasions grouped by customer row, ascending by day: `start[c] <= k < start[c + 1]`. */
export interface Occasions {
  start: Int32Array
  day: Int32Array
  /** Net of that day's counting orders, minor units, always > 0. */
  spendMinor: Float64Array
  /** Rows of customers with at least one occasion, ascending. */
  buyers: Int32Array
  /** NO_DAY for a prospect. */
  lastDay: Int32Array
  /** Net of all counting orders, minor units. */
  lifetimeMinor: Float64Array
  /** Orders that count (paid and net > 0). */
  orderCount: number
}

/** When customers bought, whatever they spent. */
export type OrderDays = Pick<Occasions, 'start' | 'day' | 'buyers' | 'lastDay'>

/** What occasions are found in. */
export interface OrdersByCustomer {
  customers: { count: number }
  orders: Pick<LedgerOrders, 'count' | 'customerStart' | 'day' | 'netMinor'>
}

/** Groups counting orders (net > 0 at asOf) by customer and local date. A customer without one is a prospect. */
export function findOccasions({ customers, orders }: OrdersByCustomer): Occasions {
  const count = customers.count
  const start = new Int32Array(count + 1)
  const day = new Int32Array(orders.count)
  const spendMinor = new Float64Array(orders.count)
  const lastDay = new Int32Array(count).fill(NO_DAY)
  const lifetimeMinor = new Float64Array(count)
  const buyers = new Int32Array(count)
  let buyerCount = 0
  let orderCount = 0
  let next = 0
  for (let c = 0; c < count; c++) {
    start[c] = next
    for (let k = orders.customerStart[c]; k < orders.customerStart[c + 1]; k++) {
      const net = orders.netMinor[k]
      if (net <= 0) continue
      orderCount++
      lifetimeMinor[c] += net
      if (next > start[c] && day[next - 1] === orders.day[k]) {
        spendMinor[next - 1] += net
      } else {
        day[next] = orders.day[k]
        spendMinor[next] = net
        next++
      }
    }
    if (next > start[c]) {
      buyers[buyerCount++] = c
      lastDay[c] = day[next - 1]
    }
  }
  start[count] = next
  return {
    start,
    day: day.subarray(0, next),
    spendMinor: spendMinor.subarray(0, next),
    buyers: buyers.subarray(0, buyerCount),
    lastDay,
    lifetimeMinor,
    orderCount,
  }
}

/** Occasions and net spend of each customer in the `days` dates that end with asOf; 0 days = lifetime. */
export function sumWindow(occasions: Occasions, asOfDay: number, days: number) {
  const { start, day, spendMinor, buyers } = occasions
  const frequency = new Int32Array(start.length - 1)
  const monetaryMinor = new Float64Array(start.length - 1)
  const firstDay = days > 0 ? asOfDay - days + 1 : -Infinity
  for (const c of buyers) {
    const end = start[c + 1]
    let k = end
    let minor = 0
    while (k > start[c] && day[k - 1] >= firstDay) minor += spendMinor[--k]
    frequency[c] = end - k
    monetaryMinor[c] = minor
  }
  return { frequency, monetaryMinor }
}
