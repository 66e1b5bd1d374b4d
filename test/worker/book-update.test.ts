/** An update through the book: the same answer as POST /v1/score, pages, retries, 409s, and what is kept. */
import { describe, expect, it } from 'vitest'
import { bookScoreAnswerSchema, bookStateSchema } from '../../worker/answer-schema.ts'
import type { BookState, ErrorBody, PlanAnswer, ScoreAnswer, ScoreTables } from '../../worker/contract.ts'
import { cutTables, newRun, plan, scoreBook, update, uploaded } from './book-client.ts'
import { evict, storageOf } from './book-storage.ts'
import { call, EXAMPLE, newBookId, openBook, post } from './client.ts'

const { asOf, locale, settings, columns, ...EXAMPLE_TABLES } = EXAMPLE
const OPTIONS = { asOf, locale, settings, columns }

/** 40 customers with their orders, some of them odd. */
const SHOP: ScoreTables = {
  customers: { id: Array.from({ length: 40 }, (_, k) => `c${k}`) },
  orders: {
    customer: Array.from({ length: 200 }, (_, k) => `c${k % 41}`),
    date: Array.from({ length: 200 }, (_, k) => (k % 50 === 7 ? 'soon' : `2026-0${1 + (k % 9)}-1${k % 10}`)),
    amount: Array.from({ length: 200 }, (_, k) => (k % 60 === 3 ? '12,50 €' : k / 4)),
    attributes: { line: Array.from({ length: 200 }, (_, k) => (k % 9 === 0 ? 'x' : null)) },
  },
}

async function stateOf(key: string): Promise<BookState> {
  return (await call('/v1/book', { method: 'GET', key })).json()
}

describe('an update through the book', () => {
  it('gives what POST /v1/score gives, page by page', async () => {
    const key = await openBook()
    const whole = await (await post('/v1/score', { ...SHOP, ...OPTIONS, columns: 'all' }, { key })).json<ScoreAnswer>()
    const { answer } = await update(key, SHOP, { ...OPTIONS, columns: 'all' }, { pageRows: 7 })
    expect(answer).toEqual({ ...whole, rows: { from: 0, to: 7, total: 40 } })
    expect(bookScoreAnswerSchema.parse(answer)).toEqual(answer)
  })

  it('uploads nothing the second time, and one chunk after one changed row', async () => {
    const key = await openBook()
    const first = await update(key, SHOP, OPTIONS)
    expect(first.uploaded).toBe(14 + 67)
    expect((await update(key, SHOP, OPTIONS)).uploaded).toBe(0)
    const changed = structuredClone(SHOP)
    changed.orders.amount[100] = 1234
    expect((await update(key, changed, OPTIONS)).uploaded).toBe(1)
  })

  it('bears an eviction between any two calls, and between pages', async () => {
    const book = newBookId()
    const key = await openBook(book)
    const cut = await cutTables(SHOP)
    const run = newRun()
    const { manifest, missing } = await (await plan(key, run, cut.lists)).json<PlanAnswer>()
    await evict(book)
    const half = missing.length >> 1
    await uploaded(
      key,
      missing.slice(0, half).map((hash) => cut.texts[hash]),
    )
    await evict(book)
    const early = await scoreBook(key, { run, manifest, ...OPTIONS })
    expect(early.status).toBe(409)
    expect(await early.json<ErrorBody>()).toMatchObject({ code: 'missingChunks', missing: missing.slice(half) })
    await uploaded(
      key,
      missing.slice(half).map((hash) => cut.texts[hash]),
    )
    await evict(book)
    const whole = await (await post('/v1/score', { ...SHOP, ...OPTIONS }, { key })).json<ScoreAnswer>()
    const pages: ScoreAnswer['columns']['id'][] = []
    for (let from = 0; from < 40; from += 10) {
      const page = await scoreBook(key, { run, manifest, rows: { from, to: from + 10 }, ...OPTIONS })
      pages.push((await page.json<ScoreAnswer>()).columns.segment as string[])
      await evict(book)
    }
    expect(pages.flat()).toEqual(whole.columns.segment)
    const state = await stateOf(key)
    expect(state.busyUntil).toBeNull()
    expect(state.runs).toHaveLength(1)
    expect(bookStateSchema.parse(state)).toEqual(state)
  })

  it('keeps another run out until the last page, and lets the same run in', async () => {
    const key = await openBook()
    const { lists, texts } = await cutTables(EXAMPLE_TABLES)
    const [mine, other] = [newRun(), newRun()]
    const { manifest } = await (await plan(key, mine, lists)).json<PlanAnswer>()
    const busy = await plan(key, other, lists)
    expect(busy.status).toBe(409)
    expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await busy.json()).toMatchObject({ code: 'busy' })
    expect((await scoreBook(key, { run: other, manifest, ...OPTIONS })).status).toBe(409)
    expect((await plan(key, mine, lists)).status).toBe(200)
    await uploaded(key, Object.values(texts))
    await scoreBook(key, { run: mine, manifest, rows: { from: 0, to: 1 }, ...OPTIONS })
    expect((await plan(key, other, lists)).status).toBe(409)
    await scoreBook(key, { run: mine, manifest, rows: { from: 1, to: 2 }, ...OPTIONS })
    expect((await plan(key, other, lists)).status).toBe(200)
  })

  it('lets another run in once a lease has ended by itself', async () => {
    const book = newBookId()
    const key = await openBook(book)
    const { lists } = await cutTables(EXAMPLE_TABLES)
    await (await plan(key, newRun(), lists)).text()
    expect(await (await plan(key, newRun(), lists)).json()).toMatchObject({ code: 'busy' })
    expect((await stateOf(key)).busyUntil).not.toBeNull()
    await storageOf(`book:${book}`, (sql) => {
      sql.exec("update state set value = json_set(value, '$.lease.untilMs', 0) where key = 'now'")
    })
    await evict(book)
    expect((await stateOf(key)).busyUntil).toBeNull()
    expect((await plan(key, newRun(), lists)).status).toBe(200)
  })

  it('says 413 to more rows than a book takes', async () => {
    const key = await openBook()
    const blank = Array.from({ length: 250 }, () => null)
    const { lists, texts } = await cutTables({ orders: { customer: blank, date: blank, amount: blank } }, () => 250)
    await uploaded(key, Object.values(texts))
    const run = newRun()
    const orders = Array.from({ length: 4001 }, () => lists.orders[0])
    const { manifest } = await (await plan(key, run, { orders })).json<PlanAnswer>()
    const response = await scoreBook(key, { run, manifest, ...OPTIONS })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'tooLarge' })
  })

  it('writes few rows: packs, not rows, and tells how many', async () => {
    const key = await openBook()
    await update(key, SHOP, OPTIONS)
    await update(key, SHOP, OPTIONS)
    const { runs, chunks, manifests } = await stateOf(key)
    expect(chunks).toBe(14 + 67)
    expect(manifests).toBe(1)
    expect(runs.map(({ chunksStored }) => chunksStored)).toEqual([0, 81])
    for (const { rowsWritten } of runs) expect(rowsWritten).toBeLessThanOrEqual(8)
    expect(runs[0]).toMatchObject({ asOf: '2026-11-22', customers: 40, orders: 200, contacts: 0 })
  })

  it('scores 409 unknownManifest for one that was never planned', async () => {
    const key = await openBook()
    const response = await scoreBook(key, { run: newRun(), manifest: 'A'.repeat(43), ...OPTIONS })
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ code: 'unknownManifest' })
  })
})
