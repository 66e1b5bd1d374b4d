/**
 * Which cells of the Customers tab have to change: compares one snapshot with what is wanted, and after a first write
 * also puts back what landed in a wrong place because rows or columns moved meanwhile. Decides cell by cell; pure.
 */
import { type CellKind, isOutputColumn, kindOf, type OwnedKey, TYPED_COLUMNS, type TypedColumn } from '../owned-keys.ts'
import { isBlank, type SheetCell } from '../sync/cells.ts'
import type { ZoneDates } from '../sync/dates.ts'
import type { OwnedLayout } from './owned-columns.ts'
import { columnsBefore } from './same-column.ts'
import type { Snapshot } from './snapshot.ts'
import { cellText } from './write-text.ts'

/** Before the text of a formula that goes back into somebody's column. No cell holds this character. */
export const FORMULA_MARK = '\u0000'

export interface WantedColumn {
  key: OwnedKey
  /** The wanted cell of a customer; undefined: leave it. Dates are Date, blank is ''. */
  want(id: string): SheetCell | undefined
}
export interface WritePlan {
  idHeader: string
  columns: readonly WantedColumn[]
  /** How many customers the answer speaks of, and which. */
  customers: number
  knows(id: string): boolean
  /** Whether this text was in the cell when the update read it, so that it is known to be ours or dealt with. */
  accepted(id: string, key: TypedColumn, text: string): boolean
  /** False where no cell differed when the table was read: one look at the values is then enough to make sure. */
  mayChange?: boolean
}
/** A rectangle that was written; `cells` by row and column from its corner, 0-based in the tab. */
export interface Written {
  row: number
  column: number
  cells: SheetCell[][]
}
export interface TypedMeanwhile {
  id: string
  column: TypedColumn
  cell: SheetCell
}
export interface Edits {
  /** Column index -> row index -> new cell. */
  columns: Map<number, Map<number, SheetCell>>
  /** Kinds of the owned columns among them. */
  kinds: Map<number, CellKind>
  count: number
  typed: TypedMeanwhile[]
  /** Rows that differ. */
  rows: Set<number>
}

/** The edits of a first look: nothing has been written yet. */
export function findEdits(now: Snapshot, layout: OwnedLayout, plan: WritePlan, dates: ZoneDates): Edits {
  return compare(now, layout, plan, dates, undefined, [])
}

/** The edits after a write during which the layout moved. `trusted` is the state before it. */
export function findRepairs(
  now: Snapshot,
  layout: OwnedLayout,
  plan: WritePlan,
  dates: ZoneDates,
  trusted: Snapshot,
  written: readonly Written[],
): Edits {
  const idIndex = now.headers.indexOf(plan.idHeader)
  // Ids under our own writing say nothing: they come back first, by position.
  const ids = new Map<number, SheetCell>()
  forEachWritten(written, (row, column, cell) => {
    const current = now.values[row]?.[column]
    if (column !== idIndex || !same(current, cell, dates)) return
    const before = trustedByPosition(trusted, row, trusted.headers.indexOf(plan.idHeader))
    if (!same(current, before, dates)) ids.set(row, before)
  })
  if (ids.size > 0) {
    const edits = noEdits()
    ids.forEach((cell, row) => {
      put(edits, row, idIndex, cell)
    })
    return edits
  }
  const edits = compare(now, layout, plan, dates, trusted, written)
  putBack(edits, now, layout, plan, dates, trusted, written)
  return edits
}

function compare(
  now: Snapshot,
  layout: OwnedLayout,
  plan: WritePlan,
  dates: ZoneDates,
  trusted: Snapshot | undefined,
  written: readonly Written[],
): Edits {
  const edits = noEdits()
  const ours = writtenTexts(written, dates)
  const rowOfId = new Map<string, number>()
  const trustedRows = trusted && rowsById(trusted)
  const from = trusted ? columnsBefore(now.headers, trusted.headers) : []
  for (const { key, want } of plan.columns) {
    const column = layout.get(key)
    if (column === undefined) continue
    const kind = kindOf(key)
    edits.kinds.set(column, kind)
    const typedColumn = (TYPED_COLUMNS as readonly OwnedKey[]).indexOf(key) >= 0 ? (key as TypedColumn) : undefined
    rowOfId.clear()
    for (let row = now.headerIndex + 1; row < now.values.length; row++) {
      const id = now.ids[row]
      const cell = now.values[row][column]
      const text = cellText(cell, kind, dates)
      // After two movements nothing lies where it was written; what it says is all there is to go by.
      const misplaced = ours.size > 0 && text !== '' && ours.has(serialText(cell, dates))
      const repeated = rowOfId.has(id)
      rowOfId.set(id, row)
      if (id === '' || !plan.knows(id)) {
        // Not a row of ours: only what we ourselves dropped here is taken away.
        if (misplaced && text !== '') put(edits, row, column, '')
        continue
      }
      // Choices in a repeated row are the person's; only values of ours are taken away there.
      let wanted = !repeated ? want(id) : isOutputColumn(key) ? '' : undefined
      if (wanted === undefined) {
        if (!misplaced || !trusted || !trustedRows) continue
        const before = trustedCell(trusted, trustedRows, id, from[column])
        wanted = before === undefined ? '' : before
      }
      if (text === cellText(wanted, kind, dates)) continue
      if (typedColumn && text !== '' && !misplaced && !plan.accepted(id, typedColumn, text)) {
        if (!repeated) edits.typed.push({ id, column: typedColumn, cell })
        continue
      }
      put(edits, row, column, wanted)
    }
  }
  return edits
}

