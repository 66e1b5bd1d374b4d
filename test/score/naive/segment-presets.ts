/**
 * The other presets of segments, for the twin. Decides names from the published table written as code patterns, from
 * means added up by hand, and from the twin's spend class.
 *
 * Readings taken where scoring.md leaves a choice:
 * - The eight cells compare the values themselves (days, occasions, money in the window) with the mean over all buyers.
 * - No preset but the default looks at the lifecycle.
 */
import type { Rfm } from './rfm.ts'

const PUBLISHED: [string, RegExp][] = [
  ['champions', /^555$/],
  ['potentialLoyalist', /^[3-5][3-5][2-5]$/],
  ['loyal', /^[2-4][2-4][2-4]$/],
  ['promising', /^[34][1-3][3-5]$/],
  ['new', /^[45][1-3][1-5]$/],
  ['cantLose', /^[12][34][45]$/],
  ['atRisk', /^[12][2-5][45]$/],
  ['needsAttention', /^[1-3][3-5][3-5]$/],
  ['aboutToSleep', /^[23][1-3][1-4]$/],
  ['lost', /^1[1-5][1-5]$/],
]

export function naivePublished(r: number, f: number, m: number): string {
  return PUBLISHED.find(([, pattern]) => pattern.test(`${r}${f}${m}`))?.[0] ?? 'others'
}

/** Cell of `own` among all buyers, by comparing n times the value with the sum. */
export function naiveEight(own: Rfm, buyers: Rfm[]): string {
  const n = buyers.length
  const sum = (value: (buyer: Rfm) => number) => buyers.reduce((total, buyer) => total + value(buyer), 0)
  const recent = n * own.recencyDays < sum((buyer) => buyer.recencyDays)
  const often = n * own.frequency > sum((buyer) => buyer.frequency)
  const much = n * own.monetaryMinor > sum((buyer) => buyer.monetaryMinor)
  const kind = recent ? (often ? 'Value' : 'Develop') : often ? 'Keep' : 'WinBack'
  return `${much ? 'important' : 'general'}${kind}`
}
