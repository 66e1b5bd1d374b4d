/**
 * SpreadsheetApp's Sheet (G: apps-script/reference/spreadsheet/sheet.md): its name, ranges and what lies on it. Rows and
 * columns as lines are in sheet-lines.ts.
 */
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
import type { Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { blockOfA1, checkedBlock } from './blocks.ts'
import { newChartBuilder } from './chart-builder.ts'
import { chartsOn, insertChart, removeChart, updateChart } from './charts.ts'
import { exposeRule, ruleOf } from './conditional-format.ts'
import { addMetadata, exposeFinder, metadataAt } from './developer-metadata.ts'
import { filterOn } from './filter.ts'
import { exposeProtection, exposeProtections } from './protection.ts'
import { exposeRange, StandInRange } from './range.ts'
import { exposeRangeList } from './range-list.ts'
import { selectSheet } from './selection.ts'
import { SheetLines } from './sheet-lines.ts'
import { exposeSpreadsheet } from './spreadsheet.ts'

class StandInSheet extends SheetLines implements Partial<GoogleSheet> {
  readonly #execution: Execution
  readonly #sheet: Sheet
  constructor(execution: Execution, sheet: Sheet) {
    super(sheet, () => exposeSheet(execution, sheet))
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
  hasHiddenGridlines(): boolean {
    return this.#sheet.hiddenGridlines
  }
  setHiddenGridlines(hidden: boolean): GoogleSheet {
    this.#sheet.hiddenGridlines = hidden
    return this.#self()
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
