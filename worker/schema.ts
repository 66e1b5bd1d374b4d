/**
 * What a request must look like: the one set of schemas that validates and makes the OpenAPI document. Decides shape,
 * sizes and known names; bad *rows* are the ledger's to report. Pure.
 */

import { tableSchema } from './cell-columns.ts'
import {
  BOOK_ID_PATTERN,
  BOOK_LIMITS,
  type BookScoreRequest,
  CLASS_COLUMNS,
  type CreateBookRequest,
  type ErrorBody,
  HASH_PATTERN,
  LIMITS,
  LOCALES,
  MAX_HISTORY_MONTHS,
  OUTPUT_COLUMNS,
  type PlanRequest,
  RUN_PATTERN,
  type ScoreRequest,
  type TokenRequest,
} from './contract.ts'
import { Refusal } from './problem-response.ts'
import { settingsSchema } from './settings-schema.ts'
import * as z from './zod-without-eval.ts'

const MOST_ERRORS = 50

const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD')
  .refine(isRealDate, 'is no date of the calendar from 1900 to 2199')
  .meta({ format: 'date' })

const columnName = z.enum(['id', ...OUTPUT_COLUMNS])

/** What is asked about the rows, wherever they come from. */
const scoreOptions = {
  asOf: isoDate.describe('The local date that counts as today.'),
  locale: z.enum(LOCALES).optional().describe('Language of labels, notes and `why`; en by default.'),
  settings: settingsSchema.optional(),
  columns: z
    .union([z.literal('all'), z.array(columnName).max(OUTPUT_COLUMNS.length + 1)])
    .optional()
    .describe('The columns of the answer. "all" is every column but `why`; by default segment, tier, nextContact.'),
  backtest: z
    .strictObject({ cutoff: isoDate.describe('A day before asOf.') })
    .optional()
    .describe('Also tell how good next-order dates given on that day would have been.'),
  compare: z
    .strictObject({ settings: settingsSchema })
    .optional()
    .describe('Also tell who would gain or lose a segment or tier with other settings. Nothing is kept.'),
  explain: z
    .union([z.string().max(LIMITS.cellCharacters), z.number(), z.boolean()])
    .optional()
    .describe('Also derive every value of the customer with this id.'),
  figures: z.boolean().optional().describe('Also tell the key figures of the shop.'),
  history: z
    .strictObject({ months: z.int().min(1).max(MAX_HISTORY_MONTHS) })
    .optional()
    .describe('Also tell the sizes of the asked classes on asOf and at the end of each of the months before.'),
  movement: z
    .strictObject({ column: z.enum(CLASS_COLUMNS).optional() })
    .optional()
    .describe('Also tell who moved between the classes of a column (segment by default) since the end of last month.'),
}

function cutoffIsBefore({ asOf, backtest }: { asOf: string; backtest?: { cutoff: string } }): boolean {
  return !backtest || backtest.cutoff < asOf
}
const CUTOFF_RULE = { path: ['backtest', 'cutoff'], message: 'must be before asOf' }

/** Body of POST /v1/score. */
export const scoreRequestSchema = z
  .strictObject({
    ...scoreOptions,
    customers: tableSchema('customers').optional(),
    orders: tableSchema('orders'),
    contacts: tableSchema('contacts').optional(),
  })
  .refine(cutoffIsBefore, CUTOFF_RULE)
  .meta({ id: 'ScoreRequest' })

const hash = z.string().regex(HASH_PATTERN, 'must be a SHA-256 as base64url, 43 characters')
const run = z
  .string()
  .regex(RUN_PATTERN, 'must be 16 to 64 lower-case hex digits')
  .describe('Random, one per update of the sheet, retries included.')
const hashList = z
  .array(hash)
  .max(BOOK_LIMITS.chunksPerTable)
  .describe('Hashes of the chunks of a table, in row order.')

/** Body of POST /v1/book/plan. */
export const planSchema = z
  .strictObject({
    run,
    tables: z.strictObject({ customers: hashList.optional(), orders: hashList, contacts: hashList.optional() }),
  })
  .meta({ id: 'PlanRequest' })

