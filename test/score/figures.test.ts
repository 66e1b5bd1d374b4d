/** Key figures by hand and beside sums over the answer's own columns on random shops. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { Cell, Figures, ScoreRequest } from '../../worker/contract.ts'
import { parseScoreRequest } from '../../worker/schema.ts'
import { revenueCurve } from '../../worker/score/revenue-curve.ts'
import { naiveScore } from './naive/index.ts'
import { dayOf, isoOf, netUpTo, readShop } from './naive/shop.ts'
import { shopArb } from './random-shops.ts'

const figuresOf = (request: ScoreRequest): Figures =>
  scoreTables(parseScoreRequest({ ...request, figures: true })).figures as Figures

const BANDS = [[10, 9], [8], [7, 6], [5, 4], [3, 2]]

/** From the twin's columns alone; quintiles by its default settings. */
function naiveFigures(request: ScoreRequest): Omit<Figures, 'revenueCurve'> {
  const { rows, buyers } = naiveScore(request)
  const quintiles = naiveScore({ ...request, settings: { ...request.settings, rfm: rfmOf(request) } }).rows
  const { customers } = readShop(request)
  const asOf = request.asOf
  const weekEnd = isoOf(dayOf(asOf) + 6)
  const counting = customers.map(({ orders }) =>
    orders.map((order) => ({ day: order.day, net: netUpTo(order, dayOf(asOf)) })).filter(({ net }) => net > 0),
  )
  const dates = rows.map(({ nextContact }) => nextContact).filter((day): day is string => day !== null)
  const year = counting.flat().filter(({ day }) => day > dayOf(asOf) - 365)
  return {
    customers: rows.length,
    buyers,
    active: rows.filter(({ lifecycle }) => ['new', 'returned', 'active'].includes(String(lifecycle))).length,
    repeatBuyers: counting.filter((orders) => new Set(orders.map(({ day }) => day)).size > 1).length,
    revenue365: year.reduce((sum, { net }) => sum + net, 0) / 100,
    contactsDue: {
      today: dates.filter((day) => day <= asOf).length,
      week: dates.filter((day) => day <= weekEnd).length,
    },
    heatMap: [5, 4, 3, 2, 1].map((r) =>
      BANDS.map(
        (sums) => quintiles.filter((row) => row.r === r && sums.includes(Number(row.f) + Number(row.m))).length,
      ),
    ),
  }
}

/** The request's own way of scoring, in five bins. */
function rfmOf({ settings }: ScoreRequest) {
  const rfm = settings?.rfm
  return rfm?.method === 'frozen' || rfm?.preset === 'seed' ? rfm : { ...rfm, bins: 5 }
}

describe('key figures', () => {
  it('equal sums over the twin’s columns on random shops', () => {
    fc.assert(
      fc.property(shopArb(), (request) => {
        const { revenueCurve: curve, ...figures } = figuresOf(request)
        expect(figures).toEqual(naiveFigures(request))
        expect(curve.length).toBe(figures.buyers === 0 ? 0 : 11)
      }),
      { numRuns: 40 },
    )
  })

  it('are left out where nobody asked, and are zero in a shop without orders', () => {
    const request: ScoreRequest = {
      asOf: '2026-06-30',
      customers: { id: ['a', 'b'] },
      orders: { customer: [], date: [], amount: [] },
    }
    expect(scoreTables(request)).not.toHaveProperty('figures')
    expect(figuresOf(request)).toMatchObject({ customers: 2, buyers: 0, active: 0, revenue365: 0, revenueCurve: [] })
  })

  it('put each buyer once into the grid, whatever the order of rows', () => {
    const customer: Cell[] = Array.from({ length: 40 }, (_, k) => `c${k % 13}`)
    const date = customer.map((_, k) => isoOf(dayOf('2026-06-30') - k * 7))
    const amount = customer.map((_, k) => 10 + ((k * 37) % 91))
    const one = figuresOf({ asOf: '2026-06-30', orders: { customer, date, amount } })
    const turned = { customer: customer.toReversed(), date: date.toReversed(), amount: amount.toReversed() }
    expect(one.heatMap.flat().reduce((sum, n) => sum + n)).toBe(13)
    expect(figuresOf({ asOf: '2026-06-30', orders: turned })).toEqual(one)
  })
})

describe('the revenue curve', () => {
  const curve = (...spends: number[]) =>
    revenueCurve(
      Float64Array.from(spends),
      Int32Array.from(spends, (_, k) => k),
    )

  it('gives what the best of ten hold', () => {
    expect(curve(1, 50, 2, 20, 3, 10, 5, 4, 3, 2)).toEqual([0, 0.5, 0.7, 0.8, 0.85, 0.89, 0.92, 0.95, 0.97, 0.99, 1])
  })

  it('counts a part of the next buyer where ten per cent are no whole one', () => {
    expect(curve(40, 60)).toEqual([0, 0.12, 0.24, 0.36, 0.48, 0.6, 0.68, 0.76, 0.84, 0.92, 1])
    expect(curve(7)[3]).toBeCloseTo(0.3, 12)
  })

  it('never falls and ends with everything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 1, maxLength: 50 }), (spends) => {
        const points = curve(...spends)
        for (let k = 1; k < points.length; k++) expect(points[k]).toBeGreaterThanOrEqual(points[k - 1])
        expect(points[10]).toBe(1)
      }),
    )
  })
})
