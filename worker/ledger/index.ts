/**
 * From the tables of a request to the ledger that scoring works on. Decides the order of the steps; each step's rules are
 * in its own file. Pure.
 */
import type { Cell } from '../contract.ts'
import type { ResolvedSettings } from '../settings.ts'
import { readContacts } from './contacts.ts'
import { type CustomerRows, plainCustomers, readCustomers, rowOfId } from './customers.ts'
import { IdIndex } from './id-index.ts'
import { type FindCustomer, readOrderRows } from './order-rows.ts'
import { assembleOrders } from './orders.ts'
import { createReading } from './reading.ts'
import { type CellSource, cellAt, type SentContacts, type SentCustomers, type SentOrders } from './sent-table.ts'
import type { Ledger, ProblemLog } from './types.ts'

export interface LedgerInput {
  /** As dayOfIso gives it. */
  asOfDay: number
  settings: ResolvedSettings
  customers?: SentCustomers
  orders: SentOrders
  contacts?: SentContacts
  /** Called once the rows have been read; after it only single cells are looked at. */
  onRowsRead?: () => void
}

export interface LedgerResult {
  ledger: Ledger
  /** The cells of customers.id; without such a table the distinct customers of the orders, in order of appearance. */
  ids: Cell[]
  problems: ProblemLog
}

/**
 * Reads, cleans and sorts the tables. Rows that cannot be used are left out and told in `problems`; nothing throws. The
 * ledger does not depend on row order or on the spelling of ids, except that customers stand in row order. Without a
 * Customers table everyone named in the orders is a customer, also one whose rows are all after asOf or left out.
 */
export function readLedger(input: LedgerInput): LedgerResult {
  const reading = createReading(input.asOfDay, input.settings, [input.orders.amount, input.orders.refunded])
  const { rows, customers: given } = input.customers
    ? readCustomers(input.customers, reading)
    : { rows: undefined, customers: undefined }
  const people = rows ? listedPeople(rows) : peopleAsTheyAppear()
  const orderRows = readOrderRows(input.orders, people.findOrAdd, reading)
  const ids = input.customers ? cellsOf(input.customers.id) : cellsAt(input.orders.customer, people.firstRows)
  const customers = given ?? plainCustomers(ids.length)
  const contacts = readContacts(input.contacts, people.find, customers.count, given !== undefined, reading)
  input.onRowsRead?.()
  const orders = assembleOrders(orderRows, input.orders, customers.count, reading)
  const ledger: Ledger = {
    asOfDay: input.asOfDay,
    currency: orderRows.currency,
    decimals: reading.amounts.decimalsOf(orderRows.currency),
    currencyChosen: orderRows.currencyChosen,
    afterAsOf: reading.afterAsOf,
    customers,
    orders,
    contacts,
  }
  const { customers: customersTable, orders: ordersTable, contacts: contactsTable } = input
  const problems = reading.problems.log({ customers: customersTable, orders: ordersTable, contacts: contactsTable })
  return { ledger, ids, problems }
}

/** Who is who in the orders and contacts. */
interface People {
  find: FindCustomer
  findOrAdd: FindCustomer
  /** Row in the orders where each was met first; empty where they are listed. */
  firstRows: number[]
}

function listedPeople(rows: CustomerRows): People {
  const find: FindCustomer = (id) => rowOfId(rows, id)
  return { find, findOrAdd: find, firstRows: [] }
}

/** Everyone named in the orders is somebody. */
function peopleAsTheyAppear(): People {
  const ids = new IdIndex()
  const firstRows: number[] = []
  const findOrAdd: FindCustomer = (id, row) => {
    const number = ids.add(id)
    if (number === firstRows.length) firstRows.push(row)
    return number
  }
  return { find: (id) => ids.find(id), findOrAdd, firstRows }
}

function cellsOf(source: CellSource): Cell[] {
  const cells: Cell[] = new Array(source.length)
  for (let row = 0; row < cells.length; row++) cells[row] = cellAt(source, row) ?? null
  return cells
}

function cellsAt(source: CellSource, rows: readonly number[]): Cell[] {
  return rows.map((row) => cellAt(source, row) ?? null)
}
