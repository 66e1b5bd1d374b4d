/**
 * Google ends an execution after six minutes. Decides how long a run may go on before it begins to write: what is not
 * done by then is left for the next run, so that nothing is ever written by halves.
 */
import { Refusal } from './refusal.ts'

/** A minute is left for writing. */
const BEFORE_WRITING_MS = 5 * 60_000

let endsAtMs: number | undefined
let startedAtMs = 0

/** Begins an execution's time. */
export function startTime(): void {
  startedAtMs = Date.now()
  endsAtMs = startedAtMs + BEFORE_WRITING_MS
}

/** Milliseconds since the execution's time began. */
export function msSpent(): number {
  return startedAtMs === 0 ? 0 : Date.now() - startedAtMs
}

/** Milliseconds until writing has to begin; 0 or less: too late. */
export function msLeft(): number {
  if (endsAtMs === undefined) startTime()
  return (endsAtMs as number) - Date.now()
}

/** Refuses with `outOfTime` when it is too late to begin another step. */
export function checkTime(): void {
  if (msLeft() <= 0) throw new Refusal('outOfTime')
}
