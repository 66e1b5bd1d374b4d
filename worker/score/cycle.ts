/**
 * Repurchase cycle: the usual inter-purchase time of the shop, of each customer and of each category. Decides mu only;
 * dates come from next-order.ts and next-contact.ts. Pure.
 */
import type { Ledger } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import type { Occasions } from './occasions.ts'

/** A category has a prior of its own when at least this many customers bought it on two days or more. */
const CATEGORY_MIN_CUSTOMERS = 10
/**
 * mu is rounded to this part of a day, so that the noise of exp(ln x) never moves a date. All of 1..16 divide it: the
 * mean of up to 16 gaps stays exact, and 3 x 131 1/3 days are 394, not a little less.
 */
const PARTS_OF_A_DAY = 720_720

/** One customer's cycle in one category. */
export interface CategoryCycle {
  category: number
  lastDay: number
  muDays: number
}

export interface Cycles {
  /** The shop's prior P in days; null = the shop has no cycle. */
  priorDays: number | null
  /** Per customer row, rounded so that equal gaps give the whole number (PARTS_OF_A_DAY); 0 for a prospect. */
  muDays: Float64Array
  /** The same as it was before the last gap; 0 where there is none. */
  muBeforeLastGap: Float64Array
  /** The categories in which a customer has a cycle; called with the customer's row. */
  categoriesOf(customer: number): CategoryCycle[]
}

/** Median, the mean of the two middle values for an even count. */
function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
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
  const meanGaps: number[] = []
  for (const c of buyers) {
    const gaps = start[c + 1] - start[c] - 1
    if (gaps > 0) meanGaps.push((day[start[c + 1] - 1] - day[start[c]]) / gaps)
  }
  const priorDays = meanGaps.length > 0 ? median(meanGaps) : (settings.cycleDays ?? null)
  if (priorDays === null) return { priorDays, muDays, muBeforeLastGap, categoriesOf: () => [] }
  const k = settings.cyclePriorWeight
  const logPrior = Math.log(priorDays)
  for (const c of buyers) {
    let sum = 0
    const gaps = start[c + 1] - start[c] - 1
    for (let i = start[c] + 1; i < start[c + 1]; i++) {
      if (i === start[c + 1] - 1) muBeforeLastGap[c] = shrunkGap(sum, gaps - 1, logPrior, k)
      sum += Math.log(day[i] - day[i - 1])
    }
    muDays[c] = shrunkGap(sum, gaps, logPrior, k)
  }
  return { priorDays, muDays, muBeforeLastGap, categoriesOf: findCategoryCycles(ledger, buyers, logPrior, k) }
}

/**
 * Prior of a category = median over the customers with a gap in it of each one's mean gap, when there are at least ten
 * such customers. In other categories the shop's prior serves, for customers with a gap of their own in it: who bought
 * there once has no cycle there.
 */
function findCategoryCycles(
  { orders }: Ledger,
  buyers: Int32Array,
  logShopPrior: number,
  priorWeight: number,
): (customer: number) => CategoryCycle[] {
  const categoryCount = orders.categories.length
  if (categoryCount === 0) return () => []
  const meanGaps: number[][] = Array.from({ length: categoryCount }, () => [])
  for (const c of buyers) {
    for (const [category, days] of categoryDays(orders, c)) {
      if (days.length > 1) meanGaps[category].push((days[days.length - 1] - days[0]) / (days.length - 1))
    }
  }
  const logPriors = meanGaps.map((gaps) => (gaps.length >= CATEGORY_MIN_CUSTOMERS ? Math.log(median(gaps)) : undefined))
  return (customer) => {
    const cycles: CategoryCycle[] = []
    for (const [category, days] of categoryDays(orders, customer)) {
      const logPrior = logPriors[category] ?? (days.length > 1 ? logShopPrior : undefined)
      if (logPrior === undefined) continue
      let sum = 0
      for (let i = 1; i < days.length; i++) sum += Math.log(days[i] - days[i - 1])
      const muDays = shrunkGap(sum, days.length - 1, logPrior, priorWeight)
      cycles.push({ category, lastDay: days[days.length - 1], muDays })
    }
    return cycles.sort((a, b) => a.category - b.category)
  }
}

/** Distinct days with a line of each category, over one customer's orders that count. */
function categoryDays(orders: Ledger['orders'], customer: number): Map<number, number[]> {
  const days = new Map<number, number[]>()
  for (let k = orders.customerStart[customer]; k < orders.customerStart[customer + 1]; k++) {
    if (orders.netMinor[k] <= 0) continue
    for (let j = orders.lineStart[k]; j < orders.lineStart[k + 1]; j++) {
      const category = orders.lineCategory[j]
      if (category < 0) continue
      const known = days.get(category)
      if (known) known.push(orders.lineDay[j])
      else days.set(category, [orders.lineDay[j]])
    }
  }
  for (const [category, all] of days) days.set(category, distinctAscending(all))
  return days
}

function distinctAscending(days: number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b)
}
