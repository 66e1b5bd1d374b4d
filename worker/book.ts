/**
 * The Durable Object: one per book, one that counts openings, and (local runs) sixteen for stateless scoring. Scoring
 * runs here, since the Worker in front has 10 ms of CPU. Decides what is stored; not who may call (auth/) nor what
 * an answer holds (answer.ts). The only file that knows itty-durable: control calls (ASCII and numbers) go through
 * its stub, bodies to `fetch` under a URL of ours. A client's own path never gets here.
 */
import { createDurable } from 'itty-durable/itty-durable.js'
import { proxyDurable } from 'itty-durable/proxy-durable.js'
import { letGo } from './body.ts'
import { type Admission, type Body, BookService, type Served } from './book/service.ts'
import { booksOf, type Env, openingsPerDay, SCORE_OBJECTS, SETUP_OBJECT } from './env.ts'
import { problemResponse, Refusal } from './problem-response.ts'
import { logFailure } from './request-log.ts'

const INNER_ORIGIN = 'https://book.regulars.internal'
const DAY_MS = 24 * 60 * 60 * 1000

/** The part of itty-durable's untyped base class that we rely on. */
const Durable = createDurable() as unknown as new (
  state: DurableObjectState,
  env: object,
) => { readonly state: DurableObjectState; fetch(request: Request): Promise<Response> }

export class Book extends Durable {
  private readonly service: BookService

  constructor(state: DurableObjectState) {
    // Not env: itty copies every binding onto the state, where a name such as `storage` would break it.
    super(state, {})
    this.service = new BookService(state.storage)
  }

  /** See Access.open. */
  open(nowMs: number): ReturnType<BookService['access']['open']> {
    return this.service.access.open(nowMs)
  }

  /** Counts a book towards the day's openings; the same book again costs nothing. Only in the object SETUP_OBJECT. */
  takeOpening(book: string, nowMs: number, perDay: number): { allowed: boolean } {
    const { sql } = this.state.storage
    const day = Math.floor(nowMs / DAY_MS)
    sql.exec('create table if not exists opening (day integer, book text, primary key (day, book)) without rowid')
    sql.exec('delete from opening where day < ?', day - 1)
    // Yesterday's row counts too: a retry just after midnight is still a retry.
    if (sql.exec('select 1 from opening where book = ?', book).toArray().length > 0) return { allowed: true }
    const [{ taken }] = sql
      .exec<{ taken: number }>('select count(*) as taken from opening where day = ?', day)
      .toArray()
    if (taken >= perDay) return { allowed: false }
    sql.exec('insert into opening values (?, ?)', day, book)
    return { allowed: true }
  }

  /** Takes bodies under our inner URL; anything else is one of itty's control calls. */
  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url)
    if (url.origin !== INNER_ORIGIN) return super.fetch(request)
    const requestId = url.searchParams.get('request') ?? ''
    const rowsBefore = this.service.rowsWritten
    try {
      const encoding = url.searchParams.get('encoding') === 'gzip' ? 'gzip' : 'plain'
      const served = await this.serve(url, { stream: request.body, encoding })
      return answerOf(served, this.service.rowsWritten - rowsBefore)
    } catch (error) {
      await letGo(request.body)
      if (!(error instanceof Refusal)) logFailure(error, requestId)
      const refusal =
        error instanceof Refusal ? error : new Refusal('internal', 'Try again; the request id is in the log.')
      return problemResponse(refusal, requestId)
    }
  }

  private async serve(url: URL, body: Body): Promise<Served> {
    const { service } = this
    const action = url.pathname.slice(1) as Action
    const version = url.searchParams.get('version')
    // Without a token there is scoring that keeps nothing, and the operator's erasing.
    let recheck: Admission = () => {
      throw new Error(`${action} needs a token`)
    }
    if (version !== null) recheck = service.admit(Number(version), action === 'rotate', Date.now())
    else if (action !== 'scoreTables' && action !== 'erase') recheck()
    switch (action) {
      case 'scoreTables':
        return service.scoreTables(body)
      case 'plan':
        return service.plan(body, recheck)
      case 'chunks':
        return service.takeChunks(body, recheck)
      case 'score':
        return service.scoreManifest(body, recheck)
      case 'rotate':
        return service.rotate(Number(version), body)
      case 'state':
        return { value: service.state(url.searchParams.get('book') ?? '') }
      case 'erase':
        return { value: { erased: service.erase() } }
    }
  }

  /** itty would read its own key from storage before the first call; nothing of ours lives in fields. */
  async loadFromStorage(): Promise<void> {}

  getPersistable(): object {
    return {}
  }
}

/** What a book can be asked for with a body of its own. */
export type Action = 'scoreTables' | 'plan' | 'chunks' | 'score' | 'rotate' | 'state' | 'erase'

function answerOf({ value, bytesUp, timing }: Served, rowsWritten: number): Response {
  const answer = new TextEncoder().encode(JSON.stringify(value))
  const headers = new Headers({
    'content-type': 'application/json',
    'bytes-down': String(answer.length),
    'rows-written': String(rowsWritten),
  })
  if (bytesUp !== undefined) headers.set('bytes-up', String(bytesUp))
  if (timing !== undefined) headers.set('server-timing', timing)
  return new Response(answer, { headers })
}

type Remote<T> = { [K in keyof T]: T[K] extends (...a: infer A) => infer R ? (...a: A) => Promise<Awaited<R>> : never }
type Control = Remote<Pick<Book, 'open' | 'takeOpening'>>

/** Opens a book for the setup key's holder. `rateLimited` after the day's number of new books. */
export async function openBook(env: Env, book: string, nowMs: number) {
  const { allowed } = await control(env, SETUP_OBJECT).takeOpening(book, nowMs, openingsPerDay(env))
  return allowed ? control(env, `book:${book}`).open(nowMs) : { outcome: 'rateLimited' as const, version: 0 }
}

/** Streams a body to the object that is to act: the token's own book, or for the setup key one of sixteen. */
export function askBook(
  env: Env,
  caller: { book: string; version: number | null } | 'setupKey',
  action: Action,
  requestId: string,
  body: Body = { stream: null, encoding: 'plain' },
): Promise<Response> {
  const url = new URL(action, INNER_ORIGIN)
  url.searchParams.set('encoding', body.encoding)
  url.searchParams.set('request', requestId)
  if (caller !== 'setupKey') {
    url.searchParams.set('book', caller.book)
    if (caller.version !== null) url.searchParams.set('version', String(caller.version))
  }
  const slot = Number.parseInt(requestId.slice(0, 8), 16) % SCORE_OBJECTS
  const name = caller === 'setupKey' ? `score:${slot}` : `book:${caller.book}`
  const books = booksOf(env)
  return books.get(books.idFromName(name)).fetch(url, { method: 'POST', body: body.stream })
}

/** Never await or return the stub itself: it answers to `then` by a remote call and would hang. */
function control(env: Env, name: string): Control {
  return proxyDurable(booksOf(env), { parse: true }).get(name) as unknown as Control
}
