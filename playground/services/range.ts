/**
 * SpreadsheetApp's Range (G: apps-script/reference/spreadsheet/range.md): fixed coordinates that do not follow inserted
 * or sorted rows. Reads and writes the workbook at once; what a written value becomes is decided in written-value.ts.
 */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type {
  GoogleMetadata,
  GoogleMetadataFinder,
  GoogleProtection,
  GoogleRange,
  GoogleRichText,
  GoogleSheet,
} from '../google-types.ts'
import type { Look, LookPatch, Value } from '../workbook/cell.ts'
import { AUTOMATIC, displayText } from '../workbook/number-format.ts'
import { parseA1, type Rectangle, toA1 } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { addMetadata, exposeFinder, metadataAt } from './developer-metadata.ts'
import { WrapStrategy } from './enums.ts'
import { exposeProtection } from './protection.ts'
import { exposeRichText, StandInRichText } from './rich-text.ts'
import { exposeSheet } from './sheet.ts'
import { readValue, writeValue } from './written-value.ts'

type Weight = GoogleAppsScript.Spreadsheet.FontWeight
type Style = GoogleAppsScript.Spreadsheet.FontStyle
type GridOf<T> = readonly (readonly T[])[]

export class StandInRange implements Partial<GoogleRange> {
  readonly #execution: Execution
  readonly #sheet: Sheet
  readonly #block: Rectangle

