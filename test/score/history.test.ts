/** History, movement and roll-forward beside the naive twin that reads the rows again for each day. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { CLASS_COLUMNS, type ClassColumn, type HistoryPoint, type ScoreRequest } from '../../worker/contract.ts'
import { monthEndsTo } from '../../worker/score/months.ts'
import { naiveScore } from './naive/index.ts'
import { dayOf, isoOf, netUpTo, readShop } from './naive/shop.ts'
import { shopArb } from './random-shops.ts'
import { hasSharedData, shopOf } from './shared-shops.ts'

/** The last day of each of the months before, by the calendar of Date, and asOf. */
function naiveDays(asOf: string, months: number): string[] {
  const [year, month] = asOf.split('-').map(Number)
  const ends = Array.from({ length: months }, (_, i) => new Date(Date.UTC(year, month - months + i, 0)))
  return [...ends.map((end) => end.toISOString().slice(0, 10)), asOf]
}

/** The request as on an earlier day: an override without a from began on the request's own day. */
function asOn(request: ScoreRequest, day: string): ScoreRequest {
  const { customers } = request
  if (!customers || day === request.asOf) return { ...request, asOf: day }
  const from = customers.id.map((_, i) => customers.segmentOverrideFrom?.[i] ?? request.asOf)
  return { ...request, asOf: day, customers: { ...customers, segmentOverrideFrom: from } }
}

const classIn = (row: Record<string, unknown>, column: ClassColumn) =>
  (row[column === 'tier' ? 'tierComputed' : column] ?? null) as string | null

function naivePoint(request: ScoreRequest, day: string): HistoryPoint {
  const then = asOn(request, day)
  const { rows, buyers, netMinor } = naiveScore(then)
  const { customers } = readShop(then)
  const first = `${day.slice(0, 8)}01`
  const counting = customers.map((customer) =>
    customer.orders
      .map((order) => ({ day: isoOf(order.day), net: netUpTo(order, dayOf(day)) }))
      .filter((order) => order.net > 0),
  )
  const inMonth = counting.map((orders) => orders.filter((order) => order.day >= first))
  const classes: HistoryPoint['classes'] = {}
  for (const column of CLASS_COLUMNS) {
    const sums = new Map<string, { customers: number; minor: number }>()
    rows.forEach((row, i) => {
      const code = classIn(row, column)
      if (code === null) return
      const sum = sums.get(code) ?? { customers: 0, minor: 0 }
      sums.set(code, { customers: sum.customers + 1, minor: sum.minor + netMinor[i] })
    })
    classes[column] = [...sums]
      .map(([code, sum]) => ({ code, customers: sum.customers, revenue: sum.minor / 100 }))
      .sort((a, b) => (a.code < b.code ? -1 : 1))
  }
  return {
    asOf: day,
    buyers,
    month: {
      orders: inMonth.flat().length,
      revenue: inMonth.flat().reduce((sum, order) => sum + order.net, 0) / 100,
      buyers: inMonth.filter((orders) => orders.length > 0).length,
      newBuyers: inMonth.filter((orders, i) => orders.length > 0 && orders.length === counting[i].length).length,
    },
    classes,
  }
}

/** Order of codes is the contract's; the twin sorts by text. */
const sortedByCode = (points: HistoryPoint[] = []) =>
  points.map((point) => ({
    ...point,
    classes: Object.fromEntries(
      Object.entries(point.classes).map(([column, classes]) => [
        column,
        [...classes].sort((a, b) => (a.code < b.code ? -1 : 1)),
      ]),
    ),
  }))