/**
 * Cells of other people's columns that we overwrote because a column moved under the write: those that lie where we
 * wrote and say what we wrote, and, after a second movement, whole columns that say what we wrote.
 */
function putBack(
  edits: Edits,
  now: Snapshot,
  layout: OwnedLayout,
  plan: WritePlan,
  dates: ZoneDates,
  trusted: Snapshot,
  written: readonly Written[],
): void {
  const planned = new Set(plan.columns.map(({ key }) => layout.get(key)))
  const trustedRows = rowsById(trusted)
  const from = columnsBefore(now.headers, trusted.headers)
  const restore = (row: number, column: number): void => {
    const before = trustedFor(now, trusted, trustedRows, row, from[column])
    if (!same(now.values[row]?.[column], before, dates)) put(edits, row, column, before)
  }
  forEachWritten(written, (row, column, cell) => {
    const current = now.values[row]?.[column]
    if (!planned.has(column) && current !== undefined && same(current, cell, dates)) restore(row, column)
  })
  const ours = writtenTexts(written, dates)
  const height = Math.max(...written.map(({ cells }) => cells.length))
  for (let column = 0; column < (now.values[0]?.length ?? 0); column++) {
    if (planned.has(column)) continue
    const damaged: number[] = []
    const emptied: number[] = []
    for (let row = now.headerIndex + 1; row < now.values.length; row++) {
      const current = now.values[row][column]
      if (isBlank(current)) emptied.push(row)
      else if (ours.has(serialText(current, dates))) {
        const before = trustedFor(now, trusted, trustedRows, row, from[column])
        if (!same(current, before, dates)) damaged.push(row)
      }
    }
    // Fewer may be a person who typed one of our words into a column of their own.
    if (damaged.length > 1 && damaged.length >= height / 2)
      for (const row of damaged.concat(emptied)) restore(row, column)
  }
}

/** What stood in this column of before in the row of the same customer; in a row that never had one, at the same place. */
function trustedFor(
  now: Snapshot,
  trusted: Snapshot,
  trustedRows: Map<string, number>,
  row: number,
  column: number,
): SheetCell {
  const id = now.ids[row]
  if (id !== '') return trustedCell(trusted, trustedRows, id, column) ?? ''
  return trusted.ids[row] === '' ? trustedByPosition(trusted, row, column) : ''
}

function trustedCell(trusted: Snapshot, rows: Map<string, number>, id: string, column: number): SheetCell | undefined {
  const row = rows.get(id)
  return row === undefined ? undefined : originalCell(trusted, row, column)
}

function trustedByPosition(trusted: Snapshot, row: number, column: number): SheetCell {
  return originalCell(trusted, row, column) ?? ''
}

/** A formula comes back as the formula, marked so that a text that merely begins with = stays text. */
function originalCell(trusted: Snapshot, row: number, column: number): SheetCell | undefined {
  if (column < 0 || !trusted.values[row]) return undefined
  const formula = trusted.formulas[row]?.[column]
  return formula ? FORMULA_MARK + formula : trusted.values[row][column]
}

/** The first row of each id. */
export function rowsById(snapshot: Snapshot): Map<string, number> {
  const rows = new Map<string, number>()
  snapshot.ids.forEach((id, row) => {
    if (id !== '' && !rows.has(id)) rows.set(id, row)
  })
  return rows
}

/** Every text that we wrote, in the form in which cells are compared. */
function writtenTexts(written: readonly Written[], dates: ZoneDates): Set<string> {
  const texts = new Set<string>()
  forEachWritten(written, (_row, _column, cell) => {
    if (!isBlank(cell)) texts.add(serialText(cell, dates))
  })
  return texts
}

function forEachWritten(
  written: readonly Written[],
  visit: (row: number, column: number, cell: SheetCell) => void,
): void {
  for (const block of written) {
    block.cells.forEach((cells, r) => {
      cells.forEach((cell, c) => {
        visit(block.row + r, block.column + c, cell)
      })
    })
  }
}

/** Equal, also where the cell's format made a number of a date or a text of a number. */
function same(a: SheetCell | undefined, b: SheetCell, dates: ZoneDates): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b)
  return serialText(a as SheetCell, dates) === serialText(b, dates)
}

/** Serial day of a date (1899-12-30 = 0), else the text. */
function serialText(cell: SheetCell, dates: ZoneDates): string {
  const text = cellText(cell, 'number', dates)
  return /^\d{4}-\d\d-\d\d$/.test(text) ? String(Date.parse(text) / 86_400_000 + 25_569) : text
}

function noEdits(): Edits {
  return { columns: new Map(), kinds: new Map(), count: 0, typed: [], rows: new Set() }
}

function put(edits: Edits, row: number, column: number, cell: SheetCell): void {
  let cells = edits.columns.get(column)
  if (!cells) {
    cells = new Map()
    edits.columns.set(column, cells)
  }
  if (!cells.has(row)) edits.count++
  cells.set(row, cell)
  edits.rows.add(row)
}
