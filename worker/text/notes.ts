/** Sentences about a whole answer. Decides which notes an answer carries and their words. Pure. */
import type { Locale, NoteCode, Summary } from '../contract.ts'
import type { Ledger } from '../ledger/types.ts'
import type { Scores } from '../score/index.ts'
import { FEW_BUYERS } from '../score/rfm.ts'
import type { ResolvedSettings } from '../settings.ts'

const MEASURES = {
  en: { r: 'recency', f: 'frequency', m: 'monetary' },
  zh: { r: '最近购买', f: '购买次数', m: '消费金额' },
}

/** The notes of an answer, in a fixed order. Empty where nothing needs saying. */
export function writeNotes(
  ledger: Ledger,
  scores: Scores,
  settings: ResolvedSettings,
  locale: Locale,
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
