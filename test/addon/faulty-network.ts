/** What can stand between add-on and Worker, as wraps around the right answers. Holds no expectation. */
import type { Host, ReceivedResponse, SentRequest } from '../../playground/host.ts'
import type { createBook } from './book.ts'

export type Fetch = ReturnType<typeof createBook>['answer']
type Result = { ok: boolean; code: string; message: string }

/** The answer of an update, also where it refuses. */
export const tryUpdate = (host: Host) => JSON.parse(String(host.run('updateNow'))) as Result

/** A page as a proxy answers it. */
export const page = (status: number, text: string, headers: Record<string, string> = {}): ReceivedResponse => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: `<!doctype html><title>${text}</title>`,
})

/** The answer with a wish to wait. */
export const waiting = (answer: ReceivedResponse, seconds: number | string): ReceivedResponse => ({
  ...answer,
  headers: { ...answer.headers, 'retry-after': String(seconds) },
})

/** No answer: UrlFetchApp throws. */
export const fails = (sentence: string) => (): Fetch => () => {
  throw new Error(sentence)
}

/** `to` instead of the right answer to this path. */
export const answeringAt =
  (path: string, to: (right: ReceivedResponse, request: SentRequest) => ReceivedResponse) =>
  (right: Fetch): Fetch =>
  (request) =>
    request.url.endsWith(path) ? to(right(request), request) : right(request)

/** The same answer to everything. */
export const always = (answer: ReceivedResponse) => (): Fetch => () => answer

/** The right answer with other fields. */
export const changed = (right: ReceivedResponse, change: object): ReceivedResponse => ({
  ...right,
  body: JSON.stringify({ ...JSON.parse(String(right.body)), ...change }),
})
