/**
 * Which days are legal for a contact. Decides weekdays, holidays, gap and cap; who gets the last place of a day is in
 * contact-capacity.ts. Pure.
 */
import type { Holiday } from '../contract.ts'
import { dayOfIso } from '../ledger/days.ts'
import { NO_DAY } from '../ledger/types.ts'

/** A contact that finds no legal day within this many days is given up. */
export const MAX_SEARCH_DAYS = 366
const CAP_WINDOW_DAYS = 30
/** A birthday's contact moves at most this far back. */
const MAX_BACK_DAYS = 5

/** The shop's own days. */
export interface ShopDays {
  /** 1 = Monday .. 7 = Sunday. */
  weekdays: readonly number[]
  /** Nobody is contacted on these, but for the greeting of the very holiday. */
  holidays: ReadonlySet<number>
  /** Worked although the weekday says no. */
  workingDays: ReadonlySet<number>
  /** Days that must lie between the last logged contact and the next. */
  gapDays: number
  maxPer30Days: number
}

/** What one customer's next day depends on. */
export interface LegalDays extends ShopDays {
  asOfDay: number
  /** Days of this customer's logged contacts, ascending. */
  contacted: ArrayLike<number>
}

/** A day on which there is a reason. */
export interface Wish {
  day: number
  /** Days from `day` at which the search for a legal day stands; 0 at first. */
  moved: number
  /** A birthday: goes back to a legal day, never on, and the cap does not stand against it. */
  isBirthday?: boolean
  /** A greeting: its own holiday does not stand against it. */
  holidayDay?: number
}

/** Whether the day has a place left; always true where capacity is not limited. */
export type HasRoom = (day: number) => boolean
const ALWAYS: HasRoom = () => true

/** The shop's days as sets of day numbers. */
export function shopDays(settings: {
  weekdays: readonly number[]
  holidays: readonly Holiday[]
  workingDays: readonly string[]
  gapDays: number
  maxPer30Days: number
}): ShopDays {
  const { weekdays, holidays, workingDays, gapDays, maxPer30Days } = settings
  return {
    weekdays,
    holidays: new Set(holidays.map(({ date }) => dayOfIso(date))),
    workingDays: new Set(workingDays.map(dayOfIso)),
    gapDays,
    maxPer30Days,
  }
}

/** ISO weekday of a day number: 1 = Monday .. 7 = Sunday (day 0, 1970-01-01, was a Thursday). */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Whether the shop contacts people on this day for any reason. */
export function isOpenDay(day: number, { weekdays, holidays, workingDays }: ShopDays): boolean {
  return (weekdays.includes(weekdayOf(day)) || workingDays.has(day)) && !holidays.has(day)
}

/** Open, `gapDays` after the last contact, and under the cap of the 30 days that end with it (a birthday is exempt). */
export function isLegalDay(day: number, wish: Wish, rules: LegalDays): boolean {
  const { asOfDay, contacted, weekdays, holidays, workingDays, gapDays, maxPer30Days } = rules
  if (day < asOfDay) return false
  if (!weekdays.includes(weekdayOf(day)) && !workingDays.has(day)) return false
  if (holidays.has(day) && day !== wish.holidayDay) return false
  const last = contacted.length > 0 ? contacted[contacted.length - 1] : NO_DAY
  if (last !== NO_DAY && day - last < gapDays) return false
  if (wish.isBirthday) return true
  let recent = 0
  for (let i = contacted.length - 1; i >= 0 && day - contacted[i] < CAP_WINDOW_DAYS; i--) recent++
  return recent < maxPer30Days
}

/**
 * The legal day with room nearest to the wish, from it on for 366 days (a birthday: back for 5); NO_DAY for none. `moved`
 * in the wish remembers how far the search came: a place that was taken never comes back, so the next one goes on there.
 */
export function legalDayFor(wish: Wish, rules: LegalDays, hasRoom: HasRoom = ALWAYS): number {
  const step = wish.isBirthday ? -1 : 1
  const reach = wish.isBirthday ? MAX_BACK_DAYS : MAX_SEARCH_DAYS
  for (; wish.moved <= reach; wish.moved++) {
    const day = wish.day + step * wish.moved
    if (hasRoom(day) && isLegalDay(day, wish, rules)) return day
  }
  return NO_DAY
}
