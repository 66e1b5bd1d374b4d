/**
 * The rhythm that all customers of a shop share: its median gap, how far to look ahead, its weekdays. Decides the shop's
 * constants of ROW (next-order.md); what they say of one customer is in row-predictor.ts. Pure.
 */
import type { Occasions } from './occasions.ts'

const WEEKDAY_SMOOTHING = 0.02
const MAX_HORIZON_DAYS = 730

/** What all customers of a shop share. */
export interface ShopRhythm {
  asOfDay: number
  /** Weighted median gap in days, one vote per customer (P of next-order.md). */
  medianGapDays: number
  /** How far ahead is looked (its H). */
  horizonDays: number
  /** Share of order days on each weekday, smoothed; index = day number modulo 7. */
  weekdayShare: Float64Array
}

/** First gap, ascending, at which the running weight reaches `share`. `weightOf[gap]` adds up to `total`. */
function weightedQuantile(weightOf: Float64Array, total: number, share: number): number {
  let running = 0
  for (let gap = 1; gap < weightOf.length; gap++) {
    running += weightOf[gap]
    if (running >= share * total - 1e-9) return gap
  }
  return 0
}

/** By length in days: the gaps of that length, each weighing 1 / its customer's gaps. */
function weighGaps(start: Int32Array, day: Int32Array, longestDays: number): Float64Array {
  // Counted first, by the customer's gaps: added up in an order that no row order can change.
  const counts: (Int32Array | undefined)[] = []
  for (let c = 0; c + 1 < start.length; c++) {
    const gaps = start[c + 1] - start[c] - 1
    if (gaps < 1) continue
    counts[gaps] ??= new Int32Array(longestDays + 1)
    const count = counts[gaps]
    for (let i = start[c] + 1; i < start[c + 1]; i++) count[day[i] - day[i - 1]]++
  }
  const weightOf = new Float64Array(longestDays + 1)
  counts.forEach((count, gaps) => {
    for (let gap = 1; count !== undefined && gap <= longestDays; gap++) weightOf[gap] += count[gap] / gaps
  })
  return weightOf
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
  let customersWithGap = 0
  let firstDay = asOfDay
  for (let c = 0; c + 1 < start.length; c++) {
    if (start[c + 1] - start[c] > 1) customersWithGap++
    if (start[c + 1] > start[c] && day[start[c]] < firstDay) firstDay = day[start[c]]
  }
  if (customersWithGap === 0 && cycleDays === undefined) return null
  const perWeekday = new Float64Array(7)
  for (let i = 0; i < day.length; i++) perWeekday[modulo7(day[i])]++
  const weightOf = weighGaps(start, day, asOfDay - firstDay)
  const medianGapDays = customersWithGap > 0 ? weightedQuantile(weightOf, customersWithGap, 0.5) : (cycleDays ?? 0)
  const slowGapDays = weightedQuantile(weightOf, customersWithGap, 0.9)
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
