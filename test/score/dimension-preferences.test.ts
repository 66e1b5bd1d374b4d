/** Favourites of other order columns: by the same formula as the category's, blank where the column is not sent. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { FAVOURITE_COLUMNS, type ScoreRequest } from '../../worker/contract.ts'

const request: ScoreRequest = {
  asOf: '2026-06-30',
  columns: [...FAVOURITE_COLUMNS, 'why'],
  orders: {
    customer: ['a', 'a', 'a', 'b'],
    date: ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-03'],
    amount: [40, 30, 30, 10],
    channel: ['online', 'online', 'in store', 'online'],
    attributes: { taste: ['spicy', null, 'spicy', 'mild'], size: ['M', 'L', 'XL', 'S'] },
  },
}

describe('preferences in other order columns', () => {
  it('are the largest share, drawn to the shop’s, from two days with an order on', () => {
    const { columns } = scoreTables(request)
    // Online: (70 + 2 * 33.3 * 80 / 110) / 166.7 = 0.711; spicy: (70 + 66.7 * 70 / 110) / 166.7 = 0.675.
    expect(columns.favouriteChannel).toEqual(['online', null])
    expect(columns.favouriteTaste).toEqual(['spicy', null])
    expect(columns.favouriteSize).toEqual([null, null])
    expect(columns.favouriteStore).toEqual([null, null])
    expect(columns.favouriteColour).toEqual([null, null])
    expect(columns.why?.[0]).toContain('channel mostly online (about 71 % of the spend)')
    expect(columns.why?.[0]).toContain('taste mostly spicy (about 67 % of the spend)')
    expect(columns.why?.[0]).not.toContain('size')
    expect(scoreTables({ ...request, locale: 'zh' }).columns.why?.[0]).toContain('口味偏好“spicy”')
  })
  it('can be asked by a rule', () => {
    const rule = {
      name: 'Web',
      when: [{ column: 'favouriteChannel', operator: '=', value: 'online' }],
      sets: { tag: 'web' },
    }
    const { columns } = scoreTables({
      ...request,
      columns: ['tags'],
      settings: { rules: [rule] } as ScoreRequest['settings'],
    })
    expect(columns.tags).toEqual(['web', null])
  })
})
