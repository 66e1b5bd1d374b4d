/**
 * Repurchase cycles: the shop's prior P, a customer's mu, the same per category, and confidence (scoring.md, section 5).
 * Decides cycles only; the next order day is row-predictor.ts.
 *
 * Readings taken where the paper leaves a choice:
 * - `cycleDays` is mu rounded half up to a whole day; comparisons use mu itself, with 1e-9 of tolerance for exp(ln x).
 * - "coefficient of variation": population standard deviation / mean.
 * - `cycleConfidence` is blank where the shop has no cycle.
 * - "where a category cycle exists": the customer has a gap in that category, or at least 10 customers have.
 */
import { resolveSettings } from '../../../worker/settings.ts'
import { categoriesOf, categoryOccasions, gapsBetween, occasionsOf } from './money.ts'
import type { NaiveCustomer, NaiveShop } from './shop.ts'

/** Rounding noise of exp(ln x): smaller than any difference that whole days can make. */
export const NOISE = 1e-9

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** One vote per list of days that has a gap; null where none has. */
function priorOf(histories: number[][], atLeast: number): number | null {
  const votes = histories.map(gapsBetween).filter((gaps) => gaps.length > 0)
  return votes.length < atLeast ? null : median(votes.map(mean))
}

/** mu = exp((sum ln g + k ln P) / (n + k)); the prior itself where there is nothing else. */
export function cycleOf(gaps: number[], prior: number, k: number): number {
  if (gaps.length + k === 0) return prior
  return Math.exp((gaps.reduce((sum, gap) => sum + Math.log(gap), 0) + k * Math.log(prior)) / (gaps.length + k))
}

/** The shop's prior P in days; null where the shop has no cycle. */
export function shopPrior(shop: NaiveShop): number | null {
  const histories = shop.customers.map((customer) => occasionsOf(customer, shop.asOf))
  return priorOf(histories, 1) ?? shop.settings.cycleDays ?? null
}

export interface CategoryCycle {
  category: string
  last: number
  mu: number
}

/** Priors of the categories that at least 10 customers have a gap in. */
export function categoryPriors(shop: NaiveShop): Map<string, number> {
  const names = new Set(shop.customers.flatMap((customer) => categoriesOf(customer, shop.asOf)))
  const priors = new Map<string, number>()
  for (const category of names) {
    const histories = shop.customers.map((customer) => categoryOccasions(customer, shop.asOf, category))
    const prior = priorOf(histories, 10)
    if (prior !== null) priors.set(category, prior)
  }
  return priors
}

/** The category cycles of one customer. */
export function categoryCycles(
  shop: NaiveShop,
  customer: NaiveCustomer,
  prior: number,
  priors: Map<string, number>,
): CategoryCycle[] {
  const k = resolveSettings(shop.settings).cyclePriorWeight
  return categoriesOf(customer, shop.asOf).flatMap((category) => {
    const days = categoryOccasions(customer, shop.asOf, category)
    const gaps = gapsBetween(days)
    if (gaps.length === 0 && !priors.has(category)) return []
    return [{ category, last: days[days.length - 1], mu: cycleOf(gaps, priors.get(category) ?? prior, k) }]
  })
}

/** How far the cycle can be trusted. */
export function confidenceOf(gaps: number[]): string {
  if (gaps.length <= 1) return 'low'
  const average = mean(gaps)
  const deviation = Math.sqrt(mean(gaps.map((gap) => (gap - average) ** 2)))
  return gaps.length >= 4 && deviation / average < 0.6 ? 'high' : 'medium'
}
