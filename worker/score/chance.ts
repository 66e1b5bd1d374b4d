/**
 * Chance of an order within a number of days, by ROW: the customer's and the shop's rhythm, the wait so far, and the
 * share of customers who stop. Decides chances only; what counts as a high risk is predictions.ts. Source:
 * next-order.md, "Chance of an order". Pure.
 */

import { logOfWhole } from './exp-log.ts'
import { LogSum } from './log-sum.ts'
import type { Occasions } from './occasions.ts'
import { type GapSpace, MAX_GAPS, type OwnRhythm, readRhythm, SHOP_WEIGHT } from './own-rhythm.ts'
import type { ShopRhythm } from './shop-rhythm.ts'
import { normalTail } from './special-functions.ts'

/** Votes for the shop's share of stoppers (m of next-order.md): who has come back often stops less. */
const STOP_VOTES = 2
/** The shop's share of stoppers is one of 0.005, 0.015 .. 0.895. */
const GRID_FIRST = 0.005
const GRID_STEP = 0.01
const GRID_SIZE = 90
/** Two logarithmic likelihoods nearer than this are equal: the smaller share is taken. */
const TIE = 1e-9

/** By customer row, 0..1; NaN for prospects. */
export interface OrderChances {
  /** The shop's share of stoppers (delta of next-order.md). */
  stopShare: number
  /** That the customer will come again at all. */
  alive: Float64Array
  /** Of an order in the days after asOf. */
  within: Float64Array
}

/** Chances of an order within `horizonDays` after the shop's asOf, for all buyers. */
export function findOrderChances(
  shop: ShopRhythm,
  { start, day, buyers }: Pick<Occasions, 'start' | 'day' | 'buyers'>,
  horizonDays: number,
): OrderChances {
  const rowCount = start.length - 1
  const space: GapSpace = { weight: new Float64Array(MAX_GAPS), logGap: new Float64Array(MAX_GAPS) }
  const waitShare = new Float64Array(buyers.length)
  const laterShare = new Float64Array(buyers.length)
  for (let i = 0; i < buyers.length; i++) {
    const [from, to] = [start[buyers[i]], start[buyers[i] + 1]]
    const rhythm = readRhythm(shop.medianGapDays, day, from, to, space)
    const waited = shop.asOfDay - day[to - 1]
    waitShare[i] = shareBeyond(waited, rhythm, space)
    laterShare[i] = shareBeyond(waited + horizonDays, rhythm, space)
  }
  const gaps = buyers.map((c) => start[c + 1] - start[c] - 1)
  const stopShare = likeliestStopShare(waitShare, gaps)
  const alive = new Float64Array(rowCount).fill(Number.NaN)
  const within = new Float64Array(rowCount).fill(Number.NaN)
  buyers.forEach((c, i) => {
    const stopped = (STOP_VOTES * stopShare) / (STOP_VOTES + gaps[i])
    const staying = (1 - stopped) * waitShare[i]
    alive[c] = staying / (staying + stopped)
    within[c] = alive[c] * (1 - laterShare[i] / waitShare[i])
  })
  return { stopShare, alive, within }
}

/** S: the share of this customer's waits that last longer than some whole days, given that an order ends them. */
function shareBeyond(
  waitDays: number,
  { gapCount, votes, scale, shape, bandwidth }: OwnRhythm,
  { weight, logGap }: GapSpace,
): number {
  const logWait = waitDays > 0 ? logOfWhole(waitDays) : Math.log(0.5)
  const perBandwidth = 1 / bandwidth
  let share = SHOP_WEIGHT * Math.exp(-shape * Math.log1p(waitDays / scale))
  for (let k = 0; k < gapCount; k++) share += weight[k] * normalTail((logWait - logGap[k]) * perBandwidth)
  return share / (SHOP_WEIGHT + votes)
}

/**
 * The share of the grid with the greatest likelihood: customers either wait (S) or have stopped, and each earlier gap
 * says that they had not. The logarithm is concave in the share, so that halving finds the first greatest.
 */
function likeliestStopShare(waitShare: Float64Array, gaps: Int32Array): number {
  const most = gaps.reduce((top, n) => Math.max(top, n), 0)
  const moreThan = new Float64Array(most + 1)
  for (const n of gaps) if (n > 0) moreThan[n - 1]++
  for (let k = most - 1; k >= 0; k--) moreThan[k] += moreThan[k + 1]
  // (1 - d) S + d = S + share * (1 - S) m / (m + n)
  const stopVotes = waitShare.map((lasts, i) => ((1 - lasts) * STOP_VOTES) / (STOP_VOTES + gaps[i]))
  const shareAt = (index: number) => GRID_FIRST + GRID_STEP * index
  const logLikelihood = (share: number) => {
    const logSum = new LogSum()
    for (let i = 0; i < stopVotes.length; i++) logSum.add(waitShare[i] + share * stopVotes[i])
    let sum = logSum.take()
    for (let k = 0; k < most; k++) sum += moreThan[k] * Math.log1p((-STOP_VOTES * share) / (STOP_VOTES + k))
    return sum
  }
  let low = 0
  let high = GRID_SIZE - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (logLikelihood(shareAt(middle + 1)) > logLikelihood(shareAt(middle)) + TIE) low = middle + 1
    else high = middle
  }
  return shareAt(low)
}
