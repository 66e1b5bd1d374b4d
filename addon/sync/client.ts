/**
 * The only code that touches UrlFetchApp: one call, asked again while that can help. Decides how often, after which pauses
 * and for how long; what an answer means is decided in http-answer.ts, what it may hold by the caller's check.
 *
 * Every call of the API may be repeated, so a timeout, whose result is unknown, is simply asked again.
 */
import type { CreateBookRequest, ErrorBody, ErrorCode } from '../../worker/contract.ts'
import { Refusal } from '../refusal.ts'
import { msLeft } from '../time-limit.ts'
import {
  asProblem,
  type Denied,
  type Failure,
  failureOfException,
  failureOfForeign,
  failureOfProblem,
  parseObject,
  retryAfterMs,
  USUAL_PAUSE,
} from './http-answer.ts'

/** Where a book is and the token that opens it. */
export interface Connection {
  workerUrl: string
  token: string
}

export interface Call<Result> {
  path: string
  method?: 'get' | 'post' | 'delete'
  payload?: string | GoogleAppsScript.Base.Blob
  contentType?: string
  /** What a refused key means; `unauthorized` where not said. */
  denied?: Denied
  /** Errors of the Worker that the caller deals with itself: they come back as they are. */
  expected?: readonly ErrorCode[]
  /** The answer has no body (204): `check` gets an empty object. */
  empty?: boolean
  /** What the body holds. Throws a Refusal where it is no answer to this call; it is then asked again. */
  check: (body: object) => Result
}

/** Before the second, third and fourth attempt, and up to a quarter more, so that two callers do not keep meeting. */
const PAUSES_MS = [1_000, 4_000, 10_000]
/** What another attempt must have at least: Google gives a request that nobody answers about a minute. */
const ATTEMPT_MS = 20_000
/** Who is asked to wait longer is better told so. */
const LONGEST_WAIT_MS = 60_000

/** The address that a person typed, without its trailing slash. Refuses with `badUrl` what is no https address. */
export function workerAddress(typed: string): string {
  const url = typed.trim().replace(/\/+$/, '')
  if (!/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w./~-]*)?$/i.test(url)) throw new Refusal('badUrl')
  return url
}

/** Trades the setup key for a token. Safe to repeat with the same book id. */
export function openBook(workerUrl: string, setupKey: string, book: string): string {
  const request: CreateBookRequest = { book }
  const answer = call(
    { workerUrl, token: setupKey },
    {
      path: '/v1/books',
      payload: JSON.stringify(request),
      denied: 'wrongSetupKey',
      check: (body) => {
        const { token, book: opened } = body as { token?: unknown; book?: unknown }
        if (typeof token !== 'string' || token === '' || opened !== book) throw new Refusal('brokenAnswer')
        return token
      },
    },
  )
  return answer.result as string
}

/** One call's result, or the expected error. Refuses with what went wrong last when asking again does not help. */
export function call<Result>(
  connection: Connection,
  asked: Call<Result>,
): { result: Result; problem?: undefined } | { result?: undefined; problem: ErrorBody } {
  for (let attempt = 0; ; attempt++) {
    const answer = attemptCall(connection, asked)
    if (!('refusal' in answer)) return answer
    const { refusal, retryMs, problem } = answer
    if (problem && asked.expected && asked.expected.indexOf(problem.code) >= 0) return { problem }
    if (retryMs === undefined || attempt === PAUSES_MS.length) throw refusal
    const usualMs = Math.round(PAUSES_MS[attempt] * (1 + Math.random() / 4))
    const pauseMs = retryMs === USUAL_PAUSE ? usualMs : Math.max(retryMs, usualMs)
    if (pauseMs > LONGEST_WAIT_MS || pauseMs + ATTEMPT_MS >= msLeft()) throw refusal
    Utilities.sleep(pauseMs)
  }
}

function attemptCall<Result>(
  { workerUrl, token }: Connection,
  {
    path,
    method = 'post',
    payload,
    contentType = 'application/json',
    denied = 'unauthorized',
    empty,
    check,
  }: Call<Result>,
): { result: Result } | Failure {
  let response: GoogleAppsScript.URL_Fetch.HTTPResponse
  let text: string
  try {
    response = UrlFetchApp.fetch(workerUrl + path, {
      method,
      ...(payload === undefined ? {} : { contentType, payload }),
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      muteHttpExceptions: true,
      followRedirects: false,
    })
    text = response.getContentText()
  } catch (error) {
    return failureOfException(error)
  }
  // Status and headers are service calls of their own, so they are asked for only where something is wrong.
  const waitMs = (): number | undefined => retryAfterMs(response.getHeaders(), Date.now())
  const body = empty && text === '' && response.getResponseCode() === 204 ? {} : parseObject(text)
  const problem = body && asProblem(body)
  if (problem) {
    const mayWait = problem.code === 'rateLimited' || problem.code === 'busy'
    return failureOfProblem(problem, mayWait ? waitMs() : undefined, denied)
  }
  if (body) {
    try {
      return { result: check(body) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const status = response.getResponseCode()
      return status < 300 ? { refusal: error, retryMs: USUAL_PAUSE } : failureOfForeign(status, text, waitMs())
    }
  }
  const status = response.getResponseCode()
  return failureOfForeign(status, text, status === 429 || status >= 500 ? waitMs() : undefined)
}
