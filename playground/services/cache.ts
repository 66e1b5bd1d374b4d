/**
 * CacheService with its limits: key 250 characters, value 100 KB, 10 minutes by default, 6 hours at most
 * (G: apps-script/reference/cache/cache.md). It may forget at any time: `host.evictCache()`.
 */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleCache, GoogleCacheService } from '../google-types.ts'

const KEY_CHARACTERS = 250
const VALUE_BYTES = 100 * 1024
const DEFAULT_SECONDS = 600
const MAX_SECONDS = 21_600

class StandInCache implements Partial<GoogleCache> {
  readonly #execution: Execution
  readonly #prefix: string
  constructor(execution: Execution, prefix: string) {
    this.#execution = execution
    this.#prefix = prefix
  }
  get(key: string): string | null {
    const held = this.#execution.host.cache.get(this.#prefix + key)
    return held && held.untilMs > this.#execution.clock.nowMs ? held.value : null
  }
  getAll(keys: string[]): { [key: string]: string } {
    const found = Array.from(keys, (key) => [key, this.get(key)] as const)
    return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== null))
  }
  put(key: string, value: string, seconds = DEFAULT_SECONDS): void {
    if (key.length > KEY_CHARACTERS) throw new Error('Argument too large: key')
    if (Buffer.byteLength(value) > VALUE_BYTES) throw new Error('Argument too large: value')
    const untilMs = this.#execution.clock.nowMs + Math.min(seconds, MAX_SECONDS) * 1000
    this.#execution.host.cache.set(this.#prefix + key, { value: String(value), untilMs })
  }
  putAll(values: { [key: string]: string }, seconds = DEFAULT_SECONDS): void {
    for (const [key, value] of Object.entries(values)) this.put(key, value, seconds)
  }
  remove(key: string): void {
    this.#execution.host.cache.delete(this.#prefix + key)
  }
  removeAll(keys: string[]): void {
    for (const key of keys) this.remove(key)
  }
}

class StandInCacheService implements Partial<GoogleCacheService> {
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  getDocumentCache(): GoogleCache {
    return this.#open('document:')
  }
  getScriptCache(): GoogleCache {
    return this.#open('script:')
  }
  getUserCache(): GoogleCache {
    return this.#open(`user ${this.#execution.person}:`)
  }
  #open(prefix: string): GoogleCache {
    return expose<GoogleCache>()(this.#execution, 'Cache', new StandInCache(this.#execution, prefix))
  }
}
export function exposeCacheService(execution: Execution): GoogleCacheService {
  return expose<GoogleCacheService>()(execution, 'CacheService', new StandInCacheService(execution))
}
