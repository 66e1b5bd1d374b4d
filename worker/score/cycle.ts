/**
 * Repurchase cycle: the usual inter-purchase time of the shop, of each customer and of each category. Decides mu only;
 * dates come from next-order.ts and next-contact.ts. Pure.
 */
import { sortNumbers } from '../ledger/sorting.ts'
import type { Ledger } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import { findCategoryOccasions } from './category-occasions.ts'
import { logOfWhole } from './exp-log.ts'
import type { Occasions } from './occasions.ts'

/** A category has a prior of its own when at least this many customers bought it on two days or more. */
const CATEGORY_MIN_CUSTOMERS = 10
/**
 * mu is rounded to this part of a day, so that the noise of exp(ln x) never moves a date. All of 1..16 divide it: the
 * mean of up to 16 gaps stays exact, and 3 x 131 1/3 days are 394, not a little less.
 */
const PARTS_OF_A_DAY = 720_720

/** Cycles by category, ascending by customer row, then category: cycle k of customer c has `start[c] <= k < start[c + 1]`. */
export interface CategoryCycles {
  start: Int32Array
  /** Index into the ledger's categories. */
  category: Int32Array
  /** Last day with a line of the category. */
  lastDay: Int32Array
  muDays: Float64Array
}

export interface Cycles {
  /** The shop's prior P in days; null = the shop has no cycle. */
  priorDays: number | null
  /** Per customer row, rounded so that equal gaps give the whole number (PARTS_OF_A_DAY); 0 for a prospect. */
  muDays: Float64Array
  /** The same as it was before the last gap; 0 where there is none. */
  muBeforeLastGap: Float64Array
  /** The categories in which each customer has a cycle. */
  categories: CategoryCycles
}

/** Median, the mean of the two middle values for an even count. */
function median(values: Float64Array): number {
  const sorted = sortNumbers(values)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Sum of the logarithms of the gaps between `day[from]` .. `day[to - 1]`. */
function sumLogGaps(day: Int32Array, from: number, to: number): number {
  let sum = 0
  for (let i = from + 1; i < to; i++) sum += logOfWhole(day[i] - day[i - 1])
  return sum
}

/** exp((sum ln g + k ln P) / (n + k)): the geometric mean of the gaps with k votes of the prior mixed in. */
function shrunkGap(sumLogGaps: number, gapCount: number, logPrior: number, priorWeight: number): number {
  const weight = gapCount + priorWeight
  const mu = weight === 0 ? Math.exp(logPrior) : Math.exp((sumLogGaps + priorWeight * logPrior) / weight)
  return Math.round(mu * PARTS_OF_A_DAY) / PARTS_OF_A_DAY
}

/**
 * Shop prior P = median over customers of each customer's own mean gap, one vote per customer (pooling all gaps would
 * let frequent buyers decide). Without any gap it is `settings.cycleDays`, and without that the shop has no cycle.
 */
export function findCycles(ledger: Ledger, occasions: Occasions, settings: ResolvedSettings): Cycles {
  const { start, day, buyers } = occasions
  const rowCount = start.length - 1
  const muDays = new Float64Array(rowCount)
  const muBeforeLastGap = new Float64Array(rowCount)
  const meanGaps = new Float64Array(buyers.length)
  let repeatBuyers = 0
  for (const c of buyers) {
    const gaps = start[c + 1] - start[c] - 1
    if (gaps > 0) meanGaps[repeatBuyers++] = (day[start[c + 1] - 1] - day[start[c]]) / gaps
  }
  const priorDays = repeatBuyers > 0 ? median(meanGaps.subarray(0, repeatBuyers)) : (settings.cycleDays ?? null)
  if (priorDays === null) return { priorDays, muDays, muBeforeLastGap, categories: noCategoryCycles(rowCount) }
  const k = settings.cyclePriorWeight
  const logPrior = Math.log(priorDays)
  const muWithoutGap = shrunkGap(0, 0, logPrior, k)
  for (const c of buyers) {
    const end = start[c + 1]
    const gaps = end - start[c] - 1
    muDays[c] = muWithoutGap
    if (gaps === 0) continue
    const sumBefore = sumLogGaps(day, start[c], end - 1)
    muBeforeLastGap[c] = gaps === 1 ? muWithoutGap : shrunkGap(sumBefore, gaps - 1, logPrior, k)
    muDays[c] = shrunkGap(sumBefore + logOfWhole(day[end - 1] - day[end - 2]), gaps, logPrior, k)
  }
  return { priorDays, muDays, muBeforeLastGap, categories: findCategoryCycles(ledger, logPrior, k) }
}

function noCategoryCycles(rowCount: number): CategoryCycles {
  const none = new Int32Array(0)
  return { start: new Int32Array(rowCount + 1), category: none, lastDay: none, muDays: new Float64Array(0) }
}

/**
 * Prior of a category = median over the customers with a gap in it of each one's mean gap, when there are at least ten
 * such customers. In other categories the shop's prior serves, for customers with a gap of their own in it: who bought
 * there once has no cycle there.
 */
function findCategoryCycles({ customers, orders }: Ledger, logShopPrior: number, priorWeight: number): CategoryCycles {
  if (orders.categories.length === 0) return noCategoryCycles(customers.count)
  const { count, customer, category, start, day } = findCategoryOccasions(orders, customers.count)
  const meanGaps: number[][] = orders.categories.map(() => [])
  for (let k = 0; k < count; k++) {
    const gaps = start[k + 1] - start[k] - 1
    if (gaps > 0) meanGaps[category[k]].push((day[start[k + 1] - 1] - day[start[k]]) / gaps)
  }
  const logPriors = meanGaps.map((gaps) =>
    gaps.length >= CATEGORY_MIN_CUSTOMERS ? Math.log(median(Float64Array.from(gaps))) : undefined,
  )
  const muWithoutGap = logPriors.map((logPrior = logShopPrior) => shrunkGap(0, 0, logPrior, priorWeight))
  const cycles: CategoryCycles = {
    start: new Int32Array(customers.count + 1),
    category: new Int32Array(count),
    lastDay: new Int32Array(count),
    muDays: new Float64Array(count),
  }
  let next = 0
  for (let k = 0; k < count; k++) {
    const gaps = start[k + 1] - start[k] - 1
    const logPrior = logPriors[category[k]] ?? (gaps > 0 ? logShopPrior : undefined)
    if (logPrior === undefined) continue
    const sum = sumLogGaps(day, start[k], start[k + 1])
    cycles.category[next] = category[k]
    cycles.lastDay[next] = day[start[k + 1] - 1]
    cycles.muDays[next] = gaps > 0 ? shrunkGap(sum, gaps, logPrior, priorWeight) : muWithoutGap[category[k]]
    next++
    cycles.start[customer[k] + 1] = next
  }
  for (let c = 0; c < customers.count; c++) cycles.start[c + 1] = Math.max(cycles.start[c], cycles.start[c + 1])
  return cycles
}
