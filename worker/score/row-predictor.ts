/**
 * ROW for one customer: own rhythm + shop rhythm - time already waited. Decides the likeliest day of the next order and
 * its window, given that the customer comes back; the chance of that is not said here. Source: the design's next-order
 * paper. Pure, no fit.
 */
import { expOf, LOG_FROM, LOG_TO, logOf } from './exp-log.ts'
import { type GapSpace, MAX_GAPS, readRhythm, SHOP_WEIGHT } from './own-rhythm.ts'
import { modulo7, type ShopRhythm } from './shop-rhythm.ts'

const WEEKDAY_VOTES = 14
/** A date within this many days is a hit, and hits are worth this much of the expected error. */
const HIT_DAYS = 7
const HIT_REWARD = 2
const MAX_WAIT_DAYS = 4_000
const SQRT_TWO_PI = Math.sqrt(2 * Math.PI)
const TIE = 1e-12
/** A bump below exp(-NEGLIGIBLE) of its height is nothing beside the shop's part. */
const NEGLIGIBLE = 40

/** Days from asOf; `from` and `to` hold the middle half of the chance, before they are widened to hold the date. */
export interface NextOrder {
  inDays: number
  from: number
  to: number
}

/** Buffers for one shop, so that predicting allocates nothing per customer. */
export interface Workspace extends GapSpace {
  /** ln(i + 1/2) and 1 / (i + 1/2), for waits in half days. */
  logHalfDay: Float64Array
  perHalfDay: Float64Array
  /** Chance of each day from asOf + 1 on (index 0 is not used), then its running sum and that of days times chance. */
  density: Float64Array
  cumulative: Float64Array
  cumulativeDays: Float64Array
  weekdayFactor: Float64Array
}

export function createWorkspace({ horizonDays }: ShopRhythm): Workspace {
  const halfDays = Float64Array.from({ length: MAX_WAIT_DAYS + horizonDays + 1 }, (_, i) => i + 0.5)
  return {
    logHalfDay: halfDays.map(Math.log),
    perHalfDay: halfDays.map((gap) => 1 / gap),
    density: new Float64Array(horizonDays + 1),
    cumulative: new Float64Array(horizonDays + 1),
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
  const { density, cumulative, cumulativeDays, weight, logGap } = space
  const { gapCount, scale, shape, bandwidth } = readRhythm(medianGapDays, day, from, to, space)
  const waited = Math.min(asOfDay - day[to - 1], MAX_WAIT_DAYS)

  const { weekdayFactor } = space
  for (let w = 0; w < 7; w++) weekdayFactor[w] = WEEKDAY_VOTES * shop.weekdayShare[w]
  for (let i = from; i < to; i++) weekdayFactor[modulo7(day[i])]++

  const shopHeight = (SHOP_WEIGHT * shape) / scale
  // The whole density is divided by this, so that it cannot fall to 0 after a very long wait.
  const firstShare = (1 + (waited + 0.5) / scale) ** -(shape + 1)
  fillShopPart(density, scale + waited + 0.5, shape + 1, shopHeight)
  for (let k = 0; k < gapCount; k++) {
    const height = weight[k] / (bandwidth * SQRT_TWO_PI * firstShare)
    addBump(space, waited, logGap[k], bandwidth, height)
  }
  let total = 0
  let totalDays = 0
  let weekday = modulo7(asOfDay + 1)
  for (let u = 1; u <= horizonDays; u++) {
    const mass = density[u] * weekdayFactor[weekday]
    weekday = weekday === 6 ? 0 : weekday + 1
    total += mass
    totalDays += u * mass
    cumulative[u] = total
    cumulativeDays[u] = totalDays
  }
  // The density has done its work; its place holds the expected errors.
  return pickDay(cumulative, cumulativeDays, density, total)
}

/** Sets density[u] to `height * (first / (first + u - 1)) ** power`, u from 1: the shop's Lomax density. */
function fillShopPart(density: Float64Array, first: number, power: number, height: number): void {
  const tabled = first >= LOG_FROM && first + density.length < LOG_TO
  const logFirst = Math.log(first)
  if (tabled) {
    for (let u = 1; u < density.length; u++) density[u] = height * expOf(power * (logFirst - logOf(first + u - 1)))
  } else {
    for (let u = 1; u < density.length; u++) density[u] = height * (first / (first + u - 1)) ** power
  }
}

/** Adds one own gap's log-normal bump to the density, where it is not negligible. */
function addBump(
  { density, logHalfDay, perHalfDay }: Workspace,
  waited: number,
  logGap: number,
  bandwidth: number,
  height: number,
): void {
  const halfPrecision = -0.5 / bandwidth ** 2
  const reach = bandwidth * Math.sqrt(2 * NEGLIGIBLE)
  const from = Math.max(1, Math.floor(Math.exp(logGap - reach) + 0.5) - waited)
  const to = Math.min(density.length - 1, Math.ceil(Math.exp(logGap + reach) + 0.5) - waited)
  for (let u = from; u <= to; u++) {
    const z = logHalfDay[waited + u - 1] - logGap
    density[u] += height * perHalfDay[waited + u - 1] * expOf(z * z * halfPrecision)
  }
}

/** argmin over u of E(u) - 2 min E * P(within 7 days of u), and the quartiles; the first day wins a tie. */
function pickDay(
  cumulative: Float64Array,
  cumulativeDays: Float64Array,
  expectedError: Float64Array,
  total: number,
): NextOrder {
  const horizon = cumulative.length - 1
  const mean = cumulativeDays[horizon]
  const perTotal = 1 / total
  let leastError = Infinity
  for (let u = 1; u <= horizon; u++) {
    const error = (u * (2 * cumulative[u] - total) + mean - 2 * cumulativeDays[u]) * perTotal
    expectedError[u] = error
    if (error < leastError) leastError = error
  }
  const reward = HIT_REWARD * leastError * perTotal
  let inDays = 1
  let best = Infinity
  for (let u = 1; u <= horizon; u++) {
    const until = u + HIT_DAYS < horizon ? u + HIT_DAYS : horizon
    const before = u > HIT_DAYS ? u - HIT_DAYS - 1 : 0
    const loss = expectedError[u] - reward * (cumulative[until] - cumulative[before])
    if (loss < best - TIE) {
      best = loss
      inDays = u
    }
  }
  return { inDays, from: firstReaching(cumulative, 0.25 * total), to: firstReaching(cumulative, 0.75 * total) }
}

/** First day on which the running sum is at least `mass`. */
function firstReaching(cumulative: Float64Array, mass: number): number {
  let u = 1
  while (u < cumulative.length - 1 && cumulative[u] < mass) u++
  return u
}
