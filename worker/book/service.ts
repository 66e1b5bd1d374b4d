/**
 * What a book does when it is asked: plan, chunks, score, state, token, erase. Decides the order of each; each part's rules
 * are in its own file. Everything that has to outlive this object is in storage before an answer leaves.
 */
import { scoreTables } from '../answer.ts'
import { eachLine, readJsonBody } from '../body.ts'
import { BOOK_LIMITS, type BookRun, type BookState, type ChunksAnswer, type PlanAnswer } from '../contract.ts'
import { BOOK_BODY_LIMITS, CHUNKS_BODY_LIMITS, SCORE_BODY_LIMITS } from '../limits.ts'
import { Refusal } from '../problem-response.ts'
import { parseBookScore, parsePlan, parseScoreRequest, parseTokenRequest } from '../schema.ts'
import { Access } from './access.ts'
import { ChunkStore, isTooLargeToKeep, type NewChunk } from './chunk-store.ts'
import { encodeChunk } from './encode-chunk.ts'
import { hashBytes } from './hash.ts'
import { LEASE_MS, type Lease, takeLease } from './lease.ts'
import { hashesOf, Manifests, manifestHash } from './manifests.ts'
import { pageOf } from './pages.ts'
import { parseChunk } from './parse-chunk.ts'
import { listRuns, logRun } from './runs.ts'
import { type ScoredManifest, scoreManifest } from './score-manifest.ts'
import { BookSql } from './sql.ts'
import { isoTime, timing } from './times.ts'
import { type DayUsage, Usage } from './usage.ts'

/** Above this a plan keeps only its own chunks, and beyond twice as much nothing more is taken. */
const ROOM_BYTES = 256 * 1024 * 1024
/** Their directory is in memory. Four plans of three full tables each. */
const MOST_CHUNKS = 4 * 3 * BOOK_LIMITS.chunksPerTable

/** A body as it arrived. */
export interface Body {
  stream: ReadableStream | null
  encoding: 'plain' | 'gzip'
}
/** Refuses whom the book would not let in any more: erased, or the token ended. Called after each wait, before storing. */
export type Admission = () => void
/** What is answered, and what it cost. */
export interface Served {
  value: unknown
  bytesUp?: number
  /** Server-Timing. */
  timing?: string
}
/** The row of storage that changes with every run. */
interface Saved {
  lease: Lease | null
  usage: DayUsage
}

interface Kept extends ScoredManifest {
  /** Manifest and options. */
  key: string
  /** The run whose log line has been written. */
  loggedRun: string
}

export class BookService {
  readonly access: Access
  private readonly sql: BookSql
  private readonly chunks: ChunkStore
  private readonly manifests: Manifests
  private usage: Usage | undefined
  private lease: Lease | null = null
  /** Until when the lease in storage runs; the one in memory may run longer. */
  private savedUntilMs = 0
  /** Rows written that the running lease has been told of. */
  private toldRowsWritten = 0
  /** The answer whose pages are being asked for. */
  private kept: Kept | undefined
  private isLoaded = false

  constructor(storage: DurableObjectStorage) {
    this.access = new Access(storage)
    this.sql = new BookSql(storage)
    this.chunks = new ChunkStore(this.sql)
    this.manifests = new Manifests(this.sql)
  }

  /** Rows that storage has counted as written by this object since it was made. */
  get rowsWritten(): number {
    return this.sql.rowsWritten
  }

  /** Counts a request of a token of this version; refuses with 401, 410 or 429. What comes back checks the token again. */
  admit(version: number, isRotation: boolean, nowMs: number): Admission {
    const check = () => this.access.check(version, isRotation, Date.now())
    this.access.check(version, isRotation, nowMs)
    this.load().takeRequest(nowMs)
    return check
  }

  /** Scores tables that came with the request; nothing is kept. */
  async scoreTables(body: Body): Promise<Served> {
    const startMs = Date.now()
    const { value, bytes } = await readJsonBody(body.stream, body.encoding, SCORE_BODY_LIMITS)
    const readMs = Date.now()
    const answer = scoreTables(parseScoreRequest(value))
    return { value: answer, bytesUp: bytes, timing: await timing(startMs, readMs) }
  }

