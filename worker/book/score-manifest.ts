/**
 * From a manifest's chunks to the answer for all their rows. Decides what is refused before a row is read; how rows are
 * read and scored is the ledger's and answer.ts's.
 */
import { answerLedger } from '../answer.ts'
import type { BookRun, BookScoreRequest, ScoreAnswer } from '../contract.ts'
import { dayOfIso } from '../ledger/days.ts'
import { readLedger } from '../ledger/index.ts'
import { Refusal } from '../problem-response.ts'
import { resolveSettings } from '../settings.ts'
import type { ChunkStore } from './chunk-store.ts'
import { hashesOf, type Manifests } from './manifests.ts'
import { openTables } from './tables.ts'

export interface ScoredManifest {
  answer: ScoreAnswer
  rowCounts: Pick<BookRun, 'customers' | 'orders' | 'contacts'>
}

/** Refuses with 409 a manifest that is not known or whose chunks are not all there. */
export function scoreManifest(request: BookScoreRequest, manifests: Manifests, chunks: ChunkStore): ScoredManifest {
  const lists = manifests.get(request.manifest)
  if (lists === undefined) {
    throw new Refusal('unknownManifest', 'The book does not know this plan (any more). Plan again.')
  }
  const missing = hashesOf(lists).filter((hash) => !chunks.has(hash))
  if (missing.length > 0) {
    throw new Refusal('missingChunks', 'The book lacks chunks of this plan. Upload them, then ask again.', { missing })
  }
  const settings = resolveSettings(request.settings)
  const { tables, rows, release } = openTables(lists, chunks)
  const asOfDay = dayOfIso(request.asOf)
  const answer = answerLedger(readLedger({ asOfDay, settings, ...tables, onRowsRead: release }), request)
  release()
  return { answer, rowCounts: { ...rows, customers: answer.columns.id.length } }
}
