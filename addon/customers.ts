/**
 * The Customers tab as an update needs it: rows by plain id, customers who are new in the orders as if they stood there
 * already where the tab was made from the orders, override columns as if what was typed stood there. Decides which row is
 * a customer's.
 */
import { BOOK_LIMITS, type Rule } from '../worker/contract.ts'
import { OVERRIDE_KEYS } from './owned-keys.ts'
import type { Place } from './place.ts'
import { type Merges, mergesOf } from './same-as.ts'
import type { AddonSettings, Mapping, TableMapping } from './settings.ts'
import { isBlank, type SheetCell } from './sync/cells.ts'
import { plainId } from './sync/pseudonyms.ts'
import type { SourceTable } from './sync/request.ts'
import { withRuleAttributes } from './sync/rule-columns.ts'
import { totalProblems, withoutTotals } from './total-rows.ts'
import { guardWrites } from './workbook/guard.ts'
import { appendCustomers } from './workbook/make-customers.ts'
import type { CustomerRow } from './workbook/overrides.ts'
import type { OwnedLayout } from './workbook/owned-columns.ts'
import { headerIndexOf, mappedColumns, openTab, readTab, type SheetTable } from './workbook/read-table.ts'
import { recogniseHeaders } from './workbook/roles.ts'
import { readLayout } from './workbook/snapshot.ts'

export interface Customers {
  table: SheetTable
  /** With the owner's own columns that rules name. */
  mapping: TableMapping
  source: SourceTable
  /** The first row of each customer, in the sheet's order. */
  rows: CustomerRow[]
  /** Further rows with an id that an earlier row has. */
  repeated: CustomerRow[]
  /** Request row by plain id. */
  rowOf: Map<string, number>
  /** Customers whose row says that they are the same as another; they are among `rows`, not in `source`. */
  merged: Merges['merged']
  /** Rows that say wrongly whom they are the same as, and lines of totals. */
  problems: Merges['problems']
  /** Ids of those who are new in the orders, as the orders have them: rows at the end that the tab lacks so far. */
  newcomers: SheetCell[]
}

const MANY_ORDERS = 50_000

/** The tab of a mapping, read whole. */
function readMapped(place: Place, mapping: TableMapping, maybeLarge: boolean): SheetTable {
  const { sameAs: _maybeGone, ...needed } = mapping.columns
  const headers = Object.keys(needed).map((role) => needed[role] as string)
  return readTab(openTab(place.spreadsheet, mapping), mapping.sheetId, mapping.tab, headers, maybeLarge)
}

/** Reads the customers, with those who are new in the orders where the tab was made from them. Nothing is written. */
export function readCustomers(place: Place, settings: AddonSettings, mapping: Mapping, orders: SourceTable): Customers {
  // Few orders are of few customers.
  const maybeLarge = orders.sheetRows.length > MANY_ORDERS
  const { rules } = settings.scoring
  const customers = arrange(readMapped(place, mapping.customers, maybeLarge), mapping, rules, orders)
  if (!settings.madeCustomers) return customers
  const missing = new Map<string, SheetCell>()
  for (const cell of customersOfOrders(orders.columns.customer, orders.columns.date)) {
    const id = plainId(cell)
    if (id !== '' && !isKnown(customers, id) && !missing.has(id)) missing.set(id, cell)
  }
  if (missing.size === 0) return customers
  const { table } = customers
  const column = headerIndexOf(table, mapping.customers.columns.id as string)
  const newcomers = Array.from(missing.values())
  const rows = newcomers.map((id) => table.headers.map((_, k) => (k === column ? id : '')))
  const grown = { ...table, values: table.values.concat(rows) }
  return { ...arrange(grown, mapping, rules, orders), newcomers }
}

