/**
 * UrlFetchApp with its limits: 50 MB a request or answer, 100 headers of 8 KB in all, 2,082 characters of URL
 * (G: apps-script/guides/services/quotas.md, reference/url-fetch/url-fetch-app.md), and the manifest's whitelist
 * (G: apps-script/manifest/allowlist-url.md). Needs full rights.
 */
import { gunzipSync } from 'node:zlib'
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type {
  GoogleBlob,
  GoogleFetchOptions,
  GoogleFetchRequest,
  GoogleHttpResponse,
  GoogleUrlFetchApp,
} from '../google-types.ts'
import type { ReceivedResponse, SentRequest } from '../host-state.ts'
import { fetchAllSync } from '../sync-fetch.ts'
import { blobContent, exposeBlob, signed } from './blob.ts'

const BODY_BYTES = 50 * 1024 * 1024
const HEADER_COUNT = 100
const HEADER_BYTES = 8 * 1024
const URL_CHARACTERS = 2_082
/** Stands for the Worker on this machine. */
export const LOCAL_ORIGIN = 'https://local.workers.dev'

class StandInResponse implements Partial<GoogleHttpResponse> {
  readonly #execution: Execution
  readonly #response: ReceivedResponse
  readonly #body: Uint8Array
  constructor(execution: Execution, response: ReceivedResponse) {
    this.#execution = execution
    this.#response = response
    this.#body = bodyOf(response)
  }
  getResponseCode(): number {
    return this.#response.status
  }
  getContentText(charset = 'UTF-8'): string {
    return new TextDecoder(charset).decode(this.#body)
  }
  getContent(): number[] {
    return signed(this.#body)
  }
  getBlob(): GoogleBlob {
    return exposeBlob(this.#execution, this.#body, this.#response.headers['content-type'] ?? null)
  }
  getHeaders(): object {
    return googleHeaders(this.#response.headers)
  }
  getAllHeaders(): object {
    return googleHeaders(this.#response.headers)
  }
}

/** Names come as `Content-Type`, however the server wrote them. */
function googleHeaders(headers: Record<string, string>): object {
  const shown = (name: string): string => name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [shown(name), value]))
}

const bodyOf = ({ body }: ReceivedResponse): Uint8Array => (typeof body === 'string' ? Buffer.from(body, 'utf8') : body)

class StandInUrlFetchApp implements Partial<GoogleUrlFetchApp> {
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  fetch(url: string, options: GoogleFetchOptions = {}): GoogleHttpResponse {
    return this.#fetch([{ ...options, url }])[0]
  }
  /** One request that cannot be sent fails the whole call. */
  fetchAll(requests: (GoogleFetchRequest | string)[]): GoogleHttpResponse[] {
    return this.#fetch(Array.from(requests, (request) => (typeof request === 'string' ? { url: request } : request)))
  }
  #fetch(requests: GoogleFetchRequest[]): GoogleHttpResponse[] {
    this.#execution.requireFull('UrlFetchApp.fetch', 'script.external_request')
    const { host } = this.#execution
    const sent = requests.map((request) => prepare(request, host.options.bundle.manifest.urlFetchWhitelist))
    for (const request of sent) {
      host.requests.push(request)
      host.counts.httpCalls++
      host.counts.bytesUp += request.body.byteLength
    }
    const startMs = performance.now()
    const { fetch, network, workerUrl, whileWaiting } = host.options
    const send = (): ReceivedResponse[] =>
      fetch
        ? sent.map(fetch)
        : fetchAllSync(
            sent.map((request) => ({ ...request, url: resolveLocal(request.url, workerUrl) })),
            whileWaiting,
          )
    const responses = network ? network(sent, send) : send()
    host.counts.fetchMs += performance.now() - startMs
    return responses.map((response, index) => this.#received(response, requests[index]))
  }
  #received(response: ReceivedResponse, request: GoogleFetchRequest): GoogleHttpResponse {
    const own = new StandInResponse(this.#execution, response)
    const bytes = bodyOf(response)
    this.#execution.host.counts.bytesDown += bytes.byteLength
    this.#execution.host.counts.workerMs += serverTimingMs(response.headers)
    if (bytes.byteLength > BODY_BYTES) throw new Error(`Limit exceeded: URLFetch response size of ${request.url}`)
    if (response.status >= 400 && !request.muteHttpExceptions) {
      const text = new TextDecoder().decode(bytes).slice(0, 100)
      throw new Error(
        `Request failed for ${new URL(request.url).origin} returned code ${response.status}. Truncated server response: ${text} (use muteHttpExceptions option to examine full response)`,
      )
    }
    return expose<GoogleHttpResponse>()(this.#execution, 'HTTPResponse', own)
  }
}

/** Each `dur` of Server-Timing (W3C), added up. */
function serverTimingMs(headers: Record<string, string>): number {
  const timing = headers['server-timing'] ?? ''
  return [...timing.matchAll(/;\s*dur=([\d.]+)/g)].reduce((sum, [, ms]) => sum + Number(ms), 0)
}

function prepare(request: GoogleFetchRequest, whitelist: string[] | undefined): SentRequest {
  const url = String(request.url)
  if (url.length > URL_CHARACTERS) throw new Error('Limit Exceeded: URLFetch URL Length.')
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new Error(`Invalid argument: ${url}`)
  if (whitelist && !whitelist.some((entry) => allowed(url, entry))) {
    throw new Error(
      `You do not have permission to call UrlFetchApp.fetch: the URL ${url} is not in the add-on's allowlist.`,
    )
  }
  const given = Object.entries(request.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  )
  const size = given.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (given.length > HEADER_COUNT || size > HEADER_BYTES) throw new Error('Limit Exceeded: URLFetch header size.')
  for (const [name] of given) {
    if (name === 'content-length' || name === 'host') {
      throw new Error(`Attribute provided with invalid value: Header:${name}`)
    }
  }
  const { body, type } = payloadOf(request.payload)
  if (body.byteLength > BODY_BYTES) throw new Error('Limit Exceeded: URLFetch POST Size.')
  const headers: Record<string, string> = Object.fromEntries(given)
  const contentType = request.contentType ?? headers['content-type'] ?? type
  if (contentType && request.payload !== undefined) headers['content-type'] = contentType
  const method = String(request.method ?? (request.payload === undefined ? 'get' : 'post')).toUpperCase()
  return { url, method, headers, body, text: textOf(body) }
}

function payloadOf(payload: unknown): { body: Uint8Array; type?: string } {
  if (payload === undefined || payload === null) return { body: new Uint8Array(0) }
  const blob = blobContent(payload)
  if (blob) return { body: blob.bytes, type: blob.type ?? 'application/octet-stream' }
  if (Array.isArray(payload)) return { body: Uint8Array.from(payload as number[], (byte) => byte & 0xff) }
  if (typeof payload === 'object') {
    const form = new URLSearchParams(
      Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]),
    )
    return { body: Buffer.from(form.toString()), type: 'application/x-www-form-urlencoded' }
  }
  return { body: Buffer.from(String(payload), 'utf8'), type: 'application/x-www-form-urlencoded' }
}

/** The body as a person could read it: unpacked when it is gzip. */
function textOf(body: Uint8Array): string {
  const packed = body[0] === 0x1f && body[1] === 0x8b
  return new TextDecoder().decode(packed ? gunzipSync(body) : body)
}

/** An entry is `https://host/path`; one leading `*.` stands for any subdomain. */
function allowed(url: string, entry: string): boolean {
  const wild = entry.includes('://*.')
  const rule = new URL(entry.replace('://*.', '://'))
  const asked = new URL(url)
  const host = wild ? asked.hostname.endsWith(`.${rule.hostname}`) : asked.hostname === rule.hostname
  return asked.protocol === rule.protocol && host && asked.pathname.startsWith(rule.pathname)
}

function resolveLocal(url: string, workerUrl: string | undefined): string {
  if (!url.startsWith(`${LOCAL_ORIGIN}/`)) return url
  if (!workerUrl) throw new Error(`Address unavailable: ${url}`)
  return workerUrl.replace(/\/$/, '') + url.slice(LOCAL_ORIGIN.length)
}

export function exposeUrlFetchApp(execution: Execution): GoogleUrlFetchApp {
  return expose<GoogleUrlFetchApp>()(execution, 'UrlFetchApp', new StandInUrlFetchApp(execution))
}
