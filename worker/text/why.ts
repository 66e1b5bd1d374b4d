/**
 * One sentence a customer, from the same numbers that made the values. Decides what is worth saying: scores with what
 * they were compared to, the guard, ties, fixed bounds, overrides, tier and next contact; the words are in why-words.ts.
 * Pure.
 */
import {
  CONTACT_BLOCKS,
  CONTACT_REASONS,
  FAVOURITE_COLUMNS,
  FAVOURITE_DIMENSIONS,
  type FavouriteColumn,
  LABELS,
  LIFECYCLES,
  type Locale,
  SEGMENTS,
} from '../contract.ts'
import { isoOfDay } from '../ledger/days.ts'
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import { findDimensionFavourites } from '../score/favourite.ts'
import type { Scores } from '../score/index.ts'
import { recommendProducts } from '../score/recommend.ts'
import { findReferralSpend } from '../score/referral-spend.ts'
import { gridSegment, guardCause } from '../score/segment.ts'
import { type RfmMeans, rfmMeans } from '../score/segment-presets.ts'
import { GRACE_DAYS } from '../score/tiers.ts'
import type { ResolvedSettings } from '../settings.ts'
import { formatShare, moneyOf, type SayMoney } from './formats.ts'
import { sayPrediction } from './why-prediction.ts'
import { WHY_WORDS, type WhyWords } from './why-words.ts'

/** Everything a sentence may draw on. */
interface Context {
  ledger: Ledger
  scores: Scores
  settings: ResolvedSettings
  locale: Locale
  words: WhyWords
  money: SayMoney
  /** Most buyers that anyone beats, by measure: who reaches it shares the best value. */
  top: { r: number; f: number; m: number }
  means: RfmMeans
  preferences: ({ of: FavouriteColumn } & ReturnType<typeof findDimensionFavourites>)[]
  /** Index into the ledger's products; -1 = none. */
  recommended: Int32Array
  /** -1 where nobody was referred. */
  referralMinor: Float64Array
}

/** A function from customer row to its sentence, in the locale's language. */
export function explainer(
  ledger: Ledger,
  scores: Scores,
  settings: ResolvedSettings,
  locale: Locale,
): (row: number) => string {
  const { buyers } = scores.occasions
  const most = (worse: Int32Array) => buyers.reduce((top, c) => Math.max(top, worse[c]), 0)
  const { worseR, worseF, worseM } = scores.rfm
  const context: Context = {
    ledger,
    scores,
    settings,
    locale,
    words: WHY_WORDS[locale],
    money: moneyOf(ledger, settings),
    top: { r: most(worseR), f: most(worseF), m: most(worseM) },
    means: rfmMeans(scores.rfm, buyers),
    preferences: FAVOURITE_COLUMNS.filter((of) =>
      ledger.orders.lineDimensions.some(({ name }) => name === FAVOURITE_DIMENSIONS[of]),
    ).map((of) => ({ of, ...findDimensionFavourites(ledger, scores.occasions, FAVOURITE_DIMENSIONS[of]) })),
    recommended: recommendProducts(ledger),
    referralMinor: findReferralSpend(ledger, scores.occasions),
  }
  const { semicolon, stop } = context.words
  return (row) => {
    const facts = [
      saySpending(context, row),
      sayPrediction(scores.predictions(), row, context.money, locale),
      sayFavourite(context, row),
      ...sayPreferences(context, row),
      sayRecommended(context, row),
      sayReferrals(context, row),
      sayTier(context, row),
      sayTags(context, row),
      sayContact(context, row),
    ]
    return saySegment(context, row) + facts.filter((fact) => fact !== '').join(semicolon) + stop
  }
}

function segmentLabel(index: number, locale: Locale): string {
  return LABELS[locale].segment?.[SEGMENTS[index]] ?? SEGMENTS[index]
}

function saySegment({ scores, settings, locale, words }: Context, row: number): string {
  const label = segmentLabel(scores.segment[row], locale)
  const computed = segmentLabel(scores.segmentComputed[row], locale)
  if (label !== computed) return words.segmentSetByYou(label, computed)
  const rule = settings.rules[ruleOf(scores, 'segmentRule', settings, row)]
  return rule ? words.segmentByRule(label, rule.name) : words.segment(label)
}

/** The rule that set a customer's segment or tier floor, as index into settings.rules; -1 = none. */
function ruleOf(scores: Scores, what: 'segmentRule' | 'tierRule', { rules }: ResolvedSettings, row: number): number {
  return rules.length === 0 ? -1 : scores.rules[what][row]
}

/** The tags that rules have set; '' where none did. */
function sayTags({ scores, settings, words }: Context, row: number): string {
  if (settings.rules.length === 0 || scores.rules.tags[row] < 0) return ''
  return words.tagged(scores.rules.tagTexts[scores.rules.tags[row]])
}

/** What the three scores rest on; of a customer with nothing in the window only how long ago the last purchase was. */
function saySpending(context: Context, row: number): string {
  const { ledger, scores, settings, words, money } = context
  const { rfm, occasions } = scores
  if (occasions.lastDay[row] === NO_DAY) {
    const { customerStart } = ledger.orders
    return customerStart[row] < customerStart[row + 1] ? words.allRefunded : words.neverBought
  }
  const { windowDays } = settings.rfm
  const facts = [words.bought(rfm.recencyDays[row], compare(context, row, 'r'))]
  if (rfm.frequency[row] === 0) facts.push(words.nothingInWindow(windowDays))
  else {
    facts.push(words.times(rfm.frequency[row], windowDays, compare(context, row, 'f')))
    facts.push(words.spent(money(rfm.monetaryMinor[row]), compare(context, row, 'm')))
  }
  return facts.join(words.comma) + sayGuard(context, row)
}

