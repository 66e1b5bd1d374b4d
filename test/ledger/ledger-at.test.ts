/** The ledger of an earlier day, cut from today's, beside the rows read again as on that day. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerLedger } from '../../worker/answer.ts'
import type { Cell, ScoreRequest } from '../../worker/contract.ts'
import { dayOfIso, isoOfDay } from '../../worker/ledger/days.ts'
import { readLedger } from '../../worker/ledger/index.ts'
import { ledgerAt } from '../../worker/ledger/ledger-at.ts'
import { NO_DAY } from '../../worker/ledger/types.ts'
import { resolveSettings } from '../../worker/settings.ts'
import { shopArb } from '../score/random-shops.ts'
import { hasSharedData, shopWithCancellations } from '../score/shared-shops.ts'

/** A blank from is "not before today" for the past and "always" when the past is read as today: none is left blank. */
function withFrom(request: ScoreRequest): ScoreRequest {
  const { customers } = request
  if (!customers) return request
  const from = (cells: Cell[] | undefined) => customers.id.map((_, i) => cells?.[i] ?? '1990-01-01')
  return {
    ...request,
    customers: {
      ...customers,
      segmentOverrideFrom: from(customers.segmentOverrideFrom),
      tierOverrideFrom: from(customers.tierOverrideFrom),
    },
  }
}

const read = (request: ScoreRequest, asOf = request.asOf) => {
  const settings = resolveSettings({ currency: 'USD', ...request.settings })
  const { customers, orders, contacts } = request
  return readLedger({ asOfDay: dayOfIso(asOf), settings, customers, orders, contacts })
}

/** Columns, buyers and revenue of both ways. */
function bothWays(request: ScoreRequest, asOf: string) {
  const options = { asOf, settings: request.settings, columns: request.columns }
  const today = read(request)
  const cut = { ...today, ledger: ledgerAt(today.ledger, dayOfIso(asOf)) }
  const [fromCut, fromRows] = [cut, read(request, asOf)].map((result) => {
    const { columns, summary } = answerLedger(result, options)
    return { columns, buyers: summary.buyers, revenue: summary.revenue, classes: summary.classes }
  })
  return { fromCut, fromRows }
}

describe('ledgerAt', () => {
  it('scores like the same rows read as on that day', () => {
    fc.assert(
      fc.property(shopArb(), fc.integer({ min: 0, max: 800 }), (request, back) => {
        const asOf = isoOfDay(dayOfIso(request.asOf) - back)
        const { fromCut, fromRows } = bothWays(withFrom(request), asOf)
        expect(fromCut).toEqual(fromRows)
      }),
      { numRuns: 150 },
    )
  })

  it('knows a refund that was entered before the order it names', () => {
    const orders = {
      customer: ['a', 'a', 'a'],
      orderId: ['o1', 'o2', 'o2'],
      date: ['2026-01-01', '2026-01-05', '2026-01-09'],
      amount: [100, -30, 80],
    }
    const request: ScoreRequest = { asOf: '2026-02-01', columns: ['monetary'], orders }
    const spent = (asOf: string) => bothWays(request, asOf).fromCut.columns.monetary?.[0]
    expect([spent('2026-01-04'), spent('2026-01-05'), spent('2026-01-08'), spent('2026-01-09')]).toEqual([
      100, 70, 70, 150,
    ])
    for (const day of ['04', '05', '08', '09']) {
      const { fromCut, fromRows } = bothWays(request, `2026-01-${day}`)
      expect(fromCut).toEqual(fromRows)
    }
  })

  it('counts the lines of an order that were entered by then', () => {
    const orders = {
      customer: ['a', 'a'],
      orderId: ['o1', 'o1'],
      date: ['2026-01-01', '2026-01-09'],
      amount: [100, 50],
      category: ['tea', 'milk'],
    }
    const { ledger } = read({ asOf: '2026-02-01', orders })
    const then = ledgerAt(ledger, dayOfIso('2026-01-08')).orders
    expect([...then.netMinor]).toEqual([10_000])
    expect(then.lineDay).toHaveLength(1)
    expect(then.categories[then.lineCategory[0]]).toBe('tea')
  })

  it('refunds a line from its order on, but not before the line was entered', () => {
    const orders = {
      customer: ['a', 'a'],
      orderId: ['o1', 'o1'],
      date: ['2026-01-01', '2026-01-09'],
      amount: [100, 50],
      refunded: [null, 50],
    }
    const request: ScoreRequest = { asOf: '2026-02-01', columns: ['monetary'], orders }
    for (const day of ['08', '09']) {
      const { fromCut, fromRows } = bothWays(request, `2026-01-${day}`)
      expect(fromCut).toEqual(fromRows)
      expect(fromCut.columns.monetary).toEqual([100])
    }
  })

  it('has no override without a from day before today', () => {
    const customers = { id: ['a', 'b'], tierOverride: ['Gold', 'Gold'], tierOverrideFrom: [null, '2026-01-01'] }
    const { ledger } = read({ asOf: '2026-02-01', customers, orders: { customer: [], date: [], amount: [] } })
    expect(ledger.customers.tierOverrideFrom[0]).toBe(NO_DAY)
    expect([...ledgerAt(ledger, dayOfIso('2026-01-31')).customers.tierOverride]).toEqual([-1, 2])
    expect([...ledgerAt(ledger, dayOfIso('2026-02-01')).customers.tierOverride]).toEqual([2, 2])
  })

  it.skipIf(!hasSharedData)('cuts a real log with its cancellations', { timeout: 60_000 }, () => {
    const request = { ...shopWithCancellations('2011-12-09'), columns: ['segment', 'tier', 'monetary'] as const }
    for (const asOf of ['2011-09-30', '2011-03-31']) {
      const { fromCut, fromRows } = bothWays(request, asOf)
      expect(fromCut).toEqual(fromRows)
    }
  })
})
