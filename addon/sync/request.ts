/**
 * Tables of the sheet to a request of `/v1/score`: their rows under pseudonyms. Decides how each column's cells leave the
 * sheet, every one through cells.ts; which columns do is in sent-columns.ts. Pure.
 */
import type {
  Cell,
  ContactsTable,
  CustomersTable,
  OrdersTable,
  OutputColumn,
  ProblemCode,
  Rule,
  Settings,
  TableName,
} from '../../worker/contract.ts'
import {
  amountCell,
  birthdayCell,
  channelCell,
  consentCell,
  currencyCell,
  dateCell,
  flagCell,
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
import { isNegative, markRefundedOrders, refundedInPart } from './refunded-orders.ts'
import { isAttribute, withPseudonyms } from './rule-columns.ts'
import { SENT_COLUMNS, sentColumns } from './sent-columns.ts'

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

/** The tables of a request. Pure: the same cells, key and rules give the same tables. */
export function buildTables(sources: Sources, rules: Rules): Tables {
  const problems: LocalProblem[] = []
  const customers = travel('customers', sources.customers, rules, problems) as unknown as CustomersTable
  const ofOrders: LocalProblem[] = []
  const orders = travel('orders', sources.orders, rules, ofOrders) as unknown as OrdersTable
  const isToldInPart = refundedInPart(orders, sources.orders.columns)
  for (const problem of ofOrders) {
    if (problem.code !== 'unknownStatus' || !isToldInPart(problem.row)) problems.push(problem)
  }
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
