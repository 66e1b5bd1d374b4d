/** SpreadsheetApp's Sheet (G: apps-script/reference/spreadsheet/sheet.md). Moves of lines are the workbook's own. */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type {
  GoogleChart,
  GoogleChartBuilder,
  GoogleFilter,
  GoogleMetadata,
  GoogleMetadataFinder,
  GoogleProtection,
  GoogleRange,
  GoogleRangeList,
  GoogleRule,
  GoogleSheet,
  GoogleSpreadsheet,
} from '../google-types.ts'
import { fittingWidthPixels } from '../workbook/column-width.ts'
import type { Rectangle } from '../workbook/rectangle.ts'
import { rowHeightPixels } from '../workbook/row-height.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { blockOfA1, checkedBlock } from './blocks.ts'
import { newChartBuilder } from './chart-builder.ts'
import { chartsOn, insertChart, removeChart, updateChart } from './charts.ts'
import { exposeRule, ruleOf } from './conditional-format.ts'
import { addMetadata, exposeFinder, metadataAt } from './developer-metadata.ts'
import { filterOn } from './filter.ts'
import { exposeProtection, exposeProtections } from './protection.ts'
import { blockOf, exposeRange, StandInRange } from './range.ts'
import { exposeRangeList } from './range-list.ts'
import { selectSheet } from './selection.ts'
import { exposeSpreadsheet } from './spreadsheet.ts'

/** Width of a column nobody set. */
export const DEFAULT_WIDTH_PIXELS = 100

class StandInSheet implements Partial<GoogleSheet> {
  readonly #execution: Execution
  readonly #sheet: Sheet
  constructor(execution: Execution, sheet: Sheet) {
    this.#execution = execution
    this.#sheet = sheet
  }
  static sheet(own: StandInSheet): Sheet {
    return own.#sheet
  }

