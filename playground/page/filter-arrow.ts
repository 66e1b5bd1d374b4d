/** Which cells carry a filter's arrow, and how its menu is opened: from the arrow or for the selected column. */
import type { SheetState } from '../server/messages.ts'
import type { CellPlace } from './cell.ts'
import { openFilterMenu } from './filter-menu.ts'

/** The arrow of a column in the filter's header; undefined for other cells. @param closed gets the keyboard back */
export function filterArrowAt(
  sheet: SheetState | undefined,
  row: number,
  column: number,
  closed: () => void,
): CellPlace['filter'] {
  const filter = sheet?.filter
  if (!sheet || filter?.row !== row || !isFiltered(sheet, column)) return undefined
  const open = (arrow: HTMLElement): void => void openFilterMenu(sheet.id, column, arrow, closed)
  return { open, filtered: filter.filtered.includes(column) }
}

/** Opens the menu of a column below `under`; does nothing where the column has no filter. */
export function openFilterOf(sheet: SheetState, column: number, under: DOMRect, closed: () => void): void {
  if (!isFiltered(sheet, column)) return
  void openFilterMenu(sheet.id, column, { getBoundingClientRect: () => under }, closed)
}

function isFiltered({ filter }: SheetState, column: number): boolean {
  return Boolean(filter && column >= filter.column && column < filter.column + filter.columns)
}
