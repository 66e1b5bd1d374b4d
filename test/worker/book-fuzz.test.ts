/** Whatever arrives at a book's routes: a refusal in words or an answer, never a 500, and a refusal changes nothing. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cutTables, newRun, plan, scoreBook, update, upload } from './book-client.ts'
import { contents, evict, forgetOpenings, newMinute } from './book-storage.ts'
import { call, EXAMPLE, gzip, newBookId, openBook } from './client.ts'

const { asOf, locale, settings, columns, ...TABLES } = EXAMPLE
const OPTIONS = { asOf, locale, settings, columns }
const lines: string[] = []
beforeEach(() => {
  lines.length = 0
  for (const level of ['log', 'error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((line) => void lines.push(String(line)))
  }
})
afterEach(async () => {
  vi.restoreAllMocks()
  await forgetOpenings()
})

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, '', '\ud800', '\u0000', 'x'.repeat(300), '__proto__', 'constructor', [], {}, [[]]],
    ...[0, -1, 1.5, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 1e300, 5e-324, Number.MAX_VALUE],
  ),
  fc.jsonValue({ maxDepth: 4 }),
)

/** JSON text of `value` with one thing in it replaced, added (also as `__proto__`), or dropped. */
function mutated(value: object): fc.Arbitrary<string> {
  const places: { holder: string[]; key: string }[] = []
  const walk = (node: unknown, holder: string[]) => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, child] of Object.entries(node)) {
      places.push({ holder, key })
      walk(child, [...holder, key])
    }
  }
  walk(value, [])
  return fc
    .record({ place: fc.constantFrom(...places), how: fc.constantFrom('replace', 'drop', 'add', '__proto__'), odd })
    .map(({ place, how, odd }) => {
      const copy = structuredClone(value)
      let holder: object = copy
      for (const key of place.holder) holder = (holder as Record<string, object>)[key]
      const set = (key: string) =>
        Object.defineProperty(holder, key, { value: odd, enumerable: true, writable: true, configurable: true })
      if (how === 'drop') Reflect.deleteProperty(holder, place.key)
      else set(how === 'replace' ? place.key : how === 'add' ? 'surplus' : '__proto__')
      return JSON.stringify(copy)
    })
}

interface Target {
  book: string
  key: string
}
async function whole(): Promise<Target & { lists: object; manifest: string }> {
  const book = newBookId()
  const key = await openBook(book)
  const { lists } = await cutTables(TABLES)
  const run = newRun()
  await update(key, TABLES, OPTIONS, { run })
  const { manifest } = await (await plan(key, run, lists)).json<{ manifest: string }>()
  // Ends the lease, which would turn every other run away before anything is looked at.
  await (await scoreBook(key, { run, manifest, ...OPTIONS })).text()
  return { book, key, lists, manifest }
}

