/**
 * Examples with known answers: the weighted score of 60, the example request, the milk-powder case, and
 * the thresholds of other loyalty systems. The last read ../shared/data and skip where it is missing.
 */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { ScoreRequest } from '../../worker/contract.ts'
import { EXAMPLE, exampleAnswer } from '../score-example.ts'
import { dayOf, isoOf } from './naive/shop.ts'
import { hasSharedData, sharedText } from './shared-shops.ts'

describe('the seed example', () => {
  const buying = (daysAgo: number, amount: number): ScoreRequest => ({
    asOf: '2026-11-22',
    settings: { rfm: { preset: 'seed' } },
    columns: 'all',
    orders: { customer: ['A'], date: [isoOf(dayOf('2026-11-22') - daysAgo)], amount: [amount] },
  })

  it('one purchase of 6,000 a month ago is 5·4 + 4·8 + 1·8 = 60, important', () => {
    const { columns, summary } = scoreTables(buying(31, 6000))
    expect(columns).toMatchObject({ r: [5], m: [4], f: [1], rfm: [514], rfmWeighted: [60], rfmClass: ['important'] })
    expect(summary.method).toBe('fixed')
  })

  it('a day more and the purchase has left the window', () => {
    expect(scoreTables(buying(32, 6000)).columns).toMatchObject({
      r: [4],
      f: [1],
      m: [1],
      frequency: [0],
      monetary: [0],
    })
  })
})

describe('fixed bounds for a shop of few buyers', () => {
  const score = (column: 'r' | 'f' | 'm', rows: [customer: string, daysAgo: number, amount: number][]) => {
    const { columns } = scoreTables({
      asOf: '2026-11-22',
      columns: [column],
      orders: {
        customer: rows.map(([customer]) => customer),
        date: rows.map(([, daysAgo]) => isoOf(dayOf('2026-11-22') - daysAgo)),
        amount: rows.map(([, , amount]) => amount),
      },
    })
    return columns[column]
  }

  it('recency: 30, 90, 180 and 365 days are still the better score', () => {
    const ages = [0, 30, 31, 90, 91, 180, 181, 365, 366]
    expect(
      score(
        'r',
        ages.map((age) => [`c${age}`, age, 1]),
      ),
    ).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1])
  })

  it('frequency: 6, 4, 3, 2 occasions in the window', () => {
    const counts = [7, 6, 5, 4, 3, 2, 1]
    const rows = counts.flatMap((count) =>
      Array.from({ length: count }, (_, i): [string, number, number] => [`c${count}`, i, 1]),
    )
    // The last one bought twice on a day and once before the window: one occasion.
    rows.push(['edge', 364, 1], ['edge', 364, 1], ['edge', 365, 1])
    expect(score('f', rows)).toEqual([5, 5, 4, 4, 3, 2, 1, 1])
  })

  it('money: 2, 1.25 and 0.75 times the lower median of those who spent', () => {
    const amounts = [200, 199.99, 125, 124.99, 100, 75, 74.99, 0.01, 0.01]
    const rows = amounts.map((amount, i): [string, number, number] => [`c${i}`, 1, amount])
    rows.push(['left the window', 365, 1000])
    expect(score('m', rows)).toEqual([5, 4, 4, 3, 3, 3, 2, 2, 2, 1])
  })
})

describe('the example of POST /v1/score', () => {
  it('has exactly the printed answer, texts of notes aside', () => {
    const answer = scoreTables(EXAMPLE)
    const notes = answer.summary.notes.map(({ code }) => ({ code, text: '' }))
    expect({ ...answer, summary: { ...answer.summary, notes } }).toEqual(exampleAnswer(''))
  })

  it('has the scores said beside it: r 5, f 2, m 3, a cycle of 31 days', () => {
    const { columns } = scoreTables({ ...EXAMPLE, columns: 'all' })
    expect(columns).toMatchObject({ r: [5, null], f: [2, null], m: [3, null], cycleDays: [31, null] })
    expect(columns).toMatchObject({ contactReason: ['repurchase', null], contactBlocked: [null, 'noDate'] })
  })
})

