/** Calls the Worker as a client would, inside workerd. Decides defaults of a good request only. */
import { env, exports } from 'cloudflare:workers'
import type { Env } from '../../worker/env.ts'

export const SETUP_KEY = 'test-setup-key'
export const workerEnv = env as unknown as Env

export { EXAMPLE } from '../score-example.ts'

export interface Call {
  method?: string
  key?: string | null
  headers?: Record<string, string>
  body?: BodyInit | null
}

/** One request; by default a POST of JSON with the setup key. `key: null` sends none. */
export function call(path: string, { method = 'POST', key = SETUP_KEY, headers = {}, body = null }: Call = {}) {
  const worker = (exports as unknown as { default: Fetcher }).default
  return worker.fetch(`https://worker.test${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    body,
  })
}

/** POST of a value as JSON. */
export function post(path: string, value: unknown, more: Call = {}) {
  return call(path, { ...more, body: JSON.stringify(value) })
}

/** 32 random hex digits. */
export function newBookId(): string {
  return crypto.randomUUID().replaceAll('-', '')
}

/** Opens a fresh book and gives its token. */
export async function openBook(book = newBookId()): Promise<string> {
  const response = await post('/v1/books', { book })
  return (await response.json<{ token: string }>()).token
}

/** gzip of a text or of bytes. */
export async function gzip(content: BodyInit): Promise<Uint8Array> {
  const stream = new Response(content).body as ReadableStream
  return new Uint8Array(await new Response(stream.pipeThrough(new CompressionStream('gzip'))).arrayBuffer())
}
