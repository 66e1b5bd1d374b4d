/** Cuts a table into the texts of chunks, as the add-on sends them. Decides nothing. */
import { ATTRIBUTE_PREFIX, type Cell, type TableName } from '../../worker/contract.ts'

/** A table's columns, attributes as `attributes.NAME`. */
function flatColumns(table: object): Record<string, Cell[]> {
  const columns: Record<string, Cell[]> = {}
  for (const [name, cells] of Object.entries(table)) {
    if (name !== 'attributes') columns[name] = cells as Cell[]
    else for (const [key, own] of Object.entries(cells as object)) columns[ATTRIBUTE_PREFIX + key] = own
  }
  return columns
}

/** The texts of a table's chunks, `size(k)` rows each. A table without rows still says which columns it has. */
export function chunkTexts(name: TableName, table: object, size: (index: number) => number): string[] {
  const columns = flatColumns(table)
  const total = Object.values(columns)[0].length
  const texts: string[] = []
  for (let from = 0; from < total || texts.length === 0; ) {
    const to = Math.min(total, from + Math.max(1, size(texts.length)))
    const rows = Object.fromEntries(Object.entries(columns).map(([key, cells]) => [key, cells.slice(from, to)]))
    texts.push(JSON.stringify({ table: name, rows: to - from, columns: rows }))
    from = to
  }
  return texts
}
