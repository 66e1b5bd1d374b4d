/**
 * The owner's own words for messages, by language and reason of the contact. Decides where they lie (a document property
 * of their own, so that they take no room from the settings) and how long they may be. They never leave the sheet.
 */
import { CONTACT_REASONS, LOCALES, type Locale } from '../worker/contract.ts'
import { Refusal } from './refusal.ts'
import type { DoneAnswer, MessageQuestion } from './sidebar-contract.ts'
import { utf8 } from './sync/utf8.ts'
import { userWords } from './words/index.ts'

export type Messages = { [locale in Locale]?: { [reason: string]: string } }

const PROPERTY = 'regulars.messages'
const LONGEST = 1_000
/** What one document property holds. */
const PROPERTY_BYTES = 9 * 1024

export function loadMessages(): Messages {
  const text = PropertiesService.getDocumentProperties().getProperty(PROPERTY)
  return text ? (JSON.parse(text) as Messages) : {}
}

/** Keeps a text; '' takes it away, and the proposed one is used again. */
export function saveMessage({ language, reason, text }: MessageQuestion): DoneAnswer {
  if (LOCALES.indexOf(language) < 0 || CONTACT_REASONS.indexOf(reason) < 0) throw new Refusal('badChoice')
  const messages = loadMessages()
  const own = { ...messages[language] }
  const kept = String(text).trim().slice(0, LONGEST)
  if (kept === '') delete own[reason]
  else own[reason] = kept
  const stored = JSON.stringify({ ...messages, [language]: own })
  const bytes = utf8(stored).length
  if (bytes > PROPERTY_BYTES) throw new Refusal('propertyFull', { bytes, limit: PROPERTY_BYTES })
  PropertiesService.getDocumentProperties().setProperty(PROPERTY, stored)
  return { message: userWords().settingsSaved }
}
