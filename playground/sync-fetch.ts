/**
 * HTTP that blocks the caller, as UrlFetchApp does: a worker thread fetches while this thread waits. Never goes anywhere
 * but to loopback: the stand-in is for this machine only.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { ReceivedResponse, SentRequest } from './host-state.ts'

/** "Observed about 50-60 s" (platform notes, UrlFetch timeout). */
const TIMEOUT_MS = 60_000
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Plain JavaScript, so that it runs however this file was loaded. */
const THREAD = `
const { workerData } = require('node:worker_threads')
const { port, signal } = workerData
port.on('message', async (requests) => {
  const answers = await Promise.all(requests.map(async ({ url, method, headers, body }) => {
    try {
      const response = await fetch(url, { method, headers, body: body.byteLength && method !== 'GET' ? body : undefined, signal: AbortSignal.timeout(${TIMEOUT_MS}) })
      return { status: response.status, headers: Object.fromEntries(response.headers), body: new Uint8Array(await response.arrayBuffer()) }
    } catch (error) {
      return { failed: String(error && error.cause ? error.cause : error) }
    }
  }))
  port.postMessage(answers)
  Atomics.store(signal, 0, 1)
  Atomics.notify(signal, 0)
})`

interface Thread {
  port: MessagePort
  signal: Int32Array
}
let thread: Thread | undefined

function startThread(): Thread {
  const { port1, port2 } = new MessageChannel()
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(THREAD, { eval: true, workerData: { port: port2, signal }, transferList: [port2] })
  worker.unref()
  port1.unref()
  return { port: port1, signal }
}

type Answer = ReceivedResponse | { failed: string }

/** Sends all at once and waits for all. Throws Google's sentence when one of them cannot be reached. */
export function fetchAllSync(requests: SentRequest[]): ReceivedResponse[] {
  for (const { url } of requests) {
    if (!LOOPBACK.has(new URL(url).hostname)) throw new Error(`DNS error: ${url}`)
  }
  thread ??= startThread()
  const { port, signal } = thread
  Atomics.store(signal, 0, 0)
  port.postMessage(requests.map(({ url, method, headers, body }) => ({ url, method, headers, body })))
  Atomics.wait(signal, 0, 0, TIMEOUT_MS + 5_000)
  const answers = receiveMessageOnPort(port)?.message as Answer[] | undefined
  if (!answers) {
    thread = undefined
    throw new Error(`Timeout: ${requests[0]?.url}`)
  }
  return answers.map((answer, index) => {
    if ('failed' in answer) throw new Error(`Address unavailable: ${requests[index].url}`)
    return answer
  })
}
