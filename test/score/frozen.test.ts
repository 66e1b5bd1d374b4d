/** RFM by kept cut points: a quantile run offers them, and with them scores stay as they were. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { ScoreRequest, Settings } from '../../worker/contract.ts'
import { resolveSettings } from '../../worker/settings.ts'
import { settingsSchema } from '../../worker/settings-schema.ts'
import { shopArb } from './random-shops.ts'
import { hasSharedData, shopOf } from './shared-shops.ts'

const withRfm = (request: ScoreRequest, rfm: Settings['rfm']): ScoreRequest => ({
  ...request,
  settings: { ...request.settings, rfm },
})

/** The request by quantiles and by the cut points that its summary offers. */
function both(request: ScoreRequest) {
  const quantile = scoreTables(withRfm(request, {}))
  const { bounds } = quantile.summary
  const kept = withRfm(request, { method: 'frozen', bounds })
  return { quantile, bounds, kept }
}

const day = (ago: number) => new Date(Date.UTC(2026, 5, 30) - ago * 86_400_000).toISOString().slice(0, 10)
/** Twenty buyers; the k-th bought k days ago and spent k + 1, the last five on one day. */
const shop: ScoreRequest = {
  asOf: day(0),
  columns: ['r', 'f', 'm', 'why'],
  orders: {
    customer: Array.from({ length: 20 }, (_, k) => `c${k}`),
    date: Array.from({ length: 20 }, (_, k) => day(Math.min(k, 15))),
    amount: Array.from({ length: 20 }, (_, k) => k + 1),
  },
}

describe('cut points', () => {
  it('are the worst value that still has the score, and lie beyond the best where nobody has it', () => {
    // Recency: 16, 17, 18, 19 people are worse from score 5 on; five share day 15. All have one order.
    expect(both(shop).bounds).toEqual({ r: [3, 7, 11, 14], f: [2, 2, 2, 2], m: [17, 13, 9, 5] })
    const today = { ...shop.orders, date: shop.orders.date.map(() => day(0)) }
    expect(both({ ...shop, orders: today }).bounds?.r).toEqual([-1, -1, -1, -1])
  })

  it('are offered by quantile runs alone', () => {
    const { kept } = both(shop)
    expect(scoreTables(kept).summary.method).toBe('frozen')
    expect(scoreTables(kept).summary.bounds).toBeUndefined()
    expect(scoreTables(withRfm(shop, { method: 'fixed' })).summary.bounds).toBeUndefined()
  })

  it('hold with fewer than 20 buyers too, and `why` names them', () => {
    const { kept } = both(shop)
    const one = { ...kept, orders: { customer: ['new'], date: [day(3)], amount: [9] } }
    const { columns, summary } = scoreTables(one)
    expect([columns.r, columns.f, columns.m, summary.method]).toEqual([[5], [1], [3], 'frozen'])
    expect(columns.why?.[0]).toContain('bought 3 days ago (score 5 of 5 by the kept cut points)')
  })

  it('give back the same scores, segments and classes, and pass the schema', () => {
    fc.assert(
      fc.property(shopArb({ minCustomers: 19 }), (request) => {
        const { quantile, bounds, kept } = both(request)
        fc.pre(bounds !== undefined)
        const { why: _, ...columns } = scoreTables(kept).columns
        expect(columns).toEqual(quantile.columns)
        expect(settingsSchema.safeParse(kept.settings?.rfm && { rfm: kept.settings.rfm }).error).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  it('keep a customer where they are when others buy', () => {
    const { kept } = both(shop)
    const more = {
      customer: [...shop.orders.customer, 'x', 'y', 'z'],
      date: [...shop.orders.date, day(0), day(0), day(0)],
      amount: [...shop.orders.amount, 900, 900, 900],
    }
    const before = scoreTables(kept).columns
    const after = scoreTables({ ...kept, orders: more }).columns
    for (const column of ['r', 'f', 'm'] as const) expect(after[column]?.slice(0, 20)).toEqual(before[column])
    const quantile = scoreTables({ ...shop, orders: more }).columns
    expect(quantile.m?.slice(0, 20)).not.toEqual(before.m)
  })

  it('are not lost on the way through the settings', () => {
    const bounds = { r: [1, 2, 2, 3], f: [4, 3, 2, 2], m: [4, 3, 2, 1] } as const
    expect(resolveSettings({ rfm: { method: 'frozen', bounds } }).rfm).toMatchObject({ method: 'frozen', bounds })
  })
})

describe.skipIf(!hasSharedData)('on the CDNOW sample (needs ../shared/data)', () => {
  it('cut points give back the quantile scores although half of the customers have one order', () => {
    const { quantile, kept } = both(shopOf('cdnow-sample/orders.csv', '1998-06-30'))
    const { r, f, m, segment, rfmClass } = scoreTables(kept).columns
    expect({ r, f, m, segment, rfmClass }).toMatchObject({
      r: quantile.columns.r,
      f: quantile.columns.f,
      m: quantile.columns.m,
      segment: quantile.columns.segment,
      rfmClass: quantile.columns.rfmClass,
    })
  })
})
