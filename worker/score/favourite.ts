/**
 * What each customer likes best: the category, or text of another order column, with the largest share of their spend,
 * drawn a little towards the shop's own share. Decides the share and when it is worth saying. Pure.
 */
import type { TextCodes } from '../ledger/text-codes.ts'
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
  /** Index into the texts of the column; -1 where nothing stands out. */
  value: Int32Array
  /** Its share, 0..1; 0 where there is none. */
  share: Float64Array
}

/**
 * The largest (spend_c + 2 a q_c) / (spend + 2 a) over the texts c of a line column (category, channel, taste ...), where
 * a is the customer's mean net per occasion and q_c the share of c in the shop's net; over the lifetime. Told from 40 %
 * and two occasions on; of equal shares the first in code-unit order. A refund reduces every line of its order alike.
 * Lines without a text count as spend alone. `lineCodes`: index into the texts by line, -1 = blank; `texts`: how many.
 */
export function findFavourites(
  { customers, orders }: Ledger,
  { start, lifetimeMinor, buyers }: Occasions,
  lineCodes: TextCodes,
  texts: number,
): Favourites {
  const value = new Int32Array(customers.count).fill(-1)
  const share = new Float64Array(customers.count)
  if (texts === 0) return { value, share }
  const ofShop = new Float64Array(texts)
  const total = buyers.reduce((sum, c) => sum + lifetimeMinor[c], 0)
  for (let k = 0; k < orders.count; k++) {
    if (orders.netMinor[k] <= 0) continue
    const left = orders.netMinor[k] / orders.grossMinor[k]
    for (let j = orders.lineStart[k]; j < orders.lineStart[k + 1]; j++) {
      if (lineCodes[j] >= 0) ofShop[lineCodes[j]] += orders.lineMinor[j] * left
    }
  }
  const spent = newTextSpend(texts)
  for (const c of buyers) {
    const occasions = start[c + 1] - start[c]
    if (occasions < LEAST_OCCASIONS) continue
    const spend = lifetimeMinor[c]
    const prior = (PRIOR_OCCASIONS * spend) / occasions
    readSpend(orders, c, lineCodes, spent)
    for (const at of spent.codes) {
      const minor = spent.minor[at]
      const own = (minor + (prior * ofShop[at]) / total) / (spend + prior)
      const better = own > share[c] + NOISE || (own > share[c] - NOISE && at < value[c])
      if (minor <= 0 || own < LEAST_SHARE - NOISE || !better) continue
      value[c] = at
      share[c] = own
    }
  }
  return { value, share }
}

/** What each customer likes of an order dimension such as `channel`, and its texts; none where it was not sent. */
export function findDimensionFavourites(
  ledger: Ledger,
  occasions: Occasions,
  name: string,
): Favourites & { texts: readonly string[] } {
  const dimension = ledger.orders.lineDimensions.find((one) => one.name === name)
  const texts = dimension?.values ?? []
  return { ...findFavourites(ledger, occasions, dimension?.line ?? new Int32Array(0), texts.length), texts }
}

/** Net minor units by text, and the texts on which something was spent; used for one customer after another. */
interface TextSpend {
  minor: Float64Array
  codes: number[]
  /** How many customers have been read, and at which of them each text was met last. */
  reads: number
  metAt: Int32Array
}

function newTextSpend(texts: number): TextSpend {
  return { minor: new Float64Array(texts), codes: [], reads: 0, metAt: new Int32Array(texts) }
}

/** Net minor units of one customer's counting orders by category, an order's refunds spread over its lines. */
export function spendByCategory(orders: Ledger['orders'], customer: number): Map<number, number> {
  const spent = newTextSpend(orders.categories.length)
  readSpend(orders, customer, orders.lineCategory, spent)
  return new Map(spent.codes.map((at) => [at, spent.minor[at]]))
}

/** The same for any column of the lines, without an object for each customer. */
function readSpend(orders: Ledger['orders'], customer: number, lineCodes: TextCodes, spent: TextSpend): void {
  const { minor, codes, metAt } = spent
  const read = ++spent.reads
  codes.length = 0
  for (let k = orders.customerStart[customer]; k < orders.customerStart[customer + 1]; k++) {
    if (orders.netMinor[k] <= 0) continue
    const left = orders.netMinor[k] / orders.grossMinor[k]
    for (let j = orders.lineStart[k]; j < orders.lineStart[k + 1]; j++) {
      const at = lineCodes[j]
      if (at < 0) continue
      if (metAt[at] !== read) {
        metAt[at] = read
        codes.push(at)
        minor[at] = 0
      }
      minor[at] += orders.lineMinor[j] * left
    }
  }
}
