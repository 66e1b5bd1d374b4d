/** What happens to a book while a body is still on its way, and a lease that nothing but a page tells of. */
import { afterEach, describe, expect, it } from 'vitest'
import type { BookState, PlanAnswer } from '../../worker/contract.ts'
import { cutTables, newRun, plan, scoreBook, update, uploaded } from './book-client.ts'
import { contents, evict, forgetOpenings, storageOf } from './book-storage.ts'
import { call, EXAMPLE, newBookId, openBook, post } from './client.ts'

const { asOf, locale, settings, columns, ...TABLES } = EXAMPLE
const OPTIONS = { asOf, locale, settings, columns }

afterEach(forgetOpenings)

/** A call that is let in at once and whose body ends only after `meanwhile`. */
async function slowly(path: string, key: string, body: string, meanwhile: () => Promise<unknown>): Promise<Response> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const bytes = new TextEncoder().encode(body)
  const answer = call(path, { key, body: readable })
  await writer.write(bytes.subarray(0, 10))
  await scheduler.wait(50)
  await meanwhile()
  // The object may have let go of the stream already.
  await writer.write(bytes.subarray(10)).catch(() => {})
  await writer.close().catch(() => {})
  return answer
}

async function slowBodies(): Promise<Record<string, string>> {
  const { lists, texts } = await cutTables(TABLES)
  const [first] = Object.values(texts)
  return {
    '/v1/book/plan': JSON.stringify({ run: newRun(), tables: lists }),
    '/v1/book/chunks': first.replace('A1', 'Z9'),
    '/v1/book/token': JSON.stringify({ rotation: newRun() }),
  }
}

describe('a body that is still on its way', () => {
  it.each(['/v1/book/plan', '/v1/book/chunks', '/v1/book/token', '/v1/book/score'])(
    'to %s leaves nothing in a book that was erased meanwhile',
    async (path) => {
      const book = newBookId()
      const key = await openBook(book)
      const run = newRun()
      await update(key, TABLES, OPTIONS, { run })
      const { lists } = await cutTables(TABLES)
      const { manifest } = await (await plan(key, run, lists)).json<PlanAnswer>()
      const body = (await slowBodies())[path] ?? JSON.stringify({ run, manifest, ...OPTIONS })
      let erased = ''
      const response = await slowly(path, key, body, async () => {
        expect((await call('/v1/book', { method: 'DELETE', key })).status).toBe(204)
        erased = await contents(book)
      })
      expect(response.status).toBe(410)
      await response.text()
      expect(await contents(book)).toBe(erased)
    },
  )

  it.each(['/v1/book/plan', '/v1/book/chunks'])(
    'to %s is refused when its token ended meanwhile, and the emptied book stays empty',
    async (path) => {
      const book = newBookId()
      const key = await openBook(book)
      await update(key, TABLES, OPTIONS)
      const body = (await slowBodies())[path]
      let token = ''
      const response = await slowly(path, key, body, async () => {
        const rotated = await post('/v1/book/token', { rotation: newRun(), now: true, erase: true }, { key })
        token = (await rotated.json<{ token: string }>()).token
      })
      expect(response.status).toBe(401)
      await response.text()
      const state = await (await call('/v1/book', { method: 'GET', key: token })).json<BookState>()
      expect(state).toMatchObject({ chunks: 0, manifests: 0 })
    },
  )
})

describe('the lease of a run that asks for pages without a plan of its own', () => {
  async function scoredBook() {
    const book = newBookId()
    const key = await openBook(book)
    const { lists, texts } = await cutTables(TABLES)
    const run = newRun()
    const { manifest } = await (await plan(key, run, lists)).json<PlanAnswer>()
    await uploaded(key, Object.values(texts))
    const page = (from: number, of = run) =>
      scoreBook(key, { run: of, manifest, rows: { from, to: from + 1 }, ...OPTIONS })
    const statusOf = async (asked: Promise<Response>) => {
      const response = await asked
      await response.text()
      return response.status
    }
    return { book, key, lists, page, statusOf }
  }

  it('outlives an eviction between two pages', async () => {
    const { book, key, lists, page, statusOf } = await scoredBook()
    expect(await statusOf(page(0))).toBe(200)
    expect(await statusOf(page(1))).toBe(200)
    expect(await statusOf(page(0))).toBe(200)
    await evict(book)
    expect(await statusOf(plan(key, newRun(), lists))).toBe(409)
    expect(await statusOf(page(1))).toBe(200)
    expect(await statusOf(plan(key, newRun(), lists))).toBe(200)
  })

  it('is saved anew when the saved one has ended or soon will', async () => {
    const { book, key, lists, page, statusOf } = await scoredBook()
    await storageOf(`book:${book}`, (sql) => {
      const untilMs = Date.now() + 1_000
      sql.exec("update state set value = json_set(value, '$.lease.untilMs', ?) where key = 'now'", untilMs)
    })
    await evict(book)
    expect(await statusOf(page(0))).toBe(200)
    await evict(book)
    await scheduler.wait(1_100)
    expect(await statusOf(plan(key, newRun(), lists))).toBe(409)
  })

  it('is not taken by a question that is refused', async () => {
    const { key, lists, page, statusOf } = await scoredBook()
    expect(await statusOf(page(0))).toBe(200)
    expect(await statusOf(page(1))).toBe(200)
    expect(await statusOf(scoreBook(key, { run: newRun(), manifest: 'A'.repeat(43), ...OPTIONS }))).toBe(409)
    expect(await statusOf(plan(key, newRun(), lists))).toBe(200)
  })
})

it('manifests take no more room than a day of large plans needs: the oldest go first, the newest stays', async () => {
  const book = newBookId()
  const key = await openBook(book)
  const hashes = (k: number) => Array.from({ length: 4_096 }, (_, i) => String(k * 4_096 + i).padStart(43, 'A'))
  const run = newRun()
  const manifests: string[] = []
  for (let k = 0; k < 18; k++) {
    const orders = hashes(k)
    const response = await plan(key, run, { orders, customers: orders, contacts: orders })
    manifests.push((await response.json<PlanAnswer>()).manifest)
  }
  const kept = await storageOf(`book:${book}`, (sql) =>
    sql.exec<{ hash: string }>('select hash from manifest').toArray(),
  )
  const names = kept.map(({ hash }) => hash)
  expect(names.length).toBeLessThan(18)
  expect(names.length).toBeGreaterThan(10)
  expect(names).toContain(manifests[17])
  expect(names).not.toContain(manifests[0])
})
