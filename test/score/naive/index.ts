/**
 * The independent naive twin of scoring: a ScoreRequest with clean tables -> every column of the answer (but `why`),
 * slowly and simply, straight from worker/score/scoring.md and next-order.md. Decides the expected values of the twin tests.
 * Shares nothing with worker/ but the contract and the defaults of the settings.
 */
import type { Cell, OutputColumn, RfmMethod, ScoreRequest } from '../../../worker/contract.ts'
import { resolveSettings } from '../../../worker/settings.ts'
import { spendClasses, valueClasses } from './abcd.ts'
import { categoryCycles, categoryPriors, confidenceOf, cycleOf, shopPrior } from './cycle.ts'
import { favouriteFinder } from './favourite.ts'
import { lifecycleOf } from './lifecycle.ts'
import { counting, gapsBetween, occasionsOf, spend } from './money.ts'
import { type ContactFacts, nextContacts } from './next-contact.ts'
import { type NaivePrediction, naivePredictions } from './predictions.ts'
import { allBaskets, recommendFor } from './recommend.ts'
import { referralSpend } from './referrals.ts'
import { scoreRfm, weighted } from './rfm.ts'
import { predict, rhythmOf } from './row-predictor.ts'
import { naiveSegment } from './segment.ts'
import { naiveEight, naivePublished } from './segment-presets.ts'
import { isoOf, type NaiveOverride, readShop } from './shop.ts'
import { tierOf } from './tiers.ts'

export type NaiveRow = Record<Exclude<OutputColumn, 'why'>, Cell>
export interface NaiveAnswer {
  ids: string[]
  rows: NaiveRow[]
  buyers: number
  orders: number
  revenueMinor: number
  method: RfmMethod
  leftOvers: number[]
  /** Lifetime net of each row, minor units. */
  netMinor: number[]
}

const iso = (day: number | null): Cell => (day === null ? null : isoOf(day))
const major = (minor: number | null): Cell => (minor === null ? null : minor / 100)

