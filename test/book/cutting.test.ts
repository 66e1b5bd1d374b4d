/** However tables are cut into chunks, a book answers what POST /v1/score answers for the whole. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerLedger, scoreTables } from '../../worker/answer.ts'
import { decodeChunk, encodeChunk } from '../../worker/book/encode-chunk.ts'
import { openTables } from '../../worker/book/tables.ts'
import type { Cell, ScoreAnswer, ScoreRequest, ScoreTables, TableName } from '../../worker/contract.ts'
import { dayOfIso } from '../../worker/ledger/days.ts'
import { readLedger } from '../../worker/ledger/index.ts'
import { resolveSettings } from '../../worker/settings.ts'
import { anyRequest } from '../api/any-request.ts'
import { chunkTexts } from './chunk-texts.ts'
import { Shelf } from './shelf.ts'

function scoreCut(request: ScoreRequest, sizes: Iterator<number>): ScoreAnswer {
  const shelf = new Shelf()
  const lists: Partial<Record<TableName, string[]>> = {}
  for (const name of ['customers', 'orders', 'contacts'] as const) {
    const table = (request as ScoreTables)[name]
    if (table) lists[name] = chunkTexts(name, table, () => sizes.next().value as number).map((text) => shelf.put(text))
  }
  const { tables, release } = openTables({ orders: [], ...lists }, shelf)
  const settings = resolveSettings(request.settings)
  return answerLedger(
    readLedger({ asOfDay: dayOfIso(request.asOf), settings, ...tables, onRowsRead: release }),
    request,
  )
}

const pseudonym = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((id) => id.toString(16).padStart(16, '0'))
/** Columns long enough for every kind of array, with odd cells among them. */
const longColumns = fc
  .record({
    ids: fc.array(pseudonym, { minLength: 1, maxLength: 40 }),
    rows: fc.array(
      fc.record({
        customer: fc.nat(50),
        day: fc.integer({ min: 1, max: 28 }),
        amount: fc.oneof(
          fc.integer({ min: 0, max: 9999 }),
          fc.integer({ min: 0, max: 99999 }).map((n) => n / 100),
          fc.double({ noNaN: true, min: -5, max: 1e6 }),
        ),
        odd: fc.constantFrom<Cell>(
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          'odd',
          true,
          '0000000000000000',
          7,
          ' x ',
          '2026-02-30',
        ),
        order: fc.oneof(pseudonym, fc.constantFrom('o1', 'o2')),
      }),
      { minLength: 20, maxLength: 90 },
    ),
  })
  .map(({ ids, rows }): ScoreRequest => {
    const odd = (k: number, cell: Cell) => rows[k].odd ?? cell
    return {
      asOf: '2026-11-22',
      columns: 'all',
      orders: {
        customer: rows.map(({ customer }, k) =>
          k % 3 === 0 ? odd(k, ids[customer] ?? null) : (ids[customer] ?? 'nobody'),
        ),
        date: rows.map(({ day }, k) =>
          k % 3 === 1 ? odd(k, '2026-05-05') : `2026-05-${String(day).padStart(2, '0')}`,
        ),
        amount: rows.map(({ amount }, k) => (k % 3 === 2 ? odd(k, amount) : amount)),
        orderId: rows.map(({ order }) => order),
        category: rows.map(({ odd: cell }) => cell),
        attributes: { city: rows.map(({ day }) => (day > 14 ? 'Köln' : null)) },
      },
    }
  })

const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 40 }))

describe('a cut table', () => {
  it('gives the answer of the whole one, problems and their rows included', () => {
    fc.assert(
      fc.property(anyRequest, sizes, (request, size) => {
        const whole = JSON.parse(JSON.stringify(request)) as ScoreRequest
        expect(JSON.stringify(scoreCut(whole, size))).toBe(JSON.stringify(scoreTables(whole)))
      }),
      { numRuns: 150 },
    )
  })

  it('does so for pseudonyms, dates and amounts in typed arrays with odd cells', () => {
    fc.assert(
      fc.property(longColumns, sizes, (request, size) => {
        expect(JSON.stringify(scoreCut(request, size))).toBe(JSON.stringify(scoreTables(request)))
      }),
      { numRuns: 100 },
    )
  })
})

describe('an encoded chunk', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    pseudonym,
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.integer({ min: 0, max: 50_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
    fc.constantFrom<Cell>(null, '', true, false, 2 ** 53, -2147483648, '0000000000000000', '\ud800', '__proto__'),
  )
  it('comes back cell by cell', () => {
    const column = fc.oneof(
      fc.array(cell, { maxLength: 400 }),
      // One kind nearly alone.
      fc.nat(4).chain((kind) =>
        fc.array(
          fc.oneof(
            {
              weight: 40,
              arbitrary: [
                pseudonym,
                fc.integer(),
                fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }),
                fc.integer({ min: 1, max: 99999 }).map((n) => n / 100),
                fc.integer({ min: 0, max: 50_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
              ][kind] as fc.Arbitrary<Cell>,
            },
            { weight: 1, arbitrary: cell },
          ),
          { maxLength: 600 },
        ),
      ),
    )
    fc.assert(
      fc.property(column, (cells) => {
        const chunk = {
          table: 'orders' as const,
          rows: cells.length,
          columns: { customer: cells, date: cells, amount: cells },
        }
        const decoded = decodeChunk(encodeChunk(chunk))
        expect(decoded.rows).toBe(cells.length)
        for (const name of ['customer', 'amount']) {
          expect(Array.from(cells, (_, row) => decoded.columns.get(name)?.cell(row))).toEqual(cells)
        }
      }),
      { numRuns: 300 },
    )
  })
})
