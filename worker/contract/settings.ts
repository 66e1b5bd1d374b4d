/**
 * What a shop may set, its shape. Ranges, defaults and words of the single settings stand in contract-settings.ts.
 */
import type { Channel, SegmentPreset, ValueMethod } from './codes.ts'
import type { Rule } from './rules.ts'

/** What earns a tier: net spend, or days with an order. */
export const TIER_METRICS = ['spend', 'orders'] as const
export type TierMetric = (typeof TIER_METRICS)[number]
/** Over which days: the 365 that end with the day, the year since 1 January, or all. */
export const TIER_WINDOWS = ['rolling', 'calendar', 'lifetime'] as const
export type TierWindow = (typeof TIER_WINDOWS)[number]

/** Ascending tier. `up` and `keep` are amounts in major units of the shop's currency, or days with an order. */
export interface TierLevel {
  name: string
  up: number
  keep?: number
}

/** Share of buyers who are worse, the owner's own bounds, or the cut points of an earlier quantile run. */
export const RFM_METHODS = ['quantile', 'fixed', 'frozen'] as const
export type RfmMethod = (typeof RFM_METHODS)[number]

/** Lower bounds (for recency: upper) of the scores 5, 4, 3, 2. */
export interface ScoreBounds {
  r: readonly [number, number, number, number]
  f: readonly [number, number, number, number]
  m: readonly [number, number, number, number]
}

/** A day on which the shop contacts nobody; `greet`: customers are greeted on it. */
export interface Holiday {
  /** ISO local date. */
  date: string
  name?: string
  greet?: boolean
}

/** What a shop may set; every key may be left out. Keys are added, never renamed. */
export interface Settings {
  /** ISO 4217. */
  currency?: string
  /** How dates and amounts are read, such as `en-GB`. Without it a date readable two ways is a problem. */
  locale?: string
  /** The shop's usual days between two orders, for a shop whose orders do not show it yet. */
  cycleDays?: number
  cyclePriorWeight?: number
  lifecycle?: 'cycle' | 'fixed'
  rfm?: {
    method?: RfmMethod
    preset?: 'seed'
    bins?: number
    /** 0 = lifetime. */
    windowDays?: number
    weights?: { r: number; f: number; m: number }
    bounds?: ScoreBounds
  }
  segments?: { preset?: SegmentPreset }
  valueClass?: ValueMethod
  tiers?: { metric?: TierMetric; window?: TierWindow; levels?: readonly TierLevel[] }
  contact?: {
    channels?: readonly Channel[]
    /** 1 = Monday .. 7 = Sunday. */
    weekdays?: readonly number[]
    gapDays?: number
    maxPer30Days?: number
    /** Nobody is contacted on these days, but for the greeting of the very day. */
    holidays?: readonly Holiday[]
    /** Worked although the weekday says no. ISO dates. */
    workingDays?: readonly string[]
    /** Contacts a day, by channel; a channel left out is not limited. */
    capacity?: { readonly [channel in Channel]?: number }
  }
  /** The owner's own rules. They come after the scores and before overrides. */
  rules?: readonly Rule[]
}

/** A tier without `keep` is kept by this share of its `up`. */
export const DEFAULT_KEEP_SHARE = 0.8

export const DEFAULT_TIERS: readonly TierLevel[] = [
  { name: 'Member', up: 0 },
  { name: 'Silver', up: 1_000 },
  { name: 'Gold', up: 5_000 },
  { name: 'Platinum', up: 20_000 },
]
