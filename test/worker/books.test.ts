/** Opening books: retries, races, the daily limit and who may. Each test has a book of its own; storage is shared. */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { EXAMPLE, newBookId, openBook, post, workerEnv } from './client.ts'

function storageOf(name: string, change: (sql: SqlStorage) => void): Promise<void> {
  const stub = workerEnv.BOOKS.get(workerEnv.BOOKS.idFromName(name))
  return runInDurableObject(stub, (_instance: DurableObject, state) => change(state.storage.sql))
}

// The limit is one count for all tests of a file.
afterEach(() => storageOf('setup:books', (sql) => void sql.exec('drop table if exists opening')))

describe('POST /v1/books', () => {
  it('opens a book and gives a token that may score', async () => {
    const book = newBookId()
    const response = await post('/v1/books', { book })
    expect(response.status).toBe(201)
    const answer = await response.json<{ book: string; token: string }>()
    expect(Object.keys(answer)).toEqual(['book', 'token'])
    expect(answer.book).toBe(book)
    expect(answer.token).toMatch(/^rg1_[\w-]{70}$/)
    expect((await post('/v1/score', EXAMPLE, { key: answer.token })).status).toBe(200)
  })

  it('gives a retry within ten minutes the same book and token, later 409 bookExists', async () => {
    const book = newBookId()
    const token = await openBook(book)
    const retry = await post('/v1/books', { book })
    expect(retry.status).toBe(200)
    expect(await retry.json()).toEqual({ book, token })

    await storageOf(`book:${book}`, (sql) => void sql.exec('update book set opened_ms = opened_ms - 601000'))
    const late = await post('/v1/books', { book })
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ code: 'bookExists' })
    expect((await post('/v1/score', EXAMPLE, { key: token })).status).toBe(200)
  })

  it('keeps a book through the eviction of its object', async () => {
    const book = newBookId()
    const token = await openBook(book)
    await evictDurableObject(workerEnv.BOOKS.get(workerEnv.BOOKS.idFromName(`book:${book}`)))
    expect((await post('/v1/score', EXAMPLE, { key: token })).status).toBe(200)
    expect(await (await post('/v1/books', { book })).json()).toEqual({ book, token })
  })

  it('opens one book when a hundred calls race for it', async () => {
    const book = newBookId()
    const responses = await Promise.all(Array.from({ length: 100 }, () => post('/v1/books', { book })))
    const statuses = responses.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 200)).toHaveLength(99)
    const tokens = await Promise.all(responses.map((response) => response.json<{ token: string }>()))
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(1)
  })

  it('opens twenty books a day, refuses the next with 429, and still answers a retry', async () => {
    const books = Array.from({ length: 21 }, newBookId)
    const statuses: number[] = []
    for (const book of books) statuses.push((await post('/v1/books', { book })).status)
    expect(statuses).toEqual([...Array(20).fill(201), 429])
    const refused = await post('/v1/books', { book: books[20] })
    expect(await refused.json()).toMatchObject({ code: 'rateLimited' })
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await post('/v1/books', { book: books[0] })).status).toBe(200)
  })

  it.each([
    ['too short', { book: 'abc' }, 'book'],
    ['upper case', { book: newBookId().toUpperCase().replaceAll(/\d/g, 'A') }, 'book'],
    ['no id', {}, 'book'],
    ['an unknown field', { book: newBookId(), plan: 'gold' }, 'plan'],
    ['a number', 7, ''],
  ])('refuses an id that is wrong (%s) and names the field', async (_what, body, path) => {
    const response = await post('/v1/books', body)
    expect(response.status).toBe(400)
    expect((await response.json<{ errors: { path: string }[] }>()).errors[0].path).toBe(path)
  })

  it('takes the setup key only: no token, nothing like the key', async () => {
    const token = await openBook()
    for (const key of [token, 'test-setup-ke', 'test-setup-key2', 'TEST-SETUP-KEY', '', null]) {
      expect((await post('/v1/books', { book: newBookId() }, { key })).status).toBe(401)
    }
  })

  it('leaves storage alone when the key is wrong', async () => {
    const book = newBookId()
    await post('/v1/books', { book }, { key: 'wrong' })
    await storageOf(`book:${book}`, (sql) => {
      expect(sql.exec("select name from sqlite_master where name = 'book'").toArray()).toEqual([])
    })
  })
})
