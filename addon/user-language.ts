/**
 * Which language this person reads: what they chose in the sidebar, else their Google account's. Decides where the choice
 * lies (the user's own properties, so that nobody chooses for anybody else). Cells follow the sheet's language instead.
 */
import { LOCALES, type Locale } from '../worker/contract.ts'
import { Refusal } from './refusal.ts'

const PROPERTY = 'regulars.language'

/** Of this execution: asked for once. */
let spoken: Locale | undefined

/** The language for a user's or spreadsheet's locale, such as `zh_CN`; English where it is none of ours. */
export function languageOf(locale: string): Locale {
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en'
}

/** Three service calls at most, the first time in an execution. Works before the add-on has any rights. */
export function userLanguage(): Locale {
  if (!spoken) spoken = chosenLanguage() ?? accountLanguage()
  return spoken
}

/** Of the Google account. */
export function accountLanguage(): Locale {
  return languageOf(Session.getActiveUserLocale())
}

/** Everything that is said in this execution is said in this language. */
export function speak(language: Locale): void {
  spoken = language
}

/** Keeps what this person chose. Refuses with `badChoice`. */
export function chooseLanguage(language: Locale): void {
  if (LOCALES.indexOf(language) < 0) throw new Refusal('badChoice')
  PropertiesService.getUserProperties().setProperty(PROPERTY, language)
  speak(language)
}

function chosenLanguage(): Locale | undefined {
  try {
    const chosen = PropertiesService.getUserProperties().getProperty(PROPERTY)
    return LOCALES.filter((locale) => locale === chosen)[0]
  } catch {
    // Without rights, or while Google's properties fail, the account's language is understood too.
    return undefined
  }
}
