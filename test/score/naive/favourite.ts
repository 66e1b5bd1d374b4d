/**
 * The favourite category of one customer, added up line by line (scoring.md, section 11).
 *
 * Readings taken where scoring.md leaves a choice:
 * - Over the lifetime; `spend` and the shop's whole hold lines without a category too.
 * - A category that the customer never paid for is none, however large the shop's share.
 * - What an order lost by refunds is taken from its lines in proportion.
 */
import { counting, occasionsOf } from './money.ts'
import { type NaiveCustomer, type NaiveShop, netUpTo } from './shop.ts'

type Line = NaiveCustomer['orders'][number]['lines'][number]
/** The text of a line that is asked for: its category, or another of its columns. */
type Pick = (line: Line) => string | null

/** Net minor units of the customer's lines with this text (all lines where null). */
function spentOn(customer: NaiveCustomer, asOf: number, text: string | null, pick: Pick): number {
  return counting(customer, asOf).reduce((sum, order) => {
    const lines = order.lines.filter((line) => text === null || pick(line) === text)
    const gross = lines.reduce((total, line) => total + line.minor, 0)
    return sum + (gross * netUpTo(order, asOf)) / order.gross
  }, 0)
}

/** Shares of the shop's net by text, in code-unit order. */
function shopShares(shop: NaiveShop, pick: Pick): Map<string, number> {
  const all = (text: string | null) =>
    shop.customers.reduce((sum, customer) => sum + spentOn(customer, shop.asOf, text, pick), 0)
  const names = new Set(
    shop.customers.flatMap((customer) =>
      counting(customer, shop.asOf).flatMap((order) => order.lines.flatMap((line) => pick(line) ?? [])),
    ),
  )
  const total = all(null)
  return new Map([...names].sort().map((name) => [name, all(name) / total]))
}

function favouriteOf(shop: NaiveShop, customer: NaiveCustomer, shares: Map<string, number>, pick: Pick): string | null {
  const occasions = occasionsOf(customer, shop.asOf).length
  if (occasions < 2) return null
  const spend = spentOn(customer, shop.asOf, null, pick)
  const a = spend / occasions
  const candidates = [...shares]
    .map(([name, q]) => ({ name, own: spentOn(customer, shop.asOf, name, pick), q }))
    .filter(({ own }) => own > 0)
    .map(({ name, own, q }) => ({ name, share: (own + 2 * a * q) / (spend + 2 * a) }))
    .filter(({ share }) => share > 0.4 - 1e-9)
  const most = Math.max(...candidates.map(({ share }) => share))
  return candidates.find(({ share }) => share > most - 1e-9)?.name ?? null
}

/** Each customer's favourite among these texts. */
export function favouriteFinder(shop: NaiveShop, pick: Pick): (customer: NaiveCustomer) => string | null {
  const shares = shopShares(shop, pick)
  return (customer) => favouriteOf(shop, customer, shares, pick)
}
