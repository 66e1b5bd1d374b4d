/**
 * The next product for each customer, by item-to-item co-occurrence. Decides which products go together and which of
 * them a customer lacks; knows no stock. Pure.
 */
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
  const companionsOf = companionFinder(baskets, productCount)
  const buyers = findBuyers(baskets, productCount)
  const most = new Float64Array(customers.count)
  for (let product = 0; product < productCount; product++) {
    const companions = companionsOf(product)
    if (companions.length === 0) continue
    for (let i = buyers.start[product]; i < buyers.start[product + 1]; i++) {
      const c = buyers.of[i]
      const found = companions.find(({ product: other, lift }) => lift < most[c] || !holds(buyers, other, c))
      if (found === undefined || found.lift < most[c]) continue
      if (found.lift === most[c] && found.product > best[c]) continue
      best[c] = found.product
      most[c] = found.lift
    }
  }
  return best
}

/** What holds a product, ascending: `of[start[p] .. start[p + 1] - 1]` for product p. */
interface Holders {
  start: Int32Array
  of: Int32Array
}

/** Lists by product what `eachHolder` tells, which it does twice in the same order, ascending by holder. */
function listHolders(productCount: number, eachHolder: (tell: (product: number, holder: number) => void) => void) {
  const start = new Int32Array(productCount + 1)
  eachHolder((product) => start[product + 1]++)
  for (let p = 0; p < productCount; p++) start[p + 1] += start[p]
  const of = new Int32Array(start[productCount])
  const next = start.slice()
  eachHolder((product, holder) => {
    of[next[product]++] = holder
  })
  return { start, of }
}

/** The customers who ever bought each product. */
function findBuyers({ ofCustomer, start, product }: Baskets, productCount: number): Holders {
  const lastBuyer = new Int32Array(productCount)
  return listHolders(productCount, (tell) => {
    lastBuyer.fill(-1)
    for (let c = 0; c + 1 < ofCustomer.length; c++) {
      for (let i = start[ofCustomer[c]]; i < start[ofCustomer[c + 1]]; i++) {
        if (lastBuyer[product[i]] === c) continue
        lastBuyer[product[i]] = c
        tell(product[i], c)
      }
    }
  })
}

/** The baskets that hold each product beside others; of one alone nothing is learnt, nor of a whole range. */
function findSharedBaskets({ start, product, count }: Baskets, productCount: number): Holders {
  return listHolders(productCount, (tell) => {
    for (let basket = 0; basket < count; basket++) {
      const size = start[basket + 1] - start[basket]
      if (size < 2 || size > LARGEST_BASKET) continue
      for (let i = start[basket]; i < start[basket + 1]; i++) tell(product[i], basket)
    }
  })
}

function holds({ start, of }: Holders, product: number, wanted: number): boolean {
  let low = start[product]
  let high = start[product + 1]
  const end = high
  while (low < high) {
    const middle = (low + high) >>> 1
    if (of[middle] < wanted) low = middle + 1
    else high = middle
  }
  return low < end && of[low] === wanted
}

/** Finds what goes with a product: the largest lift first, then in code-unit order. */
function companionFinder(baskets: Baskets, productCount: number): (product: number) => Companion[] {
  const { start, product, count } = baskets
  const shared = findSharedBaskets(baskets, productCount)
  const basketsWith = new Int32Array(productCount)
  for (let i = 0; i < start[count]; i++) basketsWith[product[i]]++
  /** Common baskets with the product that is looked at; 0 in between. */
  const common = new Int32Array(productCount)
  return (own) => {
    if (basketsWith[own] < LEAST_BASKETS) return []
    const met: number[] = []
    for (let h = shared.start[own]; h < shared.start[own + 1]; h++) {
      const basket = shared.of[h]
      for (let i = start[basket]; i < start[basket + 1]; i++) if (common[product[i]]++ === 0) met.push(product[i])
    }
    const companions: Companion[] = []
    for (const other of met) {
      const lift = (common[other] * count) / (basketsWith[own] * basketsWith[other])
      if (other !== own && common[other] >= LEAST_BASKETS && lift > 1) companions.push({ product: other, lift })
      common[other] = 0
    }
    return companions.sort((a, b) => b.lift - a.lift || a.product - b.product)
  }
}