/** Body of POST /v1/book/score. */
export const bookScoreSchema = z
  .strictObject({
    run,
    manifest: hash.describe('From the answer of POST /v1/book/plan.'),
    ...scoreOptions,
    rows: z
      .strictObject({ from: z.int().min(0), to: z.int().min(0) })
      .refine(({ from, to }) => from <= to && to - from <= BOOK_LIMITS.pageRows, {
        message: `must be a page of at most ${BOOK_LIMITS.pageRows} rows`,
      })
      .optional()
      .describe('The page that is wanted; by default the first.'),
  })
  .refine(cutoffIsBefore, CUTOFF_RULE)
  .meta({ id: 'BookScoreRequest' })

/** Body of POST /v1/book/token. */
export const tokenSchema = z
  .strictObject({
    rotation: z
      .string()
      .regex(RUN_PATTERN, 'must be 16 to 64 lower-case hex digits')
      .optional()
      .describe('Random: with it and the old token the call can be repeated for ten minutes, for the same answer.'),
    now: z.boolean().optional().describe('The old token ends at once.'),
    erase: z.boolean().optional().describe('Chunks and runs are forgotten as well.'),
  })
  .meta({ id: 'TokenRequest' })

/** Body of POST /v1/books. */
export const createBookSchema = z
  .strictObject({
    book: z
      .string()
      .regex(BOOK_ID_PATTERN, 'must be 32 lower-case hex digits')
      .describe('128 random bits as hex, made by the caller: a retry with the same id opens no second book.'),
  })
  .meta({ id: 'CreateBookRequest' })

/** A request that may be scored. Refuses with 413 (too many rows) or 400 with every wrong field by its path. */
export function parseScoreRequest(value: unknown): ScoreRequest {
  refuseTooManyRows(value)
  return parse(scoreRequestSchema, value) as unknown as ScoreRequest
}

/** The book that is to be opened. Refuses with 400. */
export function parseCreateBook(value: unknown): CreateBookRequest {
  return parse(createBookSchema, value)
}

/** The plan of a run. Refuses with 400. */
export function parsePlan(value: unknown): PlanRequest {
  return parse(planSchema, value)
}

/** What is asked about the rows of a manifest. Refuses with 400. */
export function parseBookScore(value: unknown): BookScoreRequest {
  return parse(bookScoreSchema, value) as unknown as BookScoreRequest
}

/** How a token is to be replaced. Refuses with 400. */
export function parseTokenRequest(value: unknown): TokenRequest {
  return parse(tokenSchema, value)
}

function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.flatMap(describeIssue).slice(0, MOST_ERRORS)
  throw new Refusal('badRequest', `${errors[0].path || 'The body'}: ${errors[0].message}`, { errors })
}

/** One entry per wrong field; an unknown field gets the path that it has. */
function describeIssue(issue: z.core.$ZodIssue): NonNullable<ErrorBody['errors']> {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].join('.').slice(0, 200), message: 'is not a known field' }))
  }
  if (issue.code === 'invalid_union') {
    // The branch that got furthest is the one that was meant.
    const inner = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
    return inner ? describeIssue({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue) : []
  }
  const required = issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined')
  return [{ path: path.join('.').slice(0, 200), message: required ? 'is required' : issue.message }]
}

/** Counted before the schema runs: too many rows is another answer (413, "use a book") than a wrong request. */
function refuseTooManyRows(value: unknown): void {
  for (const table of ['customers', 'orders', 'contacts'] as const) {
    const columns = (value as Partial<Record<string, unknown>> | null)?.[table]
    if (typeof columns !== 'object' || columns === null) continue
    for (const column of Object.values(columns)) {
      if (Array.isArray(column) && column.length > LIMITS[table]) {
        throw new Refusal(
          'tooLarge',
          `${table} has ${column.length} rows, one request takes ${LIMITS[table]}: send fewer rows, or use a book.`,
        )
      }
    }
  }
}

function isRealDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  const year = date.getUTCFullYear()
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && year >= 1900 && year < 2200
}
