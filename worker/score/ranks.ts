/**
 * Ranks with ties: how many values are strictly worse. Decides the one tie rule of scoring: equal values get equal
 * scores (the lower bin, SPSS's default). Pure.
 */

/** First index in ascending `sorted` whose value is >= `value`: the count of strictly smaller values. */
export function countBelow(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
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
 * For "fewer is better" (recency) pass negated values.
 */
export function countWorse(values: ArrayLike<number>, rows: Int32Array, rowCount: number): Int32Array {
  const sorted = sortedValues(values, rows)
  const worse = new Int32Array(rowCount)
  for (const row of rows) worse[row] = countBelow(sorted, values[row])
  return worse
}

/** Nearest-rank percentile: position ceil(p n / 100), from 1, ascending. 0 for no values. `percent` is a whole number. */
export function nearestRank(sorted: Float64Array, percent: number): number {
  if (sorted.length === 0) return 0
  return sorted[Math.max(1, Math.ceil((percent * sorted.length) / 100)) - 1]
}
