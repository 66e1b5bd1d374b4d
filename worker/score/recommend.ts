/**
 * The next product for each customer, by item-to-item co-occurrence. Decides which products go together and which of
 * them a customer lacks; knows no stock. Pure.
 */
import type { Ledger } from '../ledger/types.ts'

/** Two products say something about each other when they lay together in at least this many baskets. */
const LEAST_BASKETS = 5
/** A basket with more products than this is a whole range and says nothing about what goes together. */
const LARGEST_BASKET = 100

/** Products that go with a product, and how much more often than by chance. */
interface Companion {
  product: number
  lift: number
}

/**
 * Index into the ledger's products of the one with the largest lift towards anything the customer bought, among those not
 * bought; -1 where there is none. A basket is a customer's day; lift(a, b) = n_ab N / (n_a n_b) over N baskets, told from
 * five common baskets and above 1. Ties: the first in code-unit order. Orders without anything left do not count.
 */
export function recommendProducts({ customers, orders }: Ledger): Int32Array {
  const best = new Int32Array(customers.count).fill(-1)
  if (orders.products.length === 0) return best
  const companions = findCompanions(orders, customers.count)
  for (let c = 0; c < customers.count; c++) {
    const bought = new Set(basketsOf(orders, c).flat())
    let most = 1
    for (const product of bought) {
      for (const { product: other, lift } of companions.get(product) ?? []) {
        if (bought.has(other) || lift < most || (lift === most && (best[c] < 0 || other > best[c]))) continue
        best[c] = other
        most = lift
      }
    }
  }
  return best
}

function findCompanions(orders: Ledger['orders'], customerCount: number): Map<number, Companion[]> {
  const productCount = orders.products.length
  const basketsWith = new Int32Array(productCount)
  let basketCount = 0
  for (let c = 0; c < customerCount; c++) {
    for (const basket of basketsOf(orders, c)) {
      basketCount++
      for (const product of basket) basketsWith[product]++
    }
  }
  const pairs = pairsOf(orders, customerCount, basketsWith)
  const companions = new Map<number, Companion[]>()
  const add = (product: number, companion: Companion) => {
    const known = companions.get(product)
    if (known) known.push(companion)
    else companions.set(product, [companion])
  }
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    while (to < pairs.length && pairs[to] === pairs[from]) to++
    const common = to - from
    const [a, b] = [Math.floor(pairs[from] / productCount), pairs[from] % productCount]
    const lift = (common * basketCount) / (basketsWith[a] * basketsWith[b])
    if (common < LEAST_BASKETS || lift <= 1) continue
    add(a, { product: b, lift })
    add(b, { product: a, lift })
  }
  return companions
}

/** Every pair of frequent products in a basket, once a basket, as one number (products * first + second), ascending. */
function pairsOf(orders: Ledger['orders'], customerCount: number, basketsWith: Int32Array): Float64Array {
  const productCount = orders.products.length
  const frequent: number[][] = []
  let total = 0
  for (let c = 0; c < customerCount; c++) {
    for (const basket of basketsOf(orders, c)) {
      const known = basket.filter((product) => basketsWith[product] >= LEAST_BASKETS)
      if (basket.length > LARGEST_BASKET || known.length < 2) continue
      frequent.push(known)
      total += (known.length * (known.length - 1)) / 2
    }
  }
  const pairs = new Float64Array(total)
  let next = 0
  for (const basket of frequent) {
    for (let i = 1; i < basket.length; i++) {
      for (let j = 0; j < i; j++) pairs[next++] = basket[j] * productCount + basket[i]
    }
  }
  return pairs.sort()
}

/** The distinct products of each day of one customer, ascending. */
function basketsOf(orders: Ledger['orders'], customer: number): number[][] {
  const baskets = new Map<number, Set<number>>()
  for (let k = orders.customerStart[customer]; k < orders.customerStart[customer + 1]; k++) {
    if (orders.netMinor[k] <= 0) continue
    for (let j = orders.lineStart[k]; j < orders.lineStart[k + 1]; j++) {
      if (orders.lineProduct[j] < 0) continue
      const basket = baskets.get(orders.day[k])
      if (basket) basket.add(orders.lineProduct[j])
      else baskets.set(orders.day[k], new Set([orders.lineProduct[j]]))
    }
  }
  return Array.from(baskets.values(), (products) => [...products].sort((a, b) => a - b))
}
