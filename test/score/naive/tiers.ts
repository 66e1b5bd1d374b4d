/**
 * Membership tier of one customer, by living through every day from the first order to asOf (scoring.md, section 9).
 * Decides the computed tier, its dates and distances; overrides come elsewhere.
 *
 * Readings taken where scoring.md leaves a choice:
 * - A keep test "at the end of tierUntil" knows the refunds dated up to tierUntil.
 * - A day's order is an event only if something of it is left after refunds within 14 days.
 * - The base tier's `tierSince` is `joined` (if not after asOf), else the first order's day, or the day of the
 *   downgrade to it. (The other reading: of a buyer always the first order's day.)
 * - Orders on the day of a downgrade do not count for keeping ("the days after d").
 * - An upgrade and a renewal in grace on one day: the upgrade.
 * - Calendar: whatever is 365 days later in the rolling window is 31 December of the next year, so a tier renewed at
 *   the end of a year holds for one more year, one renewed or lowered in grace until the end of the year after.
 * - Lifetime: nothing ends, so nothing has to be kept and `toKeepTier` is blank. Orders metric: thresholds are rounded
 *   up to whole occasions.
 * - A customer whose every order was refunded is a prospect (section 0): base tier, `tierSince` = joined or blank.
 */
import { resolveSettings } from '../../../worker/settings.ts'
import { occasionsOf } from './money.ts'
import { dayOf, isoOf, minorOf, type NaiveCustomer, type NaiveOrder, type NaiveShop } from './shop.ts'

export interface TierState {
  index: number
  since: number | null
  until: number | null
  /** Minor units, or occasions. */
  toNext: number | null
  toKeep: number | null
  /** Highest index ever held. */
  highest: number
}

/** What an order is worth as known on `day`: refunds within 14 days of it count from its own date. */
function worth(order: NaiveOrder, day: number): number {
  let minor = order.gross
  for (const refund of order.refunds) {
    if (refund.day - order.day <= 14 || refund.day <= day) minor -= refund.minor
  }
  return minor
}

/** Net minor units of the orders dated from..to, as known on `known`. */
function money(customer: NaiveCustomer, from: number, to: number, known: number): number {
  return customer.orders
    .filter((order) => order.day >= from && order.day <= to)
    .reduce((sum, order) => sum + worth(order, known), 0)
}

/** Distinct days from..to with an order of which something is left, as known on `known`. */
function occasions(customer: NaiveCustomer, from: number, to: number, known: number): number {
  const left = customer.orders.filter((order) => order.day >= from && order.day <= to && worth(order, known) > 0)
  return new Set(left.map((order) => order.day)).size
}

/** Tier at the end of day `asOf`. */
export function tierOf(shop: NaiveShop, customer: NaiveCustomer, asOf = shop.asOf): TierState {
  const settings = resolveSettings(shop.settings).tiers
  const { window } = settings
  const byOrders = settings.metric === 'orders'
  const unit = (threshold: number) => (byOrders ? Math.ceil(Number(threshold.toFixed(6))) : minorOf(threshold))
  const levels = settings.levels.map(({ up, keep }) => ({ up: unit(up), keep: unit(keep) }))
  const metric = byOrders ? occasions : money
  const yearOf = (day: number) => Number(isoOf(day).slice(0, 4))
  const endFor = (day: number) => {
    if (window === 'lifetime') return null
    return window === 'calendar' ? dayOf(`${yearOf(day) + 1}-12-31`) : day + 365
  }
  const firstOf = (day: number) => {
    if (window === 'lifetime') return Number.NEGATIVE_INFINITY
    return window === 'calendar' ? dayOf(`${yearOf(day)}-01-01`) : day - 364
  }
  const eventful = (day: number) => customer.orders.some((order) => order.day === day && worth(order, order.day) > 0)
  let index = 0
  let highest = 0
  const joined = customer.joined !== null && customer.joined <= asOf ? customer.joined : null
  let since = joined
  let until: number | null = null
  let validFrom = 0
  const set = (to: number, day: number) => {
    index = to
    since = day
    until = to === 0 ? null : endFor(day)
    validFrom = day + 1
  }
  for (let day = customer.orders[0]?.day ?? asOf + 1; day <= asOf; day++) {
    if (until !== null && day === until + 1 && metric(customer, validFrom, until, until) >= levels[index].keep) {
      validFrom = until + 1
      until = endFor(until)
    } else if (until !== null && day === until + 31) {
      set(index - 1, day)
    }
    if (!eventful(day)) continue
    const reaching = metric(customer, firstOf(day), day, day)
    const reached = levels.findLastIndex(({ up }) => reaching >= up)
    if (reached > index) {
      set(reached, day)
    } else if (until !== null && day > until && metric(customer, validFrom, day, day) >= levels[index].keep) {
      until = endFor(day)
      validFrom = day + 1
    }
    since ??= day
    highest = Math.max(highest, index)
  }
  if (occasionsOf(customer, asOf).length === 0) {
    index = 0
    since = joined
    until = null
  }
  const next = levels[index + 1]
  return {
    index,
    since,
    until,
    toNext: next ? Math.max(0, next.up - metric(customer, firstOf(asOf), asOf, asOf)) : null,
    toKeep: until === null ? null : Math.max(0, levels[index].keep - metric(customer, validFrom, asOf, asOf)),
    highest,
  }
}
