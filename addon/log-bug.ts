/** What is logged of a bug: where it happened. Decides that its message, which can hold what is in a cell, is not. */

const FRAME = /^\s+at /

export function logBug(error: unknown): void {
  if (!(error instanceof Error)) return
  // A message can have several lines.
  const frames = String(error.stack)
    .split('\n')
    .filter((line) => FRAME.test(line))
  console.error(frames.join('\n'))
}
