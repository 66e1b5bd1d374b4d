/** Who gets into a book: every route for other books' tokens, old ones, erased books; rotation; the operator's key; limits. */
import { createExecutionContext, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { signToken } from '../../worker/auth/token.ts'
import { BOOK_LIMITS, type BookState, type TokenAnswer } from '../../worker/contract.ts'
import { booksOf, type Env } from '../../worker/env.ts'
import app from '../../worker/index.ts'
import { cutTables, newRun, plan, update, upload } from './book-client.ts'
import { contents, forgetOpenings, storageOf } from './book-storage.ts'
import { call, EXAMPLE, gzip, newBookId, openBook, post, workerEnv } from './client.ts'

const { asOf, locale, settings, columns, ...TABLES } = EXAMPLE
const OPTIONS = { asOf, locale, settings, columns }

afterEach(forgetOpenings)

/** A call of every route that takes a token. */
const ROUTES: Record<string, (key: string) => Promise<Response>> = {
  'POST /v1/score': (key) => post('/v1/score', EXAMPLE, { key }),
  'GET /v1/book': (key) => call('/v1/book', { method: 'GET', key }),
  'POST /v1/book/plan': (key) => plan(key, newRun(), { orders: [] }),
  'POST /v1/book/chunks': (key) => upload(key, []),
  'POST /v1/book/score': (key) => post('/v1/book/score', { run: newRun(), manifest: 'A'.repeat(43), asOf }, { key }),
  'POST /v1/book/token': (key) => post('/v1/book/token', {}, { key }),
  'DELETE /v1/book': (key) => call('/v1/book', { method: 'DELETE', key }),
}

async function stateOf(key: string): Promise<BookState> {
  return (await call('/v1/book', { method: 'GET', key })).json()
}
async function rotate(key: string, body: object = {}): Promise<TokenAnswer> {
  return (await post('/v1/book/token', body, { key })).json()
}

describe.each(Object.entries(ROUTES))('%s', (_name, ask) => {
  it('takes no setup key, no operator key and nothing forged', async () => {
    for (const key of ['test-setup-key', 'test-admin-key', `rg1_${'A'.repeat(70)}`, 'x']) {
      // Stateless scoring with the setup key is allowed in tests, as in local runs.
      if (key === 'test-setup-key' && _name === 'POST /v1/score') continue
      const response = await ask(key)
      expect(response.status).toBe(401)
      await response.text()
    }
  })

  it('changes nothing in another book, nor for an older or a later version of the token', async () => {
    const mine = newBookId()
    const key = await openBook(mine)
    await update(key, TABLES, OPTIONS)
    const before = await contents(mine)
    const other = await openBook()
    await (await ask(other)).text()
    for (const version of [0, 2, 4_294_967_295]) {
      const forged = await signToken({ book: mine, version }, 'test-token-key')
      const response = await ask(forged)
      expect(response.status).toBe(401)
      await response.text()
    }
    expect(await contents(mine)).toBe(before)
  })

  it('says 410 bookErased once the book is erased, whatever the version, and 401 for one that was never opened', async () => {
    const book = newBookId()
    const key = await openBook(book)
    expect((await call('/v1/book', { method: 'DELETE', key })).status).toBe(204)
    for (const token of [key, await signToken({ book, version: 7 }, 'test-token-key')]) {
      const response = await ask(token)
      expect(response.status).toBe(410)
      expect(await response.json()).toMatchObject({ code: 'bookErased' })
    }
    const stranger = newBookId()
    expect((await ask(await signToken({ book: stranger, version: 1 }, 'test-token-key'))).status).toBe(401)
    expect(await contents(stranger)).toBe('[]')
  })
})

describe('erasing', () => {
  it('leaves the time and nothing else, and the id cannot be opened again', async () => {
    const book = newBookId()
    const key = await openBook(book)
    await update(key, TABLES, OPTIONS)
    await call('/v1/book', { method: 'DELETE', key })
    const left = JSON.parse(await contents(book)) as [string, unknown[]][]
    expect(left.filter(([, rows]) => rows.length > 0).map(([name]) => name)).toEqual(['tombstone'])
    expect((await post('/v1/books', { book })).status).toBe(410)
  })

  it('is done by the operator for any book by its id, and by nobody else', async () => {
    const book = newBookId()
    const key = await openBook(book)
    const remove = (admin: string, id = book, env: Partial<Env> = { ADMIN_KEY: 'test-admin-key' }) =>
      app.request(
        `/v1/books/${id}`,
        { method: 'DELETE', headers: { authorization: `Bearer ${admin}` } },
        { ...workerEnv, ...env },
        createExecutionContext(),
      )
    for (const wrong of ['test-setup-key', key, 'x']) expect((await remove(wrong)).status).toBe(401)
    expect((await remove('test-admin-key', book, { ADMIN_KEY: undefined })).status).toBe(503)
    expect((await remove('', book, { ADMIN_KEY: '' })).status).toBe(503)
    expect((await remove('test-admin-key', newBookId())).status).toBe(404)
    expect((await remove('test-admin-key', 'setup:books')).status).toBe(404)
    expect((await call('/v1/book', { method: 'GET', key })).status).toBe(200)
    expect((await remove('test-admin-key')).status).toBe(204)
    expect((await remove('test-admin-key')).status).toBe(204)
    expect((await call('/v1/book', { method: 'GET', key })).status).toBe(410)
  })
})

describe('a new token', () => {
  it('lets the old one work for ten minutes, and not a moment longer', async () => {
    const book = newBookId()
    const old = await openBook(book)
    const { token, oldTokenUntil } = await rotate(old)
    expect(Date.parse(oldTokenUntil as string) - Date.now()).toBeGreaterThan(590_000)
    expect((await stateOf(old)).oldTokenUntil).toBe(oldTokenUntil)
    expect((await call('/v1/book', { method: 'GET', key: token })).status).toBe(200)
    await storageOf(`book:${book}`, (sql) => void sql.exec('update rotation set grace_ms = grace_ms - 600000'))
    expect((await call('/v1/book', { method: 'GET', key: old })).status).toBe(401)
    expect((await call('/v1/book', { method: 'GET', key: token })).status).toBe(200)
  })

  it('ends the old one at once with `now`', async () => {
    const old = await openBook()
    const { token, oldTokenUntil } = await rotate(old, { now: true })
    expect(oldTokenUntil).toBeNull()
    expect((await call('/v1/book', { method: 'GET', key: old })).status).toBe(401)
    expect((await call('/v1/book', { method: 'GET', key: token })).status).toBe(200)
  })

  it('is not given to whoever holds only the old one, but again to who made the rotation', async () => {
    const old = await openBook()
    const rotation = newRun()
    const first = await rotate(old, { rotation })
    expect(await rotate(old, { rotation })).toEqual(first)
    for (const body of [{}, { rotation: newRun() }, { now: true }, { erase: true }]) {
      expect((await post('/v1/book/token', body, { key: old })).status).toBe(401)
    }
    const second = await rotate(first.token)
    expect((await post('/v1/book/token', { rotation }, { key: old })).status).toBe(401)
    expect((await call('/v1/book', { method: 'GET', key: second.token })).status).toBe(200)
  })

  it('can be asked for again after a lost answer although `now` ended the old one', async () => {
    const old = await openBook()
    const rotation = newRun()
    const first = await rotate(old, { rotation, now: true })
    expect((await call('/v1/book', { method: 'GET', key: old })).status).toBe(401)
    expect(await rotate(old, { rotation, now: true })).toEqual(first)
  })

  it('comes with an empty book where that was asked for', async () => {
    const old = await openBook()
    await update(old, TABLES, OPTIONS)
    const { token } = await rotate(old, { now: true, erase: true })
    expect(await stateOf(token)).toMatchObject({ chunks: 0, manifests: 0, runs: [], busyUntil: null })
    expect((await update(token, TABLES, OPTIONS)).uploaded).toBeGreaterThan(0)
  })
})

describe('limits', () => {
  it('refuse the 121st call of a minute with 429, and leave other books alone', async () => {
    const key = await openBook()
    const other = await openBook()
    // The minute may turn meanwhile: then the next ones count anew.
    const responses: Response[] = []
    for (let k = 0; k < 2 * BOOK_LIMITS.requestsPerMinute + 1; k++)
      responses.push(await call('/v1/book', { method: 'GET', key }))
    const refused = responses.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(Number(refused[0].headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(responses.slice(0, BOOK_LIMITS.requestsPerMinute).every(({ status }) => status === 200)).toBe(true)
    expect((await call('/v1/book', { method: 'GET', key: other })).status).toBe(200)
  })

  it('refuse calls and bytes beyond those of a day until midnight, also after an eviction', async () => {
    const book = newBookId()
    const key = await openBook(book)
    await update(key, TABLES, OPTIONS)
    const day = Math.floor(Date.now() / 86_400_000)
    const setUsage = (usage: object) =>
      runInDurableObject(
        workerEnv.BOOKS.get(workerEnv.BOOKS.idFromName(`book:${book}`)),
        (instance: DurableObject, state) => {
          state.storage.sql.exec("update state set value = ? where key = 'now'", JSON.stringify({ lease: null, usage }))
          // As if the object had just come up.
          const { service } = instance as unknown as { service: { usage: unknown; isLoaded: boolean } }
          service.usage = undefined
          service.isLoaded = false
        },
      )
    await setUsage({ day, requests: BOOK_LIMITS.requestsPerDay, bytesUp: 0 })
    const response = await call('/v1/book', { method: 'GET', key })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    await setUsage({ day, requests: 0, bytesUp: BOOK_LIMITS.bytesUpPerDay - 10 })
    expect((await upload(key, ['{}'])).status).toBe(400)
    const { lists } = await cutTables(TABLES)
    expect((await plan(key, newRun(), lists)).status).toBe(429)
    await setUsage({ day: day - 1, requests: BOOK_LIMITS.requestsPerDay, bytesUp: BOOK_LIMITS.bytesUpPerDay })
    expect((await plan(key, newRun(), lists)).status).toBe(200)
  })

  it('refuse a chunk with too many rows, a line that is too long, columns that differ, a chunk under another table', async () => {
    const key = await openBook()
    const many = Array.from({ length: BOOK_LIMITS.chunkRows + 1 }, () => null)
    const table = (rows: unknown[]) =>
      JSON.stringify({ table: 'orders', rows: rows.length, columns: { customer: rows, date: rows, amount: rows } })
    expect((await upload(key, [table(many)])).status).toBe(400)
    const headers = { 'content-type': 'application/gzip' }
    const long = await gzip(new Uint8Array(BOOK_LIMITS.chunkBytes + 1).fill(32))
    expect((await call('/v1/book/chunks', { key, headers, body: long })).status).toBe(413)
    expect((await stateOf(key)).chunks).toBe(0)

    const unlike = await cutTables({ orders: { customer: ['a'], date: [null], amount: [1] } })
    const more = await cutTables({ orders: { customer: ['b'], date: [null], amount: [1], store: ['x'] } })
    await (await upload(key, [...Object.values(unlike.texts), ...Object.values(more.texts)])).text()
    const run = newRun()
    for (const tables of [
      { orders: [...unlike.lists.orders, ...more.lists.orders] },
      { customers: unlike.lists.orders, orders: unlike.lists.orders },
    ]) {
      const { manifest } = await (await plan(key, run, tables)).json<{ manifest: string }>()
      const response = await post('/v1/book/score', { run, manifest, asOf }, { key })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ code: 'badRequest' })
    }
  })
})

it('keeps books where the deployment says, and nowhere where it says nonsense', () => {
  const asked: string[] = []
  const BOOKS = { jurisdiction: (name: string) => asked.push(name) } as unknown as DurableObjectNamespace
  booksOf({ BOOKS, JURISDICTION: 'eu' })
  expect(asked).toEqual(['eu'])
  expect(booksOf({ BOOKS })).toBe(BOOKS)
  expect(() => booksOf({ BOOKS, JURISDICTION: 'mars' })).toThrow('JURISDICTION')
})
