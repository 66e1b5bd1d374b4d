/** Pages of one answer. Decides what stands in which page. Pure. */
import { BOOK_LIMITS, type BookScoreAnswer, type Cell, type ScoreAnswer } from '../contract.ts'

/** Rows `from` to `to` of the answer, cut to those that there are; without `rows` the first page. */
export function pageOf(answer: ScoreAnswer, rows?: { from: number; to: number }): BookScoreAnswer {
  const total = answer.columns.id.length
  const from = Math.min(rows?.from ?? 0, total)
  const to = Math.min(rows?.to ?? BOOK_LIMITS.pageRows, total)
  const columns = Object.fromEntries(
    Object.entries(answer.columns).map(([name, cells]) => [name, (cells as Cell[]).slice(from, to)]),
  ) as unknown as ScoreAnswer['columns']
  const page = { asOf: answer.asOf, rows: { from, to, total }, columns }
  return from === 0 ? { ...answer, ...page } : page
}
