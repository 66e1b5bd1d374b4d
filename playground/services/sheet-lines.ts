/**
 * The rows and columns of SpreadsheetApp's Sheet (G: apps-script/reference/spreadsheet/sheet.md): inserted, deleted, moved,
 * frozen, sized, hidden. Decides what Google refuses; the moves are the workbook's own.
 */
import type { GoogleRange, GoogleSheet } from '../google-types.ts'
import { fittingWidthPixels } from '../workbook/column-width.ts'
import { rowHeightPixels } from '../workbook/row-height.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { blockOf } from './range.ts'

/** Width of a column nobody set. */
const DEFAULT_WIDTH_PIXELS = 100

/** The part of a Sheet that is about its lines; sheet.ts makes a whole Sheet of it. */
export class SheetLines implements Partial<GoogleSheet> {
  readonly #sheet: Sheet
  readonly #self: () => GoogleSheet

  /** @param self the Sheet as the script sees it, for methods that return it */
  constructor(sheet: Sheet, self: () => GoogleSheet) {
    this.#sheet = sheet
    this.#self = self
  }

  insertRowsAfter(after: number, count: number): GoogleSheet {
    return this.#lines('rows', after, count, () => this.#sheet.insertRows(after + 1, count, after))
  }
  insertRowsBefore(before: number, count: number): GoogleSheet {
    return this.#lines('rows', before, count, () => this.#sheet.insertRows(before, count, before))
  }
  insertRowAfter(after: number): GoogleSheet {
    return this.insertRowsAfter(after, 1)
  }
  insertRowBefore(before: number): GoogleSheet {
    return this.insertRowsBefore(before, 1)
  }
  insertRows(row: number, count = 1): void {
    this.insertRowsBefore(row, count)
  }
  insertColumnsAfter(after: number, count: number): GoogleSheet {
    return this.#lines('columns', after, count, () => this.#sheet.insertColumns(after + 1, count, after))
  }
  insertColumnsBefore(before: number, count: number): GoogleSheet {
    return this.#lines('columns', before, count, () => this.#sheet.insertColumns(before, count, before))
  }
  insertColumnAfter(after: number): GoogleSheet {
    return this.insertColumnsAfter(after, 1)
  }
  insertColumnBefore(before: number): GoogleSheet {
    return this.insertColumnsBefore(before, 1)
  }
  insertColumns(column: number, count = 1): void {
    this.insertColumnsBefore(column, count)
  }
  deleteRows(row: number, count: number): void {
    this.#lines('rows', row, count, () => {
      if (count >= this.#sheet.maxRows) throw new Error("You can't delete all the rows on the sheet.")
      if (row <= this.#sheet.frozenRows && count >= this.#sheet.maxRows - this.#sheet.frozenRows) {
        throw new Error('It is not possible to delete all non-frozen rows.')
      }
      if (row + count - 1 > this.#sheet.maxRows) throw new Error('Those rows are out of bounds.')
      this.#sheet.deleteRows(row, count)
    })
  }
  deleteRow(row: number): GoogleSheet {
    this.deleteRows(row, 1)
    return this.#self()
  }
  deleteColumns(column: number, count: number): void {
    this.#lines('columns', column, count, () => {
      if (count >= this.#sheet.maxColumns) throw new Error("You can't delete all the columns on the sheet.")
      if (column + count - 1 > this.#sheet.maxColumns) throw new Error('Those columns are out of bounds.')
      this.#sheet.deleteColumns(column, count)
    })
  }
  deleteColumn(column: number): GoogleSheet {
    this.deleteColumns(column, 1)
    return this.#self()
  }
  moveColumns(columns: GoogleRange, before: number): void {
    const { block } = blockOf(columns)
    this.#sheet.moveColumns(block.column, block.columns, before)
  }

  getFrozenRows(): number {
    return this.#sheet.frozenRows
  }
  setFrozenRows(rows: number): void {
    this.#sheet.frozenRows = rows
  }
  getFrozenColumns(): number {
    return this.#sheet.frozenColumns
  }
  setFrozenColumns(columns: number): void {
    this.#sheet.frozenColumns = columns
  }
  getRowHeight(row: number): number {
    return rowHeightPixels(this.#sheet, row)
  }
  setRowHeightsForced(row: number, count: number, heightPixels: number): GoogleSheet {
    for (let index = row - 1; index < row - 1 + count; index++) this.#sheet.rows[index].heightPixels = heightPixels
    return this.#self()
  }
  getColumnWidth(column: number): number {
    return this.#sheet.columns[column - 1]?.widthPixels ?? DEFAULT_WIDTH_PIXELS
  }
  setColumnWidth(column: number, widthPixels: number): GoogleSheet {
    return this.setColumnWidths(column, 1, widthPixels)
  }
  setColumnWidths(column: number, count: number, widthPixels: number): GoogleSheet {
    for (let index = column - 1; index < column - 1 + count; index++)
      this.#sheet.columns[index].widthPixels = widthPixels
    return this.#self()
  }
  autoResizeColumn(column: number): GoogleSheet {
    return this.autoResizeColumns(column, 1)
  }
  autoResizeColumns(column: number, count: number): GoogleSheet {
    for (let at = column; at < column + count; at++) {
      this.#sheet.columns[at - 1].widthPixels = fittingWidthPixels(this.#sheet, at)
    }
    return this.#self()
  }
  hideColumns(column: number, count = 1): void {
    for (let index = column - 1; index < column - 1 + count; index++) this.#sheet.columns[index].hidden = true
  }
  showColumns(column: number, count = 1): void {
    for (let index = column - 1; index < column - 1 + count; index++) this.#sheet.columns[index].hidden = false
  }
  isColumnHiddenByUser(column: number): boolean {
    return this.#sheet.columns[column - 1]?.hidden ?? false
  }
  isRowHiddenByUser(row: number): boolean {
    return this.#sheet.rows[row - 1]?.hidden ?? false
  }

  #lines(side: 'rows' | 'columns', line: number, count: number, act: () => void): GoogleSheet {
    const max = side === 'rows' ? this.#sheet.maxRows : this.#sheet.maxColumns
    if (!Number.isInteger(line) || line < 1 || line > max) throw new Error(`Those ${side} are out of bounds.`)
    if (!Number.isInteger(count) || count < 1) throw new Error(`Invalid number of ${side}: ${count}`)
    act()
    return this.#self()
  }
}