/** Writes the newcomers below the last row, but for whom somebody has entered meanwhile. `idHeader`: of their ids. */
export function addNewcomers({ table, newcomers }: Customers, idHeader: string): void {
  if (newcomers.length === 0) return
  guardWrites(table.tab, () => {
    const { headers, ids, values } = readLayout(table.sheet, table.headerIndex, idHeader)
    const column = headerIndexOf({ headers, tab: table.tab }, idHeader) + 1
    const there = new Set(ids)
    const missing = newcomers.filter((cell) => !there.has(plainId(cell)))
    if (missing.length > 0) appendCustomers(table.sheet, values.length + 1, column, missing)
  })
}

/** The customer cells of the orders, blank in rows without a date: a line of totals is nobody's order. */
export function customersOfOrders(customers: readonly SheetCell[], dates: readonly SheetCell[]): SheetCell[] {
  return customers.map((cell, row) => (isBlank(dates[row]) ? '' : cell))
}

/** Whether the Customers tab has a row of this customer. */
export function isKnown({ rowOf, merged }: Customers, id: string): boolean {
  return rowOf.has(id) || merged.has(id)
}

function arrange(
  table: SheetTable,
  { customers: mapped }: Mapping,
  rules: readonly Rule[] | undefined,
  orders: SourceTable,
): Customers {
  const mapping = withSameAs(withRuleAttributes(mapped, table.headers, rules), table.headers)
  const read = mappedColumns(table, mapping, 'customers', BOOK_LIMITS.customers)
  const { source: whole, totals } = withoutTotals(read, table, orders)
  const { source, merged, problems: mergeProblems } = mergesOf(whole)
  const problems = mergeProblems.concat(totalProblems(totals, read, source))
  const customers: Customers = {
    table,
    mapping,
    source,
    rows: [],
    repeated: [],
    rowOf: new Map(),
    merged,
    problems,
    newcomers: [],
  }
  const seen = new Set<string>()
  whole.columns.id.forEach((cell, row) => {
    const id = plainId(cell)
    if (id === '') return
    const entry = { id, cells: table.values[whole.sheetRows[row] - 1] }
    if (seen.has(id)) customers.repeated.push(entry)
    else customers.rows.push(entry)
    seen.add(id)
  })
  source.columns.id.forEach((cell, row) => {
    const id = plainId(cell)
    if (id !== '' && !customers.rowOf.has(id)) customers.rowOf.set(id, row)
  })
  return customers
}

/** With the column "Same as", whoever made it; without it where it is gone. */
function withSameAs(mapping: TableMapping, headers: readonly string[]): TableMapping {
  const header = sameAsHeader(mapping, headers)
  const { sameAs: _former, ...columns } = mapping.columns
  return { ...mapping, columns: header === undefined ? columns : { ...columns, sameAs: header } }
}

/**
 * The one header under which rows say whom they are the same as; undefined where there is none. Refuses with `headerTwice`:
 * customers who were merged would part without a word.
 */
export function sameAsHeader(mapping: TableMapping, headers: readonly string[]): string | undefined {
  const known = mapping.columns.sameAs
  const found = recogniseHeaders(headers, 'customers').sameAs
  const header = known !== undefined && headers.indexOf(known) >= 0 ? known : headers[found ?? -1]
  if (header !== undefined) headerIndexOf({ headers, tab: mapping.tab }, header)
  return header
}

/** The customers' columns with the override columns, as if what was typed stood there already. */
export function withOverrides(
  customers: Customers,
  layout: OwnedLayout,
  entries: ReadonlyMap<string, ReadonlyMap<string, SheetCell>>,
): SourceTable {
  const { source, table, rowOf } = customers
  const columns = { ...source.columns }
  for (const key of OVERRIDE_KEYS) {
    const index = layout.get(key)
    const typed = entries.get(key)
    // A column that is still to be made has what was typed already.
    if (index === undefined && !typed) continue
    const cells = source.sheetRows.map((row) => table.values[row - 1][index ?? -1] ?? '')
    typed?.forEach((cell, id) => {
      // The choices for a row that counts for another have no effect.
      const row = rowOf.get(id)
      if (row !== undefined) cells[row] = cell
    })
    // A column that holds nothing says nothing.
    if (!cells.every(isBlank)) columns[key] = cells
  }
  return { columns, sheetRows: source.sheetRows }
}
