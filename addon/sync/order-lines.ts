/**
 * Tells lines of one order apart that are equal in everything that travels but not in the sheet: two products at one
 * price. Decides which rows need it; what is sent for them is a pseudonym of the columns that stay. Pure.
 */
import type { Cell, OrdersTable } from '../../worker/contract.ts'
import type { SheetCell } from './cells.ts'

/** Attribute of the request that holds it; blank for rows that are told apart without. */
const ATTRIBUTE = 'line'

/** Adds the attribute where needed. `stays` are the recognised columns that do not travel. */
export function tellLinesApart(
  orders: OrdersTable,
  stays: readonly (readonly SheetCell[])[],
  pseudonym: (text: string) => string,
): void {
  if (!orders.orderId || stays.length === 0) return
  const { attributes = {}, ...columns } = orders
  const sent = [...columnsOf(columns), ...columnsOf(attributes)]
  const first = new Map<string, number>()
  let lines: Cell[] | undefined
  for (let row = 0; row < orders.orderId.length; row++) {
    if (orders.orderId[row] === null) continue
    const key = sent.map((column) => column[row]).join('\n')
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, row)
      continue
    }
    if (!lines) lines = orders.orderId.map(() => null)
    for (const k of [earlier, row]) {
      // Lower case and trimmed, so that only what a person would call different is.
      lines[k] = pseudonym(stays.map((column) => String(column[k]).trim().toLowerCase()).join('\n'))
    }
  }
  if (lines) orders.attributes = { ...attributes, [ATTRIBUTE]: lines }
}

function columnsOf(table: object): Cell[][] {
  return Object.keys(table).map((column) => (table as Record<string, Cell[]>)[column])
}
