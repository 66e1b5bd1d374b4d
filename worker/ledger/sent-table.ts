/**
 * Tables as they were sent: columns of cells, each an array (of a JSON request) or a column of chunks (of a book). Decides
 * how a cell is reached; everything that reads rows goes through here. Pure.
 */
import type { Cell, ContactsTable, CustomersTable, OrdersTable } from '../contract.ts'
import { type CellColumn, type IdKey, type ReadCell, readIdText } from './cell-column.ts'
import { idText } from './cells.ts'

export type CellSource = readonly Cell[] | CellColumn

/** The same columns, from anywhere. */
type Sent<Table> = {
  [K in keyof Table]: K extends 'attributes'
    ? Record<string, CellSource> | undefined
    : CellSource | Extract<Table[K], undefined>
}
export type SentCustomers = Sent<CustomersTable>
export type SentOrders = Sent<OrdersTable>
export type SentContacts = Sent<ContactsTable>

/** The cell of a row; undefined where there is no such column. */
export function cellAt(source: CellSource | undefined, row: number): Cell | undefined {
  if (source === undefined) return undefined
  return isArray(source) ? source[row] : source.cell(row)
}

/** Reads the id in a row into `id`. */
export function readId(source: CellSource, row: number, id: IdKey): void {
  if (isArray(source)) readIdText(idText(source[row]), id)
  else source.readId(row, id)
}

/** Gives `read` of a row's cell, of undefined where there is no such column. Equal cells may be read only once. */
export function readerOf<T>(source: CellSource | undefined, read: ReadCell<T>): (row: number) => T {
  if (source === undefined) {
    const nothing = read(undefined)
    return () => nothing
  }
  return isArray(source) ? (row) => read(source[row]) : source.reader(read)
}

function isArray(source: CellSource): source is readonly Cell[] {
  return Array.isArray(source)
}
