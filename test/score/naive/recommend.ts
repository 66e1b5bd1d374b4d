/**
 * The next product for one customer, by counting baskets pair by pair (scoring.md, section 11).
 *
 * Readings taken where scoring.md leaves a choice:
 * - A basket is a customer's day with at least one product in an order that counts; N counts these.
 * - Only a lift above 1 recommends anything; of equal lifts the first product by code units. Stock is not known.
 */
import { counting } from './money.ts'
import type { NaiveCustomer, NaiveShop } from './shop.ts'

function basketsOf(customer: NaiveCustomer, asOf: number): Set<string>[] {
  const byDay = new Map<number, Set<string>>()
  for (const order of counting(customer, asOf)) {
    for (const { product } of order.lines) {
      if (product !== null) byDay.set(order.day, (byDay.get(order.day) ?? new Set()).add(product))
    }
  }
  return [...byDay.values()]
}

export function allBaskets(shop: NaiveShop): Set<string>[] {
  return shop.customers.flatMap((customer) => basketsOf(customer, shop.asOf))
}

export function recommendFor(shop: NaiveShop, customer: NaiveCustomer, baskets: Set<string>[]): string | null {
  const bought = new Set(basketsOf(customer, shop.asOf).flatMap((basket) => [...basket]))
  const products = [...new Set(baskets.flatMap((basket) => [...basket]))].sort()
  const holding = (...wanted: string[]) => baskets.filter((basket) => wanted.every((each) => basket.has(each))).length
  let best: string | null = null
  let most = 1
  for (const b of products.filter((product) => !bought.has(product))) {
    for (const a of bought) {
      const common = holding(a, b)
      const lift = (common * baskets.length) / (holding(a) * holding(b))
      if (common < 5 || lift <= most) continue
      best = b
      most = lift
    }
  }
  return best
}
