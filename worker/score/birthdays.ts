/**
 * When a birthday comes round, by the calendar or by the Chinese lunar year. Decides days only; what is done about them
 * is in contact-reasons.ts. Pure: the lunar calendar is the one that Intl knows.
 */
import { NO_BIRTHDAY } from '../ledger/birthday.ts'
import { civilOfDay, dayOf } from '../ledger/days.ts'
import { NO_DAY } from '../ledger/types.ts'

const MS_PER_DAY = 86_400_000
/** A lunar year has at most 385 days, so a lunar birthday comes round in any stretch of this length. */
const LUNAR_STRETCH_DAYS = 400

/** The next days of a birthday, ascending: at least one, for about a year or more. */
export type Birthdays = (birthday: number) => readonly number[]
const NONE: readonly number[] = []

/** Birthdays from `fromDay` on. A birthday is coded as readBirthday gives it; NO_BIRTHDAY has none. */
export function birthdaysFrom(fromDay: number): Birthdays {
  let lunar: Map<number, number[]> | undefined
  const solar = new Map<number, number[]>()
  return (birthday) => {
    if (birthday === NO_BIRTHDAY) return NONE
    if (birthday > 0) {
      let days = solar.get(birthday)
      if (days === undefined) {
        days = solarDays(birthday, fromDay)
        solar.set(birthday, days)
      }
      return days
    }
    lunar ??= lunarDays(fromDay)
    return lunar.get(-birthday) ?? []
  }
}

/** 29 February is 28 February in other years. */
function solarDays(birthday: number, fromDay: number): number[] {
  const month = Math.floor(birthday / 100)
  const date = birthday % 100
  const { year } = civilOfDay(fromDay)
  return [year, year + 1, year + 2]
    .map((y) => (month === 2 && date === 29 && dayOf(y, 2, 29) === NO_DAY ? dayOf(y, 2, 28) : dayOf(y, month, date)))
    .filter((day) => day >= fromDay)
}

/** Days from `fromDay` on by 100 x lunar month + day. The 30th of a month of 29 days is its 29th; leap months have none. */
function lunarDays(fromDay: number): Map<number, number[]> {
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const days = new Map<number, number[]>()
  const add = (code: number, day: number) => days.set(code, [...(days.get(code) ?? []), day])
  let yesterday = { month: '', date: 0 }
  for (let day = fromDay; day <= fromDay + LUNAR_STRETCH_DAYS; day++) {
    const parts = format.formatToParts(new Date(day * MS_PER_DAY))
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
    const [month, date] = [part('month'), Number(part('day'))]
    if (date === 1 && yesterday.date === 29 && isPlain(yesterday.month))
      add(100 * Number(yesterday.month) + 30, day - 1)
    if (isPlain(month)) add(100 * Number(month) + date, day)
    yesterday = { month, date }
  }
  return days
}

/** A leap month is written with a mark behind its number, such as `6bis`. */
function isPlain(month: string): boolean {
  return /^\d+$/.test(month)
}