async function expectKept({ book, key }: Target, ask: () => Promise<Response>): Promise<void> {
  await newMinute(book)
  const before = await contents(book)
  const response = await ask()
  const text = await response.text()
  expect(response.status, text).toBeLessThan(500)
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  if (response.status === 200) return
  expect([400, 401, 409, 413]).toContain(response.status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(text).not.toMatch(/\.ts|\bat \w+ \(|SQLITE|node_modules/)
  expect(await contents(book), `${key} ${text}`).toBe(before)
}

describe('any body', () => {
  it('that is a mutated plan, score or rotation is refused in words or answered', async () => {
    const target = await whole()
    const run = newRun()
    const bodies: [string, object][] = [
      ['/v1/book/plan', { run, tables: { customers: ['A'.repeat(43)], ...target.lists } }],
      [
        '/v1/book/score',
        { run, manifest: target.manifest, rows: { from: 0, to: 1 }, ...OPTIONS, settings: { rfm: { bins: 5 } } },
      ],
      ['/v1/book/token', { rotation: newRun(), now: false, erase: false, surplus: 1 }],
    ]
    const cases = fc.oneof(...bodies.map(([path, body]) => mutated(body).map((text) => ({ path, text }))))
    await fc.assert(
      fc.asyncProperty(cases, async ({ path, text }) => {
        await expectKept(target, () => call(path, { key: target.key, body: text }))
      }),
      { numRuns: 150 },
    )
    expect(lines.filter((line) => line.includes('"failure"'))).toEqual([])
  })

  it('that holds mutated chunks, broken text or deep nesting is refused whole', async () => {
    const target = await whole()
    const headers = { 'content-type': 'application/gzip' }
    const chunk = {
      table: 'orders',
      rows: 2,
      columns: { customer: ['a', 'b'], date: ['2026-01-02', null], amount: [1, 2 ** 53] },
    }
    const good = JSON.stringify({ ...chunk, columns: { ...chunk.columns, store: ['never', 'kept'] } })
    const cut = fc.nat(good.length - 2).map((at) => good.slice(0, at))
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated(chunk), mutated(chunk), cut, fc.string({ unit: 'binary' })), async (text) => {
        const body = await gzip(`${text}\n${text}`)
        await expectKept(target, () => call('/v1/book/chunks', { key: target.key, headers, body }))
      }),
      { numRuns: 100 },
    )
    for (const deep of [
      '['.repeat(200_000),
      `${'{"a":'.repeat(50_000)}1`,
      `{"table":${'['.repeat(9999)}${']'.repeat(9999)}}`,
    ]) {
      await expectKept(target, async () =>
        call('/v1/book/chunks', { key: target.key, headers, body: await gzip(`${good}\n${deep}`) }),
      )
      for (const path of ['/v1/book/plan', '/v1/book/score', '/v1/book/token', '/v1/score']) {
        await expectKept(target, () => call(path, { key: target.key, body: deep }))
      }
    }
    expect(await contents(target.book)).not.toContain('never')
    expect(lines.filter((line) => line.includes('"failure"'))).toEqual([])
  })
})

it('says in no answer and no log line what stands in a cell, but for dates and amounts that cannot be read', async () => {
  const canary = (kind: string) => `canary-${kind}-7f3a`
  const tables = {
    customers: {
      id: [canary('id'), canary('id'), null],
      source: [canary('source'), null, null],
      consent: [canary('consent'), null, null],
    },
    orders: {
      customer: [canary('id'), canary('nobody')],
      date: ['2026-01-02', '2026-01-03'],
      amount: [1, 2],
      orderId: [canary('order'), canary('order')],
      status: [canary('status'), null],
      category: [canary('category'), null],
      attributes: { city: [canary('city'), null] },
    },
    contacts: {
      customer: [canary('id')],
      date: ['2026-01-05'],
      channel: [canary('channel')],
      reason: [canary('reason')],
    },
  }
  const book = newBookId()
  const key = await openBook(book)
  const run = newRun()
  const { lists, texts } = await cutTables(tables)
  const said: string[] = []
  const note = async (response: Response) =>
    void said.push(await response.text(), JSON.stringify([...response.headers]))
  await note(await plan(key, run, lists))
  await note(await upload(key, Object.values(texts)))
  await note(await upload(key, [`{"table":"orders","rows":1,"columns":{"customer":["${canary('id')}"],"date":[{}]}}`]))
  await note(await upload(key, [`{"table":"orders","customer":"${canary('id')}`]))
  await note(await scoreBook(key, { run, manifest: canary('manifest'), ...OPTIONS }))
  const { manifest } = JSON.parse(said[0])
  const answer = await (await scoreBook(key, { run, manifest, asOf, columns: ['tier', 'why'] })).json<{
    columns: { id: unknown }
  }>()
  // The ids are the caller's own way to find its rows.
  expect(answer.columns.id).toEqual(tables.customers.id)
  said.push(JSON.stringify({ ...answer, columns: { ...answer.columns, id: null } }))
  await note(await call('/v1/book', { method: 'GET', key }))
  await evict(book)
  await note(await call(`/v1/${canary('path')}`, { method: 'GET', key: canary('key') }))
  await note(await call('/v1/book', { method: 'DELETE', key }))
  await note(await call('/v1/book', { method: 'GET', key }))
  expect(lines.length).toBeGreaterThan(9)
  expect([...said, ...lines].join('\n')).not.toContain('7f3a')
  expect(lines.join('\n')).not.toMatch(new RegExp(`${key}|${book}|${run}`))
  // The search would have found them where they are kept.
  expect(JSON.stringify(texts)).toContain('7f3a')
})
