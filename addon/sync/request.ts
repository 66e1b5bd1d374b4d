/**
 * Tables of the sheet to a request of `/v1/score`: which columns travel, which rows, under which pseudonyms. Decides
 * what leaves the sheet; every cell goes through cells.ts. Pure.
 */
import {
  type Cell,
  CLASS_COLUMNS,
  type ContactsTable,
  type CustomersTable,
  FAVOURITE_COLUMNS,
  FAVOURITE_DIMENSIONS,
  type OrdersTable,
  type OutputColumn,
  type ProblemCode,
  type Rule,
  type Settings,
  type TableName,
} from '../../worker/contract.ts'
import {
  amountCell,
  birthdayCell,
  channelCell,
  consentCell,
  currencyCell,
  dateCell,
  flagCell,
  isBlank,
  reasonCell,
  type SheetCell,
  satisfactionCell,
  segmentCell,
  statusCell,
  type TravelCell,
  textCell,
  tierCell,
} from './cells.ts'
import type { ZoneDates } from './dates.ts'
import { tellLinesApart } from './order-lines.ts'
import { plainId } from './pseudonyms.ts'
import { isNegative, markRefundedOrders } from './refunded-orders.ts'
import { columnsForRules, isAttribute, namesInRules, withPseudonyms } from './rule-columns.ts'

/** The cells of the mapped columns, one array per column, all of one length; `sheetRows` are their rows, from 1. */
export interface SourceTable {
  columns: Record<string, SheetCell[]>
  sheetRows: number[]
}
/** A problem that was found before anything travelled. `row` counts from 0 in the request. */
export interface LocalProblem {
  table: TableName
  row: number
  column: string
  code: ProblemCode
}
export interface Sources {
  customers: SourceTable
  orders: SourceTable
  contacts?: SourceTable
}
export interface Rules {
  dates: ZoneDates
  pseudonym: (id: string) => string
  tierNames: readonly string[]
  cancellationPrefix: string
  /** The columns that are written: they decide which others are needed. */
  outputs: readonly OutputColumn[]
  /** Customers who count for another, by plain id. */
  merged?: ReadonlyMap<string, { target: string }>
  /** The owner's rules, which need columns too. */
  ownRules?: readonly Rule[]
}
export interface Tables {
  customers: CustomersTable
  orders: OrdersTable
  contacts?: ContactsTable
  problems: LocalProblem[]
}

/** Columns that every update uses; others that were recognised stay in the sheet, but for those in NEEDED_BY. */
const SENT_COLUMNS: { [table in TableName]: readonly string[] } = {
  customers: [
    'id',
    'joined',
    'consent',
    'doNotContact',
    'contactOn',
    'segmentOverride',
    'segmentOverrideFrom',
    'segmentOverrideUntil',
    'tierOverride',
    'tierOverrideFrom',
    'tierOverrideUntil',
  ],
  orders: ['customer', 'date', 'amount', 'orderId', 'status', 'refunded', 'refundedOn', 'category', 'currency'],
  contacts: ['customer', 'date', 'channel', 'reason'],
}
/** Columns that travel only while one of these outputs is written. */
const NEEDED_BY: readonly { table: TableName; column: string; outputs: readonly OutputColumn[] }[] = [
  {
    table: 'customers',
    column: 'birthday',
    outputs: ['nextContact', 'contactReason', 'contactChannel', 'contactBlocked', 'why'],
  },
  { table: 'customers', column: 'referredBy', outputs: ['referralSpend'] },
  { table: 'orders', column: 'product', outputs: ['recommend'] },
  ...FAVOURITE_COLUMNS.map((output) => ({
    table: 'orders' as const,
    column: FAVOURITE_DIMENSIONS[output],
    outputs: [output],
  })),
  // Counted by class in the summary.
  { table: 'customers', column: 'satisfaction', outputs: CLASS_COLUMNS },
]

/** The columns of a table that leave the sheet when these outputs are written under these rules of the owner's. */
export function sentColumns(
  table: TableName,
  outputs: readonly OutputColumn[],
  ownRules: readonly Rule[] = [],
): string[] {
  const asked = namesInRules(ownRules)
  const wanted: readonly string[] = [...outputs, ...asked]
  const needed = NEEDED_BY.filter(
    (need) => need.table === table && need.outputs.some((key) => wanted.indexOf(key) >= 0),
  )
  const columns = [...SENT_COLUMNS[table], ...needed.map(({ column }) => column), ...columnsForRules(table, asked)]
  return columns.filter((column, at) => columns.indexOf(column) === at)
}

/** Columns whose text travels as it stands in the sheet and is therefore shown before the first run. */
export const TRAVELLING_TEXT: { [table in TableName]: readonly string[] } = {
  customers: ['source', 'tags'],
  orders: [
    'category',
    'product',
    'currency',
    'channel',
    'store',
    ...FAVOURITE_COLUMNS.map((column) => FAVOURITE_DIMENSIONS[column]),
  ].filter((column, at, all) => all.indexOf(column) === at),
  contacts: [],
}

/** The tables of a request. Pure: the same cells, key and rules give the same tables. */
export function buildTables(sources: Sources, rules: Rules): Tables {
  const problems: LocalProblem[] = []
  const customers = travel('customers', sources.customers, rules, problems) as unknown as CustomersTable
  const orders = travel('orders', sources.orders, rules, problems) as unknown as OrdersTable
  markRefundedOrders(orders, sources.orders.columns)
  markCancellations(orders, sources.orders, rules.cancellationPrefix)
  const stays = Object.keys(sources.orders.columns).filter((column) => SENT_COLUMNS.orders.indexOf(column) < 0)
  tellLinesApart(
    orders,
    stays.map((column) => sources.orders.columns[column]),
    rules.pseudonym,
  )
  if (!sources.contacts) return { customers, orders, problems }
  return {
    customers,
    orders,
    contacts: travel('contacts', sources.contacts, rules, problems) as unknown as ContactsTable,
    problems,
  }
}

