/**
 * The connection of a spreadsheet that has one: what is shown of it, a new token, new keys after somebody left, and the
 * end. Decides what is stored before and after each call, so that a lost answer leaves nothing by halves; opening a book
 * is connect.ts's.
 */
import { newBook, newKey } from './connect.ts'
import { openPlace, type Place, takeLock } from './place.ts'
import { Refusal } from './refusal.ts'
import { endSchedule } from './schedule.ts'
import type { AddonSettings } from './settings.ts'
import { eraseBook, readBook, renewBookToken } from './sync/book-access.ts'
import { hashToHex } from './sync/pseudonyms.ts'
import { CONNECTION_WORDS, type ConnectionWords, HOLDS } from './words/connection.ts'
import { userLanguage } from './words/index.ts'

const FINGERPRINT_DIGITS = 12
/** The renewal can never be finished: the Worker will not take this token again. */
const OVER: readonly string[] = ['unauthorized', 'erased']

/** What the dialog shows at once, without asking the Worker. */
export interface ConnectionState {
  connected: boolean
  /** There is a mapping: connecting is all that is missing. */
  setUp: boolean
  workerUrl: string
  /** Tells two keys apart and says nothing about either; '' where there is none. */
  keyFingerprint: string
  /** What the operator of the Worker knows the book by. */
  book: string
  /** A renewal that waits for its answer. */
  waiting: 'nothing' | 'token' | 'keys'
  language: string
  words: ConnectionWords
}
/** What the Worker says of the book. */
export interface BookFacts {
  openedAt: string
  /** What it keeps, in words. */
  holds: string
  oldTokenUntil: string | null
}

export function connectionState(): ConnectionState {
  const language = userLanguage()
  const { settings } = openPlace()
  const connected = settings !== undefined && settings.token !== ''
  return {
    connected,
    setUp: settings?.mapping !== undefined,
    workerUrl: settings?.workerUrl ?? '',
    keyFingerprint: connected ? fingerprint(settings.key) : '',
    book: connected ? settings.book : '',
    waiting: !settings?.renewal ? 'nothing' : settings.renewal.key ? 'keys' : 'token',
    language,
    words: CONNECTION_WORDS[language],
  }
}

/** Asks the Worker. Refuses with what keeps it from answering. */
export function checkConnection(): BookFacts {
  const { openedAt, chunks, bytes, oldTokenUntil } = readBook(connectedSettings(openPlace()))
  const language = userLanguage()
  return { openedAt, holds: HOLDS[language](chunks, bytes), oldTokenUntil }
}

/** A new token; the old one works for another ten minutes (BOOK_LIMITS.tokenGraceSeconds). */
export function renewToken(): void {
  renew((settings) => settings.renewal ?? { rotation: newBook() })
}

/** A new token at once, a new key for pseudonyms, the book erased: the next update sends everything anew. */
export function changeKeys(): void {
  renew(({ renewal }) => (renewal?.key ? renewal : { rotation: newBook(), key: newKey() }))
}

/** Finishes a renewal whose answer was lost. Refuses where that does not work, so that nothing is sent under an old key. */
export function finishRenewal(place: Place, settings: AddonSettings): void {
  const { renewal } = settings
  if (!renewal) return
  const { rotation, key } = renewal
  try {
    settings.token = renewBookToken(settings, key ? { rotation, now: true, erase: true } : { rotation })
  } catch (error) {
    if (error instanceof Refusal && OVER.indexOf(error.code) >= 0) throw error
    throw error instanceof Refusal ? new Refusal(key ? 'keysWait' : 'tokenWaits', { reason: error.code }) : error
  }
  if (key) settings.key = key
  delete settings.renewal
  place.save(settings)
}

/**
 * Erases the book and forgets token, key and book; the columns stay as they are. `onlyHere`: asks nobody, for a Worker
 * that is gone. Refuses, forgetting nothing, where the Worker does not say that it is erased.
 */
export function disconnect(onlyHere: boolean): void {
  takeLock()
  const place = openPlace()
  const settings = connectedSettings(place)
  if (!onlyHere) {
    try {
      eraseBook(settings)
    } catch (error) {
      throw error instanceof Refusal ? new Refusal('notDisconnected', { reason: error.code }) : error
    }
  }
  settings.token = ''
  settings.key = ''
  settings.book = ''
  delete settings.renewal
  place.save(settings)
  endSchedule()
}

function renew(renewalFor: (settings: AddonSettings) => NonNullable<AddonSettings['renewal']>): void {
  takeLock()
  const place = openPlace()
  const settings = connectedSettings(place)
  // What waits for its answer comes first: the Worker knows only one renewal at a time.
  const wanted = renewalFor(settings)
  if (settings.renewal && settings.renewal.rotation !== wanted.rotation) finishRenewal(place, settings)
  settings.renewal = wanted
  place.save(settings)
  finishRenewal(place, settings)
}

function connectedSettings({ settings }: Place): AddonSettings {
  if (!settings || settings.token === '') throw new Refusal('notConnected')
  return settings
}

function fingerprint(key: string): string {
  const digits = hashToHex('fingerprint', [key]).slice(0, FINGERPRINT_DIGITS)
  return digits.replace(/(.{4})(?=.)/g, '$1-')
}
