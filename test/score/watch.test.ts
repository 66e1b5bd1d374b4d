/** When an owner is alerted, and which threshold is named. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { ScoreRequest, Settings } from '../../worker/contract.ts'
import { findTierFindings, hasGrown, hasShrunk } from '../../worker/score/watch.ts'

describe('a sharp drop', () => {
  it.each([
    [100, 80, false],
    [100, 79, true],
    [50, 40, false],
    [50, 39, true],
    [1000, 900, false],
    [12, 2, false],
    [11, 0, true],
    [40, 50, false],
  ])('from %i to %i customers: %s', (before, now, expected) => {
    expect(hasShrunk({ before, now })).toBe(expected)
    expect(hasGrown({ before: now, now: before })).toBe(before > now && before - now > 10 && (before - now) * 5 > now)
  })
})

describe('a threshold to look at', () => {
  const codes = (size: number[], everReached: number[], buyers = 100) =>
    findTierFindings({ buyers, size, everReached }).map(({ code, tier, threshold }) => `${code} ${tier} ${threshold}`)

  it.each([
    { why: 'well spread', size: [50, 30, 15, 5], ever: [100, 50, 20, 5], expected: [] },
    { why: 'Gold out of reach', size: [55, 45, 0, 0], ever: [100, 45, 4, 1], expected: ['tierTooFar 2 2'] },
    { why: 'exactly 5 % reached it', size: [55, 40, 5, 0], ever: [100, 45, 5, 5], expected: ['tierEmpty 3 3'] },
    { why: 'crowded base', size: [61, 20, 14, 5], ever: [100, 39, 19, 5], expected: ['tierCrowded 0 1'] },
    { why: 'exactly 60 %', size: [60, 20, 15, 5], ever: [100, 40, 20, 5], expected: [] },
    { why: 'crowded Silver', size: [10, 70, 15, 5], ever: [100, 90, 20, 5], expected: ['tierCrowded 1 1'] },
    { why: 'one tier only', size: [100], ever: [100], expected: [] },
  ])('$why', ({ size, ever, expected }) => {
    expect(codes(size, ever)).toEqual(expected)
  })

  it('is not named with fewer than 20 buyers', () => {
    expect(codes([19, 0], [19, 0], 19)).toEqual([])
    expect(codes([20, 0], [20, 0], 20)).toHaveLength(2)
  })
})

/** 30 customers who bought weekly until some day, each with a tenth more than the one before. */
function weekly(until: string, settings: Settings = {}): ScoreRequest {
  const last = Date.parse(`${until}T00:00:00Z`)
  const orders = { customer: [] as string[], date: [] as string[], amount: [] as number[] }
  for (let c = 0; c < 30; c++) {
    for (let k = 0; k < 20; k++) {
      orders.customer.push(`c${c}`)
      orders.date.push(new Date(last - 7 * k * 86_400_000).toISOString().slice(0, 10))
      orders.amount.push(10 + c)
    }
  }
  return { asOf: '2026-06-30', settings, columns: ['lifecycle', 'tier'], history: { months: 1 }, orders }
}

describe('alerts and suggestions of an answer', () => {
  it('tell of active customers who fell silent, in both languages', () => {
    const request = weekly('2026-05-29')
    const { alerts } = scoreTables(request)
    expect(alerts).toEqual([
      {
        code: 'classShrank',
        column: 'lifecycle',
        class: 'active',
        from: 30,
        to: 0,
        text: 'Active went from 30 to 0 customers since 2026-05-31.',
      },
    ])
    expect(scoreTables({ ...request, locale: 'zh' }).alerts?.[0].text).toBe(
      '自 2026-05-31 以来，“活跃”从 30 位减少到 0 位。',
    )
    expect(scoreTables(weekly('2026-06-29')).alerts).toEqual([])
  })

  it('name the settings of thresholds that tell nobody apart', () => {
    const { suggestions } = scoreTables(weekly('2026-06-29'))
    expect(suggestions?.map(({ code, setting, class: name }) => [code, setting, name])).toEqual([
      ['tierTooFar', 'tiers.levels.1.up', 'Silver'],
      ['tierCrowded', 'tiers.levels.1.up', 'Member'],
      ['manyTies', 'rfm.bounds.r', null],
      ['manyTies', 'rfm.windowDays', null],
    ])
    expect(suggestions?.map(({ text }) => text)).toEqual([
      'None of 30 buyers ever reached Silver. Look at what it asks for (1,000.00).',
      '100 % of the buyers are in Member. Look at what Silver asks for (1,000.00).',
      'So many buyers last bought on the same day that the best score is 1 of 5. Look at the window or set bounds of your own.',
      'So many buyers bought equally often that the best score is 1 of 5. Look at the window or set bounds of your own.',
    ])
  })

  it('speak of orders where tiers go by orders', () => {
    const levels = [
      { name: 'Base', up: 0 },
      { name: 'Top', up: 21 },
    ]
    const { suggestions } = scoreTables({
      ...weekly('2026-06-29', { tiers: { metric: 'orders', levels } }),
      locale: 'zh',
    })
    expect(suggestions?.[0].text).toBe('30 位买家中没有人曾达到“Top”。请看看它的升级门槛（购买 21 次）。')
  })
})
