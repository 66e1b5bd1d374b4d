/** SpreadsheetApp's Spreadsheet: the file itself (G: apps-script/reference/spreadsheet/spreadsheet.md). */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type {
  GoogleMetadata,
  GoogleMetadataFinder,
  GoogleRange,
  GoogleSelection,
  GoogleSheet,
  GoogleSpreadsheet,
} from '../google-types.ts'
import type { Sheet } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { blockOfA1 } from './blocks.ts'
import { addMetadata, exposeFinder, metadataAt } from './developer-metadata.ts'
import { blockOf, exposeRange } from './range.ts'
import { activeRange, activeSheet, currentCell, exposeSelection, select, selectSheet } from './selection.ts'
import { checkNewName, exposeSheet, sheetOf } from './sheet.ts'

class StandInSpreadsheet implements Partial<GoogleSpreadsheet> {
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  get #workbook(): Workbook {
    return this.#execution.host.workbook
  }

  getId(): string {
    return this.#workbook.id
  }
  getName(): string {
    return this.#workbook.name
  }
  rename(name: string): void {
    this.#workbook.name = name
  }
  getUrl(): string {
    return `https://docs.google.com/spreadsheets/d/${this.#workbook.id}/edit`
  }
  getSpreadsheetTimeZone(): string {
    return this.#workbook.timeZone
  }
  setSpreadsheetTimeZone(zone: string): void {
    this.#workbook.timeZone = zone
  }
  getSpreadsheetLocale(): string {
    return this.#workbook.locale
  }
  setSpreadsheetLocale(locale: string): void {
    this.#workbook.locale = locale
  }
  getNumSheets(): number {
    return this.#workbook.sheets.length
  }
  getSheets(): GoogleSheet[] {
    return this.#workbook.sheets.map((sheet) => exposeSheet(this.#execution, sheet))
  }
  getSheetByName(name: string): GoogleSheet | null {
    return this.#orNull(this.#workbook.sheet(name))
  }
  getSheetById(id: number): GoogleSheet | null {
    return this.#orNull(this.#workbook.sheets.find((sheet) => sheet.id === id))
  }
  insertSheet(nameOrIndex?: unknown, indexOrOptions?: unknown): GoogleSheet {
    const name = typeof nameOrIndex === 'string' ? nameOrIndex : this.#freeName()
    const index = [nameOrIndex, indexOrOptions].find((value) => typeof value === 'number') as number | undefined
    checkNewName(undefined, name, this.#workbook)
    const sheet = this.#workbook.addSheet(name, undefined, undefined, index)
    // G: spreadsheet.md, insertSheet: "The new sheet becomes the active sheet."
    selectSheet(this.#execution, sheet)
    return exposeSheet(this.#execution, sheet)
  }
  deleteSheet(sheet: GoogleSheet): void {
    const gone = sheetOf(sheet)
    if (this.#workbook.sheets.length === 1) throw new Error("You can't remove all the sheets in a document.")
    this.#workbook.sheets = this.#workbook.sheets.filter((other) => other !== gone)
  }
  getActiveSheet(): GoogleSheet {
    return exposeSheet(this.#execution, activeSheet(this.#execution))
  }
  setActiveSheet(sheet: GoogleSheet): GoogleSheet {
    selectSheet(this.#execution, sheetOf(sheet))
    return sheet
  }
  getActiveRange(): GoogleRange {
    return activeRange(this.#execution)
  }
  setActiveRange(range: GoogleRange): GoogleRange {
    select(this.#execution, blockOf(range))
    return range
  }
  getCurrentCell(): GoogleRange {
    return currentCell(this.#execution)
  }
  setCurrentCell(cell: GoogleRange): GoogleRange {
    select(this.#execution, blockOf(cell))
    return cell
  }
  getSelection(): GoogleSelection {
    return exposeSelection(this.#execution)
  }
  moveActiveSheet(position: number): void {
    const sheet = activeSheet(this.#execution)
    this.#workbook.sheets = this.#workbook.sheets.filter((other) => other !== sheet)
    this.#workbook.sheets.splice(position - 1, 0, sheet)
  }
  getRange(a1: string): GoogleRange {
    const cut = a1.lastIndexOf('!')
    const name = a1
      .slice(0, Math.max(0, cut))
      .replace(/^'(.*)'$/, '$1')
      .replaceAll("''", "'")
    const sheet = cut < 0 ? activeSheet(this.#execution) : this.#workbook.sheet(name)
    if (!sheet) throw new Error('Range not found')
    return exposeRange(this.#execution, sheet, blockOfA1(sheet, a1.slice(cut + 1)))
  }
  /** G: spreadsheet.md, toast: 5 seconds by default, for good where negative. */
  toast(message: string, title = '', seconds?: number | null): void {
    const { host, person, hasUi } = this.#execution
    const toast = { title: String(title), message: String(message) }
    host.toasts.push(toast)
    if (hasUi) host.options.onScreen?.(person, { what: 'toast', ...toast, seconds: seconds ?? 5 })
  }
  addDeveloperMetadata(key: string, second?: unknown, third?: unknown): GoogleSpreadsheet {
    addMetadata(this.#execution, {}, key, second, third)
    return exposeSpreadsheet(this.#execution)
  }
  getDeveloperMetadata(): GoogleMetadata[] {
    return metadataAt(this.#execution, {})
  }
  createDeveloperMetadataFinder(): GoogleMetadataFinder {
    return exposeFinder(this.#execution, {})
  }
  #orNull(sheet: Sheet | undefined): GoogleSheet | null {
    return sheet ? exposeSheet(this.#execution, sheet) : null
  }
  #freeName(): string {
    let number = this.#workbook.sheets.length + 1
    while (this.#workbook.sheet(`Sheet${number}`)) number++
    return `Sheet${number}`
  }
}

export function exposeSpreadsheet(execution: Execution): GoogleSpreadsheet {
  return expose<GoogleSpreadsheet>()(execution, 'Spreadsheet', new StandInSpreadsheet(execution))
}
