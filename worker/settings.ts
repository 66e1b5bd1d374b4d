/**
 * Settings with every default filled in. Decides the defaults; what a request may contain is checked in schema.ts.
 * Pure.
 */
import {
  CHANNELS,
  type Channel,
  DEFAULT_KEEP_SHARE,
  DEFAULT_TIERS,
  type Holiday,
  type RfmMethod,
  type Rule,
  type ScoreBounds,
  type SegmentPreset,
  type Settings,
  type TierMetric,
  type TierWindow,
  type ValueMethod,
} from './contract.ts'

export interface ResolvedTier {
  name: string
  up: number
  keep: number
}

export interface ResolvedSettings {
  /** undefined: not set by the owner; amounts without a sign or code are then USD. */
  currency: string | undefined
  locale: string | undefined
  cycleDays: number | undefined
  cyclePriorWeight: number
  lifecycle: 'cycle' | 'fixed'
  rfm: {
    method: RfmMethod
    preset: 'seed' | undefined
    bins: number
    windowDays: number
    weights: { r: number; f: number; m: number }
    /** undefined: the fixed bounds of the definition. */
    bounds: ScoreBounds | undefined
  }
  segments: { preset: SegmentPreset }
  valueClass: ValueMethod
  tiers: { metric: TierMetric; window: TierWindow; levels: readonly ResolvedTier[] }
  contact: {
    channels: readonly Channel[]
    weekdays: readonly number[]
    gapDays: number
    maxPer30Days: number
    holidays: readonly Holiday[]
    workingDays: readonly string[]
    /** Absent: not limited. */
    capacity: { readonly [channel in Channel]?: number }
  }
  rules: readonly Rule[]
}

/** Scores 5, 4, 3, 2 of the preset `seed`; months are 31 days. Source: the seed's table, where 5·4 + 4·8 + 1·8 = 60. */
const SEED_BOUNDS: ScoreBounds = { r: [31, 62, 93, 186], f: [5, 4, 3, 2], m: [10_000, 5_000, 3_000, 1_000] }
const SEED_WINDOW_DAYS = 32

/** Fills in the defaults. A tier without `keep` keeps at 80 % of `up`. */
export function resolveSettings(settings: Settings = {}): ResolvedSettings {
  const { rfm = {}, tiers = {}, contact = {} } = settings
  const seed = rfm.preset === 'seed'
  return {
    currency: settings.currency,
    locale: settings.locale,
    cycleDays: settings.cycleDays,
    cyclePriorWeight: settings.cyclePriorWeight ?? 2,
    lifecycle: settings.lifecycle ?? 'cycle',
    rfm: {
      method: seed ? 'fixed' : (rfm.method ?? 'quantile'),
      preset: rfm.preset,
      bins: rfm.bins ?? 5,
      windowDays: rfm.windowDays ?? (seed ? SEED_WINDOW_DAYS : 365),
      weights: rfm.weights ?? { r: 4, f: 8, m: 8 },
      bounds: rfm.bounds ?? (seed ? SEED_BOUNDS : undefined),
    },
    segments: { preset: settings.segments?.preset ?? 'regulars' },
    valueClass: settings.valueClass ?? 'abcd',
    tiers: {
      metric: tiers.metric ?? 'spend',
      window: tiers.window ?? 'rolling',
      levels: (tiers.levels ?? DEFAULT_TIERS).map(({ name, up, keep }) => ({
        name,
        up,
        keep: keep ?? up * DEFAULT_KEEP_SHARE,
      })),
    },
    contact: {
      channels: contact.channels ?? CHANNELS,
      weekdays: contact.weekdays ?? [1, 2, 3, 4, 5, 6, 7],
      gapDays: contact.gapDays ?? 7,
      maxPer30Days: contact.maxPer30Days ?? 2,
      holidays: contact.holidays ?? [],
      workingDays: contact.workingDays ?? [],
      capacity: contact.capacity ?? {},
    },
    rules: settings.rules ?? [],
  }
}
