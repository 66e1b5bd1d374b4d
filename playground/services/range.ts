/**
 * SpreadsheetApp's Range (G: apps-script/reference/spreadsheet/range.md): fixed coordinates that do not follow inserted
 * or sorted rows. Reads and writes the workbook at once; what a written value becomes is decided in written-value.ts.
 */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type {
  GoogleFilter,
  GoogleMetadata,
  GoogleMetadataFinder,
  GoogleProtection,
  GoogleRange,
  GoogleRichText,
  GoogleSheet,
} from '../google-types.ts'
import type { Look, LookPatch, Value } from '../workbook/cell.ts'
import { displayText } from '../workbook/number-format.ts'
import { type Rectangle, toA1 } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { checkedBlock, checkSize, eachCell, gridOf } from './blocks.ts'
import { addMetadata, exposeFinder, metadataAt } from './developer-metadata.ts'
import { createFilter, filterOn } from './filter.ts'
import { exposeProtection } from './protection.ts'
import { type GridOf, PLACE, RangeLooks } from './range-looks.ts'
import { sortBlock } from './range-sort.ts'
import { exposeRichText, StandInRichText } from './rich-text.ts'
import { select } from './selection.ts'
import { exposeSheet } from './sheet.ts'
import { readValue, writeValue } from './written-value.ts'

