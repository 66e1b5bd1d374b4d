/** Schema of an answer's `explain`, for the OpenAPI document. It describes and does not validate. */
import {
  CANDIDATE_OUTCOMES,
  CHANNELS,
  CHURN_RISKS,
  CONFIDENCES,
  CONTACT_BLOCKS,
  CONTACT_REASONS,
  GUARD_CAUSES,
  LIFECYCLES,
  NOTE_CODES,
  RFM_METHODS,
  SEGMENT_PRESETS,
  SEGMENTS,
  TIER_METRICS,
  TIER_WINDOWS,
} from './contract.ts'
import * as z from './zod-without-eval.ts'

const count = z.int().min(0)
const date = z.iso.date()
const share = z.number().min(0).max(1)
const score = z.object({
  value: z.number().describe('Days, days with an order, or major units.'),
  score: z.int(),
  worse: count.describe('Buyers who are strictly worse.'),
  bound: z
    .number()
    .nullable()
    .describe('By bounds: the one that the value met; null by quantiles and where it met none.'),
  needed: z.number().nullable().describe('What would earn the next score, if nobody else changed.'),
})
const override = z
  .object({ value: z.string(), from: date.nullable(), until: date.nullable(), inForce: z.boolean() })
  .nullable()
const limits = ['new', 'returned', 'active', 'atRisk', 'recentlyLapsed', 'midLapsed'] as const

export const explanationSchema = z
  .object({
    id: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    row: count,
    currency: z
      .string()
      .nullable()
      .describe('ISO 4217 code of the amounts; null where neither settings nor rows name a currency.'),
    text: z.array(z.string()).describe('The same in sentences.'),
    scores: z
      .object({
        method: z.enum(RFM_METHODS),
        buyers: count,
        windowDays: count,
        bins: count,
        r: score,
        f: score,
        m: score,
      })
      .nullable(),
    segment: z.object({
      code: z.enum(SEGMENTS),
      computed: z.enum(SEGMENTS),
      preset: z.enum(SEGMENT_PRESETS),
      grid: z
        .object({
          r: z.int(),
          f: z.int(),
          m: z.int(),
          code: z.enum(SEGMENTS),
          guard: z.enum(GUARD_CAUSES).nullable(),
        })
        .nullable()
        .describe('What the grid says of the quintile scores, and why another name was taken.'),
      rule: z.string().nullable(),
      override,
    }),
    lifecycle: z.object({
      code: z.enum(LIFECYCLES),
      mode: z.enum(['cycle', 'fixed']),
      daysSinceLast: count.nullable(),
      limitDays: z
        .record(z.enum(limits), count)
        .nullable()
        .describe('The last day since the last order on which each stage holds.'),
    }),
    cycle: z
      .object({
        days: z.number(),
        shopDays: z.number(),
        shopVotes: z.number().describe('How many gaps the shop counts as.'),
        gaps: z.array(count).describe('Newest first.'),
        gapCount: count,
        categories: z.array(z.object({ category: z.string(), days: z.number(), last: date })),
      })
      .nullable(),
    nextOrder: z
      .object({ day: date, from: date, to: date, confidence: z.enum(CONFIDENCES), shopGapDays: z.number() })
      .nullable(),
    predictions: z
      .object({
        repeats: count,
        lastAgeDays: count,
        ageDays: count,
        orderChance90: share.nullable(),
        comesAgain: share.nullable(),
        churnRisk: z.enum(CHURN_RISKS).nullable(),
        precedent: z.object({ waits: count, ordered: share }).nullable(),
        pAlive: share.nullable(),
        expectedOrders90: z.number().nullable(),
        clv12: z.number().nullable(),
        blank: z.enum(NOTE_CODES).nullable().describe('Why the last three are blank.'),
      })
      .nullable(),
    tier: z.object({
      code: z.string(),
      computed: z.string(),
      earned: z.string(),
      rule: z.string().nullable(),
      metric: z.enum(TIER_METRICS),
      window: z.enum(TIER_WINDOWS),
      value: z.number(),
      up: z.number(),
      keep: z.number().nullable(),
      since: date.nullable(),
      until: date.nullable(),
      graceUntil: date.nullable(),
      toKeep: z.number().nullable(),
      next: z.object({ code: z.string(), up: z.number(), missing: z.number() }).nullable(),
      override,
    }),
    tags: z.string().nullable(),
    contact: z.object({
      day: date.nullable(),
      reason: z.enum(CONTACT_REASONS).nullable(),
      channel: z.enum(CHANNELS).nullable(),
      blocked: z.enum(CONTACT_BLOCKS).nullable(),
      lastContact: date.nullable(),
      candidates: z.array(
        z.object({
          reason: z.enum(CONTACT_REASONS),
          due: date,
          day: date.nullable(),
          outcome: z.enum(CANDIDATE_OUTCOMES),
          about: z.string().nullable(),
        }),
      ),
    }),
    orders: z
      .array(z.object({ date, net: z.number(), refunded: z.number(), category: z.string().nullable() }))
      .describe('Newest first, at most 24.'),
    months: z.array(z.object({ month: z.string(), spend: z.number(), orders: count })),
    preferences: z.array(z.object({ category: z.string(), spend: z.number(), share })),
    referrals: z.object({ customers: count, spend: z.number() }),
  })
  .meta({ id: 'Explanation', description: 'Everything about one customer and how it came about.' })
