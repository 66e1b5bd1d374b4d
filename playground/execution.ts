/**
 * One execution of a script function: who runs it with which rights, its world, its time limit, its count of calls,
 * and how it is ended from outside. Decides nothing about what a call does.
 */
import { type Clock, callCostMs, EXECUTION_LIMIT_MS, SIMPLE_TRIGGER_LIMIT_MS } from './clock.ts'
import type { HostState } from './host-state.ts'
import type { Realm } from './realm.ts'

/** G: workspace/add-ons/concepts/editor-auth-lifecycle.md. */
export type AuthModeName = 'NONE' | 'CUSTOM_FUNCTION' | 'LIMITED' | 'FULL'

/** Ends a run at once; a `catch` in the script only reaches the next service call, which throws it again. */
export class RunStopped extends Error {
  override name = 'RunStopped'
}

export class Execution {
  readonly host: HostState
  readonly realm: Realm
  readonly authMode: AuthModeName
  readonly person: string
  readonly startedAtMs: number
  /** Time that the person took to answer; the limit does not count it. */
  waitedMs = 0
  /** Whether an editor is open for it. */
  readonly hasUi: boolean
  readonly heldLocks = new Set<string>()
  readonly #limitMs: number
  /** Service calls so far. */
  calls = 0
  #stopped: Error | undefined

  constructor(host: HostState, realm: Realm, { authMode, person, simpleTrigger, hasUi }: ExecutionOptions) {
    this.host = host
    this.realm = realm
    this.authMode = authMode
    this.person = person
    this.hasUi = hasUi
    this.startedAtMs = host.clock.nowMs
    this.#limitMs = simpleTrigger ? SIMPLE_TRIGGER_LIMIT_MS : EXECUTION_LIMIT_MS
  }

  get clock(): Clock {
    return this.host.clock
  }
  /** Why the run was ended from outside, if it was. */
  get stopped(): Error | undefined {
    return this.#stopped
  }

  /** Runs one service call of the script. */
  call(method: string, action: () => unknown, args: readonly unknown[]): unknown {
    if (this.#stopped) throw this.#stopped
    const number = ++this.calls
    const { host } = this
    host.counts.serviceCalls++
    host.counts.byMethod[method] = (host.counts.byMethod[method] ?? 0) + 1
    if (host.options.killAt === number) this.stop(`the run was stopped at call ${number} (${method})`)
    this.#letAnotherActFirst(number, method, args)
    host.clock.nowMs += callCostMs(method)
    if (host.clock.nowMs - this.startedAtMs - this.waitedMs > this.#limitMs)
      this.stop('Exceeded maximum execution time')
    const failure = host.options.failWith?.(method, number)
    if (failure !== undefined) throw this.realmError(new Error(failure))
    try {
      return this.realm.adopt(action())
    } catch (error) {
      if (error instanceof RunStopped || error === this.#stopped) throw error
      throw this.realmError(error)
    }
  }

  /** An error of the hook (a failed expectation of a test) ends the run: no `catch` in the script may hide it. */
  #letAnotherActFirst(call: number, method: string, args: readonly unknown[]): void {
    try {
      this.host.options.beforeCall?.(call, method, args)
    } catch (error) {
      this.#stopped = error instanceof Error ? error : new Error(String(error))
      throw this.#stopped
    }
  }

  stop(reason: string): never {
    this.#stopped = new RunStopped(reason)
    throw this.#stopped
  }

  /** The error as the script's own world makes it, so that `instanceof Error` holds there. */
  realmError(error: unknown): Error {
    if (error instanceof TypeError || error instanceof RangeError) {
      // A bug of the stand-in must not pass for one of Google's sentences.
      return Object.assign(this.realm.error(`stand-in: ${error.message}`), { stack: error.stack })
    }
    return this.realm.error(error instanceof Error ? error.message : String(error), 'Exception')
  }

  /** Throws Google's sentence when the run has fewer rights than the call needs. */
  requireFull(call: string, scope: string): void {
    if (this.authMode === 'FULL') return
    throw new Error(
      `Specified permissions are not sufficient to call ${call}. Required permissions: https://www.googleapis.com/auth/${scope}`,
    )
  }
  /** Menus only, no document, no properties: AuthMode.NONE of an add-on that is not in use in this file. */
  requireDocument(call: string): void {
    if (this.authMode !== 'NONE') return
    throw new Error(`You do not have permission to call ${call}. The add-on is not enabled in this document.`)
  }
}

export interface ExecutionOptions {
  authMode: AuthModeName
  person: string
  simpleTrigger: boolean
  hasUi: boolean
}
