/**
 * Segments by the other presets: the published grid of the R package `rfm`, the Chinese eight cells, spend classes.
 * Decides the name of each buyer; none of them looks at the lifecycle. Pure.
 */
import { type Segment, SPEND_CLASSES } from '../contract.ts'
import type { Rfm } from './rfm.ts'

type Range = readonly [lowest: number, highest: number]
/** Source: rsquaredacademy/rfm, "RFM customer level data" vignette; the first row that holds R, F and M wins. */
const PUBLISHED_GRID: readonly (readonly [Segment, r: Range, f: Range, m: Range])[] = [
  ['champions', [5, 5], [5, 5], [5, 5]],
  ['potentialLoyalist', [3, 5], [3, 5], [2, 5]],
  ['loyal', [2, 4], [2, 4], [2, 4]],
  ['promising', [3, 4], [1, 3], [3, 5]],
  ['new', [4, 5], [1, 3], [1, 5]],
  ['cantLose', [1, 2], [3, 4], [4, 5]],
  ['atRisk', [1, 2], [2, 5], [4, 5]],
  ['needsAttention', [1, 3], [3, 5], [3, 5]],
  ['aboutToSleep', [2, 3], [1, 3], [1, 4]],
  ['lost', [1, 1], [1, 5], [1, 5]],
]

/** Segment of quintile scores 1..5 by the published grid; `others` where no row holds them. */
export function publishedSegment(r: number, f: number, m: number): Segment {
  const holds = (value: number, [lowest, highest]: Range) => value >= lowest && value <= highest
  const row = PUBLISHED_GRID.find(([, R, F, M]) => holds(r, R) && holds(f, F) && holds(m, M))
  return row === undefined ? 'others' : row[0]
}

/** Means over all buyers, of days since the last order, occasions and spend in the window (minor units). */
export interface RfmMeans {
  recencyDays: number
  frequency: number
  monetaryMinor: number
}

export function rfmMeans({ recencyDays, frequency, monetaryMinor }: Rfm, buyers: Int32Array): RfmMeans {
  const mean = (values: ArrayLike<number>) => buyers.reduce((sum, c) => sum + values[c], 0) / buyers.length
  return { recencyDays: mean(recencyDays), frequency: mean(frequency), monetaryMinor: mean(monetaryMinor) }
}

/** Cell of one buyer's own values: high is strictly better than the mean. M says important or general. */
export function eightCell(recencyDays: number, frequency: number, monetaryMinor: number, means: RfmMeans): Segment {
  const recent = recencyDays < means.recencyDays
  const often = frequency > means.frequency
  if (monetaryMinor > means.monetaryMinor) {
    if (recent) return often ? 'importantValue' : 'importantDevelop'
    return often ? 'importantKeep' : 'importantWinBack'
  }
  if (recent) return often ? 'generalValue' : 'generalDevelop'
  return often ? 'generalKeep' : 'generalWinBack'
}

const SPENDERS: Record<(typeof SPEND_CLASSES)[number], Segment> = {
  high: 'highSpender',
  general: 'generalSpender',
  low: 'lowSpender',
}

/** Segment of a spend class, given as its index in SPEND_CLASSES. */
export function spenderSegment(spendClass: number): Segment {
  return SPENDERS[SPEND_CLASSES[spendClass]]
}
