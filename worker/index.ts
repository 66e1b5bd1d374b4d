/**
 * The HTTP side: the order of middleware, the routes and the one place that turns errors into answers. Decides who is
 * asked what in which order; the work itself is in book.ts (objects), auth/ (keys), body.ts (bodies), schema.ts (shapes).
 *
 * Order of a POST: request id and log line, stated length, content type, key or token, then the route.
 */
import { type Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { requireAdminKey, requireScorer, requireSetupKey, requireToken } from './auth/authenticate.ts'
import { signToken } from './auth/token.ts'
import { type BodyLimits, bodyEncoding, letGo, readJsonBody, refuseStatedLength } from './body.ts'
import { type Action, askBook, Book, openBook } from './book.ts'
import { BOOK_ID_PATTERN, CONTRACT_VERSION, type CreateBookAnswer, type TokenAnswer } from './contract.ts'
import type { Env } from './env.ts'
import { BOOK_BODY_LIMITS, CHUNKS_BODY_LIMITS, SCORE_BODY_LIMITS, SMALL_BODY_LIMITS } from './limits.ts'
import { openApiDocument } from './openapi.ts'
import { problemResponse, Refusal } from './problem-response.ts'
import { logFailure, logRequest } from './request-log.ts'
import { parseCreateBook } from './schema.ts'
import { VERSION } from './version.ts'

type AppEnv = { Bindings: Env; Variables: { requestId: string; bytesUp: number; bytesDown: number } }

const app = new Hono<AppEnv>()

app.use(async (c, next) => {
  const startMs = Date.now()
  const requestId = crypto.randomUUID()
  c.set('requestId', requestId)
  await next()
  await letGo(c.req.raw.body)
  c.header('x-request-id', requestId)
  c.header('cache-control', 'no-store')
  const matched = routePath(c, -1)
  logRequest({
    requestId,
    method: c.req.method,
    route: matched === '/*' ? '*' : matched,
    status: c.res.status,
    ms: Date.now() - startMs,
    bytesUp: c.get('bytesUp') ?? null,
    bytesDown: c.get('bytesDown') ?? null,
  })
})
app.use(secureHeaders())

app.get('/healthz', (c) => c.json({ ok: true, version: VERSION, contract: CONTRACT_VERSION }))

app.get('/openapi.json', (c) => c.json(openApiDocument()))

app.post('/v1/books', async (c) => {
  refuseStatedLength(c.req.header('content-length'), SMALL_BODY_LIMITS)
  const encoding = encodingOf(c)
  await requireSetupKey(c.req.header('authorization'), c.env)
  const { value, bytes } = await readJsonBody(c.req.raw.body, encoding, SMALL_BODY_LIMITS)
  c.set('bytesUp', bytes)
  const { book } = parseCreateBook(value)
  const { outcome, version } = await openBook(c.env, book, Date.now())
  if (outcome === 'rateLimited') {
    throw new Refusal('rateLimited', 'The setup key has opened enough books today. Try again tomorrow (UTC).', {
      headers: { 'retry-after': '3600' },
    })
  }
  if (outcome === 'erased') throw new Refusal('bookErased', 'A book of this id was erased. Propose another id.')
  if (outcome === 'exists') throw new Refusal('bookExists', 'This book was opened before. Propose another id.')
  const token = await signToken({ book, version }, c.env.TOKEN_KEY ?? '')
  const answer: CreateBookAnswer = { book, token }
  return c.json(answer, outcome === 'opened' ? 201 : 200)
})

app.post('/v1/score', async (c) => {
  refuseStatedLength(c.req.header('content-length'), SCORE_BODY_LIMITS)
  const encoding = encodingOf(c)
  const scorer = await requireScorer(c.req.header('authorization'), c.env)
  const body = { stream: c.req.raw.body, encoding }
  return outward(c, await askBook(c.env, scorer, 'scoreTables', c.get('requestId'), body))
})

app.get('/v1/book', async (c) => {
  const claim = await requireToken(c.req.header('authorization'), c.env)
  return outward(c, await askBook(c.env, claim, 'state', c.get('requestId')))
})

app.delete('/v1/book', async (c) => {
  const claim = await requireToken(c.req.header('authorization'), c.env)
  return erased(c, await askBook(c.env, claim, 'erase', c.get('requestId')))
})

app.post('/v1/book/plan', async (c) => outward(c, (await ask(c, 'plan', BOOK_BODY_LIMITS)).inner))
app.post('/v1/book/chunks', async (c) => outward(c, (await ask(c, 'chunks', CHUNKS_BODY_LIMITS)).inner))
app.post('/v1/book/score', async (c) => outward(c, (await ask(c, 'score', BOOK_BODY_LIMITS)).inner))

app.post('/v1/book/token', async (c) => {
  const { inner, claim } = await ask(c, 'rotate', BOOK_BODY_LIMITS)
  if (!inner.ok) return outward(c, inner)
  const { version, oldTokenUntil } = await inner.json<{ version: number; oldTokenUntil: string | null }>()
  const token = await signToken({ book: claim.book, version }, c.env.TOKEN_KEY ?? '')
  return c.json({ token, oldTokenUntil } satisfies TokenAnswer)
})

app.delete('/v1/books/:book', async (c) => {
  await requireAdminKey(c.req.header('authorization'), c.env)
  const book = c.req.param('book')
  if (!BOOK_ID_PATTERN.test(book)) throw new Refusal('notFound', 'A book has an id of 32 lower-case hex digits.')
  return erased(c, await askBook(c.env, { book, version: null }, 'erase', c.get('requestId')))
})

const METHODS: Record<string, string> = {
  '/healthz': 'GET, HEAD, OPTIONS',
  '/openapi.json': 'GET, HEAD, OPTIONS',
  '/v1/books': 'POST, OPTIONS',
  '/v1/books/:book': 'DELETE, OPTIONS',
  '/v1/book': 'GET, HEAD, DELETE, OPTIONS',
  '/v1/book/plan': 'POST, OPTIONS',
  '/v1/book/chunks': 'POST, OPTIONS',
  '/v1/book/score': 'POST, OPTIONS',
  '/v1/book/token': 'POST, OPTIONS',
  '/v1/score': 'POST, OPTIONS',
}
for (const [path, allow] of Object.entries(METHODS)) {
  app.all(path, (c) => {
    if (c.req.method === 'OPTIONS') return c.body(null, 204, { allow })
    throw new Refusal('methodNotAllowed', `This address takes ${allow}.`, { headers: { allow } })
  })
}

app.notFound((c) =>
  problemResponse(new Refusal('notFound', 'See /openapi.json for what there is.'), c.get('requestId')),
)

app.onError((error, c) => {
  if (error instanceof Refusal) return problemResponse(error, c.get('requestId'))
  logFailure(error, c.get('requestId'))
  return problemResponse(new Refusal('internal', 'Try again; the request id is in the log.'), c.get('requestId'))
})

/** Sends a POST's body on to the book that the token names. */
async function ask(c: Context<AppEnv>, action: Action, limits: BodyLimits) {
  refuseStatedLength(c.req.header('content-length'), limits)
  const encoding = encodingOf(c)
  const claim = await requireToken(c.req.header('authorization'), c.env)
  const inner = await askBook(c.env, claim, action, c.get('requestId'), { stream: c.req.raw.body, encoding })
  return { inner, claim }
}

/** A book's answer as it leaves, and its sizes for the log. */
function outward(c: Context<AppEnv>, inner: Response): Response {
  if (inner.headers.has('bytes-up')) c.set('bytesUp', Number(inner.headers.get('bytes-up')))
  if (inner.headers.has('bytes-down')) c.set('bytesDown', Number(inner.headers.get('bytes-down')))
  const answer = new Response(inner.body, inner)
  answer.headers.delete('bytes-up')
  answer.headers.delete('bytes-down')
  return answer
}

/** 204 for a book that is gone now; 404 where there never was one. */
async function erased(c: Context<AppEnv>, inner: Response): Promise<Response> {
  if (!inner.ok) return outward(c, inner)
  const { erased } = await inner.json<{ erased: boolean }>()
  if (!erased) throw new Refusal('notFound', 'No such book was ever opened.')
  return c.body(null, 204)
}

function encodingOf(c: Context<AppEnv>): 'plain' | 'gzip' {
  return bodyEncoding(c.req.header('content-type'), c.req.header('content-encoding'))
}

export { Book }
export default app
