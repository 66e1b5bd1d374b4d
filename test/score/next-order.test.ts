/**
 * ROW beside the figures printed in next-order.md: edge cases, and the back-test on the two logs; both for the code and
 * for the naive twin, so that the definition itself is checked. The back-test reads ../shared/data and skips without it.
 */
import { describe, expect, it } from 'vitest'
import { predictNextOrder } from '../../worker/score/row-predictor.ts'
import { type ShopRhythm, shopRhythm } from '../../worker/score/shop-rhythm.ts'
import { predict, type Rhythm, rhythmOf } from './naive/row-predictor.ts'
import { dayOf } from './naive/shop.ts'
import { hasSharedData, shopOf } from './shared-shops.ts'

const TODAY = dayOf('2026-11-22')
const EVEN_WEEK = Array.from({ length: 7 }, () => 1 / 7)
const printedShop: ShopRhythm = {
  asOfDay: TODAY,
  medianGapDays: 42,
  horizonDays: 136,
  weekdayShare: Float64Array.from(EVEN_WEEK),
}
const printedRhythm: Rhythm = { medianGap: 42, horizon: 136, weekdayShare: EVEN_WEEK }

/** Ascending order days: the last `agoDays` before `today`, the gaps before it, newest first. */
function history(gaps: number[], agoDays: number, today: number): number[] {
  const days = [today - agoDays]
  for (const gap of gaps) days.unshift(days[0] - gap)
  return days
}
/** Order days of several customers, as the code takes them. */
function pack(histories: number[][]) {
  const start = [0]
  for (const days of histories) start.push(start[start.length - 1] + days.length)
  return { start: Int32Array.from(start), day: Int32Array.from(histories.flat()) }
}
const times = (count: number, gap: number): number[] => Array.from({ length: count }, () => gap)

describe('the edge cases of next-order.md', () => {
  it.each([
    ['1 order, 10 d ago', [], 10, '11: 12..62'],
    ['1 order, 200 d ago', [], 200, '52: 24..90'],
    ['all gaps 30, 5 d ago', times(12, 30), 5, '26: 21..30'],
    ['all gaps 30, 29 d ago', times(12, 30), 29, '7: 3..11'],
    ['all gaps 30, 60 d ago', times(12, 30), 60, '14: 11..52'],
    ['all gaps 30, 1000 d ago', times(12, 30), 1000, '48: 24..88'],
    ['all gaps 1, today', times(20, 1), 0, '4: 2..7'],
    ['2 orders gap 300, 20 d ago', [300], 20, '50: 24..92'],
    ['gap 7 x3, 6 d ago', times(3, 7), 6, '8: 1..15'],
    ['order today, 2 orders gap 30', [30], 0, '26: 14..47'],
  ])('%s', (_, gaps, ago, expected) => {
    // On every weekday: where all weekdays are alike the date must not depend on today's.
    for (let shift = 0; shift < 7; shift++) {
      const days = history(gaps, ago, TODAY + shift)
      const code = predictNextOrder({ ...printedShop, asOfDay: TODAY + shift }, days, 0, days.length)
      const twin = predict(days, TODAY + shift, printedRhythm)
      expect(`${code.inDays}: ${code.from}..${code.to}`).toBe(expected)
      expect(`${twin.inDays}: ${twin.fromDays}..${twin.toDays}`).toBe(expected)
    }
  })

  it('many short gaps and a wait so long that the chance of any single day is below 1e-30', () => {
    const [days, brisk] = [history(times(31, 1), 4000, TODAY), { ...printedShop, medianGapDays: 1 }]
    const { inDays, from, to } = predictNextOrder(brisk, days, 0, days.length)
    const twin = predict(days, TODAY, { ...printedRhythm, medianGap: 1 })
    expect([inDays, from, to]).toEqual([twin.inDays, twin.fromDays, twin.toDays])
  })

  it('a wait beyond 4,000 days gives a date like any other', () => {
    for (const ago of [3999, 4000, 4001, 20_000]) {
      const { inDays, from, to } = predictNextOrder(printedShop, history([30], ago, TODAY), 0, 2)
      expect(inDays).toBeGreaterThan(0)
      expect(from).toBeLessThanOrEqual(to)
      expect(to).toBeLessThanOrEqual(136)
    }
  })
})

describe('the shop constants', () => {
  it('give each customer one vote, however often they buy', () => {
    const histories = [history(times(50, 1), 0, TODAY), history([40], 3, TODAY), history([60], 3, TODAY)]
    expect(shopRhythm(pack(histories), TODAY)?.medianGapDays).toBe(40)
    expect(rhythmOf(histories, TODAY).medianGap).toBe(40)
  })

  it('use cycleDays where nobody came twice, and give none without it', () => {
    const once = pack([[TODAY - 5], [TODAY - 9]])
    expect(shopRhythm(once, TODAY)).toBe(null)
    expect(shopRhythm(once, TODAY, 21)?.medianGapDays).toBe(21)
  })

  it('look ahead at least 14 days, also in a shop that opened today', () => {
    expect(shopRhythm(pack([[TODAY]]), TODAY, 21)?.horizonDays).toBe(14)
  })
})

describe.skipIf(!hasSharedData)('the back-test figures of next-order.md come out (needs ../shared/data)', () => {
  it.each([
    ['cdnow-sample', '1997-09-30', '1998-06-30', '491 59.93 0.157 0.43'],
    ['cdnow-sample', '1998-03-31', '1998-06-30', '266 26.00 0.226 0.61'],
    ['online-retail', '2011-08-31', '2011-12-09', '1380 21.22 0.287 0.62'],
    ['online-retail', '2011-06-30', '2011-12-09', '1281 31.95 0.266 0.53'],
  ])('%s, %s -> %s: n, mean absolute error, share within 7 days, window coverage', (log, cutOff, end, expected) => {
    const today = dayOf(cutOff)
    const { customer, date } = shopOf(`${log}/orders.csv`, end).orders
    const days = new Map<string, Set<number>>()
    customer.forEach((id, i) => {
      const day = dayOf(String(date[i]))
      if (day <= dayOf(end)) days.set(String(id), (days.get(String(id)) ?? new Set()).add(day))
    })
    const lives = [...days.values()].map((set) => [...set].sort((a, b) => a - b))
    const pasts = lives.map((life) => life.filter((day) => day <= today))
    const { start, day } = pack(pasts)
    const shop = shopRhythm({ start, day }, today) as ShopRhythm
    const rhythm = rhythmOf(
      pasts.filter((past) => past.length > 0),
      today,
    )
    const code = { n: 0, error: 0, within: 0, covered: 0 }
    const twin = { ...code }
    const count = (tally: typeof code, actual: number, inDays: number, from: number, to: number) => {
      tally.n++
      tally.error += Math.abs(actual - inDays)
      if (Math.abs(actual - inDays) <= 7) tally.within++
      if (from <= actual && actual <= to) tally.covered++
    }
    lives.forEach((life, c) => {
      const next = life.find((d) => d > today)
      if (next === undefined || pasts[c].length < 2) return
      const byCode = predictNextOrder(shop, day, start[c], start[c + 1])
      count(code, next - today, byCode.inDays, byCode.from, byCode.to)
      const byTwin = predict(pasts[c], today, rhythm)
      count(twin, next - today, byTwin.inDays, byTwin.fromDays, byTwin.toDays)
    })
    const print = ({ n, error, within, covered }: typeof code) =>
      `${n} ${(error / n).toFixed(2)} ${(within / n).toFixed(3)} ${(covered / n).toFixed(2)}`
    expect(print(twin)).toBe(expected)
    expect(print(code)).toBe(expected)
  })
})
