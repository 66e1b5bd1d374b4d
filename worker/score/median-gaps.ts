/** Each customer's median gap between order days. Decides nothing about cycles; a simple measure beside ours. Pure. */
import type { Occasions } from './occasions.ts'

/** Up to so many gaps insertion is quicker than the built-in sort. */
const FEW = 24

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
    if (count <= FEW) insertGaps(gaps, day, start[c], count)
    else {
      for (let k = 0; k < count; k++) gaps[k] = day[start[c] + k + 1] - day[start[c] + k]
      gaps.subarray(0, count).sort()
    }
    medians[c] = (gaps[(count - 1) >> 1] + gaps[count >> 1]) / 2
  }
  return medians
}

/** Puts the `count` gaps that begin with day `from` into `gaps`, ascending. */
function insertGaps(gaps: Int32Array, day: Int32Array, from: number, count: number): void {
  for (let k = 0; k < count; k++) {
    const gap = day[from + k + 1] - day[from + k]
    let at = k
    for (; at > 0 && gaps[at - 1] > gap; at--) gaps[at] = gaps[at - 1]
    gaps[at] = gap
  }
}
