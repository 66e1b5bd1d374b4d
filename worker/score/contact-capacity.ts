/**
 * Who gets the places of a day when a channel has only so many. Decides the order in which they are given out and that
 * the overflow looks for its next legal day; what is legal is in contact-days.ts. Pure.
 */
import { CHANNELS, CONTACT_REASONS, type ContactReason } from '../contract.ts'
import { NO_DAY } from '../ledger/types.ts'
import type { HasRoom } from './contact-days.ts'
import type { ContactInput } from './contact-reasons.ts'
import { WaitingLine } from './waiting-line.ts'

/** Places a day of each channel, by index into CHANNELS; absent = unlimited. */
export type Capacity = Partial<Record<(typeof CHANNELS)[number], number>>

/** Counts the places taken, by channel and day. */
export class Places {
  private readonly taken = new Map<number, number>()
  private readonly limits: (number | undefined)[]

  constructor(capacity: Capacity) {
    this.limits = CHANNELS.map((channel) => capacity[channel])
  }

  /** Whether any place of the channel is limited; -1 (no known channel) never is. */
  isLimited(channel: number): boolean {
    return channel >= 0 && this.limits[channel] !== undefined
  }

  roomIn(channel: number): HasRoom {
    const limit = channel < 0 ? undefined : this.limits[channel]
    if (limit === undefined) return () => true
    return (day) => (this.taken.get(day * CHANNELS.length + channel) ?? 0) < limit
  }

  take(channel: number, day: number): void {
    if (!this.isLimited(channel)) return
    const key = day * CHANNELS.length + channel
    this.taken.set(key, (this.taken.get(key) ?? 0) + 1)
  }
}

/** What a customer would get as places stand now. */
export interface Claim {
  day: number
  reason: ContactReason
  /** Who finds the day full has this reason on every later open day as well, up to this one; NO_DAY for a reason of one day. */
  lastDay: number
  /** The first day on which another reason of theirs may come before it; Infinity for none. */
  otherFromDay: number
}

/** What giving out asks about a customer's row, and about days of the rows' one channel. */
export interface Desk<Best extends Claim> {
  hasRoom: (day: number) => boolean
  /** Whether the shop contacts people on this day for any reason. */
  isOpen: (day: number) => boolean
  /** The best claim as places stand now; null where none is left. */
  claimOf: (row: number) => Best | null
  /** Called once for every row, with null where there was no place at all. */
  grant: (row: number, best: Best | null) => void
}

/** A key is a reason's priority times this, plus the row's rank. */
const RANKS = 2 ** 32

/**
 * Gives the places of one channel out: earliest day first; on one day by priority of the reason, value class, larger
 * monetary, fewer days since the last order, then row. Who finds a day full claims anew and stands in line for that day.
 * Nobody is asked again while their claim stays what it is: of fifty thousand who wait for fifty places a day, most wait
 * for a year.
 */
export function giveOut<Best extends Claim>(rows: readonly number[], input: ContactInput, desk: Desk<Best>): void {
  const { rank, sorted } = rankRows(rows, input)
  const { asOfDay } = input.ledger
  const keyOf = (row: number, { reason }: Best) => CONTACT_REASONS.indexOf(reason) * RANKS + rank[row]
  /** Who claims a day, or claims anew on it. */
  const arrivals = new Map<number, Set<number>>()
  const arrive = (row: number, day: number) => {
    const others = arrivals.get(day)
    if (others) others.add(row)
    else arrivals.set(day, new Set([row]))
  }
  const line = new WaitingLine()
  /** What those who stand in line have claimed; a key in the line that is not theirs any more is void. */
  const waiting = new Map<number, Best>()
  const stand = (row: number, best: Best) => {
    waiting.set(row, best)
    line.add(keyOf(row, best))
    if (best.otherFromDay < Infinity) arrive(row, best.otherFromDay)
  }
  const firstInLine = () => {
    for (let key = line.first(); key !== undefined; key = line.first()) {
      const row = sorted[key % RANKS]
      const best = waiting.get(row)
      if (best !== undefined && keyOf(row, best) === key) return { row, key, best }
      line.removeFirst()
    }
    return null
  }
  const served = new Set<number>()
  const grant = (row: number, best: Best | null) => {
    served.add(row)
    waiting.delete(row)
    desk.grant(row, best)
  }
  let openDay = asOfDay
  /** The first day from `today` on that is open and has room; asked only where somebody has claimed such a day. */
  const nextOpenDay = (today: number) => {
    openDay = Math.max(openDay, today)
    while (!desk.isOpen(openDay) || !desk.hasRoom(openDay)) openDay++
    return openDay
  }
  const settle = (row: number, best: Best | null, today: number) => {
    // Only a birthday looks back; the days before this one have been given out, so what is free there is theirs.
    if (best === null || best.day < today) grant(row, best)
    else if (best.lastDay !== NO_DAY && best.day <= nextOpenDay(today)) stand(row, best)
    else arrive(row, best.day)
  }

  for (const row of rows) {
    const best = desk.claimOf(row)
    if (best === null) grant(row, null)
    else arrive(row, best.day)
  }
  for (let today = asOfDay; arrivals.size > 0 || line.size > 0; today++) {
    const arriving = Array.from(arrivals.get(today) ?? []).flatMap((row) => claimToday(row, today))
    arrivals.delete(today)
    arriving.sort((a, b) => a.key - b.key)
    const isOpen = desk.isOpen(today)
    let next = 0
    while (desk.hasRoom(today)) {
      const waiter = isOpen ? firstInLine() : null
      if (next < arriving.length && (waiter === null || arriving[next].key < waiter.key)) {
        grant(arriving[next].row, arriving[next].best)
        next++
      } else if (waiter !== null) {
        const { row, best } = waiter
        line.removeFirst()
        waiting.delete(row)
        if (today <= best.lastDay) grant(row, { ...best, day: today })
        else settle(row, desk.claimOf(row), today)
      } else break
    }
    for (; next < arriving.length; next++) settle(arriving[next].row, desk.claimOf(arriving[next].row), today)
  }

  /** The claim of a row on this day; nothing where it has its place already, or claims another day by now. */
  function claimToday(row: number, today: number): { row: number; key: number; best: Best }[] {
    if (served.has(row)) return []
    waiting.delete(row)
    const best = desk.claimOf(row)
    if (best?.day === today) return [{ row, key: keyOf(row, best), best }]
    settle(row, best, today)
    return []
  }
}

/** Rows by value class, monetary, recency and row, for ties between equal days and reasons, and the place of each. */
function rankRows(rows: readonly number[], { classes, rfm }: ContactInput): { sorted: number[]; rank: Float64Array } {
  // -1, a prospect, stands after D.
  const classOf = (row: number) => (classes.valueClass[row] + 5) % 5
  const sorted = [...rows].sort(
    (a, b) =>
      classOf(a) - classOf(b) ||
      rfm.monetaryMinor[b] - rfm.monetaryMinor[a] ||
      rfm.recencyDays[a] - rfm.recencyDays[b] ||
      a - b,
  )
  const rank = new Float64Array(classes.valueClass.length)
  sorted.forEach((row, position) => {
    rank[row] = position
  })
  return { sorted, rank }
}
