/** Retried, repeated, reordered, concurrent calls and evictions, beside a small model of what a book is. */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { BookState, ChunksAnswer, PlanAnswer, ScoreAnswer, ScoreTables } from '../../worker/contract.ts'
import { type Cut, cutTables, newRun, plan, scoreBook, update, upload, uploaded } from './book-client.ts'
import { contents, evict, forgetOpenings, storageOf } from './book-storage.ts'
import { call, newBookId, openBook, post } from './client.ts'

afterEach(forgetOpenings)

const OPTIONS = { asOf: '2026-11-22', columns: ['segment', 'tier'] as const }
const RUNS = [newRun(), newRun()]

/** Shops that share some of their chunks. */
const SHOPS: ScoreTables[] = [0, 1, 2].map((shop) => ({
  customers: { id: ['c0', 'c1', 'c2', 'c3'] },
  orders: {
    customer: ['c0', 'c1', 'c2', 'c0', 'c1', 'c3'],
    date: ['2026-01-02', '2026-02-03', '2026-03-04', '2026-09-05', '2026-10-06', `2026-11-0${shop + 1}`],
    amount: [10, 20, 30, 40, 50, 60 + shop],
  },
}))

interface World {
  book: string
  key: string
  cuts: Cut[]
  answers: ScoreAnswer[]
  manifests: string[]
}
interface Model {
  lease: number | null
  planned: Set<number>
  chunks: Set<string>
}
type Step =
  | { do: 'plan'; run: number; shop: number }
  | { do: 'upload'; shop: number; picks: number[] }
  | { do: 'score'; run: number; shop: number; from: number }
  | { do: 'evict' }

const which = { run: fc.nat(1), shop: fc.nat(2) }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('plan' as const), ...which }) },
  {
    weight: 5,
    // Some chunks of a shop, in any order, some twice.
    arbitrary: fc.record({
      do: fc.constant('upload' as const),
      shop: fc.nat(2),
      picks: fc.oneof(fc.constant<number[]>([0, 1, 2, 3, 4]), fc.array(fc.nat(4), { maxLength: 7 })),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('score' as const), ...which, from: fc.constantFrom(0, 0, 2) }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'evict' }) },
)

/** Single steps in any order, and whole updates that may be repeated or broken off, so that the end is reached too. */
const steps: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: step.map((single) => [single]) },
      {
        weight: 1,
        arbitrary: fc
          .record({ ...which, length: fc.integer({ min: 1, max: 4 }) })
          .map(({ run, shop, length }): Step[] =>
            [
              { do: 'plan' as const, run, shop },
              { do: 'upload' as const, shop, picks: [4, 3, 2, 1, 0] },
              { do: 'score' as const, run, shop, from: 0 },
              { do: 'score' as const, run, shop, from: 2 },
            ].slice(0, length),
          ),
      },
    ),
    { minLength: 3, maxLength: 12 },
  )
  .map((parts) => parts.flat())

const hashes = ({ lists }: Cut) => [...(lists.customers ?? []), ...lists.orders]

/** What a book answers, in so many lines. */
function expected(model: Model, what: Step, { cuts }: World): { status: number; code?: string; value?: object } {
  if (what.do === 'evict') return { status: 0 }
  if (what.do === 'upload') {
    const all = hashes(cuts[what.shop])
    const fresh = new Set(what.picks.map((pick) => all[pick % all.length]).filter((hash) => !model.chunks.has(hash)))
    for (const hash of fresh) model.chunks.add(hash)
    return { status: 200, value: { stored: fresh.size, known: what.picks.length - fresh.size } }
  }
  if (model.lease !== null && model.lease !== what.run) return { status: 409, code: 'busy' }
  const needed = hashes(cuts[what.shop])
  if (what.do === 'plan') {
    model.lease = what.run
    model.planned.add(what.shop)
    const live = new Set([...model.planned].flatMap((shop) => hashes(cuts[shop])))
    model.chunks = new Set([...model.chunks].filter((hash) => live.has(hash)))
    return { status: 200, value: { missing: needed.filter((hash) => !model.chunks.has(hash)) } }
  }
  if (!model.planned.has(what.shop)) return { status: 409, code: 'unknownManifest' }
  const missing = needed.filter((hash) => !model.chunks.has(hash))
  if (missing.length > 0) return { status: 409, code: 'missingChunks', value: { missing } }
  // A question that is refused takes no lease.
  model.lease = what.from === 2 ? null : what.run
  return { status: 200 }
}

