/**
 * What a tier is earned by and how long it holds: metric and window. Decides thresholds, the first day that counts and
 * the last day of validity; the replay itself is in tiers.ts. Pure.
 */
import type { TierMetric, TierWindow } from '../contract.ts'
import { civilOfDay, dayOf } from '../ledger/days.ts'
import { NO_DAY } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'

/** The rolling metric looks at d - 364 .. d, and a tier is valid for as many days after the day that earned it. */
const YEAR_DAYS = 365
/** 0.8 x 35 must ask for 28 orders, whatever the last binary digit says. */
const ROUNDING_NOISE = 1e-9

/** Thresholds in the metric's unit, ascending; level 0 is the base tier. */
export interface TierRules {
  metric: TierMetric
  window: TierWindow
  up: number[]
  keep: number[]
}

/** Thresholds in minor units, or in whole occasions (a part of an order is a whole one more). */
export function tierRules({ metric, window, levels }: ResolvedSettings['tiers'], decimals: number): TierRules {
  const unit = (threshold: number) =>
    metric === 'orders' ? Math.ceil(threshold - ROUNDING_NOISE) : Math.round(threshold * 10 ** decimals)
  return { metric, window, up: levels.map(({ up }) => unit(up)), keep: levels.map(({ keep }) => unit(keep)) }
}

/** What a day with this net spend (minor units) adds to the metric. */
export function worthOf(spentMinor: number, metric: TierMetric): number {
  return metric === 'orders' ? Number(spentMinor > 0) : spentMinor
}

/** First day that counts in the metric of `day`: a year back, 1 January, or the beginning of time. */
export function windowFrom(day: number, window: TierWindow): number {
  if (window === 'lifetime') return Number.NEGATIVE_INFINITY
  return window === 'calendar' ? dayOf(civilOfDay(day).year, 1, 1) : day - YEAR_DAYS + 1
}

/**
 * Last valid day of a tier that is earned, renewed or lowered to on `day`: 365 days on, 31 December of the next year, or
 * NO_DAY (no end). The same step leads from one `tierUntil` to the next when the tier is kept.
 */
export function validUntil(day: number, window: TierWindow): number {
  if (window === 'lifetime') return NO_DAY
  return window === 'calendar' ? dayOf(civilOfDay(day).year + 1, 12, 31) : day + YEAR_DAYS
}