  constructor(execution: Execution, sheet: Sheet, block: Rectangle) {
    this.#execution = execution
    this.#sheet = sheet
    this.#block = block
  }
  static place(range: StandInRange): { sheet: Sheet; block: Rectangle } {
    return { sheet: range.#sheet, block: range.#block }
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
  offset(rowOffset: number, columnOffset: number, rows = this.#block.rows, columns = this.#block.columns): GoogleRange {
    const block = { row: this.#block.row + rowOffset, column: this.#block.column + columnOffset, rows, columns }
    return this.#range(checkedBlock(this.#sheet, block))
  }

  // biome-ignore lint/suspicious/noExplicitAny: Google's own signature
  getValue(): any {
    return this.#grid((value, look) => this.#read(value, look), 1, 1)[0][0]
  }
  // biome-ignore lint/suspicious/noExplicitAny: Google's own signature
  getValues(): any[][] {
    return this.#grid((value, look) => this.#read(value, look))
  }
  getDisplayValue(): string {
    return this.getDisplayValues()[0][0]
  }
  getDisplayValues(): string[][] {
    const { locale } = this.#execution.host.workbook
    return this.#grid((value, look) => displayText(value, look?.numberFormat, locale))
  }
  getFormula(): string {
    return this.getFormulas()[0][0]
  }
  getFormulas(): string[][] {
    return this.#grid((_value, look) => look?.formula ?? '')
  }
  isBlank(): boolean {
    return this.#grid((value, look) => value === '' && look?.formula === undefined).every((row) => row.every(Boolean))
  }
  setValue(value: unknown): GoogleRange {
    return this.#write(() => value)
  }
  setValues(values: GridOf<unknown>): GoogleRange {
    this.#checkSize(values)
    return this.#write((row, column) => values[row][column])
  }
  setFormula(formula: string): GoogleRange {
    this.#checkWritable()
    this.#cells((row, column) => this.#sheet.setFormula(row, column, formula.startsWith('=') ? formula : `=${formula}`))
    return this.#self()
  }
  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean; commentsOnly?: boolean }): GoogleRange {
    this.#checkWritable()
    const { contentsOnly, formatOnly, commentsOnly } = options ?? {}
    const all = !contentsOnly && !formatOnly && !commentsOnly
    if (all || contentsOnly) this.#clearValues()
    if (all || formatOnly) this.#look(CLEARED_FORMAT)
    if (commentsOnly) this.#look({ note: undefined })
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

  getNumberFormat(): string {
    return this.getNumberFormats()[0][0]
  }
  getNumberFormats(): string[][] {
    return this.#grid((_value, look) => look?.numberFormat ?? AUTOMATIC)
  }
  setNumberFormat(format: string): GoogleRange {
    this.#checkFormattable()
    return this.#look({ numberFormat: formatOf(format) })
  }
  setNumberFormats(formats: GridOf<string>): GoogleRange {
    this.#checkFormattable()
    return this.#eachLook(formats, (format) => ({ numberFormat: formatOf(format) }))
  }
  getBackground(): string {
    return this.getBackgrounds()[0][0]
  }
  getBackgrounds(): string[][] {
    return this.#grid((_value, look) => look?.background ?? '#ffffff')
  }
  setBackground(color: string | null): GoogleRange {
    return this.#look({ background: color ?? undefined })
  }
  setBackgrounds(colors: GridOf<string | null>): GoogleRange {
    return this.#eachLook(colors, (color) => ({ background: color ?? undefined }))
  }
  setFontColor(color: string | null): GoogleRange {
    return this.#look({ fontColor: color ?? undefined })
  }
  setFontColors(colors: GridOf<string | null>): GoogleRange {
    return this.#eachLook(colors, (color) => ({ fontColor: color ?? undefined }))
  }
  getFontWeights(): Weight[][] {
    return this.#grid<Weight>((_value, look) => (look?.bold ? 'bold' : 'normal'))
  }
  getFontWeight(): Weight {
    return this.getFontWeights()[0][0]
  }
  setFontWeight(weight: Weight | null): GoogleRange {
    return this.#look({ bold: weight === 'bold' || undefined })
  }
  setFontStyle(style: Style | null): GoogleRange {
    return this.#look({ italic: style === 'italic' || undefined })
  }
  setFontSize(size: number): GoogleRange {
    return this.#look({ fontSize: size })
  }
  setHorizontalAlignment(alignment: 'left' | 'center' | 'normal' | 'right' | null): GoogleRange {
    return this.#look({ align: alignment === 'normal' ? undefined : (alignment ?? undefined) })
  }
  setVerticalAlignment(alignment: 'top' | 'middle' | 'bottom' | null): GoogleRange {
    return this.#look({ verticalAlign: alignment ?? undefined })
  }
  setWrap(wrap: boolean): GoogleRange {
    return this.#look({ wrap })
  }
  setWrapStrategy(strategy: GoogleAppsScript.Spreadsheet.WrapStrategy): GoogleRange {
    return this.#look({ wrap: strategy === WrapStrategy.WRAP })
  }
  getNote(): string {
    return this.getNotes()[0][0]
  }
  getNotes(): string[][] {
    return this.#grid((_value, look) => look?.note ?? '')
  }
  setNote(note: string | null): GoogleRange {
    return this.#look({ note: note || undefined })
  }
  setNotes(notes: GridOf<string | null>): GoogleRange {
    return this.#eachLook(notes, (note) => ({ note: note || undefined }))
  }

  getRichTextValue(): GoogleRichText | null {
    return this.getRichTextValues()[0][0]
  }
  getRichTextValues(): (GoogleRichText | null)[][] {
    return this.#grid((value, look) =>
      typeof value === 'string' ? exposeRichText(this.#execution, value, look?.link ?? null) : null,
    )
  }
  setRichTextValue(value: GoogleRichText): GoogleRange {
    return this.#writeRichText(() => value)
  }
  setRichTextValues(values: GridOf<GoogleRichText>): GoogleRange {
    this.#checkSize(values)
    return this.#writeRichText((row, column) => values[row][column])
  }

  sort(spec: unknown): GoogleRange {
    this.#checkWritable()
    sortBlock(this.#sheet, this.#block, spec)
    return this.#self()
  }
  activate(): GoogleRange {
    this.#execution.host.workbook.activeSheetId = this.#sheet.id
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
  /** The block now: rows that were deleted since the range was made read as nothing and cannot be written. */
  #checkStillThere(): void {
    checkedBlock(this.#sheet, this.#block)
  }
  #grid<T>(
    of: (value: Value, look: Look | undefined) => T,
    rows = this.#block.rows,
    columns = this.#block.columns,
  ): T[][] {
    this.#checkStillThere()
    const grid: T[][] = []
    for (let row = 0; row < rows; row++) {
      const { values, looks } = this.#sheet.rows[this.#block.row - 1 + row]
      const line: T[] = []
      for (let column = 0; column < columns; column++) {
        const at = this.#block.column - 1 + column
        line.push(of(values[at] ?? '', looks[at]))
      }
      grid.push(line)
    }
    return grid
  }
  #cells(visit: (row: number, column: number) => void): void {
    this.#checkStillThere()
    const { row, column, rows, columns } = this.#block
    for (let r = row; r < row + rows; r++) for (let c = column; c < column + columns; c++) visit(r, c)
  }
  #write(valueAt: (row: number, column: number) => unknown): GoogleRange {
    this.#checkWritable()
    this.#sheet.checkTypedColumns(this.#block, 'values')
    const { row, column } = this.#block
    this.#cells((r, c) => writeValue(this.#sheet, r, c, valueAt(r - row, c - column)))
    return this.#self()
  }
  #clearValues(): void {
    this.#cells((row, column) => {
      if (this.#sheet.value(row, column) !== '' || this.#sheet.look(row, column)) this.#sheet.setValue(row, column, '')
    })
  }
  #writeRichText(valueAt: (row: number, column: number) => GoogleRichText): GoogleRange {
    this.#checkWritable()
    const { row, column } = this.#block
    this.#cells((r, c) => {
      const value = valueAt(r - row, c - column)
      // Reading the builder's product is the host's business, not a service call of the script.
      const { text, link } = richTextOf(value)
      this.#sheet.setValue(r, c, text)
      if (link) this.#sheet.setLook(r, c, { link })
    })
    return this.#self()
  }
  #look(patch: LookPatch): GoogleRange {
    this.#checkStillThere()
    this.#checkWritable()
    this.#sheet.patchLooks(this.#block, patch)
    return this.#self()
  }
  #eachLook<T>(grid: GridOf<T>, patchOf: (value: T) => LookPatch): GoogleRange {
    this.#checkSize(grid)
    this.#checkWritable()
    const { row, column } = this.#block
    this.#cells((r, c) => this.#sheet.setLook(r, c, patchOf(grid[r - row][c - column])))
    return this.#self()
  }
  /** G: range.md, setValues: "The size of the two-dimensional array must match the size of the range." */
  #checkSize(grid: GridOf<unknown>): void {
    if (!Array.isArray(grid) || !Array.isArray(grid[0])) {
      throw new Error("The parameters (…) don't match the method signature for SpreadsheetApp.Range.setValues.")
    }
    const { rows, columns } = this.#block
    if (grid.length !== rows) {
      throw new Error(
        `The number of rows in the data does not match the number of rows in the range. The data has ${grid.length} but the range has ${rows}.`,
      )
    }
    const odd = grid.find((line) => line.length !== columns)
    if (odd) {
      throw new Error(
        `The number of columns in the data does not match the number of columns in the range. The data has ${odd.length} but the range has ${columns}.`,
      )
    }
  }
  #checkWritable(): void {
    this.#sheet.checkWritable(this.#block, this.#execution.person)
  }
  #checkFormattable(): void {
    this.#sheet.checkTypedColumns(this.#block, 'format')
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

