/**
 * "Same as": rows of the Customers tab that say they are another customer. Decides who counts for whom: a row's customer
 * counts for the one that its chain of "same as" ends at; a row whose chain ends nowhere stays a customer of its own and
 * is a problem. Pure.
 */
import { plainId } from './sync/pseudonyms.ts'
import type { LocalProblem, SourceTable } from './sync/request.ts'

/** A customer whose row says that it is somebody else's. */
export interface MergedRow {
  /** Plain id of the customer for whom it counts. */
  target: string
  /** From 1. */
  sheetRow: number
}
export interface Merges {
  /** The customers' columns without the rows that count for another. */
  source: SourceTable
  /** By plain id. */
  merged: Map<string, MergedRow>
  /** Rows count from 0 in `source`. */
  problems: LocalProblem[]
}

/** What the column `sameAs` of the customers asks for; without that column everybody stays themselves. */
export function mergesOf(customers: SourceTable): Merges {
  const { sameAs, id: ids } = customers.columns
  const merged = new Map<string, MergedRow>()
  const problems: LocalProblem[] = []
  if (!sameAs || !ids) return { source: customers, merged, problems }

  const rowOf = new Map<string, number>()
  const plain = ids.map(plainId)
  plain.forEach((id, row) => {
    if (id !== '' && !rowOf.has(id)) rowOf.set(id, row)
  })
  const wrong = new Map<number, LocalProblem['code']>()
  const said = (id: string): string => plainId(sameAs[rowOf.get(id) as number])
  rowOf.forEach((row, id) => {
    const seen = new Set([id])
    let at = id
    for (let next = said(at); next !== ''; next = said(at)) {
      if (!rowOf.has(next)) {
        // Those who point here count for this row; what it says itself leads nowhere.
        if (at === id) wrong.set(row, 'unknownSameAs')
        break
      }
      if (seen.has(next)) {
        wrong.set(row, 'sameAsCircle')
        return
      }
      seen.add(next)
      at = next
    }
    if (at !== id) merged.set(id, { target: at, sheetRow: customers.sheetRows[row] })
  })

  const kept: number[] = []
  plain.forEach((id, row) => {
    if (merged.has(id)) return
    const code = wrong.get(row)
    if (code) problems.push({ table: 'customers', row: kept.length, column: 'sameAs', code })
    kept.push(row)
  })
  return { source: merged.size === 0 ? customers : onlyRows(customers, kept), merged, problems }
}

function onlyRows({ columns, sheetRows }: SourceTable, rows: readonly number[]): SourceTable {
  const kept: SourceTable['columns'] = {}
  for (const column of Object.keys(columns)) kept[column] = rows.map((row) => columns[column][row])
  return { columns: kept, sheetRows: rows.map((row) => sheetRows[row]) }
}
