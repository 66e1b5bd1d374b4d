/**
 * One sheet of the workbook as data: cells, rows, columns, what belongs to them, and how all that moves when lines are
 * inserted, deleted, moved or sorted. This is also what a person does in the browser. Lines count from 1.
 * Decides no Apps Script rule (services/) and no reading of text (typed-text.ts).
 */
import { CONTENT_PATCH, inheritedLook, type Look, type LookPatch, patched, sharedPatch, type Value } from './cell.ts'
import { type Chart, followLines } from './chart.ts'
import type { Metadata } from './metadata.ts'
import { displayText } from './number-format.ts'
import { overlaps, parseA1, type Rectangle, type Side, shifted } from './rectangle.ts'
import { readTyped } from './typed-text.ts'
import type { Workbook } from './workbook.ts'

export interface Row {
  values: Value[]
  looks: (Look | undefined)[]
  metadata?: Metadata[]
  hidden?: boolean
  /** As a script or a person set it; undefined: as tall as its cells need. */
  heightPixels?: number
}
export interface Column {
  widthPixels?: number
  hidden?: boolean
  metadata?: Metadata[]
}
export interface ConditionalRule {
  ranges: Rectangle[]
  /** Name of a BooleanCriteria, such as `TEXT_EQUAL_TO`. */
  criteria: string
  arguments: (string | number)[]
  look: { background?: string; fontColor?: string; bold?: boolean; italic?: boolean }
}
export interface Protected {
  range: Rectangle
  description: string
  warningOnly: boolean
  /** Who may write; undefined: every editor of the file. */
  editors?: string[]
}

let sorts = 0

export const NEW_SHEET_ROWS = 1000
export const NEW_SHEET_COLUMNS = 26

export class Sheet {
  readonly workbook: Workbook
  readonly id: number
  name: string
  hidden = false
  frozenRows = 0
  frozenColumns = 0
  hiddenGridlines = false
  rows: Row[] = []
  columns: Column[] = []
  metadata: Metadata[] = []
  rules: ConditionalRule[] = []
  protections: Protected[] = []
  charts: Chart[] = []
  /** Where the basic filter stands, its header row first. */
  filter: Rectangle | undefined = undefined
  /** Another number after each sort: rows keep their place then and change what they hold. */
  rowOrder = 0
  /** What people chose not to see, as shown text by column; a script never notices. */
  filteredOut = new Map<number, ReadonlySet<string>>()
  /** Typed columns of native tables. */
  typedColumns: Rectangle[] = []

  constructor(workbook: Workbook, id: number, name: string, rows = NEW_SHEET_ROWS, columns = NEW_SHEET_COLUMNS) {
    this.workbook = workbook
    this.id = id
    this.name = name
    for (let row = 0; row < rows; row++) this.rows.push({ values: [], looks: [] })
    for (let column = 0; column < columns; column++) this.columns.push({})
  }

  get maxRows(): number {
    return this.rows.length
  }
  get maxColumns(): number {
    return this.columns.length
  }

  /** The block an A1 notation names; throws for one outside the sheet, as a bug of the caller. */
  block(a1: string): Rectangle {
    const block = parseA1(a1, this.maxRows, this.maxColumns)
    if (!block) throw new Error(`no such range: ${a1}`)
    return block
  }

  value(row: number, column: number): Value {
    return this.rows[row - 1]?.values[column - 1] ?? ''
  }
  look(row: number, column: number): Look | undefined {
    return this.rows[row - 1]?.looks[column - 1]
  }
  /** Values of a block, empty cells as `''`. */
  values(block: Rectangle = this.dataBlock()): Value[][] {
    const out: Value[][] = []
    for (let row = 0; row < block.rows; row++) {
      const { values } = this.rows[block.row - 1 + row]
      const line: Value[] = []
      for (let column = 0; column < block.columns; column++) line.push(values[block.column - 1 + column] ?? '')
      out.push(line)
    }
    return out
  }
  /** What the screen shows in one cell. */
  text(row: number, column: number): string {
    return displayText(this.value(row, column), this.look(row, column)?.numberFormat, this.workbook.locale)
  }

