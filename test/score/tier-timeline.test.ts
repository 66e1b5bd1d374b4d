/**
 * Tiers over time, worked out by hand from the definition: validity, keep test, grace, downgrade, refunds.
 * Levels: Member 0, Silver 1,000 (keep 800), Gold 5,000 (keep 4,000). Day 0 is 2024-01-01.
 */
import { describe, expect, it } from 'vitest'
import { LEVELS, type Row, tierAt } from './tier-at.ts'

describe('a tier', () => {
  it('is reached on the day the rolling year adds up to it, cent by cent', () => {
    expect(
      tierAt(10, [
        [0, 500],
        [10, 499.99],
      ]),
    ).toBe('Member 0.. +0.01 -')
    expect(
      tierAt(10, [
        [0, 500],
        [10, 500],
      ]),
    ).toBe('Silver 10..375 +4000 -800')
    expect(
      tierAt(364, [
        [0, 500],
        [364, 500],
      ]),
    ).toBe('Silver 364..729 +4000 -800')
    expect(
      tierAt(365, [
        [0, 500],
        [365, 500],
      ]),
    ).toBe('Member 0.. +500 -')
  })

  it('may be two steps up at once', () => {
    expect(tierAt(0, [[0, 5000]])).toBe('Gold 0..365 + -4000')
  })

  it('of a customer who never left the base is held since joining, else since the first order', () => {
    expect(tierAt(9, [[3, 10]], '2023-12-31')).toBe('Member -1.. +990 -')
    expect(tierAt(9, [[3, 10]])).toBe('Member 3.. +990 -')
    expect(tierAt(9, [], '2023-12-31')).toBe('Member -1.. +1000 -')
    expect(tierAt(9, [])).toBe('Member .. +1000 -')
  })
})

describe('keeping a tier', () => {
  it('counts the 365 days after the upgrade, and not the orders that earned it', () => {
    expect(
      tierAt(365, [
        [0, 1000],
        [365, 799.99],
      ]),
    ).toBe('Silver 0..365 +4200.01 -0.01')
    expect(
      tierAt(366, [
        [0, 1000],
        [365, 800],
      ]),
    ).toBe('Silver 0..730 +4200 -800')
    expect(
      tierAt(366, [
        [0, 1000],
        [1, 800],
      ]),
    ).toBe('Silver 0..730 +5000 -800')
  })

  it('has 30 days of grace, in which tier, since and until stay', () => {
    expect(tierAt(366, [[0, 1000]])).toBe('Silver 0..365 +5000 -800')
    expect(tierAt(395, [[0, 1000]])).toBe('Silver 0..365 +5000 -800')
    expect(tierAt(396, [[0, 1000]])).toBe('Member 396.. +1000 -')
  })

  it('in grace renews on the day on which validity and grace together reach keep', () => {
    const rows: Row[] = [
      [0, 1000],
      [200, 500],
      [380, 300],
    ]
    expect(tierAt(379, rows)).toBe('Silver 0..365 +4500 -300')
    expect(tierAt(380, rows)).toBe('Silver 0..745 +4200 -800')
    expect(
      tierAt(395, [
        [0, 1000],
        [395, 800],
      ]),
    ).toBe('Silver 0..760 +4200 -800')
  })

  it('lost: one tier down, valid 365 days and judged alike', () => {
    const rows: Row[] = [[0, 5000]]
    expect(tierAt(395, rows)).toBe('Gold 0..365 + -4000')
    expect(tierAt(396, rows)).toBe('Silver 396..761 +5000 -800')
    expect(tierAt(791, rows)).toBe('Silver 396..761 +5000 -800')
    expect(tierAt(792, rows)).toBe('Member 792.. +1000 -')
  })

  it('an order on the day after grace comes after the downgrade and can earn the tier anew', () => {
    expect(
      tierAt(396, [
        [0, 1000],
        [396, 1000],
      ]),
    ).toBe('Silver 396..761 +4000 -800')
    expect(
      tierAt(396, [
        [0, 1000],
        [396, 999],
      ]),
    ).toBe('Member 396.. +1 -')
  })
})

