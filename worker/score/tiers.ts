/**
 * Membership tiers on a day, replayed from the orders. Decides upgrade, keeping, grace and downgrade; what is counted and
 * over which days is in tier-rules.ts, overrides come later. Pure: nothing is remembered between runs.
 */
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import type { Occasions } from './occasions.ts'
import { type TierRules, tierRules, validUntil, windowFrom, worthOf } from './tier-rules.ts'

/** Days after `untilDay` in which a tier can still be kept. */
export const GRACE_DAYS = 30
/** A refund dated at most this long after its order counts from the order's own date. */
const EARLY_REFUND_DAYS = 14

/** One entry per customer row. */
export interface Tiers {
  /** Index into settings.tiers.levels. */
  tier: Uint8Array
  /** The highest tier ever held. */
  highest: Uint8Array
  /** What the tier goes by on asOf: net spend (minor units) or occasions in the window. */
  metric: Float64Array
  /** NO_DAY: a customer of the base tier without orders and without a joined date. */
  sinceDay: Int32Array
  /** Last valid day; NO_DAY for the base tier, and for every tier of a lifetime metric. */
  untilDay: Int32Array
  /** In the metric's unit (minor units or occasions); -1 at the top. */
  toNext: Float64Array
  /** In the metric's unit; -1 where there is no last valid day. */
  toKeep: Float64Array
}

/**
 * Replays every customer's tier up to asOf. Each day's events come in this order: expiry, end of grace, refunds, orders.
 * A prospect (also one whose every order was refunded) is in the base tier since `joined`; a buyer who never left it,
 * since `joined` or else the first order.
 */
export function replayTiers(
  { asOfDay, decimals, customers, orders }: Ledger,
  { lastDay }: Pick<Occasions, 'lastDay'>,
  settings: ResolvedSettings['tiers'],
): Tiers {
  const tiers: Tiers = {
    tier: new Uint8Array(customers.count),
    highest: new Uint8Array(customers.count),
    metric: new Float64Array(customers.count),
    sinceDay: new Int32Array(customers.count),
    untilDay: new Int32Array(customers.count),
    toNext: new Float64Array(customers.count),
    toKeep: new Float64Array(customers.count),
  }
  const replay = new TierReplay(tierRules(settings, decimals))
  for (let c = 0; c < customers.count; c++) {
    const joined = customers.joinedDay[c]
    replay.start(joined <= asOfDay ? joined : NO_DAY)
    if (lastDay[c] !== NO_DAY) replayOrders(replay, orders, c)
    replay.advanceTo(asOfDay)
    tiers.tier[c] = replay.tier
    tiers.highest[c] = replay.highest
    tiers.metric[c] = replay.windowMetric(asOfDay)
    tiers.sinceDay[c] = replay.sinceDay
    tiers.untilDay[c] = replay.untilDay
    tiers.toNext[c] = replay.toNext(asOfDay)
    tiers.toKeep[c] = replay.toKeep()
  }
  return tiers
}

/** Feeds one customer's orders and late refunds in date order; early refunds have already left the order's amount. */
function replayOrders(replay: TierReplay, orders: Ledger['orders'], customer: number): void {
  const from = orders.customerStart[customer]
  const to = orders.customerStart[customer + 1]
  const late = lateRefunds(orders, from, to)
  let nextRefund = 0
  const refundUntil = (day: number) => {
    for (; nextRefund < late.length && late[nextRefund].day <= day; nextRefund++) {
      const { day: refundDay, orderDay, minor } = late[nextRefund]
      replay.refund(refundDay, orderDay, minor)
    }
  }
  for (let k = from; k < to; ) {
    const day = orders.day[k]
    let minor = 0
    for (; k < to && orders.day[k] === day; k++) minor += spentForTiers(orders, k)
    refundUntil(day)
    if (minor > 0) replay.order(day, minor)
  }
  refundUntil(Infinity)
}

interface LateRefund {
  day: number
  orderDay: number
  minor: number
}
const NO_REFUNDS: readonly LateRefund[] = []

/** The late refunds of the orders `from` .. `to` (exclusive), ascending by day; hardly any customer has one. */
function lateRefunds(orders: Ledger['orders'], from: number, to: number): readonly LateRefund[] {
  if (orders.refundStart[from] === orders.refundStart[to]) return NO_REFUNDS
  const late: LateRefund[] = []
  for (let k = from; k < to; k++) {
    for (let j = orders.refundStart[k]; j < orders.refundStart[k + 1]; j++) {
      if (orders.refundDay[j] - orders.day[k] > EARLY_REFUND_DAYS) {
        late.push({ day: orders.refundDay[j], orderDay: orders.day[k], minor: orders.refundMinor[j] })
      }
    }
  }
  return late.sort((a, b) => a.day - b.day)
}

