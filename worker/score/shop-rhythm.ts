/**
 * The rhythm that all customers of a shop share: its median gap, how far to look ahead, its weekdays. Decides the shop's
 * constants of ROW (the design's next-order paper); what they say of one customer is in row-predictor.ts. Pure.
 */
import type { Occasions } from './occasions.ts'

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
