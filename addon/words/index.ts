/**
 * Every sentence that a person reads, by language. Decides which language that is; what is said is in en.ts, zh.ts.
 */
import type { Locale } from '../../worker/contract.ts'
import type { Refusal } from '../refusal.ts'
import { languageOf, userLanguage } from '../user-language.ts'
import { en } from './en.ts'
import type { Words } from './types.ts'
import { zh } from './zh.ts'

export const WORDS: { [locale in Locale]: Words } = { en, zh }

export { languageOf, userLanguage }

/** Menu, dialogs and alerts follow the user; this works before the add-on has any rights. */
export function userWords(): Words {
  return WORDS[userLanguage()]
}

/** A refusal because of another one (`reason`) says both. */
export function refusalSentence(refusal: Refusal, words: Words): string {
  return words.refusals[refusal.code](refusal.details)
}
