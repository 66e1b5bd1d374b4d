/**
 * Number formats: which show a date, and what a cell looks like on screen (getDisplayValues).
 * Decides no reading of text (typed-text.ts). Shown text follows the spreadsheet's locale
 * (G: apps-script/reference/spreadsheet/range.md, getDisplayValues; workspace/sheets/api/guides/formats.md).
 */
import { formatValue } from 'hucre'
import type { Value } from './cell.ts'
import { serialToLocalMs } from './zone.ts'

/** Format of a cell nobody gave one. */
export const AUTOMATIC = 'General'
export const PLAIN_TEXT = '@'

const dateFormats = new Map<string, boolean>()

/** True for a format that shows days or times: then getValues gives a Date. */
export function isDateFormat(format: string | undefined): boolean {
  if (!format || format === AUTOMATIC || format === PLAIN_TEXT) return false
  let known = dateFormats.get(format)
  if (known === undefined) {
    const bare = format.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]/gi, '')
    known = /[ymdhs]/i.test(bare)
    dateFormats.set(format, known)
  }
  return known
}

/** True where the format shows no time of day. */
export function isDayFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return isDateFormat(format) && !/[hs]/i.test(bare)
}

/** The automatic format of a date, as the locale writes it. */
export function automaticDateFormat(locale: string, withTime: boolean): string {
  const day = dayPattern(locale)
  return withTime ? `${day} h:mm:ss` : day
}

/** The 4th of March 2020 says how many digits a locale gives each. */
const DATE_PARTS = { year: 'y', month: 'm', day: 'd' }
const dayPatterns = new Map<string, string>()
function dayPattern(locale: string): string {
  let pattern = dayPatterns.get(locale)
  if (!pattern) {
    pattern = new Intl.DateTimeFormat(bcp47(locale), { year: 'numeric', month: 'numeric', day: 'numeric' })
      .formatToParts(Date.UTC(2020, 2, 4))
      .map(({ type, value }) => (type in DATE_PARTS ? DATE_PARTS[type as 'day'].repeat(value.length) : value))
      .join('')
    dayPatterns.set(locale, pattern)
  }
  return pattern
}

/** `zh-CN` for Google's `zh_CN`; English where the name is unknown. */
export function bcp47(locale: string): string {
  const name = locale.replaceAll('_', '-')
  try {
    return Intl.getCanonicalLocales(name)[0] ?? 'en-US'
  } catch {
    return 'en-US'
  }
}

/** What the screen shows. */
export function displayText(value: Value, format: string | undefined, locale: string): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value
  if (!format || format === AUTOMATIC || format === PLAIN_TEXT) return plainNumber(value, locale)
  if (isDateFormat(format) && !isDay(value)) return plainNumber(value, locale)
  if (isDateFormat(format)) return formatValue(new Date(serialToLocalMs(value)), format)
  return formatValue(value, format, { locale: bcp47(locale) })
}

/** 0001-01-01 and 9999-12-31. */
const [FIRST_SERIAL, LAST_SERIAL] = [-693_593, 2_958_465]

/** Whether a serial number is a day that a calendar has; beyond that a cell of any format holds a number. */
export function isDay(serial: number): boolean {
  return serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1
}

function plainNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(bcp47(locale), { useGrouping: false, maximumFractionDigits: 9 }).format(value)
}