function formatOf(format: string): string | undefined {
  return format === AUTOMATIC || format === '' ? undefined : format
}

function richTextOf(value: GoogleRichText): { text: string; link: string | null } {
  const own = ownOf(value, StandInRichText)
  if (!own) throw new Error('setRichTextValues needs RichTextValue objects')
  return { text: own.getText(), link: own.getLinkUrl() }
}

type SortKey = number | { column: number; ascending?: boolean }
/** G: range.md, sort: a column number, {column, ascending} or an array of either; columns count on the sheet. */
function sortBlock(sheet: Sheet, block: Rectangle, spec: unknown): void {
  const keys = (Array.isArray(spec) ? spec : [spec]) as SortKey[]
  const order = keys.map((key) =>
    typeof key === 'number' ? { column: key, ascending: true } : { ascending: true, ...key },
  )
  const left = block.column - 1
  const lines = sheet.rows.slice(block.row - 1, block.row - 1 + block.rows).map(({ values, looks }) => {
    const cells = Array.from({ length: block.columns }, (_, index) => values[left + index] ?? '')
    return { cells, looks: Array.from({ length: block.columns }, (_, index) => looks[left + index]) }
  })
  lines.sort((a, b) => {
    for (const { column, ascending } of order) {
      const difference = compareValues(a.cells[column - 1 - left], b.cells[column - 1 - left], ascending)
      if (difference) return difference
    }
    return 0
  })
  lines.forEach(({ cells, looks }, index) => {
    for (let column = 0; column < block.columns; column++) {
      sheet.setValue(block.row + index, left + column + 1, cells[column])
      sheet.rows[block.row - 1 + index].looks[left + column] = looks[column]
    }
  })
}

/** Numbers, then text, then flags; empty cells last in either direction. */
function compareValues(a: Value, b: Value, ascending: boolean): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  const rank = (value: Value): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2)
  const difference =
    rank(a) - rank(b) || (typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b) : Number(a) - Number(b))
  return ascending ? difference : -difference
}

/** The block, or Google's sentence when it lies outside the sheet. */
export function checkedBlock(sheet: Sheet, block: Rectangle): Rectangle {
  if (block.row < 1) throw new Error('The starting row of the range is too small.')
  if (block.column < 1) throw new Error('The starting column of the range is too small.')
  if (block.rows < 1) throw new Error('The number of rows in the range must be at least 1.')
  if (block.columns < 1) throw new Error('The number of columns in the range must be at least 1.')
  if (block.row + block.rows - 1 > sheet.maxRows || block.column + block.columns - 1 > sheet.maxColumns) {
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.')
  }
  return block
}

/** The block of an A1 notation, or Google's sentence. */
export function blockOfA1(sheet: Sheet, a1: string): Rectangle {
  const block = parseA1(a1, sheet.maxRows, sheet.maxColumns)
  if (!block) throw new Error('Range not found')
  return block
}

export function lineRange(sheet: Sheet, place: 'ROW' | 'COLUMN', line: number): Rectangle {
  return place === 'ROW'
    ? { row: line, column: 1, rows: 1, columns: sheet.maxColumns, wholeRows: true }
    : { row: 1, column: line, rows: sheet.maxRows, columns: 1, wholeColumns: true }
}

export function exposeRange(execution: Execution, sheet: Sheet, block: Rectangle): GoogleRange {
  return expose<GoogleRange>()(execution, 'Range', new StandInRange(execution, sheet, block))
}

/** Where a script's Range lies. */
export function blockOf(range: unknown): { sheet: Sheet; block: Rectangle } {
  const own = ownOf(range, StandInRange)
  if (!own) throw new Error('the argument is no Range')
  return StandInRange.place(own)
}