  async plan(body: Body, recheck: Admission): Promise<Served> {
    const { value, bytes } = await readJsonBody(body.stream, body.encoding, BOOK_BODY_LIMITS)
    const { run, tables } = parsePlan(value)
    const manifest = await manifestHash(tables)
    recheck()
    const nowMs = Date.now()
    const usage = this.load()
    const lease = takeLease(this.lease, run, nowMs)
    usage.takeBytes(bytes, nowMs)
    const hashes = hashesOf(tables)
    this.change(() => {
      this.manifests.use(manifest, tables, nowMs)
      const live = this.chunks.size().bytes > ROOM_BYTES ? new Set(hashes) : this.manifests.liveChunks()
      this.chunks.keepOnly(live)
      this.save({ ...lease, bytesUp: lease.bytesUp + bytes })
    })
    const missing = hashes.filter((hash) => !this.chunks.has(hash))
    return { value: { manifest, missing } satisfies PlanAnswer, bytesUp: bytes }
  }

  /** Keeps the chunks that are new. All of a request or, where one cannot be read, none. */
  async takeChunks(body: Body, recheck: Admission): Promise<Served> {
    const fresh = new Map<string, NewChunk>()
    let known = 0
    let index = 0
    const bytes = await eachLine(body.stream, body.encoding, CHUNKS_BODY_LIMITS, async (line) => {
      const hash = await hashBytes(line)
      const at = index++
      if (this.chunks.has(hash) || fresh.has(hash)) {
        known++
        return
      }
      const chunk = parseChunk(line, at)
      const encoded = encodeChunk(chunk)
      if (isTooLargeToKeep(encoded)) throw new Refusal('tooLarge', `chunks.${at} is too large to keep: cut it smaller.`)
      fresh.set(hash, { hash, table: chunk.table, rows: chunk.rows, bytes: encoded })
    })
    recheck()
    this.load().takeBytes(bytes, Date.now())
    // While the body was read another request may have brought the same chunks.
    const added = [...fresh.values()].filter(({ hash }) => !this.chunks.has(hash))
    if (added.length > 0) {
      const { bytes: keptBytes, chunks: keptChunks } = this.chunks.size()
      const addedBytes = added.reduce((sum, chunk) => sum + chunk.bytes.length, 0)
      if (keptBytes + addedBytes > 2 * ROOM_BYTES || keptChunks + added.length > MOST_CHUNKS) {
        throw new Refusal('tooLarge', 'The book is full. Plan again: chunks that no plan names are dropped then.')
      }
      this.change(() => {
        this.chunks.add(added)
        const { lease } = this
        this.save(
          lease && { ...lease, bytesUp: lease.bytesUp + bytes, chunksStored: lease.chunksStored + added.length },
        )
      })
    }
    const answer: ChunksAnswer = { stored: added.length, known: known + fresh.size - added.length }
    return { value: answer, bytesUp: bytes }
  }

  /** One page of what a manifest's rows score. The run's lease ends with the last page. */
  async scoreManifest(body: Body, recheck: Admission): Promise<Served> {
    const startMs = Date.now()
    const { value, bytes } = await readJsonBody(body.stream, body.encoding, BOOK_BODY_LIMITS)
    const readMs = Date.now()
    const request = parseBookScore(value)
    const { run, manifest, rows, ...options } = request
    recheck()
    this.load()
    const lease = takeLease(this.lease, run, readMs)
    const key = JSON.stringify([manifest, options])
    if (this.kept?.key !== key) {
      // Let go before the next is made: two would not fit.
      this.kept = undefined
      this.kept = { key, ...scoreManifest(request, this.manifests, this.chunks), loggedRun: '' }
    }
    // Only now: a question that is refused keeps nobody out.
    const isSaved = this.lease?.run === run && readMs < this.savedUntilMs - LEASE_MS / 2
    this.lease = lease
    const { kept } = this
    const { answer } = kept
    const time = await timing(startMs, readMs)
    const page = pageOf(answer, rows)
    const isLast = page.rows.to >= page.rows.total
    const isNew = kept.loggedRun !== run
    recheck()
    if (isNew || isLast || !isSaved) {
      this.change(() => {
        if (isNew) this.logScored(lease, kept)
        // Another run may have come meanwhile, if this one had no lease of a plan.
        this.save(isLast && this.lease?.run === run ? null : this.lease)
      })
      kept.loggedRun = run
    }
    return { value: page, bytesUp: bytes, timing: time }
  }

