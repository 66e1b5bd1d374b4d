/** Chunks cut by content: what an edit changes, that they hold the whole table, and the limits of the contract. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaries, chunkText, cutTable, flatColumns, MOST_ROWS, WINDOW } from '../../addon/sync/chunks.ts'
import { BOOK_LIMITS, type Cell, type Chunk, HASH_PATTERN } from '../../worker/contract.ts'

type Row = [string, string, number]
const columnsOf = (rows: readonly Row[]) => ({
  customer: rows.map(([customer]) => customer),
  date: rows.map(([, date]) => date),
  amount: rows.map(([, , amount]) => amount) as Cell[],
})
const hashesOf = (rows: readonly Row[]) => cutTable('orders', columnsOf(rows)).map(({ hash }) => hash)

/** A linear congruential generator: the same shop in every run. */
function shop(rows: number, seed = 1): Row[] {
  let state = seed
  const draw = (below: number) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
  return Array.from({ length: rows }, (_, k) => [
    `${draw(1e9)}${draw(1e9)}`.slice(0, 16),
    new Date(Date.UTC(2020, 0, 1 + Math.floor(k / 50))).toISOString().slice(0, 10),
    draw(100_000) / 100,
  ])
}
const SHOP = shop(9_000)
const BEFORE = new Set(hashesOf(SHOP))
const newChunks = (rows: readonly Row[]) => hashesOf(rows).filter((hash) => !BEFORE.has(hash)).length

const anyRow = fc.tuple(fc.stringMatching(/^[0-9a-f]{16}$/), fc.constant('2024-05-05'), fc.integer({ max: 1e6 }))
const place = fc.nat(SHOP.length - 1)

describe('one edit', () => {
  it.each<[string, (rows: Row[], at: number, row: Row) => unknown]>([
    ['inserted', (rows, at, row) => rows.splice(at, 0, row)],
    ['deleted', (rows, at) => rows.splice(at, 1)],
    ['changed', (rows, at, row) => rows.splice(at, 1, row)],
  ])('a row %s anywhere makes at most three new chunks', (_, edit) => {
    fc.assert(
      fc.property(place, anyRow, (at, row) => {
        const rows = SHOP.slice()
        edit(rows, at, row)
        expect(newChunks(rows)).toBeLessThanOrEqual(3)
      }),
      { numRuns: 20 },
    )
  })

  it('makes 1.1 new chunks on average', () => {
    let made = 0
    for (let k = 0; k < 40; k++) {
      const rows = SHOP.slice()
      rows.splice(Math.floor((k + 0.5) * 220), 0, ['feedfacefeedface', '2024-05-05', k])
      made += newChunks(rows)
    }
    expect(made / 40).toBeLessThan(1.35)
  })

  it('ten rows put below change one chunk or two', () => {
    for (let start = 4_000; start < 8_990; start += 477) {
      const before = new Set(hashesOf(SHOP.slice(0, start)))
      const after = hashesOf(SHOP.slice(0, start + 10)).filter((hash) => !before.has(hash))
      expect(after.length).toBeLessThanOrEqual(2)
    }
  })
})

describe('chunks', () => {
  it('have about a thousand rows each', () => {
    const sizes = cutTable('orders', columnsOf(SHOP)).map(({ from, to }) => to - from)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(SHOP.length)
    expect(Math.min(...sizes)).toBeGreaterThan(WINDOW)
    expect(SHOP.length / sizes.length).toBeGreaterThan(800)
    expect(SHOP.length / sizes.length).toBeLessThan(1_300)
  })

  it('hold every row once and in order, under the hash of their own text', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.nat(), fc.boolean(), (rows, seed, withAttribute) => {
        const table = columnsOf(shop(rows, seed + 1))
        const line = table.customer.map((_, k) => (k % 7 === 0 ? 'é\n"\ud800' : null))
        const columns = flatColumns(withAttribute ? { ...table, attributes: { line } } : table)
        const joined: Record<string, Cell[]> = {}
        for (const chunk of cutTable('orders', columns)) {
          const text = chunkText(columns, chunk)
          expect(chunk.hash).toBe(createHash('sha256').update(text).digest('base64url'))
          expect(chunk.hash).toMatch(HASH_PATTERN)
          expect(text).not.toContain('\n')
          const parsed = JSON.parse(text) as Chunk
          expect([parsed.table, parsed.rows]).toEqual(['orders', chunk.to - chunk.from])
          expect(Object.keys(parsed.columns)).toEqual(Object.keys(columns))
          for (const [name, cells] of Object.entries(parsed.columns)) joined[name] = (joined[name] ?? []).concat(cells)
        }
        if (rows > 0) expect(joined).toEqual(columns)
      }),
      { numRuns: 30 },
    )
  })

  it('of rows that are all the same keep to the limit', () => {
    const same = Array.from({ length: 20_000 }, (): Row => ['a', '2024-05-05', 1])
    const sizes = cutTable('orders', columnsOf(same)).map(({ from, to }) => to - from)
    expect(Math.max(...sizes)).toBe(MOST_ROWS)
    expect(MOST_ROWS).toBeLessThanOrEqual(BOOK_LIMITS.chunkRows)
  })

  it('of rows full of long text keep to the bytes of the contract', () => {
    const long = '漢'.repeat(200)
    const cells = Array.from({ length: 3_000 }, (_, k) => `${long}${k}`)
    const columns = { customer: cells, date: cells, amount: cells }
    const chunks = cutTable('orders', columns)
    const bytes = chunks.map((chunk) => Buffer.byteLength(chunkText(columns, chunk)))
    expect(Math.max(...bytes)).toBeLessThanOrEqual(BOOK_LIMITS.chunkBytes)
    expect(chunks.map(({ from }) => from)).toEqual([0, ...chunks.slice(0, -1).map(({ to }) => to)])
    expect(chunks.at(-1)?.to).toBe(3_000)
  })

  it('are none where there is no row', () => {
    expect(cutTable('contacts', { customer: [], date: [] })).toEqual([])
  })
})

describe('boundaries', () => {
  it('come after each strict maximum with a whole window on both sides, and nowhere else', () => {
    const naive = (hashes: number[], window: number): number[] =>
      hashes.flatMap((hash, row) => {
        if (row < window || row + window >= hashes.length) return []
        const others = [...hashes.slice(row - window, row), ...hashes.slice(row + 1, row + window + 1)]
        return others.every((other) => other < hash) ? [row + 1] : []
      })
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 120 }), fc.integer({ min: 1, max: 9 }), (hashes, window) => {
        expect(boundaries(hashes, window, Number.POSITIVE_INFINITY)).toEqual(naive(hashes, window))
      }),
      { numRuns: 500 },
    )
  })
})
