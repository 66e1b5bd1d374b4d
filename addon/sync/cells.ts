/**
 * Cells of the sheet as they travel, and what never does: decides for each kind of column what leaves as it is, what
 * is turned into a code here, and what is withheld with a problem. Pure.
 */
import {
  type Cell,
  CHANNEL_WORDS,
  CHANNELS,
  type Channel,
  CONTACT_REASONS,
  FLAG_WORDS,
  LABELS,
  LIMITS,
  LOCALES,
  type OutputColumn,
  type ProblemCode,
  SEGMENTS,
  STATUS_WORDS,
} from '../../worker/contract.ts'
import { hasOwn } from '../own-property.ts'
import type { ZoneDates } from './dates.ts'
import { lunarBirthday } from './lunar-birthday.ts'

/** What `getValues()` gives. */
export type SheetCell = string | number | boolean | Date

/** A cell as it travels, or why its content stays in the sheet. `value` then is what travels instead. */
export interface TravelCell {
  value: Cell
  problem?: ProblemCode
}

const BLANK: TravelCell = { value: null }
/** A digit of any script: text without one is no date and no amount. */
const DIGIT = /[\p{Nd}〇零一二三四五六七八九十]/u
/** A mark of the lunar calendar, then a year, month and day, or month and day alone. */
const BIRTHDAY = /^(l:|农历|阴历)?\s*(?:\d{4}[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})|(\d{1,2})[-月]\s*(\d{1,2}))[日号]?$/
const SEVEN_DIGITS = /(?:\p{Nd}[^\p{L}\p{Nd}]{0,2}){6}\p{Nd}/u

/** A word without what people add to it. */
export function plainWord(cell: SheetCell): string {
  return String(cell).normalize('NFKC').trim().toLowerCase()
}

/** What a formula says that has no result: `#N/A`, `#REF!`, `#DIV/0!` and their like in other languages. */
const ERROR_VALUE = /^#(?:\p{Lu}[\p{Lu}/0]*[!?]|N\/[AD]|NV)$/u

/** Whether the cell shows a formula's error: it names nobody and nothing. */
export function isErrorValue(cell: SheetCell): boolean {
  return typeof cell === 'string' && cell.charCodeAt(0) === 35 && ERROR_VALUE.test(cell)
}

export function isBlank(cell: SheetCell | undefined): boolean {
  return cell === undefined || cell === '' || (typeof cell === 'string' && cell.trim() === '')
}

/** An ISO local date, a number (serial), or the text that a person typed. `unreadable` is the code for text without a digit. */
export function dateCell(cell: SheetCell, dates: ZoneDates, unreadable: ProblemCode = 'badDate'): TravelCell {
  if (isBlank(cell)) return BLANK
  if (cell instanceof Date) return { value: dates.toIso(cell) || null }
  if (typeof cell === 'string') return writtenFigure(cell, unreadable)
  return typeof cell === 'number' ? { value: cell } : { value: null, problem: unreadable }
}

/**
 * `MM-DD`, or `L:MM-DD` for a lunar one; the year stays in the sheet. Text in which month and day could change places
 * is no birthday that can be read, unless it begins with a year or is written as in 3月5日. Lunar ones also in words.
 */
