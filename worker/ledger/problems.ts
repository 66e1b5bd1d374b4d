/**
 * Collects what is wrong with cells and rows. Decides the order in which problems are listed, how many are, and which
 * carry their cell's value; knows no words for them. Pure.
 */
import { LIMITS, PROBLEM_CODES, type ProblemCode, TABLE_COLUMNS, type TableName } from '../contract.ts'
import { type CellSource, cellAt } from './sent-table.ts'
import type { ProblemLog, RawProblem } from './types.ts'

const TABLES: readonly TableName[] = ['customers', 'orders', 'contacts']
/** Only dates and amounts: other text may be about a person. */
const VALUE_COLUMNS = new Set([
  'date',
  'amount',
  'refunded',
  'refundedOn',
  'joined',
  'contactOn',
  'tierOverrideFrom',
  'tierOverrideUntil',
  'segmentOverrideFrom',
  'segmentOverrideUntil',
])
const COLUMN_BASE = 32
const CODE_BASE = 32
const ROW_BASE = 2 ** 24

type Columns = Record<string, unknown>

/** Problems as they are found, in any order; each is one number until it is listed. */
export class ProblemCollector {
  private readonly keys: number[] = []
  private readonly leftOvers = new Map<number, number>()
  private readonly counts: Partial<Record<ProblemCode, number>> = {}

  add(table: TableName, row: number, column: string, code: ProblemCode, leftOverMinor?: number): void {
    const columnAt = (TABLE_COLUMNS[table] as readonly string[]).indexOf(column)
    const place = (TABLES.indexOf(table) * ROW_BASE + row) * COLUMN_BASE + columnAt
    const key = place * CODE_BASE + PROBLEM_CODES.indexOf(code)
    this.keys.push(key)
    this.counts[code] = (this.counts[code] ?? 0) + 1
    if (leftOverMinor !== undefined) this.leftOvers.set(key, leftOverMinor)
  }

  /** The log, with values taken from the tables as they were sent. */
  log(tables: Record<TableName, Columns | undefined>): ProblemLog {
    const first = Float64Array.from(this.keys).sort().subarray(0, LIMITS.problems)
    return { listed: Array.from(first, (key) => this.problemOf(key, tables)), counts: this.counts }
  }

  private problemOf(key: number, tables: Record<TableName, Columns | undefined>): RawProblem {
    const place = Math.floor(key / CODE_BASE)
    const tableAndRow = Math.floor(place / COLUMN_BASE)
    const table = TABLES[Math.floor(tableAndRow / ROW_BASE)]
    const row = tableAndRow % ROW_BASE
    const column = TABLE_COLUMNS[table][place % COLUMN_BASE]
    const problem: RawProblem = { table, row, column, code: PROBLEM_CODES[key % CODE_BASE] }
    const cell = cellAt(tables[table]?.[column] as CellSource | undefined, row)
    if (VALUE_COLUMNS.has(column) && (typeof cell === 'string' || typeof cell === 'number') && cell !== '') {
      problem.value = cell
    }
    const leftOverMinor = this.leftOvers.get(key)
    if (leftOverMinor !== undefined) problem.leftOverMinor = leftOverMinor
    return problem
  }
}
