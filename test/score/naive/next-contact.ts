/**
 * The next-contact date of one customer, walking day by day (scoring.md, section 8, without expiry, birthday, holiday
 * and capacity). Decides date, reason, channel and block.
 *
 * Readings taken where the paper leaves a choice:
 * - Where a category cycle exists, the category candidates stand in place of the customer's own cycle.
 * - A candidate is moved to a legal day before the earliest is chosen; then priority decides.
 * - Checkpoints more than 730 days after the last order do not exist, also those of 5 m.
 * - Who has no win-back checkpoint left and no other candidate is `lost`; `noDate` is for prospects.
 * - Blocks are asked in the order doNotContact, owner's date, noConsent, lost / noDate, noLegalDay.
 * - The channel is that of the consent also where there is no date, but not for doNotContact.
 */
import { resolveSettings } from '../../../worker/settings.ts'
import type { CategoryCycle } from './cycle.ts'
import type { NaiveCustomer, NaiveShop } from './shop.ts'

export interface Contact {
  day: number | null
  reason: string | null
  channel: string | null
  blocked: string | null
}
export interface ContactFacts {
  lifecycle: string
  /** Ascending occasions up to asOf. */
  days: number[]
  /** null: the shop has no cycle. */
  mu: number | null
  categories: CategoryCycle[]
}

const LATE_DAYS = 7

/** Days at which one reason wants to speak; the first that is not over counts. */
interface Plan {
  reason: string
  checkpoints: number[]
  mayBeLate: boolean
}

function plansOf(shop: NaiveShop, customer: NaiveCustomer, facts: ContactFacts): Plan[] {
  const { days, mu, lifecycle } = facts
  if (days.length === 0) {
    return customer.joined === null
      ? []
      : [{ reason: 'introduce', checkpoints: [customer.joined + 3], mayBeLate: true }]
  }
  const last = days[days.length - 1]
  const plans: Plan[] = []
  if (mu !== null) {
    const cycles = facts.categories.length > 0 ? facts.categories : [{ last, mu }]
    for (const cycle of cycles) {
      const lead = Math.min(7, Math.max(1, Math.floor(cycle.mu / 3)))
      plans.push({
        reason: 'repurchase',
        checkpoints: [cycle.last + Math.floor(cycle.mu + 0.5) - lead],
        mayBeLate: shop.asOf - cycle.last < 1.25 * cycle.mu,
      })
    }
  }
  if (lifecycle === 'new') plans.push({ reason: 'welcome', checkpoints: [days[0] + 3], mayBeLate: true })
  const m = Math.min(292, Math.max(12, mu ?? 0))
  const fixed = mu === null || resolveSettings(shop.settings).lifecycle === 'fixed'
  const waits = fixed ? [91, 121, 181, 366] : [1.25, 2, 3, 5].map((times) => Math.floor(times * m) + 1)
  for (let wait = waits[3] + 180; wait <= 730; wait += 180) waits.push(wait)
  const checkpoints = waits.filter((wait) => wait <= 730).map((wait) => last + wait)
  plans.push({ reason: 'winBack', checkpoints, mayBeLate: true })
  return plans
}

/** The day a plan asks for; null where it has none left. */
function wishOf(plan: Plan, asOf: number, contacts: number[]): number | null {
  for (const day of plan.checkpoints) {
    if (day >= asOf) return day
    const actedOn = contacts.some((contact) => contact >= day)
    if (plan.mayBeLate && !actedOn && asOf - day <= LATE_DAYS) return asOf
  }
  return null
}

function isLegal(shop: NaiveShop, contacts: number[], day: number): boolean {
  const { weekdays, gapDays, maxPer30Days } = resolveSettings(shop.settings).contact
  // 1970-01-01, day 0, was a Thursday = 4.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1
  return (
    weekdays.includes(weekday) &&
    contacts.every((contact) => day - contact >= gapDays) &&
    contacts.filter((contact) => day - contact >= 0 && day - contact < 30).length < maxPer30Days
  )
}

/** When to contact this customer next, why and how, or why not. */
export function nextContactOf(shop: NaiveShop, customer: NaiveCustomer, facts: ContactFacts): Contact {
  const { channels } = resolveSettings(shop.settings).contact
  const channel = channels.find((name) => customer.consent?.includes(name)) ?? null
  const none = (blocked: string): Contact => ({ day: null, reason: null, channel, blocked })
  if (customer.doNotContact) return { ...none('doNotContact'), channel: null }
  if (customer.contactOn !== null && customer.contactOn >= shop.asOf) {
    return { day: customer.contactOn, reason: 'owner', channel, blocked: null }
  }
  if (customer.consent !== null && channel === null) return none('noConsent')
  const wishes = plansOf(shop, customer, facts).flatMap(({ reason, ...plan }) => {
    const day = wishOf({ reason, ...plan }, shop.asOf, customer.contacts)
    return day === null ? [] : [{ reason, day }]
  })
  if (wishes.length === 0) return none(facts.days.length === 0 ? 'noDate' : 'lost')
  const priority = ['repurchase', 'welcome', 'winBack', 'introduce']
  const legal = wishes.flatMap(({ reason, day }) => {
    for (let tried = day; tried <= day + 366; tried++) {
      if (isLegal(shop, customer.contacts, tried)) return [{ reason, day: tried }]
    }
    return []
  })
  if (legal.length === 0) return none('noLegalDay')
  legal.sort((a, b) => a.day - b.day || priority.indexOf(a.reason) - priority.indexOf(b.reason))
  return { day: legal[0].day, reason: legal[0].reason, channel, blocked: null }
}
