/**
 * How text is written so that it stays text: never a formula, never parsed as a date or number. Decides the
 * apostrophe and how cells are compared without it. Pure.
 */

import type { CellKind } from '../owned-keys.ts'
import type { SheetCell } from '../sync/cells.ts'
import type { ZoneDates } from '../sync/dates.ts'

/** What Sheets could take for a formula, a number or a mention; full-width forms too. */
const RISKY_START = /^[=+\-@'\t\r\n＝＋－＠]/

const APOSTROPHE = 39

/** The text as it is handed to `setValues()`, after its cell got the number format `@`. */
export function writeText(text: string): string {
  return RISKY_START.test(text) ? `'${text}` : text
}

/** A cell that a person filled, written back as it was: formula, value, or text that must not be parsed anew. */
export function writeBack(cell: SheetCell, formula: string, numberFormat: string): SheetCell {
  if (formula !== '') return formula
  if (typeof cell !== 'string' || cell === '') return cell
  return numberFormat === '@' ? writeText(cell) : `'${cell}`
}

/** What a cell says, in a form that can be compared: dates as ISO, numbers without their spelling, text without apostrophe. */
export function cellText(cell: SheetCell | null | undefined, kind: CellKind, dates: ZoneDates): string {
  if (cell === null || cell === undefined || cell === '') return ''
  if (cell instanceof Date) return dates.toIso(cell)
  if (typeof cell !== 'string') return String(cell)
  const text = cell.charCodeAt(0) === APOSTROPHE ? cell.replace(/^'+/, '').trim() : cell.trim()
  if (kind === 'text' || kind === 'date' || text === '') return text
  const number = Number(text)
  return Number.isFinite(number) ? String(number) : text
}

export const FORMATS: { [kind in CellKind]: string } = {
  text: '@',
  date: 'yyyy-mm-dd',
  money: '#,##0.00',
  number: '0',
  decimal: '0.0',
  percent: '0%',
}

/** Whether a cell of this kind would not show or keep what is written. A person's own date or number format stays. */
export function needsFormat(kind: CellKind, numberFormat: string): boolean {
  if (kind === 'text') return numberFormat !== '@'
  if (kind === 'date') return !/[yd]/i.test(numberFormat)
  return numberFormat === '@'
}

/** `A`, `Z`, `AA` ... for the column that counts from 1. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
