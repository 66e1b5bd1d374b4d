/**
 * Schemas of what the Worker answers, for the OpenAPI document. They describe and do not validate: answers are made by
 * typed code, and clients must bear new fields. A test checks real answers against them.
 */

import {
  BOOK_ID_PATTERN,
  BOOK_LIMITS,
  CLASS_COLUMNS,
  ERROR_STATUS,
  type ErrorCode,
  HASH_PATTERN,
  LIMITS,
  NOTE_CODES,
  OUTPUT_COLUMNS,
  PROBLEM_CODES,
  RFM_METHODS,
  SETTINGS_PROBLEM_CODES,
  TABLE_COLUMNS,
  type TableName,
} from './contract.ts'
import { explanationSchema } from './explanation-schema.ts'
import { OUTPUT_COLUMN_DESCRIPTIONS } from './output-columns.ts'
import { classCountSchema, lookingBackSchemas } from './replay-schema.ts'
import * as z from './zod-without-eval.ts'

const count = z.int().min(0)
const idCell = z.union([z.string(), z.number(), z.boolean(), z.null()])

const outputColumns = Object.fromEntries(
  OUTPUT_COLUMNS.map((name) => {
    const { description, cell, codes } = OUTPUT_COLUMN_DESCRIPTIONS[name]
    const known = codes ? z.enum(codes as [string, ...string[]]) : cellTypes()[cell]
    return [name, z.array(known.nullable()).optional().describe(description)]
  }),
)

function cellTypes() {
  return { text: z.string(), date: z.iso.date(), integer: z.int(), number: z.number() }
}

const fourBounds = z.tuple([z.number(), z.number(), z.number(), z.number()])
const scoreBounds = z.object({ r: fourBounds, f: fourBounds, m: fourBounds })

const problem = z
  .object({
    table: z.enum(Object.keys(TABLE_COLUMNS) as [TableName, ...TableName[]]),
    row: count.describe('Counts from 0 in the columns of the request.'),
    column: z.string(),
    code: z.enum(PROBLEM_CODES),
    value: z.union([z.string(), z.number()]).optional().describe('Only for dates and amounts.'),
    message: z.string(),
  })
  .meta({ id: 'Problem', description: 'What is wrong with one row. The rest was scored.' })

const dateErrors = {
  maeDays: z.number().nullable().describe('Mean absolute error in days.'),
  within7Days: z.number().nullable().describe('Share at most 7 days off.'),
}
const backtest = z
  .object({
    cutoff: z.iso.date(),
    customers: count.describe('Customers with two order days or more by the cut-off and one after it.'),
    ...dateErrors,
    coverage: z.number().nullable().describe('Share of next orders between nextOrderFrom and nextOrderTo.'),
    others: z.object({
      shopMedianGap: z.object(dateErrors),
      ownMeanGap: z.object(dateErrors),
      ownMedianGap: z.object(dateErrors),
      ownLastGap: z.object(dateErrors),
    }),
  })
  .describe('How good next-order dates would have been, only where it was asked for.')

const rowLists = z.array(
  z.object({
    code: z.string(),
    customers: count,
    rows: z.array(count).max(LIMITS.comparedRows).describe('The first of them.'),
  }),
)
const someRows = z.object({
  customers: count,
  rows: z.array(count).max(LIMITS.comparedRows).describe('The first of them.'),
})
const settingsProblemSchema = z.object({ path: z.string(), code: z.enum(SETTINGS_PROBLEM_CODES), message: z.string() })
const ruleComparison = z.object({
  name: z.string(),
  matched: count.describe('Customers to whom it applies: who meet it and whom no earlier rule stops.'),
  gained: someRows.describe('Against the rule of the same name in the settings in force.'),
  lost: someRows,
  overlapping: z
    .array(z.object({ name: z.string(), customers: count }))
    .describe('Other rules that set the segment, or a lowest tier, of some of the same customers.'),
  neverMatches: z.boolean(),
  nearest: z
    .array(count)
    .max(10)
    .describe('Rows of those for whom one number or date is nearest to deciding otherwise.'),
  problem: settingsProblemSchema.optional().describe('Why the rule was skipped.'),
  removed: z.literal(true).optional().describe('A rule of the settings in force that the other settings do not have.'),
})
const comparison = z
  .object({
    gained: z.object({ segment: rowLists, tier: rowLists }),
    lost: z.object({ segment: rowLists, tier: rowLists }),
    nearest: z
      .array(z.object({ row: count, tier: z.string(), up: z.number(), value: z.number() }))
      .describe('The ten buyers nearest to what a tier of the other settings asks for.'),
    rules: z
      .array(ruleComparison)
      .optional()
      .describe('One for each rule of the other settings, in their order, then those they do not have.'),
  })
  .describe('What the settings in `compare` would change, overrides included.')

