/**
 * The prediction columns through the pipeline: guards with their reasons, ranges, words. Reads ../shared/data and skips
 * those cases without it.
 */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { Cell, OutputColumn, ScoreRequest } from '../../worker/contract.ts'
import { isoOfDay } from '../../worker/ledger/days.ts'
import { simulateBuyers } from './random-buyers.ts'
import { hasSharedData, shopOf } from './shared-shops.ts'

const COLUMNS: OutputColumn[] = ['churnRisk', 'pAlive', 'expectedOrders90', 'clv12']
const CDNOW_LIKE = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

function requestOf(count: number, seed: number, model = CDNOW_LIKE): ScoreRequest {
  const { lists, asOfDay } = simulateBuyers(count, seed, model)
  const rows = [...lists].flatMap(([id, orders]) => orders.map(([day, minor]) => ({ id, day, minor })))
  return {
    asOf: isoOfDay(asOfDay),
    columns: COLUMNS,
    orders: {
      customer: rows.map(({ id }) => id),
      date: rows.map(({ day }) => isoOfDay(day)),
      amount: rows.map(({ minor }) => minor / 100),
    },
  }
}
const notesOf = (request: ScoreRequest) => scoreTables(request).summary.notes.map(({ code }) => code)
const numbers = (cells: Cell[] = []) => cells.filter((cell) => typeof cell === 'number')

describe('predictions', () => {
  const shop = requestOf(300, 21)
  const { columns, summary, labels } = scoreTables(shop)

  it('fill all four columns of every buyer where the orders show who leaves', () => {
    expect(summary.notes).toEqual([])
    expect(numbers(columns.pAlive).every((chance) => chance >= 0 && chance <= 1)).toBe(true)
    expect(numbers(columns.expectedOrders90).every((orders) => orders >= 0 && orders <= 90)).toBe(true)
    for (const column of COLUMNS)
      expect(
        columns[column]?.every((cell) => cell !== null),
        column,
      ).toBe(true)
    expect(labels.churnRisk).toEqual({ low: 'Low', medium: 'Medium', high: 'High' })
  })

  it('add up to about what simulated customers go on to do', () => {
    // In expectation: 300 customers of these parameters order so often in 90 days.
    const sum = numbers(columns.expectedOrders90).reduce((total, orders) => total + orders, 0)
    expect(sum).toBeGreaterThan(40)
    expect(sum).toBeLessThan(160)
  })

  it('do not depend on the order of rows', () => {
    const { customer, date, amount } = shop.orders
    const orders = {
      customer: [...customer].reverse(),
      date: [...date].reverse(),
      amount: [...amount].reverse(),
    }
    const other = scoreTables({ ...shop, orders }).columns
    const byId = (table: typeof columns) =>
      Object.fromEntries(table.id.map((id, row) => [id, COLUMNS.map((column) => table[column]?.[row])]))
    expect(byId(other)).toEqual(byId(columns))
  })

  it('in cents instead of dollars only the spend changes, a hundredfold', () => {
    const orders = { ...shop.orders, amount: shop.orders.amount.map((amount) => Number(amount) * 100) }
    const other = scoreTables({ ...shop, orders }).columns
    expect([other.churnRisk, other.pAlive]).toEqual([columns.churnRisk, columns.pAlive])
    numbers(other.clv12).forEach((value, row) => {
      expect(Math.abs(value / 100 - Number(columns.clv12?.[row]))).toBeLessThan(0.011)
    })
  })
})

describe('blanks and their reasons', () => {
  it('fewer than 30 repeat buyers are too few', () => {
    const request = requestOf(60, 3)
    const { columns } = scoreTables(request)
    expect(notesOf(request)).toContain('fewRepeatBuyers')
    expect([numbers(columns.pAlive), numbers(columns.expectedOrders90), numbers(columns.clv12)]).toEqual([[], [], []])
    // ROW's chance needs no fit.
    expect(columns.churnRisk).not.toContain(null)
  })

  it('nobody who leaves is no drop-out signal', () => {
    const request = requestOf(300, 5, { r: 3, alpha: 10, a: 1e-9, b: 1 })
    expect(notesOf(request)).toContain('noDropOut')
    expect(numbers(scoreTables(request).columns.pAlive)).toEqual([])
  })

  it('are told only where one of the columns is asked for', () => {
    expect(notesOf({ ...requestOf(60, 3), columns: ['segment'] })).not.toContain('fewRepeatBuyers')
  })

  it('a shop without a cycle has no churn risk', () => {
    const customer = Array.from({ length: 25 }, (_, k) => `c${k}`)
    const orders = { customer, date: customer.map(() => '2026-10-01'), amount: customer.map((_, k) => k + 1) }
    const { columns, summary } = scoreTables({ asOf: '2026-11-01', columns: COLUMNS, orders })
    expect(columns.churnRisk).toEqual(customer.map(() => null))
    expect(summary.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['noCycle', 'fewRepeatBuyers']))
  })

  it('a prospect has none', () => {
    const request = requestOf(300, 21)
    const id = [...new Set(request.orders.customer), 'newcomer']
    const { columns } = scoreTables({ ...request, customers: { id } })
    expect(COLUMNS.map((column) => columns[column]?.at(-1))).toEqual([null, null, null, null])
  })
})

describe.skipIf(!hasSharedData)('real logs (needs ../shared/data)', () => {
  it('one year of Online Retail shows no drop-out: blanks and the reason', () => {
    const { columns, summary } = scoreTables(shopOf('online-retail/orders.csv', '2011-12-10'))
    expect(summary.notes.map(({ code }) => code)).toContain('noDropOut')
    expect(numbers(columns.pAlive)).toEqual([])
    expect(new Set(columns.churnRisk)).toEqual(new Set(['low', 'medium', 'high']))
  })

  it('the CDNOW sample is predicted in full', () => {
    const { columns, summary } = scoreTables(shopOf('cdnow-sample/orders.csv', '1997-09-30'))
    // Later buyers are in the file too: the columns have their rows, blank.
    expect(numbers(columns.clv12).length).toBe(summary.buyers)
    expect(summary.notes.map(({ code }) => code)).not.toContain('noDropOut')
  })
})

describe('why', () => {
  const whyOf = (request: ScoreRequest, row: number) =>
    String(scoreTables({ ...request, columns: ['why'] }).columns.why?.[row])

  it('tells the chance with its precedents, and the orders and spend to come', () => {
    expect(whyOf(requestOf(300, 21), 0)).toMatch(
      /\d+ % chance of an order within 90 days \(churn risk (low|medium|high); of \d+ waits as long after a \w+( or \w+)? order, \d+ % ended so\), \d+\.\d orders expected by then and [\d,]+\.\d\d in 12 months \(still a customer: \d+ %\)/,
    )
    expect(whyOf({ ...requestOf(300, 21), locale: 'zh' }, 0)).toMatch(
      /90 天内再次购买的可能性 \d+%（流失风险[低中高]；第 .+ 次.*购买后同样久未购买的 \d+ 例中，\d+% 如此），预计届时购买/,
    )
  })

  it('says who is probably gone', () => {
    const request = requestOf(300, 21)
    const gone = scoreTables({ ...request, columns: ['why'] }).columns.why?.filter((text) =>
      String(text).includes('probably gone, '),
    )
    expect(gone?.length).toBeGreaterThan(20)
  })

  it('says no orders to come where they cannot be predicted', () => {
    expect(whyOf(requestOf(60, 3), 0)).not.toContain('expected')
  })
})
