/**
 * `regulars score` with everything asked at once on a real log: counts that can be made by hand from its rows. Reads
 * ../shared/data and skips where it is missing.
 */
import { describe, expect, it } from 'vitest'
import type { ScoreAnswer } from '../../worker/contract.ts'
import { hasSharedData, readOrders } from '../score/shared-shops.ts'
import { folderOf, regulars } from './run.ts'

describe.skipIf(!hasSharedData)('regulars score with everything asked', () => {
  it('tells counts of Online Retail that its rows confirm', { timeout: 180_000 }, async () => {
    const orders = readOrders('online-retail/orders.csv')
    const levels = [
      { name: 'Member', up: 0 },
      { name: 'Silver', up: 1500 },
    ]
    const request = {
      asOf: '2011-12-09',
      columns: ['segment', 'tier', 'lifecycle'],
      orders,
      history: { months: 12 },
      movement: { column: 'tier' },
      explain: '17850',
      compare: { settings: { tiers: { levels } } },
      backtest: { cutoff: '2011-10-31' },
    }
    const folder = folderOf({ 'request.json': JSON.stringify(request) })
    const { status, stdout, stderr } = await regulars('score', `${folder}/request.json`)
    expect([status, stderr]).toEqual([0, expect.any(String)])
    const answer = JSON.parse(stdout) as Required<ScoreAnswer>

    const rows = orders.customer.map((customer, i) => ({
      customer,
      date: orders.date[i],
      cents: orders.amount[i] * 100,
    }))
    const paid = rows.filter((row) => row.cents > 0)
    const sum = (some: typeof rows) => Math.round(some.reduce((total, row) => total + row.cents, 0)) / 100
    const november = paid.filter((row) => row.date.startsWith('2011-11'))
    const { history, movement, rollForward, compare, columns } = answer
    expect(history.map(({ asOf }) => asOf.slice(0, 7)).join()).toBe(
      '2010-12,2011-01,2011-02,2011-03,2011-04,2011-05,2011-06,2011-07,2011-08,2011-09,2011-10,2011-11,2011-12',
    )
    const until = (day: string) => new Set(paid.filter((row) => row.date <= day).map((row) => row.customer))
    expect(history.map(({ buyers }) => buyers)).toEqual(history.map(({ asOf }) => until(asOf).size))
    expect(history[11].month).toMatchObject({
      revenue: sum(november),
      buyers: new Set(november.map((row) => row.customer)).size,
      newBuyers: until('2011-11-30').size - until('2011-10-31').size,
    })

    // Everyone is in one tier on every day, and moves in at most one way a month.
    const everyone = columns.id.length
    for (const { tiers } of rollForward) {
      expect(tiers.reduce((total, tier) => total + tier.opening, 0)).toBe(everyone)
      expect(tiers.reduce((total, tier) => total + tier.in - tier.out, 0)).toBe(0)
    }
    expect(movement.counts.flat().reduce((total, n) => total + n, 0)).toBe(everyone)
    const silver = (summary: ScoreAnswer['summary']) => summary.classes.tier?.find(({ code }) => code === 'Silver')
    expect(rollForward[11].tiers[1].closing).toBe(silver(answer.summary)?.customers)

    // 17850, whom the log begins with.
    const own = paid.filter((row) => row.customer === '17850').sort((a, b) => (a.date < b.date ? 1 : -1))
    expect(answer.explain?.orders[0].date).toBe(own[0].date)
    expect(answer.explain?.orders).toHaveLength(Math.min(24, own.length))
    expect(answer.explain?.scores?.r.value).toBe((Date.parse('2011-12-09') - Date.parse(own[0].date)) / 86_400_000)
    const segment = columns.segment?.[columns.id.indexOf('17850')]
    expect(answer.explain?.segment.code).toBe(segment)

    // With two tiers all of Gold and Platinum go; nobody else but those under 1,500 leaves Silver.
    const lost = Object.fromEntries(compare.lost.tier.map((list) => [list.code, list.customers]))
    const now = Object.fromEntries((answer.summary.classes.tier ?? []).map(({ code, customers }) => [code, customers]))
    expect([lost.Gold, lost.Platinum]).toEqual([now.Gold, now.Platinum])
    expect(compare.nearest).toHaveLength(10)
    for (const { value } of compare.nearest) expect(Math.abs(value - 1500)).toBeLessThan(15)
    expect(answer.backtest.customers).toBeGreaterThan(1000)
    expect(answer.alerts.length + answer.suggestions.length).toBeGreaterThan(0)
  })
})
