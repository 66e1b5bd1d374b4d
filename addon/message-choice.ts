/**
 * Which text a message begins from, by the customer's segment, the reason and the language. Decides the order: the owner's
 * own for that segment, the owner's own for the reason, the proposed one for the segment, the proposed one for the reason.
 * One answer for the sidebar and the Contact list. Pure.
 */
import type { ContactReason, Locale, Segment } from '../worker/contract.ts'
import {
  MESSAGES,
  REPURCHASE_OF_ANYTHING,
  SEGMENT_FAMILIES,
  SEGMENT_MESSAGES,
  type SegmentFamily,
} from './words/messages.ts'

/** A text of the owner's; without a segment it is for everyone with that reason. */
export interface OwnMessage {
  reason: ContactReason
  segment?: Segment
  language: Locale
  text: string
}
/** Whom a text is for. */
export type MessageKey = Omit<OwnMessage, 'text'>

/**
 * The text, with its places not filled in. A customer without a segment gets what is for everyone. `product` as it will be
 * filled in: where it is blank, the proposed text is one that reads without; undefined for the text of everybody.
 */
export function chooseMessage(own: readonly OwnMessage[], key: MessageKey, product?: string): string {
  const everyone: MessageKey = { reason: key.reason, language: key.language }
  return ownMessage(own, key) || ownMessage(own, everyone) || proposedMessage(key, product?.trim() === '')
}

/** The owner's text for exactly these, '' where there is none. */
export function ownMessage(own: readonly OwnMessage[], key: MessageKey): string {
  const found = own.filter((one) => isFor(one, key))[0]
  return found ? found.text : ''
}

/** The owner's texts with this one in place of the former; '' takes it away. The order stays. */
export function withMessage(own: readonly OwnMessage[], key: MessageKey, text: string): OwnMessage[] {
  const { reason, segment, language } = key
  const kept: OwnMessage = segment ? { reason, segment, language, text } : { reason, language, text }
  if (!own.some((one) => isFor(one, key))) return text === '' ? own.slice() : [...own, kept]
  if (text === '') return own.filter((one) => !isFor(one, key))
  return own.map((one) => (isFor(one, key) ? kept : one))
}

export function isFor(one: MessageKey, key: MessageKey): boolean {
  return one.reason === key.reason && one.language === key.language && one.segment === key.segment
}

function proposedMessage({ reason, segment, language }: MessageKey, ofAnything: boolean): string {
  const texts = SEGMENT_MESSAGES[language][reason]
  const families = Object.keys(SEGMENT_FAMILIES) as SegmentFamily[]
  const family = segment && families.filter((one) => SEGMENT_FAMILIES[one].indexOf(segment) >= 0)[0]
  if (reason === 'repurchase' && ofAnything) {
    const unnamed = REPURCHASE_OF_ANYTHING[language]
    return (family && unnamed[family]) || unnamed.everyone
  }
  return (texts && family && texts[family]) || MESSAGES[language][reason]
}
