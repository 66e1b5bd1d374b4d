/**
 * Next-order date by ROW: own rhythm + shop rhythm - time already waited. Decides date, window and confidence, given
 * that the customer comes back; the chance of that is not said here. Source: the design's next-order paper. Pure, no fit.
 */
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import type { Occasions } from './occasions.ts'
import { type GapSpace, MAX_GAPS, modulo7, readRhythm, SHOP_WEIGHT, type ShopRhythm, shopRhythm } from './rhythm.ts'

const WEEKDAY_VOTES = 14
/** A date within this many days is a hit, and hits are worth this much of the expected error. */
const HIT_DAYS = 7
const HIT_REWARD = 2
const MAX_WAIT_DAYS = 4_000
const SQRT_TWO_PI = Math.sqrt(2 * Math.PI)
const TIE = 1e-12
/** exp of less than this is below 1e-17: nothing beside the shop's part. */
const NEGLIGIBLE = -40

/** Days from asOf; `from` and `to` hold the middle half of the chance, before they are widened to hold the date. */
export interface NextOrder {
  inDays: number
  from: number
  to: number
}

/** Buffers for one shop, so that predicting allocates nothing per customer. */
export interface Workspace extends GapSpace {
  /** ln(i + 1/2), for waits and gaps in half days. */
  logHalfDay: Float64Array
  cumulative: Float64Array
  cumulativeDays: Float64Array
  weekdayFactor: Float64Array
}

export function createWorkspace({ horizonDays }: ShopRhythm): Workspace {
  return {
    logHalfDay: Float64Array.from({ length: MAX_WAIT_DAYS + horizonDays + 1 }, (_, i) => Math.log(i + 0.5)),
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
  const { cumulative, cumulativeDays, logHalfDay, weight, logGap } = space
  const waited = Math.min(asOfDay - day[to - 1], MAX_WAIT_DAYS)
  const { gapCount, scale, shape, bandwidth } = readRhythm(medianGapDays, day, from, to, space)

  const { weekdayFactor } = space
  for (let w = 0; w < 7; w++) weekdayFactor[w] = WEEKDAY_VOTES * shop.weekdayShare[w]
  for (let i = from; i < to; i++) weekdayFactor[modulo7(day[i])]++

  const shopHeight = (SHOP_WEIGHT * shape) / scale
  const halfPrecision = -0.5 / bandwidth ** 2
  let total = 0
  let totalDays = 0
  for (let u = 1; u <= horizonDays; u++) {
    const gap = waited + u - 0.5
    const logOfGap = logHalfDay[waited + u - 1]
    let own = 0
    for (let k = 0; k < gapCount; k++) {
      const z = logOfGap - logGap[k]
      const exponent = z * z * halfPrecision
      if (exponent > NEGLIGIBLE) own += weight[k] * Math.exp(exponent)
    }
    const density =
      shopHeight * Math.exp(-(shape + 1) * Math.log1p(gap / scale)) + own / (bandwidth * SQRT_TWO_PI * gap)
    const mass = density * weekdayFactor[modulo7(asOfDay + u)]
    total += mass
    totalDays += u * mass
    cumulative[u] = total
    cumulativeDays[u] = totalDays
  }
  return pickDay(cumulative, cumulativeDays, horizonDays, total)
}

/** argmin over u of E(u) - 2 min E * P(within 7 days of u), and the quartiles; the first day wins a tie. */
function pickDay(cumulative: Float64Array, cumulativeDays: Float64Array, horizon: number, total: number): NextOrder {
  const mean = cumulativeDays[horizon]
  const expectedError = (u: number) => (u * (2 * cumulative[u] - total) + mean - 2 * cumulativeDays[u]) / total
  let leastError = Infinity
  for (let u = 1; u <= horizon; u++) leastError = Math.min(leastError, expectedError(u))
  let inDays = 1
  let best = Infinity
  let from = 0
  let to = 0
  for (let u = 1; u <= horizon; u++) {
    const hit = (cumulative[Math.min(u + HIT_DAYS, horizon)] - cumulative[Math.max(u - HIT_DAYS - 1, 0)]) / total
    const loss = expectedError(u) - HIT_REWARD * leastError * hit
    if (loss < best - TIE) {
      best = loss
      inDays = u
    }
    if (from === 0 && cumulative[u] >= 0.25 * total) from = u
    if (to === 0 && cumulative[u] >= 0.75 * total) to = u
  }
  return { inDays, from, to }
}

/** Dates per customer row; NO_DAY for prospects and in a shop without a cycle. */
export interface NextOrders {
  day: Int32Array
  fromDay: Int32Array
  toDay: Int32Array
  /** Index into CONFIDENCES; -1 where there is no date. */
  confidence: Int8Array
}

/** Predicts every buyer's next order; the window is widened to hold the date. */
export function predictNextOrders(
  { asOfDay }: Pick<Ledger, 'asOfDay'>,
  occasions: Occasions,
  settings: Pick<ResolvedSettings, 'cycleDays'>,
): NextOrders {
  const { start, day, buyers } = occasions
  const rowCount = start.length - 1
  const dates: NextOrders = {
    day: new Int32Array(rowCount).fill(NO_DAY),
    fromDay: new Int32Array(rowCount).fill(NO_DAY),
    toDay: new Int32Array(rowCount).fill(NO_DAY),
    confidence: new Int8Array(rowCount).fill(-1),
  }
  const shop = shopRhythm(occasions, asOfDay, settings.cycleDays)
  if (!shop) return dates
  const space = createWorkspace(shop)
  const known = new Map<number, NextOrder>()
  for (const c of buyers) {
    const next = predictOnce(shop, day, start[c], start[c + 1], space, known)
    dates.day[c] = asOfDay + next.inDays
    dates.fromDay[c] = asOfDay + Math.min(next.from, next.inDays)
    dates.toDay[c] = asOfDay + Math.max(next.to, next.inDays)
    dates.confidence[c] = confidenceOf(day, start[c], start[c + 1])
  }
  return dates
}

/** Many customers have one or two order days, and the same days give the same answer: each such pair is worked out once. */
function predictOnce(
  shop: ShopRhythm,
  day: Int32Array,
  from: number,
  to: number,
  space: Workspace,
  known: Map<number, NextOrder>,
): NextOrder {
  if (to - from > 2) return predictNextOrder(shop, day, from, to, space)
  const key = day[from] * 2 ** 20 + day[to - 1]
  let next = known.get(key)
  if (!next) {
    next = predictNextOrder(shop, day, from, to, space)
    known.set(key, next)
  }
  return next
}

/** 0 low (one gap at most), 2 high (four gaps or more, sample coefficient of variation < 0.6), else 1 medium. */
function confidenceOf(day: Int32Array, from: number, to: number): number {
  const n = to - from - 1
  if (n <= 1) return 0
  if (n < 4) return 1
  let sum = 0
  let squares = 0
  for (let i = from + 1; i < to; i++) {
    const gap = day[i] - day[i - 1]
    sum += gap
    squares += gap * gap
  }
  // variance < 0.36 mean², both sides times 25 n² (n - 1): whole numbers only.
  return 25 * (n * squares - sum * sum) * n < 9 * sum * sum * (n - 1) ? 2 : 1
}