describe('history', () => {
  it('takes the ends of calendar months, February and years included', () => {
    const isoEnds = (asOf: string, months: number) => monthEndsTo(dayOf(asOf), months).map(isoOf)
    expect(isoEnds('2024-03-31', 2)).toEqual(['2024-01-31', '2024-02-29', '2024-03-31'])
    expect(isoEnds('2026-01-01', 1)).toEqual(['2025-12-31', '2026-01-01'])
    for (const asOf of ['2026-06-30', '2026-01-15', '2100-03-01'])
      expect(isoEnds(asOf, 24)).toEqual(naiveDays(asOf, 24))
  })

  it('counts what the naive twin counts when it reads the rows again for each day', () => {
    fc.assert(
      fc.property(shopArb(), (request) => {
        const { history } = scoreTables({ ...request, history: { months: 3 } })
        const expected = naiveDays(request.asOf, 3).map((day) => naivePoint(request, day))
        expect(sortedByCode(history)).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })

  it('ends with the classes of the summary, the tier without overrides', () => {
    fc.assert(
      fc.property(shopArb(), (request) => {
        const { history, summary } = scoreTables({ ...request, history: { months: 1 } })
        const { tier: _, ...last } = history?.[1].classes ?? {}
        const { tier: __, ...classes } = summary.classes
        expect(last).toEqual(classes)
      }),
      { numRuns: 30 },
    )
  })

  it('tells only the classes that were asked for, and nothing unasked', () => {
    const shop = { asOf: '2026-06-30', orders: { customer: ['a'], date: ['2026-06-01'], amount: [5] } }
    const { history } = scoreTables({ ...shop, columns: ['lifecycle'], history: { months: 1 } })
    expect(history?.map(({ classes }) => Object.keys(classes))).toEqual([['lifecycle'], ['lifecycle']])
    const plain = scoreTables(shop)
    for (const key of ['history', 'movement', 'rollForward', 'alerts', 'suggestions'] as const) {
      expect(plain).not.toHaveProperty(key)
    }
  })

  it.skipIf(!hasSharedData)('tells twelve months of a real log', { timeout: 60_000 }, () => {
    const request = { ...shopOf('online-retail/orders.csv', '2011-12-09'), columns: ['segment', 'tier'] as const }
    const { history = [], summary } = scoreTables({ ...request, history: { months: 12 } })
    expect(history).toHaveLength(13)
    expect(history[0].asOf).toBe('2010-12-31')
    expect(history[12].buyers).toBe(summary.buyers)
    const dates = request.orders.date as string[]
    const inMay = new Set(request.orders.customer.filter((_, i) => dates[i].startsWith('2011-05')))
    expect(history[5]).toMatchObject({ asOf: '2011-05-31', month: { buyers: inMay.size } })
    const before = new Set(request.orders.customer.filter((_, i) => dates[i] <= '2011-05-31'))
    expect(history[5].buyers).toBe(before.size)
  })
})

describe('movement', () => {
  it('puts every customer into the cell of both classes, as the naive twin has them', () => {
    fc.assert(
      fc.property(shopArb(), fc.constantFrom(...CLASS_COLUMNS), (request, column) => {
        const { movement } = scoreTables({ ...request, movement: { column } })
        const [from, to] = naiveDays(request.asOf, 1)
        const [before, after] = [from, to].map((day) =>
          naiveScore(asOn(request, day)).rows.map((row) => classIn(row, column)),
        )
        expect(movement).toMatchObject({ column, from, to })
        const cells = new Map<string, number>()
        movement?.counts.forEach((row, i) => {
          row.forEach((count, j) => {
            if (count > 0) cells.set(`${movement.codes[i]} ${movement.codes[j]}`, count)
          })
        })
        const expected = new Map<string, number>()
        before.forEach((code, i) => {
          const cell = `${code} ${after[i]}`
          expected.set(cell, (expected.get(cell) ?? 0) + 1)
        })
        expect(Object.fromEntries([...cells].sort())).toEqual(Object.fromEntries([...expected].sort()))
        expect(new Set(movement?.codes)).toEqual(new Set([...before, ...after]))
      }),
      { numRuns: 25 },
    )
  })

  it('rolls each tier forward: opening + in - out = closing, which opens the next month', () => {
    fc.assert(
      fc.property(shopArb({ minCustomers: 5 }), (request) => {
        const { rollForward = [], history = [] } = scoreTables({ ...request, history: { months: 4 } })
        expect(rollForward).toHaveLength(4)
        rollForward.forEach((month, i) => {
          expect([month.from, month.to]).toEqual([history[i].asOf, history[i + 1].asOf])
          for (const [t, { opening, in: came, out, closing, code }] of month.tiers.entries()) {
            expect(opening + came - out).toBe(closing)
            if (i > 0) expect(rollForward[i - 1].tiers[t].closing).toBe(opening)
            const told = history[i + 1].classes.tier?.find((tier) => tier.code === code)
            expect(told?.customers ?? 0).toBe(closing)
          }
        })
      }),
      { numRuns: 30 },
    )
  })

  it('tells one step up: a customer who reached Silver this month', () => {
    const orders = {
      customer: ['a', 'a', 'b'],
      date: ['2026-05-05', '2026-06-05', '2026-06-06'],
      amount: [600, 400, 5],
    }
    const { movement, rollForward } = scoreTables({ asOf: '2026-06-30', orders, movement: { column: 'tier' } })
    expect(movement).toEqual({
      column: 'tier',
      from: '2026-05-31',
      to: '2026-06-30',
      codes: ['Member', 'Silver'],
      counts: [
        [1, 1],
        [0, 0],
      ],
    })
    expect(rollForward?.[0].tiers.slice(0, 2)).toEqual([
      { code: 'Member', opening: 2, in: 0, out: 1, closing: 1 },
      { code: 'Silver', opening: 0, in: 1, out: 0, closing: 1 },
    ])
  })
})
