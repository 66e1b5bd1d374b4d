/**
 * Orders that a shop's export calls refunded. Decides whether such a row is the order itself or a refund of another row;
 * what a refund reduces is the Worker's. Pure.
 */
import type { Cell, OrdersTable } from '../../worker/contract.ts'
import { plainWord, type SheetCell } from './cells.ts'
import { plainId } from './pseudonyms.ts'

/** Words that say what became of an order. `refund` and `退款` name the refund itself. */
const BECAME_OF_ORDER = ['refunded', 'returned', '已退款', '已退货']

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
  const isCalledSo = (row: number) => sent[row] === 'refund' && BECAME_OF_ORDER.indexOf(plainWord(status[row])) >= 0
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

/** An amount other than 0: exports fill the column with zeros. */
function isSome(refunded: Cell | undefined): boolean {
  return refunded !== undefined && refunded !== null && Number(refunded) !== 0
}

/** Whether a cell of an amount as it travels is below 0. */
export function isNegative(amount: unknown): boolean {
  return typeof amount === 'number' ? amount < 0 : typeof amount === 'string' && /^\s*[-−(]/.test(amount)
}
