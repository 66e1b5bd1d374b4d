/**
 * What each customer likes best: the category with the largest share of their spend, drawn a little towards the shop's
 * own share. Decides the share and when it is worth saying. Pure.
 */
import type { Ledger } from '../ledger/types.ts'
import type { Occasions } from './occasions.ts'

/** Weight of the shop's share, in mean occasions of the customer: one purchase is no taste yet. */
const PRIOR_OCCASIONS = 2
const LEAST_SHARE = 0.4
const LEAST_OCCASIONS = 2
/** Shares are quotients of sums; a last binary digit must decide neither the edge nor a tie. */
const NOISE = 1e-9

/** One entry per customer row. */
export interface Favourites {
  /** Index into the ledger's categories; -1 where nothing stands out. */
  category: Int32Array
  /** The category's share, 0..1; 0 where there is none. */
  share: Float64Array
}

/**
 * The largest (spend_c + 2 a q_c) / (spend + 2 a) over categories c, where a is the customer's mean net per occasion and
 * q_c the share of c in the shop's net; over the lifetime. Told from 40 % and two occasions on; of equal shares the first
 * in code-unit order. A refund reduces every line of its order alike. Lines without a category count as spend alone.
 */
export function findFavourites({ customers, orders }: Ledger, { start, lifetimeMinor, buyers }: Occasions): Favourites {
  const count = orders.categories.length
  const category = new Int32Array(customers.count).fill(-1)
  const share = new Float64Array(customers.count)
  if (count === 0) return { category, share }
  const ofShop = new Float64Array(count)
  const total = buyers.reduce((sum, c) => sum + lifetimeMinor[c], 0)
  const spent: CategorySpend = { minor: new Float64Array(count), categories: [] }
  for (const c of buyers) {
    readSpend(orders, c, spent)
    for (const at of spent.categories) ofShop[at] += spent.minor[at]
  }
  for (const c of buyers) {
    const occasions = start[c + 1] - start[c]
    if (occasions < LEAST_OCCASIONS) continue
    const spend = lifetimeMinor[c]
    const prior = (PRIOR_OCCASIONS * spend) / occasions
    readSpend(orders, c, spent)
    for (const at of spent.categories) {
      const minor = spent.minor[at]
      const own = (minor + (prior * ofShop[at]) / total) / (spend + prior)
      const better = own > share[c] + NOISE || (own > share[c] - NOISE && at < category[c])
      if (minor <= 0 || own < LEAST_SHARE - NOISE || !better) continue
      category[c] = at
      share[c] = own
    }
  }
  return { category, share }
}

/** Net minor units by category, and the categories in which something was spent; used for one customer after another. */
interface CategorySpend {
  minor: Float64Array
  categories: number[]
}

/** Net minor units of one customer's counting orders by category, an order's refunds spread over its lines. */
export function spendByCategory(orders: Ledger['orders'], customer: number): Map<number, number> {
  const spent: CategorySpend = { minor: new Float64Array(orders.categories.length), categories: [] }
  readSpend(orders, customer, spent)
  return new Map(spent.categories.map((at) => [at, spent.minor[at]]))
}

/** The same without an object for each customer. */
function readSpend(orders: Ledger['orders'], customer: number, { minor, categories }: CategorySpend): void {
  categories.length = 0
  for (let k = orders.customerStart[customer]; k < orders.customerStart[customer + 1]; k++) {
    if (orders.netMinor[k] <= 0) continue
    const left = orders.netMinor[k] / orders.grossMinor[k]
    for (let j = orders.lineStart[k]; j < orders.lineStart[k + 1]; j++) {
      const at = orders.lineCategory[j]
      if (at < 0) continue
      if (!categories.includes(at)) {
        categories.push(at)
        minor[at] = 0
      }
      minor[at] += orders.lineMinor[j] * left
    }
  }
}
