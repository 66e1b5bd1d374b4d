/**
 * An explanation in sentences, a line for each thing that is explained. Decides what is worth a line; the words are in
 * explanation-words.ts. Pure: everything comes from the explanation itself.
 */
import { type Explanation, LABELS, type Locale } from '../contract.ts'
import { EXPLANATION_WORDS, type ExplanationWords } from './explanation-words.ts'
import { formatChance, formatPercent, formatShare, type SayMoney } from './formats.ts'
import { LEAST_WAITS } from './why-prediction.ts'
import { WHY_WORDS } from './why-words.ts'

type Facts = Omit<Explanation, 'text'>

interface Speaker {
  facts: Facts
  locale: Locale
  words: ExplanationWords
  money: (major: number) => string
}

/**
 * The lines in the order of the card: segment, scores, lifecycle, rhythm, tier, contact, referrals. `decimals`: minor-unit
 * digits of the shop's currency, in which `sayMinor` says an amount.
 */
export function explanationLines(facts: Facts, decimals: number, sayMinor: SayMoney, locale: Locale): string[] {
  const money = (major: number) => sayMinor(Math.round(major * 10 ** decimals))
  const speaker: Speaker = { facts, locale, words: EXPLANATION_WORDS[locale], money }
  return [
    ...saySegment(speaker),
    ...sayScores(speaker),
    ...sayLifecycle(speaker),
    ...sayRhythm(speaker),
    ...sayTier(speaker),
    ...sayContact(speaker),
    ...sayReferrals(speaker),
  ]
}

function label(
  locale: Locale,
  column: 'segment' | 'lifecycle' | 'contactReason' | 'cycleConfidence',
  code: string,
): string {
  return LABELS[locale][column]?.[code] ?? code
}

function saySegment({ facts, locale, words }: Speaker): string[] {
  const { code, computed, grid, override, rule } = facts.segment
  const name = (segment: string) => label(locale, 'segment', segment)
  const lines: string[] = []
  if (override?.inForce) lines.push(words.segmentSetByYou(name(code), name(computed), override.until))
  if (rule !== null) lines.push(words.segmentByRule(name(computed), rule))
  else if (grid?.guard)
    lines.push(words.guard(name(computed), name(grid.code), grid.guard, facts.lifecycle.mode === 'cycle'))
  else if (grid) lines.push(words.grid(name(computed), grid.r, grid.f, grid.m))
  else
    lines.push(
      facts.scores === null ? words.prospect(name(computed), facts.orders.length > 0) : words.preset(name(computed)),
    )
  return lines
}

function sayScores({ facts, locale, words, money }: Speaker): string[] {
  const { scores } = facts
  if (scores === null) return []
  const { buyers, bins, windowDays, method } = scores
  const values = {
    r: (value: number) => words.daysAgo(value),
    f: (value: number) => words.orderDays(value, windowDays),
    m: (value: number) => words.spent(money(value), windowDays),
  }
  const targets = {
    r: (needed: number) => words.withinDays(needed),
    f: (needed: number) => words.onDays(needed),
    m: (needed: number) => money(needed),
  }
  return (['r', 'f', 'm'] as const).map((measure) => {
    const { value, score, worse, needed } = scores[measure]
    const compared =
      method === 'quantile' && 100 * worse >= buyers ? words.better(measure, formatShare(worse, buyers, locale)) : ''
    const next = needed === null ? '' : words.needed(targets[measure](needed))
    return words.score(measure, score, bins, values[measure](value) + compared, next)
  })
}

function sayLifecycle({ facts, locale, words }: Speaker): string[] {
  const { code, daysSinceLast, limitDays } = facts.lifecycle
  if (daysSinceLast === null || limitDays === null) return []
  const stage = (name: string) => label(locale, 'lifecycle', name)
  const { active, atRisk, recentlyLapsed, midLapsed } = limitDays
  const limits = Object.entries({ active, atRisk, recentlyLapsed, midLapsed })
  return [
    words.lifecycle(
      stage(code),
      daysSinceLast,
      limits.map(([name, days]) => words.until(stage(name), days)),
    ),
  ]
}

function sayRhythm({ facts, locale, words, money }: Speaker): string[] {
  const { cycle, nextOrder, predictions } = facts
  const lines: string[] = []
  const oneDecimal = (days: number) => String(Math.round(days * 10) / 10)
  if (cycle)
    lines.push(words.cycle(oneDecimal(cycle.days), cycle.gapCount, oneDecimal(cycle.shopDays), cycle.shopVotes))
  if (nextOrder) {
    const { day, from, to, confidence } = nextOrder
    lines.push(words.nextOrder(day, from, to, label(locale, 'cycleConfidence', confidence)))
  }
  if (predictions?.orderChance90 != null) {
    const { orderChance90, precedent } = predictions
    const after =
      precedent && precedent.waits >= LEAST_WAITS
        ? words.precedent(precedent.waits, formatPercent(precedent.ordered, locale))
        : ''
    lines.push(words.chance(formatChance(orderChance90, locale), after))
  }
  if (predictions?.clv12 != null && predictions.pAlive !== null) {
    lines.push(words.value(money(predictions.clv12), formatPercent(predictions.pAlive, locale)))
  }
  return lines
}

function sayTier({ facts, words, money }: Speaker): string[] {
  const { code, computed, earned, rule, metric, window, value, until, graceUntil, toKeep, keep, next, override } =
    facts.tier
  const amount = (units: number) => (metric === 'orders' ? words.times(units) : money(units))
  const more = (units: number) => (metric === 'orders' ? words.timesMore(units) : words.moneyMore(money(units)))
  const lines = override?.inForce ? [words.tierSetByYou(code, computed, override.until)] : []
  if (rule !== null) lines.push(words.tierByRule(computed, rule))
  lines.push(words.tier(earned, amount(value), metric, window))
  if (until !== null && toKeep !== null && keep !== null) {
    const end = graceUntil ?? until
    lines.push(
      toKeep > 0
        ? words.tierToKeep(
            earned,
            end,
            graceUntil !== null,
            more(toKeep),
            amount(keep),
            metric === 'orders' && toKeep > 1,
          )
        : words.tierKept(earned, end),
    )
  }
  if (next) lines.push(words.tierNext(next.code, more(next.missing), amount(next.up)))
  return lines
}

function sayContact({ facts, locale, words }: Speaker): string[] {
  const { day, reason, blocked, candidates } = facts.contact
  const name = (code: string, about: string | null) => {
    const text = label(locale, 'contactReason', code)
    return about === null ? text : words.about(text, about)
  }
  const chosen = candidates.find(({ outcome }) => outcome === 'chosen')
  const lines: string[] = []
  if (day !== null && reason !== null) {
    const moved = chosen !== undefined && chosen.due !== day ? chosen.due : null
    lines.push(words.contact(day, name(reason, chosen?.about ?? null), moved))
  } else if (blocked !== null) lines.push(sentence(WHY_WORDS[locale].blocked[blocked], locale))
  for (const candidate of candidates) {
    if (candidate.outcome === 'chosen') continue
    lines.push(
      words.candidate(name(candidate.reason, candidate.about), candidate.day ?? candidate.due, candidate.outcome),
    )
  }
  return lines
}

/** A fact of `why` that stands alone. */
function sentence(fact: string, locale: Locale): string {
  return fact.charAt(0).toUpperCase() + fact.slice(1) + WHY_WORDS[locale].stop
}

function sayReferrals({ facts, words, money }: Speaker): string[] {
  const { customers, spend } = facts.referrals
  return customers === 0 ? [] : [words.referrals(customers, money(spend))]
}
