/** What the customers spent whom somebody referred. Decides the sum alone; it is never added to the referrer's own. Pure. */
import type { Ledger } from '../ledger/types.ts'
import { type Occasions, sumWindow } from './occasions.ts'

const WINDOW_DAYS = 365

/**
 * Net spend (minor units) over the 365 days that end with asOf of the customers whom each customer referred, first
 * degree; per customer row, -1 where nobody was referred.
 */
export function findReferralSpend({ asOfDay, customers }: Ledger, occasions: Occasions): Float64Array {
  const { monetaryMinor } = sumWindow(occasions, asOfDay, WINDOW_DAYS)
  const spend = new Float64Array(customers.count).fill(-1)
  for (let row = 0; row < customers.count; row++) {
    const by = customers.referrer[row]
    if (by >= 0) spend[by] = Math.max(0, spend[by]) + monetaryMinor[row]
  }
  return spend
}
