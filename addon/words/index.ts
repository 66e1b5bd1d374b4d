/**
 * Every sentence that a person reads, by language. Decides which language that is; what is said is in en.ts, zh.ts.
 */
import type { Locale } from '../../worker/contract.ts'
import type { Refusal } from '../refusal.ts'
import { en } from './en.ts'
import type { Words } from './types.ts'
import { zh } from './zh.ts'

export const WORDS: { [locale in Locale]: Words } = { en, zh }

/** The language for a user's or spreadsheet's locale, such as `zh_CN`; English where it is none of ours. */
export function languageOf(locale: string): Locale {
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en'
}

/** Menu, dialogs and alerts follow the user; this works before the add-on has any rights. */
export function userWords(): Words {
  return WORDS[userLanguage()]
}

export function userLanguage(): Locale {
  return languageOf(Session.getActiveUserLocale())
}

/** A refusal because of another one (`reason`) says both. */
export function refusalSentence(refusal: Refusal, words: Words): string {
  return words.refusals[refusal.code](refusal.details)
}
