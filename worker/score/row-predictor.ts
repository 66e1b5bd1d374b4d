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
  /** Chance of each day from asOf + 1 on (index 0 is not used), then its running sum and that of days times chance. */
  density: Float64Array
  cumulative: Float64Array
  cumulativeDays: Float64Array
  weekdayFactor: Float64Array
}

/** `longestWaitDays`: no customer has waited longer; given for many customers, absent for one. */
export function createWorkspace({ horizonDays }: ShopRhythm, longestWaitDays?: number): Workspace {
  return {
    bumps: new GapBumps(
      Math.min(longestWaitDays ?? MAX_WAIT_DAYS, MAX_WAIT_DAYS),
      horizonDays,
      longestWaitDays !== undefined,
    ),
    lomax: new LomaxDays(),
    density: new Float64Array(horizonDays + 1),
    cumulative: new Float64Array(horizonDays + 1 + HIT_DAYS),
    cumulativeDays: new Float64Array(horizonDays + 1),
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
  for (let w = 0; w < 7; w++) weekdayFactor[w] = WEEKDAY_VOTES * shop.weekdayShare[w]
  for (let i = from; i < to; i++) weekdayFactor[modulo7(day[i])]++

  const shopHeight = (SHOP_WEIGHT * shape) / scale
  // The whole density is divided by this, so that it cannot fall to 0 after a very long wait.
  const firstShare = (1 + (waited + 0.5) / scale) ** -(shape + 1)
  lomax.fill(density, scale + waited + 0.5, gapCount, shape + 1, shopHeight)
  const gaps = { day, to, gapCount, weight }
  bumps.addAll(density, waited, gaps, bandwidth, 1 / (bandwidth * SQRT_TWO_PI * firstShare))
  sumUp(space, modulo7(asOfDay + 1))
  return pickDay(space.cumulative, space.cumulativeDays, horizonDays)
}

/** Running sums of the density times its weekday's factor, and of the same times days; `weekday`: tomorrow's. */
function sumUp({ density, weekdayFactor, cumulative, cumulativeDays }: Workspace, weekday: number): void {
  let total = 0
  let totalDays = 0
  let w = weekday
  for (let u = 1; u < density.length; u++) {
    const mass = density[u] * weekdayFactor[w]
    w = w === 6 ? 0 : w + 1
    total += mass
    totalDays += u * mass
    cumulative[u] = total
    cumulativeDays[u] = totalDays
  }
  cumulative.fill(total, density.length)
}

/**
 * argmin over u of E(u) - 2 min E * P(within 7 days of u), and the quartiles; the first day wins a tie. E is convex and
 * least at the median, and the reward of a day is at most what lies before or behind it: from the median outwards the
 * days are left out from which nothing can be won.
 */
function pickDay(cumulative: Float64Array, cumulativeDays: Float64Array, horizon: number): NextOrder {
  const total = cumulative[horizon]
  const totalDays = cumulativeDays[horizon]
  const perTotal = 1 / total
  const errorOf = (u: number) => (u * (2 * cumulative[u] - total) + totalDays - 2 * cumulativeDays[u]) * perTotal
  const massUntil = (u: number) => cumulative[u + HIT_DAYS]
  const massBefore = (u: number) => (u > HIT_DAYS ? cumulative[u - HIT_DAYS - 1] : 0)
  const median = firstReaching(cumulative, horizon, 0.5 * total)
  const leastError = errorOf(median)
  const reward = HIT_REWARD * leastError * perTotal
  const enough = leastError - reward * (massUntil(median) - massBefore(median)) + SLACK * leastError
  let first = median
  while (first > 1 && errorOf(first - 1) - reward * massUntil(first - 1) <= enough) first--
  let inDays = first
  let best = Infinity
  for (let u = first; u <= horizon; u++) {
    const error = errorOf(u)
    const before = massBefore(u)
    const loss = error - reward * (massUntil(u) - before)
    if (loss < best - TIE) {
      best = loss
      inDays = u
    }
    if (u > median && error - reward * (total - before) > enough) break
  }
  const from = firstReaching(cumulative, horizon, 0.25 * total)
  const to = firstReaching(cumulative, horizon, 0.75 * total)
  return { inDays, from, to }
}

/** First day on which the running sum is at least `mass`; the last day where none is. */
function firstReaching(cumulative: Float64Array, horizon: number, mass: number): number {
  let low = 1
  let high = horizon
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle] < mass) low = middle + 1
    else high = middle
  }
  return low
}
