/**
 * Manifests: which chunks, in which order, the tables of a run are made of. Decides their hash and how long they are
 * kept.
 */
import { BOOK_LIMITS, type PlanRequest, type TableName } from '../contract.ts'
import { hashText } from './hash.ts'
import type { BookSql } from './sql.ts'

/** Hashes of each table's chunks; `customers` absent: there is no such table. */
export type Lists = PlanRequest['tables']

const KEEP_MS = BOOK_LIMITS.keepHours * 3_600_000
/** The newest that take so much are kept: a day of hourly plans of a million orders is a megabyte. */
const MOST_CHARACTERS = 8 * 1024 * 1024

/** The manifest's hash: over the lists, tables in a fixed order. */
export function manifestHash({ customers, orders, contacts }: Lists): Promise<string> {
  return hashText(JSON.stringify({ customers, orders, contacts }))
}

/** Every hash of the lists, once, in order. */
export function hashesOf(lists: Lists): string[] {
  return [...new Set(TABLES_IN_ORDER.flatMap((table) => lists[table] ?? []))]
}
const TABLES_IN_ORDER: readonly TableName[] = ['customers', 'orders', 'contacts']

export class Manifests {
  private readonly sql: BookSql

  constructor(sql: BookSql) {
    this.sql = sql
  }

  /**
   * Keeps a manifest as used now and drops those of which 24 hours nothing was heard, and the oldest where all together
   * are too large; run it in a transaction.
   */
  use(hash: string, lists: Lists, nowMs: number): void {
    this.sql.write(
      'insert into manifest values (?, ?, ?) on conflict (hash) do update set used_ms = excluded.used_ms',
      hash,
      nowMs,
      JSON.stringify(lists),
    )
    this.sql.write('delete from manifest where used_ms < ?', nowMs - KEEP_MS)
    let characters = 0
    for (const { hash: kept, length } of this.sql.read<{ hash: string; length: number }>(
      'select hash, length(lists) as length from manifest order by hash = ? desc, used_ms desc',
      hash,
    )) {
      characters += length
      if (kept !== hash && characters > MOST_CHARACTERS) this.sql.write('delete from manifest where hash = ?', kept)
    }
  }

  get(hash: string): Lists | undefined {
    const [row] = this.sql.read<{ lists: string }>('select lists from manifest where hash = ?', hash)
    return row && (JSON.parse(row.lists) as Lists)
  }

  count(): number {
    return this.sql.read<{ n: number }>('select count(*) as n from manifest')[0]?.n ?? 0
  }

  /** The chunks that any manifest names. */
  liveChunks(): Set<string> {
    const live = new Set<string>()
    for (const { lists } of this.sql.read<{ lists: string }>('select lists from manifest')) {
      for (const hash of hashesOf(JSON.parse(lists) as Lists)) live.add(hash)
    }
    return live
  }
}
