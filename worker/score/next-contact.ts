/**
 * Next contact: when to get in touch with each customer, why, by which channel, or what stands against it. Decides the
 * date from the cycle, the log of contacts and the owner's rules; does not write messages. Pure.
 */
import { CHANNELS, CONTACT_BLOCKS, CONTACT_REASONS, type ContactReason, LIFECYCLES } from '../contract.ts'
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import { type LegalDays, legalDayFrom } from './contact-days.ts'
import type { Cycles } from './cycle.ts'
import { LAPSED_CAP_DAYS, steadyCycleDays } from './lifecycle.ts'
import type { Occasions } from './occasions.ts'

/** A date that passed without a contact is still acted on, today, when it is at most this late. */
const MAX_LATE_DAYS = 7
/** A repurchase reminder makes no sense once the customer is overdue. */
const MAX_OVERDUE = 1.25
const WELCOME_AFTER_DAYS = 3
const WIN_BACK_EVERY_DAYS = 180
const FIXED_WIN_BACK_DAYS = [91, 121, 181, 366]

/** One entry per customer row. */
export interface NextContacts {
  /** NO_DAY where there is none; `blocked` then says why. */
  day: Int32Array
  /** Index into CONTACT_REASONS; -1 where there is no date. */
  reason: Int8Array
  /** Index into CHANNELS; -1 where none is known. */
  channel: Int8Array
  /** Index into CONTACT_BLOCKS; -1 where there is a date. */
  blocked: Int8Array
  /** The category that is due, for a repurchase by category; else -1. */
  category: Int32Array
}

/** A day on which there is a reason; `category` is -1 but for a repurchase by category. */
interface Candidate {
  reason: ContactReason
  day: number
  category: number
}

/** What scoring knows about the customers by now. */
export interface ContactInput {
  ledger: Ledger
  occasions: Occasions
  cycles: Cycles
  /** Index into LIFECYCLES per row. */
  lifecycle: Uint8Array
  /** Fixed-day mode, or a shop without a cycle. */
  fixedDays: boolean
}

/**
 * The earliest legal day among a customer's reasons; the earlier reason of CONTACT_REASONS wins a tie. The owner's own
 * date, from asOf on, is used as it is; only `doNotContact` stands above it.
 */
export function planContacts(input: ContactInput, settings: ResolvedSettings['contact']): NextContacts {
  const { ledger } = input
  const { customers, contacts, asOfDay } = ledger
  const plan: NextContacts = {
    day: new Int32Array(customers.count).fill(NO_DAY),
    reason: new Int8Array(customers.count).fill(-1),
    channel: new Int8Array(customers.count).fill(-1),
    blocked: new Int8Array(customers.count).fill(-1),
    category: new Int32Array(customers.count).fill(-1),
  }
  const channels = settings.channels.map((channel) => CHANNELS.indexOf(channel))
  for (let c = 0; c < customers.count; c++) {
    const block = (code: (typeof CONTACT_BLOCKS)[number]) => {
      plan.blocked[c] = CONTACT_BLOCKS.indexOf(code)
    }
    if (customers.doNotContact[c]) {
      block('doNotContact')
      continue
    }
    const consent = customers.consent
    if (consent) plan.channel[c] = channels.find((channel) => consent[c] & (1 << channel)) ?? -1
    if (customers.contactOnDay[c] >= asOfDay) {
      plan.day[c] = customers.contactOnDay[c]
      plan.reason[c] = CONTACT_REASONS.indexOf('owner')
      continue
    }
    if (consent && plan.channel[c] < 0) {
      block('noConsent')
      continue
    }
    const contacted = contacts.day.subarray(contacts.customerStart[c], contacts.customerStart[c + 1])
    const candidates = findCandidates(input, c, lastOf(contacted))
    const rules: LegalDays = { asOfDay, contacted, ...settings }
    const best = earliestLegal(candidates, rules)
    if (best) {
      plan.day[c] = best.day
      plan.reason[c] = CONTACT_REASONS.indexOf(best.reason)
      plan.category[c] = best.category
    } else if (candidates.length > 0) {
      block('noLegalDay')
    } else {
      block(isLost(input, c) ? 'lost' : 'noDate')
    }
  }
  return plan
}

