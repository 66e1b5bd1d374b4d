/** The session's clock: real time, moved by whole days when somebody wants to see another day. Service calls cost nothing. */
import type { Clock } from '../clock.ts'
import { instantToLocalMs, localMsToInstant } from '../workbook/zone.ts'

const DAY_MS = 86_400_000

export class SessionClock implements Clock {
  #aheadMs = 0
  get nowMs(): number {
    return Date.now() + this.#aheadMs
  }
  /** The stand-in's virtual costs: here real time passes instead. */
  set nowMs(_value: number) {}

  /** The day it is in a zone, ISO. */
  today(zone: string): string {
    return new Date(instantToLocalMs(zone, this.nowMs)).toISOString().slice(0, 10)
  }
  /** Makes it that day, at the same time of day. Ignores what is no date. */
  setToday(zone: string, date: string): void {
    const wanted = Date.parse(`${date}T00:00:00Z`)
    if (Number.isNaN(wanted)) return
    const local = instantToLocalMs(zone, this.nowMs)
    this.#aheadMs += localMsToInstant(zone, wanted + (local % DAY_MS)) - this.nowMs
  }
}
