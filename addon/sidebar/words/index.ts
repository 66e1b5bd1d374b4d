/** The words in use. Decides the language: the page's own until the person switches it. */
import type { Locale } from '../../../worker/contract.ts'
import { en } from './en.ts'
import type { SidebarWords } from './types.ts'
import { zh } from './zh.ts'

export const WORDS: { [locale in Locale]: SidebarWords } = { en, zh }

let language: Locale = 'en'

export function speak(chosen: Locale): void {
  language = chosen
}
export function languageInUse(): Locale {
  return language
}
export function words(): SidebarWords {
  return WORDS[language]
}
