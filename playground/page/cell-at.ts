/** Which cells a place of the page shows, and where the selected ones are on it. Decides nothing about them. */
import type { CellBlock } from '../server/messages.ts'
import { selectionIn } from './selection.ts'
import type { ShownSheet } from './shown-sheet.ts'
import { linesAt } from './whole-lines.ts'

/** The cell, or the whole row or column, that a click is on; undefined where it is on none. */
export function cellsAt(event: MouseEvent, { sheet, columns, layout }: ShownSheet, selected: CellBlock) {
  const lines = linesAt(event, sheet, columns, selected)
  if (lines) return lines
  // What is drawn over a cell, such as the border of the selection, is no cell.
  const under = document.elementsFromPoint(event.clientX, event.clientY)
  const cell = under.find((one) => one.matches('.rgCell[data-rgrow]'))
  const part = cell?.closest<HTMLElement & { type?: string; colType?: string }>('revogr-data')
  if (!cell || !part) return undefined
  const [x, y] = [Number(cell.getAttribute('data-rgcol')), Number(cell.getAttribute('data-rgrow'))]
  const { type: rowType = 'rgRow', colType = 'rgCol' } = part
  return selectionIn(sheet, columns, layout, { x, y, x1: x, y1: y, rowType, colType })
}

/** Whether all of those cells are among the selected ones. */
export function isWithin(cells: CellBlock, selected: CellBlock): boolean {
  return (
    cells.row >= selected.row &&
    cells.column >= selected.column &&
    cells.row + cells.rows <= selected.row + selected.rows &&
    cells.column + cells.columns <= selected.column + selected.columns
  )
}

/** Just below the selected cell on the page; at the grid's corner where that is not to be seen. */
export function belowSelected(grid: HTMLElement): { x: number; y: number } {
  const boxes = [...grid.querySelectorAll('revogr-focus')].map((one) => one.getBoundingClientRect())
  const shown = boxes.find(({ width, height }) => width > 0 && height > 0)
  const { left, top } = grid.getBoundingClientRect()
  return shown ? { x: shown.left, y: shown.bottom } : { x: left, y: top }
}
