/**
 * The next-contact dates of all customers, walking day by day (scoring.md, section 8). Decides date, reason, channel and
 * block.
 *
 * Readings taken where scoring.md leaves a choice:
 * - Where a category cycle exists, the category candidates stand in place of the customer's own cycle.
 * - A candidate is moved to a legal day before the earliest is chosen; then priority decides.
 * - Checkpoints more than 730 days after the last order do not exist, also those of 5 m.
 * - Who has no checkpoint left and no other candidate is `lost`; `noDate` is for prospects, who are only introduced.
 * - Blocks are asked in the order doNotContact, owner's date, noConsent, lost / noDate, capped, noLegalDay. `capped`:
 *   the log of contacts alone stands against some reason's own day.
 * - The channel is that of the consent also where there is no date, but not for doNotContact.
 * - A tier expires if its keep is not reached yet and no override hides it.
 * - A greeting is due on the holiday itself, which does not stand against it; the weekday does.
 * - The owner's dates take places of their day first, and are never moved. Who finds a day full stands in line for the
 *   next day that is legal and has room, by their best reason as it is then.
 */
import { resolveSettings } from '../../../worker/settings.ts'
import type { CategoryCycle } from './cycle.ts'
import { dayOf, isoOf, type NaiveCustomer, type NaiveShop } from './shop.ts'
import type { TierState } from './tiers.ts'

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
  tier: TierState
  /** An override of the tier is in force and says something else. */
  tierHidden: boolean
  /** For ties: 0 = A .. 3 = D, 4 = prospect. */
  valueRank: number
  monetaryMinor: number
  recencyDays: number
}

const LATE_DAYS = 7

/** Days of the birthday in the years around, ascending: by asking every day what its month and day are. */
function birthdaysNear(birthday: string | null, asOf: number): number[] {
  if (birthday === null) return []
  const lunar = birthday.startsWith('L:')
  const [month, date] = birthday.replace('L:', '').split('-').map(Number)
  const calendar = new Intl.DateTimeFormat(lunar ? 'en-u-ca-chinese' : 'en-u-ca-gregory', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  })
  const nameOf = (day: number) => calendar.format(new Date(day * 86_400_000))
  const found: number[] = []
  for (let day = asOf - 20; day <= asOf + 420; day++) {
    const tomorrow = nameOf(day + 1)
    const isLast = tomorrow.endsWith('/1')
    const short = lunar ? date === 30 && nameOf(day) === `${month}/29` : date === 29 && nameOf(day) === `${month}/28`
    if (nameOf(day) === `${month}/${date}` || (isLast && short)) found.push(day)
  }
  return found
}

const RULES = new WeakMap<NaiveShop, ReturnType<typeof readRules>>()
function readRules(shop: NaiveShop) {
  const { contact } = resolveSettings(shop.settings)
  return { ...contact, holidays: contact.holidays.map(({ date, greet }) => ({ day: dayOf(date), greet })) }
}
/** The settings of contacts, read once a shop. */
function rulesOf(shop: NaiveShop) {
  const rules = RULES.get(shop) ?? readRules(shop)
  RULES.set(shop, rules)
  return rules
}

/** Days at which one reason wants to speak; the first that is not over counts. */
interface Plan {
  reason: string
  checkpoints: number[]
  mayBeLate: boolean
}
interface Wish {
  reason: string
  day: number
  /** Of a greeting: the holiday. */
  own: number | null
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
  const { until, toKeep } = facts.tier
  if (until !== null && toKeep !== null && toKeep > 0 && !facts.tierHidden) {
    plans.push({ reason: 'expiry', checkpoints: [until - 30, until - 7], mayBeLate: true })
  }
  const birthdays = birthdaysNear(customer.birthday, shop.asOf)
  if (birthdays.length > 0) {
    plans.push({ reason: 'birthday', checkpoints: birthdays.map((day) => day - 3), mayBeLate: true })
  }
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
  const greeted = rulesOf(shop).holidays.filter(({ greet }) => greet)
  plans.push({ reason: 'holiday', checkpoints: greeted.map(({ day }) => day).sort((a, b) => a - b), mayBeLate: true })
  return plans
}

/** The day a plan asks for; null where it has none left. */
function wishOf(plan: Plan, asOf: number, contacts: number[]): { day: number; own: number | null } | null {
  for (const day of plan.checkpoints) {
    const own = plan.reason === 'holiday' ? day : null
    if (day >= asOf) return { day, own }
    const actedOn = contacts.some((contact) => contact >= day)
    if (plan.mayBeLate && !actedOn && asOf - day <= LATE_DAYS) return { day: asOf, own }
  }
  return null
}

