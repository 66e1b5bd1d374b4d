/** Favourite by hand: the pull towards the shop, the edges of 40 % and two occasions, ties, refunds. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { Cell, ScoreRequest } from '../../worker/contract.ts'

type Row = readonly [customer: string, date: string, amount: number, category: string | null, orderId?: string]

function request(rows: readonly Row[]): ScoreRequest {
  return {
    asOf: '2026-06-30',
    columns: ['favourite', 'why'],
    orders: {
      customer: rows.map(([customer]) => customer),
      date: rows.map(([, date]) => date),
      amount: rows.map(([, , amount]) => amount),
      category: rows.map(([, , , category]) => category),
      orderId: rows.map(([, , , , id]): Cell => id ?? null),
    },
  }
}
const favourites = (rows: readonly Row[]) => scoreTables(request(rows)).columns.favourite

describe('a favourite', () => {
  it('needs two days with an order', () => {
    expect(favourites([['a', '2026-06-01', 9, 'tea']])).toEqual([null])
    const sameDay: Row[] = [
      ['a', '2026-06-01', 9, 'tea'],
      ['a', '2026-06-01', 9, 'tea'],
    ]
    expect(favourites(sameDay)).toEqual([null])
    expect(favourites([...sameDay, ['a', '2026-06-02', 1, 'tea']])).toEqual(['tea'])
  })

  it('has the largest share, of equal ones the first by letters', () => {
    const rows: Row[] = [
      ['a', '2026-06-01', 10, 'tea'],
      ['a', '2026-06-02', 10, 'cups'],
    ]
    expect(favourites(rows)).toEqual(['cups'])
    expect(favourites([...rows, ['a', '2026-06-03', 1, 'tea']])).toEqual(['tea'])
  })

  it("is drawn towards the shop's share by two mean occasions", () => {
    // a: 30 of 80 is tea, two days; mean 40. The shop: tea 110 of 160. (30 + 80 * 110 / 160) / 160 = 0.53.
    const rows: Row[] = [
      ['a', '2026-06-01', 30, 'tea'],
      ['a', '2026-06-02', 50, null],
      ['b', '2026-06-02', 80, 'tea'],
    ]
    const { columns } = scoreTables(request(rows))
    expect(columns.favourite).toEqual(['tea', null])
    expect(columns.why?.[0]).toContain('mostly buys tea (about 53 % of the spend)')
    // The same customer in a shop of their own: (30 + 80 * 30 / 80) / 160 = 0.375.
    expect(favourites(rows.slice(0, 2))).toEqual([null])
  })

  it('is told from exactly 40 % on', () => {
    // One customer: own share 0.4 is drawn to the same 0.4.
    expect(
      favourites([
        ['a', '2026-06-01', 40, 'tea'],
        ['a', '2026-06-02', 60, null],
      ]),
    ).toEqual(['tea'])
  })

  it('counts what is left after refunds, spread over the lines of an order', () => {
    const rows: Row[] = [
      ['a', '2026-06-01', 60, 'tea', 'o1'],
      ['a', '2026-06-01', 40, 'cups', 'o1'],
      ['a', '2026-06-02', 30, 'cups', 'o2'],
    ]
    expect(favourites([...rows, ['a', '2026-06-02', 20, 'cups', 'o3']])).toEqual(['cups'])
    // Half of the first order came back: tea 30, cups 20 + 50.
    expect(favourites([...rows, ['a', '2026-06-03', -50, null, 'o1']])).toEqual(['cups'])
    expect(favourites([...rows, ['a', '2026-06-03', -30, null, 'o2'], ['a', '2026-06-04', 1, 'tea', 'o4']])).toEqual([
      'tea',
    ])
  })

  it('is none without categories', () => {
    const rows: Row[] = [
      ['a', '2026-06-01', 10, null],
      ['a', '2026-06-02', 10, null],
    ]
    expect(favourites(rows)).toEqual([null])
  })
})

describe('referral spend', () => {
  const day = '2026-06-01'
  function referrals(referredBy: Record<string, string | null>, rows: readonly Row[]) {
    const { orders } = request(rows)
    const { columns, problems } = scoreTables({
      asOf: '2026-06-30',
      columns: ['referralSpend', 'monetary', 'why'],
      customers: { id: Object.keys(referredBy), referredBy: Object.values(referredBy) },
      orders,
    })
    return {
      spend: Object.fromEntries(columns.id.map((id, i) => [id, columns.referralSpend?.[i]])),
      monetary: columns.monetary,
      why: columns.why?.map((text) => /referred spent [\d.,]+/.exec(String(text))?.[0]),
      problems: problems.map(({ row, column, code }) => `${row} ${column} ${code}`),
    }
  }

  it('is the 365-day net spend of those one referred, first degree, and adds nothing to their own', () => {
    const rows: Row[] = [
      ['b', day, 10, null],
      ['b', '2025-07-01', 7, null],
      ['b', '2025-06-30', 100, null],
      ['c', day, 5, null],
      ['d', day, 1000, null],
    ]
    expect(referrals({ a: null, b: 'a', c: 'a', d: 'b', e: 'd' }, rows)).toEqual({
      spend: { a: 22, b: 1000, c: null, d: 0, e: null },
      monetary: [null, 17, 5, 1000, null],
      why: ['referred spent 22.00', 'referred spent 1,000.00', undefined, 'referred spent 0.00', undefined],
      problems: [],
    })
  })

  it('leaves out oneself, the unknown and circles, and names each once', () => {
    const rows: Row[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, k) => [id, day, k + 1, null])
    // b, c and d stand in a circle; e was referred by c, who is on it.
    expect(referrals({ a: 'a', b: 'c', c: 'd', d: 'b', e: 'c', f: 'zed' }, rows)).toMatchObject({
      spend: { a: null, b: null, c: 5, d: null, e: null, f: null },
      problems: ['0 referredBy selfReferral', '1 referredBy referralCycle', '5 referredBy unknownReferrer'],
    })
  })
})

describe('satisfaction', () => {
  const customers = {
    id: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    satisfaction: [5, '4', '3,5', 2, 1, null, 'fine'] as Cell[],
    segmentOverride: [...Array(6).fill('loyal'), 'dormant'] as Cell[],
  }
  const shop = { ...request([['a', '2026-06-01', 10, null]]), columns: ['segment'] as const, customers }

  it('is the mean and the number of answers of each class, without a mean under five', () => {
    const { summary, problems } = scoreTables(shop)
    expect(summary.classes.segment).toEqual([
      { code: 'loyal', customers: 6, revenue: 10, satisfaction: { answers: 5, mean: 3.1 } },
      { code: 'dormant', customers: 1, revenue: 0, satisfaction: { answers: 0, mean: null } },
    ])
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([[6, 'satisfaction', 'badNumber']])
    const four = { ...customers, satisfaction: [5, 4, 3, 2, null, null, null] }
    expect(scoreTables({ ...shop, customers: four }).summary.classes.segment?.[0].satisfaction).toEqual({
      answers: 4,
      mean: null,
    })
  })

  it('is not told where no such column was sent', () => {
    const { satisfaction: _, ...without } = customers
    const classes = scoreTables({ ...shop, customers: without }).summary.classes.segment
    expect(classes?.[0]).toEqual({ code: 'loyal', customers: 6, revenue: 10 })
  })
})

describe('a recommendation', () => {
  /** Baskets of a customer's day each, written as "customer: product product". */
  function recommended(baskets: readonly string[], more: Partial<ScoreRequest['orders']> = {}) {
    const rows = baskets.flatMap((basket, k) => {
      const [customer, products] = basket.split(': ')
      return products.split(' ').map((product) => ({ customer, product, date: new Date(Date.UTC(2026, 0, 1 + k)) }))
    })
    const { columns } = scoreTables({
      asOf: '2026-06-30',
      columns: ['recommend', 'why'],
      orders: {
        customer: rows.map(({ customer }) => customer),
        date: rows.map(({ date }) => date.toISOString().slice(0, 10)),
        amount: rows.map(() => 10),
        product: rows.map(({ product }) => product),
        ...more,
      },
    })
    const of = (cells: readonly Cell[] | undefined) => Object.fromEntries(columns.id.map((id, i) => [id, cells?.[i]]))
    return { ...of(columns.recommend), why: of(columns.why) }
  }
  const others = ['o1: soap', 'o2: soap', 'o3: soap']

  it('is what lay with it in five baskets, more often than by chance', () => {
    const five = Array.from({ length: 5 }, (_, k) => `t${k}: cup saucer`)
    const told = recommended([...five, 'a: cup', ...others])
    expect(told).toMatchObject({ a: 'saucer', t0: null, o1: null })
    expect(String(told.why.a)).toContain('; may like saucer next; ')
    expect(recommended([...five.slice(1), 'a: cup', ...others]).a).toBeNull()
    // Everything lies with everything: lift 1.
    expect(recommended([...five, 'a: cup saucer']).a).toBeNull()
  })

  it('takes the larger lift, then the first by letters', () => {
    const five = (pair: string) => Array.from({ length: 5 }, (_, k) => `${pair[0]}${k}: ${pair}`)
    expect(recommended([...five('cup saucer'), ...five('cup plate'), 'a: cup', ...others]).a).toBe('plate')
    expect(recommended([...five('cup saucer'), ...five('cup plate'), 'b: plate', 'a: cup', ...others]).a).toBe('saucer')
  })

  it('does not learn from a basket of more than a hundred products', () => {
    const range = (products: number) => Array.from({ length: products - 2 }, (_, k) => `p${k}`).join(' ')
    const five = (products: number) => Array.from({ length: 5 }, (_, k) => `t${k}: cup saucer ${range(products)}`)
    const learnt = (products: number) => recommended([...five(products), 'a: cup', 'o1: soap']).a
    expect([learnt(100), learnt(101)]).toEqual(['p0', null])
  })

  it('takes lines of one day for one basket, and none of an order that came back', () => {
    const five = Array.from({ length: 5 }, (_, k) => `t${k}: cup saucer`)
    const status = [...Array(10).fill(null), null, null, null, null] as Cell[]
    expect(recommended([...five, 'a: cup', ...others], { status }).a).toBe('saucer')
    status[0] = 'cancelled'
    expect(recommended([...five, 'a: cup', ...others], { status }).a).toBeNull()
  })
})
