/**
 * The value from which a buyer would get the next score, and the bound that the present one met. Decides them for one
 * measure, if nobody else changed; scores themselves are rfm.ts's. Pure.
 */
import type { ResolvedSettings } from '../settings.ts'
import type { Occasions } from './occasions.ts'
import { FIXED_FREQUENCY, FIXED_RECENCY_DAYS, lowerMedianSpend, type Rfm } from './rfm.ts'

export type Measure = 'r' | 'f' | 'm'
/** What a measure's scores rest on. */
type Measured = Pick<Rfm, 'method' | 'recencyDays' | 'frequency' | 'monetaryMinor' | Measure>

/**
 * Days (at most), occasions or minor units (at least) that earn `score + 1` or, where bounds coincide, the next score
 * there is; null at the best score and where no value would do. By fixed bounds of the definition spend is measured by
 * the median, which the customer's own spend can move: what is told holds with the median that it then makes.
 */
export function neededForNextScore(
  rfm: Measured,
  { buyers }: Pick<Occasions, 'buyers'>,
  settings: ResolvedSettings['rfm'],
  decimals: number,
  customer: number,
  measure: Measure,
): number | null {
  const score = rfm[measure][customer]
  if (rfm.method !== 'quantile') return neededByBounds(rfm, buyers, settings, decimals, customer, measure)
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

/**
 * The bound of the customer's score, in the measure's unit (minor units for spend): days at most, occasions or spend at
 * least. null by quantiles, by score 1, and by score 2 against the median, which any spend gets.
 */
export function boundReached(
  rfm: Measured,
  { buyers }: Pick<Occasions, 'buyers'>,
  { bounds }: ResolvedSettings['rfm'],
  decimals: number,
  customer: number,
  measure: Measure,
): number | null {
  const score = rfm[measure][customer]
  if (rfm.method === 'quantile' || score === 1) return null
  // Bounds stand for the scores 5, 4, 3, 2.
  const place = 5 - score
  if (measure === 'r') return (bounds?.r ?? FIXED_RECENCY_DAYS)[place]
  if (measure === 'f') return (bounds?.f ?? FIXED_FREQUENCY)[place]
  if (bounds) return Math.round(bounds.m[place] * 10 ** decimals)
  const median = lowerMedianSpend(rfm.monetaryMinor, buyers)
  return [2 * median, Math.ceil((5 * median) / 4), Math.ceil((3 * median) / 4), null][place]
}

function neededByBounds(
  rfm: Measured,
  buyers: Int32Array,
  { bounds }: ResolvedSettings['rfm'],
  decimals: number,
  customer: number,
  measure: Measure,
): number | null {
  const score = rfm[measure][customer]
  if (score >= 5) return null
  // Bounds stand for the scores 5, 4, 3, 2.
  const next = 4 - score
  if (measure === 'r') {
    const days = (bounds?.r ?? FIXED_RECENCY_DAYS)[next]
    return days < 0 ? null : days
  }
  if (measure === 'f') return (bounds?.f ?? FIXED_FREQUENCY)[next]
  if (bounds) return Math.round(bounds.m[next] * 10 ** decimals)
  return neededByMedian(rfm.monetaryMinor, buyers, customer, score)
}

/**
 * As the customer's spend x rises, the median is x itself between two of the others' values, `low` and `high`, and one
 * of these outside: 2 x and 5 / 4 x of the median are only reached above `high`, 3 / 4 already up to `low`.
 */
function neededByMedian(monetaryMinor: Float64Array, buyers: Int32Array, customer: number, score: number) {
  if (score === 1) return 1
  const others = Float64Array.from(
    buyers.filter((c) => c !== customer && monetaryMinor[c] > 0),
    (c) => monetaryMinor[c],
  ).sort()
  const place = others.length >> 1
  if (score === 2) return place === 0 ? 1 : Math.ceil((3 * others[place - 1]) / 4)
  if (place >= others.length) return null
  return score === 3 ? Math.ceil((5 * others[place]) / 4) : 2 * others[place]
}
