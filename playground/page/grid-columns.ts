/** The sheet's columns as RevoGrid takes them. Decides their widths, which are frozen and what each cell is drawn from. */
import type { SheetState } from '../server/messages.ts'
import { type CellPlace, cellContent, cellProperties, type Make } from './cell.ts'
import type { RowModel } from './rows.ts'
import { columnLetters } from './selection.ts'
import type { NowShown } from './shown-sheet.ts'
import { ROW_PIXELS } from './sizes.ts'

/** How many columns to the right a long text may run over. */
const NEIGHBOURS = 12

export interface ColumnParts {
  /** The filter's arrow in that cell, where it has one. */
  filterAt(row: number, column: number): CellPlace['filter']
  /** A cell is drawn. */
  onDraw(): void
  /** A check box was clicked. */
  onCheck(row: number, column: number, checked: boolean): void
}

/** RevoGrid's definitions of these columns. @param now for what may change without new columns: heights, filters, rows */
export function gridColumns(sheet: SheetState, columns: number[], now: NowShown, parts: ColumnParts): object[] {
  return columns.map((column, index) => {
    const place = (row: RowModel): CellPlace => ({
      row,
      column,
      tall: now()?.layout.heightOf(row.n) !== ROW_PIXELS,
      filter: parts.filterAt(row.n, column),
      widths: () => columns.slice(index, index + NEIGHBOURS).map((one) => sheet.columnWidths[one - 1]),
    })
    return {
      prop: `c${column}`,
      name: columnLetters(column),
      size: sheet.columnWidths[column - 1],
      editor: 'cell',
      filter: false,
      sortable: false,
      ...(column <= sheet.frozenColumns ? { pin: 'colPinStart' } : {}),
      cellProperties: ({ model }: { model: RowModel }) => cellProperties(place(model)),
      cellTemplate: (make: Make, { model }: { model: RowModel }) => {
        parts.onDraw()
        now()?.rows.need(model.n)
        return cellContent(make, place(model), (checked) => parts.onCheck(model.n, column, checked))
      },
    }
  })
}
