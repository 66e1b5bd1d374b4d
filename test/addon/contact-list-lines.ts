/** The Contact list of a shop of the tests, as its lines and columns are told apart. Holds no expectation. */
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { ask, tabOf } from './shop.ts'

/** Its columns, from 1. */
export const [DONE, DATE, CUSTOMER, REASON, , MESSAGE, PHONE, , , NOTE, ID, PLACE] = Array.from(
  { length: 12 },
  (_, k) => k + 1,
)

export const showList = (host: Host) => ask<{ message: string }>(host, 'showContactList')

/** The lines below the header, and the customer's id of each. */
export function listed(host: Host, name = 'Contact list'): { sheet: Sheet; lines: Value[][]; ids: string[] } {
  const sheet = tabOf(host.workbook, name)
  const lines = sheet.values().slice(1)
  return { sheet, lines, ids: lines.map((cells) => String(cells[ID - 1])) }
}

/** The row of a customer's line, from 1; 0 where there is none. */
export const lineOf = (sheet: Sheet, id: string): number =>
  sheet.values().findIndex((cells) => String(cells[ID - 1]) === id) + 1

/** The ISO date of a date cell. */
export const isoOf = (serial: Value) => new Date((Number(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10)