function travel(table: TableName, source: SourceTable, rules: Rules, problems: LocalProblem[]): Record<string, Cell[]> {
  const travelling: Record<string, Cell[]> = {}
  const attributes: Record<string, Cell[]> = {}
  for (const column of sentColumns(table, rules.outputs, rules.ownRules)) {
    const cells = source.columns[column]
    if (!cells || (column === 'orderId' && !repeats(cells))) continue
    const convert = onceEach(converterOf(table, column, rules))
    const values: Cell[] = new Array(cells.length)
    for (let row = 0; row < cells.length; row++) {
      const { value, problem } = convert(cells[row])
      values[row] = value
      if (problem) problems.push({ table, row, column, code: problem })
    }
    if (isAttribute(column)) attributes[column.slice(ATTRIBUTES)] = values
    else travelling[column] = values
  }
  if (Object.keys(attributes).length === 0) return travelling
  return { ...travelling, attributes } as unknown as Record<string, Cell[]>
}

const ATTRIBUTES = 'attributes.'.length
/** So many texts of a column are remembered: dates, words and categories are fewer, other columns seldom repeat. */
const MOST_REMEMBERED = 10_000

/** `convert`, which says the same of equal texts: its patterns are looked for once in each. */
function onceEach(convert: (cell: SheetCell) => TravelCell): (cell: SheetCell) => TravelCell {
  const known = new Map<string, TravelCell>()
  return (cell) => {
    if (typeof cell !== 'string') return convert(cell)
    let travel = known.get(cell)
    if (travel === undefined) {
      travel = convert(cell)
      if (known.size < MOST_REMEMBERED) known.set(cell, travel)
    }
    return travel
  }
}

function converterOf(table: TableName, column: string, rules: Rules): (cell: SheetCell) => TravelCell {
  const { dates } = rules
  if (isAttribute(column)) return (cell) => textCell(cell, false)
  switch (column) {
    case 'id':
    case 'referredBy':
    case 'customer':
      return (cell) => {
        const id = plainId(cell)
        return { value: id === '' ? null : rules.pseudonym(rules.merged?.get(id)?.target ?? id) }
      }
    case 'owner':
    case 'orderId':
      return (cell) => {
        const id = plainId(cell)
        return { value: id === '' ? null : rules.pseudonym(id) }
      }
    case 'birthday':
      return (cell) => birthdayCell(cell, dates)
    case 'date':
    case 'joined':
    case 'refundedOn':
      return (cell) => dateCell(cell, dates)
    case 'contactOn':
    case 'segmentOverrideFrom':
    case 'segmentOverrideUntil':
    case 'tierOverrideFrom':
    case 'tierOverrideUntil':
      return (cell) => dateCell(cell, dates, 'badOverride')
    case 'amount':
    case 'refunded':
      return amountCell
    case 'status':
      return statusCell
    case 'category':
    case 'product':
      return (cell) => textCell(cell, true)
    case 'currency':
      return currencyCell
    case 'consent':
      return consentCell
    case 'doNotContact':
      return flagCell
    case 'segmentOverride':
      return segmentCell
    case 'tierOverride':
      return (cell) => tierCell(cell, rules.tierNames)
    case 'channel':
      return table === 'contacts' ? channelCell : (cell) => textCell(cell, false)
    case 'source':
    case 'tags':
    case 'store':
      return (cell) => textCell(cell, false)
    case 'satisfaction':
      return satisfactionCell
    case 'reason':
      return reasonCell
    default:
      throw new Error(`${table}.${column} has no way to travel`)
  }
}

/** Whether some id stands twice: an order id says nothing where none does. */
function repeats(ids: readonly SheetCell[]): boolean {
  const seen = new Set<string>()
  return ids.some((cell) => {
    const id = plainId(cell)
    if (id === '') return false
    if (seen.has(id)) return true
    seen.add(id)
    return false
  })
}

/** Prefix + digits with a negative amount is a cancelled invoice; only here is the plain order id known. */
function markCancellations(orders: OrdersTable, source: SourceTable, prefix: string): void {
  const ids = source.columns.orderId
  if (!ids || prefix === '') return
  const pattern = new RegExp(`^${prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\d+$`, 'i')
  for (let row = 0; row < ids.length; row++) {
    if (!isNegative(orders.amount[row]) || !pattern.test(plainId(ids[row]))) continue
    if (!orders.status) orders.status = ids.map(() => null)
    if (orders.status[row] === null) orders.status[row] = 'refund'
  }
}

/** Settings of the request; only keys that are set travel, and no name of a person. */
export function travellingSettings(scoring: Settings, pseudonym: (id: string) => string): Settings | undefined {
  return Object.keys(scoring).length === 0 ? undefined : withPseudonyms(scoring, pseudonym)
}

/** Bar codes stand there; elsewhere many digits may be somebody's number. */
const DIGITS_ALLOWED: readonly string[] = ['category', 'product']

/** Distinct texts of a column that will travel, in order of first appearance. */
export function travellingTexts(cells: readonly SheetCell[], column: string): string[] {
  const texts = new Set<string>()
  for (const cell of cells) {
    if (isBlank(cell)) continue
    const { value } = column === 'currency' ? currencyCell(cell) : textCell(cell, DIGITS_ALLOWED.indexOf(column) >= 0)
    if (value !== null) texts.add(String(value))
  }
  return Array.from(texts)
}
