/**
 * The next product for each customer, by item-to-item co-occurrence. Decides which products go together and which of
 * them a customer lacks; knows no stock. Pure.
 */
import { sortRange } from '../ledger/sorting.ts'
import type { Ledger } from '../ledger/types.ts'
import { type Baskets, findBaskets } from './baskets.ts'

/** Two products say something about each other when they lay together in at least this many baskets. */
const LEAST_BASKETS = 5
/** A basket with more products than this is a whole range and says nothing about what goes together. */
const LARGEST_BASKET = 100

/** A product that goes with another. */
interface Companion {
  product: number
  lift: number
}

/**
 * Index into the ledger's products of the one with the largest lift towards anything the customer bought, among those not
 * bought; -1 where there is none. A basket is a customer's day; lift(a, b) = n_ab N / (n_a n_b) over N baskets, told from
 * five common baskets and above 1. Ties: the first in code-unit order. Orders without anything left do not count.
 *
 * One product after the other, so that no list of pairs is ever made: a million lines hold tens of millions of pairs.
 */
export function recommendProducts({ customers, orders }: Pick<Ledger, 'customers' | 'orders'>): Int32Array {
  const best = new Int32Array(customers.count).fill(-1)
  const productCount = orders.products.length
  if (productCount === 0) return best
  const baskets = findBaskets(orders, customers.count)
  const holders = findHolders(baskets, productCount)
  const companionsOf = companionFinder(baskets, holders, productCount)
  const isBought = boughtProducts(baskets)
  const customerOf = customersOf(baskets)
  const most = new Float64Array(customers.count)
  for (let product = 0; product < productCount; product++) {
    const companions = companionsOf(product)
    if (companions.length === 0) continue
    let before = -1
    for (let i = holders.start[product]; i < holders.start[product + 1]; i++) {
      const c = customerOf[holders.basket[i]]
      // A customer's baskets stand one behind the other.
      if (c === before) continue
      before = c
      const found = companions.find(({ product: other, lift }) => lift < most[c] || !isBought(c, other))
      if (found === undefined || found.lift < most[c]) continue
      if (found.lift === most[c] && found.product > best[c]) continue
      best[c] = found.product
      most[c] = found.lift
    }
  }
  return best
}

/** Baskets by the products in them, ascending: those of product p are `basket[start[p] .. start[p + 1] - 1]`. */
interface Holders {
  start: Int32Array
  basket: Int32Array
}

function findHolders({ start, product, count }: Baskets, productCount: number): Holders {
  const items = start[count]
  const holders: Holders = { start: new Int32Array(productCount + 1), basket: new Int32Array(items) }
  for (let i = 0; i < items; i++) holders.start[product[i] + 1]++
  for (let p = 0; p < productCount; p++) holders.start[p + 1] += holders.start[p]
  const next = holders.start.slice()
  for (let basket = 0; basket < count; basket++) {
    for (let i = start[basket]; i < start[basket + 1]; i++) holders.basket[next[product[i]]++] = basket
  }
  return holders
}

/** Finds what goes with a product: the largest lift first, then in code-unit order. */
function companionFinder(
  { start, product, count }: Baskets,
  holders: Holders,
  productCount: number,
): (product: number) => Companion[] {
  const basketsWith = (p: number) => holders.start[p + 1] - holders.start[p]
  /** Common baskets with the product that is looked at; 0 in between. */
  const common = new Int32Array(productCount)
  return (own) => {
    if (basketsWith(own) < LEAST_BASKETS) return []
    const met: number[] = []
    for (let h = holders.start[own]; h < holders.start[own + 1]; h++) {
      const basket = holders.basket[h]
      if (start[basket + 1] - start[basket] > LARGEST_BASKET) continue
      for (let i = start[basket]; i < start[basket + 1]; i++) if (common[product[i]]++ === 0) met.push(product[i])
    }
    const companions: Companion[] = []
    for (const other of met) {
      const lift = (common[other] * count) / (basketsWith(own) * basketsWith(other))
      if (other !== own && common[other] >= LEAST_BASKETS && lift > 1) companions.push({ product: other, lift })
      common[other] = 0
    }
    return companions.sort((a, b) => b.lift - a.lift || a.product - b.product)
  }
}

/** Whether a customer ever bought a product. */
function boughtProducts({
  ofCustomer,
  start,
  product,
  count,
}: Baskets): (customer: number, product: number) => boolean {
  const bought = product.slice(0, start[count])
  for (let c = 0; c + 1 < ofCustomer.length; c++) sortRange(bought, start[ofCustomer[c]], start[ofCustomer[c + 1]])
  return (customer, wanted) => {
    let low = start[ofCustomer[customer]]
    let high = start[ofCustomer[customer + 1]]
    const end = high
    while (low < high) {
      const middle = (low + high) >>> 1
      if (bought[middle] < wanted) low = middle + 1
      else high = middle
    }
    return low < end && bought[low] === wanted
  }
}

/** The customer of each basket. */
function customersOf({ ofCustomer, count }: Baskets): Int32Array {
  const customer = new Int32Array(count)
  for (let c = 0; c + 1 < ofCustomer.length; c++) customer.fill(c, ofCustomer[c], ofCustomer[c + 1])
  return customer
}
