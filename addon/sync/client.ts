/**
 * The only code that touches UrlFetchApp: opens a book and asks for scores. Decides how a request is packed and which
 * refusal an HTTP answer is; what an answer may hold is checked in answer.ts.
 */
import type { CreateBookRequest, ErrorBody, ScoreRequest } from '../../worker/contract.ts'
import { Refusal } from '../refusal.ts'

export interface HttpAnswer {
  body: unknown
  /** Milliseconds that the Worker says it took; undefined where it says nothing. */
  workerMs: number | undefined
}

/** The address that a person typed, without its trailing slash. Refuses with `badUrl` what is no https address. */
export function workerAddress(typed: string): string {
  const url = typed.trim().replace(/\/+$/, '')
  if (!/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w./~-]*)?$/i.test(url)) throw new Refusal('badUrl')
  return url
}

/** Trades the setup key for a token. Safe to repeat with the same book id. */
export function openBook(workerUrl: string, setupKey: string, book: string): string {
  const request: CreateBookRequest = { book }
  const { body } = post(`${workerUrl}/v1/books`, setupKey, JSON.stringify(request), 'application/json', 'wrongSetupKey')
  const { token, book: opened } = body as { token?: unknown; book?: unknown }
  if (typeof token !== 'string' || token === '' || opened !== book) throw new Refusal('brokenAnswer')
  return token
}

/** POST /v1/score with compressed text. The body is unchecked JSON. */
export function postScore(workerUrl: string, token: string, request: ScoreRequest): HttpAnswer {
  const blob = Utilities.gzip(Utilities.newBlob(JSON.stringify(request), 'application/json', 'request'))
  return post(`${workerUrl}/v1/score`, token, blob, 'application/gzip', 'unauthorized')
}

type Payload = string | GoogleAppsScript.Base.Blob

function post(
  url: string,
  key: string,
  payload: Payload,
  contentType: string,
  denied: 'unauthorized' | 'wrongSetupKey',
): HttpAnswer {
  let response: GoogleAppsScript.URL_Fetch.HTTPResponse
  try {
    response = UrlFetchApp.fetch(url, {
      method: 'post',
      contentType,
      payload,
      headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
      muteHttpExceptions: true,
      followRedirects: false,
    })
  } catch {
    // Google's sentence names the address and its own internals; the person needs neither.
    throw new Refusal('unreachable')
  }
  const status = response.getResponseCode()
  const text = response.getContentText()
  if (status !== 200 && status !== 201) throw refusalOf(status, text, denied)
  const body = parseJson(text)
  if (body === undefined) throw new Refusal(/^\s*</.test(text) ? 'notTheWorker' : 'brokenAnswer')
  return { body, workerMs: serverTimingMs(response.getHeaders()) }
}

function refusalOf(status: number, text: string, denied: 'unauthorized' | 'wrongSetupKey'): Refusal {
  const body = parseJson(text) as Partial<ErrorBody> | undefined
  if (status === 401 || status === 403) return new Refusal(denied)
  if (status === 409) return new Refusal('bookExists')
  if (status === 410) return new Refusal('erased')
  if (status === 413) return new Refusal('tooLarge')
  if (status === 429) return new Refusal('rateLimited')
  if (status >= 500) return new Refusal('workerTrouble')
  if (body === undefined || typeof body.code !== 'string') return new Refusal('notTheWorker')
  const first = body.errors?.[0]
  return new Refusal('refusedRequest', { detail: first ? `${first.path} ${first.message}` : String(body.detail ?? '') })
}

function parseJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** `dur` of the entry `score` of Server-Timing (W3C). */
function serverTimingMs(headers: object): number | undefined {
  for (const name of Object.keys(headers)) {
    if (name.toLowerCase() !== 'server-timing') continue
    const match = /(?:^|,)\s*score\s*;\s*dur=([\d.]+)/.exec(String((headers as Record<string, unknown>)[name]))
    return match ? Number(match[1]) : undefined
  }
  return undefined
}
