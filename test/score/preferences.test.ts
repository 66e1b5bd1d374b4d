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
