/**
 * Why a customer is contacted on that day: every reason with its day and what became of it. Decides what is told; days
 * are found by score/contact-reasons.ts and score/contact-days.ts. Pure.
 */
import { CHANNELS, CONTACT_BLOCKS, CONTACT_REASONS, type ExplainedCandidate, type Explanation } from '../contract.ts'
import { isoOfDay } from '../ledger/days.ts'
import { NO_DAY } from '../ledger/types.ts'
import { birthdaysFrom } from '../score/birthdays.ts'
import { legalDayFor, shopDays } from '../score/contact-days.ts'
import { type Candidate, type Dropped, findCandidates, greetingsOf, MAX_LATE_DAYS } from '../score/contact-reasons.ts'
import { contactInput } from '../score/index.ts'
import { type ExplainContext, isoOrNull } from './context.ts'

/** Candidates by the day they ask for; none where no reason was looked at: an own date, no consent, not to be contacted. */
export function explainContact(context: ExplainContext): Explanation['contact'] {
  const { ledger, scores, row } = context
  const { day, reason, channel, blocked } = scores.contacts
  const { customerStart, day: contactDay } = ledger.contacts
  const contacted = contactDay.subarray(customerStart[row], customerStart[row + 1])
  const lastContactDay = contacted.length > 0 ? contacted[contacted.length - 1] : NO_DAY
  const code = <T>(codes: readonly T[], index: number): T | null => (index < 0 ? null : codes[index])
  const blockedBy = code(CONTACT_BLOCKS, blocked[row])
  const chosen = code(CONTACT_REASONS, reason[row])
  const looked = chosen !== 'owner' && blockedBy !== 'doNotContact' && blockedBy !== 'noConsent'
  return {
    day: isoOrNull(day[row]),
    reason: chosen,
    channel: code(CHANNELS, channel[row]),
    blocked: blockedBy,
    lastContact: isoOrNull(lastContactDay),
    candidates: looked ? explainCandidates(context, contacted, lastContactDay) : [],
  }
}

function explainCandidates(
  context: ExplainContext,
  contacted: Int32Array,
  lastContactDay: number,
): ExplainedCandidate[] {
  const { ledger, scores, settings, row } = context
  const { asOfDay } = ledger
  const plan = scores.contacts
  const dropped: Dropped[] = []
  const candidates = findCandidates(
    contactInput(ledger, scores, settings),
    row,
    lastContactDay,
    birthdaysFrom(asOfDay - MAX_LATE_DAYS),
    greetingsOf(settings.contact.holidays),
    (one) => dropped.push(one),
  )
  const rules = { asOfDay, contacted, ...shopDays(settings.contact) }
  const isChosen = ({ reason, category, holiday }: Candidate) =>
    CONTACT_REASONS.indexOf(reason) === plan.reason[row] &&
    category === plan.category[row] &&
    holiday === plan.holiday[row]
  const open = candidates.map((candidate): ExplainedCandidate & { dueDay: number } => {
    const own = isChosen(candidate)
    // The chosen one's day may lie later than its first legal day: places of a channel can be limited.
    const legal = own ? plan.day[row] : legalDayFor({ ...candidate, moved: 0 }, rules)
    const outcome = own ? 'chosen' : legal === NO_DAY ? 'noLegalDay' : 'later'
    return {
      reason: candidate.reason,
      due: isoOfDay(candidate.day),
      dueDay: candidate.day,
      day: isoOrNull(legal),
      outcome,
      about: aboutOf(context, candidate),
    }
  })
  const gone = dropped.map((one) => ({
    reason: one.reason,
    due: isoOfDay(one.day),
    dueDay: one.day,
    day: null,
    outcome: one.cause,
    about: aboutOf(context, one),
  }))
  return [...gone, ...open]
    .sort((a, b) => a.dueDay - b.dueDay || CONTACT_REASONS.indexOf(a.reason) - CONTACT_REASONS.indexOf(b.reason))
    .slice(-MOST_CANDIDATES)
    .map(({ dueDay: _, ...told }) => told)
}

/** Categories can be many; the latest days matter. */
const MOST_CANDIDATES = 40

function aboutOf(
  { ledger, settings, scores, row }: ExplainContext,
  { reason, category, holiday }: Pick<Candidate, 'reason' | 'category' | 'holiday'>,
): string | null {
  if (category >= 0) return ledger.orders.categories[category]
  if (holiday >= 0) return settings.contact.holidays[holiday].name ?? null
  return reason === 'expiry' ? settings.tiers.levels[scores.tiers.tier[row]].name : null
}
