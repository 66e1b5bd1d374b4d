/**
 * One run at a time: which run has the book, and until when. Decides who has to wait; keeps nothing itself. Pure.
 */
import { BOOK_LIMITS } from '../contract.ts'
import { Refusal } from '../problem-response.ts'

export const LEASE_MS = BOOK_LIMITS.leaseSeconds * 1000

/** The run that has the book, and what it has cost so far. */
export interface Lease {
  run: string
  startedMs: number
  untilMs: number
  chunksStored: number
  bytesUp: number
  rowsWritten: number
}

/** The lease for `run`: its own one prolonged, or a new one. Refuses with 409 while another run has the book. */
export function takeLease(lease: Lease | null, run: string, nowMs: number): Lease {
  const untilMs = nowMs + LEASE_MS
  if (lease?.run === run) return { ...lease, untilMs }
  if (lease && nowMs < lease.untilMs) {
    throw new Refusal('busy', 'Another update of this spreadsheet is going. It ends by itself.', {
      headers: { 'retry-after': String(Math.ceil((lease.untilMs - nowMs) / 1000)) },
    })
  }
  return { run, startedMs: nowMs, untilMs, chunksStored: 0, bytesUp: 0, rowsWritten: 0 }
}
