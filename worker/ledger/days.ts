/**
 * Calendar days as whole numbers (1970-01-01 = 0) in the proleptic Gregorian calendar. Decides nothing about how people
 * write dates; see dates.ts. Pure.
 */
import { NO_DAY } from './types.ts'

/** Years that a date may lie in; anything outside is a slip of the keyboard. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2200

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days of a month, 28 to 31. `month` is 1..12. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : MONTH_DAYS[month - 1]
}

/**
 * Day number of a date, or NO_DAY where there is no such date or its year is outside 1900..2200. The arguments are whole
 * numbers. Formula: Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function dayOf(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return NO_DAY
  if (day > 28 && day > daysInMonth(year, month)) return NO_DAY
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Year, month (1..12) and day of a day number. Formula: Hinnant, civil_from_days. */
export function civilOfDay(dayNumber: number): { year: number; month: number; day: number } {
  const z = dayNumber + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 }
}

/** Day number of `YYYY-MM-DD`; NO_DAY where the text is anything else or no such date. */
export function dayOfIso(iso: string): number {
  return iso.length === 10 ? dayOfIsoStart(iso) : NO_DAY
}

/** As dayOfIso for the first ten characters of a longer text; what follows them is not looked at. */
export function dayOfIsoStart(text: string): number {
  if (text.length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NO_DAY
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  return Number.isNaN(year + month + day) ? NO_DAY : dayOf(year, month, day)
}

/** `YYYY-MM-DD` of a day number (years 0..9999). */
export function isoOfDay(dayNumber: number): string {
  const { year, month, day } = civilOfDay(dayNumber)
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}
