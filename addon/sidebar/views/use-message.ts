/**
 * What is to be said to one person: the text that the segment, the reason and the language call for, until the person in
 * front of the sidebar chooses another kind or language, or writes their own. Holds that choice; shows nothing.
 */
import { useState } from 'preact/hooks'
import type { ContactReason, Locale } from '../../../worker/contract.ts'
import { chooseMessage, type MessageKey, type OwnMessage } from '../../message-choice.ts'
import type { DueContact } from '../../sidebar-contract.ts'
import { fillMessage } from '../message.ts'

export interface Message {
  /** As it is copied and sent. */
  text: string
  /** What it was chosen by. */
  key: MessageKey
  write: (text: string) => void
  /** Each begins anew from the text for that. */
  chooseKind: (reason: ContactReason) => void
  chooseLanguage: (language: Locale) => void
  beginAnew: () => void
}

/** `language`: of all messages, where none was chosen for this one. */
export function useMessage(
  person: DueContact,
  messages: readonly OwnMessage[],
  shop: string,
  language: Locale,
): Message {
  const [written, setWritten] = useState<string>()
  const [kind, setKind] = useState<ContactReason>()
  const [spoken, setSpoken] = useState<Locale>()
  const key: MessageKey = {
    reason: kind ?? person.reason ?? 'owner',
    segment: person.segmentCode,
    language: spoken ?? language,
  }
  const { name, favourite: product, tier } = person
  const template = chooseMessage(messages, key, product)
  return {
    text: written ?? fillMessage(template, { name, product, tier, shop }, key.language),
    key,
    write: setWritten,
    chooseKind: (reason) => {
      setKind(reason)
      setWritten(undefined)
    },
    chooseLanguage: (chosen) => {
      setSpoken(chosen)
      setWritten(undefined)
    },
    beginAnew: () => setWritten(undefined),
  }
}
