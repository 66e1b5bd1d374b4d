/**
 * Joins the problems found before the request with the Worker's: one problem per cell, the local one first, complete
 * counts, and the place of each in the sheet. Pure.
 */
import { LIMITS, PROBLEM_CODES, type Problem, type ProblemCode, type TableName } from '../worker/contract.ts'
import { hasOwn } from './own-property.ts'
import type { SheetCell } from './sync/cells.ts'
import type { LocalProblem } from './sync/request.ts'
import type { PlacedProblem, ProblemCounts } from './workbook/problems-tab.ts'

/** A table that was sent: where its request rows and columns are in the sheet. */
export interface SentTable {
  tab: string
  sheetId: number
  headers: readonly string[]
  /** What was read, by column of the contract and request row. */
  cells: Record<string, readonly SheetCell[]>
  /** Row in the sheet, from 1, by request row. */
  sheetRows: readonly number[]
  /** Index of the sheet's column by column of the contract. */
  columns: Record<string, number>
  /** Another tab whose rows come behind these, from request row `from` on. */
  behind?: { from: number; table: SentTable }
}
export type SentTables = { [table in TableName]?: SentTable }

/** A cell that was withheld here reached the Worker as blank: what it says of that cell is the same problem again. */
export function joinProblems(
  local: readonly LocalProblem[],
  remote: readonly Problem[],
  remoteCounts: ProblemCounts,
  tables: SentTables,
): { problems: PlacedProblem[]; counts: ProblemCounts } {
  const counts: ProblemCounts = { ...remoteCounts }
  const withheld = new Set<string>()
  for (const { table, row, column, code } of local) {
    withheld.add(`${table}/${row}/${column}`)
    counts[code] = (counts[code] ?? 0) + 1
  }
  const problems: PlacedProblem[] = []
  for (const problem of local.slice(0, LIMITS.problems)) place(problems, problem, tables)
  for (const problem of remote) {
    if (withheld.has(`${problem.table}/${problem.row}/${problem.column}`)) {
      const left = (counts[problem.code] ?? 0) - 1
      if (left > 0) counts[problem.code] = left
      else delete counts[problem.code]
    } else if (isKnown(problem.code)) place(problems, problem, tables)
  }
  return { problems, counts }
}

export function countAll(counts: ProblemCounts): number {
  return PROBLEM_CODES.reduce((sum, code) => sum + (counts[code] ?? 0), 0)
}

function place(
  problems: PlacedProblem[],
  problem: { table: TableName; row: number; column: string; code: ProblemCode },
  tables: SentTables,
): void {
  const whole = tables[problem.table]
  const behind = whole?.behind && problem.row >= whole.behind.from ? whole.behind : undefined
  const table = behind?.table ?? whole
  const row = problem.row - (behind?.from ?? 0)
  const sheetRow = table?.sheetRows[row]
  if (!table || sheetRow === undefined) return
  const index = hasOwn(table.columns, problem.column) ? table.columns[problem.column] : -1
  problems.push({
    table: problem.table,
    column: problem.column,
    code: problem.code,
    tab: table.tab,
    sheetId: table.sheetId,
    sheetRow,
    sheetColumn: index + 1,
    header: index < 0 ? '' : table.headers[index],
    found: index < 0 ? '' : (table.cells[problem.column]?.[row] ?? ''),
  })
}

function isKnown(code: string): code is ProblemCode {
  return (PROBLEM_CODES as readonly string[]).indexOf(code) >= 0
}
