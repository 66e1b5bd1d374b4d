/**
 * Writes the wanted cells into the owned columns: one `setValues()` per contiguous block, then looks whether rows or
 * columns moved under the write and repairs, at most three times. Which cells change is decided in edits.ts.
 */
import type { CellKind } from '../owned-keys.ts'
import type { SheetCell } from '../sync/cells.ts'
import type { ZoneDates } from '../sync/dates.ts'
import {
  type Edits,
  FORMULA_MARK,
  findEdits,
  findRepairs,
  rowsById,
  type TypedMeanwhile,
  type WritePlan,
  type Written,
} from './edits.ts'
import { guardWrites } from './guard.ts'
import { locateByHeaders, locateByMetadata, type OwnedHeaders, type OwnedLayout } from './owned-columns.ts'
import type { SheetTable } from './read-table.ts'
import { columnsBefore } from './same-column.ts'
import { readLayout, type Snapshot, sameLayout, takeSnapshot } from './snapshot.ts'
import { columnLetter, FORMATS, needsFormat, writeBack, writeText } from './write-text.ts'

export interface WriteOutcome {
  /** Cells whose value differs from before. */
  changedCells: number
  /** Rows that moved again and again and were left empty. */
  clearedRows: number
  /** Values that a person typed while the update was on its way; they stand as typed. */
  typed: TypedMeanwhile[]
  /** Customers came into the table after it was read; nothing was written. */
  stale: boolean
}

const REPAIRS = 3

/**
 * Carries out the plan. Nothing is written where every cell already says what is wanted, nor, unless `evenIfStale`,
 * where the table has customers that the plan does not know.
 */
export function writeColumns(
  table: SheetTable,
  owned: OwnedHeaders,
  plan: WritePlan,
  dates: ZoneDates,
  evenIfStale: boolean,
): WriteOutcome {
  return guardWrites(table.tab, () => {
    if (plan.mayChange === false) {
      const seen = readLayout(table.sheet, table.headerIndex, plan.idHeader)
      const { count, typed } = findEdits(seen, layoutOf(table, seen, owned), plan, dates)
      const known = seen.ids.every((id) => id === '' || plan.knows(id)) && countIds(seen) >= plan.customers
      if (count === 0 && typed.length === 0 && known)
        return { changedCells: 0, clearedRows: 0, typed: [], stale: false }
    }
    let now = wholeSnapshot(table, table.headerIndex, plan.idHeader, plan.customers)
    const trusted = now
    if (!evenIfStale && now.ids.some((id) => id !== '' && !plan.knows(id)))
      return { changedCells: 0, clearedRows: 0, typed: [], stale: true }
    let edits = findEdits(now, layoutOf(table, now, owned), plan, dates)
    const outcome: WriteOutcome = { changedCells: edits.count, clearedRows: 0, typed: edits.typed, stale: false }
    // Every write so far: a repair may take several, and each tells what of ours lies where.
    const written: Written[] = []
    for (let repairs = 0; edits.count > 0; repairs++) {
      written.push(...apply(table.sheet, now, edits, trusted))
      // A read applies every pending write first, so no flush() of its own is needed here.
      const after = readLayout(table.sheet, now.headerIndex, plan.idHeader)
      if (sameLayout(now, after)) break
      now = wholeSnapshot(table, after.headerIndex, plan.idHeader, countIds(after))
      const layout = layoutOf(table, now, owned)
      edits = findRepairs(now, layout, plan, dates, trusted, written)
      outcome.typed.push(...edits.typed)
      if (repairs === REPAIRS && edits.count > 0) {
        outcome.clearedRows = clearRows(table.sheet, now, edits, trusted)
        break
      }
    }
    return outcome
  })
}

/** A snapshot with all customers: rows inserted between its two reads would push the last ones out of it. */
function wholeSnapshot(table: SheetTable, headerIndex: number, idHeader: string, customers: number): Snapshot {
  const snapshot = takeSnapshot(table.sheet, headerIndex, idHeader)
  return countIds(snapshot) < customers ? takeSnapshot(table.sheet, headerIndex, idHeader) : snapshot
}

function countIds({ ids }: Snapshot): number {
  return ids.filter((id) => id !== '').length
}

function layoutOf(table: SheetTable, now: Snapshot, owned: OwnedHeaders): OwnedLayout {
  return locateByHeaders(now.headers, owned) ?? locateByMetadata(table)
}

function clearRows(sheet: GoogleAppsScript.Spreadsheet.Sheet, now: Snapshot, edits: Edits, trusted: Snapshot): number {
  edits.columns.forEach((cells, column) => {
    if (!edits.kinds.has(column)) return
    cells.forEach((_, row) => {
      cells.set(row, '')
    })
  })
  apply(sheet, now, edits, trusted)
  SpreadsheetApp.flush()
  return edits.rows.size
}