  /** Stores a value as it is; formula and link of the cell go, its format stays. */
  setValue(row: number, column: number, value: Value): void {
    const line = this.line(row, column)
    line.values[column - 1] = value
    const look = line.looks[column - 1]
    if (look && (look.formula !== undefined || look.link !== undefined)) {
      line.looks[column - 1] = patched(look, CONTENT_PATCH)
    }
  }
  setFormula(row: number, column: number, formula: string, cached: Value = ''): void {
    this.setValue(row, column, cached)
    this.setLook(row, column, { formula })
  }
  setLook(row: number, column: number, patch: LookPatch): void {
    this.changeLook(row, column, (look) => patched(look, patch))
  }
  changeLook(row: number, column: number, change: (look: Look | undefined) => Look | undefined): void {
    const { looks } = this.line(row, column)
    looks[column - 1] = change(looks[column - 1])
  }
  /** What a person does: types text into a cell. */
  type(row: number, column: number, text: string): void {
    const before = this.look(row, column)?.numberFormat
    const typed = readTyped(text, before, this.workbook.locale, this.workbook.currentYear())
    this.setValue(row, column, typed.value)
    const patch: LookPatch = {}
    if (typed.formula !== undefined) patch.formula = typed.formula
    if (typed.numberFormat && before === undefined) patch.numberFormat = typed.numberFormat
    if (Object.keys(patch).length) this.setLook(row, column, patch)
  }
  /** Patches the look of every cell of a block. */
  patchLooks(block: Rectangle, patch: LookPatch): void {
    const apply = sharedPatch(patch)
    for (let row = block.row - 1; row < block.row - 1 + block.rows; row++) {
      const { looks } = this.rows[row]
      for (let column = block.column - 1; column < block.column - 1 + block.columns; column++) {
        const before = looks[column]
        const after = apply(before)
        if (after !== before) looks[column] = after
      }
    }
  }

  /** Last row that holds a value or formula; 0 when the sheet is empty. */
  lastRow(): number {
    for (let row = this.rows.length; row > 0; row--) if (contentWidth(this.rows[row - 1])) return row
    return 0
  }
  lastColumn(): number {
    let last = 0
    for (const row of this.rows) last = Math.max(last, contentWidth(row, last))
    return last
  }
  dataBlock(): Rectangle {
    return { row: 1, column: 1, rows: Math.max(1, this.lastRow()), columns: Math.max(1, this.lastColumn()) }
  }
  /** Column of a header text in row 1; 0 when there is none. */
  columnOf(header: string): number {
    return (this.rows[0]?.values.indexOf(header) ?? -1) + 1
  }

