/** Sentences about a whole answer. Decides which notes an answer carries and their words. Pure. */
import type { Locale, NoteCode, Summary } from '../contract.ts'
import { isoOfDay } from '../ledger/days.ts'
import type { Ledger } from '../ledger/types.ts'
import type { Scores } from '../score/index.ts'
import { FEW_REPEAT_BUYERS, type PredictionGap } from '../score/predictions.ts'
import { FEW_BUYERS } from '../score/rfm.ts'
import type { ResolvedSettings } from '../settings.ts'
import { formatCount } from './formats.ts'

const SAME = {
  en: { r: 'bought last on the same day', f: 'bought equally often', m: 'spent the same' },
  zh: { r: '最近一次购买都在同一天', f: '购买次数都相同', m: '消费金额都相同' },
}
const BEST = {
  en: {
    r: 'last bought on the same latest day',
    f: 'share the highest number of purchases',
    m: 'share the highest spend',
  },
  zh: { r: '最近一次购买同为最后一天', f: '购买次数并列最多', m: '消费金额并列最高' },
}

/** The columns that a fitted model fills. */
const MODEL_COLUMNS: readonly string[] = ['pAlive', 'expectedOrders90', 'clv12']
const PREDICTION_GAPS: Record<Locale, Record<PredictionGap, string>> = {
  en: {
    fewRepeatBuyers: `Fewer than ${FEW_REPEAT_BUYERS} customers have come back: too few to predict orders and spend, which stay blank.`,
    noDropOut:
      'The orders show no sign of customers leaving for good: orders and spend cannot be predicted from them and stay blank.',
    noFit: 'No model of orders fits this shop: predicted orders and spend stay blank.',
    noSpendFit: 'No model of spend fits this shop: the value of the next 12 months stays blank.',
  },
  zh: {
    fewRepeatBuyers: `回头客不足 ${FEW_REPEAT_BUYERS} 人：不足以预测购买次数和消费，相关列留空。`,
    noDropOut: '订单中看不出客户永久流失的迹象：无法据此预测购买次数和消费，相关列留空。',
    noFit: '没有适合这家店的购买模型：预测的购买次数和消费留空。',
    noSpendFit: '没有适合这家店的消费模型：未来 12 个月的价值留空。',
  },
}

/**
 * The notes of an answer, in a fixed order; why a model is silent is said where its columns are asked. Empty where
 * nothing needs saying.
 */
export function writeNotes(
  ledger: Ledger,
  scores: Scores,
  settings: ResolvedSettings,
  locale: Locale,
  wanted: readonly string[],
): Summary['notes'] {
  const { rfm, occasions, cycles } = scores
  const { buyers } = occasions
  const zh = locale === 'zh'
  const notes: Summary['notes'] = []
  const say = (code: NoteCode, en: string, chinese: string) => notes.push({ code, text: zh ? chinese : en })
  if (settings.rfm.method === 'quantile' && rfm.method === 'fixed') {
    say(
      'fewBuyers',
      `Fewer than ${FEW_BUYERS} buyers: fixed bounds are used.`,
      `购买过的客户不足 ${FEW_BUYERS} 位：按固定标准打分。`,
    )
  }
  if (rfm.method === 'quantile') {
    for (const measure of ['r', 'f', 'm'] as const) {
      const best = buyers.reduce((top, c) => Math.max(top, rfm[measure][c]), 0)
      if (best === 1) {
        say(
          'nobodyStandsOut',
          `All buyers ${SAME.en[measure]}: nobody stands out, so everyone scores 1 for it.`,
          `所有买家${SAME.zh[measure]}：没有人突出，此项均为 1 分。`,
        )
      } else if (best < settings.rfm.bins) {
        say(
          'manyTies',
          `Many buyers ${BEST.en[measure]}, so the best score for it is ${best} of ${settings.rfm.bins}.`,
          `许多买家${BEST.zh[measure]}，因此此项最高为 ${best} 分（满分 ${settings.rfm.bins} 分）。`,
        )
      }
    }
  }
  if (cycles.priorDays === null && buyers.length > 0) {
    say(
      'noCycle',
      'No customer has bought on two days yet: there is no repurchase cycle, and lifecycle goes by fixed days. Set the usual days between orders to get dates.',
      '还没有客户在两个不同的日子购买过，算不出复购周期，生命周期按固定天数判断。填写通常的购买间隔天数，就能得到预计日期。',
    )
  }
  const gap = wanted.some((column) => MODEL_COLUMNS.includes(column)) ? scores.predictions().gap : null
  if (gap && buyers.length > 0) say(gap, PREDICTION_GAPS.en[gap], PREDICTION_GAPS.zh[gap])
  if (ledger.currencyChosen) {
    say(
      'currencyChosen',
      `Several currencies occur; only amounts in ${ledger.currency} are counted.`,
      `订单里有多种货币，只统计 ${ledger.currency} 的金额。`,
    )
  }
  if (ledger.afterAsOf > 0) {
    const n = ledger.afterAsOf
    const asOf = isoOfDay(ledger.asOfDay)
    say(
      'afterAsOf',
      n === 1
        ? `1 row is dated after ${asOf} and was not counted.`
        : `${formatCount(n)} rows are dated after ${asOf} and were not counted.`,
      `有 ${formatCount(n)} 行的日期晚于 ${asOf}，未计入。`,
    )
  }
  return notes
}
