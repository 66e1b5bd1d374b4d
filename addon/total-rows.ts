/**
 * A line of totals among the customers. Decides that a row is one where its id is a word such as "Total", nobody ordered
 * under it, and the rest of the row holds figures or nothing; what Regulars wrote there does not count. Pure.
 */
import { isBlank, type SheetCell } from './sync/cells.ts'
import { plainId } from './sync/pseudonyms.ts'
import type { LocalProblem, SourceTable } from './sync/request.ts'
import { WORDS } from './words/index.ts'

const TOTAL_WORD =
  /^(grand |sub-?)?totals?$|^(gesamt|zwischen)?summe$|^gesamt$|^sum$|^(合|总|小)计$|^(汇总|总额|合计金额)$/i
/** Such as 1,234.50, € 12 or a dash. */
const FIGURE = /^[^\p{L}]*$/u
const OURS = new Set([WORDS.en, WORDS.zh].flatMap(({ headers }) => Object.values(headers)))

/** What stands in the Customers tab, row by row from the first. */
interface Tab {
  values: readonly (readonly SheetCell[])[]
  headers: readonly string[]
}

/** The customers with every line of totals blank, so that it counts for nobody, and the rows that were. */
export function withoutTotals(
  customers: SourceTable,
  { values, headers }: Tab,
  orders: SourceTable,
): { source: SourceTable; totals: number[] } {
  const { id: ids, joined, birthday } = customers.columns
  const totals: number[] = []
  ids.forEach((cell, row) => {
    if (typeof cell !== 'string' || !TOTAL_WORD.test(cell.trim().replace(/\s*[:：]$/, ''))) return
    if (!isBlank(joined?.[row]) || !isBlank(birthday?.[row])) return
    const others = values[customers.sheetRows[row] - 1].filter((other, at) => other !== cell && !OURS.has(headers[at]))
    if (others.every((other) => isBlank(other) || typeof other === 'number' || FIGURE.test(String(other)))) {
      totals.push(row)
    }
  })
  if (totals.length === 0) return { source: customers, totals }
  const ordered = new Set(orders.columns.customer.filter((_, row) => !isBlank(orders.columns.date[row])).map(plainId))
  const lines = totals.filter((row) => !ordered.has(plainId(ids[row])))
  const columns: SourceTable['columns'] = {}
  for (const column of Object.keys(customers.columns)) {
    columns[column] = customers.columns[column].slice()
    for (const row of lines) columns[column][row] = ''
  }
  return { source: { columns, sheetRows: customers.sheetRows }, totals: lines }
}

/** The problem of each such row; `rows` are those of `read`, the request has those of `sent`. */
export function totalProblems(rows: readonly number[], read: SourceTable, sent: SourceTable): LocalProblem[] {
  return rows.map((row) => ({
    table: 'customers',
    row: sent.sheetRows.indexOf(read.sheetRows[row]),
    column: 'id',
    code: 'totalRow',
  }))
}
