/**
 * The value from which a buyer would get the next score. Decides it for one measure, if nobody else changed; scores
 * themselves are rfm.ts's. Pure.
 */
import type { ResolvedSettings } from '../settings.ts'
import type { Occasions } from './occasions.ts'
import { FIXED_FREQUENCY, FIXED_RECENCY_DAYS, lowerMedianSpend, type Rfm } from './rfm.ts'

export type Measure = 'r' | 'f' | 'm'

/**
 * Days (at most), occasions or minor units (at least) that earn `score + 1` or, where bounds coincide, the next score
 * there is; null at the best score and where no value would do. By fixed bounds of the definition the median that spend
 * is measured by is taken as it stands.
 */
export function neededForNextScore(
  rfm: Rfm,
  { buyers }: Pick<Occasions, 'buyers'>,
  settings: ResolvedSettings['rfm'],
  decimals: number,
  customer: number,
  measure: Measure,
): number | null {
  const score = rfm[measure][customer]
  if (rfm.method !== 'quantile') return neededByBounds(rfm, buyers, settings, decimals, score, measure)
  const { bins } = settings
  // score + 1 = 1 + floor(bins * worse / n) asks for at least so many others who are strictly worse.
  const worse = Math.ceil((score * buyers.length) / bins)
  if (score >= bins || worse > buyers.length - 1) return null
  const values = { r: rfm.recencyDays, f: rfm.frequency, m: rfm.monetaryMinor }[measure]
  const others = Float64Array.from(
    buyers.filter((c) => c !== customer),
    (c) => values[c],
  ).sort()
  if (measure !== 'r') return others[worse - 1] + 1
  const days = others[others.length - worse] - 1
  return days < 0 ? null : days
}

function neededByBounds(
  rfm: Rfm,
  buyers: Int32Array,
  { bounds }: ResolvedSettings['rfm'],
  decimals: number,
  score: number,
  measure: Measure,
): number | null {
  if (score >= 5) return null
  // Bounds stand for the scores 5, 4, 3, 2.
  const next = 4 - score
  if (measure === 'r') {
    const days = (bounds?.r ?? FIXED_RECENCY_DAYS)[next]
    return days < 0 ? null : days
  }
  if (measure === 'f') return (bounds?.f ?? FIXED_FREQUENCY)[next]
  if (bounds) return Math.round(bounds.m[next] * 10 ** decimals)
  const median = lowerMedianSpend(rfm.monetaryMinor, buyers)
  return Math.max(1, [2 * median, Math.ceil((5 * median) / 4), Math.ceil((3 * median) / 4), 1][next])
}
