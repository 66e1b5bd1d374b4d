/**
 * Checks an answer as strictly as the Worker checks a request, before any cell is touched, and joins its pages. Decides what is
 * an answer to what was asked; unknown fields beside the known ones are a newer Worker's and are ignored. Pure.
 */
import {
  type Cell,
  CHANNELS,
  CHURN_RISKS,
  CLASS_COLUMNS,
  type ClassCount,
  CONFIDENCES,
  CONTACT_BLOCKS,
  CONTACT_REASONS,
  DATE_COLUMNS,
  FAVOURITE_COLUMNS,
  LIFECYCLES,
  type NoteCode,
  type OutputColumn,
  PROBLEM_CODES,
  type Problem,
  type ProblemCode,
  RFM_CLASSES,
  RFM_METHODS,
  SEGMENTS,
  type SettingsProblem,
  SPEND_CLASSES,
  type Summary,
  TABLE_COLUMNS,
  type TableName,
  VALUE_CLASSES,
} from '../../worker/contract.ts'
import { hasOwn } from '../own-property.ts'
import { Refusal } from '../refusal.ts'

/** What the update uses of an answer. */
export interface CheckedAnswer {
  columns: { [column in OutputColumn]?: Cell[] }
  summary: Summary
  problems: Problem[]
  problemCounts: { [code in ProblemCode]?: number }
  /** What is wrong with the owner's own texts in the settings. */
  settingsProblems: SettingsProblem[]
  /** The first page as it came, unchecked, for parts that only some ask for. */
  rest: Record<string, unknown>
}
export interface Asked {
  asOf: string
  /** Ids as they were sent, in order. */
  ids: readonly Cell[]
  columns: readonly OutputColumn[]
  tierNames: readonly string[]
  rows: { [table in TableName]?: number }
}

const CODES: { [column in OutputColumn]?: readonly string[] } = {
  segment: SEGMENTS,
  segmentComputed: SEGMENTS,
  lifecycle: LIFECYCLES,
  valueClass: VALUE_CLASSES,
  spendClass: SPEND_CLASSES,
  rfmClass: RFM_CLASSES,
  cycleConfidence: CONFIDENCES,
  churnRisk: CHURN_RISKS,
  contactReason: CONTACT_REASONS,
  contactChannel: CHANNELS,
  contactBlocked: CONTACT_BLOCKS,
}
/** Sentences, and the shop's own words. */
const TEXT_COLUMNS: readonly OutputColumn[] = ['favourite', ...FAVOURITE_COLUMNS, 'recommend', 'tags', 'why']
const OMISSIONS: readonly NoteCode[] = ['currencyChosen', 'afterAsOf']
const LONGEST_TEXT = 5_000
const LONGEST_WORD = 500

/** The pages of one answer, checked as they come. */
export interface AnswerPages {
  /** Takes rows `from` up to `to`. Refuses with `brokenAnswer` whatever is not an answer to exactly this question. */
  take(body: unknown, from: number, to: number): void
  /** The joined answer. Refuses where a page is missing. */
  whole(): CheckedAnswer
}

/** Joins the pages of the answer to `asked`. The first page, from row 0, brings all that is not a column. */
export function answerPages(asked: Asked): AnswerPages {
  const columns: CheckedAnswer['columns'] = {}
  for (const name of asked.columns) columns[name] = new Array(asked.ids.length)
  let taken = 0
  let first: Omit<CheckedAnswer, 'columns'> | undefined
  return {
    take(body, from, to) {
      const answer = record(body)
      if (answer.asOf !== asked.asOf) throw broken('asOf')
      const rows = record(answer.rows)
      if (rows.from !== from || rows.to !== to || rows.total !== asked.ids.length) throw broken('rows')
      const sent = record(answer.columns)
      const ids = sent.id
      if (!Array.isArray(ids) || ids.length !== to - from) throw broken('id')
      for (let i = 0; i < ids.length; i++) if (ids[i] !== asked.ids[from + i]) throw broken('id')
      for (const name of Object.keys(sent)) {
        if (name !== 'id' && asked.columns.indexOf(name as OutputColumn) < 0) throw broken(`columns.${name}`)
      }
      // All columns are checked before one is kept: a page that is asked for again leaves nothing of the bad one.
      const checked = asked.columns.map((name) => checkColumn(name, sent[name], to - from, asked))
      if (from === 0)
        first = {
          summary: checkSummary(answer.summary),
          problems: array(answer.problems).map((problem) => checkProblem(problem, asked)),
          problemCounts: checkCounts(record(answer.summary).problems),
          settingsProblems: array(answer.settingsProblems ?? []).map(checkSettingsProblem),
          rest: answer,
        }
      asked.columns.forEach((name, k) => {
        const cells = columns[name] as Cell[]
        for (let i = from; i < to; i++) cells[i] = checked[k][i - from]
      })
      taken += to - from
    },
    whole() {
      if (!first || taken !== asked.ids.length) throw broken('rows')
      return { columns, ...first }
    },
  }
}

