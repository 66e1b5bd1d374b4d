/** Sentences about a whole answer. Decides which notes an answer carries and their words. Pure. */
import type { Locale, NoteCode, Summary } from '../contract.ts'
import type { Ledger } from '../ledger/types.ts'
import type { Scores } from '../score/index.ts'
import { FEW_REPEAT_BUYERS, type PredictionGap } from '../score/predictions.ts'
import { FEW_BUYERS } from '../score/rfm.ts'
import type { ResolvedSettings } from '../settings.ts'

const MEASURES = {
  en: { r: 'recency', f: 'frequency', m: 'monetary' },
  zh: { r: '最近购买', f: '购买次数', m: '消费金额' },
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
      `买家不足 ${FEW_BUYERS} 人：使用固定分数线。`,
    )
  }
  if (rfm.method === 'quantile') {
    for (const measure of ['r', 'f', 'm'] as const) {
      const best = buyers.reduce((top, c) => Math.max(top, rfm[measure][c]), 0)
      const name = MEASURES[locale][measure]
      if (best === 1) {
        say(
          'nobodyStandsOut',
          `All buyers have the same ${name}: nobody stands out, everyone scores 1.`,
          `所有买家的${name}相同：没有人突出，均为 1 分。`,
        )
      } else if (best < settings.rfm.bins) {
        say(
          'manyTies',
          `Many buyers share the best ${name}, so the best score is ${best} of ${settings.rfm.bins}.`,
          `许多买家的${name}并列最好，因此最高分为 ${best}（满分 ${settings.rfm.bins}）。`,
        )
      }
    }
  }
  if (cycles.priorDays === null && buyers.length > 0) {
    say(
      'noCycle',
      'No customer has bought on two days yet: there is no repurchase cycle, and lifecycle goes by fixed days. Set the usual days between orders to get dates.',
      '还没有客户在两个不同的日子购买过：无法得出复购周期，生命周期按固定天数判断。填写通常的购买间隔天数即可得到日期。',
    )
  }
  const gap = wanted.some((column) => MODEL_COLUMNS.includes(column)) ? scores.predictions().gap : null
  if (gap && buyers.length > 0) say(gap, PREDICTION_GAPS.en[gap], PREDICTION_GAPS.zh[gap])
  if (ledger.currencyChosen) {
    say(
      'currencyChosen',
      `Several currencies occur; amounts in ${ledger.currency} are counted.`,
      `出现多种货币；只计算 ${ledger.currency} 的金额。`,
    )
  }
  if (ledger.afterAsOf > 0) {
    const n = ledger.afterAsOf
    say(
      'afterAsOf',
      n === 1 ? '1 row is dated later and was not counted.' : `${n} rows are dated later and were not counted.`,
      `${n} 行的日期在此之后，未计入。`,
    )
  }
  return notes
}
