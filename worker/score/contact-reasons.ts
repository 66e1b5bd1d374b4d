/**
 * Why and when each customer might be contacted: expiring tier, birthday, repurchase, welcome, win-back, holiday,
 * introduction. Decides the days that reasons ask for; which of them is taken is in next-contact.ts. Pure.
 */
import { type ContactReason, type Holiday, LIFECYCLES } from '../contract.ts'
import { dayOfIso } from '../ledger/days.ts'
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import type { Birthdays } from './birthdays.ts'
import type { Wish } from './contact-days.ts'
import type { Cycles } from './cycle.ts'
import { LAPSED_CAP_DAYS, steadyCycleDays } from './lifecycle.ts'
import type { Occasions } from './occasions.ts'
import type { Rfm } from './rfm.ts'
import type { Tiers } from './tiers.ts'
import type { ValueClasses } from './value-class.ts'

/** A date that passed without a contact is still acted on, today, when it is at most this late. */
export const MAX_LATE_DAYS = 7
/** A repurchase reminder makes no sense once the customer is overdue. */
const MAX_OVERDUE = 1.25
const WELCOME_AFTER_DAYS = 3
const BIRTHDAY_LEAD_DAYS = 3
const EXPIRY_LEAD_DAYS = [30, 7]
const WIN_BACK_EVERY_DAYS = 180
const WIN_BACK_CYCLES = [1.25, 2, 3, 5]
const FIXED_WIN_BACK_DAYS = [91, 121, 181, 366]
const WIN_BACKS = WIN_BACK_CYCLES.length

/** A day on which there is a reason, and what it is about. */
export interface Candidate extends Wish {
  reason: ContactReason
  /** Index into the ledger's categories, for a repurchase by category; else -1. */
  category: number
  /** Index into settings.contact.holidays, for a greeting; else -1. */
  holiday: number
}

/** What scoring knows about the customers by now. */
export interface ContactInput {
  ledger: Ledger
  occasions: Occasions
  rfm: Rfm
  cycles: Cycles
  classes: ValueClasses
  tiers: Tiers
  /** The tier in force, by row. */
  tier: Uint8Array
  /** The lowest tier that an owner's rule gives, by row; -1 = none, null = no rules. A tier that it holds does not expire. */
  tierFloor: Int16Array | null
  /** Index into LIFECYCLES per row. */
  lifecycle: Uint8Array
  /** Fixed-day mode, or a shop without a cycle. */
  fixedDays: boolean
}

/** A holiday that is greeted, ascending by day; `index` is its place in the settings. */
export interface Greeting {
  day: number
  index: number
}

/** The greeted holidays, earliest first. */
export function greetingsOf(holidays: readonly Holiday[]): Greeting[] {
  return holidays
    .flatMap(({ date, greet }, index) => (greet ? [{ day: dayOfIso(date), index }] : []))
    .sort((a, b) => a.day - b.day)
}

/** A day that passed and is not acted on: contacted since, more than a week late, or overdue for a reminder. */
export interface Dropped {
  reason: ContactReason
  day: number
  cause: 'contacted' | 'tooLate' | 'overdue'
  category: number
  holiday: number
}

/**
 * Every reason with the day it asks for, from asOf on; one that is past and not to be acted on today is dropped, and told
 * to `drop` where somebody wants to know.
 */
export function findCandidates(
  input: ContactInput,
  c: number,
  lastContactDay: number,
  birthdays: Birthdays,
  greetings: readonly Greeting[],
  drop?: (dropped: Dropped) => void,
): Candidate[] {
  const { ledger, occasions, cycles, lifecycle, tiers, tier } = input
  const { asOfDay, customers } = ledger
  const candidates: Candidate[] = []
  // One shape for all, as there are two or three for each customer.
  const add = (reason: ContactReason, due: number, category = -1, holiday = -1, holidayDay?: number) => {
    const isLate = due < asOfDay
    if (isLate && (lastContactDay >= due || asOfDay - due > MAX_LATE_DAYS)) {
      drop?.({ reason, day: due, cause: lastContactDay >= due ? 'contacted' : 'tooLate', category, holiday })
      return false
    }
    const isBirthday = reason === 'birthday'
    candidates.push({ reason, day: isLate ? asOfDay : due, moved: 0, isBirthday, holidayDay, category, holiday })
    return true
  }
  const last = occasions.lastDay[c]
  if (last === NO_DAY) {
    const joined = customers.joinedDay[c]
    if (joined !== NO_DAY) add('introduce', joined + WELCOME_AFTER_DAYS)
    return candidates
  }
  const held = input.tierFloor !== null && input.tierFloor[c] >= tiers.tier[c]
  const expires = tiers.untilDay[c] !== NO_DAY && tiers.toKeep[c] > 0 && tier[c] === tiers.tier[c] && !held
  if (expires) for (const lead of EXPIRY_LEAD_DAYS) if (add('expiry', tiers.untilDay[c] - lead)) break
  for (const day of birthdays(customers.birthday[c])) {
    if (add('birthday', day - BIRTHDAY_LEAD_DAYS)) break
  }
  if (cycles.priorDays !== null) {
    const addRepurchase = (lastDay: number, muDays: number, category: number) => {
      const day = lastDay + Math.floor(muDays + 0.5) - leadDays(muDays)
      if (day >= asOfDay || asOfDay - lastDay < MAX_OVERDUE * muDays) add('repurchase', day, category)
      else drop?.({ reason: 'repurchase', day, cause: 'overdue', category, holiday: -1 })
    }
    const { start, category, lastDay, muDays } = cycles.categories
    for (let k = start[c]; k < start[c + 1]; k++) addRepurchase(lastDay[k], muDays[k], category[k])
    if (start[c] === start[c + 1]) addRepurchase(last, cycles.muDays[c], -1)
  }
  if (LIFECYCLES[lifecycle[c]] === 'new') add('welcome', last + WELCOME_AFTER_DAYS)
  const cycleDays = input.fixedDays ? 0 : steadyCycleDays(cycles.muDays[c])
  for (let k = 0, offset = 0; ; k++) {
    offset = k >= WIN_BACKS ? offset + WIN_BACK_EVERY_DAYS : winBackOffset(input.fixedDays, cycleDays, k)
    if (offset > LAPSED_CAP_DAYS || add('winBack', last + offset)) break
  }
  for (const { day, index } of greetings) if (add('holiday', day, -1, index, day)) break
  return candidates
}

/** How long before the expected order to write: a third of the cycle, 1 to 7 days. */
function leadDays(muDays: number): number {
  return Math.min(7, Math.max(1, Math.floor(muDays / 3)))
}

/** Days after the last occasion of the win-back number `k`, ascending; after WIN_BACKS of them it is every 180 days. */
function winBackOffset(fixedDays: boolean, cycleDays: number, k: number): number {
  return fixedDays ? FIXED_WIN_BACK_DAYS[k] : Math.floor(WIN_BACK_CYCLES[k] * cycleDays) + 1
}
