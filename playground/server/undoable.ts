/**
 * Edits that can be taken back: cells, inserted and deleted lines, a sort. Lines are known by themselves, not by their
 * numbers, so that an edit is still found when others have inserted, deleted or moved lines. Decides that a cell which
 * somebody has changed since stays as it is; how much is kept is decided in edit-history.ts.
 */
import { type Look, patched, type Value } from '../workbook/cell.ts'
import type { Rectangle, Side } from '../workbook/rectangle.ts'
import type { Column, Row, Sheet } from '../workbook/sheet.ts'
import type { Edit, Place } from './edit-history.ts'
import { Refused } from './refusals.ts'

interface Content {
  values: Value[]
  looks: (Look | undefined)[]
}
interface KeptRow {
  row: Row
  before: Content
  after: Content
}

/** Several edits as one: taken back in turn from the last one on. undefined for none. */
export function together(edits: readonly Edit[]): Edit | undefined {
  if (edits.length < 2) return edits[0]
  const last = edits[edits.length - 1]
  return {
    cells: edits.reduce((total, { cells }) => total + cells, 0),
    back: () => {
      const place = last.back()
      // Lines that somebody has used meanwhile stay.
      for (const edit of edits.slice(0, -1).reverse()) unlessRefused(() => edit.back())
      return place
    },
    again: () => {
      for (const edit of edits.slice(0, -1)) unlessRefused(() => edit.again())
      return last.again()
    },
  }
}

