/** Which days are legal for a contact. Decides weekdays, gap and cap; holidays and capacity come with issue B. Pure. */
import { NO_DAY } from '../ledger/types.ts'

/** A contact that finds no legal day within this many days is given up. */
const MAX_SEARCH_DAYS = 366
const CAP_WINDOW_DAYS = 30

export interface LegalDays {
  asOfDay: number
  /** Days of this customer's logged contacts, ascending. */
  contacted: ArrayLike<number>
  /** 1 = Monday .. 7 = Sunday. */
  weekdays: readonly number[]
  /** Days that must lie between the last logged contact and the next. */
  gapDays: number
  maxPer30Days: number
}

/** ISO weekday of a day number: 1 = Monday .. 7 = Sunday (day 0, 1970-01-01, was a Thursday). */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** From asOf on, an allowed weekday, `gapDays` after the last contact, and under the cap of the 30 days that end with it. */
export function isLegalDay(day: number, { asOfDay, contacted, weekdays, gapDays, maxPer30Days }: LegalDays): boolean {
  if (day < asOfDay || !weekdays.includes(weekdayOf(day))) return false
  const last = contacted.length > 0 ? contacted[contacted.length - 1] : NO_DAY
  if (last !== NO_DAY && day - last < gapDays) return false
  let recent = 0
  for (let i = contacted.length - 1; i >= 0 && day - contacted[i] < CAP_WINDOW_DAYS; i--) recent++
  return recent < maxPer30Days
}

/** First legal day from `day` on; NO_DAY when there is none within 366 days. */
export function legalDayFrom(day: number, rules: LegalDays): number {
  for (let d = day; d <= day + MAX_SEARCH_DAYS; d++) if (isLegalDay(d, rules)) return d
  return NO_DAY
}
