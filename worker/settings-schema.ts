/** Schema of the settings. Decides which values a shop may set; defaults are in settings.ts. Pure. */

import {
  CHANNELS,
  LIMITS,
  RFM_METHODS,
  RULE_OPERATORS,
  type ScoreBounds,
  SEGMENT_PRESETS,
  SEGMENTS,
  TIER_METRICS,
  TIER_WINDOWS,
  VALUE_METHODS,
} from './contract.ts'
import { dayOfIso } from './ledger/days.ts'
import { NO_DAY } from './ledger/types.ts'
import * as z from './zod-without-eval.ts'

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD')
  .refine((code) => CURRENCIES.has(code), 'is no known ISO 4217 currency')
  .describe('ISO 4217 code of the shop. Amounts in another currency are left out and listed.')

const locale = z
  .string()
  .max(35)
  .refine(isLocale, 'must be a BCP 47 tag such as en-GB')
  .describe('How dates and amounts are read (BCP 47). Without it a date readable two ways is a problem.')

const days = z.int().min(1).max(3650)
const amount = z.number().min(0).max(1e12)

const lowerBounds = z.tuple([amount, amount, amount, amount])
/** -1: nobody, which a cut point of recency may be. */
const upperDays = z.number().min(-1).max(1e12)
const recencyBounds = z.tuple([upperDays, upperDays, upperDays, upperDays])

/** The owner's own bounds differ; cut points may share a value, since ties leave scores unreached. */
function wrongBounds({ method, bounds }: { method?: string; bounds?: ScoreBounds }) {
  if (method === 'frozen' && bounds === undefined)
    return { path: ['bounds'], message: 'must be given with method frozen' }
  for (const measure of ['r', 'f', 'm'] as const) {
    const [way, sign] = measure === 'r' ? (['rise', 1] as const) : (['fall', -1] as const)
    const steps = (bounds?.[measure] ?? []).slice(1).map((bound, i) => sign * (bound - (bounds?.[measure][i] ?? 0)))
    if (steps.every((step) => step > 0 || (step === 0 && method === 'frozen'))) continue
    return { path: ['bounds', measure], message: `must ${way} from score 5 to score 2` }
  }
  return null
}

const rfm = z
  .strictObject({
    method: z
      .enum(RFM_METHODS)
      .optional()
      .describe('Share of buyers who are worse; your own bounds; the cut points of an earlier run, kept in `bounds`.'),
    preset: z.literal('seed').optional().describe('The table of the seed: monthly recency, 32-day window.'),
    bins: z.int().min(2).max(9).optional(),
    windowDays: z.int().min(0).max(3650).optional().describe('Days of frequency and monetary; 0 is the lifetime.'),
    weights: z
      .strictObject({ r: weight(), f: weight(), m: weight() })
      .refine(({ r, f, m }) => r + f + m > 0, 'must not all be 0')
      .optional(),
    bounds: z
      .strictObject({ r: recencyBounds, f: lowerBounds, m: lowerBounds })
      .optional()
      .describe('Bounds of the scores 5, 4, 3, 2: days at most (r), occasions (f) and spend (m) at least.'),
  })
  .superRefine((value, context) => {
    const wrong = wrongBounds(value)
    if (wrong) context.addIssue({ code: 'custom', ...wrong })
  })

const tierLevel = z.strictObject({
  name: z.string().trim().min(1).max(60),
  up: amount.describe('Spend (major units) or days with an order that reach the tier.'),
  keep: amount.optional().describe('What keeps it; 80 % of `up` by default.'),
})

const tierLevels = z
  .array(tierLevel)
  .min(1)
  .max(LIMITS.tiers)
  .refine((levels) => levels[0]?.up === 0, 'must begin with a tier that everyone has (up: 0)')
  .refine((levels) => levels.every(({ up }, i) => i === 0 || up > levels[i - 1].up), 'must ascend by `up`')
  .refine(
    (levels) => new Set(levels.map(({ name }) => name.toLowerCase())).size === levels.length,
    'must have different names',
  )

const day = z.iso.date().refine((iso) => dayOfIso(iso) !== NO_DAY, 'must be a date from 1900 to 2200')
const places = z.int().min(0).max(1_000_000).optional()

