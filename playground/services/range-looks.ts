/**
 * How the cells of a range look: number formats, colours, fonts, alignment, notes
 * (G: apps-script/reference/spreadsheet/range.md). Values are range.ts's.
 */
import type { Execution } from '../execution.ts'
import type { GoogleDataValidation, GoogleRange } from '../google-types.ts'
import { type LookPatch, sharedPatch } from '../workbook/cell.ts'
import { AUTOMATIC } from '../workbook/number-format.ts'
import type { Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { checkedBlock, checkSize, eachCell, gridOf } from './blocks.ts'
import { validationOf } from './data-validation.ts'
import { WrapStrategy } from './enums.ts'

type Weight = GoogleAppsScript.Spreadsheet.FontWeight
type Style = GoogleAppsScript.Spreadsheet.FontStyle
export type GridOf<T> = readonly (readonly T[])[]

/** Where a range lies. Keyed by symbols, which a script's Range never shows. */
export const PLACE = Symbol('place')
const CELLS = Symbol('cells')

export class RangeLooks implements Partial<GoogleRange> {
  readonly [PLACE]: { execution: Execution; sheet: Sheet; block: Rectangle }

  constructor(execution: Execution, sheet: Sheet, block: Rectangle) {
    this[PLACE] = { execution, sheet, block }
  }
  get [CELLS](): [Sheet, Rectangle] {
    return [this[PLACE].sheet, this[PLACE].block]
  }

  getNumberFormat(): string {
    return this.getNumberFormats()[0][0]
  }
  getNumberFormats(): string[][] {
    return gridOf(...this[CELLS], (_value, look) => look?.numberFormat ?? AUTOMATIC)
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
    return gridOf(...this[CELLS], (_value, look) => look?.background ?? '#ffffff')
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
    return gridOf<Weight>(...this[CELLS], (_value, look) => (look?.bold ? 'bold' : 'normal'))
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
    return gridOf(...this[CELLS], (_value, look) => look?.note ?? '')
  }
  setDataValidation(rule: GoogleDataValidation | null): GoogleRange {
    return this.#look({ validation: validationOf(rule) })
  }
  setDataValidations(rules: GridOf<GoogleDataValidation | null>): GoogleRange {
    return this.#eachLook(rules, (rule) => ({ validation: validationOf(rule) }))
  }
  setNote(note: string | null): GoogleRange {
    return this.#look({ note: note || undefined })
  }
  setNotes(notes: GridOf<string | null>): GoogleRange {
    return this.#eachLook(notes, (note) => ({ note: note || undefined }))
  }

  #look(patch: LookPatch): GoogleRange {
    const { execution, sheet, block } = this[PLACE]
    checkedBlock(sheet, block)
    sheet.checkWritable(block, execution.person)
    sheet.patchLooks(block, patch)
    return this as unknown as GoogleRange
  }
  /** Equal values give equal looks, shared: a column of one format stays one object. */
  #eachLook<T>(grid: GridOf<T>, patchOf: (value: T) => LookPatch): GoogleRange {
    const { execution, sheet, block } = this[PLACE]
    checkSize(block, grid)
    sheet.checkWritable(block, execution.person)
    const { row, column } = block
    const patches = new Map<T, ReturnType<typeof sharedPatch>>()
    eachCell(sheet, block, (r, c) => {
      const value = grid[r - row][c - column]
      const apply = patches.get(value) ?? sharedPatch(patchOf(value))
      patches.set(value, apply)
      sheet.changeLook(r, c, apply)
    })
    return this as unknown as GoogleRange
  }
  #checkFormattable(): void {
    const { sheet, block } = this[PLACE]
    sheet.checkTypedColumns(block, 'format')
  }
}

function formatOf(format: string): string | undefined {
  return format === AUTOMATIC || format === '' ? undefined : format
}
