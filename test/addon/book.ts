/**
 * A book without a network: keeps chunks by hash and scores with the Worker's own code, as the routes of `/v1/book` do.
 * Decides nothing that a test is about.
 */
import type { ReceivedResponse, SentRequest } from '../../playground/host.ts'
import { hashOf, joinChunks, requestOfBook } from '../../playground/request-of-book.ts'
import { scoreTables } from '../../worker/answer.ts'
import {
  BOOK_LIMITS,
  type BookScoreRequest,
  type ErrorBody,
  type PlanRequest,
  type ScoreAnswer,
} from '../../worker/contract.ts'
import { parseScoreRequest } from '../../worker/schema.ts'

export { requestOfBook as sentRequest }

export interface TestBook {
  /** Answers as the Worker does. */
  answer: (request: SentRequest) => ReceivedResponse
  /** Chunk texts by hash; a test may take some away. */
  chunks: Map<string, string>
  manifests: Map<string, PlanRequest['tables']>
}

export function createBook(pageRows: number = BOOK_LIMITS.pageRows): TestBook {
  const chunks = new Map<string, string>()
  const manifests = new Map<string, PlanRequest['tables']>()
  // Pages are cut from one result, as long as nothing else is asked.
  let scored: { question: string; answer: ScoreAnswer } | undefined
  const missingOf = (tables: PlanRequest['tables']) => [
    ...new Set(Object.values(tables).flatMap((hashes) => (hashes ?? []).filter((hash) => !chunks.has(hash)))),
  ]
  const routes: Record<string, (request: SentRequest) => ReceivedResponse> = {
    '/v1/books': ({ text }) => json(200, { ...JSON.parse(text), token: 'rg1_test' }),
    '/v1/book/plan': ({ text }) => {
      const { tables } = JSON.parse(text) as PlanRequest
      const manifest = hashOf(JSON.stringify(tables))
      manifests.set(manifest, tables)
      return json(200, { manifest, missing: missingOf(tables) })
    },
    '/v1/book/chunks': ({ text }) => {
      const before = chunks.size
      const lines = text.split('\n')
      for (const line of lines) chunks.set(hashOf(line), line)
      return json(200, { stored: chunks.size - before, known: lines.length - chunks.size + before })
    },
    '/v1/book/score': ({ text }) => {
      const { run: _, manifest, rows, ...question } = JSON.parse(text) as BookScoreRequest
      const tables = manifests.get(manifest)
      if (!tables) return problem(409, 'unknownManifest')
      const missing = missingOf(tables)
      if (missing.length > 0) return problem(409, 'missingChunks', { missing })
      const key = JSON.stringify([manifest, question])
      if (scored?.question !== key) {
        const request = { ...question, ...joinChunks(tables, chunks) }
        scored = { question: key, answer: scoreTables(parseScoreRequest(request)) }
      }
      const total = scored.answer.columns.id.length
      const { from, to } = rows ?? { from: 0, to: Math.min(total, pageRows) }
      const columns = Object.fromEntries(
        Object.entries(scored.answer.columns).map(([name, cells]) => [name, cells.slice(from, to)]),
      )
      const page = { asOf: question.asOf, rows: { from, to, total }, columns }
      return json(200, from === 0 ? { ...scored.answer, ...page } : page)
    },
  }
  return {
    chunks,
    manifests,
    answer: (request) => {
      const route = routes[request.url.replace(/^https:\/\/[^/]+/, '')]
      return route ? route(request) : { status: 404, headers: {}, body: '<html>no such page</html>' }
    },
  }
}

/** An error as the Worker says it. */
export function problem(status: number, code: ErrorBody['code'], more: object = {}): ReceivedResponse {
  return json(status, { type: 'about:blank', title: 'x', status, code, detail: 'secret detail', ...more })
}

function json(status: number, body: unknown): ReceivedResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
