/** Order days of the test data and of small histories, grouped as scoring takes them. Asserts nothing. */
import { readOrders } from './shared-shops.ts'

export const dayOf = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000

export interface OrderDays {
  ids: string[]
  start: Int32Array
  day: Int32Array
  spendMinor: Float64Array
  buyers: Int32Array
  lastDay: Int32Array
}

/** Ascending days with minor units, one list per customer. */
export function packDays(customers: Map<string, [day: number, minor: number][]>): OrderDays {
  const start = [0]
  const day: number[] = []
  const spendMinor: number[] = []
  for (const orders of customers.values()) {
    for (const [d, minor] of orders) {
      day.push(d)
      spendMinor.push(minor)
    }
    start.push(day.length)
  }
  return {
    ids: [...customers.keys()],
    start: Int32Array.from(start),
    day: Int32Array.from(day),
    spendMinor: Float64Array.from(spendMinor),
    buyers: Int32Array.from(start.slice(1), (_, i) => i),
    lastDay: Int32Array.from(start.slice(1), (end) => day[end - 1]),
  }
}

/** All order days of a file up to `asOf`, those of zero value included, a day's amounts added. */
export function orderDaysOf(path: string, asOf: string): OrderDays {
  const { customer, date, amount } = readOrders(path)
  const customers = new Map<string, Map<number, number>>()
  customer.forEach((id, i) => {
    const day = dayOf(date[i])
    if (day > dayOf(asOf)) return
    const days = customers.get(id) ?? new Map<number, number>()
    days.set(day, (days.get(day) ?? 0) + Math.round(amount[i] * 100))
    customers.set(id, days)
  })
  return packDays(new Map([...customers].map(([id, days]) => [id, [...days].sort(([a], [b]) => a - b)])))
}
