/**
 * Rhythms: the shop's usual gap, horizon and weekdays, and one customer's own gaps. Decides what next-order.ts and
 * chance.ts both start from; no date, no chance. Source: the design's next-order paper. Pure.
 */
import type { Occasions } from './occasions.ts'

/** Votes of the shop's rhythm. */
export const SHOP_WEIGHT = 4
/** The newest gaps that count. */
export const MAX_GAPS = 32
const HALF_LIFE_GAPS = 8
const BANDWIDTH = 0.4
const MIN_BANDWIDTH = 0.1
/** Weight of BANDWIDTH against the customer's own spread. */
const BANDWIDTH_VOTES = 1.5
const WEEKDAY_SMOOTHING = 0.02
const MAX_HORIZON_DAYS = 730

/** What all customers of a shop share. */
export interface ShopRhythm {
  asOfDay: number
  /** Weighted median gap in days, one vote per customer (the paper's P). */
  medianGapDays: number
  /** How far ahead is looked (the paper's H). */
  horizonDays: number
  /** Share of order days on each weekday, smoothed; index = day number modulo 7. */
  weekdayShare: Float64Array
}

/** First gap, ascending, at which the running weight reaches `share`; each gap weighs 1 / its customer's gaps. */
function weightedQuantile(gaps: Float64Array, weights: Float64Array, total: number, share: number): number {
  let running = 0
  for (let i = 0; i < gaps.length; i++) {
    running += weights[i]
    if (running >= share * total - 1e-9) return gaps[i]
  }
  return 0
}

/**
 * The shop's constants. null where no customer has two order days and no `cycleDays` is set: then no date is given.
 * `start`, `day`: order days grouped by customer, ascending.
 */
export function shopRhythm(
  { start, day }: Pick<Occasions, 'start' | 'day'>,
  asOfDay: number,
  cycleDays?: number,
): ShopRhythm | null {
  const rowCount = start.length - 1
  const packed = new Float64Array(day.length)
  let gapCount = 0
  let customersWithGap = 0
  let firstDay = asOfDay
  const perWeekday = new Float64Array(7)
  for (let c = 0; c < rowCount; c++) {
    const gaps = start[c + 1] - start[c] - 1
    if (gaps > 0) customersWithGap++
    if (gaps >= 0 && day[start[c]] < firstDay) firstDay = day[start[c]]
    for (let i = start[c]; i < start[c + 1]; i++) {
      perWeekday[modulo7(day[i])]++
      // Gap and count in one number, so that one sort gives an order that no row order can change.
      if (i > start[c]) packed[gapCount++] = (day[i] - day[i - 1]) * 2 ** 24 + gaps
    }
  }
  if (gapCount === 0 && cycleDays === undefined) return null
  const sorted = packed.subarray(0, gapCount).sort()
  const gaps = sorted.map((value) => Math.floor(value / 2 ** 24))
  const weights = sorted.map((value) => 1 / (value % 2 ** 24))
  const medianGapDays = gapCount > 0 ? weightedQuantile(gaps, weights, customersWithGap, 0.5) : (cycleDays ?? 0)
  const slowGapDays = weightedQuantile(gaps, weights, customersWithGap, 0.9)
  const history = asOfDay - firstDay
  const horizonDays = Math.floor(
    Math.min(MAX_HORIZON_DAYS, Math.max(14, Math.min(history, 180), Math.min(history / 2, slowGapDays))),
  )
  const all = day.length
  const weekdayShare = perWeekday.map(
    (orders) => (orders + (WEEKDAY_SMOOTHING * all) / 7) / ((1 + WEEKDAY_SMOOTHING) * all),
  )
  return { asOfDay, medianGapDays, horizonDays, weekdayShare }
}

/** Position of a day number in the week; 1970-01-01 (0) was a Thursday. */
export function modulo7(day: number): number {
  return ((day % 7) + 7) % 7
}

/** One customer's rhythm, read from their newest gaps; `space.weight` and `space.logGap` hold the gaps, newest first. */
export interface OwnRhythm {
  gapCount: number
  /** Sum of the weights of the gaps (the paper's N). */
  votes: number
  /** Of the shop's part, with the customer's gaps mixed in (the paper's A and R). */
  scale: number
  shape: number
  /** Spread of the customer's part: of the logarithm of a gap. */
  bandwidth: number
}

/** Buffers of MAX_GAPS numbers each. */
export interface GapSpace {
  weight: Float64Array
  logGap: Float64Array
}

/** Reads a customer's newest gaps into `space`. `day[from..to)`: order days, ascending, at least one. */
export function readRhythm(
  medianGapDays: number,
  day: ArrayLike<number>,
  from: number,
  to: number,
  { weight, logGap }: GapSpace,
): OwnRhythm {
  const gapCount = Math.min(to - from - 1, MAX_GAPS)
  let votes = 0
  let weightedGaps = 0
  let meanLog = 0
  for (let k = 0; k < gapCount; k++) {
    const gap = day[to - 1 - k] - day[to - 2 - k]
    weight[k] = 0.5 ** (k / HALF_LIFE_GAPS)
    logGap[k] = Math.log(gap)
    votes += weight[k]
    weightedGaps += weight[k] * gap
    meanLog += weight[k] * logGap[k]
  }
  meanLog = votes > 0 ? meanLog / votes : 0
  let spread = 0
  for (let k = 0; k < gapCount; k++) spread += weight[k] * (logGap[k] - meanLog) ** 2
  const bandwidth = Math.min(
    BANDWIDTH,
    Math.max(
      MIN_BANDWIDTH,
      Math.sqrt((BANDWIDTH_VOTES * BANDWIDTH ** 2 + spread) / (BANDWIDTH_VOTES + Math.max(votes - 1, 0))),
    ),
  )
  return { gapCount, votes, scale: medianGapDays + weightedGaps, shape: 1 + votes, bandwidth }
}
