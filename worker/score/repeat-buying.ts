/**
 * What the customer-base models know of a customer: repeat order days x, age t_x at the last of them and age T at asOf,
 * each with the number of customers who share it. Decides grouping and order only, so that a fit adds up the same
 * numbers in the same order whatever the order of rows. Source: Fader, Hardie and Lee (2005), section 2.
 */
import { gatherInts } from '../ledger/gather.ts'
import { indices, sortByKey } from '../ledger/sorting.ts'
import type { Occasions } from './occasions.ts'

/** Ages in days; a customer's first order day is age 0. Ascending by x, then t_x, then T. */
export interface RepeatBuying {
  /** Customers in all, those who bought once included. */
  customers: number
  /** Customers with at least one repeat order day. */
  repeatBuyers: number
  repeats: Int32Array
  lastAgeDays: Int32Array
  ageDays: Int32Array
  /** Customers with these three values. */
  count: Int32Array
}

/** `start`, `day`: order days grouped by customer, ascending, none after asOf; customers without any are left out. */
export function summariseRepeats({ start, day }: Pick<Occasions, 'start' | 'day'>, asOfDay: number): RepeatBuying {
  const rowCount = start.length - 1
  const repeatsOf = new Int32Array(rowCount)
  const lastAgeOf = new Int32Array(rowCount)
  const ageOf = new Int32Array(rowCount)
  let customers = 0
  let repeatBuyers = 0
  let [mostRepeats, oldestDays] = [0, 0]
  for (let c = 0; c < rowCount; c++) {
    if (start[c + 1] === start[c]) continue
    const first = day[start[c]]
    repeatsOf[customers] = start[c + 1] - start[c] - 1
    lastAgeOf[customers] = day[start[c + 1] - 1] - first
    ageOf[customers] = asOfDay - first
    if (repeatsOf[customers] > 0) repeatBuyers++
    if (repeatsOf[customers] > mostRepeats) mostRepeats = repeatsOf[customers]
    if (ageOf[customers] > oldestDays) oldestDays = ageOf[customers]
    customers++
  }
  const byAge = sortByKey(indices(customers), ageOf, oldestDays + 1)
  const byLastAge = sortByKey(byAge, lastAgeOf, oldestDays + 1)
  const sorted = sortByKey(byLastAge, repeatsOf, mostRepeats + 1)
  const repeats = gatherInts(repeatsOf, sorted)
  const lastAgeDays = gatherInts(lastAgeOf, sorted)
  const ageDays = gatherInts(ageOf, sorted)
  const count = new Int32Array(customers)
  let groups = 0
  for (let i = 0; i < customers; i++) {
    const same =
      i > 0 &&
      repeats[i] === repeats[groups - 1] &&
      lastAgeDays[i] === lastAgeDays[groups - 1] &&
      ageDays[i] === ageDays[groups - 1]
    if (!same) {
      repeats[groups] = repeats[i]
      lastAgeDays[groups] = lastAgeDays[i]
      ageDays[groups] = ageDays[i]
      groups++
    }
    count[groups - 1]++
  }
  return {
    customers,
    repeatBuyers,
    repeats: repeats.subarray(0, groups),
    lastAgeDays: lastAgeDays.subarray(0, groups),
    ageDays: ageDays.subarray(0, groups),
    count: count.subarray(0, groups),
  }
}
