/**
 * A derivation as short tables: the value, what it was compared with, the score, what would change it. Decides which
 * parts are told; every figure is the Worker's. Pure.
 */
import { type Explanation, LABELS, type Locale } from '../../worker/contract.ts'
import type { SidebarWords } from './words/types.ts'

export interface Reason {
  what: string
  /** Only those that there are. */
  facts: { head: string; text: string }[]
}

export function reasonsOf(
  explanation: Explanation,
  words: SidebarWords,
  language: Locale,
  currency: string,
  today: string,
): Reason[] {
  const { why, money, date, figure, percent } = words
  const { heads } = why
  const reasons: Reason[] = []
  const tell = (what: string, facts: [head: string, text: string][]): void => {
    reasons.push({ what, facts: facts.filter(([, text]) => text !== '').map(([head, text]) => ({ head, text })) })
  }
  const { scores, segment, tier, contact } = explanation
  const labelOf = (column: 'segment' | 'contactReason', code: string): string =>
    (LABELS[language][column] as Record<string, string>)[code] ?? code

  if (scores) {
    const compared = (measure: 'r' | 'f' | 'm', shown: (value: number) => string): string => {
      const { worse, score, bound, needed } = scores[measure]
      if (scores.method !== 'quantile') {
        if (bound != null) return why.bound[measure](shown(bound), score)
        return needed === null ? '' : why.belowBound[measure](shown(needed), score)
      }
      if (worse === 0) return why.nobodyLess[measure]
      const share = worse / Math.max(1, scores.buyers)
      return why.more[measure](share < 0.005 ? why.few(figure(worse)) : percent(share), figure(scores.buyers))
    }
    const scored = (score: number): string => why.scoreOf(score, scores.bins)
    const { r, f, m } = scores
    const scoreFacts = (
      measure: 'r' | 'f' | 'm',
      value: string,
      shown: (value: number) => string,
      change: string,
    ): [string, string][] => [
      [heads.value, value],
      [heads.compared, compared(measure, shown)],
      [heads.score, scored(scores[measure].score)],
      [heads.change, change],
    ]
    const spend = (value: number): string => money(value, currency)
    tell(
      why.recency,
      scoreFacts('r', why.daysAgo(r.value), figure, r.needed === null ? '' : why.recencyNeeded(r.needed, r.score + 1)),
    )
    tell(
      why.frequency(scores.windowDays),
      scoreFacts('f', figure(f.value), figure, f.needed === null ? '' : why.frequencyNeeded(f.needed, f.score + 1)),
    )
    tell(
      why.monetary(scores.windowDays),
      scoreFacts('m', spend(m.value), spend, m.needed === null ? '' : why.monetaryNeeded(spend(m.needed), m.score + 1)),
    )
  }
  const { grid } = segment
  const but = grid?.guard ? why.guard[grid.guard] : ''
  tell(words.override.segment, [
    [heads.value, labelOf('segment', segment.code)],
    [heads.byScores, grid ? why.grid(grid.r, grid.f, grid.m, labelOf('segment', grid.code), but) : ''],
    [heads.setBy, segment.override?.inForce ? why.yours : segment.rule ? why.rule(segment.rule) : ''],
  ])
  const amount = (value: number): string => (tier.metric === 'spend' ? money(value, currency) : why.orders(value))
  // What was earned ends on another day than the tier that the owner chose, or a rule gives for as long as it holds.
  const until = isGiven(tier) ? tier.override?.inForce && tier.override.until : (tier.graceUntil ?? tier.until)
  tell(words.override.tier, [
    [heads.value, tier.code],
    [heads.setBy, tier.override?.inForce ? why.yours : tier.rule ? why.rule(tier.rule) : ''],
    [heads.earned, why.tierEarned(isGiven(tier) ? tier.earned : '', amount(tier.value), why.windows[tier.window])],
    [heads.until, until ? date(until, today) : ''],
    [heads.change, tier.next ? why.tierNext(amount(tier.next.missing), tier.next.code, isGiven(tier)) : ''],
  ])
  if (contact.candidates.length > 0)
    tell(
      words.override.nextContact,
      contact.candidates.map(({ reason, due, day: found, outcome, about }) => [
        labelOf('contactReason', reason),
        why.candidate(date(found ?? due, today), why.outcomes[outcome], about ?? ''),
      ]),
    )
  return reasons
}

/**
 * Why somebody is to be contacted on `day`, and what it is about: "Due to buy again (milk powder)". '' where the Worker
 * finds another day than the one that the sheet holds.
 */
export function contactReason({ contact }: Explanation, day: string, { reasons, aside }: SidebarWords): string {
  if (contact.reason === null || contact.day !== day) return ''
  const about = contact.candidates.filter(({ outcome }) => outcome === 'chosen')[0]?.about
  return reasons[contact.reason] + (about ? aside(about) : '')
}

/**
 * Until when the earned tier holds, what keeps it, what is missing to the next one: a sentence for each that there is. They
 * name the earned tier where the owner's choice or a rule's floor gives another one.
 */
export function tierSentences({ tier }: Explanation, words: SidebarWords, currency: string, today: string): string[] {
  const { why, money, date } = words
  const { earned, next, toKeep, metric } = tier
  const until = tier.graceUntil ?? tier.until
  const amount = (value: number): string => (metric === 'spend' ? money(value, currency) : why.orders(value))
  const missing = toKeep ? amount(toKeep) : ''
  const given = isGiven(tier)
  const holds = given
    ? why.tierEarnedOnly(earned, until ? date(until, today) : '', missing)
    : until
      ? why.tierKeep(earned, date(until, today), missing)
      : ''
  return [holds, next ? why.tierNext(amount(next.missing), next.code, given) : ''].filter((one) => one !== '')
}

/** Whether the tier in force is another than what was earned. */
function isGiven({ code, earned }: Explanation['tier']): boolean {
  return code !== earned
}

/** How far it is to the next tier, 0..1; undefined at the top and where nothing is to be earned. */
export function tierProgress({ tier }: Explanation): number | undefined {
  if (!tier.next || tier.next.up <= 0) return undefined
  return Math.min(1, Math.max(0, 1 - tier.next.missing / tier.next.up))
}
