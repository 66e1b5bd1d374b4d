/**
 * Values that a person typed over ours: decides which cells are typed and where they go. A cell is ours if it says what
 * the memory says; an emptied cell is no override. Pure.
 */
import { kindOf, OVERRIDE_OF, TYPED_COLUMNS, type TypedColumn } from '../owned-keys.ts'
import { isBlank, type SheetCell } from '../sync/cells.ts'
import type { ZoneDates } from '../sync/dates.ts'
import type { Memory, PackedTyped, Triple } from './memory.ts'
import type { OwnedLayout } from './owned-columns.ts'
import { cellText } from './write-text.ts'

export interface TypedCell {
  id: string
  column: TypedColumn
  cell: SheetCell
}
export interface CustomerRow {
  id: string
  cells: readonly SheetCell[]
}

/** What stands in the cells of one row now; '' for columns that are not there. */
export function tripleOf(cells: readonly SheetCell[], layout: OwnedLayout, dates: ZoneDates): Triple {
  const triple: Triple = { segment: '', tier: '', nextContact: '' }
  for (const column of TYPED_COLUMNS) {
    const index = layout.get(column)
    if (index !== undefined) triple[column] = cellText(cells[index], kindOf(column), dates)
  }
  return triple
}

/**
 * The typed cells, in row order. `lastFinishedRun` tells whether the memory's run came to its end. Without a memory
 * every filled cell is typed.
 */
export function findTyped(
  rows: readonly CustomerRow[],
  layout: OwnedLayout,
  memory: Memory | undefined,
  lastFinishedRun: number,
  dates: ZoneDates,
): TypedCell[] {
  const typed: TypedCell[] = []
  const unfinished = memory !== undefined && memory.run > lastFinishedRun
  const written = new Set<string>()
  memory?.now.forEach((triple) => {
    written.add(joined(triple))
  })
  for (const { id, cells } of rows) {
    const triple = tripleOf(cells, layout, dates)
    const now = memory?.now.get(id)
    // A customer whose id was corrected, or a copied row: all three values together are some customer's that we wrote.
    if (!now && written.has(joined(triple))) continue
    const was = unfinished ? memory?.was.get(id) : undefined
    for (const column of TYPED_COLUMNS) {
      const text = triple[column]
      if (text === '' || text === now?.[column] || text === was?.[column]) continue
      typed.push({ id, column, cell: cells[layout.get(column) as number] })
    }
  }
  return typed
}

/**
 * Adds what the memory's run found typed but, killed before its end, may not have moved: by then the memory counts those
 * cells as ours. A cell that was emptied or typed over once more since is left to `found`.
 */
export function withUnfinished(
  found: readonly TypedCell[],
  rows: readonly CustomerRow[],
  layout: OwnedLayout,
  memory: Memory | undefined,
  lastFinishedRun: number,
  dates: ZoneDates,
): TypedCell[] {
  if (!memory?.typed || memory.run <= lastFinishedRun) return found.slice()
  const cellsOf = new Map(rows.map(({ id, cells }) => [id, cells]))
  const known = new Set(found.map(({ id, column }) => `${column}\n${id}`))
  const left = memory.typed.filter(([id, column]) => {
    const index = layout.get(column)
    const cells = cellsOf.get(id)
    return cells && index !== undefined && !isBlank(cells[index]) && !known.has(`${column}\n${id}`)
  })
  return left
    .map(([id, column, cell]) => ({ id, column, cell: Array.isArray(cell) ? dates.fromIso(cell[0]) : cell }))
    .concat(found)
}

/** For the memory; undefined where nothing was typed. */
export function packTyped(typed: readonly TypedCell[], dates: ZoneDates): PackedTyped[] | undefined {
  if (typed.length === 0) return undefined
  return typed.map(({ id, column, cell }) => [id, column, cell instanceof Date ? [dates.toIso(cell)] : cell])
}

/** What the override columns get: the typed value, its reason, and no former dates that would switch it off. */
export function overrideEntries(typed: readonly TypedCell[], reason: string): Map<string, Map<string, SheetCell>> {
  const entries = new Map<string, Map<string, SheetCell>>()
  const put = (key: string, id: string, cell: SheetCell): void => {
    if (!entries.has(key)) entries.set(key, new Map())
    entries.get(key)?.set(id, cell)
  }
  for (const { id, column, cell } of typed) {
    const { value, reason: reasonKey } = OVERRIDE_OF[column]
    put(value, id, typeof cell === 'string' ? cell.replace(/^'+/, '').trim() : cell)
    put(reasonKey, id, reason)
    if (column === 'nextContact') continue
    put(`${value}From`, id, '')
    put(`${value}Until`, id, '')
  }
  return entries
}

function joined(triple: Triple): string {
  return TYPED_COLUMNS.map((column) => triple[column]).join('\n')
}
