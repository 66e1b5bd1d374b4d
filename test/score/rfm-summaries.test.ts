/**
 * The summaries that pymc-marketing's tests expect: by day and by week, with and without the first order, up to a
 * training day, from rows in any order. Reads ../shared/data and skips without it.
 */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { aliveChance } from '../../worker/score/bg-nbd.ts'
import { expectedIfAlive } from '../../worker/score/bg-nbd-forecast.ts'
import { repeatSpends } from '../../worker/score/gamma-gamma.ts'
import { summariseRepeats } from '../../worker/score/repeat-buying.ts'
import { dayOf, orderDaysOf, packDays } from './order-days.ts'
import { hasSharedData, sharedText } from './shared-shops.ts'

type OrderRow = [id: number, date: string, amount: number]
/** Monday to Sunday; 1970-01-01 was a Thursday. */
const weekOf = (iso: string) => Math.floor((dayOf(iso) + 3) / 7)

describe.skipIf(!hasSharedData)('the summaries of pymc-marketing (needs ../shared/data)', () => {
  const vectors = hasSharedData ? JSON.parse(sharedText('reference/pymc_marketing_rfm.json')) : {}
  const orders = (): OrderRow[] => vectors.transactions_14.rows

  /** Order days, or order weeks, of each customer up to `end`, as scoring takes them. */
  function packed(rows: OrderRow[], timeOf: (iso: string) => number, end: string) {
    const customers = new Map<string, Map<number, number>>()
    for (const [id, date, amount] of rows) {
      if (date > end) continue
      const times = customers.get(String(id)) ?? new Map<number, number>()
      const time = timeOf(date)
      customers.set(String(id), times.set(time, (times.get(time) ?? 0) + amount * 100))
    }
    return packDays(new Map([...customers].map(([id, times]) => [id, [...times].sort(([a], [b]) => a - b)])))
  }

  /** Repeats, time of the last order and time of asOf since the first, ascending, as many times as there are customers. */
  function summaryOf(rows: OrderRow[], timeOf: (iso: string) => number, end: string): number[][] {
    const { repeats, lastAgeDays, ageDays, count } = summariseRepeats(packed(rows, timeOf, end), timeOf(end))
    return Array.from(repeats).flatMap((x, g) =>
      Array.from({ length: count[g] }, () => [x, lastAgeDays[g], ageDays[g]]),
    )
  }
  const sorted = (rows: number[][]) => rows.sort((p, q) => p[0] - q[0] || p[1] - q[1] || p[2] - q[2])

  it.each([
    ['by day to 2015-02-07', 'rfm_summary_daily_end_2015-02-07', dayOf, '2015-02-07'],
    ['by week to 2015-02-07', 'rfm_summary_weekly_end_2015-02-07', weekOf, '2015-02-07'],
    [
      'by week to the training day 2015-02-01',
      'train_test_weekly_train_end_2015-02-01_test_end_2015-02-07',
      weekOf,
      '2015-02-01',
    ],
  ])('frequency, recency and T come out %s', (_, name, timeOf, end) => {
    const expected: number[][] = vectors[name].rows
    expect(summaryOf(orders(), timeOf, end)).toEqual(sorted(expected.map(([, x, tx, T]) => [x, tx, T])))
  })

  it('with the first order: order days, days since the last, mean spend of a day', () => {
    const rows: number[][] = vectors['rfm_summary_daily_include_first_end_2015-02-07'].rows
    const { columns } = scoreTables({
      asOf: '2015-02-07',
      settings: { rfm: { windowDays: 0 } },
      columns: ['frequency', 'recencyDays', 'monetary'],
      customers: { id: rows.map(([id]) => String(id)) },
      orders: {
        customer: orders().map(([id]) => String(id)),
        date: orders().map(([, date]) => date),
        amount: orders().map(([, , amount]) => amount),
      },
    })
    const got = rows.map(([id], i) => {
      const [frequency, monetary] = [Number(columns.frequency?.[i]), Number(columns.monetary?.[i])]
      return [id, frequency, columns.recencyDays?.[i], monetary / frequency]
    })
    expect(got).toEqual(rows)
  })

  it('mean spend of the repeat days, the first left out, a day with two orders counted once', () => {
    const { repeats, total } = repeatSpends(packed(orders(), dayOf, '2015-02-07'))
    const rows: number[][] = vectors['rfm_summary_daily_end_2015-02-07'].rows
    const expected = rows.filter(([, x]) => x > 0).map(([, x, , , mean]) => [x, x * mean * 100])
    const got = Array.from(repeats, (x, i) => [x, total[i]])
    expect(got).toEqual(expected.sort((p, q) => p[0] - q[0] || p[1] - q[1]))
  })

  it('rows in any order give the same, and two rows of one day are one purchase', () => {
    const { rows_ordered, rows_unordered, expected_monetary_value_both } = vectors.unordered_rows_first_order
    for (const rows of [rows_ordered, rows_unordered] as OrderRow[][]) {
      const { repeats, total } = repeatSpends(packed(rows, dayOf, '2014-12-31'))
      expect([repeats[0], total[0] / repeats[0] / 100]).toEqual([2, expected_monetary_value_both])
    }
    const twice = vectors.same_day_two_rows_one_purchase
    const rows = twice.rows.map(([id, date]: [number, string]): OrderRow => [id, date, 1])
    expect(summaryOf(rows, dayOf, '2015-01-01')).toEqual([[twice.expected_frequency, 0, 0]])
  })

  it('mean repeat spends of the CDNOW sample: count, mean, deviation, least, middle and most', () => {
    const { repeats, total } = repeatSpends(orderDaysOf('cdnow-sample/orders.csv', '1997-09-30'))
    const means = Array.from(total, (spend, i) => spend / repeats[i] / 100).sort((a, b) => a - b)
    const mean = means.reduce((sum, x) => sum + x, 0) / means.length
    const variance = means.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (means.length - 1)
    const middle = (means[means.length / 2 - 1] + means[means.length / 2]) / 2
    const expected = vectors['cdnow_sample_monetary_repeaters_cal_1997-09-30']
    expect(means.length).toBe(expected.count)
    expect([mean, Math.sqrt(variance), means[0], middle, means[means.length - 1]].map(Math.round)).toEqual([
      expected.mean_rounded,
      expected.std_rounded,
      expected.min_rounded,
      expected.median_rounded,
      expected.max_rounded,
    ])
  })

  it('expected purchases of the next 30 steps', () => {
    const model = { r: 0.16, alpha: 1.86, a: 1.85, b: 3.18 }
    const { expected_30_days: expected, rtol, ...rest } = vectors.clv_discounting
    const rows: number[][] = rest['rows(frequency,recency,T)']
    rows.forEach(([x, tx, T], i) => {
      // The model's unit is ours, a week: thirty steps are 210 days.
      const got = aliveChance(model, x, 7 * tx, 7 * T) * expectedIfAlive(model, x, 7 * T, 210)
      expect(Math.abs(got / expected[i] - 1), `customer ${i}: ${got}, ${expected[i]}`).toBeLessThan(rtol)
    })
  })
})