export class StandInRange extends RangeLooks implements Partial<GoogleRange> {
  get #execution(): Execution {
    return this[PLACE].execution
  }
  get #sheet(): Sheet {
    return this[PLACE].sheet
  }
  get #block(): Rectangle {
    return this[PLACE].block
  }

  getRow(): number {
    return this.#block.row
  }
  getRowIndex(): number {
    return this.#block.row
  }
  getColumn(): number {
    return this.#block.column
  }
  getNumRows(): number {
    return this.#block.rows
  }
  getNumColumns(): number {
    return this.#block.columns
  }
  getLastRow(): number {
    return this.#block.row + this.#block.rows - 1
  }
  getLastColumn(): number {
    return this.#block.column + this.#block.columns - 1
  }
  getWidth(): number {
    return this.#block.columns
  }
  getHeight(): number {
    return this.#block.rows
  }
  getA1Notation(): string {
    return toA1(this.#block)
  }
  getGridId(): number {
    return this.#sheet.id
  }
  getSheet(): GoogleSheet {
    return exposeSheet(this.#execution, this.#sheet)
  }
  getCell(row: number, column: number): GoogleRange {
    if (row < 1 || column < 1 || row > this.#block.rows || column > this.#block.columns) {
      throw new Error('Cell reference out of range')
    }
    return this.#range({ row: this.#block.row + row - 1, column: this.#block.column + column - 1, rows: 1, columns: 1 })
  }
  activateAsCurrentCell(): GoogleRange {
    select(this.#execution, this[PLACE])
    return this.#self()
  }
  offset(rowOffset: number, columnOffset: number, rows = this.#block.rows, columns = this.#block.columns): GoogleRange {
    const block = { row: this.#block.row + rowOffset, column: this.#block.column + columnOffset, rows, columns }
    return this.#range(checkedBlock(this.#sheet, block))
  }

  // biome-ignore lint/suspicious/noExplicitAny: Google's own signature
  getValue(): any {
    return gridOf(this.#sheet, { ...this.#block, rows: 1, columns: 1 }, (value, look) => this.#read(value, look))[0][0]
  }
  // biome-ignore lint/suspicious/noExplicitAny: Google's own signature
  getValues(): any[][] {
    return gridOf(this.#sheet, this.#block, (value, look) => this.#read(value, look))
  }
  getDisplayValue(): string {
    return this.getDisplayValues()[0][0]
  }
  getDisplayValues(): string[][] {
    const { locale } = this.#execution.host.workbook
    return gridOf(this.#sheet, this.#block, (value, look) => displayText(value, look?.numberFormat, locale))
  }
  getFormula(): string {
    return this.getFormulas()[0][0]
  }
  getFormulas(): string[][] {
    return gridOf(this.#sheet, this.#block, (_value, look) => look?.formula ?? '')
  }
  isBlank(): boolean {
    return gridOf(this.#sheet, this.#block, (value, look) => value === '' && look?.formula === undefined).every((row) =>
      row.every(Boolean),
    )
  }
  setValue(value: unknown): GoogleRange {
    return this.#write(() => value)
  }
  setValues(values: GridOf<unknown>): GoogleRange {
    checkSize(this.#block, values)
    return this.#write((row, column) => values[row][column])
  }
  setFormula(formula: string): GoogleRange {
    this.#checkWritable()
    eachCell(this.#sheet, this.#block, (row, column) =>
      this.#sheet.setFormula(row, column, formula.startsWith('=') ? formula : `=${formula}`),
    )
    return this.#self()
  }
  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean; commentsOnly?: boolean }): GoogleRange {
    this.#checkWritable()
    const { contentsOnly, formatOnly, commentsOnly } = options ?? {}
    const all = !contentsOnly && !formatOnly && !commentsOnly
    if (all || contentsOnly) this.#clearValues()
    if (all || formatOnly) this.#sheet.patchLooks(this.#block, CLEARED_FORMAT)
    if (commentsOnly) this.#sheet.patchLooks(this.#block, { note: undefined })
    return this.#self()
  }
  clearContent(): GoogleRange {
    return this.clear({ contentsOnly: true })
  }
  clearFormat(): GoogleRange {
    return this.clear({ formatOnly: true })
  }
  clearNote(): GoogleRange {
    return this.clear({ commentsOnly: true })
  }

  getRichTextValue(): GoogleRichText | null {
    return this.getRichTextValues()[0][0]
  }
  getRichTextValues(): (GoogleRichText | null)[][] {
    return gridOf(this.#sheet, this.#block, (value, look) =>
      typeof value === 'string' ? exposeRichText(this.#execution, value, look?.link ?? null) : null,
    )
  }
  setRichTextValue(value: GoogleRichText): GoogleRange {
    return this.#writeRichText(() => value)
  }
  setRichTextValues(values: GridOf<GoogleRichText>): GoogleRange {
    checkSize(this.#block, values)
    return this.#writeRichText((row, column) => values[row][column])
  }

  sort(spec: unknown): GoogleRange {
    this.#checkWritable()
    sortBlock(this.#sheet, this.#block, spec)
    return this.#self()
  }
  createFilter(): GoogleFilter {
    this.#checkWritable()
    return createFilter(this.#execution, this.#sheet, this.#block)
  }
  /** The sheet's, wherever it stands on it. */
  getFilter(): GoogleFilter | null {
    return filterOn(this.#execution, this.#sheet)
  }
  activate(): GoogleRange {
    select(this.#execution, this[PLACE])
    return this.#self()
  }
  addDeveloperMetadata(key: string, second?: unknown, third?: unknown): GoogleRange {
    addMetadata(this.#execution, { sheet: this.#sheet, block: this.#block }, key, second, third)
    return this.#self()
  }
  getDeveloperMetadata(): GoogleMetadata[] {
    return metadataAt(this.#execution, { sheet: this.#sheet, block: this.#block })
  }
  createDeveloperMetadataFinder(): GoogleMetadataFinder {
    return exposeFinder(this.#execution, { sheet: this.#sheet, block: this.#block })
  }
  protect(): GoogleProtection {
    return exposeProtection(this.#execution, this.#sheet, this.#block)
  }

  #self(): GoogleRange {
    return this.#range(this.#block)
  }
  #range(block: Rectangle): GoogleRange {
    return exposeRange(this.#execution, this.#sheet, block)
  }
  #read(value: Value, look: Look | undefined): unknown {
    return readValue(value, look?.numberFormat, this.#execution.host.workbook.timeZone, this.#execution.realm)
  }
  #write(valueAt: (row: number, column: number) => unknown): GoogleRange {
    this.#checkWritable()
    this.#sheet.checkTypedColumns(this.#block, 'values')
    const { row, column } = this.#block
    eachCell(this.#sheet, this.#block, (r, c) => writeValue(this.#sheet, r, c, valueAt(r - row, c - column)))
    return this.#self()
  }
  #clearValues(): void {
    eachCell(this.#sheet, this.#block, (row, column) => {
      if (this.#sheet.value(row, column) !== '' || this.#sheet.look(row, column)) this.#sheet.setValue(row, column, '')
    })
  }
  #writeRichText(valueAt: (row: number, column: number) => GoogleRichText): GoogleRange {
    this.#checkWritable()
    const { row, column } = this.#block
    eachCell(this.#sheet, this.#block, (r, c) => {
      const value = valueAt(r - row, c - column)
      // Reading the builder's product is the host's business, not a service call of the script.
      const { text, link } = richTextOf(value)
      this.#sheet.setValue(r, c, text)
      if (link) this.#sheet.setLook(r, c, { link })
    })
    return this.#self()
  }
  #checkWritable(): void {
    this.#sheet.checkWritable(this.#block, this.#execution.person)
  }
}

const CLEARED_FORMAT: LookPatch = {
  numberFormat: undefined,
  background: undefined,
  fontColor: undefined,
  bold: undefined,
  italic: undefined,
  fontSize: undefined,
  align: undefined,
  verticalAlign: undefined,
  wrap: undefined,
}

function richTextOf(value: GoogleRichText): { text: string; link: string | null } {
  const own = ownOf(value, StandInRichText)
  if (!own) throw new Error('setRichTextValues needs RichTextValue objects')
  return { text: own.getText(), link: own.getLinkUrl() }
}

export function exposeRange(execution: Execution, sheet: Sheet, block: Rectangle): GoogleRange {
  return expose<GoogleRange>()(execution, 'Range', new StandInRange(execution, sheet, block))
}

/** Where a script's Range lies. */
export function blockOf(range: unknown): { sheet: Sheet; block: Rectangle } {
  const own = ownOf(range, StandInRange)
  if (!own) throw new Error('the argument is no Range')
  return own[PLACE]
}
