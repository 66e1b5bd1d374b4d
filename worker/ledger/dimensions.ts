/**
 * Text columns by which customers and order lines are told apart (channel, store, source, the owner's own attributes):
 * which there are, and their texts as codes. Decides names and coding; not what anything follows from a text. Pure.
 */
import { idText } from './cells.ts'
import { type CellSource, cellAt, type SentCustomers, type SentOrders } from './sent-table.ts'

/** A column of the request before it is coded. An attribute's name is `attributes.` and its own. */
export interface DimensionColumn {
  name: string
  cells: CellSource
}

const ORDER_DIMENSIONS = ['channel', 'store'] as const
const CUSTOMER_DIMENSIONS = ['source', 'tags', 'owner'] as const

/** Channel, store and every attribute of the orders that were sent, by name in code-unit order. */
export function orderDimensions(table: SentOrders): DimensionColumn[] {
  return dimensionsOf(table, ORDER_DIMENSIONS)
}

/** Source, tags, owner and every attribute of the customers that were sent, by name in code-unit order. */
export function customerDimensions(table: SentCustomers): DimensionColumn[] {
  return dimensionsOf(table, CUSTOMER_DIMENSIONS)
}

function dimensionsOf<Column extends string>(
  table: { [column in Column]?: CellSource } & { attributes?: Record<string, CellSource> },
  columns: readonly Column[],
): DimensionColumn[] {
  const found: DimensionColumn[] = []
  for (const name of columns) {
    const cells = table[name]
    if (cells) found.push({ name, cells })
  }
  for (const [name, cells] of Object.entries(table.attributes ?? {})) found.push({ name: `attributes.${name}`, cells })
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A text in each row as an index into the distinct texts, which stand in code-unit order; -1 = blank. */
export function codeTexts(cells: CellSource): { codes: Int32Array; texts: string[] } {
  const seen = new Map<string, number>()
  const codes = new Int32Array(cells.length)
  for (let row = 0; row < cells.length; row++) codes[row] = codeOfText(seen, idText(cellAt(cells, row)))
  const texts = [...seen.keys()].sort()
  const rank = new Int32Array(texts.length)
  texts.forEach((text, index) => {
    rank[seen.get(text) ?? 0] = index
  })
  for (let row = 0; row < codes.length; row++) if (codes[row] >= 0) codes[row] = rank[codes[row]]
  return { codes, texts }
}

/** Index of a text among those seen, which grow; -1 for ''. */
export function codeOfText(seen: Map<string, number>, text: string): number {
  if (text === '') return -1
  const before = seen.get(text)
  if (before !== undefined) return before
  seen.set(text, seen.size)
  return seen.size - 1
}
