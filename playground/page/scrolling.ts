/** How far the grid has to scroll so that a cell is on the screen; not at all where it is. Rows and columns count from 0 after the frozen ones. */
import type { SheetState } from '../server/messages.ts'
import { FROZEN_ROWS_SHOWN } from './selection.ts'
import { HEADER_PIXELS, ROW_HEADER_PIXELS, ROW_PIXELS, SCROLL_BAR_PIXELS } from './sizes.ts'

export interface View {
  sheet: SheetState
  /** The sheet's columns on the screen. */
  shown: readonly number[]
  /** Of the whole grid. */
  height: number
  width: number
  scrolled: { x: number; y: number }
  /** Leaves something around the cell. */
  centred: boolean
}

/** The row to scroll to the top. */
export function rowToShow({ sheet, height, scrolled, centred }: View, index: number): number | undefined {
  const frozen = Math.min(sheet.frozenRows, FROZEN_ROWS_SHOWN)
  const inside = Math.floor((height - HEADER_PIXELS - frozen * ROW_PIXELS - SCROLL_BAR_PIXELS) / ROW_PIXELS)
  const first = Math.ceil(scrolled.y / ROW_PIXELS)
  if (index >= first && index < first + inside) return undefined
  const margin = centred ? 3 : 0
  return Math.max(0, index < first ? index - margin : index - inside + 1 + margin)
}

/** The column to scroll to the left edge. */
export function columnToShow({ sheet, shown, width, scrolled, centred }: View, index: number): number | undefined {
  const widths = shown.map((column) => sheet.columnWidths[column - 1])
  const frozen = shown.filter((column) => column <= sheet.frozenColumns).length
  const left = sum(widths.slice(frozen, frozen + index))
  const right = left + widths[frozen + index]
  const room = width - ROW_HEADER_PIXELS - sum(widths.slice(0, frozen)) - SCROLL_BAR_PIXELS
  if (left >= scrolled.x && right <= scrolled.x + room) return undefined
  if (left < scrolled.x) return Math.max(0, index - (centred ? 2 : 0))
  // As many columns before it as fit.
  let first = index
  while (first > 0 && right - sum(widths.slice(frozen, frozen + first - 1)) <= room) first--
  return first
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