  /** Inserts rows before row `at`; they take over the looks of row `like` (0: of none). */
  insertRows(at: number, count: number, like = at - 1): void {
    this.workbook.checkRoom(count * this.maxColumns)
    const looks = this.rows[like - 1]?.looks.map(inheritedLook) ?? []
    const added: Row[] = []
    for (let row = 0; row < count; row++) added.push({ values: [], looks: [...looks] })
    this.rows = [...this.rows.slice(0, at - 1), ...added, ...this.rows.slice(at - 1)]
    if (at <= this.frozenRows) this.frozenRows += count
    this.shiftBlocks('rows', at, count)
  }
  deleteRows(at: number, count: number): void {
    this.rows.splice(at - 1, count)
    this.shiftBlocks('rows', at, -count)
  }
  /** Inserts columns before column `at`; they take over the looks of column `like` (0: of none). */
  insertColumns(at: number, count: number, like = at - 1): void {
    this.workbook.checkRoom(count * this.maxRows)
    const added: Column[] = []
    for (let column = 0; column < count; column++) added.push({ widthPixels: this.columns[like - 1]?.widthPixels })
    this.columns.splice(at - 1, 0, ...added)
    for (const { values, looks } of this.rows) {
      const look = inheritedLook(looks[like - 1])
      if (values.length >= at) values.splice(at - 1, 0, ...new Array<Value>(count).fill(''))
      if (look) while (looks.length < at - 1) looks.push(undefined)
      if (look || looks.length >= at) looks.splice(at - 1, 0, ...new Array<Look | undefined>(count).fill(look))
    }
    this.shiftBlocks('columns', at, count)
  }
  deleteColumns(at: number, count: number): void {
    this.columns.splice(at - 1, count)
    for (const { values, looks } of this.rows) {
      values.splice(at - 1, count)
      looks.splice(at - 1, count)
    }
    this.shiftBlocks('columns', at, -count)
  }
  /** Moves columns so that they stand before what is column `before` now. */
  moveColumns(at: number, count: number, before: number): void {
    const move = <T>(line: T[], filler: T): void => {
      while (line.length < Math.max(at + count - 1, before - 1)) line.push(filler)
      const taken = line.splice(at - 1, count)
      line.splice(before > at ? before - 1 - count : before - 1, 0, ...taken)
    }
    move(this.columns, {})
    for (const { values, looks } of this.rows) {
      if (values.length >= Math.min(at, before)) move<Value>(values, '')
      if (looks.length >= Math.min(at, before)) move<Look | undefined>(looks, undefined)
    }
  }
  /** Sorts whole rows from row `from` on. Row metadata does not follow a sort. */
  sortRows(compare: (a: readonly Value[], b: readonly Value[]) => number, from = 2, to = this.lastRow()): void {
    const sorted = this.rows
      .slice(from - 1, to)
      .map(({ values, looks }) => ({ values, looks }))
      .sort((a, b) => compare(a.values, b.values))
    sorted.forEach(({ values, looks }, index) => {
      Object.assign(this.rows[from - 1 + index], { values, looks })
    })
    this.sorted()
  }

  /** To be called by whoever has sorted rows. */
  sorted(): void {
    this.rowOrder = ++sorts
  }

  /** Throws Google's sentences for cells that the person who runs the script may not write. */
  checkWritable(block: Rectangle, person: string): void {
    for (const { range, warningOnly, editors } of this.protections) {
      if (warningOnly || !editors || editors.includes(person) || !overlaps(range, block)) continue
      throw new Error(
        'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
      )
    }
  }
  /** G: apps-script reference, errors: typed columns of native tables refuse formats, validation and header writes. */
  checkTypedColumns(block: Rectangle, write: 'format' | 'values'): void {
    for (const column of this.typedColumns) {
      const guarded = write === 'format' ? column : { ...column, rows: 1 }
      if (overlaps(guarded, block)) throw new Error('This operation is not allowed on cells in typed columns.')
    }
  }

  private line(row: number, column: number): Row {
    const line = this.rows[row - 1]
    if (!line || column > this.maxColumns) throw new Error(`cell ${row},${column} is outside ${this.name}`)
    while (line.values.length < column) line.values.push('')
    while (line.looks.length < column) line.looks.push(undefined)
    return line
  }
  private shiftBlocks(side: Side, at: number, count: number): void {
    const move = <T extends { range: Rectangle }>(holders: T[]): T[] =>
      holders.flatMap((holder) => {
        const range = shifted(holder.range, side, at, count)
        return range ? [{ ...holder, range }] : []
      })
    this.protections = move(this.protections)
    if (this.filter) this.filter = shifted(this.filter, side, at, count)
    if (side === 'columns' || !this.filter) this.filteredOut.clear()
    this.typedColumns = this.typedColumns.flatMap((block) => shifted(block, side, at, count) ?? [])
    for (const rule of this.rules) rule.ranges = rule.ranges.flatMap((block) => shifted(block, side, at, count) ?? [])
    this.rules = this.rules.filter(({ ranges }) => ranges.length)
    for (const sheet of this.workbook.sheets) {
      for (const chart of sheet.charts) followLines(chart, sheet === this, this.id, side, at, count)
    }
  }
}

function contentWidth({ values, looks }: Row, atLeast = 0): number {
  for (let width = Math.max(values.length, looks.length); width > atLeast; width--) {
    const value = values[width - 1]
    if ((value !== '' && value !== undefined) || looks[width - 1]?.formula !== undefined) return width
  }
  return 0
}
