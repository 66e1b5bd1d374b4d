/**
 * Dates as people write them. Decides which day a cell means, or that it means none or may mean several; it never
 * guesses. Only the day counts: a time beside it is cut off, a time zone is not applied. Libraries were looked at
 * (chrono-node, any-date-parser): each picks a reading where two are possible. Pure.
 */
import { LIMITS } from '../contract.ts'
import type { ReadCell } from './cell-column.ts'
import { dayOf, dayOfIsoStart } from './days.ts'
import { type Conventions, conventionsOf, type DateOrder } from './locale.ts'
import { AMBIGUOUS_MONTH, isSmallWord, monthOfWord, plainWord } from './month-names.ts'
import { NO_DAY } from './types.ts'

/** Not a date. */
const BAD_DAY = NO_DAY + 1
/** A date that can be read in more than one way. */
export const AMBIGUOUS_DAY = NO_DAY + 2

/** Whether readDay gave a day, rather than NO_DAY, BAD_DAY or AMBIGUOUS_DAY. */
export function isDay(value: number): boolean {
  return value > AMBIGUOUS_DAY
}

/** Serial number 0 of a spreadsheet is 1899-12-30. */
const SERIAL_ZERO = -25_569
const CLOCK = /\d{1,2}([:h]\d{2}){1,2}([.,]\d+)?\s*([ap]\.?m\.?(?![\p{L}]))?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?(?![\d:])/u
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:t[\d:.,]*z?)?$/
const ISO_WITH_TIME =
  /^\d{4}-\d{2}-\d{2}(?:t| )\s*\d{1,2}(?:[:.h]|$)[\d:.,]*h?\s*(?:[ap]m|z|utc|gmt|[+-]\d{2}:?\d{2})?$/
const YEAR_FIRST = /^(\d{4})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{1,2})\.?$/
const YEAR_LAST = /^(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*('?\d{2}|\d|\d{4})\.?$/
/** Chinese, Japanese, Korean. The units name the parts, so what follows (weekday, time) cannot change the day. */
const UNITS = /^(\d{4}|\d{2})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*(?:[日号號일](.*)|\s*)$/u
const AFTER_UNITS =
  /^[\s\d:：.,()時时點点分秒시분초上下午晚早夜前後后中凌晨日月火水木金土一二三四五六天星期週周曜오전후월화수목금토요일]*$/u

/**
 * A reader of date cells under one locale (undefined: none). Keep one per request: equal texts are read once.
 * It gives the day number; NO_DAY for a blank cell; BAD_DAY for what is no date (also beyond the years 1900..2200);
 * AMBIGUOUS_DAY where the locale does not decide between two readings.
 */
export function createDateReader(locale: string | undefined): ReadCell<number> {
  const conventions = conventionsOf(locale)
  const known = new Map<string, number>()
  const read: ReadCell<number> = (cell) => {
    if (cell === null || cell === undefined || cell === '') return NO_DAY
    if (typeof cell === 'number') return dayOfNumber(cell)
    if (typeof cell === 'boolean') return BAD_DAY
    if (cell.length === 10) {
      const day = dayOfIsoStart(cell)
      if (day !== NO_DAY) return day
    }
    const before = known.get(cell)
    if (before !== undefined) return before
    const day = dayOfText(cell, conventions)
    known.set(cell, day)
    return day
  }
  read.ofDay = (day) => day
  return read
}

/** Serial numbers; above them the digits of yyyymmdd. Serials that look like a year alone are refused. */
function dayOfNumber(value: number): number {
  const whole = Math.floor(value)
  if (whole >= 19_000_101 && whole <= 22_001_231 && whole === value) {
    return orBad(dayOf(Math.floor(whole / 10_000), Math.floor(whole / 100) % 100, whole % 100))
  }
  const looksLikeYear = whole >= 1900 && whole <= 2200
  const inRange = whole >= 2 && whole <= 109_939
  return inRange && !looksLikeYear ? whole + SERIAL_ZERO : BAD_DAY
}

function dayOfText(raw: string, conventions: Conventions): number {
  if (raw.length > LIMITS.dateOrAmountCharacters) return raw.trim() === '' ? NO_DAY : BAD_DAY
  const text = raw.normalize('NFKC').trim().toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ')
  if (text === '') return NO_DAY
  const compact = COMPACT.exec(text)
  if (compact) return orBad(dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3])))
  if (ISO_WITH_TIME.test(text)) return orBad(dayOfIsoStart(text))
  // A serial number typed as text: only in years in which a shop may have sold something.
  if (/^\d{5}$/.test(text))
    return Number(text) >= 25_569 && Number(text) < 73_051 ? Number(text) + SERIAL_ZERO : BAD_DAY
  const units = UNITS.exec(text)
  if (units)
    return AFTER_UNITS.test(units[4] ?? '') ? dayWithYear(units[1], Number(units[2]), Number(units[3])) : BAD_DAY
  const date = text.replace(CLOCK, ' ').trim()
  return dayOfFigures(date, conventions.dateOrder) ?? dayOfWords(date, conventions)
}

