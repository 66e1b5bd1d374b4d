/**
 * The back-test beside the figures of next-order.md and of the reference baselines. Reads ../shared/data and skips
 * those cases without it.
 */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { Backtest, ScoreRequest } from '../../worker/contract.ts'
import { parseScoreRequest } from '../../worker/schema.ts'
import { backtest } from '../../worker/score/backtest.ts'
import type { OrderDays } from '../../worker/score/occasions.ts'
import { dayOf, orderDaysOf } from './order-days.ts'
import { hasSharedData, sharedText, shopOf } from './shared-shops.ts'

const backtestOf = (request: ScoreRequest, cutoff: string): Backtest =>
  scoreTables({ ...request, columns: [], backtest: { cutoff } }).backtest as Backtest

/** Three customers every 10 days, one of them with a refund after the cut-off. */
const shop: ScoreRequest = {
  asOf: '2026-06-30',
  columns: [],
  orders: {
    customer: ['a', 'a', 'a', 'a', 'b', 'b', 'c', 'c'],
    date: [
      '2026-05-01',
      '2026-05-11',
      '2026-05-21',
      '2026-05-31',
      '2026-05-02',
      '2026-05-12',
      '2026-05-03',
      '2026-06-20',
    ],
    amount: [10, 10, 10, 10, 10, 10, 10, 10],
  },
}

describe('the back-test', () => {
  it('tests customers with two order days by the cut-off and one after it', () => {
    const { customers, cutoff, others, maeDays } = backtestOf(shop, '2026-05-25')
    expect([cutoff, customers]).toEqual(['2026-05-25', 1])
    expect(maeDays).toBeLessThan(10)
    expect(others.ownMeanGap).toEqual({ maeDays: 0, within7Days: 1 })
  })

  it('knows on the cut-off only what was known then', () => {
    const later = { ...shop.orders, refunded: [null, null, 10, null, null, null, null, null] }
    const refundedOn = [null, null, '2026-06-15', null, null, null, null, null]
    const refundedLater = backtestOf({ ...shop, orders: { ...later, refundedOn } }, '2026-05-25')
    expect(refundedLater).toEqual(backtestOf(shop, '2026-05-25'))
  })

  it('says null where nobody can be tested', () => {
    expect(backtestOf(shop, '2026-05-01')).toMatchObject({
      customers: 0,
      maeDays: null,
      within7Days: null,
      coverage: null,
    })
  })

  it('is only answered when asked for, and the cut-off has to be before asOf', () => {
    expect(scoreTables(shop)).not.toHaveProperty('backtest')
    expect(() => parseScoreRequest({ ...shop, backtest: { cutoff: '2026-06-30' } })).toThrow(/backtest\.cutoff/)
    expect(() => parseScoreRequest({ ...shop, backtest: { cutoff: '2026-06-29' } })).not.toThrow()
  })
})

describe.skipIf(!hasSharedData)('the figures of next-order.md (needs ../shared/data)', () => {
  it.each([
    ['cdnow-sample', '1997-09-30', '1998-06-30', 491, 59.93, 0.157],
    ['cdnow-sample', '1998-03-31', '1998-06-30', 266, 26.0, 0.226],
    ['online-retail', '2011-08-31', '2011-12-09', 1380, 21.22, 0.287],
    ['online-retail', '2011-06-30', '2011-12-09', 1281, 31.95, 0.266],
  ])('%s, %s -> %s over all order days', (log, cutoff, end, customers, maeDays, within7Days) => {
    // next-order.md counts every order day, also those of zero value, which the pipeline leaves out.
    const [whole, past] = [orderDaysOf(`${log}/orders.csv`, end), cutDays(`${log}/orders.csv`, end, dayOf(cutoff))]
    const result = backtest(past, whole, dayOf(cutoff), { cycleDays: undefined })
    expect(result.customers).toBe(customers)
    expect(result.maeDays).toBeCloseTo(maeDays, 2)
    expect(result.within7Days).toBeCloseTo(within7Days, 3)
  })

  it.each([
    ['cdnow-sample', 'cdnow_sample', '1997-09-30', '1998-06-30'],
    ['online-retail', 'online_retail', '2011-08-31', '2011-12-09'],
  ])('the simple predictors have the errors of the reference: %s', (log, name, cutoff, end) => {
    const reference = JSON.parse(sharedText('reference/next_order_baselines.json'))[name].D2_clamped
    const [whole, past] = [orderDaysOf(`${log}/orders.csv`, end), cutDays(`${log}/orders.csv`, end, dayOf(cutoff))]
    const { others } = backtest(past, whole, dayOf(cutoff), { cycleDays: undefined })
    for (const [ours, theirs] of [
      ['shopMedianGap', 'population_median'],
      ['ownMeanGap', 'customer_mean_interval'],
      ['ownMedianGap', 'customer_median_interval'],
      ['ownLastGap', 'last_interval'],
    ] as const) {
      expect(Math.abs((others[ours].maeDays ?? 0) - reference[theirs].mae_days), ours).toBeLessThan(0.01)
    }
  })

  it('beats every simple predictor in both figures through the API', () => {
    for (const [path, cutoff, end] of [
      ['cdnow-sample/orders.csv', '1997-09-30', '1998-06-30'],
      ['online-retail/orders.csv', '2011-08-31', '2011-12-09'],
    ]) {
      const { maeDays, within7Days, coverage, others } = backtestOf(shopOf(path, end), cutoff)
      expect(coverage).toBeGreaterThan(0.4)
      for (const other of Object.values(others)) {
        expect(maeDays).toBeLessThan(other.maeDays ?? 0)
        expect(within7Days).toBeGreaterThan(other.within7Days ?? 1)
      }
    }
  })
})

/** The same customers in the same rows, with their order days up to the cut-off only. */
function cutDays(path: string, end: string, cutoffDay: number): OrderDays {
  const whole = orderDaysOf(path, end)
  const start = [0]
  const day: number[] = []
  for (let c = 0; c + 1 < whole.start.length; c++) {
    for (let k = whole.start[c]; k < whole.start[c + 1]; k++) if (whole.day[k] <= cutoffDay) day.push(whole.day[k])
    start.push(day.length)
  }
  const buyers = Int32Array.from(start.keys()).filter((c) => start[c + 1] > start[c])
  const lastDay = Int32Array.from(start.slice(1), (endOfOne) => day[endOfOne - 1])
  return { start: Int32Array.from(start), day: Int32Array.from(day), buyers, lastDay }
}
