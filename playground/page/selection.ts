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

/** Where the grid has those cells. */
export function targetOf(sheet: SheetState, shown: readonly number[], layout: RowLayout, block: CellBlock) {
  const rowPinned = block.row <= layout.frozen
  const placeOf = (row: number): number => (rowPinned ? row - 1 : Math.min(layout.placeOf(row), layout.places - 1))
  const index = Math.max(
    0,
    shown.findIndex((column) => column >= block.column),
  )
  const frozen = frozenColumns(sheet, shown)
  const start = {
    x: index < frozen ? index : index - frozen,
    y: placeOf(block.row),
  }
  return {
    start,
    end: { x: start.x + block.columns - 1, y: Math.max(start.y, placeOf(block.row + block.rows - 1)) },
    columnType: index < frozen ? 'colPinStart' : 'rgCol',
    rowType: rowPinned ? 'rowPinStart' : 'rgRow',
  }
}
