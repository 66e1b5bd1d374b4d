/**
 * Who gets the places of a day when a channel has only so many. Decides the order in which they are given out and that
 * the overflow looks for its next legal day; what is legal is in contact-days.ts. Pure.
 */
import { CHANNELS, CONTACT_REASONS, type ContactReason } from '../contract.ts'
import type { HasRoom } from './contact-days.ts'
import type { ContactInput } from './contact-reasons.ts'

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
}

/** The three questions that giving out asks about a customer's row. */
export interface Desk<Best extends Claim> {
  hasRoom: (row: number, day: number) => boolean
  /** The best claim as places stand now; null where none is left. */
  claimOf: (row: number) => Best | null
  /** Called once for every row, with null where there was no place at all. */
  grant: (row: number, best: Best | null) => void
}

/**
 * Gives the places out: earliest day first; on one day by priority of the reason, value class, larger monetary, fewer
 * days since the last order, then row. Who finds a day full claims anew and stands in line for that day.
 */
export function giveOut<Best extends Claim>(
  rows: readonly number[],
  input: ContactInput,
  { hasRoom, claimOf, grant }: Desk<Best>,
): void {
  const rank = rankRows(rows, input)
  const buckets = new Map<number, { row: number; best: Best }[]>()
  const queue = (row: number, best: Best) => {
    const bucket = buckets.get(best.day)
    if (bucket) bucket.push({ row, best })
    else buckets.set(best.day, [{ row, best }])
  }
  const place = (row: number, best: Best | null) => (best === null ? grant(row, null) : queue(row, best))
  for (const row of rows) place(row, claimOf(row))
  const { asOfDay } = input.ledger
  for (let day = asOfDay; buckets.size > 0; day++) {
    const bucket = buckets.get(day)
    if (bucket === undefined) continue
    buckets.delete(day)
    const priority = ({ best }: { best: Best }) => CONTACT_REASONS.indexOf(best.reason)
    bucket.sort((a, b) => priority(a) - priority(b) || rank[a.row] - rank[b.row])
    for (const { row, best } of bucket) {
      if (hasRoom(row, best.day)) {
        grant(row, best)
        continue
      }
      const next = claimOf(row)
      // Only a birthday looks back; the days before this one have been given out, so what is free there is theirs.
      if (next !== null && next.day < day) grant(row, next)
      else place(row, next)
    }
  }
}

/** Place of each row by value class, monetary, recency and row, for ties between equal days and reasons. */
function rankRows(rows: readonly number[], { classes, rfm }: ContactInput): Float64Array {
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
  return rank
}