/** An order's amount less its early refunds: as if that money had never been spent. */
function spentForTiers(orders: Ledger['orders'], order: number): number {
  let minor = orders.grossMinor[order]
  for (let j = orders.refundStart[order]; j < orders.refundStart[order + 1]; j++) {
    if (orders.refundDay[j] - orders.day[order] <= EARLY_REFUND_DAYS) minor -= orders.refundMinor[j]
  }
  return minor
}

/** One customer's tier as it moves through time. Reused for every customer, so that replaying allocates little. */
class TierReplay {
  tier = 0
  highest = 0
  sinceDay = NO_DAY
  untilDay = NO_DAY
  /** First day that counts for keeping the tier. */
  private validFrom = 0
  private readonly rules: TierRules
  /** Order days so far, `dayCount` of them, and what is left of each after late refunds; behind them lies what was. */
  private readonly days: number[] = []
  private readonly spent: number[] = []
  private dayCount = 0
  /** The window: orders from `windowStart` on add up to `windowSum`, in the metric's unit. */
  private windowStart = 0
  private windowSum = 0

  constructor(rules: TierRules) {
    this.rules = rules
  }

  start(joinedDay: number): void {
    this.tier = 0
    this.highest = 0
    this.sinceDay = joinedDay
    this.untilDay = NO_DAY
    this.dayCount = 0
    this.windowStart = 0
    this.windowSum = 0
  }

  /** Net spend of one day: may upgrade, and in grace may keep the tier. Never lowers it. */
  order(day: number, minor: number): void {
    this.advanceTo(day)
    if (this.sinceDay === NO_DAY) this.sinceDay = day
    this.days[this.dayCount] = day
    this.spent[this.dayCount++] = minor
    this.windowSum += worthOf(minor, this.rules.metric)
    const metric = this.windowMetric(day)
    let reached = this.tier
    while (reached + 1 < this.rules.up.length && metric >= this.rules.up[reached + 1]) reached++
    if (reached > this.tier) this.enter(reached, day)
    else if (this.untilDay !== NO_DAY && day > this.untilDay && this.validityMetric() >= this.rules.keep[this.tier]) {
      this.untilDay = validUntil(day, this.rules.window)
      this.validFrom = day + 1
    }
  }

  /** A refund later than 14 days after its order: from its own date on the order is worth less. */
  refund(day: number, orderDay: number, minor: number): void {
    this.advanceTo(day)
    const index = this.indexOf(orderDay)
    if (index < 0) return
    const before = this.worth(index)
    this.spent[index] -= minor
    if (index >= this.windowStart) this.windowSum -= before - this.worth(index)
  }

  /** Carries out every expiry and end of grace up to and on `day`, first thing in the morning. */
  advanceTo(day: number): void {
    while (this.untilDay !== NO_DAY && day > this.untilDay) {
      const kept = this.metricBetween(this.validFrom, this.untilDay) >= this.rules.keep[this.tier]
      if (kept) {
        this.validFrom = this.untilDay + 1
        this.untilDay = validUntil(this.untilDay, this.rules.window)
      } else if (day > this.untilDay + GRACE_DAYS) {
        this.enter(this.tier - 1, this.untilDay + GRACE_DAYS + 1)
      } else return
    }
  }

  /** Missing to the next tier's `up` on `day`; -1 at the top. */
  toNext(day: number): number {
    if (this.tier + 1 >= this.rules.up.length) return -1
    return Math.max(0, this.rules.up[this.tier + 1] - this.windowMetric(day))
  }

  /** Missing to `keep` in the running validity (and grace); -1 where nothing has to be kept. */
  toKeep(): number {
    if (this.untilDay === NO_DAY) return -1
    return Math.max(0, this.rules.keep[this.tier] - this.validityMetric())
  }

  private enter(tier: number, day: number): void {
    this.tier = tier
    this.highest = Math.max(this.highest, tier)
    this.sinceDay = day
    this.untilDay = tier === 0 ? NO_DAY : validUntil(day, this.rules.window)
    this.validFrom = day + 1
  }

  /** The metric on `day`, which never lies before a day asked for earlier. */
  windowMetric(day: number): number {
    const from = windowFrom(day, this.rules.window)
    for (; this.windowStart < this.dayCount && this.days[this.windowStart] < from; this.windowStart++) {
      this.windowSum -= this.worth(this.windowStart)
    }
    return this.windowSum
  }

  /** Place of an order day, -1 where nothing of it counted. */
  private indexOf(day: number): number {
    let low = 0
    let high = this.dayCount - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (this.days[middle] === day) return middle
      if (this.days[middle] < day) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  private worth(index: number): number {
    return worthOf(this.spent[index], this.rules.metric)
  }

  private validityMetric(): number {
    return this.metricBetween(this.validFrom, Infinity)
  }

  private metricBetween(from: number, to: number): number {
    let sum = 0
    for (let i = this.dayCount - 1; i >= 0 && this.days[i] >= from; i--) {
      if (this.days[i] <= to) sum += this.worth(i)
    }
    return sum
  }
}
