/**
 * How much one book may ask for: requests a minute and a day, bytes a day (UTC). Decides when it is enough and when to
 * come back. The minute is counted in memory alone: an object that is asked so often stays in memory. The day is saved
 * with whatever else a call writes.
 */
import { BOOK_LIMITS } from '../contract.ts'
import { Refusal } from '../problem-response.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** What is saved. `day` counts from 1970. */
export interface DayUsage {
  day: number
  requests: number
  bytesUp: number
}

export class Usage {
  today: DayUsage
  private minute = 0
  private minuteRequests = 0

  constructor(saved: DayUsage | undefined) {
    this.today = saved ?? { day: 0, requests: 0, bytesUp: 0 }
  }

  /** Counts a request, or refuses it with 429 and the seconds to wait. */
  takeRequest(nowMs: number): void {
    const minute = Math.floor(nowMs / MINUTE_MS)
    if (minute !== this.minute) {
      this.minute = minute
      this.minuteRequests = 0
    }
    if (++this.minuteRequests > BOOK_LIMITS.requestsPerMinute) {
      throw refusal(`${BOOK_LIMITS.requestsPerMinute} calls a minute`, (minute + 1) * MINUTE_MS - nowMs)
    }
    this.turnDay(nowMs)
    if (this.today.requests >= BOOK_LIMITS.requestsPerDay) {
      throw refusal(`${BOOK_LIMITS.requestsPerDay} calls a day`, untilMidnight(nowMs))
    }
    this.today.requests++
  }

  /** Counts bytes that arrived, or refuses them with 429. */
  takeBytes(bytes: number, nowMs: number): void {
    this.turnDay(nowMs)
    if (this.today.bytesUp + bytes > BOOK_LIMITS.bytesUpPerDay) {
      throw refusal(`${BOOK_LIMITS.bytesUpPerDay} bytes a day`, untilMidnight(nowMs))
    }
    this.today.bytesUp += bytes
  }

  private turnDay(nowMs: number): void {
    const day = Math.floor(nowMs / DAY_MS)
    if (day !== this.today.day) this.today = { day, requests: 0, bytesUp: 0 }
  }
}

function untilMidnight(nowMs: number): number {
  return DAY_MS - (nowMs % DAY_MS)
}

function refusal(limit: string, waitMs: number): Refusal {
  return new Refusal('rateLimited', `One book takes ${limit}. Try again later.`, {
    headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) },
  })
}
