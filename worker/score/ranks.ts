/**
 * Ranks with ties: how many values are strictly worse. Decides the one tie rule of scoring: equal values get equal
 * scores (the lower bin, SPSS's default). Pure.
 */

import { sortRange } from '../ledger/sorting.ts'

/** First index from `low` on (up to `high`) in ascending `sorted` whose value is >= `value`; `high` where there is none. */
function firstNotBelow(sorted: Float64Array, value: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The values of some rows, ascending. */
export function sortedValues(values: ArrayLike<number>, rows: Int32Array): Float64Array {
  const sorted = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) sorted[i] = values[rows[i]]
  return sorted.sort()
}

/**
 * For each of `rows`, how many of them have a strictly smaller value, indexed by row. Rows outside get 0.
 * For "fewer is better" (recency) pass negated values. Values are finite.
 */
export function countWorse(values: ArrayLike<number>, rows: Int32Array, rowCount: number): Int32Array {
  const worse = new Int32Array(rowCount)
  let least = Infinity
  let most = -Infinity
  for (const row of rows) {
    if (values[row] < least) least = values[row]
    if (values[row] > most) most = values[row]
  }
  if (!(most > least)) return worse
  // Sorted by buckets of equal width, about one value each: whole numbers of a small range share one with equals alone.
  const perUnit = Math.min(1, (2 * rows.length) / (most - least))
  const bucketCount = Math.floor((most - least) * perUnit) + 1
  const start = new Int32Array(bucketCount + 2)
  for (const row of rows) start[Math.floor((values[row] - least) * perUnit) + 2]++
  for (let b = 2; b <= bucketCount; b++) start[b + 1] += start[b]
  const sorted = new Float64Array(rows.length)
  // start[b + 1] moves on while bucket b is filled, and then is where it ends.
  for (const row of rows) sorted[start[Math.floor((values[row] - least) * perUnit) + 1]++] = values[row]
  for (let b = 0; b < bucketCount; b++) sortRange(sorted, start[b], start[b + 1])
  for (const row of rows) {
    const bucket = Math.floor((values[row] - least) * perUnit)
    const first = start[bucket]
    worse[row] = sorted[first] === values[row] ? first : firstNotBelow(sorted, values[row], first, start[bucket + 1])
  }
  return worse
}

/** Nearest-rank percentile: position ceil(p n / 100), from 1, ascending. 0 for no values. `percent` is a whole number. */
export function nearestRank(sorted: Float64Array, percent: number): number {
  if (sorted.length === 0) return 0
  return sorted[Math.max(1, Math.ceil((percent * sorted.length) / 100)) - 1]
}
