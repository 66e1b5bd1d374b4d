/** Instants as answers tell them. Decides nothing. */

/**
 * Server-Timing of an answer, in milliseconds; to be called last. The clock stands still while we compute and moves on at
 * the next I/O: give it one before reading it.
 */
export async function timing(startMs: number, readMs: number): Promise<string> {
  await scheduler.wait(0)
  return `body;dur=${readMs - startMs}, score;dur=${Date.now() - readMs}`
}

/** ISO 8601 in UTC, to the millisecond. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