function lastOf(days: Int32Array): number {
  return days.length > 0 ? days[days.length - 1] : NO_DAY
}

function earliestLegal(candidates: Candidate[], rules: LegalDays): Candidate | null {
  let best: Candidate | null = null
  for (const candidate of candidates) {
    const day = legalDayFrom(candidate.day, rules)
    if (day === NO_DAY) continue
    const earlier = !best || day < best.day
    const priority = CONTACT_REASONS.indexOf(candidate.reason)
    if (earlier || (best && day === best.day && priority < CONTACT_REASONS.indexOf(best.reason))) {
      best = { ...candidate, day }
    }
  }
  return best
}

/** Every reason with the day it asks for, from asOf on; one that is past and not to be acted on today is dropped. */
function findCandidates(input: ContactInput, c: number, lastContactDay: number): Candidate[] {
  const { ledger, occasions, cycles, lifecycle } = input
  const { asOfDay } = ledger
  const candidates: Candidate[] = []
  const add = (reason: ContactReason, due: number, category = -1) => {
    const acted = lastContactDay >= due
    if (due >= asOfDay) candidates.push({ reason, day: due, category })
    else if (!acted && asOfDay - due <= MAX_LATE_DAYS) candidates.push({ reason, day: asOfDay, category })
    else return false
    return true
  }
  const last = occasions.lastDay[c]
  if (last === NO_DAY) {
    const joined = ledger.customers.joinedDay[c]
    if (joined !== NO_DAY) add('introduce', joined + WELCOME_AFTER_DAYS)
    return candidates
  }
  if (cycles.priorDays !== null) {
    const addRepurchase = (lastDay: number, muDays: number, category: number) => {
      const day = lastDay + Math.floor(muDays + 0.5) - leadDays(muDays)
      if (day >= asOfDay || asOfDay - lastDay < MAX_OVERDUE * muDays) add('repurchase', day, category)
    }
    const { start, category, lastDay, muDays } = cycles.categories
    for (let k = start[c]; k < start[c + 1]; k++) addRepurchase(lastDay[k], muDays[k], category[k])
    if (start[c] === start[c + 1]) addRepurchase(last, cycles.muDays[c], -1)
  }
  if (LIFECYCLES[lifecycle[c]] === 'new') add('welcome', last + WELCOME_AFTER_DAYS)
  for (const offset of winBackOffsets(input, c)) if (add('winBack', last + offset)) break
  return candidates
}

/** How long before the expected order to write: a third of the cycle, 1 to 7 days. */
function leadDays(muDays: number): number {
  return Math.min(7, Math.max(1, Math.floor(muDays / 3)))
}

/** Days after the last occasion at which a customer is won back, ascending, none after two years. */
function winBackOffsets({ cycles, fixedDays }: ContactInput, c: number): number[] {
  const m = steadyCycleDays(cycles.muDays[c])
  const offsets = fixedDays ? [...FIXED_WIN_BACK_DAYS] : [1.25, 2, 3, 5].map((times) => Math.floor(times * m) + 1)
  for (let next = offsets[3] + WIN_BACK_EVERY_DAYS; next <= LAPSED_CAP_DAYS; next += WIN_BACK_EVERY_DAYS) {
    offsets.push(next)
  }
  return offsets.filter((offset) => offset <= LAPSED_CAP_DAYS)
}

/** A buyer with no checkpoint left is lost; a prospect without a date is not. */
function isLost({ occasions }: ContactInput, c: number): boolean {
  return occasions.lastDay[c] !== NO_DAY
}
