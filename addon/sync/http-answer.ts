/**
 * What an HTTP answer, or an exception instead of one, means: the body, or a refusal and whether asking again can help.
 * Decides by our own `application/problem+json` codes, and by the status for pages of whoever stands in between. A page
 * of theirs never gets further than here.
 */
import type { ErrorBody, ErrorCode } from '../../worker/contract.ts'
import { Refusal } from '../refusal.ts'

/** A refusal, and after how many milliseconds to ask again: undefined for never, -1 for after the usual pause. */
export interface Failure {
  refusal: Refusal
  retryMs: number | undefined
  /** Our own Worker's answer, where it is one. */
  problem?: ErrorBody
}
export type Denied = 'unauthorized' | 'wrongSetupKey'
export const USUAL_PAUSE = -1

/** What Google's exception means. Its own sentence names the address and Google's internals; the person needs neither. */
export function failureOfException(error: unknown): Failure {
  const sentence = error instanceof Error ? error.message : String(error)
  if (/permission|allowlist|whitelist/i.test(sentence)) return final('noPermission')
  if (/too many times|quota/i.test(sentence)) return final('googleQuota')
  if (/limit exceeded/i.test(sentence)) return final('tooLarge')
  // DNS, connection, timeout: whether the Worker did it is unknown, and every call of ours may be repeated.
  return { refusal: new Refusal('unreachable'), retryMs: USUAL_PAUSE }
}

/** The object that a body holds; undefined where it holds none. */
export function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The body as an error of our Worker; undefined for anything else. */
export function asProblem(body: object): ErrorBody | undefined {
  const { code, status } = body as Partial<ErrorBody>
  return typeof code === 'string' && typeof status === 'number' && status >= 400 ? (body as ErrorBody) : undefined
}

/** What an error of our Worker means. `waitMs`: its Retry-After. */
export function failureOfProblem(problem: ErrorBody, waitMs: number | undefined, denied: Denied): Failure {
  const failure = (refusal: Refusal, retryMs?: number): Failure => ({ refusal, retryMs, problem })
  const minutes = Math.ceil((waitMs ?? 60_000) / 60_000)
  const { errors, detail } = problem
  switch (problem.code as ErrorCode) {
    case 'unauthorized':
      return failure(new Refusal(denied))
    case 'notFound':
    case 'methodNotAllowed':
      return failure(new Refusal('oldWorker'))
    case 'bookExists':
      return failure(new Refusal('bookExists'))
    case 'bookErased':
      return failure(new Refusal('erased'))
    case 'tooLarge':
      return failure(new Refusal('tooLarge'))
    case 'busy':
      return failure(new Refusal('bookBusy', { minutes }), waitMs ?? USUAL_PAUSE)
    case 'rateLimited':
      return failure(new Refusal('rateLimited', { minutes }), waitMs ?? USUAL_PAUSE)
    case 'notConfigured':
      return failure(new Refusal('notConfigured'))
    case 'missingChunks':
    case 'unknownManifest':
      return failure(new Refusal('workerTrouble'))
  }
  if (problem.status >= 500) return failure(new Refusal('workerTrouble'), USUAL_PAUSE)
  const first = errors?.[0]
  const told = first ? `${first.path} ${first.message}` : String(detail ?? '')
  return failure(new Refusal('refusedRequest', { detail: told.slice(0, 200) }))
}

/** What an answer that is not our Worker's means, or one that is cut off. */
export function failureOfForeign(status: number, text: string, waitMs: number | undefined): Failure {
  const minutes = Math.ceil((waitMs ?? 60_000) / 60_000)
  // Cloudflare's "error 1027": the account's requests of the day are used up.
  if (status >= 400 && /\b1027\b/.test(text.slice(0, 5_000))) return final('dailyLimit')
  if (status === 429) return { refusal: new Refusal('rateLimited', { minutes }), retryMs: waitMs ?? USUAL_PAUSE }
  if (status >= 500) return { refusal: new Refusal('workerTrouble'), retryMs: waitMs ?? USUAL_PAUSE }
  if (status >= 300 || /^\s*</.test(text)) return final('notTheWorker')
  return { refusal: new Refusal('brokenAnswer'), retryMs: USUAL_PAUSE }
}

/** Milliseconds of a Retry-After header (RFC 9110: seconds, or a date); undefined where there is none that can be read. */
export function retryAfterMs(headers: object, nowMs: number): number | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() !== 'retry-after') continue
    const text = String(value).trim()
    const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs
    return Number.isNaN(ms) ? undefined : Math.max(0, ms)
  }
  return undefined
}

function final(code: 'noPermission' | 'googleQuota' | 'tooLarge' | 'dailyLimit' | 'notTheWorker'): Failure {
  return { refusal: new Refusal(code), retryMs: undefined }
}
