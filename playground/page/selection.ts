/** Between the sheet's cells and the grid's: RevoGrid counts from 0, frozen and other lines apart, hidden columns not at all. */
import type { CellBlock, SheetState } from '../server/messages.ts'
import type { SelectedRange } from './grid-element.ts'
import type { RowLayout } from './row-layout.ts'

export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** `B2` or `B2:C9`. */
export function addressOf({ row, column, rows, columns }: CellBlock): string {
  const first = `${columnLetters(column)}${row}`
  return rows * columns === 1 ? first : `${first}:${columnLetters(column + columns - 1)}${row + rows - 1}`
}

const frozenColumns = (sheet: SheetState, shown: readonly number[]): number =>
  shown.filter((column) => column <= sheet.frozenColumns).length

/** The selected cells on the sheet. @param shown the sheet's columns on the screen */
export function selectionIn(
  sheet: SheetState,
  shown: readonly number[],
  layout: RowLayout,
  range: SelectedRange,
): CellBlock | undefined {
  const rowAt = (place: number): number => (range.rowType === 'rowPinStart' ? place + 1 : layout.rowAt(place))
  const offset = range.colType === 'colPinStart' ? 0 : frozenColumns(sheet, shown)
  const [left, right] = [shown[offset + range.x], shown[offset + range.x1]]
  if (left === undefined || right === undefined) return undefined
  const row = rowAt(range.y)
  return { row, column: left, rows: rowAt(range.y1) - row + 1, columns: right - left + 1 }
}

/** Whether what the grid has selected is the part of the block that lies beside its frozen lines: it selects in one part only. */
export function isPartOf(
  sheet: SheetState,
  shown: readonly number[],
  layout: RowLayout,
  block: CellBlock,
  found: CellBlock,
): boolean {
  const { start, end, columnType: colType, rowType } = targetOf(sheet, shown, layout, block)
  const range = { x: start.x, y: start.y, x1: end.x, y1: end.y, colType, rowType }
  return JSON.stringify(selectionIn(sheet, shown, layout, range)) === JSON.stringify(found)
}

/** Where the grid has those cells. A block on both sides of frozen lines is where its larger part is: beside them. */
export function targetOf(sheet: SheetState, shown: readonly number[], layout: RowLayout, block: CellBlock) {
  const last = block.row + block.rows - 1
  const rowPinned = last <= layout.frozen
  const placeOf = (row: number): number => {
    if (rowPinned) return row - 1
    return Math.max(0, Math.min(layout.placeOf(Math.max(row, layout.frozen + 1)), layout.places - 1))
  }
  const frozen = frozenColumns(sheet, shown)
  const first = Math.max(
    0,
    shown.findIndex((column) => column >= block.column),
  )
  const inside = shown.filter((column) => column >= block.column && column < block.column + block.columns).length
  const end = first + Math.max(1, inside) - 1
  const columnPinned = end < frozen
  const left = columnPinned ? 0 : frozen
  const start = { x: Math.max(0, first - left), y: placeOf(block.row) }
  return {
    start,
    end: { x: end - left, y: Math.max(start.y, placeOf(last)) },
    columnType: columnPinned ? 'colPinStart' : 'rgCol',
    rowType: rowPinned ? 'rowPinStart' : 'rgRow',
  }
}
