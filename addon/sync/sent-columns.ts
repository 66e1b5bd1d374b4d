/**
 * Which columns leave the sheet, and which of their texts travel as they stand. Decides names; what becomes of a cell on
 * its way is in request.ts. Pure.
 */
import {
  CLASS_COLUMNS,
  FAVOURITE_COLUMNS,
  FAVOURITE_DIMENSIONS,
  type OutputColumn,
  type Rule,
  type TableName,
} from '../../worker/contract.ts'
import { currencyCell, isBlank, type SheetCell, textCell } from './cells.ts'
import { columnsForRules, namesInRules } from './rule-columns.ts'

/** Columns that every update uses; others that were recognised stay in the sheet, but for those in NEEDED_BY. */
export const SENT_COLUMNS: { [table in TableName]: readonly string[] } = {
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
