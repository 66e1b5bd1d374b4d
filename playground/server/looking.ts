/**
 * Where a person's eyes and keyboard go in a sheet: the edge that Ctrl and an arrow jump to, the next cell with a text, the
 * shown texts of a block for the clipboard. Reads only.
 */
import type { Sheet } from '../workbook/sheet.ts'
import { hiddenRows } from './filtering.ts'
import type { CellAt, CellBlock } from './messages.ts'

/**
 * Where Ctrl and an arrow key go, as in Google Sheets: from a filled cell beside a filled one to the last of them, else to the
 * next filled cell; to the end of the sheet where there is none. Rows that the filter hides are not there. Without a
 * direction, the last cell with something in its row and column (Ctrl+End).
 */
export function edgeFrom(sheet: Sheet, row: number, column: number, down: number, right: number): CellAt {
  const hidden = new Set(hiddenRows(sheet))
  if (down === 0 && right === 0) {
    let last = Math.max(1, sheet.lastRow())
    while (last > 1 && hidden.has(last)) last--
    return { row: last, column: Math.max(1, sheet.lastColumn()) }
  }
  const filled = ({ row: r, column: c }: CellAt): boolean => sheet.value(r, c) !== ''
  /** The next cell that is shown; undefined beyond the sheet. */
  const beside = (at: CellAt): CellAt | undefined => {
    let r = at.row + down
    while (down !== 0 && hidden.has(r)) r += down
    const c = at.column + right
    return r >= 1 && c >= 1 && r <= sheet.maxRows && c <= sheet.maxColumns ? { row: r, column: c } : undefined
  }
  let at: CellAt = { row, column }
  let next = beside(at)
  const inRun = next !== undefined && filled(at) && filled(next)
  while (next) {
    if (inRun && !filled(next)) break
    at = next
    if (!inRun && filled(at)) break
    next = beside(at)
  }
  return at
}

/** The shown texts of a block, without rows that the filter hides and without the empty lines at its end. */
export function textsOf(sheet: Sheet, { row, column, rows, columns }: CellBlock): string[][] {
  const end = Math.min(row + rows - 1, Math.max(row, sheet.lastRow()))
  const last = Math.min(column + columns - 1, sheet.maxColumns)
  const texts: string[][] = []
  const hidden = new Set(hiddenRows(sheet))
  for (let r = row; r <= end; r++) {
    if (hidden.has(r)) continue
    const line: string[] = []
    for (let c = column; c <= last; c++) line.push(sheet.text(r, c))
    texts.push(line)
  }
  return texts
}

/** The next cell, row by row, whose shown text holds the words in any case; from the start again after the end. */
export function findText(sheet: Sheet, words: string, from: CellAt, backwards: boolean): CellAt | null {
  const wanted = words.toLowerCase()
  const [rows, columns] = [sheet.lastRow(), sheet.lastColumn()]
  const cells = rows * columns
  if (wanted === '' || cells === 0) return null
  const start = Math.min(cells - 1, (from.row - 1) * columns + Math.min(from.column, columns) - 1)
  for (let step = 1; step <= cells; step++) {
    const at = (((start + (backwards ? -step : step)) % cells) + cells) % cells
    const [row, column] = [Math.floor(at / columns) + 1, (at % columns) + 1]
    if (sheet.value(row, column) === '') continue
    if (sheet.text(row, column).toLowerCase().includes(wanted)) return { row, column }
  }
  return null
}