/** What the score of one measure rests on: the share of buyers it beats ('' under 1 %), or the fixed bounds. */
function compare({ scores, settings, locale, top, words }: Context, row: number, measure: 'r' | 'f' | 'm'): string {
  const { rfm, occasions } = scores
  const score = rfm[measure][row]
  if (rfm.method !== 'quantile') return words.scoreOf5(score, rfm.method === 'frozen' && measure === 'r')
  const worse = { r: rfm.worseR, f: rfm.worseF, m: rfm.worseM }[measure][row]
  const buyers = occasions.buyers.length
  if (top[measure] === 0) return words.allEqual
  if (worse === 0) return words.nobodyWorse[measure]
  if (100 * worse < buyers) return ''
  const share = formatShare(worse, buyers, locale)
  return words.betterThan(measure, share, worse === top[measure] && score < settings.rfm.bins)
}

/** When the segment is not what the scores alone say; the means, where the segment rests on them. */
function sayGuard({ scores, settings, locale, words, money, means }: Context, row: number): string {
  const { rfm, lifecycle, cycles } = scores
  if (ruleOf(scores, 'segmentRule', settings, row) >= 0) return ''
  if (settings.segments.preset === 'eight') {
    const [days, orders] = [means.recencyDays, means.frequency].map((mean) => Math.round(mean * 10) / 10)
    return words.means(days, orders, money(means.monetaryMinor))
  }
  if (settings.segments.preset !== 'regulars') return ''
  const grid = gridSegment(rfm.r5[row], rfm.f5[row], rfm.m5[row])
  const cause = guardCause(grid, SEGMENTS[scores.segmentComputed[row]], LIFECYCLES[lifecycle[row]])
  if (cause === null) return ''
  const byRhythm = settings.lifecycle === 'cycle' && cycles.priorDays !== null
  return words.guard(segmentLabel(SEGMENTS.indexOf(grid), locale), cause, byRhythm)
}

/** The category that stands out in what the customer buys; '' where none does. */
function sayFavourite({ ledger, scores, locale, words }: Context, row: number): string {
  const { value, share } = scores.favourites
  if (value[row] < 0) return ''
  return words.favourite(ledger.orders.categories[value[row]], formatShare(share[row] + 1e-9, 1, locale))
}

/** What stands out in the other order columns that were sent. */
function sayPreferences({ preferences, locale, words }: Context, row: number): string[] {
  return preferences
    .filter(({ value }) => value[row] >= 0)
    .map(({ of, texts, value, share }) =>
      words.preference(of, texts[value[row]], formatShare(share[row] + 1e-9, 1, locale)),
    )
}

/** The product that goes with what the customer bought; '' where none does. */
function sayRecommended({ ledger, recommended, words }: Context, row: number): string {
  return recommended[row] < 0 ? '' : words.recommended(ledger.orders.products[recommended[row]])
}

/** What customers whom this one referred spent; '' where there are none. */
function sayReferrals({ referralMinor, words, money }: Context, row: number): string {
  return referralMinor[row] < 0 ? '' : words.referred(money(referralMinor[row]))
}

/** The tier in force and what keeps it, or from the base tier what reaches the next. */
function sayTier({ ledger, scores, settings, words, money }: Context, row: number): string {
  const { levels, metric } = settings.tiers
  const byOrders = metric === 'orders'
  const more = (missing: number) => (byOrders ? words.moreOrders(missing) : words.moreMoney(money(missing)))
  const { tiers } = scores
  const computed = levels[tiers.tier[row]].name
  const inForce = levels[scores.tier[row]].name
  if (scores.tier[row] !== scores.tierComputed[row]) return words.tierSetByYou(inForce, computed, byOrders)
  if (scores.tierComputed[row] !== tiers.tier[row]) {
    const rule = settings.rules[ruleOf(scores, 'tierRule', settings, row)]
    return words.tierByRule(inForce, rule.name, computed, byOrders)
  }
  const until = tiers.untilDay[row]
  if (until !== NO_DAY) {
    const inGrace = until < ledger.asOfDay
    const keep = tiers.toKeep[row]
    const end = isoOfDay(inGrace ? until + GRACE_DAYS : until)
    const keeping = keep > 0 ? words.toKeep(more(keep), byOrders && keep > 1) : words.kept(byOrders)
    return words.tierUntil(computed, end, inGrace) + words.comma + keeping
  }
  const next = tiers.toNext[row]
  if (next < 0) return computed
  return computed + words.comma + words.toNext(more(next), levels[tiers.tier[row] + 1].name, byOrders && next > 1)
}

function sayContact(context: Context, row: number): string {
  const { ledger, scores, locale, words } = context
  const { day, reason, blocked } = scores.contacts
  if (day[row] === NO_DAY) return words.blocked[CONTACT_BLOCKS[blocked[row]]]
  const code = CONTACT_REASONS[reason[row]]
  const label = LABELS[locale].contactReason?.[code] ?? code
  return words.contact(day[row] === ledger.asOfDay ? null : isoOfDay(day[row]), code, label, contactAbout(context, row))
}

/** The category that is due, the holiday's name, or the tier that expires; null where the reason says it all. */
function contactAbout({ ledger, scores, settings }: Context, row: number): string | null {
  const { reason, category, holiday } = scores.contacts
  if (category[row] >= 0) return ledger.orders.categories[category[row]]
  if (holiday[row] >= 0) return settings.contact.holidays[holiday[row]].name ?? null
  return CONTACT_REASONS[reason[row]] === 'expiry' ? settings.tiers.levels[scores.tiers.tier[row]].name : null
}
