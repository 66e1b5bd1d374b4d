/**
 * What a cell becomes when text is put into it, by a person or by setValues: "strings are parsed as if typed"
 * (G: apps-script/reference/spreadsheet/range.md, setValue and setValues: a value beginning with `=` is a formula;
 * workspace/sheets/api/reference/rest/v4/ValueInputOption.md, USER_ENTERED).
 * Where Google's documents leave it open, this file takes the answer that hurts a careless script:
 * `=`, `+` and `-` make formulas even in cells of format `@`.
 */
import type { Value } from './cell.ts'
import { automaticDateFormat, bcp47, PLAIN_TEXT } from './number-format.ts'
import { localMsToSerial } from './zone.ts'

export interface Typed {
  value: Value
  formula?: string
  /** The format that typing gives to a cell without one. */
  numberFormat?: string
}

interface Reading {
  decimal: string
  group: string
  /** `ymd`, `mdy` or `dmy`. */
  order: string
  monthNames: Map<string, number>
}
const readings = new Map<string, Reading>()

function readingOf(locale: string): Reading {
  let reading = readings.get(locale)
  if (reading) return reading
  const tag = bcp47(locale)
  const number = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(1_234_567.5)
  const date = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'numeric', day: 'numeric' })
  const monthNames = new Map<string, number>()
  for (const language of ['en', tag]) {
    for (const month of ['short', 'long'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
      for (let index = 0; index < 12; index++) {
        monthNames.set(
          format
            .format(Date.UTC(2020, index, 15))
            .toLowerCase()
            .replace('.', ''),
          index + 1,
        )
      }
    }
  }
  reading = {
    decimal: number.find(({ type }) => type === 'decimal')?.value ?? '.',
    group: number.find(({ type }) => type === 'group')?.value ?? ',',
    order: date
      .formatToParts(0)
      .map(({ type }) => (type === 'year' ? 'y' : type === 'month' ? 'm' : type === 'day' ? 'd' : ''))
      .join(''),
    monthNames,
  }
  readings.set(locale, reading)
  return reading
}

/**
 * Reads text as typed into a cell.
 * @param format the cell's number format before typing
 * @param year the year that a date without one gets
 */
export function readTyped(text: string, format: string | undefined, locale: string, year: number): Typed {
  // G: support page "Format numbers in a spreadsheet": an apostrophe keeps what follows as text and is not shown.
  if (text.startsWith("'")) return { value: text.slice(1) }
  if (text.startsWith('=') && text.length > 1) return { value: '', formula: text }
  if (format !== PLAIN_TEXT) {
    if (/^\s*$/.test(text)) return { value: text }
    const read = readFlag(text) ?? readNumber(text, readingOf(locale)) ?? readDate(text, locale, year)
    if (read) return read
  }
  if (/^[+-]./.test(text) && !(format === PLAIN_TEXT && /^[+-][\d.,]+$/.test(text))) {
    return { value: '#ERROR!', formula: `=${text}` }
  }
  return { value: text }
}

function readFlag(text: string): Typed | undefined {
  const word = text.trim().toUpperCase()
  return word === 'TRUE' || word === 'FALSE' ? { value: word === 'TRUE' } : undefined
}

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function readNumber(text: string, { decimal, group }: Reading): Typed | undefined {
  let rest = text.trim()
  let sign = 1
  if (/^\(.*\)$/.test(rest)) {
    sign = -1
    rest = rest.slice(1, -1)
  }
  const signed = /^([+-]?)\s*([$€£¥￥]?)\s*(.*)$/.exec(rest)
  if (!signed) return undefined
  if (signed[1] === '-') sign = -sign
  const currency = signed[2]
  rest = signed[3].trim()
  const percent = rest.endsWith('%')
  if (percent) rest = rest.slice(0, -1).trim()
  const groups = `\\d{1,3}(?:[${escaped(group)}${group === ' ' || group === ' ' ? '\\s' : ''}]\\d{3})+`
  const pattern = new RegExp(`^(?:${groups}|\\d+)?(?:${escaped(decimal)}\\d*)?(?:[eE][+-]?\\d+)?$`)
  if (!/\d/.test(rest) || !pattern.test(rest)) return undefined
  const grouped = rest.includes(group)
  const number = Number(rest.replaceAll(group, '').replace(/\s/g, '').replace(decimal, '.'))
  if (!Number.isFinite(number)) return undefined
  const typed: Typed = { value: sign * (percent ? number / 100 : number) }
  if (percent) typed.numberFormat = rest.includes(decimal) ? '0.00%' : '0%'
  else if (currency) typed.numberFormat = `${currency}#,##0.00`
  else if (grouped) typed.numberFormat = rest.includes(decimal) ? '#,##0.00' : '#,##0'
  return typed
}

const TIME = /(?:[T\s]+|^)(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(am|pm)?$/i

function readDate(text: string, locale: string, year: number): Typed | undefined {
  let rest = text.trim()
  let time = 0
  const clock = TIME.exec(rest)
  if (clock) {
    const hour = (Number(clock[1]) % (clock[4] ? 12 : 24)) + (clock[4]?.toLowerCase() === 'pm' ? 12 : 0)
    if (Number(clock[1]) > 24 || Number(clock[2]) > 59) return undefined
    time = hour * 3_600_000 + Number(clock[2]) * 60_000 + Number(clock[3] ?? 0) * 1000
    rest = rest.slice(0, clock.index).trim()
    if (!rest) return { value: time / 86_400_000, numberFormat: 'h:mm:ss' }
  }
  const day = readDay(rest, readingOf(locale), year)
  if (day === undefined) return undefined
  return { value: localMsToSerial(day + time), numberFormat: automaticDateFormat(locale, Boolean(clock)) }
}

function readDay(text: string, { order, monthNames }: Reading, year: number): number | undefined {
  const ymd = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text)
  if (ymd) return dayOf(Number(ymd[1]), Number(ymd[2]), Number(ymd[3]))
  const three = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  if (three) {
    const [a, b] = [Number(three[1]), Number(three[3])]
    const y = Number(three[4]) + (three[4].length === 2 ? (Number(three[4]) < 50 ? 2000 : 1900) : 0)
    return order.indexOf('d') < order.indexOf('m') ? dayOf(y, b, a) : dayOf(y, a, b)
  }
  const two = /^(\d{1,2})[-/](\d{1,2})$/.exec(text)
  if (two) {
    const [a, b] = [Number(two[1]), Number(two[2])]
    return order.indexOf('d') < order.indexOf('m') ? dayOf(year, b, a) : dayOf(year, a, b)
  }
  const named = /^(?:(\d{1,2})\.?[\s-]+)?([\p{L}.]+)[\s-]+(?:(\d{1,2}),?\s+)?(\d{4})$/u.exec(text)
  const month = named && monthNames.get(named[2].toLowerCase().replace('.', ''))
  return named && month ? dayOf(Number(named[4]), month, Number(named[1] ?? named[3] ?? 1)) : undefined
}

function dayOf(year: number, month: number, day: number): number | undefined {
  const local = Date.UTC(year, month - 1, day)
  const back = new Date(local)
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? local : undefined
}
