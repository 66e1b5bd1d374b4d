/**
 * The next product for each customer, by item-to-item co-occurrence. Decides which products go together and which of
 * them a customer lacks; knows no stock. Pure.
 */
import { groupStarts } from '../ledger/sorting.ts'
import type { Ledger } from '../ledger/types.ts'
import { type Baskets, findBaskets } from './baskets.ts'

/** Two products say something about each other when they lay together in at least this many baskets. */
const LEAST_BASKETS = 5
/** A basket with more products than this is a whole range and says nothing about what goes together. */
const LARGEST_BASKET = 100

/** Products that go with product p, the largest lift first, then in code-unit order: `start[p] <= k < start[p + 1]`. */
interface Companions {
  start: Int32Array
  product: Int32Array
  lift: Float64Array
}

/**
 * Index into the ledger's products of the one with the largest lift towards anything the customer bought, among those not
 * bought; -1 where there is none. A basket is a customer's day; lift(a, b) = n_ab N / (n_a n_b) over N baskets, told from
 * five common baskets and above 1. Ties: the first in code-unit order. Orders without anything left do not count.
 */
export function recommendProducts({ customers, orders }: Pick<Ledger, 'customers' | 'orders'>): Int32Array {
  const best = new Int32Array(customers.count).fill(-1)
  const productCount = orders.products.length
  if (productCount === 0) return best
  const baskets = findBaskets(orders, customers.count)
  const companions = findCompanions(baskets, productCount)
  /** The last customer seen with each product. */
  const boughtBy = new Int32Array(productCount).fill(-1)
  for (let c = 0; c < customers.count; c++) {
    const from = baskets.start[baskets.ofCustomer[c]]
    const to = baskets.start[baskets.ofCustomer[c + 1]]
    for (let i = from; i < to; i++) boughtBy[baskets.product[i]] = c
    let most = 1
    for (let i = from; i < to; i++) {
      const bought = baskets.product[i]
      const end = companions.start[bought + 1]
      let k = companions.start[bought]
      while (k < end && boughtBy[companions.product[k]] === c) k++
      if (k === end) continue
      const other = companions.product[k]
      const lift = companions.lift[k]
      if (lift < most || (lift === most && other > best[c])) continue
      best[c] = other
      most = lift
    }
  }
  return best
}

function findCompanions(baskets: Baskets, productCount: number): Companions {
  const { start, product, count } = baskets
  const basketsWith = new Int32Array(productCount)
  for (let i = 0; i < start[count]; i++) basketsWith[product[i]]++
  const holding = sharedBaskets(baskets, productCount)
  const telling: { of: number; companion: number; lift: number }[] = []
  /** For one product after the other: the baskets with it and each other, and which others there are. */
  const common = new Int32Array(productCount)
  const others: number[] = []
  for (let a = 0; a < productCount; a++) {
    others.length = 0
    for (let k = holding.start[a]; k < holding.start[a + 1]; k++) {
      // Products of a basket ascend: each pair is met once, at its lesser product.
      for (let i = start[holding.basket[k] + 1] - 1; product[i] > a; i--) {
        if (common[product[i]]++ === 0) others.push(product[i])
      }
    }
    for (const b of others) {
      const lift = (common[b] * count) / (basketsWith[a] * basketsWith[b])
      if (common[b] >= LEAST_BASKETS && lift > 1) {
        telling.push({ of: a, companion: b, lift }, { of: b, companion: a, lift })
      }
      common[b] = 0
    }
  }
  telling.sort((p, q) => p.of - q.of || q.lift - p.lift || p.companion - q.companion)
  return {
    start: groupStarts(
      telling.length,
      Int32Array.from(telling, ({ of }) => of),
      productCount,
    ),
    product: Int32Array.from(telling, ({ companion }) => companion),
    lift: Float64Array.from(telling, ({ lift }) => lift),
  }
}

/** By product, the baskets that hold it beside others: `basket[start[p] .. start[p + 1] - 1]`. */
function sharedBaskets({ start, product, count }: Baskets, productCount: number) {
  const isShared = (basket: number) => {
    const products = start[basket + 1] - start[basket]
    return products > 1 && products <= LARGEST_BASKET
  }
  const startOf = new Int32Array(productCount + 1)
  for (let b = 0; b < count; b++) {
    if (isShared(b)) for (let i = start[b]; i < start[b + 1]; i++) startOf[product[i] + 1]++
  }
  for (let p = 0; p < productCount; p++) startOf[p + 1] += startOf[p]
  const basket = new Int32Array(startOf[productCount])
  const next = startOf.slice()
  for (let b = 0; b < count; b++) {
    if (isShared(b)) for (let i = start[b]; i < start[b + 1]; i++) basket[next[product[i]]++] = b
  }
  return { start: startOf, basket }
}
