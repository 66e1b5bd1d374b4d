/**
 * "RFM, quintiles and median gap per customer" by the product's own functions, from bare order columns in any order.
 * Decides only in which order they are called.
 */
import { groupStarts, sortByGroupAndDay } from '../../worker/ledger/sorting.ts'
import { medianGaps } from '../../worker/score/median-gaps.ts'
import { findOccasions } from '../../worker/score/occasions.ts'
import { scoreRfm } from '../../worker/score/rfm.ts'
import { resolveSettings } from '../../worker/settings.ts'
import type { OrderColumns } from './shop.ts'

/** By customer; NaN = no gap. */
export interface RfmAnswer {
  recencyDays: ArrayLike<number>
  frequency: ArrayLike<number>
  monetaryMinor: ArrayLike<number>
  r: ArrayLike<number>
  f: ArrayLike<number>
  m: ArrayLike<number>
  medianGapDays: ArrayLike<number>
}

/** Frequency and spend of the 365 days to asOf; quintiles as the share strictly worse; gaps between distinct days. */
export function rfmByRegulars({ customerCount, customer, day, amountMinor }: OrderColumns, asOfDay: number): RfmAnswer {
  const count = customer.length
  const order = sortByGroupAndDay(count, customer, customerCount, day)
  const sortedDay = new Int32Array(count)
  const netMinor = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    sortedDay[k] = day[order[k]]
    netMinor[k] = amountMinor[order[k]]
  }
  const customerStart = groupStarts(count, customer, customerCount)
  const occasions = findOccasions({
    customers: { count: customerCount },
    orders: { count, customerStart, day: sortedDay, netMinor },
  })
  const rfm = scoreRfm(occasions, asOfDay, 2, resolveSettings().rfm)
  return { ...rfm, medianGapDays: medianGaps(occasions) }
}
