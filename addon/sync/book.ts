/**
 * Scores by the book: tells the Worker which chunks the tables have, uploads those that it lacks, asks for the answer page
 * by page. Decides the order of the calls and what is done when the book has lost something meanwhile. Everything may be
 * repeated: chunks are named by their content, and a page asks for nothing new.
 */
import {
  BOOK_LIMITS,
  type BookScoreRequest,
  type ErrorBody,
  HASH_PATTERN,
  type Locale,
  type OutputColumn,
  type PlanAnswer,
  type PlanRequest,
  type Settings,
  type TableName,
} from '../../worker/contract.ts'
import { tell } from '../progress.ts'
import { Refusal } from '../refusal.ts'
import { checkTime } from '../time-limit.ts'
import { type Asked, answerPages, type CheckedAnswer } from './answer.ts'
import { type CutChunk, chunkText, cutTable, type FlatColumns, flatColumns } from './chunks.ts'
import { type Connection, call } from './client.ts'

export interface Question {
  /** Names the update: the same for a run that is repeated because it was cut off. */
  run: string
  asOf: string
  locale: Locale
  columns: readonly OutputColumn[]
  settings?: Settings
  /** Further options of the request. */
  more?: object
}

/** Times that lost chunks are uploaded again. */
const ROUNDS = 4
/** Characters of one upload before compression: a few seconds for both sides. */
const UPLOAD_CHARACTERS = 8 * 1024 * 1024
/** Below this compressing is not worth two service calls: hashes, most of these bodies, hardly shrink. */
const PLAIN_CHARACTERS = 16 * 1024

interface CutTable {
  columns: FlatColumns
  chunks: CutChunk[]
}
type CutTables = { [table in TableName]?: CutTable }

/**
 * The answer for these tables. Refuses with what keeps the Worker from answering; with `outOfTime` and `cancelled` between
 * two calls, and then what was uploaded is not uploaded again by the next run.
 */
export function scoreByBook(
  connection: Connection,
  question: Question,
  tables: { [table in TableName]?: object },
  asked: Asked,
): CheckedAnswer {
  const cut: CutTables = {}
  for (const table of Object.keys(tables) as TableName[]) {
    const columns = flatColumns(tables[table] as object)
    const chunks = cutTable(table, columns)
    // No contacts at all are no table: a chunk has one row at least.
    if (chunks.length > 0) cut[table] = { columns, chunks }
    checkTime()
  }
  const byHash = new Map<string, CutChunk>()
  for (const table of Object.keys(cut) as TableName[])
    for (const chunk of (cut[table] as CutTable).chunks) byHash.set(chunk.hash, chunk)

  let plan: PlanAnswer | undefined
  let missing: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    if (!plan) {
      plan = planRun(connection, question.run, cut, byHash)
      missing = plan.missing
    }
    upload(connection, cut, missing, byHash)
    const { answer, problem } = askPages(connection, question, plan.manifest, asked)
    if (answer) return answer
    if (problem.code === 'unknownManifest') plan = undefined
    else missing = knownHashes(problem.missing, byHash)
  }
  throw new Refusal('workerTrouble')
}

function planRun(
  connection: Connection,
  run: string,
  cut: CutTables,
  byHash: ReadonlyMap<string, CutChunk>,
): PlanAnswer {
  tell('sending')
  checkTime()
  const hashes = (table: TableName): string[] | undefined => cut[table]?.chunks.map(({ hash }) => hash)
  const request: PlanRequest = {
    run,
    tables: { customers: hashes('customers'), orders: hashes('orders') ?? [], contacts: hashes('contacts') },
  }
  const { result } = call(connection, {
    path: '/v1/book/plan',
    ...payloadOf(JSON.stringify(request)),
    check: (body) => {
      const { manifest, missing } = body as Partial<PlanAnswer>
      if (typeof manifest !== 'string' || !HASH_PATTERN.test(manifest)) throw broken('manifest')
      return { manifest, missing: knownHashes(missing, byHash) }
    },
  })
  return result as PlanAnswer
}

/** Uploads chunks, a few megabytes a call. */
function upload(
  connection: Connection,
  cut: CutTables,
  missing: readonly string[],
  byHash: ReadonlyMap<string, CutChunk>,
): void {
  let texts: string[] = []
  let characters = 0
  missing.forEach((hash, k) => {
    const chunk = byHash.get(hash) as CutChunk
    const text = chunkText((cut[chunk.table] as CutTable).columns, chunk)
    texts.push(text)
    characters += text.length
    if (characters < UPLOAD_CHARACTERS && k < missing.length - 1) return
    tell('sending', k + 1, missing.length)
    checkTime()
    call(connection, {
      path: '/v1/book/chunks',
      payload: gzipped(texts.join('\n')),
      contentType: 'application/gzip',
      check: (body) => {
        const { stored, known } = body as { stored?: unknown; known?: unknown }
        if (typeof stored !== 'number' || typeof known !== 'number') throw broken('stored')
      },
    })
    texts = []
    characters = 0
  })
}

function askPages(
  connection: Connection,
  { run, asOf, locale, columns, settings, more }: Question,
  manifest: string,
  asked: Asked,
): { answer: CheckedAnswer; problem?: undefined } | { answer?: undefined; problem: ErrorBody } {
  const pages = answerPages(asked)
  const total = asked.ids.length
  for (let from = 0; from < total; from += BOOK_LIMITS.pageRows) {
    const to = Math.min(from + BOOK_LIMITS.pageRows, total)
    const request: BookScoreRequest = { ...more, run, manifest, asOf, locale, columns, settings, rows: { from, to } }
    tell('scoring', from, total)
    checkTime()
    const { problem } = call(connection, {
      path: '/v1/book/score',
      ...payloadOf(JSON.stringify(request)),
      expected: ['missingChunks', 'unknownManifest'],
      check: (body) => pages.take(body, from, to),
    })
    if (problem) return { problem }
  }
  return { answer: pages.whole() }
}

/** Only hashes that we named: what else could we upload? */
function knownHashes(hashes: unknown, byHash: ReadonlyMap<string, CutChunk>): string[] {
  if (!Array.isArray(hashes) || !hashes.every((hash) => byHash.has(hash))) throw broken('missing')
  return hashes
}

function payloadOf(json: string): { payload: string | GoogleAppsScript.Base.Blob; contentType: string } {
  return json.length <= PLAIN_CHARACTERS
    ? { payload: json, contentType: 'application/json' }
    : { payload: gzipped(json), contentType: 'application/gzip' }
}

function gzipped(text: string): GoogleAppsScript.Base.Blob {
  return Utilities.gzip(Utilities.newBlob(text, 'application/json', 'request'))
}

function broken(where: string): Refusal {
  return new Refusal('brokenAnswer', { where })
}
