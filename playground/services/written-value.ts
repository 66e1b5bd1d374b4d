/**
 * What a script writes into a cell and what it reads back (G: apps-script/reference/spreadsheet/range.md, getValue,
 * setValue, setValues): numbers, booleans, dates and strings; strings are parsed as typed; null empties the cell;
 * an empty cell reads as ''; a cell whose format shows a date reads as a Date.
 */
import { types } from 'node:util'
import type { Realm } from '../realm.ts'
import type { LookPatch, Value } from '../workbook/cell.ts'
import { automaticDateFormat, isDateFormat, isDay } from '../workbook/number-format.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { readTyped } from '../workbook/typed-text.ts'
import { instantToSerial, serialToInstant } from '../workbook/zone.ts'

/** "50,000 characters" a cell. */
const CELL_CHARACTERS = 50_000

export function writeValue(sheet: Sheet, row: number, column: number, given: unknown): void {
  const { workbook } = sheet
  const format = sheet.look(row, column)?.numberFormat
  const plain = plainValue(given)
  if (plain !== undefined) {
    sheet.setValue(row, column, plain)
    return
  }
  if (types.isDate(given)) {
    const serial = instantToSerial(workbook.timeZone, given.getTime())
    sheet.setValue(row, column, serial)
    if (format === undefined) {
      const withTime = Math.abs(serial - Math.round(serial)) > 1e-9
      sheet.setLook(row, column, { numberFormat: automaticDateFormat(workbook.locale, withTime) })
    }
    return
  }
  const text = String(given)
  if (text.length > CELL_CHARACTERS) {
    throw new Error(`Your input contains more than the maximum of ${CELL_CHARACTERS} characters in a single cell.`)
  }
  const typed = readTyped(text, format, workbook.locale, workbook.currentYear())
  sheet.setValue(row, column, typed.value)
  const patch: LookPatch = {}
  if (typed.formula !== undefined) patch.formula = typed.formula
  if (typed.numberFormat !== undefined && format === undefined) patch.numberFormat = typed.numberFormat
  if (patch.formula !== undefined || patch.numberFormat !== undefined) sheet.setLook(row, column, patch)
}

/** What needs no reading: flags, numbers and all that empties the cell. */
function plainValue(given: unknown): Value | undefined {
  if (given === null || given === undefined || given === '') return ''
  if (typeof given === 'boolean') return given
  if (typeof given === 'number') return Number.isFinite(given) ? given : '#NUM!'
  return types.isDate(given) && Number.isNaN(given.getTime()) ? '' : undefined
}

/** The value as a script of this world reads it. */
export function readValue(value: Value, format: string | undefined, zone: string, realm: Realm): unknown {
  if (typeof value !== 'number' || !isDateFormat(format) || !isDay(value)) return value
  return realm.date(serialToInstant(zone, value))
}
