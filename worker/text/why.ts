/**
 * One sentence a customer, from the same numbers that made the values. Decides words and what is worth saying: scores
 * with what they were compared to, the guard, ties, fixed bounds, overrides, tier and next contact. Pure.
 */
import { CONTACT_BLOCKS, CONTACT_REASONS, LABELS, type Locale, SEGMENTS } from '../contract.ts'
import { isoOfDay } from '../ledger/days.ts'
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import type { Scores } from '../score/index.ts'
import { recommendProducts } from '../score/recommend.ts'
import { findReferralSpend } from '../score/referral-spend.ts'
import { gridSegment } from '../score/segment.ts'
import { type RfmMeans, rfmMeans } from '../score/segment-presets.ts'
import { GRACE_DAYS } from '../score/tiers.ts'
import type { ResolvedSettings } from '../settings.ts'
import { formatAgo, formatMoney, formatOrders, formatShare } from './formats.ts'
import { sayPrediction } from './why-prediction.ts'

/** Everything a sentence may draw on. */
interface Context {
  ledger: Ledger
  scores: Scores
  settings: ResolvedSettings
  locale: Locale
  /** Most buyers that anyone beats, by measure: who reaches it shares the best value. */
  top: { r: number; f: number; m: number }
  means: RfmMeans
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
    top: { r: most(worseR), f: most(worseF), m: most(worseM) },
    means: rfmMeans(scores.rfm, buyers),
    recommended: recommendProducts(ledger),
    referralMinor: findReferralSpend(ledger, scores.occasions),
  }
  return (row) => {
    const waited = scores.rfm.recencyDays[row]
    const parts = [
      sayPrediction(scores.predictions(), row, waited, ledger, locale),
      ...sayFavourite(context, row),
      ...sayRecommended(context, row),
      ...sayReferrals(context, row),
      sayTier(context, row),
      sayContact(context, row),
    ].filter((part) => part !== '')
    return locale === 'zh'
      ? `${saySegment(context, row)}${saySpending(context, row)}；${parts.join('；')}。`
      : `${saySegment(context, row)}${saySpending(context, row)}; ${parts.join('; ')}.`
  }
}

function segmentLabel(index: number, locale: Locale): string {
  return LABELS[locale].segment?.[SEGMENTS[index]] ?? SEGMENTS[index]
}

/** "Champions: " or "Loyal (set by you; computed: At risk): ". */
function saySegment({ scores, locale }: Context, row: number): string {
  const label = segmentLabel(scores.segment[row], locale)
  const computed = segmentLabel(scores.segmentComputed[row], locale)
  if (label === computed) return locale === 'zh' ? `${label}：` : `${label}: `
  return locale === 'zh'
    ? `${label}（您设定的；计算结果：${computed}）：`
    : `${label} (set by you; computed: ${computed}): `
}

function saySpending(context: Context, row: number): string {
  const { ledger, scores, settings, locale } = context
  const { rfm, occasions } = scores
  const zh = locale === 'zh'
  if (occasions.lastDay[row] === NO_DAY) return zh ? '还没有订单' : 'no order yet'
  const days = settings.rfm.windowDays
  const money = formatMoney(rfm.monetaryMinor[row], ledger.decimals)
  const orders = formatOrders(rfm.frequency[row], locale)
  const window = days === 0 ? '' : zh ? `${days} 天内 ` : ` in ${days} days`
  const ago = formatAgo(rfm.recencyDays[row], locale)
  const compared = (measure: 'r' | 'f' | 'm') => compare(context, row, measure)
  const facts = zh
    ? [`${ago}购买${compared('r')}`, `${window}${orders}${compared('f')}`, `消费 ${money}${compared('m')}`]
    : [`bought ${ago}${compared('r')}`, `${orders}${window}${compared('f')}`, `spent ${money}${compared('m')}`]
  return facts.join(zh ? '，' : ', ') + sayGuard(context, row)
}

/** What the score of one measure rests on: the share of buyers it beats, or the fixed bounds. */
function compare({ scores, settings, locale, top }: Context, row: number, measure: 'r' | 'f' | 'm'): string {
  const { rfm, occasions } = scores
  const zh = locale === 'zh'
  const value = rfm[measure][row]
  if (rfm.method === 'frozen') return zh ? `（按保留的分数线 ${value} 分）` : ` (${value} of 5 by kept bounds)`
  if (rfm.method === 'fixed') return zh ? `（按固定分数线 ${value} 分）` : ` (${value} of 5 by fixed bounds)`
  const worse = { r: rfm.worseR, f: rfm.worseF, m: rfm.worseM }[measure][row]
  const share = formatShare(worse, occasions.buyers.length, locale)
  const tied = worse === top[measure] && value < settings.rfm.bins
  if (zh) return `（${measure === 'r' ? `比 ${share} 的买家更近` : `超过 ${share}`}${tied ? '，与最好者并列' : ''}）`
  return ` (more${measure === 'r' ? ' recently' : ''} than ${share}${measure === 'r' ? ' of buyers' : ''}${tied ? ', tied with the best' : ''})`
}