/** Figures only; undefined where the text has another shape. */
function dayOfFigures(text: string, order: DateOrder | undefined): number | undefined {
  const plain = withoutSmallEnd(text)
  const first = YEAR_FIRST.exec(plain)
  if (first) return orBad(dayOf(Number(first[1]), Number(first[3]), Number(first[4])))
  const last = YEAR_LAST.exec(plain)
  if (!last) return undefined
  const [a, b, year] = [Number(last[1]), Number(last[3]), last[4]]
  const dayFirst = dayWithYear(year, b, a)
  const monthFirst = dayWithYear(year, a, b)
  const yearFirst = year.length <= 2 ? dayWithYear(last[1], b, Number(year)) : BAD_DAY
  const byLocale = order && { dmy: dayFirst, mdy: monthFirst, ymd: yearFirst }[order]
  if (byLocale !== undefined && isDay(byLocale)) return byLocale
  return onlyOne([dayFirst, monthFirst, yearFirst])
}

/** A month's name with a day and a year in one of the usual orders; everything else must be a small word. */
function dayOfWords(text: string, conventions: Conventions): number {
  const tokens = text.match(/'?\d+|[\p{L}\p{M}]+\.?/gu) ?? []
  if (/[^\p{L}\p{M}\d\s.,/'-]/u.test(text)) return BAD_DAY
  let month = 0
  const figures: string[] = []
  let monthAt = 0
  for (const token of tokens) {
    if (/\d/.test(token)) {
      figures.push(token)
      continue
    }
    const word = plainWord(token)
    const named = monthOfWord(word, conventions.tag)
    if (named !== 0) {
      if (month !== 0) return BAD_DAY
      month = named
      monthAt = figures.length
    } else if (!isSmallWord(word, conventions.tag)) return BAD_DAY
  }
  if (month === 0 || figures.length !== 2) return BAD_DAY
  if (month === AMBIGUOUS_MONTH) return AMBIGUOUS_DAY
  const [a, b] = figures
  if (isFullYear(a)) return monthAt === 1 ? dayWithYear(a, month, dayFigure(b)) : BAD_DAY
  if (isFullYear(b) || monthAt === 0) return dayWithYear(b, month, dayFigure(a))
  if (monthAt !== 1) return BAD_DAY
  // 5 Mar 24: 5-Mar-24 is usual, but 05-Mar-24 may also begin with the year.
  const dayFirst = dayWithYear(b, month, dayFigure(a))
  const decided = conventions.dateOrder !== undefined && conventions.dateOrder !== 'ymd'
  if (isDay(dayFirst) && (decided || b.startsWith("'"))) return dayFirst
  return onlyOne([dayFirst, dayWithYear(a, month, dayFigure(b))])
}

/** Day of a year of four or two figures. Two: 00..49 is 20yy, 70..99 is 19yy, the rest could be either. */
function dayWithYear(year: string, month: number, day: number): number {
  if (isFullYear(year)) return orBad(dayOf(Number(year), month, day))
  if (!/^'?\d{2}$/.test(year)) return BAD_DAY
  const short = Number(year.slice(-2))
  if (short < 50) return orBad(dayOf(2000 + short, month, day))
  if (short >= 70) return orBad(dayOf(1900 + short, month, day))
  return dayOf(2000 + short, month, day) === NO_DAY && dayOf(1900 + short, month, day) === NO_DAY
    ? BAD_DAY
    : AMBIGUOUS_DAY
}

function isFullYear(figures: string): boolean {
  return figures.length === 4 && !figures.startsWith("'")
}

/** A day's figures as a number; 0 (no day) for more than two figures or an apostrophe. */
function dayFigure(figures: string): number {
  return figures.length <= 2 && !figures.startsWith("'") ? Number(figures) : 0
}

/** The one day among readings: AMBIGUOUS_DAY where they differ or one is itself ambiguous. */
function onlyOne(readings: readonly number[]): number {
  let found = BAD_DAY
  for (const reading of readings) {
    if (reading === BAD_DAY || reading === found) continue
    if (reading === AMBIGUOUS_DAY || found !== BAD_DAY) return AMBIGUOUS_DAY
    found = reading
  }
  return found
}

/** "18.10.14 um" once its time is cut off, or "wed, 2024-03-05": figures without the small words around them. */
function withoutSmallEnd(text: string): string {
  const words = text.match(/[\p{L}\p{M}]+/gu)
  if (!words?.every((word) => isSmallWord(plainWord(word), undefined))) return text
  return text
    .replace(/[\p{L}\p{M}]+\.?/gu, '')
    .replace(/^[\s,]+|[\s,]+$/g, '')
    .trim()
}

function orBad(day: number): number {
  return day === NO_DAY ? BAD_DAY : day
}