  getName(): string {
    return this.#sheet.name
  }
  getSheetName(): string {
    return this.#sheet.name
  }
  setName(name: string): GoogleSheet {
    checkNewName(this.#sheet, name)
    this.#sheet.name = name
    return this.#self()
  }
  getSheetId(): number {
    return this.#sheet.id
  }
  getIndex(): number {
    return this.#sheet.workbook.sheets.indexOf(this.#sheet) + 1
  }
  getParent(): GoogleSpreadsheet {
    return exposeSpreadsheet(this.#execution)
  }
  getRange(rowOrA1: number | string, column = 1, rows = 1, columns = 1): GoogleRange {
    if (typeof rowOrA1 === 'string') {
      const a1 = rowOrA1.includes('!') ? rowOrA1.slice(rowOrA1.lastIndexOf('!') + 1) : rowOrA1
      return this.#range(blockOfA1(this.#sheet, a1))
    }
    return this.#range(checkedBlock(this.#sheet, { row: rowOrA1, column, rows, columns }))
  }
  getRangeList(a1Notations: string[]): GoogleRangeList {
    return exposeRangeList(
      this.#execution,
      this.#sheet,
      Array.from(a1Notations, (a1) => blockOfA1(this.#sheet, a1)),
    )
  }
  getDataRange(): GoogleRange {
    return this.#range(this.#sheet.dataBlock())
  }
  getSheetValues(row: number, column: number, rows: number, columns: number): object[][] {
    const block = checkedBlock(this.#sheet, { row, column, rows, columns })
    return new StandInRange(this.#execution, this.#sheet, block).getValues()
  }
  getLastRow(): number {
    return this.#sheet.lastRow()
  }
  getLastColumn(): number {
    return this.#sheet.lastColumn()
  }
  getMaxRows(): number {
    return this.#sheet.maxRows
  }
  getMaxColumns(): number {
    return this.#sheet.maxColumns
  }

  appendRow(values: unknown[]): GoogleSheet {
    const row = this.#sheet.lastRow() + 1
    if (row > this.#sheet.maxRows) this.#sheet.insertRows(row, 1)
    if (values.length > this.#sheet.maxColumns) {
      this.#sheet.insertColumns(this.#sheet.maxColumns + 1, values.length - this.#sheet.maxColumns)
    }
    const block = { row, column: 1, rows: 1, columns: values.length }
    new StandInRange(this.#execution, this.#sheet, block).setValues([values])
    return this.#self()
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
  clear(options?: { formatOnly?: boolean; contentsOnly?: boolean }): GoogleSheet {
    new StandInRange(this.#execution, this.#sheet, this.#whole()).clear(options)
    return this.#self()
  }
  clearContents(): GoogleSheet {
    return this.clear({ contentsOnly: true })
  }
  clearConditionalFormatRules(): void {
    this.#sheet.rules = []
  }

  hideSheet(): GoogleSheet {
    if (this.#sheet.workbook.sheets.filter(({ hidden }) => !hidden).length === 1 && !this.#sheet.hidden) {
      throw new Error("You can't hide all the sheets in a document.")
    }
    this.#sheet.hidden = true
    return this.#self()
  }
  showSheet(): GoogleSheet {
    this.#sheet.hidden = false
    return this.#self()
  }
  isSheetHidden(): boolean {
    return this.#sheet.hidden
  }
  activate(): GoogleSheet {
    selectSheet(this.#execution, this.#sheet)
    return this.#self()
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
  hasHiddenGridlines(): boolean {
    return this.#sheet.hiddenGridlines
  }
  setHiddenGridlines(hidden: boolean): GoogleSheet {
    this.#sheet.hiddenGridlines = hidden
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

  getConditionalFormatRules(): GoogleRule[] {
    return this.#sheet.rules.map((rule) => exposeRule(this.#execution, this.#sheet, rule))
  }
  /** G: sheet.md: replaces *all* rules of the sheet. */
  setConditionalFormatRules(rules: GoogleRule[]): void {
    this.#sheet.rules = Array.from(rules, ruleOf)
  }
  getProtections(_type: GoogleAppsScript.Spreadsheet.ProtectionType): GoogleProtection[] {
    return exposeProtections(this.#execution, this.#sheet)
  }
  getFilter(): GoogleFilter | null {
    return filterOn(this.#execution, this.#sheet)
  }
  newChart(): GoogleChartBuilder {
    return newChartBuilder(this.#execution)
  }
  getCharts(): GoogleChart[] {
    return chartsOn(this.#execution, this.#sheet)
  }
  insertChart(chart: GoogleChart): void {
    insertChart(this.#sheet, chart)
  }
  updateChart(chart: GoogleChart): void {
    updateChart(this.#sheet, chart)
  }
  removeChart(chart: GoogleChart): void {
    removeChart(this.#sheet, chart)
  }
  protect(): GoogleProtection {
    return exposeProtection(this.#execution, this.#sheet, this.#whole())
  }
  addDeveloperMetadata(key: string, second?: unknown, third?: unknown): GoogleSheet {
    addMetadata(this.#execution, { sheet: this.#sheet }, key, second, third)
    return this.#self()
  }
  getDeveloperMetadata(): GoogleMetadata[] {
    return metadataAt(this.#execution, { sheet: this.#sheet })
  }
  createDeveloperMetadataFinder(): GoogleMetadataFinder {
    return exposeFinder(this.#execution, { sheet: this.#sheet })
  }

  #self(): GoogleSheet {
    return exposeSheet(this.#execution, this.#sheet)
  }
  #range(block: Rectangle): GoogleRange {
    return exposeRange(this.#execution, this.#sheet, block)
  }
  #whole(): Rectangle {
    return { row: 1, column: 1, rows: this.#sheet.maxRows, columns: this.#sheet.maxColumns }
  }
  #lines(side: 'rows' | 'columns', line: number, count: number, act: () => void): GoogleSheet {
    const max = side === 'rows' ? this.#sheet.maxRows : this.#sheet.maxColumns
    if (!Number.isInteger(line) || line < 1 || line > max) throw new Error(`Those ${side} are out of bounds.`)
    if (!Number.isInteger(count) || count < 1) throw new Error(`Invalid number of ${side}: ${count}`)
    act()
    return this.#self()
  }
}

export function checkNewName(self: Sheet | undefined, name: string, workbook = self?.workbook): void {
  const other = workbook?.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())
  if (other && other !== self) {
    throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`)
  }
}

export function exposeSheet(execution: Execution, sheet: Sheet): GoogleSheet {
  return expose<GoogleSheet>()(execution, 'Sheet', new StandInSheet(execution, sheet))
}

/** The sheet behind a script's Sheet. */
export function sheetOf(exposed: unknown): Sheet {
  const own = ownOf(exposed, StandInSheet)
  if (!own) throw new Error('the argument is no Sheet')
  return StandInSheet.sheet(own)
}
