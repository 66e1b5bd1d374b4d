/**
 * Rows that were entered twice. Decides which rows of one order are equal in every column sent; the earliest of equal
 * rows is kept. Pure.
 */
import type { OrderRows } from './order-rows.ts'
import { type CellSource, cellAt, type SentOrders } from './sent-table.ts'

/** Above this many rows an order's rows are compared by a set of texts instead of pair by pair. */
const PAIRWISE_ROWS = 12

/** Columns in which two rows of one order and customer can still differ. */
export function comparedColumns(table: SentOrders): CellSource[] {
  const { customer: _customer, orderId: _orderId, attributes, ...columns } = table
  return [...Object.values(columns), ...Object.values(attributes ?? {})].filter((column) => column !== undefined)
}

/**
 * Moves the rows to keep to the front of `order[from .. to - 1]` (rows of one customer and order id, in row order) and
 * returns where they end. `report` is called for each row left out.
 */
export function dropDuplicates(
  rows: OrderRows,
  order: Uint32Array,
  from: number,
  to: number,
  columns: CellSource[],
  report: (row: number) => void,
): number {
  const seen = to - from > PAIRWISE_ROWS ? new Set<string>() : undefined
  let end = from
  for (let k = from; k < to; k++) {
    const row = rows.row[order[k]]
    let repeated = false
    if (seen) {
      const before = seen.size
      seen.add(JSON.stringify(columns.map((column) => cellAt(column, row) ?? null)))
      repeated = seen.size === before
    } else {
      for (let earlier = from; earlier < end && !repeated; earlier++) {
        repeated = areEqual(columns, rows.row[order[earlier]], row)
      }
    }
    if (repeated) report(row)
    else order[end++] = order[k]
  }
  return end
}

function areEqual(columns: CellSource[], a: number, b: number): boolean {
  for (const column of columns) if ((cellAt(column, a) ?? null) !== (cellAt(column, b) ?? null)) return false
  return true
}