export function birthdayCell(cell: SheetCell, dates: ZoneDates): TravelCell {
  if (isBlank(cell)) return BLANK
  if (cell instanceof Date) return { value: dates.toIso(cell).slice(5) || null }
  const text = typeof cell === 'string' ? plainWord(cell) : ''
  const parts = BIRTHDAY.exec(text)
  if (parts === null) {
    const lunar = lunarBirthday(text)
    return lunar === undefined ? { value: null, problem: 'badDate' } : { value: lunar }
  }
  const [lunar, month, day] = [parts[1], parts[2] ?? parts[4], parts[3] ?? parts[5]]
  return { value: `${lunar ? 'L:' : ''}${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
}

export function amountCell(cell: SheetCell): TravelCell {
  if (isBlank(cell)) return BLANK
  if (typeof cell === 'number') return { value: cell }
  return typeof cell === 'string' ? writtenFigure(cell, 'badAmount') : { value: null, problem: 'badAmount' }
}

/** Text of a date or amount: a long one may be a note about a person, one without a digit is a word. */
function writtenFigure(cell: string, unreadable: ProblemCode): TravelCell {
  const text = cell.trim()
  if (text.length > LIMITS.dateOrAmountCharacters || /[@＠]/.test(text)) return { value: null, problem: 'privateText' }
  return DIGIT.test(text) ? { value: text } : { value: null, problem: unreadable }
}

/** Text that is shown before it first travels. `digitsAllowed`: bar codes in categories and products. */
export function textCell(cell: SheetCell, digitsAllowed: boolean): TravelCell {
  if (isBlank(cell) || isErrorValue(cell)) return BLANK
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim()
  const suspicious =
    /[@＠]/.test(text) || (!digitsAllowed && SEVEN_DIGITS.test(text)) || text.length > LIMITS.cellCharacters
  return suspicious ? { value: null, problem: 'privateText' } : { value: text }
}

/** One of our statuses; any other word stays here. */
export function statusCell(cell: SheetCell): TravelCell {
  return wordCell(cell, (word) => ownValue(STATUS_WORDS, word), 'unknownStatus')
}

/** Channels that the customer allows, as codes between commas; `no` where every word says no. */
export function consentCell(cell: SheetCell): TravelCell {
  if (isBlank(cell)) return BLANK
  const allowed: Channel[] = []
  let unknown = false
  const words = plainWord(cell)
    .split(/[,;/|、，；+\n]+|\s+(?:and|or|&)\s+|和|及/)
    .map((word) => word.trim())
  for (const word of words) {
    if (word === '') continue
    const channels = ownValue(CHANNEL_WORDS, word)
    if (channels === undefined) unknown = true
    else for (const channel of channels) if (allowed.indexOf(channel) < 0) allowed.push(channel)
  }
  const value = CHANNELS.filter((channel) => allowed.indexOf(channel) >= 0).join(',') || 'no'
  return unknown ? { value, problem: 'unknownChannel' } : { value }
}

export function channelCell(cell: SheetCell): TravelCell {
  return wordCell(
    cell,
    (word) => {
      const channels = ownValue(CHANNEL_WORDS, word)
      return channels !== undefined && channels.length === 1 ? channels[0] : undefined
    },
    'unknownChannel',
  )
}

export function reasonCell(cell: SheetCell): TravelCell {
  return wordCell(cell, (word) => codeOfLabel('contactReason', CONTACT_REASONS, word), 'unknownReason')
}

/** Yes or no. Another word counts as yes: better one call too few than one to somebody who asked for none. */
export function flagCell(cell: SheetCell): TravelCell {
  if (isBlank(cell)) return BLANK
  if (typeof cell === 'boolean') return { value: cell }
  const flag = ownValue(FLAG_WORDS, plainWord(cell))
  return flag === undefined ? { value: true, problem: 'badFlag' } : { value: flag }
}

/** The code of a segment that a person wrote in either language. */
export function segmentCell(cell: SheetCell): TravelCell {
  return wordCell(cell, (word) => codeOfLabel('segment', SEGMENTS, word), 'badOverride')
}

/** The tier's name as the settings spell it. */
export function tierCell(cell: SheetCell, tierNames: readonly string[]): TravelCell {
  return wordCell(cell, (word) => tierNames.filter((name) => plainWord(name) === word)[0], 'badOverride')
}

/** A number of whatever scale up to 100; words about how satisfied somebody is stay here. */
export function satisfactionCell(cell: SheetCell): TravelCell {
  if (isBlank(cell)) return BLANK
  const text = typeof cell === 'string' ? cell.normalize('NFKC').trim().replace(',', '.') : ''
  const value = typeof cell === 'number' ? cell : /^\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  return value >= 0 && value <= 100 ? { value } : { value: null, problem: 'badNumber' }
}

/** A currency's code or sign: a few characters, never a sentence. */
export function currencyCell(cell: SheetCell): TravelCell {
  const travel = textCell(cell, false)
  return typeof travel.value === 'string' && travel.value.length > 10 ? { value: null, problem: 'privateText' } : travel
}

function wordCell(cell: SheetCell, find: (word: string) => string | undefined, problem: ProblemCode): TravelCell {
  if (isBlank(cell)) return BLANK
  const code = find(plainWord(cell))
  return code === undefined ? { value: null, problem } : { value: code }
}

/** Whatever language the label is in; the code itself is accepted too. */
function codeOfLabel<Code extends string>(
  column: OutputColumn,
  codes: readonly Code[],
  word: string,
): Code | undefined {
  for (const code of codes) {
    if (code.toLowerCase() === word) return code
    for (const locale of LOCALES) if (plainWord(LABELS[locale][column]?.[code] ?? '') === word) return code
  }
  return undefined
}

/** Looks a word up without finding what every object inherits. */
function ownValue<Value>(words: Record<string, Value>, word: string): Value | undefined {
  return hasOwn(words, word) ? words[word] : undefined
}
