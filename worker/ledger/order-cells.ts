/**
 * Single cells of an order's row. Decides what each says by itself, or that it is at fault; not what becomes of the row.
 * Pure.
 */
import { type Cell, type ProblemCode, STATUS_WORDS, type Status, TABLE_COLUMNS } from '../contract.ts'
import { idText, isBlank, lookUp, wordText } from './cells.ts'
import { AMBIGUOUS_DAY, isDay } from './dates.ts'
import type { Reading } from './reading.ts'
import { type CellSource, cellAt, type SentOrders } from './sent-table.ts'
import { NO_DAY } from './types.ts'

/** Whether nothing at all stands in a row, attributes included. */
export function isBlankRow(table: SentOrders, row: number): boolean {
  return (
    TABLE_COLUMNS.orders.every((column) => isBlank(cellAt(table[column], row))) &&
    Object.values(table.attributes ?? {}).every((cells) => isBlank(cellAt(cells, row)))
  )
}

/** What is wrong with a date that a row cannot do without, by what readDay gave for it. */
export function dateFault(day: number): ProblemCode {
  return day === NO_DAY ? 'missingDate' : day === AMBIGUOUS_DAY ? 'ambiguousDate' : 'badDate'
}

/** Reads statuses: blank is paid, an unknown word undefined. Equal cells are read once. */
export function createStatusReader(column: CellSource | undefined): (row: number) => Status | undefined {
  const known = new Map<Cell, Status | undefined>()
  return (row: number) => {
    const cell = cellAt(column, row) ?? null
    if (cell === null) return 'paid'
    if (known.has(cell)) return known.get(cell)
    const word = wordText(cell)
    const status = word === '' ? 'paid' : lookUp(STATUS_WORDS, word)
    known.set(cell, status)
    return status
  }
}

/** Reads currency cells: undefined where blank or not sent, null where the text is no currency. */
export function createCurrencyReader(
  column: CellSource | undefined,
  reading: Reading,
): (row: number) => string | null | undefined {
  const known = new Map<Cell, string | null | undefined>()
  return (row: number): string | null | undefined => {
    const cell = cellAt(column, row) ?? null
    if (cell === null) return undefined
    if (!known.has(cell))
      known.set(cell, isBlank(cell) ? undefined : (reading.amounts.currencyOf(idText(cell)) ?? null))
    return known.get(cell)
  }
}

/** Day of a `refundedOn` cell; NO_DAY where blank or, with a problem, where it cannot be read. */
export function refundedDayOf(cell: Cell | undefined, row: number, reading: Reading): number {
  const day = reading.readDay(cell)
  if (day === NO_DAY || isDay(day)) return day
  reading.problems.add('orders', row, 'refundedOn', day === AMBIGUOUS_DAY ? 'ambiguousDate' : 'badDate')
  return NO_DAY
}
