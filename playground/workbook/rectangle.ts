/**
 * Blocks of cells and A1 notation (G: workspace/sheets/api/guides/concepts.md). All numbers count from 1.
 * Decides how a block follows inserted, deleted rows and columns; a script's Range never does.
 */
import { colToLetter } from 'hucre'

export interface Rectangle {
  row: number
  column: number
  rows: number
  columns: number
  /** True where the notation left that end open, such as `F:H` (all rows). */
  wholeColumns?: boolean
  wholeRows?: boolean
}

/** `A` for 1. */
function columnLetters(column: number): string {
  return colToLetter(column - 1)
}

/** 1 for `A`. */
function columnNumber(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

const PART = /^\$?([A-Za-z]+)?\$?(\d+)?$/

/**
 * The block that A1 notation names on a sheet of the given size: `B2`, `A1:C9`, `F:H`, `F2:F`, `3:5`.
 * undefined when it is no A1 notation or lies outside the sheet.
 */
export function parseA1(text: string, maxRows: number, maxColumns: number): Rectangle | undefined {
  const [first, second = first, ...rest] = text.trim().split(':')
  const from = PART.exec(first)
  const to = PART.exec(second)
  if (rest.length || !from || !to || (!from[1] && !from[2]) || (!to[1] && !to[2])) return undefined
  if (first === second && !text.includes(':') && !(from[1] && from[2])) return undefined
  const columnA = from[1] ? columnNumber(from[1]) : to[1] ? columnNumber(to[1]) : 1
  const columnB = to[1] ? columnNumber(to[1]) : from[1] && !from[2] ? columnA : maxColumns
  const rowA = from[2] ? Number(from[2]) : to[2] ? Number(to[2]) : 1
  const rowB = to[2] ? Number(to[2]) : maxRows
  const wholeColumns = !from[2] && !to[2]
  const wholeRows = !from[1] && !to[1]
  const lastColumn = wholeRows ? maxColumns : Math.max(columnA, columnB)
  const lastRow = wholeColumns ? maxRows : Math.max(rowA, rowB)
  const column = wholeRows ? 1 : Math.min(columnA, columnB)
  const row = wholeColumns ? 1 : Math.min(rowA, rowB)
  if (row < 1 || lastRow > maxRows || lastColumn > maxColumns) return undefined
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1, wholeColumns, wholeRows }
}

/** A1 notation of a block. */
export function toA1(block: Rectangle): string {
  const left = columnLetters(block.column)
  const right = columnLetters(block.column + block.columns - 1)
  if (block.wholeColumns) return `${left}:${right}`
  const bottom = block.row + block.rows - 1
  if (block.wholeRows) return `${block.row}:${bottom}`
  if (block.rows === 1 && block.columns === 1) return `${left}${block.row}`
  return `${left}${block.row}:${right}${bottom}`
}

export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  )
}

/** One side after `count` lines were put in before line `at`; a block that reaches over `at` grows. */
function insertedSide(start: number, length: number, at: number, count: number): [number, number] {
  if (at <= start) return [start + count, length]
  return at < start + length ? [start, length + count] : [start, length]
}

/** One side after `count` lines from `at` on were deleted; length 0 when nothing is left. */
function deletedSide(start: number, length: number, at: number, count: number): [number, number] {
  const end = start + length
  const lost = Math.max(0, Math.min(end, at + count) - Math.max(start, at))
  const before = Math.max(0, Math.min(start, at + count) - at)
  return [start - before, length - lost]
}

export type Side = 'rows' | 'columns'

/** The block after an insertion (count > 0) or a deletion (count < 0) at a line; undefined when it is gone. */
export function shifted(block: Rectangle, side: Side, at: number, count: number): Rectangle | undefined {
  const [start, length] = side === 'rows' ? [block.row, block.rows] : [block.column, block.columns]
  const [nextStart, nextLength] =
    count > 0 ? insertedSide(start, length, at, count) : deletedSide(start, length, at, -count)
  if (nextLength <= 0) return undefined
  return side === 'rows'
    ? { ...block, row: nextStart, rows: nextLength }
    : { ...block, column: nextStart, columns: nextLength }
}
