/**
 * What the customers spent whom somebody referred, by following every chain (scoring.md, section 11).
 *
 * Readings taken where scoring.md leaves a choice:
 * - Blank where nobody was referred; 0 where those referred spent nothing.
 * - No referral inside a circle counts; one that leads into a circle does.
 */
import { spend } from './money.ts'
import type { NaiveCustomer, NaiveShop } from './shop.ts'

/** Net minor units over 365 days; null where nobody was referred. */
export function referralSpend(shop: NaiveShop, referrer: NaiveCustomer): number | null {
  const named = shop.customers.filter((customer) => customer.referredBy === referrer.id)
  if (named.length === 0) return null
  const byId = new Map(shop.customers.map((customer) => [customer.id, customer]))
  const comesBack = (customer: NaiveCustomer) => {
    let next = byId.get(customer.referredBy ?? '')
    for (let steps = 0; next && steps <= shop.customers.length; steps++) {
      if (next === customer) return true
      next = byId.get(next.referredBy ?? '')
    }
    return false
  }
  const referred = named.filter((customer) => !comesBack(customer))
  return referred.length === 0 ? null : referred.reduce((sum, customer) => sum + spend(customer, shop.asOf, 365), 0)
}