/** Writes every block of neighbouring columns, from its first to its last changed row. */
function apply(sheet: GoogleAppsScript.Spreadsheet.Sheet, now: Snapshot, edits: Edits, trusted: Snapshot): Written[] {
  const written = blocksOf(edits).map((columns) => blockCells(columns, now, edits))
  setFormats(sheet, now, edits, written)
  putBackFormats(sheet, now, edits, trusted)
  for (const { row, column, cells, raw } of written) {
    sheet.getRange(row + 1, column + 1, cells.length, cells[0].length).setValues(raw)
  }
  return written
}

/**
 * Neighbouring columns, left to right, each block from its first to its last changed one. Unchanged owned columns in
 * between are written as they are: one call less is worth more than a few cells.
 */
function blocksOf(edits: Edits): number[][] {
  const blocks: number[][] = []
  const touched = new Set([...Array.from(edits.columns.keys()), ...Array.from(edits.kinds.keys())])
  for (const column of Array.from(touched).sort((a, b) => a - b)) {
    const last = blocks[blocks.length - 1]
    if (last && last[last.length - 1] === column - 1) last.push(column)
    else blocks.push([column])
  }
  return blocks
    .map((block) => {
      const changed = block.filter((column) => edits.columns.has(column))
      return block.filter((column) => column >= changed[0] && column <= changed[changed.length - 1])
    })
    .filter((block) => block.length > 0)
}

interface Block extends Written {
  /** As `setValues()` takes them. */
  raw: SheetCell[][]
}

function blockCells(columns: number[], now: Snapshot, edits: Edits): Block {
  let first = Number.POSITIVE_INFINITY
  let last = -1
  for (const column of columns) {
    edits.columns.get(column)?.forEach((_, row) => {
      first = Math.min(first, row)
      last = Math.max(last, row)
    })
  }
  const cells: SheetCell[][] = []
  const raw: SheetCell[][] = []
  for (let row = first; row <= last; row++) {
    const plain: SheetCell[] = []
    const handed: SheetCell[] = []
    for (const column of columns) {
      const edit = edits.columns.get(column)?.get(row)
      const cell = edit === undefined ? (now.values[row]?.[column] ?? '') : edit
      const format = edits.kinds.get(column) === 'text' ? '@' : (now.formats[row]?.[column] ?? '')
      plain.push(cell)
      if (edit === undefined) handed.push(writeBack(cell, now.formulas[row]?.[column] ?? '', format))
      else handed.push(newCell(edit, edits.kinds.get(column), format))
    }
    cells.push(plain)
    raw.push(handed)
  }
  return { row: first, column: columns[0], cells, raw }
}

/** A value of ours, or one that goes back into somebody's column as it was. */
function newCell(cell: SheetCell, kind: CellKind | undefined, format: string): SheetCell {
  if (typeof cell !== 'string' || cell === '') return cell
  if (kind !== undefined) return writeText(cell)
  return cell.charAt(0) === FORMULA_MARK ? cell.slice(FORMULA_MARK.length) : writeBack(cell, '', format)
}

/** Formats first, so that nothing that is written gets parsed; only where a column lacks them. */
function setFormats(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  now: Snapshot,
  edits: Edits,
  blocks: readonly Block[],
): void {
  const ranges: { [format: string]: string[] } = {}
  for (const block of blocks) {
    for (let c = 0; c < block.cells[0].length; c++) {
      const column = block.column + c
      const kind = edits.kinds.get(column)
      if (!kind) continue
      const last = block.row + block.cells.length
      let lacking = false
      for (let row = block.row; row < last && !lacking; row++)
        lacking = needsFormat(kind, now.formats[row]?.[column] ?? '')
      if (!lacking) continue
      const letter = columnLetter(column + 1)
      if (!ranges[FORMATS[kind]]) ranges[FORMATS[kind]] = []
      ranges[FORMATS[kind]].push(`${letter}${block.row + 1}:${letter}${last}`)
    }
  }
  for (const format of Object.keys(ranges)) sheet.getRangeList(ranges[format]).setNumberFormat(format)
}

/** A date that landed in somebody's column left its format there. */
function putBackFormats(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  now: Snapshot,
  edits: Edits,
  trusted: Snapshot,
): void {
  const rowOf = rowsById(trusted)
  const from = columnsBefore(now.headers, trusted.headers)
  edits.columns.forEach((cells, column) => {
    const before = edits.kinds.has(column) ? -1 : (from[column] ?? -1)
    if (before < 0) return
    const rows = Array.from(cells.keys()).sort((a, b) => a - b)
    const formats: string[][] = []
    for (let row = rows[0]; row <= rows[rows.length - 1]; row++) {
      const from = rowOf.get(now.ids[row]) ?? row
      formats.push([trusted.formats[from]?.[before] ?? now.formats[row]?.[column] ?? ''])
    }
    sheet.getRange(rows[0] + 1, column + 1, formats.length, 1).setNumberFormats(formats)
  })
}
