/** Cuts tables into chunks and takes them through plan, chunks and score, as the add-on does. */

import { hashText } from '../../worker/book/hash.ts'
import type {
  BookScoreAnswer,
  Cell,
  ChunksAnswer,
  PlanAnswer,
  ScoreOptions,
  ScoreTables,
  TableName,
} from '../../worker/contract.ts'
import { chunkTexts } from '../book/chunk-texts.ts'
import { call, gzip, post } from './client.ts'

export type Chunks = Record<string, string>
export interface Cut {
  lists: { customers?: string[]; orders: string[]; contacts?: string[] }
  /** Text of each chunk by its hash. */
  texts: Chunks
}

export async function cutTables(tables: ScoreTables, size: (index: number) => number = () => 3): Promise<Cut> {
  const texts: Chunks = {}
  const lists: Partial<Record<TableName, string[]>> = {}
  for (const name of ['customers', 'orders', 'contacts'] as const) {
    const table = tables[name]
    if (!table) continue
    lists[name] = []
    for (const text of chunkTexts(name, table, size)) {
      const hash = await hashText(text)
      texts[hash] = text
      lists[name].push(hash)
    }
  }
  return { lists: lists as Cut['lists'], texts }
}

export function newRun(): string {
  return crypto.randomUUID().replaceAll('-', '')
}

export function plan(key: string, run: string, tables: object): Promise<Response> {
  return post('/v1/book/plan', { run, tables }, { key })
}

/** Uploads and reads the answer: an object with an answer that nobody read cannot be evicted. */
export async function uploaded(key: string, texts: readonly string[]): Promise<ChunksAnswer> {
  return (await upload(key, texts)).json()
}

export async function upload(key: string, texts: readonly string[]): Promise<Response> {
  const headers = { 'content-type': 'application/gzip' }
  return call('/v1/book/chunks', { key, headers, body: await gzip(texts.join('\n')) })
}

export function scoreBook(key: string, request: object): Promise<Response> {
  return post('/v1/book/score', request, { key })
}

/** One whole update; the answer's pages put together. */
export async function update(
  key: string,
  tables: ScoreTables,
  options: ScoreOptions,
  { run = newRun(), pageRows = 20_000, size = (_index: number) => 3 } = {},
): Promise<{ answer: BookScoreAnswer; uploaded: number }> {
  const cut = await cutTables(tables, size)
  const planned = await (await plan(key, run, cut.lists)).json<PlanAnswer>()
  let uploaded = 0
  if (planned.missing.length > 0) {
    const stored = await (
      await upload(
        key,
        planned.missing.map((hash) => cut.texts[hash]),
      )
    ).json<ChunksAnswer>()
    uploaded = stored.stored
  }
  let answer: BookScoreAnswer | undefined
  for (let from = 0; answer === undefined || from < answer.rows.total; from += pageRows) {
    const rows = { from, to: from + pageRows }
    const response = await scoreBook(key, { run, manifest: planned.manifest, rows, ...options })
    if (response.status !== 200) throw new Error(await response.text())
    const page = await response.json<BookScoreAnswer>()
    if (answer === undefined) answer = page
    else
      for (const [name, cells] of Object.entries(page.columns)) answer.columns[name as 'id'].push(...(cells as Cell[]))
  }
  return { answer, uploaded }
}
