/**
 * Connects this spreadsheet to a Worker, or to the same at another address: makes its key and book id, trades the setup key
 * for a token and forgets it. Decides that everything random is stored before the first request, so that a retry opens no
 * second book.
 */
import { DEFAULT_COLUMNS, type Settings } from '../worker/contract.ts'
import { openPlace, type Place, takeLock } from './place.ts'
import { Refusal } from './refusal.ts'
import { currencyOfLocale } from './region-currency.ts'
import type { AddonSettings } from './settings.ts'
import { openBook, workerAddress } from './sync/client.ts'
import { hashToHex } from './sync/pseudonyms.ts'
import { languageOf } from './words/index.ts'

/** Each UUID holds 122 random bits. */
const UUIDS = 4
/** 128 bits as hex. */
const BOOK_DIGITS = 32

/**
 * Opens a book on the Worker and stores its token. Refuses with what the Worker or the address is lacking. A spreadsheet
 * that was connected before gets a new key too: its former book cannot be opened again, so everything is sent anyway.
 */
export function connectTo(typedUrl: string, setupKey: string): void {
  takeLock()
  const place = openPlace()
  const workerUrl = workerAddress(typedUrl)
  const settings = place.settings ?? newSettings(place)
  if (settings.token !== '' || settings.key === '') {
    settings.key = newKey()
    settings.book = newBook()
  }
  settings.workerUrl = workerUrl
  settings.token = ''
  delete settings.renewal
  place.save(settings)
  try {
    settings.token = openBook(workerUrl, setupKey.trim(), settings.book)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'bookExists') throw error
    settings.book = newBook()
    place.save(settings)
    settings.token = openBook(workerUrl, setupKey.trim(), settings.book)
  }
  place.save(settings)
}

/**
 * Takes this spreadsheet to a Worker at another address. The key stays, so pseudonyms do too; unless a change of keys waits
 * for its answer, which is made good. Where the address or the setup key is refused the former connection stays as it was.
 */
export function moveTo(typedUrl: string, setupKey: string): void {
  takeLock()
  const place = openPlace()
  const { settings } = place
  if (!settings || settings.token === '') throw new Refusal('notConnected')
  const workerUrl = workerAddress(typedUrl)
  const key = settings.renewal?.key ?? settings.key
  // Out of what is stored, so that a retry opens no second book though nothing is stored before.
  let book = hashToHex('moved book', [key, settings.book, workerUrl]).slice(0, BOOK_DIGITS)
  let token: string
  try {
    token = openBook(workerUrl, setupKey.trim(), book)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'bookExists') throw error
    book = newBook()
    token = openBook(workerUrl, setupKey.trim(), book)
  }
  settings.workerUrl = workerUrl
  settings.key = key
  settings.book = book
  settings.token = token
  delete settings.renewal
  place.save(settings)
}

function newSettings(place: Place): AddonSettings {
  const locale = place.spreadsheet.getSpreadsheetLocale() || 'en_US'
  return {
    version: 1,
    spreadsheetId: place.id,
    key: newKey(),
    book: newBook(),
    workerUrl: '',
    token: '',
    language: languageOf(locale),
    columns: DEFAULT_COLUMNS.slice(),
    owned: [],
    madeCustomers: false,
    trustCells: false,
    memorySheetId: -1,
    problemsSheetId: -1,
    cancellationPrefix: 'C',
    scoring: readingOf(locale),
  }
}

/** How this file's dates and amounts are read until the owner says otherwise. */
function readingOf(locale: string): Settings {
  const tag = bcp47(locale)
  const currency = currencyOfLocale(locale)
  return { ...(tag ? { locale: tag } : {}), ...(currency ? { currency } : {}) }
}

/** 256 bits as hex. */
export function newKey(): string {
  return hashToHex('key', uuids())
}

/** 128 bits as hex. */
export function newBook(): string {
  return hashToHex('book', uuids()).slice(0, BOOK_DIGITS)
}

function uuids(): string[] {
  const made: string[] = []
  for (let k = 0; k < UUIDS; k++) made.push(Utilities.getUuid())
  return made
}

/** `en_GB` as `en-GB`; '' for what is no locale. */
function bcp47(locale: string): string {
  const tag = locale.replace(/_/g, '-')
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : ''
}