function checkSummary(value: unknown): Summary {
  const summary = record(value)
  const classes: Summary['classes'] = {}
  for (const column of CLASS_COLUMNS) {
    const counted = record(summary.classes)[column]
    if (counted === undefined) continue
    classes[column] = array(counted).map((entry) => {
      const { code, customers, revenue, satisfaction } = record(entry)
      return {
        code: String(code).slice(0, LONGEST_WORD),
        customers: count(customers),
        revenue: amount(revenue),
        ...(satisfaction === undefined ? {} : { satisfaction: checkSatisfaction(record(satisfaction)) }),
      }
    })
  }
  return {
    buyers: count(summary.buyers),
    orders: count(summary.orders),
    revenue: amount(summary.revenue),
    method: RFM_METHODS.find((method) => method === summary.method) ?? 'quantile',
    notes: array(summary.notes).map((note) => {
      const { code, text } = record(note)
      return { code: String(code).slice(0, LONGEST_WORD) as NoteCode, text: String(text).slice(0, LONGEST_WORD) }
    }),
    classes,
    problems: checkCounts(summary.problems),
  }
}

/**
 * All customers, those who never bought as well; rows that are merged are one. Each has one segment and one tier, so it is
 * what those classes add up to; where none was asked for, the buyers.
 */
export function countCustomers({ buyers, classes }: Summary): number {
  const sums = CLASS_COLUMNS.map((column) => (classes[column] ?? []).reduce((sum, { customers }) => sum + customers, 0))
  return Math.max(buyers, ...sums)
}

/** What the figures leave out, a sentence each in the language of the request; how customers were scored is not among it. */
export function omissionsOf({ notes }: Summary): string[] {
  return notes.filter(({ code }) => OMISSIONS.indexOf(code) >= 0).map(({ text }) => text)
}

function checkSatisfaction({ answers, mean }: Record<string, unknown>): NonNullable<ClassCount['satisfaction']> {
  return { answers: count(answers), mean: mean === null ? null : amount(mean) }
}

function checkColumn(name: OutputColumn, cells: unknown, rows: number, asked: Asked): Cell[] {
  if (!Array.isArray(cells) || cells.length !== rows) throw broken(name)
  const codes = name === 'tier' || name === 'tierComputed' ? asked.tierNames : CODES[name]
  const isDate = DATE_COLUMNS.indexOf(name) >= 0
  const isText = TEXT_COLUMNS.indexOf(name) >= 0
  const known = codes && new Set<unknown>(codes)
  for (const cell of cells) {
    if (cell === null) continue
    const fits = known
      ? known.has(cell)
      : isDate
        ? typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(Date.parse(cell))
        : isText
          ? typeof cell === 'string' && cell.length <= LONGEST_TEXT
          : typeof cell === 'number' && Number.isFinite(cell)
    if (!fits) throw broken(name)
  }
  return cells as Cell[]
}

function checkProblem(value: unknown, asked: Asked): Problem {
  const problem = record(value)
  const table = problem.table as TableName
  const row = problem.row
  const rows = hasOwn(TABLE_COLUMNS, String(table)) ? asked.rows[table] : undefined
  if (rows === undefined || typeof row !== 'number' || row < 0 || row >= rows || Math.floor(row) !== row)
    throw broken('problems')
  return {
    table,
    row,
    column: String(problem.column).slice(0, 100),
    code: String(problem.code) as ProblemCode,
    message: String(problem.message ?? '').slice(0, 500),
  }
}

function checkSettingsProblem(value: unknown): SettingsProblem {
  const { path, code, message } = record(value)
  return {
    path: String(path).slice(0, LONGEST_WORD),
    code: String(code).slice(0, LONGEST_WORD) as SettingsProblem['code'],
    message: String(message).slice(0, LONGEST_WORD),
  }
}

/** Codes that this add-on does not know are a newer Worker's: counted, not named. */
function checkCounts(value: unknown): CheckedAnswer['problemCounts'] {
  const counts: CheckedAnswer['problemCounts'] = {}
  const sent = record(value)
  for (const code of PROBLEM_CODES) if (sent[code] !== undefined) counts[code] = count(sent[code])
  return counts
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken('shape')
  return value as Record<string, unknown>
}

function array(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw broken('shape')
  return value
}

function count(value: unknown): number {
  if (typeof value !== 'number' || value < 0 || Math.floor(value) !== value) throw broken('summary')
  return value
}

function amount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw broken('summary')
  return value
}

function broken(where: string): Refusal {
  return new Refusal('brokenAnswer', { where })
}
