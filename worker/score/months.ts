/** Ends of calendar months before a day. Decides on which days the past is looked at. Pure. */
import { civilOfDay, dayOf } from '../ledger/days.ts'

/** The ends of the `months` calendar months before the month of asOf, ascending, then asOf itself. */
export function monthEndsTo(asOfDay: number, months: number): number[] {
  const { year, month } = civilOfDay(asOfDay)
  const days: number[] = []
  for (let back = months - 1; back >= 0; back--) {
    // The day before the first of the month after; counted in months so that years follow.
    const after = year * 12 + (month - 1) - back
    days.push(dayOf(Math.floor(after / 12), (after % 12) + 1, 1) - 1)
  }
  return [...days, asOfDay]
}

/** The first day of the month of a day. */
export function monthStartOf(day: number): number {
  const { year, month } = civilOfDay(day)
  return dayOf(year, month, 1)
}
