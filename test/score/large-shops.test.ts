/**
 * Shops that are large in one way: a customer with very many orders, very large baskets, contacts that wait for a place.
 * An object of Cloudflare has 128 MB and 30 s of computing; what is quadratic in any of these would not fit. Measures
 * computing time and memory, so that a busy machine changes nothing.
 */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { Cell, OutputColumn, ScoreRequest } from '../../worker/contract.ts'
import { isoOfDay } from '../../worker/ledger/days.ts'
import type { LedgerOrders } from '../../worker/ledger/types.ts'
import { recommendProducts } from '../../worker/score/recommend.ts'

/** Orders of a line each, by customer: `sizes[c]` orders, all of one day. */
function baskets(count: number, size: number, productOf: (basket: number, line: number) => number, products: number) {
  const lines = count * size
  const index = (perStep: number) => Int32Array.from({ length: count + 1 }, (_, basket) => basket * perStep)
  const orders = {
    count,
    customerStart: index(1),
    day: new Int32Array(count),
    netMinor: new Float64Array(count).fill(1),
    lineStart: index(size),
    lineProduct: Int16Array.from({ length: lines }, (_, at) => productOf(Math.floor(at / size), at % size)),
    products: Array.from({ length: products }, (_, at) => `p${at}`),
  }
  return { customers: { count }, orders } as unknown as { customers: { count: number }; orders: LedgerOrders }
}

const AS_OF = '2026-06-30'
const AS_OF_DAY = 20_634
const ROWS = 40_000
const rows = (cellOf: (row: number) => Cell): Cell[] => Array.from({ length: ROWS }, (_, row) => cellOf(row))
/** A day between asOf and `days` days before it, in no order. */
const dayBefore = (row: number, days: number) => isoOfDay(AS_OF_DAY - ((row * 7_919) % days))

/** Milliseconds of computing that the columns take. */
function computingMs(columns: OutputColumn[], request: Omit<ScoreRequest, 'asOf'>): number {
  const before = process.cpuUsage().user
  scoreTables({ asOf: AS_OF, columns, ...request })
  return (process.cpuUsage().user - before) / 1000
}

describe('a customer with very many orders', () => {
  const customer = rows(() => 'a')
  const amount = rows(() => 10)

  it('who never bought the same thing twice takes no longer than one who always does', () => {
    const columns: OutputColumn[] = ['favourite', 'favouriteChannel']
    const date = rows((row) => dayBefore(row, 3_000))
    const one = { orders: { customer, date, amount, category: rows(() => 'tea'), channel: rows(() => 'web') } }
    const texts = rows((row) => `text ${row}`)
    const all = { orders: { customer, date, amount, category: texts, channel: texts } }
    computingMs(columns, one)
    expect(computingMs(columns, all)).toBeLessThan(10 * computingMs(columns, one) + 500)
  })

  it('of which all were refunded late takes no longer than one without refunds', () => {
    const date = rows((row) => isoOfDay(AS_OF_DAY - 200 - row))
    const plain = { orders: { customer, date, amount } }
    const refunded = { orders: { ...plain.orders, refunded: rows(() => 5), refundedOn: rows(() => AS_OF) } }
    computingMs(['tier'], plain)
    expect(computingMs(['tier'], refunded)).toBeLessThan(10 * computingMs(['tier'], plain) + 500)
  })
})

describe('the places of a day', () => {
  it('for which thousands wait, most of them for a year, are given out in little more time than without limits', () => {
    const id = Array.from({ length: 8_000 }, (_, row) => `c${row}`)
    const shop = (capacity: { sms?: number }): Omit<ScoreRequest, 'asOf'> => ({
      customers: { id, consent: id.map(() => 'sms') },
      orders: { customer: id, date: id.map((_, row) => dayBefore(row, 10)), amount: id.map((_, row) => row % 97) },
      settings: { contact: { capacity, holidays: [{ date: '2026-07-02', greet: true }] } },
    })
    computingMs(['nextContact'], shop({}))
    expect(computingMs(['nextContact'], shop({ sms: 15 }))).toBeLessThan(
      5 * computingMs(['nextContact'], shop({})) + 500,
    )
  })
})

describe('the next product', () => {
  it('takes no more memory for thousands of baskets of a hundred products than for small ones', () => {
    const shop = baskets(2_000, 100, (basket, line) => (basket * 7 + line * line * 3) % 3_001, 3_001)
    const before = process.resourceUsage().maxRSS
    const recommended = recommendProducts(shop as unknown as Parameters<typeof recommendProducts>[0])
    // Ten million pairs of products: a list of them would be 40 MB, and sorting it takes as much again.
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(64)
    expect(recommended.some((product) => product >= 0)).toBe(true)
  })
})
