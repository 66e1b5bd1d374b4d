/** ROW's chance of an order beside its definition, and precedents beside a count by hand. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findOrderChances } from '../../worker/score/chance.ts'
import { findPrecedents } from '../../worker/score/precedents.ts'
import { riskOf } from '../../worker/score/predictions.ts'
import { type ShopRhythm, shopRhythm } from '../../worker/score/shop-rhythm.ts'
import { naiveChances, naivePrecedent } from './naive/chance.ts'
import { packDays } from './order-days.ts'

const TODAY = 20_000
/** Ascending order days of several customers; the last one may be today. */
const shopArb = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 300 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 0, maxLength: 40 }),
    ),
    { minLength: 2, maxLength: 25 },
  )
  .map((customers) =>
    customers.map(([ago, gaps]) => {
      const days = [TODAY - ago]
      for (const gap of gaps) days.unshift(days[0] - gap)
      return days
    }),
  )
const pack = (histories: number[][]) =>
  packDays(new Map(histories.map((days, i) => [`c${i}`, days.map((day): [number, number] => [day, 100])])))

describe('the chance of an order', () => {
  it('equals the naive twin: stop share by the whole grid, normal tails by integration', () => {
    fc.assert(
      fc.property(shopArb, fc.constantFrom(30, 90), (histories, horizon) => {
        const days = pack(histories)
        const shop = shopRhythm(days, TODAY, 30) as ShopRhythm
        const got = findOrderChances(shop, days, horizon)
        const twin = naiveChances(histories, TODAY, shop.medianGapDays, horizon)
        expect(got.stopShare).toBeCloseTo(twin.stopShare, 10)
        histories.forEach((_, c) => {
          expect(got.alive[c]).toBeCloseTo(twin.alive[c], 8)
          expect(got.within[c]).toBeCloseTo(twin.within[c], 8)
        })
      }),
    )
  })

  it('lies between 0 and the chance of being alive, and grows with the horizon', () => {
    fc.assert(
      fc.property(shopArb, (histories) => {
        const days = pack(histories)
        const shop = shopRhythm(days, TODAY, 30) as ShopRhythm
        const near = findOrderChances(shop, days, 30)
        const far = findOrderChances(shop, days, 90)
        histories.forEach((_, c) => {
          expect(near.within[c]).toBeGreaterThanOrEqual(0)
          expect(near.within[c]).toBeLessThanOrEqual(far.within[c])
          expect(far.within[c]).toBeLessThanOrEqual(far.alive[c])
          expect(far.alive[c]).toBeLessThanOrEqual(1)
        })
      }),
    )
  })

  it('falls with the wait of a regular customer: due soon, overdue, long gone', () => {
    const regular = (ago: number) => Array.from({ length: 13 }, (_, i) => TODAY - ago - 30 * (12 - i))
    const once = Array.from({ length: 20 }, (_, i) => [TODAY - 40 - 10 * i])
    const days = pack([regular(5), regular(100), regular(700), ...once])
    const { within } = findOrderChances(shopRhythm(days, TODAY) as ShopRhythm, days, 90)
    expect(within[0]).toBeGreaterThan(0.8)
    expect(within[0]).toBeGreaterThan(within[1])
    expect(within[1]).toBeGreaterThan(within[2])
    expect(within[2]).toBeLessThan(0.1)
  })

  it('is a low risk under 33 %, a high one over 66 %', () => {
    expect([1, 0.68, 0.66, 0.5, 0.35, 0.33, 0].map(riskOf)).toEqual([0, 0, 1, 1, 1, 2, 2])
    expect(riskOf(Number.NaN)).toBe(-1)
  })
})

describe('precedents', () => {
  it('count the waits that lasted longer than this one, and how many of them ended in time', () => {
    // Waits after a first order: ended on day 10, 50, 100, 200; still open after 30 and 400 days.
    const histories = [
      [TODAY - 90, TODAY - 80],
      [TODAY - 90, TODAY - 40],
      [TODAY - 190, TODAY - 90],
      [TODAY - 500, TODAY - 300],
      [TODAY - 30],
      [TODAY - 400],
    ]
    const precedentOf = findPrecedents(pack(histories), TODAY, 90)
    // Longer than 30 days: 50, 100, 200 and the open 400. Within 90 more: two of four.
    expect(precedentOf(1, 30)).toEqual({ group: 0, waits: 4, ordered: expect.closeTo(0.5, 12) })
    expect(precedentOf(1, 0)).toMatchObject({ waits: 6 })
    expect(precedentOf(1, 399)).toEqual({ group: 0, waits: 1, ordered: 0 })
    expect(precedentOf(1, 400)).toBe(null)
    expect(precedentOf(5, 0)).toBe(null)
  })

  it('equal the estimate of Kaplan and Meier by hand on random shops', () => {
    fc.assert(
      fc.property(shopArb, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 200 }), (histories, n, wait) => {
        const got = findPrecedents(pack(histories), TODAY, 90)(n, wait)
        const twin = naivePrecedent(histories, TODAY, n, wait, 90)
        expect(got?.waits ?? 0).toBe(twin.waits)
        if (got) expect(got.ordered).toBeCloseTo(twin.ordered, 10)
      }),
    )
  })
})
