/**
 * Digits and marks. Decides what the full stops, commas, spaces and apostrophes in a number mean; knows no currency.
 * A number that two readers could read differently is not read. Pure.
 */
import type { Conventions } from './locale.ts'

/** Digits before and after the decimal mark, without leading or trailing marks; either may be empty, not both. */
export interface Decimal {
  whole: string
  fraction: string
}

/**
 * Reads digits with marks (no sign, no spaces at the ends; spaces and apostrophes already plain). With `wholeOnly` a
 * reading with three decimals is excluded (a currency without minor unit). undefined: no number; 'ambiguous': one mark
 * with three digits behind it that neither locale nor shape decides.
 */
export function readMarks(
  text: string,
  conventions: Conventions,
  wholeOnly: boolean,
): Decimal | 'ambiguous' | undefined {
  if (!/^[\d.,' ]*\d[.,]?$/.test(text)) return undefined
  const digits = text.replace(/[.,]$/, '')
  const marks = digits.replace(/\d/g, '')
  if (digits.length < text.length) {
    // "1.899,": the mark at the end is the decimal mark, so the others group.
    return marks.includes(text[text.length - 1]) ? undefined : grouped(digits, marks)
  }
  if (marks === '') return { whole: digits, fraction: '' }
  const last = marks[marks.length - 1]
  if (!isRepeated(marks, last)) {
    return last === marks[marks.length - 2] ? undefined : split(digits, last, marks.slice(0, -1))
  }
  if (marks.length > 1 || last === ' ' || last === "'") return grouped(digits, marks)
  return oneMark(digits, last, conventions, wholeOnly)
}

function oneMark(
  digits: string,
  mark: string,
  { decimalMark, groupMark }: Conventions,
  wholeOnly: boolean,
): Decimal | 'ambiguous' | undefined {
  const at = digits.indexOf(mark)
  const decimal = { whole: digits.slice(0, at), fraction: digits.slice(at + 1) }
  // Four digits behind the locale's own thousands mark are a slip, not decimals.
  if (decimal.fraction.length > 3 && mark === groupMark) return undefined
  const asGroups = /^[1-9]\d{0,2}$/.test(decimal.whole) && decimal.fraction.length === 3
  if (!asGroups) return decimal
  if (wholeOnly) return grouped(digits, mark)
  if (mark === decimalMark) return decimal
  return mark === groupMark ? grouped(digits, mark) : 'ambiguous'
}

function split(digits: string, decimalMark: string, groupMarks: string): Decimal | undefined {
  if (decimalMark !== '.' && decimalMark !== ',') return undefined
  const at = digits.indexOf(decimalMark)
  const whole = grouped(digits.slice(0, at), groupMarks)
  return whole && { whole: whole.whole, fraction: digits.slice(at + 1) }
}

/** All marks group: they must be equal and stand where groups end, as in 1 234 567 or, in India, 12,34,567. */
function grouped(digits: string, marks: string): Decimal | undefined {
  if (marks === '') return { whole: digits, fraction: '' }
  const mark = marks[0]
  if (!isRepeated(marks, mark)) return undefined
  const groups = digits.split(mark)
  const first = groups[0].length
  const middle = groups.slice(1, -1)
  if (first === 0 || first > 3 || groups[groups.length - 1].length !== 3) return undefined
  const indian = mark === ',' && first < 3 && middle.length > 0 && middle.every((group) => group.length === 2)
  const fits = indian || middle.every((group) => group.length === 3)
  return fits ? { whole: groups.join(''), fraction: '' } : undefined
}

function isRepeated(marks: string, mark: string): boolean {
  for (const other of marks) if (other !== mark) return false
  return true
}
