/**
 * A session's thread as it is spoken to while it is busy. Apps Script code blocks its thread, so commands that arrive
 * meanwhile are served *inside* the running execution: at its next service call, and every few milliseconds while it waits
 * for the network or for a person's answer. Decides when commands are looked for, not what they do.
 *
 * What this models: in Google each call is its own execution and they run side by side; here they interleave at service
 * calls, which is where one can see what another has done. A call that is served inside another ends before that one goes
 * on, so one that waits for an answer holds the outer one up.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Request } from './messages.ts'

/** "30 simultaneous executions per user" (G: apps-script/guides/services/quotas.md); deeper ones wait their turn. */
const DEEPEST = 30
/** While waiting for an answer the thread wakes at least this often. */
const LOOK_MS = 20

export class Inbox {
  readonly #port: MessagePort
  /** Counts messages sent; the sender adds one and notifies. */
  readonly #sent: Int32Array
  readonly #serve: (request: Request) => void
  #received = 0
  #depth = 0

  constructor(port: MessagePort, sent: Int32Array, serve: (request: Request) => void) {
    this.#port = port
    this.#sent = sent
    this.#serve = serve
    port.on('message', (request: Request) => {
      this.#received++
      this.#take(request)
    })
  }

  /** Serves what has come; costs next to nothing when nothing has. */
  drain(): void {
    while (this.#received < Atomics.load(this.#sent, 0) && this.#depth < DEEPEST) {
      const held = receiveMessageOnPort(this.#port)
      if (!held) return
      this.#received++
      this.#take(held.message as Request)
    }
  }

  /** Serves commands until `done`, at most until `deadlineMs` of performance.now(). */
  serveUntil(done: () => boolean, deadlineMs = Number.POSITIVE_INFINITY): void {
    while (!done() && performance.now() < deadlineMs) {
      Atomics.wait(this.#sent, 0, this.#received, Math.min(LOOK_MS, Math.max(0, deadlineMs - performance.now())))
      this.drain()
    }
  }

  #take(request: Request): void {
    this.#depth++
    try {
      this.#serve(request)
    } finally {
      this.#depth--
    }
  }
}
