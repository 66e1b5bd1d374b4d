/** What the page has to know of a sheet before any cell. Decides nothing else. */
import { unusualHeights } from '../workbook/row-height.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { filterState, hiddenRows } from './filtering.ts'
import type { SheetState } from './messages.ts'

/** @param isShown whether the person looks at it: heights and hidden rows of others are not worked out */
export function sheetState(sheet: Sheet, isShown: boolean): SheetState {
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.hidden,
    rows: sheet.maxRows,
    columns: sheet.maxColumns,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    charts: sheet.charts.length,
    columnWidths: sheet.columns.map(({ widthPixels }) => widthPixels ?? 100),
    hiddenColumns: sheet.columns.flatMap(({ hidden }, index) => (hidden ? [index + 1] : [])),
    hiddenGridlines: sheet.hiddenGridlines,
    rowHeights: isShown ? unusualHeights(sheet) : [],
    hiddenRows: isShown ? hiddenRows(sheet) : [],
    filter: filterState(sheet),
  }
}