function unlessRefused(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

/** Does something to the cells of a block, and keeps what it changed. undefined where nothing changed. */
export function cellEdit(sheet: Sheet, block: Rectangle, act: () => void): Edit | undefined {
  const rows = sheet.rows.slice(block.row - 1, block.row - 1 + block.rows)
  const columns = sheet.columns.slice(block.column - 1, block.column - 1 + block.columns)
  const contentOf = ({ values, looks }: Row): Content => ({
    values: columns.map((_, index) => values[block.column - 1 + index] ?? ''),
    looks: columns.map((_, index) => looks[block.column - 1 + index]),
  })
  const before = rows.map(contentOf)
  act()
  const kept: KeptRow[] = []
  rows.forEach((row, index) => {
    const after = contentOf(row)
    const { values, looks } = before[index]
    const changed = columns.some((_, k) => values[k] !== after.values[k] || looks[k] !== after.looks[k])
    if (changed) kept.push({ row, before: before[index], after })
  })
  if (kept.length === 0) return undefined
  const { rowOrder } = sheet
  const restore = (from: 'before' | 'after', to: 'before' | 'after'): Place => {
    if (sheet.rowOrder !== rowOrder) throw new Refused('changedSince')
    const numbers = numbersOf(sheet, kept)
    const places = columns.map((column) => sheet.columns.indexOf(column) + 1)
    let restored = 0
    for (const one of kept) {
      const row = numbers.get(one.row)
      if (row === undefined) continue
      places.forEach((column, k) => {
        if (column > 0 && restoreCell(sheet, row, column, one[from], one[to], k)) restored++
      })
    }
    if (restored === 0) throw new Refused('changedSince')
    const lines = [...numbers.values()]
    const shown = places.filter((column) => column > 0)
    const [top, left] = [lines[0], Math.min(...shown)]
    return {
      sheetId: sheet.id,
      row: top,
      column: left,
      rows: Math.max(1, lines[lines.length - 1] - top + 1),
      columns: Math.max(...shown) - left + 1,
    }
  }
  return {
    cells: kept.length * columns.length * 2,
    back: () => restore('after', 'before'),
    again: () => restore('before', 'after'),
  }
}

/** Where the kept rows stand now; those that are gone are left out. */
function numbersOf(sheet: Sheet, kept: readonly KeptRow[]): Map<Row, number> {
  const wanted = new Set(kept.map(({ row }) => row))
  const found = new Map<Row, number>()
  for (let index = 0; index < sheet.rows.length && found.size < wanted.size; index++)
    if (wanted.has(sheet.rows[index])) found.set(sheet.rows[index], index + 1)
  return found
}

/** Puts one cell back; false where it was not changed by the edit, or has been changed since. */
function restoreCell(sheet: Sheet, row: number, column: number, from: Content, to: Content, k: number): boolean {
  if (from.values[k] === to.values[k] && from.looks[k] === to.looks[k]) return false
  const look = sheet.look(row, column)
  if (sheet.value(row, column) !== from.values[k] || look?.formula !== from.looks[k]?.formula) return false
  sheet.setValue(row, column, to.values[k])
  // A format that a script has given the cell since stays.
  const { formula, link } = to.looks[k] ?? {}
  sheet.changeLook(row, column, (now) => (look === from.looks[k] ? to.looks[k] : patched(now, { formula, link })))
  return true
}

/** Inserts empty lines before line `at`. They can be taken back while nothing stands in them. */
export function insertEdit(sheet: Sheet, side: Side, at: number, count: number): Edit {
  if (side === 'rows') sheet.insertRows(at, count)
  else sheet.insertColumns(at, count)
  const added = linesOf(sheet, side).slice(at - 1, at - 1 + count)
  const before = linesOf(sheet, side)[at - 2]
  const place = (first: number): Place => placeOf(sheet, side, first, count)
  return {
    cells: count,
    back: () => {
      const first = runOf(sheet, side, added)
      if (!first || !isEmpty(sheet, side, first, count)) throw new Refused('changedSince')
      if (side === 'rows') sheet.deleteRows(first, count)
      else sheet.deleteColumns(first, count)
      return place(first)
    },
    again: () => {
      const first = before ? linesOf(sheet, side).indexOf(before as never) + 2 : 1
      if (first === 1 && before) throw new Refused('changedSince')
      if (side === 'rows') {
        sheet.insertRows(first, count)
        sheet.rows.splice(first - 1, count, ...(added as Row[]))
      } else {
        sheet.insertColumns(first, count)
        sheet.columns.splice(first - 1, count, ...(added as Column[]))
      }
      return place(first)
    },
  }
}

/** Deletes lines with all that stands in them, and with the rules, protections, filter and charts that go with them. */
export function deleteEdit(sheet: Sheet, side: Side, at: number, count: number): Edit {
  const lines = linesOf(sheet, side).slice(at - 1, at - 1 + count)
  const before = linesOf(sheet, side)[at - 2]
  const { rowOrder } = sheet
  // Cells of deleted columns lie in the rows.
  const contents = side === 'rows' ? [] : sheet.rows.map((row) => ({ row, ...cut(row, at, count) }))
  const heldBefore = heldBy(sheet)
  const remove = (first: number): void => {
    if (side === 'rows') sheet.deleteRows(first, count)
    else sheet.deleteColumns(first, count)
  }
  remove(at)
  const heldAfter = heldBy(sheet)
  const place = (first: number): Place => placeOf(sheet, side, first, count)
  return {
    cells: side === 'rows' ? count * sheet.maxColumns : contents.length * count,
    back: () => {
      const first = before ? linesOf(sheet, side).indexOf(before as never) + 2 : 1
      if ((first === 1 && before) || sheet.rowOrder !== rowOrder) throw new Refused('changedSince')
      const untouched = sameHeld(heldBy(sheet), heldAfter)
      if (side === 'rows') {
        sheet.insertRows(first, count, 0)
        sheet.rows.splice(first - 1, count, ...(lines as Row[]))
      } else {
        sheet.insertColumns(first, count, 0)
        sheet.columns.splice(first - 1, count, ...(lines as Column[]))
        for (const { row, values, looks } of contents) paste(row, first, values, looks)
      }
      if (untouched) hold(sheet, heldBefore)
      return place(first)
    },
    again: () => {
      const first = runOf(sheet, side, lines)
      if (!first) throw new Refused('changedSince')
      remove(first)
      return placeOf(sheet, side, Math.max(1, first - 1), 1)
    },
  }
}

/** Sorts rows `first` to `last` by a comparison of their values. Taking it back brings the rows into the order before. */
export function sortEdit(
  sheet: Sheet,
  first: number,
  last: number,
  compare: (a: readonly Value[], b: readonly Value[]) => number,
): Edit {
  const rows = sheet.rows.slice(first - 1, last)
  const places = new Map(rows.map(({ values }, index) => [values, index]))
  const orderBefore = sheet.rowOrder
  sheet.sortRows(compare, first, last)
  const orderAfter = sheet.rowOrder
  /** Row k holds what stood in row `from[k]`. */
  const from = rows.map(({ values }) => places.get(values) as number)
  const move = (order: number, next: number, sourceOf: (k: number) => number): Place => {
    const top = runOf(sheet, 'rows', rows)
    if (!top || sheet.rowOrder !== order) throw new Refused('changedSince')
    const now = rows.map(({ values, looks }) => ({ values, looks }))
    rows.forEach((row, k) => {
      Object.assign(row, now[sourceOf(k)])
    })
    sheet.rowOrder = next
    return { sheetId: sheet.id, row: top, column: 1, rows: 1, columns: 1 }
  }
  const to: number[] = []
  from.forEach((source, k) => {
    to[source] = k
  })
  return {
    cells: rows.length * 2,
    back: () => move(orderAfter, orderBefore, (k) => to[k]),
    again: () => move(orderBefore, orderAfter, (k) => from[k]),
  }
}

function linesOf(sheet: Sheet, side: Side): (Row | Column)[] {
  return side === 'rows' ? sheet.rows : sheet.columns
}

/** First line of those lines where they still stand together; 0 where they do not. */
function runOf(sheet: Sheet, side: Side, lines: readonly (Row | Column)[]): number {
  const all = linesOf(sheet, side)
  const first = all.indexOf(lines[0])
  return first >= 0 && lines.every((line, k) => all[first + k] === line) ? first + 1 : 0
}

function isEmpty(sheet: Sheet, side: Side, first: number, count: number): boolean {
  const rows = side === 'rows' ? sheet.rows.slice(first - 1, first - 1 + count) : sheet.rows
  const [from, to] = side === 'rows' ? [0, sheet.maxColumns] : [first - 1, first - 1 + count]
  const filled = (value: Value, look: Look | undefined): boolean => value !== '' || look?.formula !== undefined
  return rows.every(({ values, looks }) => {
    for (let k = from; k < to; k++) if (filled(values[k] ?? '', looks[k])) return false
    return true
  })
}

function cut({ values, looks }: Row, at: number, count: number): Content {
  return { values: values.slice(at - 1, at - 1 + count), looks: looks.slice(at - 1, at - 1 + count) }
}

function paste(row: Row, at: number, values: readonly Value[], looks: readonly (Look | undefined)[]): void {
  if (values.length > 0) {
    while (row.values.length < at - 1) row.values.push('')
    row.values.splice(at - 1, values.length, ...values)
  }
  if (looks.length > 0) {
    while (row.looks.length < at - 1) row.looks.push(undefined)
    row.looks.splice(at - 1, looks.length, ...looks)
  }
}

/** What a deletion may shrink or take away besides cells. */
type Held = Pick<
  Sheet,
  'rules' | 'protections' | 'filter' | 'filteredOut' | 'typedColumns' | 'frozenRows' | 'frozenColumns'
> & {
  charts: Map<Sheet, Sheet['charts']>
}

function heldBy(sheet: Sheet): Held {
  const { rules, protections, filter, filteredOut, typedColumns, frozenRows, frozenColumns } = sheet
  const held = { rules, protections, filter, filteredOut, typedColumns, frozenRows, frozenColumns }
  const charts = new Map(sheet.workbook.sheets.map((one) => [one, structuredClone(one.charts)]))
  return { ...structuredClone(held), charts }
}
function sameHeld(a: Held, b: Held): boolean {
  const text = ({ charts, ...rest }: Held): string => JSON.stringify([rest, [...charts.values()]])
  return text(a) === text(b)
}
function hold(sheet: Sheet, { charts, ...rest }: Held): void {
  Object.assign(sheet, structuredClone(rest))
  for (const [one, held] of charts) one.charts = structuredClone(held)
}

function placeOf(sheet: Sheet, side: Side, first: number, count: number): Place {
  const [rows, columns] = [Math.min(sheet.maxRows - first + 1, count), Math.min(sheet.maxColumns - first + 1, count)]
  const { id: sheetId } = sheet
  return side === 'rows'
    ? { sheetId, row: first, column: 1, rows: Math.max(1, rows), columns: 1 }
    : { sheetId, row: 1, column: first, rows: 1, columns: Math.max(1, columns) }
}
