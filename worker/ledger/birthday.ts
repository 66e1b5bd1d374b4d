/**
 * Birthdays without their year: month and day, of the calendar or of the Chinese lunar year. Decides what text is one;
 * when it comes round is in score/birthdays.ts. Pure.
 */
import type { Cell } from '../contract.ts'
import { idText } from './cells.ts'
import { daysInMonth } from './days.ts'

/** No birthday. Otherwise 100 x month + day, negative where it is lunar. */
export const NO_BIRTHDAY = 0

/**
 * `MM-DD`, or `L:MM-DD` for the lunar calendar (months of at most 30 days; one in a leap month is kept in the month
 * itself). NO_BIRTHDAY where blank, undefined where it cannot be read.
 */
export function readBirthday(cell: Cell | undefined): number | undefined {
  const text = idText(cell)
  if (text === '') return NO_BIRTHDAY
  const parts = /^(L:)?(\d{1,2})-(\d{1,2})$/i.exec(text.normalize('NFKC'))
  if (parts === null) return undefined
  const lunar = parts[1] !== undefined
  const [month, day] = [Number(parts[2]), Number(parts[3])]
  if (month < 1 || month > 12 || day < 1) return undefined
  // 2000 had a 29 February.
  if (day > (lunar ? 30 : daysInMonth(2000, month))) return undefined
  return (lunar ? -1 : 1) * (100 * month + day)
}
