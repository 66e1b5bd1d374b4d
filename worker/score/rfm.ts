/**
 * Recency, frequency, monetary and their scores. Decides the binning: share strictly worse (quantile), or fixed bounds.
 * Source of the tie rule: IBM SPSS RFM analysis ("keep in current bin"). Pure.
 */
import type { RfmMethod, ScoreBounds } from '../contract.ts'
import type { ResolvedSettings } from '../settings.ts'
import { type Occasions, sumWindow } from './occasions.ts'
import { countWorse, sortedValues } from './ranks.ts'

/** Fewer buyers than this make quintiles meaningless: fixed bounds are used. */
export const FEW_BUYERS = 20
const QUINTILES = 5
export const FIXED_RECENCY_DAYS = [30, 90, 180, 365] as const
export const FIXED_FREQUENCY = [6, 4, 3, 2] as const

/** One entry per customer row; prospects hold 0 everywhere. */
export interface Rfm {
  method: RfmMethod
  /** Days from the last occasion to asOf. */
  recencyDays: Int32Array
  /** Occasions in the window. */
  frequency: Int32Array
  /** Net spend in the window, minor units. */
  monetaryMinor: Float64Array
  /** Scores 1..bins, the best is highest. */
  r: Uint8Array
  f: Uint8Array
  m: Uint8Array
  /** The same as quintiles, on which the segment grid and the weighted score rest whatever `bins` is. */
  r5: Uint8Array
  f5: Uint8Array
  m5: Uint8Array
  /** Buyers strictly worse, for the explanation. */
  worseR: Int32Array
  worseF: Int32Array
  worseM: Int32Array
}

/**
 * Scores every buyer: `1 + floor(bins * worse / n)`, in integers. Ties share the lower bin, so where all are equal all
 * get 1. With fewer than 20 buyers, or method `fixed`, bounds are used instead; method `frozen` uses the cut points of an
 * earlier run for any number of buyers.
 */
export function scoreRfm(
  occasions: Occasions,
  asOfDay: number,
  decimals: number,
  settings: ResolvedSettings['rfm'],
): Rfm {
  const { buyers, lastDay } = occasions
  const rowCount = lastDay.length
  const { frequency, monetaryMinor } = sumWindow(occasions, asOfDay, settings.windowDays)
  const recencyDays = new Int32Array(rowCount)
  const newness = new Float64Array(rowCount)
  for (const c of buyers) {
    recencyDays[c] = asOfDay - lastDay[c]
    newness[c] = -recencyDays[c]
  }
  const worseR = countWorse(newness, buyers, rowCount)
  const worseF = countWorse(frequency, buyers, rowCount)
  const worseM = countWorse(monetaryMinor, buyers, rowCount)
  const method = methodFor(settings, buyers.length)
  const values = { method, recencyDays, frequency, monetaryMinor, worseR, worseF, worseM } as const
  if (method !== 'quantile') {
    const scores = scoreFixed(occasions, values, decimals, settings.bounds)
    return { ...values, ...scores, r5: scores.r, f5: scores.f, m5: scores.m }
  }
  const bin = (worse: Int32Array, bins: number) => binWorse(worse, buyers, bins)
  const r5 = bin(worseR, QUINTILES)
  const f5 = bin(worseF, QUINTILES)
  const m5 = bin(worseM, QUINTILES)
  if (settings.bins === QUINTILES) return { ...values, r: r5, f: f5, m: m5, r5, f5, m5 }
  const { bins } = settings
  return { ...values, r: bin(worseR, bins), f: bin(worseF, bins), m: bin(worseM, bins), r5, f5, m5 }
}

function methodFor({ method, bounds }: ResolvedSettings['rfm'], buyerCount: number): RfmMethod {
  if (method === 'frozen' && bounds) return 'frozen'
  return method === 'fixed' || buyerCount < FEW_BUYERS ? 'fixed' : 'quantile'
}

function binWorse(worse: Int32Array, buyers: Int32Array, bins: number): Uint8Array {
  const score = new Uint8Array(worse.length)
  for (const c of buyers) score[c] = 1 + Math.floor((bins * worse[c]) / buyers.length)
  return score
}

function scoreFixed(
  { buyers }: Occasions,
  { recencyDays, frequency, monetaryMinor }: Pick<Rfm, 'recencyDays' | 'frequency' | 'monetaryMinor'>,
  decimals: number,
  bounds: ScoreBounds | undefined,
) {
  const r = new Uint8Array(recencyDays.length)
  const f = new Uint8Array(recencyDays.length)
  const m = new Uint8Array(recencyDays.length)
  const boundsR = bounds?.r ?? FIXED_RECENCY_DAYS
  const boundsF = bounds?.f ?? FIXED_FREQUENCY
  const boundsM = bounds?.m.map((amount) => Math.round(amount * 10 ** decimals))
  const median = lowerMedianSpend(monetaryMinor, buyers)
  for (const c of buyers) {
    r[c] = 5 - firstIndex(boundsR, (bound) => recencyDays[c] <= bound)
    f[c] = 5 - firstIndex(boundsF, (bound) => frequency[c] >= bound)
    const spend = monetaryMinor[c]
    if (boundsM) m[c] = 5 - firstIndex(boundsM, (bound) => spend >= bound)
    else if (spend === 0) m[c] = 1
    else if (spend >= 2 * median) m[c] = 5
    else if (4 * spend >= 5 * median) m[c] = 4
    else m[c] = 4 * spend >= 3 * median ? 3 : 2
  }
  return { r, f, m }
}

/** Position of the first bound that holds; 4 (score 1) when none does. */
function firstIndex(bounds: readonly number[], holds: (bound: number) => boolean): number {
  const index = bounds.findIndex(holds)
  return index < 0 ? 4 : index
}

/** Lower median over buyers with spend in the window; 0 when there is none. */
export function lowerMedianSpend(monetaryMinor: Float64Array, buyers: Int32Array): number {
  const spenders = buyers.filter((c) => monetaryMinor[c] > 0)
  if (spenders.length === 0) return 0
  return sortedValues(monetaryMinor, spenders)[(spenders.length - 1) >> 1]
}

/** `wR*r + wM*m + wF*f`: 20..100 with the default weights, a percentage of the best. 5·4 + 4·8 + 1·8 = 60. */
export function weightedScore(r: number, f: number, m: number, weights: { r: number; f: number; m: number }): number {
  return weights.r * r + weights.m * m + weights.f * f
}

/** Class of a weighted score, lower bounds inclusive: 80, 60, 40. */
export function rfmClassOf(weighted: number): 'key' | 'important' | 'ordinary' | 'low' {
  if (weighted >= 80) return 'key'
  if (weighted >= 60) return 'important'
  return weighted >= 40 ? 'ordinary' : 'low'
}
