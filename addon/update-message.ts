/**
 * What an update says when it has ended: counts, rules that were skipped, rows that its figures leave out, tabs that could
 * not be renewed. Decides which of them and their order; each sentence's words are elsewhere. Pure.
 */
import type { Locale, Rule } from '../worker/contract.ts'
import type { Refusal } from './refusal.ts'
import { skippedRules } from './skipped-rules.ts'
import { type CheckedAnswer, omissionsOf } from './sync/answer.ts'
import { refusalSentence, WORDS } from './words/index.ts'
import type { Words } from './words/types.ts'

/**
 * The sentences in that language. What the figures leave out is told in the sheet's language only, in which the Worker
 * wrote it; Home shows it to everyone.
 */
export function updateMessage(
  report: Parameters<Words['done']>[0],
  answer: Pick<CheckedAnswer, 'settingsProblems' | 'summary'>,
  rules: readonly Rule[],
  hindered: readonly Refusal[],
  locale: Locale,
  sheetLanguage: Locale,
): string {
  const words = WORDS[locale]
  const inSheetLanguage = locale === sheetLanguage
  const counts = words.done(report) + skippedRules(answer.settingsProblems, rules, words, inSheetLanguage)
  const omissions = inSheetLanguage ? omissionsOf(answer.summary) : []
  const refusals = hindered.map((one) => refusalSentence(one, words))
  return [counts, ...omissions, ...refusals].join(locale === 'zh' ? '' : ' ')
}
