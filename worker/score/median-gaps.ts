/** Each customer's median gap between order days. Decides nothing about cycles; a simple measure beside ours. Pure. */
import { sortRange } from '../ledger/sorting.ts'
import type { Occasions } from './occasions.ts'

/** In days by customer row, the mean of the two middle gaps for an even count; NaN with fewer than two order days. */
export function medianGaps({ start, day }: Pick<Occasions, 'start' | 'day'>): Float64Array {
  const rowCount = start.length - 1
  const medians = new Float64Array(rowCount).fill(Number.NaN)
  let most = 0
  for (let c = 0; c < rowCount; c++) most = Math.max(most, start[c + 1] - start[c] - 1)
  const gaps = new Int32Array(most)
  for (let c = 0; c < rowCount; c++) {
    const count = start[c + 1] - start[c] - 1
    if (count < 1) continue
    for (let k = 0; k < count; k++) gaps[k] = day[start[c] + k + 1] - day[start[c] + k]
    sortRange(gaps, 0, count)
    medians[c] = (gaps[(count - 1) >> 1] + gaps[count >> 1]) / 2
  }
  return medians
}