function isLegal(shop: NaiveShop, contacts: number[], { reason, own }: Wish, day: number): boolean {
  const { weekdays, gapDays, maxPer30Days, workingDays, holidays } = rulesOf(shop)
  // 1970-01-01, day 0, was a Thursday = 4.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1
  return (
    day >= shop.asOf &&
    (weekdays.includes(weekday) || workingDays.includes(isoOf(day))) &&
    (day === own || holidays.every((holiday) => holiday.day !== day)) &&
    contacts.every((contact) => day - contact >= gapDays) &&
    (reason === 'birthday' ||
      contacts.filter((contact) => day - contact >= 0 && day - contact < 30).length < maxPer30Days)
  )
}

const PRIORITY = ['expiry', 'birthday', 'repurchase', 'welcome', 'winBack', 'holiday', 'introduce']

/** When to contact each customer next, why and how, or why not; `factsOf` belongs to the customers one by one. */
export function nextContacts(shop: NaiveShop, factsOf: ContactFacts[]): Contact[] {
  const { channels, capacity } = resolveSettings(shop.settings).contact
  const taken: { channel: string | null; day: number }[] = []
  const hasRoom = (channel: string | null, day: number) => {
    const limit = capacity[channel as keyof typeof capacity]
    return limit === undefined || taken.filter((each) => each.channel === channel && each.day === day).length < limit
  }
  const contacts: Contact[] = []
  const waiting: { at: number; wishes: Wish[]; channel: string | null; best: Wish | null }[] = []
  /** The earliest legal day with room among the wishes, then priority. */
  const bestOf = (at: number, wishes: Wish[], channel: string | null): Wish | null => {
    const { contacts: log } = shop.customers[at]
    const legal = wishes.flatMap((wish) => {
      const step = wish.reason === 'birthday' ? -1 : 1
      for (let moved = 0; moved <= (step < 0 ? 5 : 366); moved++) {
        const day = wish.day + step * moved
        if (isLegal(shop, log, wish, day) && hasRoom(channel, day)) return [{ ...wish, day }]
      }
      return []
    })
    legal.sort((a, b) => a.day - b.day || PRIORITY.indexOf(a.reason) - PRIORITY.indexOf(b.reason))
    return legal[0] ?? null
  }
  shop.customers.forEach((customer, at) => {
    const channel = channels.find((name) => customer.consent?.includes(name)) ?? null
    const none = (blocked: string): Contact => ({ day: null, reason: null, channel, blocked })
    const facts = factsOf[at]
    if (customer.doNotContact) contacts[at] = { ...none('doNotContact'), channel: null }
    else if (customer.contactOn !== null && customer.contactOn >= shop.asOf) {
      contacts[at] = { day: customer.contactOn, reason: 'owner', channel, blocked: null }
      taken.push({ channel, day: customer.contactOn })
    } else if (customer.consent !== null && channel === null) contacts[at] = none('noConsent')
    else {
      const wishes = plansOf(shop, customer, facts).flatMap((plan): Wish[] => {
        const wish = wishOf(plan, shop.asOf, customer.contacts)
        return wish === null ? [] : [{ reason: plan.reason, ...wish }]
      })
      if (wishes.length === 0) contacts[at] = none(facts.days.length === 0 ? 'noDate' : 'lost')
      else {
        const free = (wish: Wish) =>
          isLegal(shop, [], wish, wish.day) && !isLegal(shop, customer.contacts, wish, wish.day)
        contacts[at] = none(wishes.some(free) ? 'capped' : 'noLegalDay')
        waiting.push({ at, wishes, channel, best: null })
      }
    }
  })
  for (const entry of waiting) entry.best = bestOf(entry.at, entry.wishes, entry.channel)
  for (;;) {
    const line = waiting.filter(({ best }) => best !== null)
    if (line.length === 0) return contacts
    line.sort((a, b) => {
      const [one, two] = [a.best as Wish, b.best as Wish]
      const [first, second] = [factsOf[a.at], factsOf[b.at]]
      return (
        one.day - two.day ||
        PRIORITY.indexOf(one.reason) - PRIORITY.indexOf(two.reason) ||
        first.valueRank - second.valueRank ||
        second.monetaryMinor - first.monetaryMinor ||
        first.recencyDays - second.recencyDays ||
        a.at - b.at
      )
    })
    // Without limits nobody waits for anybody.
    for (const entry of Object.keys(capacity).length === 0 ? line : line.slice(0, 1)) {
      const { day, reason } = entry.best as Wish
      if (hasRoom(entry.channel, day)) {
        contacts[entry.at] = { day, reason, channel: entry.channel, blocked: null }
        taken.push({ channel: entry.channel, day })
        entry.best = null
      } else entry.best = bestOf(entry.at, entry.wishes, entry.channel)
    }
  }
}
