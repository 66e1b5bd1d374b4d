/**
 * The Durable Object: one per book, one that counts openings, and (local runs) sixteen for stateless scoring. Scoring
 * runs here, since the Worker in front has 10 ms of CPU. Decides what is stored; not who may call (auth/) nor what
 * an answer holds (answer.ts). The only file that knows itty-durable: control calls (ASCII and numbers) go through
 * its stub, bodies to `fetch` under a URL of ours. A client's own path never gets here.
 */
import { createDurable } from 'itty-durable/itty-durable.js'
import { proxyDurable } from 'itty-durable/proxy-durable.js'
import { scoreTables } from './answer.ts'
import { unknownToken } from './auth/authenticate.ts'
import type { TokenClaim } from './auth/token.ts'
import { readJsonBody } from './body.ts'
import { type Env, SCORE_OBJECTS, SETUP_OBJECT } from './env.ts'
import { SCORE_BODY_LIMITS } from './limits.ts'
import { problemResponse, Refusal } from './problem-response.ts'
import { logFailure } from './request-log.ts'
import { parseScoreRequest } from './schema.ts'

const INNER_ORIGIN = 'https://book.regulars.internal'
const RETRY_MS = 10 * 60 * 1000
const OPENINGS_PER_DAY = 20
const DAY_MS = 24 * 60 * 60 * 1000

/** The part of itty-durable's untyped base class that we rely on. */
const Durable = createDurable() as unknown as new (
  state: DurableObjectState,
  env: object,
) => { readonly state: DurableObjectState; fetch(request: Request): Promise<Response> }

export class Book extends Durable {
  constructor(state: DurableObjectState) {
    // Not env: itty copies every binding onto the state, where a name such as `storage` would break it.
    super(state, {})
  }

  /**
   * Opens this book, or answers as before within 10 minutes, so that a lost answer can be asked for again.
   * `exists` after that: a second workbook must not get a token for it.
   */
  open(nowMs: number): { outcome: 'opened' | 'again' | 'exists'; version: number } {
    const { sql } = this.state.storage
    sql.exec('create table if not exists book (version integer not null, opened_ms integer not null)')
    const [row] = sql.exec<{ version: number; opened_ms: number }>('select version, opened_ms from book').toArray()
    if (row) return { outcome: nowMs - row.opened_ms <= RETRY_MS ? 'again' : 'exists', version: row.version }
    sql.exec('insert into book values (1, ?)', nowMs)
    return { outcome: 'opened', version: 1 }
  }

  /** Counts a book towards the day's openings; the same book again costs nothing. Only in the object SETUP_OBJECT. */
  takeOpening(book: string, nowMs: number): { allowed: boolean } {
    const { sql } = this.state.storage
    const day = Math.floor(nowMs / DAY_MS)
    sql.exec('create table if not exists opening (day integer, book text, primary key (day, book)) without rowid')
    sql.exec('delete from opening where day < ?', day - 1)
    // Yesterday's row counts too: a retry just after midnight is still a retry.
    if (sql.exec('select 1 from opening where book = ?', book).toArray().length > 0) return { allowed: true }
    const [{ taken }] = sql
      .exec<{ taken: number }>('select count(*) as taken from opening where day = ?', day)
      .toArray()
    if (taken >= OPENINGS_PER_DAY) return { allowed: false }
    sql.exec('insert into opening values (?, ?)', day, book)
    return { allowed: true }
  }

  /** Takes bodies under our inner URL; anything else is one of itty's control calls. */
  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url)
    if (url.origin !== INNER_ORIGIN) return super.fetch(request)
    const requestId = url.searchParams.get('request') ?? ''
    try {
      const version = url.searchParams.get('version')
      if (version !== null && Number(version) !== this.currentVersion()) throw unknownToken()
      return await answerScore(request.body, url.searchParams.get('encoding') === 'gzip' ? 'gzip' : 'plain')
    } catch (error) {
      if (!(error instanceof Refusal)) logFailure(error, requestId)
      const refusal =
        error instanceof Refusal ? error : new Refusal('internal', 'Try again; the request id is in the log.')
      return problemResponse(refusal, requestId)
    }
  }

  /** The version of this book's valid token; null where the book was never opened (nothing is written then). */
  private currentVersion(): number | null {
    const { sql } = this.state.storage
    if (sql.exec("select 1 from sqlite_master where name = 'book'").toArray().length === 0) return null
    return sql.exec<{ version: number }>('select version from book').toArray()[0]?.version ?? null
  }

  /** itty would read its own key from storage before the first call; nothing of ours lives in fields. */
  async loadFromStorage(): Promise<void> {}

  getPersistable(): object {
    return {}
  }
}

/** Body in, answer out; nothing is kept. */
async function answerScore(body: ReadableStream | null, encoding: 'plain' | 'gzip'): Promise<Response> {
  const startMs = Date.now()
  const { value, bytes } = await readJsonBody(body, encoding, SCORE_BODY_LIMITS)
  const readMs = Date.now()
  const answer = new TextEncoder().encode(JSON.stringify(scoreTables(parseScoreRequest(value))))
  // The clock stands still while we compute and moves on at the next I/O: give it one before reading it.
  await scheduler.wait(0)
  const timing = `body;dur=${readMs - startMs}, score;dur=${Date.now() - readMs}`
  return new Response(answer, {
    headers: {
      'content-type': 'application/json',
      'server-timing': timing,
      'bytes-up': String(bytes),
      'bytes-down': String(answer.length),
    },
  })
}

type Remote<T> = { [K in keyof T]: T[K] extends (...a: infer A) => infer R ? (...a: A) => Promise<Awaited<R>> : never }
type Control = Remote<Pick<Book, 'open' | 'takeOpening'>>

/** Opens a book for the setup key's holder. `rateLimited` after 20 new books in a day. */
export async function openBook(env: Env, book: string, nowMs: number) {
  const { allowed } = await control(env, SETUP_OBJECT).takeOpening(book, nowMs)
  return allowed ? control(env, `book:${book}`).open(nowMs) : { outcome: 'rateLimited' as const, version: 0 }
}

/** Streams a body to the object that scores it: the token's own book, or for the setup key one of sixteen. */
export function scoreInObject(
  env: Env,
  scorer: TokenClaim | 'setupKey',
  body: ReadableStream | null,
  encoding: 'plain' | 'gzip',
  requestId: string,
): Promise<Response> {
  const url = new URL('/score', INNER_ORIGIN)
  url.searchParams.set('encoding', encoding)
  url.searchParams.set('request', requestId)
  if (scorer !== 'setupKey') url.searchParams.set('version', String(scorer.version))
  const slot = Number.parseInt(requestId.slice(0, 8), 16) % SCORE_OBJECTS
  const name = scorer === 'setupKey' ? `score:${slot}` : `book:${scorer.book}`
  return env.BOOKS.get(env.BOOKS.idFromName(name)).fetch(url, { method: 'POST', body })
}

/** Never await or return the stub itself: it answers to `then` by a remote call and would hang. */
function control(env: Env, name: string): Control {
  return proxyDurable(env.BOOKS, { parse: true }).get(name) as unknown as Control
}
