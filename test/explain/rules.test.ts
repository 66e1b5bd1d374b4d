/** What the owner's rules set is told of past days and of one customer as well. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { ScoreRequest } from '../../worker/contract.ts'

const shop: ScoreRequest = {
  asOf: '2026-06-30',
  columns: ['segment', 'tier'],
  settings: {
    rules: [
      {
        name: 'Tea lovers',
        when: [{ column: 'bought(tea)', operator: '=', value: 'yes' }],
        sets: { segment: 'loyal', tierFloor: 'Gold', tag: 'tea' },
      },
    ],
  },
  orders: {
    customer: ['a', 'a', 'b', 'c'],
    date: ['2026-05-01', '2026-06-10', '2026-06-20', '2026-05-20'],
    amount: [10, 10, 1500, 10],
    category: ['milk', 'tea', 'milk', 'tea'],
  },
}

describe('rules', () => {
  it('count on a past day with what had been bought by then', () => {
    const { history, movement, rollForward } = scoreTables({ ...shop, history: { months: 1 }, movement: {} })
    const loyal = history?.map(({ classes }) => classes.segment?.find(({ code }) => code === 'loyal')?.customers ?? 0)
    expect(loyal).toEqual([1, 2])
    expect(movement?.codes).toContain('loyal')
    const gold = rollForward?.[0].tiers.find(({ code }) => code === 'Gold')
    expect(gold).toEqual({ code: 'Gold', opening: 1, in: 1, out: 0, closing: 2 })
  })

  it('are named in the explanation of whom they set', () => {
    const { explain } = scoreTables({ ...shop, explain: 'a' })
    expect(explain?.segment).toMatchObject({ code: 'loyal', rule: 'Tea lovers', override: null })
    expect(explain?.tier).toMatchObject({ code: 'Gold', computed: 'Gold', earned: 'Member', rule: 'Tea lovers' })
    expect(explain?.tags).toBe('tea')
    expect(explain?.text).toEqual(
      expect.arrayContaining(['Loyal: by your rule “Tea lovers”.', 'Gold: at least, by your rule “Tea lovers”.']),
    )
    const other = scoreTables({ ...shop, locale: 'zh', explain: 'b' }).explain
    expect(other?.segment.rule).toBeNull()
    expect(other?.tier).toMatchObject({ code: 'Silver', earned: 'Silver', rule: null })
    expect(other?.tags).toBeNull()
  })

  it('are part of what other settings would change', () => {
    const { compare } = scoreTables({ ...shop, compare: { settings: {} } })
    expect(compare?.lost.segment).toEqual([{ code: 'loyal', customers: 2, rows: [0, 2] }])
    expect(compare?.lost.tier).toEqual([{ code: 'Gold', customers: 2, rows: [0, 2] }])
  })
})