describe('a refund', () => {
  it('at most 14 days after the order: the tier was never earned', () => {
    expect(
      tierAt(20, [
        [0, 1000],
        [14, -1, 0],
      ]),
    ).toBe('Member 0.. +1 -')
  })

  it('later: lowers the metric from its own day, but no tier before the keep test', () => {
    expect(
      tierAt(14, [
        [0, 1000],
        [15, -400, 0],
      ]),
    ).toBe('Silver 0..365 +4000 -800')
    expect(
      tierAt(15, [
        [0, 1000],
        [15, -400, 0],
      ]),
    ).toBe('Silver 0..365 +4400 -800')
    expect(
      tierAt(366, [
        [0, 1000],
        [100, 800],
        [365, -1, 100],
      ]),
    ).toBe('Silver 0..365 +4201 -1')
    expect(
      tierAt(366, [
        [0, 1000],
        [100, 800],
        [366, -1, 100],
      ]),
    ).toBe('Silver 0..730 +4201 -800')
  })
})

describe('by the calendar year', () => {
  const calendar = { levels: LEVELS, window: 'calendar' } as const
  // 2024 has 366 days: 2025-12-31 is day 730, 2026-12-31 day 1095, 2027-12-31 day 1460.
  const earned: readonly Row[] = [[100, 1000]]

  it('spend counts from 1 January', () => {
    const rows: readonly Row[] = [
      [365, 999],
      [366, 999],
    ]
    expect(tierAt(366, rows, null, calendar)).toBe('Member 365.. +1 -')
    expect(tierAt(365, rows, null, calendar)).toBe('Member 365.. +1 -')
  })

  it('a tier holds until 31 December of the next year, from any day of this one', () => {
    expect(tierAt(100, earned, null, calendar)).toBe('Silver 100..730 +4000 -800')
    expect(tierAt(730, earned, null, calendar)).toBe('Silver 100..730 +5000 -800')
  })

  it('kept by what was spent after the day that earned it, it holds one year more', () => {
    expect(tierAt(731, [...earned, [400, 800]], null, calendar)).toBe('Silver 100..1095 +5000 -800')
    expect(tierAt(731, [...earned, [400, 799]], null, calendar)).toBe('Silver 100..730 +5000 -1')
  })

  it('not kept, it has 30 days of grace and falls on 31 January', () => {
    expect(tierAt(760, earned, null, calendar)).toBe('Silver 100..730 +5000 -800')
    expect(tierAt(761, earned, null, calendar)).toBe('Member 761.. +1000 -')
    expect(tierAt(740, [...earned, [740, 800]], null, calendar)).toBe('Silver 100..1460 +4200 -800')
  })
})

describe('over the lifetime', () => {
  const lifetime = { levels: LEVELS, window: 'lifetime' } as const

  it('spend of any age counts, and a tier has no end and nothing to keep', () => {
    const rows: readonly Row[] = [
      [0, 500],
      [900, 500],
    ]
    expect(tierAt(899, rows, null, lifetime)).toBe('Member 0.. +500 -')
    expect(tierAt(3000, rows, null, lifetime)).toBe('Silver 900.. +4000 -')
  })

  it('a late refund takes no tier back', () => {
    expect(
      tierAt(
        500,
        [
          [0, 1000],
          [200, -400, 0],
        ],
        null,
        lifetime,
      ),
    ).toBe('Silver 0.. +4400 -')
  })
})

describe('by days with an order', () => {
  const levels = [
    { name: 'Member', up: 0 },
    { name: 'Silver', up: 3 },
    { name: 'Gold', up: 35 },
  ]
  const byOrders = { levels, metric: 'orders' } as const

  it('two orders of one day are one, and 80 % of three are three', () => {
    const rows: readonly Row[] = [
      [0, 1],
      [5, 1],
      [5, 9, 6],
    ]
    expect(tierAt(5, rows, null, byOrders)).toBe('Member 0.. +1 -')
    expect(tierAt(9, [...rows, [9, 1]], null, byOrders)).toBe('Silver 9..374 +32 -3')
  })

  it('a refund of the whole order later than 14 days takes its day away, a part of it does not', () => {
    const rows: readonly Row[] = [
      [0, 10],
      [5, 10],
      [9, 10],
    ]
    expect(tierAt(40, [...rows, [40, -10, 9]], null, byOrders)).toBe('Silver 9..374 +33 -3')
    expect(tierAt(40, [...rows, [40, -9, 9]], null, byOrders)).toBe('Silver 9..374 +32 -3')
  })

  it('80 % of 35 are 28', () => {
    const rows = Array.from({ length: 35 }, (_, day): Row => [day, 1])
    expect(tierAt(34, rows, null, byOrders)).toBe('Gold 34..399 + -28')
  })
})
