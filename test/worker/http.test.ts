/** What every route does with wrong methods, keys, types and sizes, and what every answer carries. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { ErrorBody } from '../../worker/contract.ts'
import { ERROR_STATUS, LIMITS } from '../../worker/contract.ts'
import { call, EXAMPLE, gzip, newBookId, openBook, post, SETUP_KEY } from './client.ts'

const ROUTES = [
  { path: '/healthz', methods: ['GET'] },
  { path: '/openapi.json', methods: ['GET'] },
  { path: '/v1/books', methods: ['POST'] },
  { path: '/v1/score', methods: ['POST'] },
  { path: '/v1/book', methods: ['GET', 'DELETE'] },
  { path: `/v1/books/${'0'.repeat(32)}`, methods: ['DELETE'] },
  { path: '/v1/book/plan', methods: ['POST'] },
  { path: '/v1/book/chunks', methods: ['POST'] },
  { path: '/v1/book/score', methods: ['POST'] },
  { path: '/v1/book/token', methods: ['POST'] },
]
/** `notJson`: what is said of a body that is none. Lines of chunks are told apart by their place. */
const POST_ROUTES = [
  { path: '/v1/books', notJson: 'badJson' },
  { path: '/v1/score', notJson: 'badJson' },
  { path: '/v1/book/plan', notJson: 'badJson' },
  { path: '/v1/book/chunks', notJson: 'badRequest' },
  { path: '/v1/book/score', notJson: 'badJson' },
  { path: '/v1/book/token', notJson: 'badJson' },
] as const
let token = ''
beforeAll(async () => {
  token = await openBook()
})
/** A key that the route takes. */
const keyOf = (path: string) => (path.startsWith('/v1/book/') || path === '/v1/book' ? token : SETUP_KEY)

async function expectProblem(response: Response, code: keyof typeof ERROR_STATUS): Promise<ErrorBody> {
  expect(response.status).toBe(ERROR_STATUS[code])
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const body = await response.json<ErrorBody>()
  expect(body).toMatchObject({ type: 'about:blank', status: ERROR_STATUS[code], code })
  expect(body.title).not.toBe('')
  expect(body.detail).not.toBe('')
  expect(body.requestId).toBe(response.headers.get('x-request-id'))
  return body
}

