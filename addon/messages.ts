/**
 * The owner's own texts of messages: read with the Settings tab, kept from the sidebar into it. Decides that texts which an
 * earlier version kept in a document property of their own count and are moved. They never leave the sheet.
 */
import { CONTACT_REASONS, LOCALES, type Locale, SEGMENTS } from '../worker/contract.ts'
import { type MessageKey, type OwnMessage, ownMessage, withMessage } from './message-choice.ts'
import { datesOf, openPlace, takeLock } from './place.ts'
import { Refusal } from './refusal.ts'
import type { AddonSettings } from './settings.ts'
import { readSettings, showSettings } from './settings-in-force.ts'
import { MOST_TEXT_IN_ALL, wrongText } from './settings-messages.ts'
import { knownPlaces } from './sidebar/message.ts'
import type { MessageAnswer, MessageQuestion } from './sidebar-contract.ts'
import { userLanguage, userWords } from './words/index.ts'
import { MESSAGE_TABLE_WORDS } from './words/message-table.ts'
import { SETTINGS_WORDS } from './words/settings.ts'
import { settingsInUse } from './workbook/customer-sheet.ts'

/** Of before the Settings tab had a table of messages: texts by language and reason. */
const FORMER_PROPERTY = 'regulars.messages'
type FormerMessages = { [locale in Locale]?: { [reason: string]: string } }

/** The texts in force; `settings` as the Settings tab was read into them. Two service calls. */
export function messagesInForce(settings: AddonSettings): OwnMessage[] {
  let messages = settings.messages ?? []
  for (const { text, ...key } of formerMessages())
    if (ownMessage(messages, key) === '') messages = withMessage(messages, key, text)
  return messages
}

/**
 * Keeps a text for everyone with that reason, or for one segment of them; '' takes it away, and the next one in the order
 * of message-choice.ts is used. Refuses with `badChoice`, `badMessage` or `tooManyMessages`.
 */
export function saveMessage({ language, reason, segment, text }: MessageQuestion): MessageAnswer {
  const known =
    LOCALES.indexOf(language) >= 0 &&
    CONTACT_REASONS.indexOf(reason) >= 0 &&
    (segment === undefined || SEGMENTS.indexOf(segment) >= 0)
  if (!known) throw new Refusal('badChoice')
  const wanted = String(text).trim()
  const key: MessageKey = { reason, segment, language }
  const wrong = wanted === '' ? undefined : wrongText(wanted)
  if (wrong) {
    const reader = userLanguage()
    const known = knownPlaces(SETTINGS_WORDS[reader].comma)
    throw new Refusal('badMessage', { message: MESSAGE_TABLE_WORDS[reader].problems[wrong.code](wrong.found, known) })
  }
  takeLock()
  const place = openPlace()
  const { settings } = settingsInUse(place)
  const dates = datesOf(place.spreadsheet)
  const tab = readSettings(place, settings, dates)
  const messages = withMessage(messagesInForce(settings), key, wanted)
  const characters = messages.reduce((sum, one) => sum + one.text.length, 0)
  if (characters > MOST_TEXT_IN_ALL) throw new Refusal('tooManyMessages')
  settings.messages = messages
  if (messages.length === 0) delete settings.messages
  showSettings(place, settings, dates, tab)
  place.save(settings)
  // Only now are they elsewhere.
  PropertiesService.getDocumentProperties().deleteProperty(FORMER_PROPERTY)
  return { message: userWords().settingsSaved, messages }
}

function formerMessages(): OwnMessage[] {
  const stored = PropertiesService.getDocumentProperties().getProperty(FORMER_PROPERTY)
  const former = stored ? (JSON.parse(stored) as FormerMessages) : {}
  const messages: OwnMessage[] = []
  for (const language of LOCALES)
    for (const reason of CONTACT_REASONS) {
      const text = former[language]?.[reason]
      if (text) messages.push({ reason, language, text })
    }
  return messages
}
