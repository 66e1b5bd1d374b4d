/**
 * Repurchase cycles: the shop's prior P, a customer's mu, the same per category, and confidence (scoring.md, section 5).
 * Decides cycles only; the next order day is row-predictor.ts.
 *
 * Readings taken where scoring.md leaves a choice:
 * - mu is rounded to 1/720720 of a day (all of 1..16 divide that), so that equal gaps give the whole number and means
 *   of a few gaps stay exact; `cycleDays` shows a millionth of a day.
 * - "coefficient of variation": sample standard deviation / mean.
 * - `cycleConfidence` is blank where the shop has no cycle.
 * - "where a category cycle exists": at least 10 customers have a gap in that category, or this customer has one, with
 *   the shop's P as prior (which is what "else P" is for).
 */
import { resolveSettings } from '../../../worker/settings.ts'
import { categoriesOf, categoryOccasions, gapsBetween, occasionsOf } from './money.ts'
import type { NaiveCustomer, NaiveShop } from './shop.ts'

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
  const mu =
    gaps.length + k === 0
      ? prior
      : Math.exp((gaps.reduce((sum, gap) => sum + Math.log(gap), 0) + k * Math.log(prior)) / (gaps.length + k))
  return Math.round(mu * 720_720) / 720_720
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
export function categoryCycles(shop: NaiveShop, customer: NaiveCustomer, priors: Map<string, number>): CategoryCycle[] {
  const k = resolveSettings(shop.settings).cyclePriorWeight
  return categoriesOf(customer, shop.asOf).flatMap((category) => {
    const days = categoryOccasions(customer, shop.asOf, category)
    const prior = priors.get(category) ?? (days.length > 1 ? shopPrior(shop) : null)
    if (prior === null) return []
    return [{ category, last: days[days.length - 1], mu: cycleOf(gapsBetween(days), prior, k) }]
  })
}

/** How far the cycle can be trusted. */
export function confidenceOf(gaps: number[]): string {
  if (gaps.length <= 1) return 'low'
  const average = mean(gaps)
  const squares = gaps.reduce((sum, gap) => sum + (gap - average) ** 2, 0)
  const deviation = Math.sqrt(squares / (gaps.length - 1))
  return gaps.length >= 4 && deviation / average < 0.6 - 1e-12 ? 'high' : 'medium'
}
