/**
 * Requests as the first add-on sent them, letter by letter: whatever the Worker becomes, it goes on answering them with what
 * that add-on reads. Lines are never changed here, only added.
 */
import { afterEach, expect, it } from 'vitest'
import { forgetOpenings } from './book-storage.ts'
import { call, newBookId } from './client.ts'

afterEach(forgetOpenings)

const RUN = '5f0c3d6a9b1e4f7788c2d3e4f5a6b7c8'
const CUSTOMERS =
  '{"table":"customers","rows":2,"columns":{"id":["a3f1c2d4e5b60718","b4e2d3c5f6a71829"],"joined":["2024-01-05",null]}}'
const ORDERS =
  '{"table":"orders","rows":2,"columns":{"customer":["a3f1c2d4e5b60718","a3f1c2d4e5b60718"],"date":["2026-10-01","2026-11-01"],"amount":[120,80.5],"category":["milk powder","milk powder"]}}'
const SCORE =
  '"asOf":"2026-11-22","locale":"en","columns":["segment","tier","nextContact"],"settings":{"locale":"en-GB","currency":"GBP"},"rows":{"from":0,"to":2}}'
const COLUMNS = {
  id: ['a3f1c2d4e5b60718', 'b4e2d3c5f6a71829'],
  segment: ['active', 'prospect'],
  tier: ['Member', 'Member'],
  nextContact: ['2026-11-25', null],
}

async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

it('opens a book, plans, uploads, scores, rotates and erases as the first add-on asked for it', async () => {
  const book = newBookId()
  const opened = await call('/v1/books', { body: `{"book":"${book}"}` })
  expect(opened.status).toBe(201)
  const { token } = await opened.json<{ token: string }>()
  const post = async (path: string, body: string) => {
    const response = await call(path, { key: token, body })
    return { status: response.status, body: await response.json<Record<string, unknown>>() }
  }

  const [customers, orders] = [await hashOf(CUSTOMERS), await hashOf(ORDERS)]
  const planned = await post(
    '/v1/book/plan',
    `{"run":"${RUN}","tables":{"customers":["${customers}"],"orders":["${orders}"]}}`,
  )
  expect(planned).toEqual({
    status: 200,
    body: expect.objectContaining({ manifest: expect.any(String), missing: [customers, orders] }),
  })
  const early = await post('/v1/book/score', `{"run":"${RUN}","manifest":"${planned.body.manifest}",${SCORE}`)
  expect(early).toMatchObject({
    status: 409,
    body: { code: 'missingChunks', status: 409, missing: [customers, orders] },
  })
  const stored = await post('/v1/book/chunks', `${CUSTOMERS}\n${ORDERS}`)
  expect(stored).toMatchObject({ status: 200, body: { stored: 2, known: 0 } })

  const scored = await post('/v1/book/score', `{"run":"${RUN}","manifest":"${planned.body.manifest}",${SCORE}`)
  expect(scored).toMatchObject({
    status: 200,
    body: {
      asOf: '2026-11-22',
      rows: { from: 0, to: 2, total: 2 },
      columns: COLUMNS,
      summary: { buyers: 1, orders: 2, revenue: 200.5, method: 'fixed', problems: {} },
      problems: [],
    },
  })
  // That add-on refuses a column that it did not ask for.
  expect(Object.keys(scored.body.columns as object).sort()).toEqual(Object.keys(COLUMNS).sort())

  const rotated = await post('/v1/book/token', `{"rotation":"${RUN}"}`)
  expect(rotated).toMatchObject({ status: 200, body: { token: expect.stringMatching(/^rg1_/) } })
  const erased = await call('/v1/book', { method: 'DELETE', key: String(rotated.body.token) })
  expect([erased.status, await erased.text()]).toEqual([204, ''])
  expect(await post('/v1/book/plan', `{"run":"${RUN}","tables":{"orders":[]}}`)).toMatchObject({
    status: 410,
    body: { code: 'bookErased', status: 410 },
  })
})

it('scores tables in one request as the first clients sent them', async () => {
  const body =
    '{"asOf":"2026-11-22","locale":"en","settings":{},"columns":["segment","tier","nextContact"],"customers":{"id":["A1","B2"],"joined":["2024-01-05",null],"source":["walk-in",null]},"orders":{"customer":["A1","A1"],"date":["2026-10-01","2026-11-01"],"amount":[120,80.5],"orderId":["o1","o2"],"category":["milk powder","milk powder"]}}'
  const response = await call('/v1/score', { body })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ columns: { ...COLUMNS, id: ['A1', 'B2'] } })
})
