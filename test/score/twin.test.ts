/**
 * Scoring beside its independent naive twin (naive/): every column of every customer, on real logs and random shops.
 * Reads ../shared/data and skips those cases where it is missing.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { ALL_COLUMNS, type Cell, CLASS_COLUMNS, type ScoreAnswer, type ScoreRequest } from '../../worker/contract.ts'
import { naiveScore } from './naive/index.ts'
import { shopArb } from './random-shops.ts'
import { hasSharedData, shopOf, shopWithCancellations } from './shared-shops.ts'

/**
 * How far a column may be from the twin's: cycleDays is rounded to a millionth of a day, and two ways to add logarithms
 * may fall on both sides of a half. Predictions come from two searches for the greatest likelihood.
 */
const TOLERANCE: { [column: string]: { absolute: number; relative: number } } = {
  cycleDays: { absolute: 2e-6, relative: 0 },
  pAlive: { absolute: 5e-4, relative: 0 },
  expectedOrders90: { absolute: 2e-4, relative: 1e-3 },
  clv12: { absolute: 0.02, relative: 2e-3 },
}

const same = (column: string, got: Cell | undefined, expected: Cell): boolean => {
  const { absolute, relative } = TOLERANCE[column] ?? { absolute: 0, relative: 0 }
  return absolute > 0 && typeof got === 'number' && typeof expected === 'number'
    ? Math.abs(got - expected) <= absolute + relative * Math.abs(expected)
    : got === expected
}

/** Every cell in which the answer differs from the twin, in words. */
function differences(request: ScoreRequest): { answer: ScoreAnswer; found: string[] } {
  const answer = scoreTables(request)
  const twin = naiveScore(request)
  const found: string[] = []
  const compare = (what: string, got: unknown, expected: unknown) => {
    if (JSON.stringify(got) !== JSON.stringify(expected)) {
      found.push(`${what}: ${JSON.stringify(got)}, twin ${JSON.stringify(expected)}`)
    }
  }
  compare('ids', answer.columns.id.map(String), twin.ids)
  for (const column of ALL_COLUMNS) {
    const cells = answer.columns[column] ?? []
    twin.rows.forEach((row, i) => {
      const expected = row[column as keyof typeof row]
      if (!same(column, cells[i], expected)) found.push(`${twin.ids[i]} ${column}: ${cells[i]}, twin ${expected}`)
    })
  }
  const { summary } = answer
  compare('buyers', summary.buyers, twin.buyers)
  compare('orders', summary.orders, twin.orders)
  compare('revenue', Math.round(summary.revenue * 100), twin.revenueMinor)
  compare('method', summary.method, twin.method)
  compare('refundWithoutOrder', summary.problems.refundWithoutOrder ?? 0, twin.leftOvers.length)
  for (const column of CLASS_COLUMNS) {
    const expected = new Map<string, { customers: number; minor: number }>()
    twin.rows.forEach((row, i) => {
      if (row[column] === null) return
      const count = expected.get(String(row[column])) ?? { customers: 0, minor: 0 }
      expected.set(String(row[column]), { customers: count.customers + 1, minor: count.minor + twin.netMinor[i] })
    })
    const sorted = [...expected].map(([code, count]) => [code, count.customers, count.minor]).sort()
    const got = (summary.classes[column] ?? []).map((c) => [c.code, c.customers, Math.round(c.revenue * 100)]).sort()
    compare(`classes of ${column}`, got, sorted)
  }
  return { answer, found }
}

describe.skipIf(!hasSharedData)('scoring equals its naive twin in every column (needs ../shared/data)', () => {
  it.each([
    ['rfm-orders', () => shopOf('rfm-orders/orders.csv', '2006-12-31')],
    ['the CDNOW sample', () => shopOf('cdnow-sample/orders.csv', '1998-06-30')],
    ['the CDNOW sample half way', () => shopOf('cdnow-sample/orders.csv', '1997-09-30', { lifecycle: 'fixed' })],
    ['Online Retail', () => shopOf('online-retail/orders.csv', '2011-12-10')],
    [
      'Online Retail over its lifetime',
      () => shopOf('online-retail/orders.csv', '2011-12-10', { rfm: { windowDays: 0 } }),
    ],
    ['Online Retail with cancellations', () => shopWithCancellations('2011-12-10')],
    [
      'Online Retail with cancellations over its lifetime',
      () => shopWithCancellations('2011-12-10', { rfm: { windowDays: 0 } }),
    ],
    [
      'Online Retail by the fixed bounds of the seed',
      () => shopOf('online-retail/orders.csv', '2011-12-10', { rfm: { preset: 'seed' } }),
    ],
    [
      'grocery baskets with categories',
      () => shopOf('complete-journey/orders.csv', '2018-01-01', { contact: { weekdays: [1, 3, 5] } }),
    ],
  ])('on %s', { timeout: 240_000 }, (_, request) => {
    expect(differences(request()).found.slice(0, 20)).toEqual([])
  })
})

describe.skipIf(!hasSharedData)('published counts come out (needs ../shared/data)', () => {
  it('CDNOW sample: A 133, B 240, C 42, D 1,934 over the 365 days to 1998-06-30', () => {
    const { summary } = scoreTables(shopOf('cdnow-sample/orders.csv', '1998-06-30'))
    const sizes = summary.classes.valueClass?.map(({ code, customers }) => [code, customers])
    expect(sizes).toEqual([
      ['A', 133],
      ['B', 240],
      ['C', 42],
      ['D', 1934],
    ])
  })

  it('Online Retail: 4,338 customers and 18,532 orders; cancellations leave 4,321 and take 592,812.92', () => {
    const lifetime = { rfm: { windowDays: 0 } }
    const clean = scoreTables(shopOf('online-retail/orders.csv', '2011-12-10', lifetime)).summary
    const reduced = scoreTables(shopWithCancellations('2011-12-10', lifetime)).summary
    expect([clean.buyers, clean.orders, reduced.buyers]).toEqual([4338, 18532, 4321])
    expect(clean.revenue - reduced.revenue).toBeCloseTo(592_812.92, 4)
    expect(reduced.problems.refundWithoutOrder).toBe(162)
  })
})

describe('scoring equals its naive twin on random shops', () => {
  it('in every column, class and count', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(shopArb(), (request) => {
        expect(differences(request).found.slice(0, 10)).toEqual([])
      }),
      { numRuns: Number(process.env.TWIN_RUNS ?? 200) },
    )
  })
})
