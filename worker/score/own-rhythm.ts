/**
 * One customer's own rhythm: the newest gaps, how much each counts, how far they spread. Decides what ROW's date
 * (row-predictor.ts) and chance (chance.ts) both start from. Source: next-order.md. Pure.
 */

import { logOfWhole } from './exp-log.ts'

/** Votes of the shop's rhythm. */
export const SHOP_WEIGHT = 4
/** The newest gaps that count. */
export const MAX_GAPS = 32
const HALF_LIFE_GAPS = 8
/** The widest spread of the customer's part; customers without a rhythm of their own have it. */
export const BANDWIDTH = 0.4
const MIN_BANDWIDTH = 0.1
const WEIGHTS = Float64Array.from({ length: MAX_GAPS }, (_, k) => 0.5 ** (k / HALF_LIFE_GAPS))
/** Weight of BANDWIDTH against the customer's own spread. */
const BANDWIDTH_VOTES = 1.5

/** One customer's rhythm, read from their newest gaps; `space.weight` and `space.logGap` hold the gaps, newest first. */
export interface OwnRhythm {
  gapCount: number
  /** Sum of the weights of the gaps (N of next-order.md). */
  votes: number
  /** Of the shop's part, with the customer's gaps mixed in (its A and R). */
  scale: number
  shape: number
  /** Spread of the customer's part: of the logarithm of a gap. */
  bandwidth: number
}

/** Buffers of MAX_GAPS numbers each. */
export interface GapSpace {
  weight: Float64Array
  logGap: Float64Array
}

/** Reads a customer's newest gaps into `space`. `day[from..to)`: order days, ascending, at least one. */
export function readRhythm(
  medianGapDays: number,
  day: ArrayLike<number>,
  from: number,
  to: number,
  { weight, logGap }: GapSpace,
): OwnRhythm {
  const gapCount = Math.min(to - from - 1, MAX_GAPS)
  let votes = 0
  let weightedGaps = 0
  let meanLog = 0
  for (let k = 0; k < gapCount; k++) {
    const gap = day[to - 1 - k] - day[to - 2 - k]
    weight[k] = WEIGHTS[k]
    logGap[k] = logOfWhole(gap)
    votes += weight[k]
    weightedGaps += weight[k] * gap
    meanLog += weight[k] * logGap[k]
  }
  meanLog = votes > 0 ? meanLog / votes : 0
  let spread = 0
  for (let k = 0; k < gapCount; k++) spread += weight[k] * (logGap[k] - meanLog) ** 2
  const bandwidth = Math.min(
    BANDWIDTH,
    Math.max(
      MIN_BANDWIDTH,
      Math.sqrt((BANDWIDTH_VOTES * BANDWIDTH ** 2 + spread) / (BANDWIDTH_VOTES + Math.max(votes - 1, 0))),
    ),
  )
  return { gapCount, votes, scale: medianGapDays + weightedGaps, shape: 1 + votes, bandwidth }
}
