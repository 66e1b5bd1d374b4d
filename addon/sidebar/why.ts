/**
 * A derivation as lines of a short table: what, its value, what it was compared with, the score, what would change it.
 * Decides which parts are told; every figure is the Worker's. Pure.
 */
import { type Explanation, LABELS, type Locale } from '../../worker/contract.ts'
import type { SidebarWords } from './words/types.ts'

export interface Reason {
  what: string
  value: string
  comparedWith: string
  score: string
  change: string
}

export function reasonsOf(
  explanation: Explanation,
  words: SidebarWords,
  language: Locale,
  currency: string,
  today: string,
): Reason[] {
  const { why, money, date, figure, percent } = words
  const reasons: Reason[] = []
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
    reasons.push(
      {
        what: why.recency,
        value: why.daysAgo(r.value),
        comparedWith: compared('r', figure),
        score: scored(r.score),
        change: r.needed === null ? '' : why.recencyNeeded(r.needed, r.score + 1),
      },
      {
        what: why.frequency(scores.windowDays),
        value: figure(f.value),
        comparedWith: compared('f', figure),
        score: scored(f.score),
        change: f.needed === null ? '' : why.frequencyNeeded(f.needed, f.score + 1),
      },
      {
        what: why.monetary(scores.windowDays),
        value: money(m.value, currency),
        comparedWith: compared('m', (value) => money(value, currency)),
        score: scored(m.score),
        change: m.needed === null ? '' : why.monetaryNeeded(money(m.needed, currency), m.score + 1),
      },
    )
  }
  reasons.push({
    what: words.override.segment,
    value: labelOf('segment', segment.code),
    comparedWith: segment.grid
      ? why.grid(segment.grid.r, segment.grid.f, segment.grid.m, labelOf('segment', segment.grid.code))
      : '',
    score: segment.grid?.guard ? why.guard[segment.grid.guard] : '',
    change: segment.override?.inForce ? why.yours : segment.rule ? why.rule(segment.rule) : '',
  })
  const amount = (value: number): string => (tier.metric === 'spend' ? money(value, currency) : why.orders(value))
  reasons.push({
    what: words.override.tier,
    value: tier.code,
    comparedWith: why.tierEarned(amount(tier.value), why.windows[tier.window]),
    score: tier.until ? why.tierUntil(date(tier.until, today)) : '',
    change: tier.override?.inForce
      ? why.yours
      : tier.next
        ? why.tierNext(amount(tier.next.missing), tier.next.code)
        : '',
  })
  for (const { reason, due, day: found, outcome, about } of contact.candidates)
    reasons.push({
      what: `${words.override.nextContact}: ${labelOf('contactReason', reason)}`,
      value: date(found ?? due, today),
      comparedWith: about ?? '',
      score: '',
      change: why.outcomes[outcome],
    })
  return reasons
}

/** How far it is to the next tier, 0..1; undefined at the top and where nothing is to be earned. */
export function tierProgress({ tier }: Explanation): number | undefined {
  if (!tier.next || tier.next.up <= 0) return undefined
  return Math.min(1, Math.max(0, 1 - tier.next.missing / tier.next.up))
}
