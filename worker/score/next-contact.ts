/**
 * Next contact: when to get in touch with each customer, why, by which channel, or what stands against it. Decides the
 * earliest legal day among the reasons; does not write messages. Pure.
 */
import { CHANNELS, CONTACT_BLOCKS, CONTACT_REASONS } from '../contract.ts'
import { NO_DAY } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import { birthdaysFrom } from './birthdays.ts'
import { type Claim, giveOut, Places } from './contact-capacity.ts'
import {
  type HasRoom,
  isLegalDay,
  isOpenDay,
  type LegalDays,
  legalDayFor,
  MAX_SEARCH_DAYS,
  shopDays,
} from './contact-days.ts'
import { type Candidate, type ContactInput, findCandidates, greetingsOf, MAX_LATE_DAYS } from './contact-reasons.ts'

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
  /** Index into settings.contact.holidays, for a greeting; else -1. */
  holiday: Int32Array
}

/** Days of the contacts of someone who was never contacted. */
const NEVER = new Int32Array(0)

/** What a customer may be contacted for, and when that is allowed. */
interface Open {
  candidates: Candidate[]
  rules: LegalDays
}

/**
 * The earliest legal day among a customer's reasons; the earlier reason of CONTACT_REASONS wins a tie. The owner's own
 * date, from asOf on, is used as it is and takes a place of its day; only `doNotContact` stands above it.
 */
export function planContacts(input: ContactInput, settings: ResolvedSettings['contact']): NextContacts {
  const { ledger, occasions } = input
  const { customers, contacts, asOfDay } = ledger
  const plan = emptyPlan(customers.count)
  const block = (c: number, code: (typeof CONTACT_BLOCKS)[number]) => {
    plan.blocked[c] = CONTACT_BLOCKS.indexOf(code)
  }
  const channels = settings.channels.map((channel) => CHANNELS.indexOf(channel))
  const days = shopDays(settings)
  const rulesOfNever: LegalDays = { asOfDay, contacted: NEVER, ...days }
  const greetings = greetingsOf(settings.holidays)
  const birthdays = birthdaysFrom(asOfDay - MAX_LATE_DAYS)
  const places = new Places(settings.capacity)
  /** Those who share limited places; everyone else is planned at once. */
  const open = new Map<number, Open>()
  const grant = (c: number, own: Open, best: Candidate | null) => {
    if (best === null) return block(c, whyNever(own))
    plan.day[c] = best.day
    plan.reason[c] = CONTACT_REASONS.indexOf(best.reason)
    plan.category[c] = best.category
    plan.holiday[c] = best.holiday
    places.take(plan.channel[c], best.day)
  }
  for (let c = 0; c < customers.count; c++) {
    if (!customers.valid[c]) continue
    if (customers.doNotContact[c]) {
      block(c, 'doNotContact')
      continue
    }
    const consent = customers.consent
    if (consent) plan.channel[c] = channels.find((channel) => consent[c] & (1 << channel)) ?? -1
    if (customers.contactOnDay[c] >= asOfDay) {
      plan.day[c] = customers.contactOnDay[c]
      plan.reason[c] = CONTACT_REASONS.indexOf('owner')
      places.take(plan.channel[c], plan.day[c])
      continue
    }
    if (consent && plan.channel[c] < 0) {
      block(c, 'noConsent')
      continue
    }
    const [from, to] = [contacts.customerStart[c], contacts.customerStart[c + 1]]
    const contacted = from === to ? NEVER : contacts.day.subarray(from, to)
    const lastContactDay = contacted.length > 0 ? contacted[contacted.length - 1] : NO_DAY
    const candidates = findCandidates(input, c, lastContactDay, birthdays, greetings)
    // A buyer with no checkpoint left is lost; a prospect without a date is not.
    if (candidates.length === 0) block(c, occasions.lastDay[c] === NO_DAY ? 'noDate' : 'lost')
    else {
      const own = { candidates, rules: contacted === NEVER ? rulesOfNever : { asOfDay, contacted, ...days } }
      if (places.isLimited(plan.channel[c])) open.set(c, own)
      else grant(c, own, earliestLegal(own))
    }
  }
  const isOpen = (day: number) => isOpenDay(day, days)
  for (const channel of channels) {
    const hasRoom = places.roomIn(channel)
    giveOut(
      Array.from(open.keys()).filter((c) => plan.channel[c] === channel),
      input,
      {
        hasRoom,
        isOpen,
        claimOf: (c) => claimOf(open.get(c) as Open, hasRoom),
        grant: (c, best) => grant(c, open.get(c) as Open, best),
      },
    )
  }
  return plan
}

function emptyPlan(count: number): NextContacts {
  return {
    day: new Int32Array(count).fill(NO_DAY),
    reason: new Int8Array(count).fill(-1),
    channel: new Int8Array(count).fill(-1),
    blocked: new Int8Array(count).fill(-1),
    category: new Int32Array(count).fill(-1),
    holiday: new Int32Array(count).fill(-1),
  }
}

function earliestLegal({ candidates, rules }: Open, hasRoom?: HasRoom): Candidate | null {
  let best: Candidate | null = null
  let bestDay = NO_DAY
  for (const candidate of candidates) {
    const day = legalDayFor(candidate, rules, hasRoom)
    if (day === NO_DAY || (best && day > bestDay)) continue
    if (best && day === bestDay && priorityOf(candidate) >= priorityOf(best)) continue
    best = candidate
    bestDay = day
  }
  return best && { ...best, day: bestDay }
}

/** The same where places are limited, with how long the claim lasts and from which day on another may take its place. */
function claimOf({ candidates, rules }: Open, hasRoom: HasRoom): (Candidate & Claim) | null {
  const dayOf = candidates.map((candidate) => legalDayFor(candidate, rules, hasRoom))
  const comesBefore = (a: number, b: number) => (priorityOf(candidates[a]) - priorityOf(candidates[b]) || a - b) < 0
  let best = -1
  dayOf.forEach((day, k) => {
    if (day === NO_DAY || (best >= 0 && day > dayOf[best])) return
    if (best < 0 || day < dayOf[best] || comesBefore(k, best)) best = k
  })
  if (best < 0) return null
  /** Birthdays look back, and a greeting may be made on a day on which the shop is closed for all else. */
  const isOfOneDay = (k: number) => candidates[k].isBirthday === true || candidates[k].holidayDay === dayOf[k]
  let otherFromDay = Infinity
  dayOf.forEach((day, k) => {
    if (day > dayOf[best] && day < otherFromDay && (isOfOneDay(k) || comesBefore(k, best))) otherFromDay = day
  })
  const lastDay = isOfOneDay(best) ? NO_DAY : candidates[best].day + MAX_SEARCH_DAYS
  return { ...candidates[best], day: dayOf[best], lastDay, otherFromDay }
}

function priorityOf({ reason }: Candidate): number {
  return CONTACT_REASONS.indexOf(reason)
}

/** `capped` where only earlier contacts stand against some reason's own day. */
function whyNever({ candidates, rules }: Open): 'capped' | 'noLegalDay' {
  const free = { ...rules, contacted: [] }
  const onlyCapped = candidates.some((wish) => isLegalDay(wish.day, wish, free) && !isLegalDay(wish.day, wish, rules))
  return onlyCapped ? 'capped' : 'noLegalDay'
}
