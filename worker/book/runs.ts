/**
 * The log of the last runs. Decides what is remembered of a run (no customer data) and how many are; all stand in one row,
 * as rows written are counted.
 */
import { BOOK_LIMITS, type BookRun } from '../contract.ts'
import type { BookSql } from './sql.ts'

/** `run` tells a run that was scored twice, after an eviction, from two runs. */
type SavedRun = BookRun & { run: string }

export function listRuns(sql: BookSql): BookRun[] {
  return savedRuns(sql).map(({ run: _, ...run }) => run)
}

/** Adds a run in front; the same run again takes its own place. Run it in a transaction. */
export function logRun(sql: BookSql, run: SavedRun): void {
  const others = savedRuns(sql).filter((other) => other.run !== run.run)
  const kept = [run, ...others].slice(0, BOOK_LIMITS.runs)
  sql.write(
    "insert into state values ('runs', ?) on conflict (key) do update set value = excluded.value",
    JSON.stringify(kept),
  )
}

function savedRuns(sql: BookSql): SavedRun[] {
  const [row] = sql.read<{ value: string }>("select value from state where key = 'runs'")
  return row ? JSON.parse(row.value) : []
}
