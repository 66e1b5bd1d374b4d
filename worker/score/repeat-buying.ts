/**
 * What the customer-base models know of a customer: repeat order days x, age t_x at the last of them and age T at asOf,
 * each with the number of customers who share it. Decides grouping and order only, so that a fit adds up the same
 * numbers in the same order whatever the order of rows. Source: Fader, Hardie and Lee (2005), section 2.
 */
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

/** Dates lie between 1900 and 2199, so that an age is below 2^17 and three of them fit into a number's 53 bits. */
const AGE_BITS = 2 ** 17

/** `start`, `day`: order days grouped by customer, ascending, none after asOf; customers without any are left out. */
export function summariseRepeats({ start, day }: Pick<Occasions, 'start' | 'day'>, asOfDay: number): RepeatBuying {
  const keys = new Float64Array(start.length - 1)
  let customers = 0
  let repeatBuyers = 0
  for (let c = 0; c + 1 < start.length; c++) {
    const repeats = start[c + 1] - start[c] - 1
    if (repeats < 0) continue
    if (repeats > 0) repeatBuyers++
    const first = day[start[c]]
    keys[customers++] = (repeats * AGE_BITS + day[start[c + 1] - 1] - first) * AGE_BITS + asOfDay - first
  }
  const sorted = keys.subarray(0, customers).sort()
  const repeats = new Int32Array(customers)
  const lastAgeDays = new Int32Array(customers)
  const ageDays = new Int32Array(customers)
  const count = new Int32Array(customers)
  let groups = 0
  for (let i = 0; i < customers; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) {
      ageDays[groups] = sorted[i] % AGE_BITS
      lastAgeDays[groups] = Math.floor(sorted[i] / AGE_BITS) % AGE_BITS
      repeats[groups] = Math.floor(sorted[i] / AGE_BITS ** 2)
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