describe('the milk-powder case', () => {
  it('who buys every 21 days is contacted on day 14, before week three', () => {
    const days = ['2026-01-01', '2026-01-22', '2026-02-12', '2026-03-05']
    const { columns } = scoreTables({
      asOf: '2026-03-06',
      columns: 'all',
      orders: { customer: days.map(() => 'A'), date: days, amount: days.map(() => 30) },
    })
    expect(columns).toMatchObject({ cycleDays: [21], nextContact: ['2026-03-19'], contactReason: ['repurchase'] })
  })

  it('each category has its own cycle where ten customers have one', () => {
    const rows = Array.from({ length: 10 }, (_, i) =>
      ['2026-01-01', '2026-01-22', '2026-02-12', '2026-03-05'].flatMap((date, k) => [
        { customer: `c${i}`, date, category: 'milk powder' },
        ...(k === 3 ? [{ customer: `c${i}`, date: '2026-03-06', category: 'toys' }] : []),
      ]),
    ).flat()
    const { columns } = scoreTables({
      asOf: '2026-03-06',
      columns: 'all',
      orders: {
        customer: rows.map((row) => row.customer),
        date: rows.map((row) => row.date),
        amount: rows.map(() => 30),
        category: rows.map((row) => row.category),
      },
    })
    expect(new Set(columns.nextContact)).toEqual(new Set(['2026-03-19']))
  })
})

describe('a cycle that is no whole number of days', () => {
  it('of 131 1/3 days keeps 3 m = 394 exact: lapsed recently on day 394, won back on day 395', () => {
    const regular = [0, 131, 262, 394]
    const asOf = dayOf('2026-01-01') + 394
    const { columns } = scoreTables({
      asOf: isoOf(asOf),
      columns: 'all',
      orders: {
        customer: ['regular', 'regular', 'regular', 'regular', 'once'],
        date: [...regular, 0].map((day) => isoOf(dayOf('2026-01-01') + day)),
        amount: [10, 10, 10, 10, 10],
      },
    })
    expect([columns.lifecycle?.[1], columns.nextContact?.[1]]).toEqual(['recentlyLapsed', isoOf(asOf + 1)])
    expect(columns.cycleDays?.[1]).toBe(131.333333)
  })
})

interface LoyaltyVector {
  id: string
  kind: string
  input: { tiers?: [string, number][]; levels?: [string, number][]; [amount: string]: unknown }
  expected: { tier?: string; level?: string }
}

describe.skipIf(!hasSharedData)('tiers by simple thresholds agree with other systems (needs ../shared/data)', () => {
  const { vectors } = hasSharedData
    ? (JSON.parse(sharedText('loyalty/vectors.json')) as { vectors: LoyaltyVector[] })
    : { vectors: [] }
  const chosen = vectors.filter(({ kind }) => kind === 'tier' || kind === 'tier_by_points')

  it('there are six such cases', () => {
    expect(chosen.map(({ id }) => id)).toEqual(['L001', 'L003', 'L005', 'L007', 'L039', 'L041'])
  })

  it.each(chosen.map((vector) => [vector.id, vector] as const))('%s', (_, { input, expected }) => {
    const levels = (input.tiers ?? input.levels ?? []).map(([name, up]) => ({ name, up }))
    const amounts = [input.total_spent, input.current_amount, input.points].map(Number).filter((amount) => amount > 0)
    const { columns } = scoreTables({
      asOf: '2026-11-22',
      columns: ['tier'],
      settings: { tiers: { levels } },
      customers: { id: ['A'] },
      orders: {
        customer: amounts.map(() => 'A'),
        date: amounts.map((_amount, i) => isoOf(dayOf('2026-11-01') + i)),
        amount: amounts,
      },
    })
    expect(columns.tier).toEqual([expected.tier ?? expected.level])
  })
})

describe('a year of days on which nobody may be contacted', () => {
  it('is capped where but for the contact of today the first Sunday would do: a gap of 366 days, Sundays only', () => {
    const { columns } = scoreTables({
      // A Sunday; 366 days on is a Tuesday.
      asOf: '2026-11-22',
      settings: { contact: { gapDays: 366, weekdays: [7] } },
      columns: ['nextContact', 'contactBlocked'],
      customers: { id: ['A'], joined: ['2026-11-19'] },
      orders: { customer: [], date: [], amount: [] },
      contacts: { customer: ['A'], date: ['2026-11-22'] },
    })
    expect(columns).toMatchObject({ nextContact: [null], contactBlocked: ['capped'] })
  })
})

describe('a reminder to buy again that is late', () => {
  it.each([
    // A cycle of 10 days: due on day 7, overdue from 12.5 days on, won back on day floor(1.25 * 12) + 1 = 16.
    ['is given today while the customer is not overdue', '2026-11-10', '2026-11-22', 'repurchase'],
    ['is dropped once the customer is overdue, though it is only 6 days late', '2026-11-09', '2026-11-25', 'winBack'],
  ])('%s', (_, last, nextContact, contactReason) => {
    const { columns } = scoreTables({
      asOf: '2026-11-22',
      columns: ['cycleDays', 'nextContact', 'contactReason'],
      orders: { customer: ['A', 'A'], date: [isoOf(dayOf(last) - 10), last], amount: [5, 5] },
    })
    expect(columns).toMatchObject({ cycleDays: [10], nextContact: [nextContact], contactReason: [contactReason] })
  })
})