/** When the lifecycle overruled the grid; the means, where the segment rests on them. */
function sayGuard({ ledger, scores, settings, locale, means }: Context, row: number): string {
  const { rfm } = scores
  if (settings.segments.preset === 'eight') {
    const [days, orders] = [means.recencyDays, means.frequency].map((mean) => Math.round(mean * 10) / 10)
    const money = formatMoney(means.monetaryMinor, ledger.decimals)
    return locale === 'zh'
      ? `（全体买家平均：${days} 天，${orders} 次，${money}）`
      : ` (means of all buyers: ${days} days, ${orders} ${orders === 1 ? 'order' : 'orders'}, ${money})`
  }
  if (settings.segments.preset !== 'regulars') return ''
  const grid = gridSegment(rfm.r5[row], rfm.f5[row], rfm.m5[row])
  if (grid === SEGMENTS[scores.segmentComputed[row]]) return ''
  const label = segmentLabel(SEGMENTS.indexOf(grid), locale)
  return locale === 'zh'
    ? `（仅看分数为“${label}”，按客户自己的购买节奏调整）`
    : ` (scores alone say ${label}; the customer's own rhythm decides)`
}

/** "mostly buys tea (62 % of the spend)", where something stands out. */
function sayFavourite({ ledger, scores, locale }: Context, row: number): string[] {
  const { category, share } = scores.favourites
  if (category[row] < 0) return []
  const name = ledger.orders.categories[category[row]]
  const percent = formatShare(share[row] + 1e-9, 1, locale)
  return [
    locale === 'zh' ? `最常买${name}（约占消费 ${percent}）` : `mostly buys ${name} (about ${percent} of the spend)`,
  ]
}

/** "may like saucers next", where a product goes with what they bought. */
function sayRecommended({ ledger, recommended, locale }: Context, row: number): string[] {
  if (recommended[row] < 0) return []
  const name = ledger.orders.products[recommended[row]]
  return [locale === 'zh' ? `可推荐${name}` : `may like ${name} next`]
}

/** "customers they referred spent 220.00 in 365 days", where there are any. */
function sayReferrals({ ledger, referralMinor, locale }: Context, row: number): string[] {
  if (referralMinor[row] < 0) return []
  const money = formatMoney(referralMinor[row], ledger.decimals)
  return [locale === 'zh' ? `所推荐的客户 365 天内消费 ${money}` : `customers they referred spent ${money} in 365 days`]
}

/** "Gold until 2026-03-31, 420.00 more keeps it" or "Member, 380.00 more reaches Silver". */
function sayTier({ ledger, scores, settings, locale }: Context, row: number): string {
  const zh = locale === 'zh'
  const { levels, metric } = settings.tiers
  const { tiers } = scores
  const byOrders = metric === 'orders'
  const computed = levels[tiers.tier[row]].name
  const name = levels[scores.tier[row]].name
  if (scores.tier[row] !== tiers.tier[row]) {
    return zh
      ? `${name}（您设定的；按${byOrders ? '购买次数' : '消费'}：${computed}）`
      : `${name} (set by you; by ${byOrders ? 'orders' : 'spend'}: ${computed})`
  }
  const more = (missing: number) => {
    if (byOrders) return zh ? `再购买 ${missing} 次` : `${missing} more ${missing === 1 ? 'order' : 'orders'}`
    const money = formatMoney(missing, ledger.decimals)
    return zh ? `再消费 ${money} ` : `${money} more`
  }
  const verb = (missing: number, plural: string, singular: string) => (byOrders && missing !== 1 ? plural : singular)
  const facts: string[] = []
  const until = tiers.untilDay[row]
  if (until !== NO_DAY) {
    const inGrace = until < ledger.asOfDay
    const end = isoOfDay(inGrace ? until + GRACE_DAYS : until)
    if (zh) facts.push(`${name}${inGrace ? '宽限' : '有效'}至 ${end}`)
    else facts.push(`${name} ${inGrace ? 'in grace until' : 'until'} ${end}`)
    const keep = tiers.toKeep[row]
    if (keep > 0) facts.push(zh ? `${more(keep)}可保级` : `${more(keep)} ${verb(keep, 'keep', 'keeps')} it`)
    else facts.push(zh ? '已可保级' : 'already kept')
  } else {
    facts.push(name)
  }
  const next = tiers.toNext[row]
  if (until === NO_DAY && next >= 0) {
    const nextName = levels[tiers.tier[row] + 1].name
    facts.push(zh ? `${more(next)}升为${nextName}` : `${more(next)} ${verb(next, 'reach', 'reaches')} ${nextName}`)
  }
  return facts.join(zh ? '，' : ', ')
}

function sayContact(context: Context, row: number): string {
  const { scores, locale } = context
  const zh = locale === 'zh'
  const { day, reason, blocked } = scores.contacts
  if (day[row] === NO_DAY) {
    const label = LABELS[locale].contactBlocked?.[CONTACT_BLOCKS[blocked[row]]] ?? ''
    return zh ? `暂不联系（${label}）` : `no contact planned (${label.toLowerCase()})`
  }
  const label = LABELS[locale].contactReason?.[CONTACT_REASONS[reason[row]]] ?? ''
  const about = contactAbout(context, row)
  const what = about === '' ? '' : `${zh ? '：' : ', '}${about}`
  return zh
    ? `${isoOfDay(day[row])} 联系（${label}${what}）`
    : `contact on ${isoOfDay(day[row])} (${label.toLowerCase()}${what})`
}

/** The category that is due, the holiday's name, or the tier that expires; '' where the reason says it all. */
function contactAbout({ ledger, scores, settings }: Context, row: number): string {
  const { reason, category, holiday } = scores.contacts
  if (category[row] >= 0) return ledger.orders.categories[category[row]]
  if (holiday[row] >= 0) return settings.contact.holidays[holiday[row]].name ?? ''
  return CONTACT_REASONS[reason[row]] === 'expiry' ? settings.tiers.levels[scores.tiers.tier[row]].name : ''
}
