/**
 * The clean tables that scoring works on. Decides their shape only: rows are sorted, refunds are allocated, text is
 * coded, and every amount is an integer in minor units. Days are whole numbers, 1970-01-01 = 0.
 */
import type { ProblemCode, TableName } from '../contract.ts'
import type { TextCodes } from './text-codes.ts'

/** "No date" in a column of days. */
export const NO_DAY = -2147483648

/** Attributes of a customer, one entry per row of the Customers table. */
export interface LedgerCustomers {
  /** Rows of the Customers table, or distinct customers of the orders where there is no such table. */
  count: number
  /** 1 where the row has an id of its own; rows without (blank or repeated id) get no values. */
  valid: Uint8Array
  joinedDay: Int32Array
  /** 100 x month + day, negative where it is lunar; 0 = none. */
  birthday: Int16Array
  /** Row of the customer who referred this one; -1 = none. */
  referrer: Int32Array
  /** Bit k = CHANNELS[k] allowed. null where no consent column was sent (then everyone may be contacted). */
  consent: Uint8Array | null
  doNotContact: Uint8Array
  /** NaN = no answer. null where no such column was sent. */
  satisfaction: Float64Array | null
  contactOnDay: Int32Array
  /** Index into SEGMENTS; -1 = no override. From: NO_DAY = always. Until (inclusive): NO_DAY = no end. */
  segmentOverride: Int16Array
  segmentOverrideFrom: Int32Array
  segmentOverrideUntil: Int32Array
  /** Index into settings.tiers.levels; -1 = no override. */
  tierOverride: Int16Array
  tierOverrideFrom: Int32Array
  tierOverrideUntil: Int32Array
  /** `source`, `tags`, `owner` and `attributes.<name>`, as far as they were sent; by name in code-unit order. */
  dimensions: CustomerDimension[]
}

/** A text column of the Customers table. */
export interface CustomerDimension {
  name: string
  /** Distinct texts, in code-unit order so that nothing depends on row order. */
  values: string[]
  /** Index into `values` by customer row; -1 = blank. */
  customer: Int32Array
}

/** A text column of the Orders table. */
export interface LineDimension {
  name: string
  /** Distinct texts, as CustomerDimension. */
  values: string[]
  /** Index into `values` by line. */
  line: TextCodes
}

/**
 * Orders up to asOf, grouped by customer row and ascending by day. Orders whose net falls to 0 stay in (a refund can
 * come later than the order; replay needs both). Order k of customer c: `customerStart[c] <= k < customerStart[c + 1]`.
 * Columns with equal values may be one array (net and gross without refunds, an order's only line): nobody writes to them.
 */
export interface LedgerOrders {
  count: number
  customerStart: Int32Array
  day: Int32Array
  /** Before any refund. An order of one line has its amount; several lines are added. Never negative. */
  grossMinor: Float64Array
  /** After every refund dated up to asOf; 0 where all was refunded. */
  netMinor: Float64Array
  /** Refunds of order k: `refundStart[k] <= j < refundStart[k + 1]`, ascending by day. Bytes where there are none. */
  refundStart: Int32Array | Uint8Array
  refundDay: Int32Array
  refundMinor: Float64Array
  /** The refunds as they were entered, from which those of every earlier day are worked out. */
  entered: EnteredRefunds
  /** Lines of order k: `lineStart[k] <= j < lineStart[k + 1]`. */
  lineStart: Int32Array
  lineDay: Int32Array
  /** Before any refund. */
  lineMinor: Float64Array
  /** Index into `categories`; -1 = blank or no such column. */
  lineCategory: TextCodes
  /** Distinct category texts, in code-unit order so that nothing depends on row order. */
  categories: string[]
  /** Index into `products`, as categories. */
  lineProduct: TextCodes
  products: string[]
  /** `channel`, `store` and `attributes.<name>`, as far as they were sent; by name in code-unit order. */
  lineDimensions: LineDimension[]
}

/** Refunds before they reduce anything: by customer, day, those that name their order first, then the larger. */
export interface EnteredRefunds {
  count: number
  customer: Int32Array
  /** The order that it names; -1 = none. */
  order: Int32Array
  /** The day from which it counts. */
  day: Int32Array
  /** The day of its row: a refund can be entered before the order that it names. */
  rowDay: Int32Array
  minor: Float64Array
}

/** Contacts up to asOf, grouped by customer row and ascending by day. */
export interface LedgerContacts {
  customerStart: Int32Array
  day: Int32Array
}

export interface Ledger {
  asOfDay: number
  /** ISO 4217 of the amounts that are scored. */
  currency: string
  /** Minor-unit digits of `currency`: 10 ** decimals minor units are one major unit. */
  decimals: number
  /** More than one currency occurred and settings.currency did not decide. */
  currencyChosen: boolean
  /** Rows dated after asOf that were ignored, all tables together. */
  afterAsOf: number
  customers: LedgerCustomers
  orders: LedgerOrders
  contacts: LedgerContacts
}

/** A problem before it has words. `row` counts from 0 in the request's columns. */
export interface RawProblem {
  table: TableName
  row: number
  column: string
  code: ProblemCode
  /** Only for dates and amounts. */
  value?: string | number
  /** Of refundWithoutOrder: what no order could take, in minor units. */
  leftOverMinor?: number
}

/** Every problem of a request, counted; the first ones listed, by table (customers, orders, contacts), row, column. */
export interface ProblemLog {
  listed: RawProblem[]
  counts: Partial<Record<ProblemCode, number>>
}
