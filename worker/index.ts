/**
 * The HTTP side: the order of middleware, the routes and the one place that turns errors into answers. Decides who is
 * asked what in which order; the work itself is in book.ts (objects), auth/ (keys), body.ts (bodies), schema.ts (shapes).
 *
 * Order of a POST: request id and log line, stated length, content type, key or token, then the route.
 */
import { type Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { requireScorer, requireSetupKey } from './auth/authenticate.ts'
import { signToken } from './auth/token.ts'
import { bodyEncoding, readJsonBody, refuseStatedLength } from './body.ts'
import { Book, openBook, scoreInObject } from './book.ts'
import { CONTRACT_VERSION, type CreateBookAnswer } from './contract.ts'
import type { Env } from './env.ts'
import { SCORE_BODY_LIMITS, SMALL_BODY_LIMITS } from './limits.ts'
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
    throw new Refusal('rateLimited', 'The setup key has opened 20 books today. Try again tomorrow (UTC).', {
      headers: { 'retry-after': '3600' },
    })
  }
  if (outcome === 'exists') throw new Refusal('bookExists', 'This book was opened before. Propose another id.')
  const token = await signToken({ book, version }, c.env.TOKEN_KEY ?? '')
  const answer: CreateBookAnswer = { book, token }
  return c.json(answer, outcome === 'opened' ? 201 : 200)
})

app.post('/v1/score', async (c) => {
  refuseStatedLength(c.req.header('content-length'), SCORE_BODY_LIMITS)
  const encoding = encodingOf(c)
  const scorer = await requireScorer(c.req.header('authorization'), c.env)
  const inner = await scoreInObject(c.env, scorer, c.req.raw.body, encoding, c.get('requestId'))
  if (inner.headers.has('bytes-up')) c.set('bytesUp', Number(inner.headers.get('bytes-up')))
  if (inner.headers.has('bytes-down')) c.set('bytesDown', Number(inner.headers.get('bytes-down')))
  const answer = new Response(inner.body, inner)
  answer.headers.delete('bytes-up')
  answer.headers.delete('bytes-down')
  return answer
})

const METHODS: Record<string, string> = {
  '/healthz': 'GET, HEAD, OPTIONS',
  '/openapi.json': 'GET, HEAD, OPTIONS',
  '/v1/books': 'POST, OPTIONS',
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

function encodingOf(c: Context<AppEnv>): 'plain' | 'gzip' {
  return bodyEncoding(c.req.header('content-type'), c.req.header('content-encoding'))
}

export { Book }
export default app
