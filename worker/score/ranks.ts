/**
 * Ranks with ties: how many values are strictly worse. Decides the one tie rule of scoring: equal values get equal
 * scores (the lower bin, SPSS's default). Pure.
 */

import { bucketsOf, sortNumbers } from '../ledger/sorting.ts'

/** First index from `low` on (up to `high`) in ascending `sorted` whose value is >= `value`; `high` where there is none. */
function firstNotBelow(sorted: Float64Array, value: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The values of some rows, in the order of the rows. */
function valuesOf(values: ArrayLike<number>, rows: Int32Array): Float64Array {
  const own = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) own[i] = values[rows[i]]
  return own
}

/** The values of some rows, ascending. */
export function sortedValues(values: ArrayLike<number>, rows: Int32Array): Float64Array {
  return sortNumbers(valuesOf(values, rows))
}

/**
 * For each of `rows`, how many of them have a strictly smaller value, indexed by row. Rows outside get 0.
 * For "fewer is better" (recency) pass negated values. Values are finite.
 */
export function countWorse(values: ArrayLike<number>, rows: Int32Array, rowCount: number): Int32Array {
  const worse = new Int32Array(rowCount)
  const own = valuesOf(values, rows)
  const buckets = bucketsOf(own)
  const { start, bucket, equalOnly } = buckets
  const sorted = equalOnly ? null : sortNumbers(own, buckets)
  for (let i = 0; i < own.length; i++) {
    const first = start[bucket[i]]
    worse[rows[i]] = sorted ? firstNotBelow(sorted, own[i], first, start[bucket[i] + 1]) : first
  }
  return worse
}

/**
 * Nearest-rank percentile of the values above 0, of which none is below: position ceil(p n / 100), from 1, ascending; 0
 * for no values. `worse`: countWorse of the same. `percent` is a whole number.
 */
export function percentileAboveZero(
  values: ArrayLike<number>,
  worse: Int32Array,
  rows: Int32Array,
  percent: number,
): number {
  let zeros = 0
  for (const row of rows) if (values[row] === 0) zeros++
  const above = rows.length - zeros
  if (above === 0) return 0
  const place = zeros + Math.max(1, Math.ceil((percent * above) / 100)) - 1
  // Of the values with at most so many below them, the one with the most: it reaches up to the place.
  let mostBelow = -1
  let value = 0
  for (const row of rows) {
    if (worse[row] > place || worse[row] <= mostBelow) continue
    mostBelow = worse[row]
    value = values[row]
  }
  return value
}
