/**
 * From the tables of a request to the ledger that scoring works on. Decides the order of the steps; each step's rules are
 * in its own file. Pure.
 */
import type { Cell, ContactsTable, CustomersTable, OrdersTable } from '../contract.ts'
import type { ResolvedSettings } from '../settings.ts'
import { readContacts } from './contacts.ts'
import { type CustomerRows, plainCustomers, readCustomers } from './customers.ts'
import { type FindCustomer, readOrderRows } from './order-rows.ts'
import { assembleOrders } from './orders.ts'
import { createReading } from './reading.ts'
import type { Ledger, ProblemLog } from './types.ts'

export interface LedgerInput {
  /** As dayOfIso gives it. */
  asOfDay: number
  settings: ResolvedSettings
  customers?: CustomersTable
  orders: OrdersTable
  contacts?: ContactsTable
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
    : { rows: new Map<string, number>(), customers: undefined }
  const ids: Cell[] = input.customers ? input.customers.id : []
  const find: FindCustomer = (id) => rows.get(id) ?? -1
  const orderRows = readOrderRows(input.orders, given ? find : findOrAdd(rows, ids), reading)
  const customers = given ?? plainCustomers(rows.size)
  const orders = assembleOrders(orderRows, input.orders, customers.count, reading)
  const contacts = readContacts(input.contacts, find, customers.count, given !== undefined, reading)
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

function findOrAdd(rows: CustomerRows, ids: Cell[]): FindCustomer {
  return (id, cell) => {
    const found = rows.get(id)
    if (found !== undefined) return found
    rows.set(id, rows.size)
    return ids.push(cell) - 1
  }
}
