/** Schemas of what an answer tells of the shop and its past, for the OpenAPI document. They describe and do not validate. */
import { ALERT_CODES, CLASS_COLUMNS, SUGGESTION_CODES } from './contract.ts'
import * as z from './zod-without-eval.ts'

const count = z.int().min(0)
const column = z.enum(CLASS_COLUMNS)

/** Size and revenue of one class. */
export const classCountSchema = z.object({
  code: z.string(),
  customers: count,
  revenue: z.number().describe('Net, lifetime up to asOf, major units.'),
  satisfaction: z
    .object({ answers: count, mean: z.number().nullable().describe('Blank under five answers.') })
    .optional()
    .describe('Where a satisfaction column was sent.'),
})

const history = z.array(
  z.object({
    asOf: z.iso.date(),
    buyers: count.describe('Customers with an order up to this day.'),
    month: z
      .object({ orders: count, revenue: z.number(), buyers: count, newBuyers: count })
      .describe('From the first of the month to this day; net, major units.'),
    classes: z.partialRecord(column, z.array(classCountSchema)),
  }),
)
const movement = z.object({
  column,
  from: z.iso.date(),
  to: z.iso.date(),
  codes: z.array(z.string().nullable()).describe('null: no class.'),
  counts: z
    .array(z.array(count))
    .describe('`counts[i][j]` customers had `codes[i]` on from and have `codes[j]` on to.'),
})
const rollForward = z.array(
  z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    tiers: z.array(z.object({ code: z.string(), opening: count, in: count, out: count, closing: count })),
  }),
)
const alert = z.object({
  code: z.enum(ALERT_CODES),
  column,
  class: z.string(),
  from: count,
  to: count,
  text: z.string(),
})
const suggestion = z.object({
  code: z.enum(SUGGESTION_CODES),
  setting: z.string().nullable().describe('Path of the setting to look at.'),
  class: z.string().nullable(),
  text: z.string(),
})

const figures = z
  .object({
    customers: count,
    buyers: count,
    active: count.describe('Buyers whose lifecycle is new, returned or active.'),
    repeatBuyers: count.describe('Buyers with orders on two days or more.'),
    revenue365: z.number().describe('Net of the 365 days that end with asOf, major units.'),
    contactsDue: z.object({ today: count, week: count }).describe('By asOf; by the sixth day after it.'),
    heatMap: z
      .array(z.array(count).length(5))
      .length(5)
      .describe('Buyers; rows are R 5 to 1, columns F + M of 9-10, 8, 6-7, 4-5, 2-3.'),
    revenueCurve: z
      .array(z.number())
      .describe('Share of lifetime revenue that the best 0, 10 ... 100 % of the buyers hold; empty without buyers.'),
  })
  .describe('Only where they were asked for.')

/** Fields of ScoreAnswer, each only where it was asked for. */
export const lookingBackSchemas = {
  history: history
    .optional()
    .describe("Oldest first, the last is asOf; rows up to each day, today's settings, tiers without overrides."),
  movement: movement.optional(),
  rollForward: rollForward.optional().describe('Tiers without overrides, by month: opening + in - out = closing.'),
  alerts: z.array(alert).optional().describe('Where history or movement was asked for.'),
  figures: figures.optional(),
  suggestions: z.array(suggestion).optional().describe('Where history or movement was asked for.'),
}
