/** Every edge of the fixed-day stages by hand, and that a shop without a cycle uses them. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { Settings } from '../../worker/contract.ts'

const day = (ago: number) => new Date(Date.UTC(2026, 5, 30) - ago * 86_400_000).toISOString().slice(0, 10)

/** Stage of one customer whose orders lie so many days back. */
function stage(agos: number[], settings: Settings = { lifecycle: 'fixed' }): string {
  const { columns } = scoreTables({
    asOf: day(0),
    columns: ['lifecycle'],
    settings,
    orders: { customer: agos.map(() => 'a'), date: agos.map(day), amount: agos.map(() => 10) },
  })
  return String(columns.lifecycle?.[0])
}

describe('fixed-day lifecycle', () => {
  it.each([
    ['one order, 0 to 30 days: new', [0], 'new'],
    ['the last day of new', [30], 'new'],
    ['one order, after 30 days', [31], 'active'],
    ['a gap of more than 180 days before the last order, up to 30 days ago: returned', [211, 30], 'returned'],
    ['a gap of exactly 180 days is none', [210, 30], 'active'],
    ['returned ends after 30 days', [212, 31], 'active'],
    ['an older gap says nothing', [400, 20, 10], 'active'],
    ['active to day 90', [100, 90], 'active'],
    ['at risk from day 91', [100, 91], 'atRisk'],
    ['at risk to day 120', [121, 120], 'atRisk'],
    ['recently lapsed from day 121', [122, 121], 'recentlyLapsed'],
    ['recently lapsed to day 180', [181, 180], 'recentlyLapsed'],
    ['mid lapsed from day 181', [182, 181], 'midLapsed'],
    ['mid lapsed to day 365', [366, 365], 'midLapsed'],
    ['dormant from day 366', [367, 366], 'dormant'],
  ] as const)('%s', (_, agos, expected) => {
    expect(stage([...agos])).toBe(expected)
  })

  it('is used where the shop has no cycle, and not where it has one', () => {
    expect(stage([40], {})).toBe('active')
    expect(stage([40], { cycleDays: 10 })).toBe('midLapsed')
    expect(stage([40], { cycleDays: 10, lifecycle: 'fixed' })).toBe('active')
  })
})
