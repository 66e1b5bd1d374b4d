/**
 * The tables that a manifest's chunks make up. Decides whether the chunks fit together and are not too many.
 */
import { BOOK_LIMITS, type TableName } from '../contract.ts'
import type { LedgerInput } from '../ledger/index.ts'
import { Refusal } from '../problem-response.ts'
import { ChunkedTable, type ChunkSource } from './chunked-table.ts'
import type { Lists } from './manifests.ts'

export interface OpenTables {
  tables: Pick<LedgerInput, 'customers' | 'orders' | 'contacts'>
  rows: Record<TableName, number>
  /** Lets go of the chunks in memory; single cells can still be reached. */
  release: () => void
}

/**
 * Refuses with 400 what a manifest puts together wrongly: a chunk under another table, chunks of one table with other
 * columns; with 413 more rows than a book takes. All chunks are there.
 */
export function openTables(lists: Lists, chunks: ChunkSource): OpenTables {
  const opened = new Map<TableName, ChunkedTable>()
  for (const table of ['customers', 'orders', 'contacts'] as const) {
    const hashes = lists[table]
    if (hashes) opened.set(table, openTable(table, hashes, chunks))
  }
  const columns = (table: TableName) => opened.get(table)?.columns(table)
  const rows = (table: TableName) => opened.get(table)?.rows ?? 0
  return {
    tables: {
      customers: columns('customers') as unknown as LedgerInput['customers'],
      orders: columns('orders') as unknown as LedgerInput['orders'],
      contacts: columns('contacts') as unknown as LedgerInput['contacts'],
    },
    rows: { customers: rows('customers'), orders: rows('orders'), contacts: rows('contacts') },
    release: () => {
      for (const table of opened.values()) table.release()
      chunks.releaseBodies()
    },
  }
}

function openTable(table: TableName, hashes: readonly string[], chunks: ChunkSource): ChunkedTable {
  const foreign = hashes.findIndex((hash) => chunks.about(hash)?.table !== table)
  if (foreign >= 0) throw wrongTables(`tables.${table}.${foreign}`, 'is the hash of a chunk of another table')
  const opened = new ChunkedTable(hashes, chunks)
  if (opened.rows > BOOK_LIMITS[table]) {
    throw new Refusal('tooLarge', `${table} has ${opened.rows} rows, a book takes ${BOOK_LIMITS[table]}.`)
  }
  const unlike = opened.firstUnlike()
  if (unlike >= 0) throw wrongTables(`tables.${table}.${unlike}`, 'is a chunk with other columns than the first')
  return opened
}

function wrongTables(path: string, message: string): Refusal {
  return new Refusal('badRequest', `${path}: ${message}`, { errors: [{ path, message }] })
}
