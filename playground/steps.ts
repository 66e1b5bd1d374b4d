/** Progress of a command on standard error: what is being done, and how long the last step took when it was long. */

const LONG_MS = 2_000

/** Returns a function that names the next step (none: the work is done). Lines go to standard error only. */
export function steps(): (next?: string) => void {
  let name: string | undefined
  let startMs = 0
  return (next) => {
    const tookMs = performance.now() - startMs
    if (name !== undefined && tookMs > LONG_MS)
      process.stderr.write(`${name}: done in ${(tookMs / 1000).toFixed(1)} s\n`)
    if (next !== undefined) process.stderr.write(`${next} ...\n`)
    name = next
    startMs = performance.now()
  }
}