describe.each(ROUTES)('$path', ({ path, methods }) => {
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !methods.includes(method))
  it.each(others)('says 405 with Allow to %s', async (method) => {
    const response = await call(path, { method })
    await expectProblem(response, 'methodNotAllowed')
    expect(response.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining([...methods, 'OPTIONS']))
  })

  it('answers OPTIONS with Allow and without any CORS header', async () => {
    const response = await call(path, { method: 'OPTIONS', key: null, headers: { origin: 'https://evil.test' } })
    expect(response.status).toBe(204)
    expect(response.headers.get('allow')).toContain(methods[0])
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('answers HEAD like GET without a body, or 405', async () => {
    const response = await call(path, { method: 'HEAD', key: keyOf(path) })
    expect(response.status).toBe(methods.includes('GET') ? 200 : 405)
    expect(await response.text()).toBe('')
  })
})

it('says 404 for what is not there, whatever the path holds', async () => {
  for (const path of ['/', '/v1', '/v1/scores', '/v1/score/', '/do/call/open', '/v1/%2e%2e/x', '/__proto__']) {
    await expectProblem(await call(path, { method: 'GET' }), 'notFound')
  }
})

it('sends no-store, no-sniff and a request id of its own with every answer', async () => {
  const headers = { 'x-request-id': 'chosen-by-the-client' }
  const responses = [
    await call('/healthz', { method: 'GET', headers }),
    await call('/nothing', { method: 'GET', headers }),
    await post('/v1/score', EXAMPLE, { headers }),
    await post('/v1/score', {}, { headers }),
  ]
  for (const response of responses) {
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
})

describe.each(POST_ROUTES)('POST $path', ({ path, notJson }) => {
  it.each([
    ['none', null],
    ['a wrong key', 'nope'],
    ['a token of nobody', `rg1_${'A'.repeat(70)}`],
    ['a prefix', 'rg1_'],
    ['a long key', 'x'.repeat(5000)],
  ])('says 401 with a challenge for %s', async (_what, key) => {
    const response = await post(path, EXAMPLE, { key })
    await expectProblem(response, 'unauthorized')
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('takes no other scheme than Bearer', async () => {
    const headers = { authorization: 'Basic dGVzdC1zZXR1cC1rZXk6' }
    await expectProblem(await post(path, EXAMPLE, { key: null, headers }), 'unauthorized')
  })

  it.each([
    'text/plain',
    'application/json; charset=iso-8859-1',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'multipart/form-data; boundary=x',
  ])('says 415 for %s', async (type) => {
    await expectProblem(
      await post(path, EXAMPLE, { key: keyOf(path), headers: { 'content-type': type } }),
      'unsupportedMediaType',
    )
  })

  it('says 415 for an encoding it does not read, and for gzip twice', async () => {
    for (const headers of [
      { 'content-encoding': 'br' },
      { 'content-encoding': 'gzip, gzip' },
      { 'content-type': 'application/gzip', 'content-encoding': 'gzip' },
    ] as Record<string, string>[]) {
      await expectProblem(await post(path, EXAMPLE, { key: keyOf(path), headers }), 'unsupportedMediaType')
    }
  })

  it.each([
    ['half a JSON', '{"asOf": "2026'],
    ['two JSONs', '{}{}'],
    ['a lone surrogate byte', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['NaN', '{"asOf": NaN}'],
  ])('says 400 for %s and quotes none of it', async (_what, body) => {
    const { detail } = await expectProblem(await call(path, { key: keyOf(path), body }), notJson)
    expect(detail).not.toContain('2026')
  })

  it('says 400 for broken gzip: no gzip at all, cut short, junk behind', async () => {
    const whole = await gzip(JSON.stringify(EXAMPLE))
    const headers = { 'content-type': 'application/gzip' }
    for (const body of [new TextEncoder().encode('{}'), whole.subarray(0, 30), new Uint8Array([...whole, 1, 2, 3])]) {
      await expectProblem(await call(path, { key: keyOf(path), headers, body }), 'badRequest')
    }
  })

  it('says 413 for a gzip bomb', async () => {
    const bomb = await gzip(new Uint8Array(LIMITS.decompressedBytes + 1_000_000))
    expect(bomb.length).toBeLessThan(100_000)
    const response = await call(path, { key: keyOf(path), headers: { 'content-type': 'application/gzip' }, body: bomb })
    await expectProblem(response, 'tooLarge')
  })

  it('says 413 for a body above the limit, also when its length is not stated', async () => {
    await expectProblem(await call(path, { key: keyOf(path), body: new Uint8Array(LIMITS.bodyBytes + 1) }), 'tooLarge')
    let left = LIMITS.bodyBytes + 100_000
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left <= 0) return controller.close()
        left -= 65536
        controller.enqueue(new Uint8Array(65536).fill(32))
      },
    })
    await expectProblem(await call(path, { key: keyOf(path), body: endless }), 'tooLarge')
  })

  it.each(['null', '[]', '7', '"text"', 'true'])('says 400 for a body that is %s', async (body) => {
    await expectProblem(await call(path, { key: keyOf(path), body }), 'badRequest')
  })
})

it('gives one token no way to another book: a changed id or version is no token', async () => {
  const book = newBookId()
  const token = await openBook(book)
  const bytes = Uint8Array.from(atob(token.slice(4).replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
  for (const at of [0, 15, 16, 19, 20, 51]) {
    const forged = bytes.slice()
    forged[at] ^= 1
    const text = btoa(String.fromCharCode(...forged))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
    await expectProblem(await post('/v1/score', EXAMPLE, { key: `rg1_${text}` }), 'unauthorized')
  }
  expect((await post('/v1/score', EXAMPLE, { key: token })).status).toBe(200)
})
