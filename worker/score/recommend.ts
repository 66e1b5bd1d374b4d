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
      const [other, lift] = [companions.product[k], companions.lift[k]]
      if (lift < most || (lift === most && other > best[c])) continue
      best[c] = other
      most = lift
    }
  }
  return best
}

function findCompanions(baskets: Baskets, productCount: number): Companions {
  const basketsWith = new Int32Array(productCount)
  for (let i = 0; i < baskets.start[baskets.count]; i++) basketsWith[baskets.product[i]]++
  const pairs = pairsOf(baskets, basketsWith)
  const telling: { of: number; companion: number; lift: number }[] = []
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    while (to < pairs.length && pairs[to] === pairs[from]) to++
    const common = to - from
    const [a, b] = [Math.floor(pairs[from] / productCount), pairs[from] % productCount]
    const lift = (common * baskets.count) / (basketsWith[a] * basketsWith[b])
    if (common < LEAST_BASKETS || lift <= 1) continue
    telling.push({ of: a, companion: b, lift }, { of: b, companion: a, lift })
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

/** Every pair of frequent products in a basket, once a basket, as one number (products * first + second), ascending. */
function pairsOf({ start, product, count }: Baskets, basketsWith: Int32Array): Float64Array | Uint32Array {
  const productCount = basketsWith.length
  const known: number[] = []
  const readFrequent = (basket: number) => {
    known.length = 0
    if (start[basket + 1] - start[basket] > LARGEST_BASKET) return
    for (let i = start[basket]; i < start[basket + 1]; i++) {
      if (basketsWith[product[i]] >= LEAST_BASKETS) known.push(product[i])
    }
  }
  let total = 0
  for (let basket = 0; basket < count; basket++) {
    readFrequent(basket)
    total += (known.length * (known.length - 1)) / 2
  }
  const pairs = productCount ** 2 <= 2 ** 32 ? new Uint32Array(total) : new Float64Array(total)
  let next = 0
  for (let basket = 0; basket < count; basket++) {
    readFrequent(basket)
    for (let i = 1; i < known.length; i++) {
      for (let j = 0; j < i; j++) pairs[next++] = known[j] * productCount + known[i]
    }
  }
  return pairs.sort()
}
