/**
 * When a schedule is due. A slot is one run that was promised: an hour, or a local day or week at an hour. Decides by local
 * dates, never by hours that have passed, so that days of 23 and 25 hours have one run as well. Pure: the clock is an argument.
 */

/** Hour of the day 0 to 23; weekday 1 (Monday) to 7. Both count only where `every` needs them. */
export interface Timing {
  every: 'hour' | 'day' | 'week'
  hour: number
  weekday: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const DAYS_PER_WEEK = 7
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS

/**
 * The name of the slot that began last. Names of one timing sort as their slots follow one another. `localNow`:
 * `yyyy-MM-ddTHH:mm` in the spreadsheet's zone, of the same instant as `nowMs`.
 */
export function slotAt({ every, hour, weekday }: Timing, localNow: string, nowMs: number): string {
  // The local hour that a clock change repeats is two hours.
  if (every === 'hour') return new Date(nowMs).toISOString().slice(0, 13)
  const begun = Number(localNow.slice(11, 13)) >= hour
  const day = daysLater(localNow.slice(0, 10), begun ? 0 : -1)
  return every === 'day' ? day : daysLater(localNow.slice(0, 10), -daysSince(weekday, localNow, begun))
}

/** Local date and hour `yyyy-MM-ddTHH` at which the next slot begins; '' for an hourly schedule. */
export function nextSlot(timing: Timing, localNow: string, nowMs: number): string {
  if (timing.every === 'hour') return ''
  const days = timing.every === 'day' ? 1 : DAYS_PER_WEEK
  return `${daysLater(slotAt(timing, localNow, nowMs), days)}T${String(timing.hour).padStart(2, '0')}`
}

/** Days back to the weekday whose hour has come. */
function daysSince(weekday: number, localNow: string, begun: boolean): number {
  const today = (Math.round((midnightMs(localNow) - FIRST_MONDAY_MS) / DAY_MS) % DAYS_PER_WEEK) + 1
  const back = (today - weekday + DAYS_PER_WEEK) % DAYS_PER_WEEK
  return back === 0 && !begun ? DAYS_PER_WEEK : back
}

function daysLater(isoDate: string, days: number): string {
  return new Date(midnightMs(isoDate) + days * DAY_MS).toISOString().slice(0, 10)
}

function midnightMs(local: string): number {
  return Date.parse(`${local.slice(0, 10)}T00:00:00Z`)
}