  state(book: string): BookState {
    const nowMs = Date.now()
    const { openedMs, oldTokenUntilMs } = this.access.times(nowMs)
    const { requests, bytesUp } = this.load().today
    return {
      book,
      openedAt: isoTime(openedMs),
      ...this.chunks.size(),
      manifests: this.manifests.count(),
      busyUntil: this.lease && this.lease.untilMs > nowMs ? isoTime(this.lease.untilMs) : null,
      today: { requests, bytesUp },
      oldTokenUntil: oldTokenUntilMs === null ? null : isoTime(oldTokenUntilMs),
      runs: listRuns(this.sql),
    }
  }

  /** The version of the token that replaces the caller's; the Worker in front signs it. */
  async rotate(version: number, body: Body): Promise<Served> {
    const { value, bytes } = await readJsonBody(body.stream, body.encoding, BOOK_BODY_LIMITS)
    const request = parseTokenRequest(value)
    const rotated = this.change(() => {
      const result = this.access.rotate(version, request, Date.now())
      if (request.erase && !result.isRepeat) this.sql.erase()
      return result
    })
    if (request.erase) this.forget()
    const { oldTokenUntilMs } = rotated
    return {
      value: { version: rotated.version, oldTokenUntil: oldTokenUntilMs === null ? null : isoTime(oldTokenUntilMs) },
      bytesUp: bytes,
    }
  }

  /** Erases all there is but the fact; false where the book was never opened. */
  erase(): boolean {
    const erased = this.change(() => {
      const buried = this.access.bury(Date.now())
      if (buried) this.sql.erase()
      return buried
    })
    this.forget()
    return erased
  }

  private logScored(lease: Lease, { answer, rowCounts }: Kept): void {
    const nowMs = Date.now()
    const entry: BookRun & { run: string } = {
      run: lease.run,
      at: isoTime(nowMs),
      asOf: answer.asOf,
      ...rowCounts,
      problems: answer.summary.problems,
      chunksStored: lease.chunksStored,
      bytesUp: lease.bytesUp,
      // This row and the one that is saved behind it.
      rowsWritten: lease.rowsWritten + this.sql.rowsWritten - this.toldRowsWritten + 2,
      ms: nowMs - lease.startedMs,
    }
    logRun(this.sql, entry)
  }

  /** All of `change` or nothing, in storage and in memory. */
  private change<T>(change: () => T): T {
    try {
      return this.sql.transaction(change)
    } catch (error) {
      this.forget()
      throw error
    }
  }

  private save(lease: Lease | null): void {
    const usage = this.load().today
    const rows = this.sql.rowsWritten - this.toldRowsWritten + 1
    this.lease = lease && { ...lease, rowsWritten: lease.rowsWritten + rows }
    this.sql.write(
      "insert into state values ('now', ?) on conflict (key) do update set value = excluded.value",
      JSON.stringify({ lease: this.lease, usage } satisfies Saved),
    )
    this.toldRowsWritten = this.sql.rowsWritten
    this.savedUntilMs = this.lease?.untilMs ?? 0
  }

  private load(): Usage {
    if (this.isLoaded && this.usage) return this.usage
    const [row] = this.sql.read<{ value: string }>("select value from state where key = 'now'")
    const saved: Saved | undefined = row && JSON.parse(row.value)
    this.lease = saved?.lease ?? null
    this.savedUntilMs = this.lease?.untilMs ?? 0
    this.isLoaded = true
    // The minute is counted nowhere else.
    this.usage ??= new Usage(saved?.usage)
    return this.usage
  }

  /** Lets go of everything in memory that storage knows better. */
  private forget(): void {
    this.chunks.forget()
    this.kept = undefined
    this.isLoaded = false
  }
}
