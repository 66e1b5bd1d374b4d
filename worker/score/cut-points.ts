/**
 * Cut points of a quantile run, so that they can be kept in the settings and later customers are measured by the same
 * yardstick. Decides the bounds only; rfm.ts applies them. Pure.
 */
import type { ScoreBounds } from '../contract.ts'
import type { Rfm } from './rfm.ts'

const SCORES = [5, 4, 3, 2] as const

/**
 * Bounds that give every buyer of this run the quintile scores it has, when used as method `frozen`. Where ties leave a
 * score unreached, its bound lies just beyond the best value (for recency -1 where somebody bought on the day itself).
 * `decimals`: minor-unit digits of the currency; bounds of money are in major units.
 */
export function cutPointsOf(rfm: Rfm, buyers: Int32Array, decimals: number): ScoreBounds {
  const unit = 10 ** decimals
  const bounds = (values: ArrayLike<number>, scores: Uint8Array) => {
    const leastOf = new Float64Array(SCORES[0] + 1).fill(Number.POSITIVE_INFINITY)
    let best = Number.NEGATIVE_INFINITY
    for (const c of buyers) {
      if (values[c] > best) best = values[c]
      if (values[c] < leastOf[scores[c]]) leastOf[scores[c]] = values[c]
    }
    let cut = Number.POSITIVE_INFINITY
    return SCORES.map((score) => {
      cut = Math.min(cut, leastOf[score])
      return cut === Number.POSITIVE_INFINITY ? best + 1 : cut
    }) as unknown as [number, number, number, number]
  }
  // Whole numbers: -0 is 0.
  const newness = rfm.recencyDays.map((days) => -days)
  const [r, f, m] = [bounds(newness, rfm.r5), bounds(rfm.frequency, rfm.f5), bounds(rfm.monetaryMinor, rfm.m5)]
  return {
    // 0 and not -0, which JSON would tell apart from 0 in no way but a comparison would.
    r: r.map((days) => 0 - days) as unknown as ScoreBounds['r'],
    f,
    m: m.map((minor) => minor / unit) as unknown as ScoreBounds['m'],
  }
}
