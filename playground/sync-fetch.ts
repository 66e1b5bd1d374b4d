/**
 * HTTP that blocks the caller, as UrlFetchApp does: a worker thread fetches while this thread waits. Never goes anywhere
 * but to loopback: the stand-in is for this machine only.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { ReceivedResponse, SentRequest } from './host-state.ts'

/** "Observed about 50-60 s" (platform notes, UrlFetch timeout). */
const TIMEOUT_MS = 60_000
/** How long one look at nothing but the answer lasts where somebody has other things to do meanwhile. */
const LOOK_MS = 5
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Plain JavaScript, so that it runs however this file was loaded. Each call answers on a port of its own. */
const THREAD = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', async ({ requests, port, signal }) => {
  const answers = await Promise.all(requests.map(async ({ url, method, headers, body }) => {
    try {
      const response = await fetch(url, { method, headers, body: body.byteLength && method !== 'GET' ? body : undefined, signal: AbortSignal.timeout(${TIMEOUT_MS}) })
      return { status: response.status, headers: Object.fromEntries(response.headers), body: new Uint8Array(await response.arrayBuffer()) }
    } catch (error) {
      return { failed: String(error && error.cause ? error.cause : error) }
    }
  }))
  port.postMessage(answers)
  port.close()
  Atomics.store(signal, 0, 1)
  Atomics.notify(signal, 0)
})`

let thread: Worker | undefined

function startThread(): Worker {
  const worker = new Worker(THREAD, { eval: true })
  worker.unref()
  return worker
}

type Answer = ReceivedResponse | { failed: string }

/**
 * Sends all at once and waits for all. Throws Google's sentence when one of them cannot be reached.
 * @param whileWaiting runs again and again until the answers are there; it may itself send and wait
 */
export function fetchAllSync(requests: SentRequest[], whileWaiting?: () => void): ReceivedResponse[] {
  for (const { url } of requests) {
    if (!LOOPBACK.has(new URL(url).hostname)) throw new Error(`DNS error: ${url}`)
  }
  thread ??= startThread()
  const { port1, port2 } = new MessageChannel()
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const sent = requests.map(({ url, method, headers, body }) => ({ url, method, headers, body }))
  thread.postMessage({ requests: sent, port: port2, signal }, [port2])
  const endMs = performance.now() + TIMEOUT_MS + 5_000
  while (Atomics.load(signal, 0) === 0 && performance.now() < endMs) {
    Atomics.wait(signal, 0, 0, whileWaiting ? LOOK_MS : endMs - performance.now())
    whileWaiting?.()
  }
  const answers = receiveMessageOnPort(port1)?.message as Answer[] | undefined
  port1.close()
  if (!answers) {
    thread = undefined
    throw new Error(`Timeout: ${requests[0]?.url}`)
  }
  return answers.map((answer, index) => {
    if ('failed' in answer) throw new Error(`Address unavailable: ${requests[index].url}`)
    return answer
  })
}
