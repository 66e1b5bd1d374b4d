/**
 * The tables of a request: their columns, which of them are required, and what a cell is as it travels.
 * What a column means is said where it is read.
 */

/** A cell as it travels. Blank is null; dates are ISO local dates or the text a person typed. */
export type Cell = string | number | boolean | null

/** The tables of a request. What a column means is said in score/scoring.md, "Inputs"; only these may leave the sheet. */
export const TABLE_COLUMNS = {
  customers: [
    'id',
    'joined',
    'birthday',
    'source',
    'referredBy',
    'tags',
    'consent',
    'doNotContact',
    'satisfaction',
    'tierOverride',
    'tierOverrideFrom',
    'tierOverrideUntil',
    'segmentOverride',
    'segmentOverrideFrom',
    'segmentOverrideUntil',
    'contactOn',
    'owner',
  ],
  orders: [
    'customer',
    'date',
    'amount',
    'orderId',
    'status',
    'refunded',
    'refundedOn',
    'category',
    'product',
    'quantity',
    'channel',
    'store',
    'campaign',
    'currency',
  ],
  contacts: ['customer', 'date', 'channel', 'reason'],
} as const
/** Columns without which a table says nothing. */
export const REQUIRED_COLUMNS = {
  customers: ['id'],
  orders: ['customer', 'date', 'amount'],
  contacts: ['customer', 'date'],
} as const

export type TableName = keyof typeof TABLE_COLUMNS
export type CustomerColumn = (typeof TABLE_COLUMNS.customers)[number]
export type OrderColumn = (typeof TABLE_COLUMNS.orders)[number]
export type ContactColumn = (typeof TABLE_COLUMNS.contacts)[number]
type Attributes = { attributes?: Record<string, Cell[]> }
export type CustomersTable = { id: Cell[] } & { [K in Exclude<CustomerColumn, 'id'>]?: Cell[] } & Attributes
export type OrdersTable = { customer: Cell[]; date: Cell[]; amount: Cell[] } & {
  [K in Exclude<OrderColumn, 'customer' | 'date' | 'amount'>]?: Cell[]
} & Attributes
export type ContactsTable = { customer: Cell[]; date: Cell[]; channel?: Cell[]; reason?: Cell[] }
