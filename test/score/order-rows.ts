/** The orders table of a request as rows and back, and rows in another order. Asserts nothing. */
import type { Cell, ScoreRequest } from '../../worker/contract.ts'

/** One row of the orders table. */
export interface OrderRow {
  customer: string
  date: string
  amount: number
  orderId: string | null
  status: string | null
  refunded: number | null
  refundedOn: string | null
  category: string | null
  product: string | null
  channel: string | null
  store: string | null
  /** Makes every row different, so that none is a duplicate. */
  quantity: number
}

/** Rows -> columns. */
export function ordersTable(rows: OrderRow[]): ScoreRequest['orders'] {
  const column = <K extends keyof OrderRow>(key: K) => rows.map((row): Cell => row[key])
  return {
    customer: column('customer'),
    date: column('date'),
    amount: column('amount'),
    orderId: column('orderId'),
    status: column('status'),
    refunded: column('refunded'),
    refundedOn: column('refundedOn'),
    category: column('category'),
    product: column('product'),
    quantity: column('quantity'),
    channel: column('channel'),
    store: column('store'),
  }
}

/** Columns -> rows. */
export function orderRows(orders: ScoreRequest['orders']): OrderRow[] {
  return orders.customer.map((_, i) => {
    const cells = Object.entries(orders).map(([key, cells]) => [key, (cells as Cell[])[i]])
    return Object.fromEntries(cells) as OrderRow
  })
}

/** The same list in an order that depends on `seed` only (mulberry32). */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed | 0
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