const contact = z.strictObject({
  channels: z.array(z.enum(CHANNELS)).min(1).max(CHANNELS.length).refine(allDifferent, 'must differ').optional(),
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine(allDifferent, 'must differ')
    .optional()
    .describe('1 is Monday, 7 is Sunday.'),
  gapDays: z.int().min(0).max(366).optional(),
  maxPer30Days: z.int().min(1).max(30).optional(),
  holidays: z
    .array(
      z.strictObject({
        date: day,
        name: z.string().trim().min(1).max(60).optional(),
        greet: z.boolean().optional().describe('Customers are greeted on this day.'),
      }),
    )
    .refine((rows) => allDifferent(rows.map(({ date }) => date)), 'must have different dates')
    .optional()
    .describe('Days on which nobody is contacted, but for the greeting of the very day.'),
  workingDays: z
    .array(day)
    .refine(allDifferent, 'must differ')
    .optional()
    .describe('Days that are worked although the weekday says no.'),
  capacity: z
    .strictObject({ sms: places, email: places, whatsapp: places, phone: places })
    .optional()
    .describe(
      'Contacts a day by channel; a channel left out is not limited. The overflow moves to the next allowed day.',
    ),
})

const ruleText = z.string().max(LIMITS.cellCharacters)
const ruleScalar = z.union([ruleText, z.number(), z.boolean()])

const ruleCondition = z.strictObject({
  column: ruleText.describe(
    'A column of the answer or the tables, attributes.<name>, spend(days), orders(days), bought(category), share(category) or daysSince(date). An unknown one is told in settingsProblems.',
  ),
  operator: z.enum(RULE_OPERATORS).describe('Not every operator suits every column; a wrong one is told.'),
  value: z
    .union([ruleScalar, z.array(ruleScalar).max(50)])
    .optional()
    .describe('Two for between, a list for in, days for withinLastDays and moreThanDaysAgo, none for blank.'),
  joinedBy: z.enum(['and', 'or']).optional().describe('With the condition before; and binds tighter than or.'),
})

const rule = z.strictObject({
  name: z.string().trim().min(1).max(60),
  when: z.array(ruleCondition).max(LIMITS.ruleConditions).optional(),
  advanced: z
    .string()
    .max(1000)
    .optional()
    .describe(
      "In place of `when`: an expression of CEL such as spend(90) > 500 && bought('milk powder'). A blank number compares with nothing, a blank text or date is ''.",
    ),
  sets: z
    .strictObject({
      segment: z.enum(SEGMENTS).optional().describe('In place of the grid; an override stands above it.'),
      tag: z.string().trim().min(1).max(40).optional(),
      tierFloor: ruleText
        .optional()
        .describe(
          'The computed tier is at least this one. tierSince, tierUntil and the rest speak of the earned tier.',
        ),
    })
    .describe('What the rule sets for every customer who meets it.'),
  priority: z.number().optional().describe('Lower comes first; rules without one come last, equals as they stand.'),
  stop: z.boolean().optional().describe('No later rule counts for a customer who meets this one.'),
})

/** Every key may be left out; an unknown key is an error that names it. At most LIMITS.settingsBytes as JSON. */
export const settingsSchema = z
  .strictObject({
    currency: currency.optional(),
    locale: locale.optional(),
    cycleDays: days.optional().describe("The shop's usual days between two orders, while its orders do not show it."),
    cyclePriorWeight: z.number().min(0).max(1000).optional(),
    lifecycle: z.enum(['cycle', 'fixed']).optional(),
    rfm: rfm.optional(),
    segments: z
      .strictObject({
        preset: z
          .enum(SEGMENT_PRESETS)
          .optional()
          .describe(
            'The grid of Regulars, the published grid of the R package rfm, the eight cells against the mean, spend classes.',
          ),
      })
      .optional(),
    valueClass: z
      .enum(VALUE_METHODS)
      .optional()
      .describe('The ABCD pyramid by frequency and spend, or Pareto classes by share of revenue.'),
    tiers: z
      .strictObject({
        metric: z.enum(TIER_METRICS).optional().describe('Net spend, or days with an order.'),
        window: z
          .enum(TIER_WINDOWS)
          .optional()
          .describe('The 365 days that end with the day, the year since 1 January, or all days.'),
        levels: tierLevels.optional(),
      })
      .optional(),
    contact: contact.optional(),
    rules: z.array(rule).max(LIMITS.rules).optional().describe("The owner's own rules."),
  })
  .refine(
    (settings) => new TextEncoder().encode(JSON.stringify(settings)).length <= LIMITS.settingsBytes,
    `must not be larger than ${LIMITS.settingsBytes} bytes`,
  )
  .meta({ id: 'Settings' })

function weight() {
  return z.number().min(0).max(1000)
}

function allDifferent(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
