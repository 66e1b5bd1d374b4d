/**
 * What a request must look like: the one set of schemas that validates and makes the OpenAPI document. Decides shape,
 * sizes and known names; bad *rows* are the ledger's to report. Pure.
 */

import { cellColumn, tableSchema } from './cell-columns.ts'
import {
  BOOK_ID_PATTERN,
  CLASS_COLUMNS,
  type CreateBookRequest,
  type ErrorBody,
  LIMITS,
  LOCALES,
  MAX_HISTORY_MONTHS,
  OUTPUT_COLUMNS,
  type ScoreRequest,
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

/** Body of POST /v1/score. */
export const scoreRequestSchema = z
  .strictObject({
    asOf: isoDate.describe('The local date that counts as today.'),
    locale: z.enum(LOCALES).optional().describe('Language of labels, notes and `why`; en by default.'),
    settings: settingsSchema.optional(),
    columns: z
      .union([z.literal('all'), z.array(columnName).max(OUTPUT_COLUMNS.length + 1)])
      .optional()
      .describe('The columns of the answer. "all" is every column but `why`; by default segment, tier, nextContact.'),
    customers: tableSchema('customers').optional(),
    orders: tableSchema('orders'),
    contacts: tableSchema('contacts').optional(),
    backtest: z
      .strictObject({ cutoff: isoDate.describe('A day before asOf.') })
      .optional()
      .describe('Also tell how good next-order dates given on that day would have been.'),
    history: z
      .strictObject({ months: z.int().min(1).max(MAX_HISTORY_MONTHS) })
      .optional()
      .describe('Also tell the sizes of the asked classes on asOf and at the end of each of the months before.'),
    movement: z
      .strictObject({ column: z.enum(CLASS_COLUMNS).optional() })
      .optional()
      .describe(
        'Also tell who moved between the classes of a column (segment by default) since the end of last month.',
      ),
  })
  .refine(({ asOf, backtest }) => !backtest || backtest.cutoff < asOf, {
    path: ['backtest', 'cutoff'],
    message: 'must be before asOf',
  })
  .meta({ id: 'ScoreRequest' })

/** Body of POST /v1/books. */
export const createBookSchema = z
  .strictObject({
    book: z
      .string()
      .regex(BOOK_ID_PATTERN, 'must be 32 lower-case hex digits')
      .describe('128 random bits as hex, made by the caller: a retry with the same id opens no second book.'),
  })
  .meta({ id: 'CreateBookRequest' })

export { cellColumn, settingsSchema }

/** A request that may be scored. Refuses with 413 (too many rows) or 400 with every wrong field by its path. */
export function parseScoreRequest(value: unknown): ScoreRequest {
  refuseTooManyRows(value)
  return parse(scoreRequestSchema, value) as unknown as ScoreRequest
}

/** The book that is to be opened. Refuses with 400. */
export function parseCreateBook(value: unknown): CreateBookRequest {
  return parse(createBookSchema, value)
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
