/**
 * Everything about one customer and how it came about: the answer's part `explain`.
 */
import type {
  CHURN_RISKS,
  Channel,
  CONFIDENCES,
  CONTACT_BLOCKS,
  ContactReason,
  GuardCause,
  Lifecycle,
  Segment,
  SegmentPreset,
} from './codes.ts'
import type { NoteCode } from './problems.ts'
import type { RfmMethod, TierMetric, TierWindow } from './settings.ts'
import type { Cell } from './tables.ts'

/** One measure of a buyer. Values in days, days with an order, or major units. */
export interface ExplainedScore {
  value: number
  score: number
  /** Buyers who are strictly worse. */
  worse: number
  /**
   * By bounds: the one that the value met, days at most, orders or spend at least. null by quantiles, where it met none, and
   * for the lowest spend that counts at all.
   */
  bound?: number | null
  /** The value that would earn the next score if nobody else changed; null at the best score and where none would. */
  needed: number | null
}
export interface ExplainedOverride {
  value: string
  /** null: always. */
  from: string | null
  /** null: no end. */
  until: string | null
  inForce: boolean
}
export const CANDIDATE_OUTCOMES = ['chosen', 'later', 'noLegalDay', 'contacted', 'tooLate', 'overdue'] as const
/** A reason to get in touch, and what became of it. */
export interface ExplainedCandidate {
  reason: ContactReason
  /** The day that the reason asks for; asOf where that has passed and is still acted on. */
  due: string
  /** The legal day that was found; null where there is none or the reason was dropped. */
  day: string | null
  /** `contacted`, `tooLate`, `overdue`: dropped, since there was a contact after it, or it is too long ago. */
  outcome: (typeof CANDIDATE_OUTCOMES)[number]
  /** The category, holiday or tier it is about. */
  about: string | null
}
/** Everything about one customer and how it came about. Money in major units, shares and chances 0..1, dates ISO. */
export interface Explanation {
  id: Cell
  /** In the request's customers, from 0. */
  row: number
  /** ISO 4217 code of the amounts; null where neither the settings nor the rows name a currency. */
  currency: string | null
  /** The same in sentences, in the request's language. */
  text: string[]
  /** null for a prospect. `worse` counts among `buyers`. */
  scores: {
    method: RfmMethod
    buyers: number
    windowDays: number
    bins: number
    r: ExplainedScore
    f: ExplainedScore
    m: ExplainedScore
  } | null
  segment: {
    code: Segment
    computed: Segment
    preset: SegmentPreset
    /** What the grid says of the quintile scores, and why the guard replaced it; null by other presets and for prospects. */
    grid: { r: number; f: number; m: number; code: Segment; guard: GuardCause | null } | null
    /** Name of the owner's rule that set it; null = none. */
    rule: string | null
    override: ExplainedOverride | null
  }
  lifecycle: {
    code: Lifecycle
    mode: 'cycle' | 'fixed'
    /** null for a prospect. */
    daysSinceLast: number | null
    /** The last day since the last order on which each stage holds; null for a prospect. */
    limitDays: Record<'new' | 'returned' | 'active' | 'atRisk' | 'recentlyLapsed' | 'midLapsed', number> | null
  }
  /** null for a prospect and in a shop without a cycle. */
  cycle: {
    days: number
    /** The shop's usual gap and how many gaps it counts as. */
    shopDays: number
    shopVotes: number
    /** Newest first, at most 24 of `gapCount`. */
    gaps: number[]
    gapCount: number
    categories: { category: string; days: number; last: string }[]
  } | null
  nextOrder: {
    day: string
    from: string
    to: string
    confidence: (typeof CONFIDENCES)[number]
    shopGapDays: number
  } | null
  /** null for a prospect. */
  predictions: {
    /** What the models start from: repeat orders, age at the last of them, age now, in days since the first order. */
    repeats: number
    lastAgeDays: number
    ageDays: number
    /** Of an order within 90 days, and of any at all; null in a shop without a cycle. */
    orderChance90: number | null
    comesAgain: number | null
    churnRisk: (typeof CHURN_RISKS)[number] | null
    /** Of `waits` in the shop that lasted longer than this one, the share that ended within 90 days. */
    precedent: { waits: number; ordered: number } | null
    pAlive: number | null
    expectedOrders90: number | null
    clv12: number | null
    /** Why the last three are blank. */
    blank: NoteCode | null
  } | null
  /** What it takes to keep and what is missing speak of the earned tier; a rule's floor can lie above it. */
  tier: {
    code: string
    computed: string
    earned: string
    /** Name of the owner's rule whose floor stands above what was earned; null = none. */
    rule: string | null
    metric: TierMetric
    window: TierWindow
    /** Spend (major units) or orders in the window, up to asOf. */
    value: number
    up: number
    keep: number | null
    since: string | null
    until: string | null
    /** The last day on which it can still be kept, while it is in grace. */
    graceUntil: string | null
    toKeep: number | null
    next: { code: string; up: number; missing: number } | null
    override: ExplainedOverride | null
  }
  /** The tags that the owner's rules set, as in the column `tags`; null = none. */
  tags: string | null
  contact: {
    day: string | null
    reason: ContactReason | null
    channel: Channel | null
    blocked: (typeof CONTACT_BLOCKS)[number] | null
    lastContact: string | null
    candidates: ExplainedCandidate[]
  }
  /** Newest first, at most 24; `category` of the dearest line. */
  orders: { date: string; net: number; refunded: number; category: string | null }[]
  /** Twelve calendar months, the last is that of asOf. */
  months: { month: string; spend: number; orders: number }[]
  /** Categories by spend, at most 10; `share` of the spend that has a category. */
  preferences: { category: string; spend: number; share: number }[]
  /** Customers who were referred by this one, and their spend in 365 days. */
  referrals: { customers: number; spend: number }
}
