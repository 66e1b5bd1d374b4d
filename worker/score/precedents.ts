/**
 * Precedents: what became of earlier waits that had lasted as long, by the number of the order before the wait (1, 2,
 * 3-4, 5 and more). Decides counts and shares; sentences are elsewhere. Waits still open count as long as they have
 * lasted. Pure. Source: Kaplan and Meier, JASA 53 (1958).
 */
import type { Occasions } from './occasions.ts'

/** Groups of waits, by the number of the order that began them. */
export const ORDER_GROUPS = ['first', 'second', 'thirdOrFourth', 'fifthOrLater'] as const

export interface Precedent {
  /** Index into ORDER_GROUPS. */
  group: number
  /** Waits of the shop that lasted longer than this one has so far. */
  waits: number
  /** Share of them that ended with an order within the horizon (Kaplan-Meier), 0..1. */
  ordered: number
}

function groupOf(orderNumber: number): number {
  return orderNumber <= 2 ? orderNumber - 1 : orderNumber <= 4 ? 2 : 3
}

/**
 * A function from one customer's number of order days and wait to its precedent; null where no wait lasted longer.
 * `start`, `day`: order days grouped by customer, ascending, none after asOf.
 */
export function findPrecedents(
  { start, day, buyers }: Pick<Occasions, 'start' | 'day' | 'buyers'>,
  asOfDay: number,
  horizonDays: number,
): (orderDays: number, waitedDays: number) => Precedent | null {
  let longest = 0
  for (const c of buyers) longest = Math.max(longest, asOfDay - day[start[c]])
  const curves = ORDER_GROUPS.map(() => ({ ended: new Int32Array(longest + 2), open: new Int32Array(longest + 2) }))
  for (const c of buyers) {
    for (let k = start[c]; k < start[c + 1]; k++) {
      const curve = curves[groupOf(k - start[c] + 1)]
      if (k + 1 < start[c + 1]) curve.ended[day[k + 1] - day[k]]++
      else curve.open[asOfDay - day[k]]++
    }
  }
  const tables = curves.map(({ ended, open }) => survival(ended, open))
  return (orderDays, waitedDays) => {
    const group = groupOf(orderDays)
    const { reaching, surviving } = tables[group]
    if (waitedDays + 1 >= reaching.length || reaching[waitedDays + 1] === 0) return null
    const end = Math.min(waitedDays + horizonDays, surviving.length - 1)
    return { group, waits: reaching[waitedDays + 1], ordered: 1 - surviving[end] / surviving[waitedDays] }
  }
}

/** By day: the waits that last at least so long, and the Kaplan-Meier share that lasts longer. */
function survival(ended: Int32Array, open: Int32Array): { reaching: Int32Array; surviving: Float64Array } {
  const reaching = new Int32Array(ended.length)
  const surviving = new Float64Array(ended.length)
  for (let d = ended.length - 1, waits = 0; d >= 0; d--) {
    waits += ended[d] + open[d]
    reaching[d] = waits
  }
  for (let d = 0, share = 1; d < ended.length; d++) {
    if (reaching[d] > 0) share *= 1 - ended[d] / reaching[d]
    surviving[d] = share
  }
  return { reaching, surviving }
}
