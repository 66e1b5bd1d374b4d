/**
 * Back-test of the next-order dates: what would have been said on an earlier day, against what came. Decides who is
 * tested and how errors are counted, beside four simple predictors under the same rules. Pure.
 */
import { NO_DAY } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import { medianGaps } from './median-gaps.ts'
import { predictNextOrders } from './next-order.ts'
import type { OrderDays } from './occasions.ts'

/** A date this near is a hit. */
const HIT_DAYS = 7

/** Simple predictors, each a gap after the last order: the pooled median of all gaps, and three of the customer's own. */
const SIMPLE_PREDICTORS = ['shopMedianGap', 'ownMeanGap', 'ownMedianGap', 'ownLastGap'] as const
export type SimplePredictor = (typeof SIMPLE_PREDICTORS)[number]

/** Errors in days; shares 0..1. All null where nobody could be tested. */
export interface Errors {
  maeDays: number | null
  within7Days: number | null
}

export interface BacktestResult extends Errors {
  /** Customers with two order days or more by the cut-off and one after it. */
  customers: number
  /** Share of next orders that fell into the window shown with the date. */
  coverage: number | null
  others: Record<SimplePredictor, Errors>
}

interface Tally {
  error: number
  hits: number
}

/**
 * `past`: occasions as known on `cutoffDay`; `whole`: as known later; rows are the same customers. The truth is a
 * customer's first occasion after the cut-off. A simple predictor whose day has passed says the day after the cut-off.
 */
export function backtest(
  past: OrderDays,
  whole: Pick<OrderDays, 'start' | 'day'>,
  cutoffDay: number,
  settings: Pick<ResolvedSettings, 'cycleDays'>,
): BacktestResult {
  const dates = predictNextOrders({ asOfDay: cutoffDay }, past, settings)
  const { start, day } = past
  const row: Tally = { error: 0, hits: 0 }
  const others = SIMPLE_PREDICTORS.map((): Tally => ({ error: 0, hits: 0 }))
  const shopMedian = median(gapsOf(day, start))
  const ownMedians = medianGaps(past)
  let customers = 0
  let covered = 0
  for (const c of past.buyers) {
    const next = firstAfter(whole, c, cutoffDay)
    if (start[c + 1] - start[c] < 2 || next === NO_DAY || dates.day[c] === NO_DAY) continue
    customers++
    count(row, dates.day[c], next)
    if (dates.fromDay[c] <= next && next <= dates.toDay[c]) covered++
    const last = day[start[c + 1] - 1]
    const mean = (last - day[start[c]]) / (start[c + 1] - start[c] - 1)
    const simple = [shopMedian, mean, ownMedians[c], day[start[c + 1] - 1] - day[start[c + 1] - 2]]
    simple.forEach((gap, i) => {
      count(others[i], Math.max(cutoffDay + 1, last + gap), next)
    })
  }
  const errorsOf = ({ error, hits }: Tally): Errors => ({
    maeDays: share(error, customers, 100),
    within7Days: share(hits, customers, 10_000),
  })
  return {
    customers,
    ...errorsOf(row),
    coverage: share(covered, customers, 10_000),
    others: Object.fromEntries(SIMPLE_PREDICTORS.map((name, i) => [name, errorsOf(others[i])])) as Record<
      SimplePredictor,
      Errors
    >,
  }
}

function count(tally: Tally, predicted: number, actual: number): void {
  const error = Math.abs(predicted - actual)
  tally.error += error
  if (error <= HIT_DAYS) tally.hits++
}

function share(sum: number, customers: number, parts: number): number | null {
  return customers === 0 ? null : Math.round((sum / customers) * parts) / parts
}

function firstAfter({ start, day }: Pick<OrderDays, 'start' | 'day'>, customer: number, cutoffDay: number): number {
  for (let k = start[customer]; k < start[customer + 1]; k++) if (day[k] > cutoffDay) return day[k]
  return NO_DAY
}

/** All gaps between the order days of one customer and the next. */
function gapsOf(day: Int32Array, start: Int32Array): Float64Array {
  const gaps: number[] = []
  for (let c = 0; c + 1 < start.length; c++) {
    for (let k = start[c] + 1; k < start[c + 1]; k++) gaps.push(day[k] - day[k - 1])
  }
  return Float64Array.from(gaps)
}

/** Median, the mean of the two middle values for an even count; NaN of nothing. */
function median(values: Float64Array): number {
  const sorted = values.slice().sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
