/**
 * Orders that a shop's export calls refunded. Decides whether such a row is the order itself or a refund of another row;
 * what a refund reduces is the Worker's. Pure.
 */
import type { Cell, OrdersTable } from '../../worker/contract.ts'
import { plainWord, type SheetCell } from './cells.ts'
import { plainId } from './pseudonyms.ts'

/** Words that name the refund itself; all others that mean one in STATUS_WORDS say what became of the order. */
const NAMES_OF_REFUND = ['refund', 'return', '退款', '退货']
/** Words for an order of which a part went back: how much, only its Refunded column can say. */
const REFUNDED_IN_PART = [
  'partially refunded',
  'partially_refunded',
  'partly refunded',
  'partial refund',
  '部分退款',
  '已部分退款',
]

/**
 * A row above 0 that is called refunded, changed in place. With an amount in its Refunded column it is a paid order of
 * which that much went back. Else, where every row of its order id is called so, it is an order that never was: counted
 * as a refund it would take the money from the customer's other orders. Any other row stays a refund: without an order
 * id, or beside a row of the same order that was paid.
 */
export function markRefundedOrders(
  orders: OrdersTable,
  cells: { readonly [column: string]: readonly SheetCell[] | undefined },
): void {
  const { status, orderId } = cells
  const sent = orders.status
  if (!status || !sent) return
  const isCalledSo = (row: number) => sent[row] === 'refund' && NAMES_OF_REFUND.indexOf(plainWord(status[row])) < 0
  const otherwise = new Set<string>()
  if (orderId) {
    for (let row = 0; row < status.length; row++) if (!isCalledSo(row)) otherwise.add(plainId(orderId[row]))
  }
  for (let row = 0; row < status.length; row++) {
    if (!isCalledSo(row) || isNegative(orders.amount[row])) continue
    if (isSome(orders.refunded?.[row])) sent[row] = 'paid'
    else if (orderId && plainId(orderId[row]) !== '' && !otherwise.has(plainId(orderId[row]))) sent[row] = 'cancelled'
  }
}

/** Rows whose status says that a part went back and whose Refunded column says how much: nothing is unknown there. */
export function refundedInPart(
  orders: OrdersTable,
  cells: { readonly [column: string]: readonly SheetCell[] | undefined },
): (row: number) => boolean {
  const { status } = cells
  return (row) =>
    status !== undefined && isSome(orders.refunded?.[row]) && REFUNDED_IN_PART.indexOf(plainWord(status[row])) >= 0
}

/** An amount other than 0: exports fill the column with zeros. */
function isSome(refunded: Cell | undefined): boolean {
  return refunded !== undefined && refunded !== null && Number(refunded) !== 0
}

/** Whether a cell of an amount as it travels is below 0. */
export function isNegative(amount: unknown): boolean {
  return typeof amount === 'number' ? amount < 0 : typeof amount === 'string' && /^\s*[-−(]/.test(amount)
}
