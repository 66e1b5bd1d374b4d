/** What the next score asks for: it earns it, and a little less does not. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { Settings } from '../../worker/contract.ts'
import { type Measure, neededForNextScore } from '../../worker/score/next-score.ts'
import { resolveSettings } from '../../worker/settings.ts'

const OWN_BOUNDS: Settings = {
  rfm: { method: 'fixed', bounds: { r: [5, 10, 20, 40], f: [4, 3, 2, 1], m: [0.9, 0.5, 0.2, 0.1] } },
}

/** The score by its definition, over plain numbers. */
function scoreOf(values: number[], own: number, bins: number, measure: Measure): number {
  const worse = values.filter((value) => (measure === 'r' ? value > values[own] : value < values[own])).length
  return 1 + Math.floor((bins * worse) / values.length)
}

describe('the value that the next score needs', () => {
  it('earns it by shares of buyers, and one less does not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.constantFrom(2, 5, 9),
        fc.constantFrom('r' as const, 'f' as const, 'm' as const),
        (values, pick, bins, measure) => {
          const own = pick % values.length
          const score = scoreOf(values, own, bins, measure)
          const column = Float64Array.from(values)
          const scores = new Uint8Array(values.length).fill(score)
          const whole = Int32Array.from(values)
          const measured = {
            recencyDays: whole,
            frequency: whole,
            monetaryMinor: column,
            r: scores,
            f: scores,
            m: scores,
          }
          const needed = neededForNextScore(
            { method: 'quantile', ...measured },
            { buyers: Int32Array.from(values.keys()) },
            { ...resolveSettings().rfm, bins },
            2,
            own,
            measure,
          )
          const withValue = (value: number) => scoreOf(values.with(own, value), own, bins, measure)
          if (needed === null) {
            for (let value = 0; value <= 32; value++) expect(withValue(value)).toBeLessThanOrEqual(score)
            return
          }
          expect(withValue(needed)).toBeGreaterThan(score)
          expect(withValue(measure === 'r' ? needed + 1 : needed - 1)).toBeLessThanOrEqual(score)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('earns it by fixed bounds too, with the median that it makes itself, and one less does not', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 7 }), fc.nat(), (spends, pick) => {
        const own = pick % spends.length
        const customer = spends.map((_, i) => `c${i}`)
        const scored = (minor: number) => {
          const amount = spends.with(own, minor).map((spend) => (spend === 0 ? 0.01 : spend / 100))
          // Who spent nothing in the window is a buyer of long ago.
          const date = spends.with(own, minor).map((spend) => (spend === 0 ? '2020-01-01' : '2026-06-01'))
          const orders = { customer, date, amount }
          return scoreTables({ asOf: '2026-06-30', columns: ['m'], explain: `c${own}`, orders })
        }
        const { score, needed } = scored(spends[own]).explain?.scores?.m ?? { score: 0, needed: null }
        const scoreWith = (minor: number) => scored(minor).columns.m?.[own] as number
        if (needed === null) {
          for (const minor of [1, 10, 50, 100, 10_000]) expect(scoreWith(minor)).toBeLessThanOrEqual(score)
          return
        }
        const minor = Math.round(100 * needed)
        expect(scoreWith(minor)).toBeGreaterThan(score)
        expect(scoreWith(minor - 1)).toBeLessThanOrEqual(score)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the bound of a score', () => {
  it.each([undefined, OWN_BOUNDS])(
    'is met by whoever has that score or a better one, and by nobody else (%j)',
    (settings) => {
      const order = fc.record({
        customer: fc.nat({ max: 6 }),
        daysAgo: fc.nat({ max: 500 }),
        cents: fc.integer({ min: 1, max: 99 }),
      })
      fc.assert(
        fc.property(fc.array(order, { minLength: 1, maxLength: 25 }), (lines) => {
          const orders = {
            customer: lines.map(({ customer }) => `c${customer}`),
            date: lines.map(({ daysAgo }) =>
              new Date(Date.UTC(2026, 5, 30) - daysAgo * 86_400_000).toISOString().slice(0, 10),
            ),
            amount: lines.map(({ cents }) => cents / 100),
          }
          const explain = orders.customer[0]
          const columns = ['r', 'f', 'm', 'recencyDays', 'frequency', 'monetary'] as const
          const told = scoreTables({ asOf: '2026-06-30', columns, explain, orders, settings })
          const values = { r: 'recencyDays', f: 'frequency', m: 'monetary' } as const
          for (const measure of ['r', 'f', 'm'] as const) {
            const { score = 0, bound = null } = told.explain?.scores?.[measure] ?? {}
            if (score === 1) expect(bound).toBeNull()
            if (bound === null) continue
            const scores = told.columns[measure] as number[]
            const own = told.columns[values[measure]] as number[]
            for (const [k, value] of own.entries())
              expect(measure === 'r' ? value <= bound : value >= bound).toBe(scores[k] >= score)
          }
        }),
        { numRuns: 100 },
      )
    },
  )

  it('is none where buyers are compared with each other', () => {
    const customer = Array.from({ length: 20 }, (_, k) => `c${k}`)
    const orders = { customer, date: customer.map(() => '2026-06-01'), amount: customer.map((_, k) => k + 1) }
    const told = scoreTables({ asOf: '2026-06-30', columns: ['m'], explain: 'c19', orders })
    expect(told.explain?.scores).toMatchObject({ method: 'quantile', m: { score: 5, bound: null } })
  })
})
