/**
 * One structured log line per request and per failure. Decides what is logged: numbers, our own names, nothing that
 * came from a client (no path, query, header, id, token, body) and no error's message, which may quote a row.
 */

export interface RequestLine {
  requestId: string
  method: string
  /** The route's template, `*` where no route matched. */
  route: string
  status: number
  /** Wall time in the Worker; in Cloudflare the clock advances with I/O only, so pure computing shows as 0. */
  ms: number
  bytesUp: number | null
  bytesDown: number | null
}

/** Writes the line of a finished request. */
export function logRequest(line: RequestLine): void {
  console.log(JSON.stringify({ event: 'request', ...line }))
}

/** Writes the kind of an unexpected error and where it came from, never what it says. */
export function logFailure(error: unknown, requestId: string): void {
  const name = error instanceof Error ? error.name : typeof error
  // The message stands in the stack too, and may itself hold lines that look like frames.
  const stack = error instanceof Error ? (error.stack ?? '').replace(error.message, () => '') : ''
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  console.error(
    JSON.stringify({ event: 'failure', requestId, name, at: frames.slice(0, 6).map((line) => line.trim()) }),
  )
}
