/**
 * The part of `why` about what is to come: chance of an order, precedents, expected orders and spend. Decides words
 * only. Pure.
 */
import { CHURN_RISKS, LABELS, type Locale } from '../contract.ts'
import { ORDER_GROUPS, type Precedent } from '../score/precedents.ts'
import { NEAR_DAYS, type Predictions } from '../score/predictions.ts'
import { formatChance, formatCount, formatPercent, type SayMoney } from './formats.ts'

/** Below this chance of coming again at all the sentence begins with it. */
const PROBABLY_GONE_BELOW = 0.5

/** A share of fewer waits than this is chance. */
export const LEAST_WAITS = 5

const AFTER = {
  en: {
    first: 'a first order',
    second: 'a second order',
    thirdOrFourth: 'a third or fourth order',
    fifthOrLater: 'a fifth or later order',
  },
  zh: {
    first: '第 1 次购买',
    second: '第 2 次购买',
    thirdOrFourth: '第 3、4 次购买',
    fifthOrLater: '第 5 次及以后购买',
  },
} as const

/**
 * "62 % chance of an order within 90 days (churn risk medium; of 212 waits ...), 1.2 orders expected by then ...";
 * empty for a prospect and in a shop without a cycle and without a model.
 */
export function sayPrediction(predictions: Predictions, row: number, money: SayMoney, locale: Locale): string {
  const chance = sayChance(predictions, row, locale)
  const expected = sayExpected(predictions, row, money, locale, chance !== '')
  const parts = [chance, expected].filter((part) => part !== '')
  return parts.join(locale === 'zh' ? '，' : ', ')
}

function sayChance(predictions: Predictions, row: number, locale: Locale): string {
  const { chances, churnRisk } = predictions
  if (!chances || churnRisk[row] < 0) return ''
  const zh = locale === 'zh'
  const chance = formatChance(chances.within[row], locale)
  const label = LABELS[locale].churnRisk?.[CHURN_RISKS[churnRisk[row]]] ?? ''
  const gone = chances.alive[row] < PROBABLY_GONE_BELOW ? (zh ? '可能已流失，' : 'probably gone, ') : ''
  const precedent = predictions.precedentOf(row)
  const precedents = precedent && precedent.waits >= LEAST_WAITS ? sayPrecedent(precedent, locale) : ''
  return zh
    ? `${gone}${NEAR_DAYS} 天内再次购买的可能性 ${chance}（流失风险${label}${precedents}）`
    : `${gone}${chance} chance of an order within ${NEAR_DAYS} days (churn risk ${label.toLowerCase()}${precedents})`
}

/** "; of 212 waits as long after a first order, 41 % ended so". */
function sayPrecedent({ group, waits, ordered }: Precedent, locale: Locale): string {
  const after = AFTER[locale][ORDER_GROUPS[group]]
  const share = formatPercent(ordered, locale)
  return locale === 'zh'
    ? `；${after}后同样久未购买的 ${formatCount(waits)} 例中，${share} 如此`
    : `; of ${formatCount(waits)} waits as long after ${after}, ${share} ended so`
}

/** `byThen`: the 90 days have just been named. */
function sayExpected(predictions: Predictions, row: number, money: SayMoney, locale: Locale, byThen: boolean): string {
  const { pAlive, expectedOrders90, clv12Minor } = predictions
  if (Number.isNaN(pAlive[row])) return ''
  const zh = locale === 'zh'
  const orders = expectedOrders90[row].toFixed(1)
  const alive = formatPercent(pAlive[row], locale)
  const hasValue = !Number.isNaN(clv12Minor[row])
  const value = hasValue ? money(clv12Minor[row]) : ''
  if (zh) {
    return `预计${byThen ? '届时' : ` ${NEAR_DAYS} 天内`}购买 ${orders} 次${hasValue ? `，12 个月内消费 ${value}` : ''}（仍是客户的可能性 ${alive}）`
  }
  return `${orders} orders expected ${byThen ? 'by then' : `in ${NEAR_DAYS} days`}${hasValue ? ` and ${value} in 12 months` : ''} (still a customer: ${alive})`
}
