/** How far the grid has to scroll so that a cell is on the screen; not at all where it is. Rows and columns count from 0 after the frozen ones. */
import type { SheetState } from '../server/messages.ts'
import type { RowLayout } from './row-layout.ts'
import { HEADER_PIXELS, ROW_HEADER_PIXELS, SCROLL_BAR_PIXELS } from './sizes.ts'

export interface View {
  sheet: SheetState
  layout: RowLayout
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
export function rowToShow({ layout, height, scrolled, centred }: View, index: number): number | undefined {
  const room = height - HEADER_PIXELS - layout.frozenPixels - SCROLL_BAR_PIXELS
  const [top, bottom] = [layout.topOf(index), layout.topOf(index + 1)]
  if (top >= scrolled.y && bottom <= scrolled.y + room) return undefined
  const margin = centred ? 3 : 0
  if (top < scrolled.y) return Math.max(0, index - margin)
  // As many rows before it as fit.
  const end = layout.topOf(index + 1 + margin)
  let first = index
  while (first > 0 && end - layout.topOf(first - 1) <= room) first--
  return first
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
