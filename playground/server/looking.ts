/**
 * Where a person's eyes and keyboard go in a sheet: the edge that Ctrl and an arrow jump to, the next cell with a text, the
 * shown texts of a block for the clipboard. Reads only.
 */
import type { Sheet } from '../workbook/sheet.ts'
import { hiddenRows } from './filtering.ts'
import type { CellAt, CellBlock } from './messages.ts'

/**
 * Where Ctrl and an arrow key go, as in Google Sheets: from a filled cell beside a filled one to the last of them, else to the
 * next filled cell; to the end of the sheet where there is none. Without a direction, the last cell with something in its row and column (Ctrl+End).
 */
export function edgeFrom(sheet: Sheet, row: number, column: number, down: number, right: number): CellAt {
  if (down === 0 && right === 0) return { row: Math.max(1, sheet.lastRow()), column: Math.max(1, sheet.lastColumn()) }
  const inside = (r: number, c: number): boolean => r >= 1 && c >= 1 && r <= sheet.maxRows && c <= sheet.maxColumns
  const filled = (r: number, c: number): boolean => sheet.value(r, c) !== ''
  let [r, c] = [row, column]
  const inRun = filled(r, c) && inside(r + down, c + right) && filled(r + down, c + right)
  while (inside(r + down, c + right)) {
    if (inRun && !filled(r + down, c + right)) break
    r += down
    c += right
    if (!inRun && filled(r, c)) break
  }
  return { row: r, column: c }
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
