/**
 * ROW for one customer: own rhythm + shop rhythm - time already waited. Decides the likeliest day of the next order and
 * its window, given that the customer comes back; the chance of that is not said here. Source: next-order.md.
 * Pure, no fit.
 */
import { GapBumps } from './gap-bumps.ts'
import { LomaxDays } from './lomax-days.ts'
import { type GapSpace, MAX_GAPS, readRhythm, SHOP_WEIGHT } from './own-rhythm.ts'
import { modulo7, type ShopRhythm } from './shop-rhythm.ts'

const WEEKDAY_VOTES = 14
/** A date within this many days is a hit, and hits are worth this much of the expected error. */
const HIT_DAYS = 7
const HIT_REWARD = 2
const MAX_WAIT_DAYS = 4_000
const SQRT_TWO_PI = Math.sqrt(2 * Math.PI)
const TIE = 1e-12
/** Of the least error: more than rounding can make of two equal losses. */
const SLACK = 1e-9

/** Days from asOf; `from` and `to` hold the middle half of the chance, before they are widened to hold the date. */
export interface NextOrder {
  inDays: number
  from: number
  to: number
}

/** Buffers for one shop, so that predicting allocates nothing per customer. */
export interface Workspace extends GapSpace {
  bumps: GapBumps
  lomax: LomaxDays
  /** Chance of each day from asOf + 1 on (index 0 is not used), before its weekday is looked at. */
  density: Float64Array
  /** Running sum of the chances, HIT_DAYS further on: 0 stands before the first day, the total behind the last. */
  cumulative: Float64Array
  /** Tomorrow's weekday first. */
  weekdayFactor: Float64Array
}

/** `historyDays`: no customer's first order lies further back; given for many customers, absent for one. */
export function createWorkspace({ horizonDays, medianGapDays }: ShopRhythm, historyDays?: number): Workspace {
  const longestWaitDays = Math.min(historyDays ?? MAX_WAIT_DAYS, MAX_WAIT_DAYS)
  return {
    bumps: new GapBumps(longestWaitDays, horizonDays, historyDays !== undefined),
    // A customer's scale is at most the shop's gap and all of their own.
    lomax: new LomaxDays(medianGapDays + (historyDays ?? 0) + 0.5, horizonDays),
    density: new Float64Array(horizonDays + 1),
    cumulative: new Float64Array(horizonDays + 1 + 2 * HIT_DAYS),
    weight: new Float64Array(MAX_GAPS),
    logGap: new Float64Array(MAX_GAPS),
    weekdayFactor: new Float64Array(7),
  }
}

/**
 * The day that minimises expected error less a reward for hits, given the wait so far. `day[from..to)`: one customer's
 * order days, ascending, at least one, all <= asOf. Starting the density at tomorrow is the conditioning on the wait.
 */
export function predictNextOrder(
  shop: ShopRhythm,
  day: ArrayLike<number>,
  from: number,
  to: number,
  space: Workspace = createWorkspace(shop),
): NextOrder {
  const { horizonDays, medianGapDays, asOfDay } = shop
  const { density, weight, bumps, lomax } = space
  const { gapCount, scale, shape, bandwidth } = readRhythm(medianGapDays, day, from, to, space)
  const waited = Math.min(asOfDay - day[to - 1], MAX_WAIT_DAYS)

  const { weekdayFactor } = space
  for (let w = 0; w < 7; w++) weekdayFactor[w] = WEEKDAY_VOTES * shop.weekdayShare[modulo7(asOfDay + 1 + w)]
  for (let i = from; i < to; i++) weekdayFactor[6 - ((asOfDay - day[i]) % 7)]++

  const shopHeight = (SHOP_WEIGHT * shape) / scale
  // The whole density is divided by this, so that it cannot fall to 0 after a very long wait.
  const firstShare = (1 + (waited + 0.5) / scale) ** -(shape + 1)
  lomax.fill(density, scale + waited + 0.5, gapCount, shape + 1, shopHeight)
  const gaps = { day, to, gapCount, weight }
  bumps.addAll(density, waited, gaps, bandwidth, 1 / (bandwidth * SQRT_TWO_PI * firstShare))
  return pickDay(space.cumulative, sumUp(space), horizonDays)
}

/** Fills in `cumulative`; returns the expected error of the first day, times the total: the mean wait beyond it. */
function sumUp({ density, weekdayFactor, cumulative }: Workspace): number {
  let total = 0
  let sums = 0
  for (let u = 1, w = 0; u < density.length; u++) {
    sums += total
    total += density[u] * weekdayFactor[w]
    w = w === 6 ? 0 : w + 1
    cumulative[u + HIT_DAYS] = total
  }
  cumulative.fill(total, density.length + HIT_DAYS)
  return total * (density.length - 2) - sums
}

/**
 * argmin over u of E(u) - 2 min E * P(within 7 days of u), and the quartiles; the first day wins a tie. All are times the
 * total. E(u + 1) is E(u) + 2 F(u) - total: one day further from all that lies before, one nearer to the rest. So E is
 * least at the median, and the reward of a day is at most what lies before or behind it: from the median outwards the
 * days are left out from which nothing can be won.
 */
function pickDay(cumulative: Float64Array, errorOfFirst: number, horizon: number): NextOrder {
  const total = cumulative[horizon + HIT_DAYS]
  const median = firstReaching(cumulative, 1, horizon, 0.5 * total)
  let leastError = errorOfFirst
  for (let u = 1; u < median; u++) leastError += 2 * cumulative[u + HIT_DAYS] - total
  const reward = (HIT_REWARD * leastError) / total
  const hit = cumulative[median + 2 * HIT_DAYS] - cumulative[median - 1]
  const enough = leastError - reward * hit + SLACK * leastError

  let first = median
  let error = leastError
  while (first > 1) {
    const before = error + total - 2 * cumulative[first - 1 + HIT_DAYS]
    if (before - reward * cumulative[first - 1 + 2 * HIT_DAYS] > enough) break
    error = before
    first--
  }
  let inDays = first
  let best = Infinity
  for (let u = first; u <= horizon; u++) {
    const massBefore = cumulative[u - 1]
    const loss = error - reward * (cumulative[u + 2 * HIT_DAYS] - massBefore)
    if (loss < best - TIE * total) {
      best = loss
      inDays = u
    }
    if (u > median && error - reward * (total - massBefore) > enough) break
    error += 2 * cumulative[u + HIT_DAYS] - total
  }
  const from = firstReaching(cumulative, 1, median, 0.25 * total)
  const to = firstReaching(cumulative, median, horizon, 0.75 * total)
  return { inDays, from, to }
}

/** First of the days `low` .. `high` on which the running sum is at least `mass`; `high` where none is. */
function firstReaching(cumulative: Float64Array, low: number, high: number, mass: number): number {
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle + HIT_DAYS] < mass) low = middle + 1
    else high = middle
  }
  return low
}