/** Expected answer of a clean request. */
export function naiveScore(request: ScoreRequest): NaiveAnswer {
  const shop = readShop(request)
  const { asOf, customers } = shop
  const settings = resolveSettings(shop.settings)
  const rfm = scoreRfm(shop)
  const quintiles = settings.rfm.bins === 5 ? rfm.buyers : scoreRfm(shop, true).buyers
  const values = valueClasses(shop, rfm.buyers)
  const spends = spendClasses(rfm.buyers)
  const prior = shopPrior(shop)
  const priors = categoryPriors(shop)
  const histories = customers.map((customer) => occasionsOf(customer, asOf)).filter((days) => days.length > 0)
  const rhythm = rhythmOf(histories, asOf, shop.settings.cycleDays)
  const predictions = naivePredictions(shop, rhythm.medianGap)
  const active = (override: NaiveOverride | null) =>
    override && (override.from ?? asOf) <= asOf && asOf <= (override.until ?? asOf) ? override.value : null

  const missing = settings.tiers.metric === 'orders' ? (count: number | null): Cell => count : major

  const favourite = favouriteFinder(shop, (line) => line.category)
  const favouriteOf = Object.fromEntries(
    ['Channel', 'Store', 'Taste', 'Colour', 'Size'].map((of) => [of, favouriteFinder(shop, (line) => line.texts[of])]),
  )
  const baskets = allBaskets(shop)
  const facts: ContactFacts[] = []
  const rows = customers.map((customer): NaiveRow => {
    const at = rfm.buyers.findIndex((buyer) => buyer.customer === customer)
    const buyer = at === -1 ? null : rfm.buyers[at]
    const days = occasionsOf(customer, asOf)
    const gaps = gapsBetween(days)
    const lifecycle = lifecycleOf(shop, days, prior)
    const mu = buyer && prior !== null ? cycleOf(gaps, prior, settings.cyclePriorWeight) : null
    const next = buyer && rhythm.medianGap !== null ? predict(days, asOf, rhythm) : null
    const categories = prior === null ? [] : categoryCycles(shop, customer, priors)
    const tier = tierOf(shop, customer)
    const five = quintiles[at]
    const total = buyer && weighted(five, shop)
    const segmentBy = {
      regulars: () => naiveSegment(five.r, five.f, five.m, lifecycle, days.length),
      rfm: () => naivePublished(five.r, five.f, five.m),
      eight: () => naiveEight(rfm.buyers[at], rfm.buyers),
      spend: () => `${spends[at]}Spender`,
    }
    const segmentComputed = buyer ? segmentBy[settings.segments.preset]() : 'prospect'
    const tierComputed = settings.tiers.levels[tier.index].name
    const tierInForce = active(customer.tierOverride) ?? tierComputed
    facts.push({
      lifecycle,
      days,
      mu,
      categories,
      tier,
      tierHidden: tierInForce !== tierComputed,
      valueRank: buyer ? 'ABCD'.indexOf(values[at]) : 4,
      monetaryMinor: buyer?.monetaryMinor ?? 0,
      recencyDays: buyer?.recencyDays ?? 0,
    })
    return {
      segment: active(customer.segmentOverride) ?? segmentComputed,
      tier: tierInForce,
      nextContact: null,
      contactReason: null,
      contactChannel: null,
      contactBlocked: null,
      lifecycle,
      valueClass: buyer ? values[at] : null,
      spendClass: buyer ? spends[at] : null,
      rfmWeighted: total?.sum ?? null,
      rfmClass: total?.class ?? null,
      rfm: buyer && 100 * buyer.r + 10 * buyer.f + buyer.m,
      r: buyer?.r ?? null,
      f: buyer?.f ?? null,
      m: buyer?.m ?? null,
      recencyDays: buyer?.recencyDays ?? null,
      frequency: buyer?.frequency ?? null,
      monetary: buyer && major(buyer.monetaryMinor),
      cycleDays: mu && Math.round(mu * 1e6) / 1e6,
      nextOrder: next && isoOf(asOf + next.inDays),
      nextOrderFrom: next && isoOf(asOf + Math.min(next.fromDays, next.inDays)),
      nextOrderTo: next && isoOf(asOf + Math.max(next.toDays, next.inDays)),
      cycleConfidence: mu === null ? null : confidenceOf(gaps),
      ...(predictions.get(customer) as NaivePrediction),
      favourite: buyer ? favourite(customer) : null,
      favouriteChannel: buyer ? favouriteOf.Channel(customer) : null,
      favouriteStore: buyer ? favouriteOf.Store(customer) : null,
      favouriteTaste: buyer ? favouriteOf.Taste(customer) : null,
      favouriteColour: buyer ? favouriteOf.Colour(customer) : null,
      favouriteSize: buyer ? favouriteOf.Size(customer) : null,
      recommend: recommendFor(shop, customer, baskets),
      referralSpend: major(referralSpend(shop, customer)),
      tierSince: iso(tier.since),
      tierUntil: iso(tier.until),
      toNextTier: missing(tier.toNext),
      toKeepTier: missing(tier.toKeep),
      tags: null,
      segmentComputed,
      tierComputed,
    }
  })
  nextContacts(shop, facts).forEach((contact, i) => {
    rows[i].nextContact = iso(contact.day)
    rows[i].contactReason = contact.reason
    rows[i].contactChannel = contact.channel
    rows[i].contactBlocked = contact.blocked
  })
  const netMinor = customers.map((customer) => spend(customer, asOf, 0))
  return {
    ids: customers.map((customer) => customer.id),
    rows,
    buyers: rfm.buyers.length,
    orders: customers.reduce((sum, customer) => sum + counting(customer, asOf).length, 0),
    revenueMinor: netMinor.reduce((sum, minor) => sum + minor, 0),
    method: rfm.method,
    leftOvers: shop.leftOvers,
    netMinor,
  }
}
