/** Between the sheet's cells and the grid's: RevoGrid counts from 0, frozen and other lines apart, hidden columns not at all. */
import type { CellBlock, SheetState } from '../server/messages.ts'
import type { SelectedRange } from './grid.ts'

/** The grid shows at most so many frozen rows: more would leave no room. */
export const FROZEN_ROWS_SHOWN = 20

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

const frozenRows = (sheet: SheetState): number => Math.min(sheet.frozenRows, FROZEN_ROWS_SHOWN)
const frozenColumns = (sheet: SheetState, shown: readonly number[]): number =>
  shown.filter((column) => column <= sheet.frozenColumns).length

/** The selected cells on the sheet. @param shown the sheet's columns on the screen */
export function selectionIn(sheet: SheetState, shown: readonly number[], range: SelectedRange): CellBlock | undefined {
  const firstRow = range.rowType === 'rowPinStart' ? 1 : frozenRows(sheet) + 1
  const offset = range.colType === 'colPinStart' ? 0 : frozenColumns(sheet, shown)
  const [left, right] = [shown[offset + range.x], shown[offset + range.x1]]
  if (left === undefined || right === undefined) return undefined
  return { row: firstRow + range.y, column: left, rows: range.y1 - range.y + 1, columns: right - left + 1 }
}

/** Whether what the grid has selected is the part of the block that lies beside its frozen lines: it selects in one part only. */
export function isPartOf(sheet: SheetState, shown: readonly number[], block: CellBlock, found: CellBlock): boolean {
  const { start, end, columnType: colType, rowType } = targetOf(sheet, shown, block)
  const part = selectionIn(sheet, shown, { x: start.x, y: start.y, x1: end.x, y1: end.y, colType, rowType })
  return JSON.stringify(part) === JSON.stringify(found)
}

/** Where the grid has those cells. A block on both sides of frozen lines is where its larger part is: beside them. */
export function targetOf(sheet: SheetState, shown: readonly number[], block: CellBlock) {
  const rowPinned = block.row + block.rows - 1 <= frozenRows(sheet)
  const frozen = frozenColumns(sheet, shown)
  const first = Math.max(
    0,
    shown.findIndex((column) => column >= block.column),
  )
  const inside = shown.filter((column) => column >= block.column && column < block.column + block.columns).length
  const last = first + Math.max(1, inside) - 1
  const columnPinned = last < frozen
  const top = rowPinned ? 0 : frozenRows(sheet)
  const left = columnPinned ? 0 : frozen
  return {
    start: { x: Math.max(0, first - left), y: Math.max(0, block.row - 1 - top) },
    end: { x: last - left, y: block.row + block.rows - 2 - top },
    columnType: columnPinned ? 'colPinStart' : 'rgCol',
    rowType: rowPinned ? 'rowPinStart' : 'rgRow',
  }
}
