/**
 * LockService (G: apps-script/reference/lock/lock.md): busy while another execution holds the lock; released by itself
 * when the execution ends. Waiting costs virtual time.
 */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleLock, GoogleLockService } from '../google-types.ts'

class StandInLock implements Partial<GoogleLock> {
  readonly #execution: Execution
  readonly #name: string
  constructor(execution: Execution, name: string) {
    this.#execution = execution
    this.#name = name
  }
  tryLock(timeoutMs: number): boolean {
    const { locks } = this.#execution.host
    const holder = locks.get(this.#name)
    if (holder !== undefined && holder !== this.#execution) {
      this.#execution.clock.nowMs += timeoutMs
      return false
    }
    locks.set(this.#name, this.#execution)
    this.#execution.heldLocks.add(this.#name)
    return true
  }
  waitLock(timeoutMs: number): void {
    if (!this.tryLock(timeoutMs)) {
      throw new Error('Lock timeout: another process was holding the lock for too long.')
    }
  }
  hasLock(): boolean {
    return this.#execution.heldLocks.has(this.#name)
  }
  releaseLock(): void {
    if (!this.#execution.heldLocks.delete(this.#name)) return
    this.#execution.host.locks.delete(this.#name)
  }
}

class StandInLockService implements Partial<GoogleLockService> {
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  getDocumentLock(): GoogleLock {
    return this.#open('document')
  }
  getScriptLock(): GoogleLock {
    return this.#open('script')
  }
  getUserLock(): GoogleLock {
    return this.#open(`user ${this.#execution.person}`)
  }
  #open(name: string): GoogleLock {
    return expose<GoogleLock>()(this.#execution, 'Lock', new StandInLock(this.#execution, name))
  }
}
export function exposeLockService(execution: Execution): GoogleLockService {
  return expose<GoogleLockService>()(execution, 'LockService', new StandInLockService(execution))
}
/** What Google does when an execution ends. */
export function releaseLocks(execution: Execution): void {
  for (const name of execution.heldLocks) execution.host.locks.delete(name)
  execution.heldLocks.clear()
}
