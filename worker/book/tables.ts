/**
 * The tables that a manifest's chunks make up. Decides whether the chunks fit together and are not too many.
 */
import {
  ATTRIBUTE_PREFIX,
  BOOK_LIMITS,
  type Cell,
  type ContactsTable,
  type CustomersTable,
  type OrdersTable,
  REQUIRED_COLUMNS,
  type ScoreTables,
  type TableName,
} from '../contract.ts'
import { Refusal } from '../problem-response.ts'
import type { ChunkStore } from './chunk-store.ts'
import { decodeChunk } from './encode-chunk.ts'
import type { Lists } from './manifests.ts'

/**
 * Refuses with 400 what a manifest puts together wrongly: a chunk under another table, chunks of one table with other
 * columns; with 413 more rows than a book takes. All chunks are there.
 */
export function openTables(lists: Lists, chunks: ChunkStore): ScoreTables {
  const { customers, orders, contacts } = lists
  for (const table of ['customers', 'orders', 'contacts'] as const) refuseWrongRows(table, lists[table] ?? [], chunks)
  return {
    customers: customers && (joined('customers', customers, chunks) as unknown as CustomersTable),
    orders: joined('orders', orders, chunks) as unknown as OrdersTable,
    contacts: contacts && (joined('contacts', contacts, chunks) as unknown as ContactsTable),
  }
}

function refuseWrongRows(table: TableName, hashes: readonly string[], chunks: ChunkStore): void {
  let rows = 0
  for (const [index, hash] of hashes.entries()) {
    const about = chunks.about(hash)
    if (about?.table !== table) throw wrongTables(`tables.${table}.${index}`, 'is the hash of a chunk of another table')
    rows += about.rows
  }
  if (rows > BOOK_LIMITS[table]) {
    throw new Refusal('tooLarge', `${table} has ${rows} rows, a book takes ${BOOK_LIMITS[table]}.`)
  }
}

function wrongTables(path: string, message: string): Refusal {
  return new Refusal('badRequest', `${path}: ${message}`, { errors: [{ path, message }] })
}

function joined(table: TableName, hashes: readonly string[], chunks: ChunkStore): Record<string, unknown> {
  const columns = new Map<string, Cell[]>()
  let names: string | undefined
  for (const [index, hash] of hashes.entries()) {
    const chunk = decodeChunk(chunks.bytes(hash))
    const found = [...chunk.columns.keys()].sort().join('\n')
    names ??= found
    if (found !== names) {
      throw wrongTables(`tables.${table}.${index}`, 'is a chunk with other columns than those before it')
    }
    for (const [name, column] of chunk.columns) {
      const cells = columns.get(name) ?? []
      columns.set(name, cells)
      for (let row = 0; row < chunk.rows; row++) cells.push(column.cell(row))
    }
  }
  for (const name of REQUIRED_COLUMNS[table]) if (!columns.has(name)) columns.set(name, [])
  const result: Record<string, unknown> = {}
  const attributes: Record<string, Cell[]> = {}
  for (const [name, cells] of columns) {
    if (name.startsWith(ATTRIBUTE_PREFIX)) attributes[name.slice(ATTRIBUTE_PREFIX.length)] = cells
    else result[name] = cells
  }
  return Object.keys(attributes).length > 0 ? { ...result, attributes } : result
}
