/**
 * The calls of one update by the book, put together to the one request that POST /v1/score would take. Decides nothing:
 * chunks are joined in the order of the plan.
 */
import { createHash } from 'node:crypto'
import {
  ATTRIBUTE_PREFIX,
  type BookScoreRequest,
  type Cell,
  type Chunk,
  type PlanRequest,
  type ScoreRequest,
  type TableName,
} from '../worker/contract.ts'
import type { SentRequest } from './host-state.ts'

/**
 * What the last update among these requests asked, with all its tables. The chunks that its plan names must have been
 * uploaded in one of the requests; throws where one was not.
 */
export function requestOfBook(requests: readonly SentRequest[]): ScoreRequest {
  const textsOf = (path: string) => requests.filter(({ url }) => url.endsWith(path)).map(({ text }) => text)
  const chunks = new Map<string, string>()
  for (const text of textsOf('/v1/book/chunks')) for (const line of text.split('\n')) chunks.set(hashOf(line), line)
  const { tables } = JSON.parse(textsOf('/v1/book/plan').at(-1) ?? '') as PlanRequest
  const {
    run: _,
    manifest: __,
    rows: ___,
    ...question
  } = JSON.parse(textsOf('/v1/book/score').at(-1) ?? '') as BookScoreRequest
  return { ...question, ...joinChunks(tables, chunks) }
}

/** The tables of a plan as POST /v1/score takes them. `chunks`: texts by hash. */
export function joinChunks(
  tables: PlanRequest['tables'],
  chunks: ReadonlyMap<string, string>,
): Pick<ScoreRequest, TableName> {
  const joined: { [table: string]: { [column: string]: unknown } } = {}
  for (const [table, hashes] of Object.entries(tables)) {
    const parts = hashes.map((hash) => JSON.parse(chunks.get(hash) ?? '') as Chunk)
    const columns: Record<string, unknown> = {}
    const attributes: Record<string, Cell[]> = {}
    for (const name of Object.keys(parts[0].columns)) {
      const cells = parts.flatMap((part) => part.columns[name])
      if (name.startsWith(ATTRIBUTE_PREFIX)) attributes[name.slice(ATTRIBUTE_PREFIX.length)] = cells
      else columns[name] = cells
    }
    joined[table] = Object.keys(attributes).length > 0 ? { ...columns, attributes } : columns
  }
  return joined as unknown as Pick<ScoreRequest, TableName>
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
