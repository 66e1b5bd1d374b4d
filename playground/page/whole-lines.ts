/** Selecting and sizing whole rows and columns at the grid's headers, and the block between two cells. Decides nothing about cells. */
import type { CellAt, CellBlock, SheetState } from '../server/messages.ts'
import { columnLetters } from './selection.ts'

/** The whole lines that a click on a letter or a number selects; with Shift, all from the selected ones on. */
export function linesAt(
  { target, shiftKey }: MouseEvent,
  { rows, columns }: SheetState,
  shown: readonly number[],
  selected: CellBlock,
): CellBlock | undefined {
  if (!(target instanceof Element)) return undefined
  const between = (from: number, to: number): [first: number, count: number] => {
    const first = shiftKey ? Math.min(from, to) : to
    return [first, (shiftKey ? Math.max(from, to) : to) - first + 1]
  }
  const number = Number(target.closest('.rowHeaders .rgCell')?.textContent)
  if (number > 0) {
    const [row, count] = between(selected.row, number)
    return { row, column: 1, rows: count, columns }
  }
  const letters = target.closest('revogr-header .rgHeaderCell:not(.rowHeaders *)')?.textContent?.trim() ?? ''
  const clicked = shown.find((column) => columnLetters(column) === letters)
  if (!clicked) return undefined
  const [column, count] = between(selected.column, clicked)
  return { row: 1, column, rows, columns: count }
}

/** What the grid tells when a column was sized. */
export type Sized = Record<number, { prop?: unknown; size?: number }>

/** The columns to size: whole columns that are selected are sized together. */
export function sizedColumns(
  sized: Sized,
  { rows }: SheetState,
  selected: CellBlock,
): { column: number; columns: number; pixels: number } | undefined {
  const [one] = Object.values(sized)
  const column = Number(String(one?.prop ?? '').slice(1))
  if (!column || !one.size) return undefined
  const end = selected.column + selected.columns
  const together = selected.rows >= rows && column >= selected.column && column < end
  const [first, columns] = together ? [selected.column, selected.columns] : [column, 1]
  return { column: first, columns, pixels: one.size }
}

/** From one cell to another, whichever comes first. */
export function blockBetween(a: CellAt, b: CellAt): CellBlock {
  const [row, column] = [Math.min(a.row, b.row), Math.min(a.column, b.column)]
  return { row, column, rows: Math.max(a.row, b.row) - row + 1, columns: Math.max(a.column, b.column) - column + 1 }
}