export const scoreAnswerSchema = z
  .object({
    asOf: z.iso.date(),
    rows: z.object({ from: count, to: count }),
    columns: z
      .object({ id: z.array(idCell).describe('The ids in row order.'), ...outputColumns })
      .describe('Asked columns, one cell per customer row; null where there is no value.'),
    labels: z
      .partialRecord(z.enum(OUTPUT_COLUMNS), z.record(z.string(), z.string()))
      .describe('Text of the codes that occur in this answer, in the language of the request.'),
    summary: z.object({
      buyers: count,
      orders: count.describe('Orders that count up to asOf.'),
      revenue: z.number().describe('Net, lifetime up to asOf, major units.'),
      method: z.enum(RFM_METHODS),
      bounds: scoreBounds
        .optional()
        .describe('Cut points of a quantile run; as `rfm.bounds` with method frozen they keep the scores as they are.'),
      notes: z.array(z.object({ code: z.enum(NOTE_CODES), text: z.string() })),
      classes: z.partialRecord(z.enum(CLASS_COLUMNS), z.array(classCountSchema)),
      problems: z.partialRecord(z.enum(PROBLEM_CODES), count).describe('Complete counts by code.'),
    }),
    problems: z.array(problem).max(LIMITS.problems),
    settingsProblems: z
      .array(settingsProblemSchema)
      .optional()
      .describe(
        "What is wrong with the owner's own texts in the settings, by path such as rules[2].advanced; what is told was skipped.",
      ),
    backtest: backtest.optional(),
    ...lookingBackSchemas,
    compare: comparison.optional(),
    explain: explanationSchema.nullable().optional().describe('null where there is no such customer.'),
  })
  .meta({ id: 'ScoreAnswer' })

/** A page of a book's answer. */
export const bookScoreAnswerSchema = z
  .object({
    ...scoreAnswerSchema.partial().shape,
    asOf: z.iso.date(),
    rows: z.object({ from: count, to: count, total: count.describe('All customers, whichever page this is.') }),
    columns: scoreAnswerSchema.shape.columns,
  })
  .meta({ id: 'BookScoreAnswer', description: 'All but the columns stands only in the page that begins at 0.' })

const hash = z.string().regex(HASH_PATTERN)
export const planAnswerSchema = z
  .object({
    manifest: hash.describe('Names the tables in POST /v1/book/score.'),
    missing: z.array(hash).describe('What has to be uploaded, each once.'),
  })
  .meta({ id: 'PlanAnswer' })

export const chunksAnswerSchema = z
  .object({ stored: count.describe('Chunks that are new.'), known: count.describe('Chunks that were there.') })
  .meta({ id: 'ChunksAnswer' })

/** Describes the text of a line; the body itself is lines. */
export const chunkSchema = z
  .strictObject({
    table: z.enum(Object.keys(TABLE_COLUMNS) as [TableName, ...TableName[]]),
    rows: count.max(BOOK_LIMITS.chunkRows),
    columns: z
      .record(z.string(), z.array(idCell))
      .describe('Columns of the table, and attributes as `attributes.NAME`; each has `rows` cells.'),
  })
  .meta({ id: 'Chunk', description: 'A run of rows of one table. Its hash is the SHA-256 of its JSON text.' })

const time = z.iso.datetime()
export const bookStateSchema = z
  .object({
    book: z.string().regex(BOOK_ID_PATTERN),
    openedAt: time,
    chunks: count,
    bytes: count.describe('As stored.'),
    manifests: count,
    busyUntil: time.nullable().describe('A run is going; it ends by itself then.'),
    today: z.object({ requests: count, bytesUp: count }).describe('Since midnight UTC.'),
    oldTokenUntil: time.nullable().describe('Until when the token before the newest one works.'),
    runs: z
      .array(
        z.object({
          at: time,
          asOf: z.iso.date(),
          customers: count,
          orders: count,
          contacts: count,
          problems: z.partialRecord(z.enum(PROBLEM_CODES), count),
          chunksStored: count,
          bytesUp: count,
          rowsWritten: count.describe('Rows that storage counted as written, from the plan to the answer.'),
          ms: count.describe('From the plan to the first page.'),
        }),
      )
      .max(BOOK_LIMITS.runs)
      .describe('The latest first. No customer data.'),
  })
  .meta({ id: 'BookState' })

export const tokenAnswerSchema = z
  .object({ token: z.string(), oldTokenUntil: time.nullable() })
  .meta({ id: 'TokenAnswer' })

export const createBookAnswerSchema = z
  .object({
    book: z.string().regex(BOOK_ID_PATTERN),
    token: z.string().describe('For `Authorization: Bearer <token>`. It names the book; keep it secret.'),
  })
  .meta({ id: 'CreateBookAnswer' })

export const healthSchema = z
  .object({ ok: z.literal(true), version: z.string(), contract: z.int() })
  .meta({ id: 'Health' })

export const errorSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('Each wrong field by its path.'),
    missing: z.array(z.string()).optional().describe('Of missingChunks: the hashes to upload.'),
    requestId: z.string().optional().describe('Finds the line in the log of the Worker.'),
  })
  .meta({ id: 'Error', description: 'RFC 9457 problem details.' })
