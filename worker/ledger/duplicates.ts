/**
 * Rows that were entered twice. Decides which rows of one order are equal in every column sent; the earliest of equal
 * rows is kept. Pure.
 */
import type { OrderRows } from './order-rows.ts'
import { type CellSource, cellAt, type SentOrders } from './sent-table.ts'

/** Above this many rows an order's rows are compared by their texts instead of pair by pair. */
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
  /** Of a large order, the first row that says something, and the cells of those that say what another does. */
  const firsts = to - from > PAIRWISE_ROWS ? new Map<string, number>() : undefined
  const seen = new Set<string>()
  let end = from
  for (let k = from; k < to; k++) {
    const row = order[k]
    let repeated = false
    if (firsts) {
      const said = textOf(rows, row)
      const first = firsts.get(said)
      if (first === undefined) firsts.set(said, row)
      else {
        seen.add(cellsText(columns, rows.row[first]))
        const before = seen.size
        seen.add(cellsText(columns, rows.row[row]))
        repeated = seen.size === before
      }
    } else {
      for (let earlier = from; earlier < end && !repeated; earlier++) {
        const other = order[earlier]
        repeated = sayTheSame(rows, other, row) && areEqual(columns, rows.row[other], rows.row[row])
      }
    }
    if (repeated) report(rows.row[row])
    else order[end++] = row
  }
  return end
}

/**
 * Whether two rows say the same in what has been read of them, which rows with equal cells do. Asked first, since the cells
 * of a book's orders lie in chunks that would have to be decoded again.
 */
function sayTheSame(rows: OrderRows, a: number, b: number): boolean {
  return (
    rows.amountMinor[a] === rows.amountMinor[b] &&
    rows.day[a] === rows.day[b] &&
    (rows.category === null || rows.category[a] === rows.category[b]) &&
    (rows.product === null || rows.product[a] === rows.product[b])
  )
}

/** Two rows that say the same have the same text. */
function textOf(rows: OrderRows, k: number): string {
  return [rows.amountMinor[k], rows.day[k], rows.category?.[k], rows.product?.[k]].join()
}

function cellsText(columns: CellSource[], row: number): string {
  return JSON.stringify(columns.map((column) => cellAt(column, row) ?? null))
}

function areEqual(columns: CellSource[], a: number, b: number): boolean {
  for (const column of columns) if ((cellAt(column, a) ?? null) !== (cellAt(column, b) ?? null)) return false
  return true
}