async function act(what: Step, { book, key, cuts, manifests }: World): Promise<Response | undefined> {
  if (what.do === 'evict') return void (await evict(book))
  const { lists, texts } = cuts[what.shop]
  if (what.do === 'plan') return plan(key, RUNS[what.run], lists)
  if (what.do === 'upload') {
    const all = Object.values(texts)
    const byHash = hashes(cuts[what.shop])
    return upload(
      key,
      what.picks.map((pick) => texts[byHash[pick % all.length]]),
    )
  }
  const rows = { from: what.from, to: what.from + 2 }
  return scoreBook(key, { run: RUNS[what.run], manifest: manifests[what.shop], rows, ...OPTIONS })
}

/** The same for every world. */
let known: Promise<Omit<World, 'book' | 'key'>> | undefined

async function learn(): Promise<Omit<World, 'book' | 'key'>> {
  const cuts = await Promise.all(SHOPS.map((shop) => cutTables(shop, () => 2)))
  const key = await openBook()
  const run = newRun()
  const manifests: string[] = []
  const answers: ScoreAnswer[] = []
  for (const [at, { lists }] of cuts.entries()) {
    manifests.push((await (await plan(key, run, lists)).json<PlanAnswer>()).manifest)
    answers.push(await (await post('/v1/score', { ...SHOPS[at], ...OPTIONS })).json())
  }
  return { cuts, answers, manifests }
}

async function newWorld(): Promise<World> {
  await forgetOpenings()
  known ??= learn()
  const book = newBookId()
  return { book, key: await openBook(book), ...(await known) }
}

describe('a book', () => {
  it('answers as its model does, whatever is repeated, reordered, left out or evicted in between', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const world = await newWorld()
        const model: Model = { lease: null, planned: new Set(), chunks: new Set() }
        for (const what of taken) {
          const { status, code, value } = expected(model, what, world)
          const response = await act(what, world)
          if (response === undefined) continue
          const answer = await response.json<Record<string, unknown>>()
          expect({ what, status: response.status, code: answer.code }).toEqual({ what, status, code })
          if (value) expect(answer).toMatchObject(value)
          if (what.do === 'score' && status === 200) {
            const { id, segment, tier } = world.answers[what.shop].columns
            const page = (cells: unknown[] = []) => cells.slice(what.from, what.from + 2)
            expect(answer.columns).toEqual({ id: page(id), segment: page(segment), tier: page(tier) })
          }
        }
        const state = await (await call('/v1/book', { method: 'GET', key: world.key })).json<BookState>()
        expect(state.chunks).toBe(model.chunks.size)
        expect(state.manifests).toBe(model.planned.size)
        expect(state.busyUntil !== null).toBe(model.lease !== null)
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('keeps each chunk once when a hundred uploads race', async () => {
    const key = await openBook()
    const { texts, lists } = await cutTables(SHOPS[0], () => 1)
    const run = newRun()
    const { manifest } = await (await plan(key, run, lists)).json<PlanAnswer>()
    const all = Object.values(texts)
    const answers = await Promise.all(
      Array.from(
        { length: 100 },
        (_, k): Promise<ChunksAnswer> => uploaded(key, [...all.slice(k % 10), ...all.slice(0, k % 10)]),
      ),
    )
    expect(answers.reduce((sum, { stored }) => sum + stored, 0)).toBe(all.length)
    const state = await (await call('/v1/book', { method: 'GET', key })).json<BookState>()
    expect(state.chunks).toBe(all.length)
    expect((await scoreBook(key, { run, manifest, ...OPTIONS })).status).toBe(200)
  })

  it('lets one of a hundred racing runs in', async () => {
    const key = await openBook()
    const { lists } = await cutTables(SHOPS[0])
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const response = await plan(key, newRun(), lists)
        await response.text()
        return response.status
      }),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(99)
  })

  it('drops chunks that nobody has planned for a day, bytes and all, and keeps those of the newest plan', async () => {
    const book = newBookId()
    const key = await openBook(book)
    await update(key, SHOPS[0], OPTIONS)
    const onlyThere = '2026-11-01'
    await storageOf(`book:${book}`, (sql) => void sql.exec('update manifest set used_ms = used_ms - 86400001'))
    await update(key, SHOPS[1], OPTIONS)
    expect(await contents(book)).not.toContain(onlyThere)
    const state = await (await call('/v1/book', { method: 'GET', key })).json<BookState>()
    expect(state).toMatchObject({ manifests: 1, chunks: 4 })
    expect((await update(key, SHOPS[1], OPTIONS)).uploaded).toBe(0)
  })

  it('uploads nothing when the same rows are planned again after days', async () => {
    const book = newBookId()
    const key = await openBook(book)
    await update(key, SHOPS[0], OPTIONS)
    await storageOf(`book:${book}`, (sql) => void sql.exec('update manifest set used_ms = used_ms - 700000000'))
    expect((await update(key, SHOPS[0], OPTIONS)).uploaded).toBe(0)
  })
})
