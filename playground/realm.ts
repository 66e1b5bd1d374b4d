/**
 * The JavaScript world of one execution: V8's language with nothing but Apps Script's globals
 * (G: apps-script/guides/v8-runtime.md: no setTimeout, fetch, URL, TextEncoder, atob, crypto, process ...).
 * Decides no service; host.ts puts them in.
 */
import { createContext, Script } from 'node:vm'

export interface Realm {
  globals: Record<string, unknown>
  run(script: Script): void
  /** Arrays and plain objects of ours become arrays and objects of the script's world; all else passes. */
  adopt(value: unknown): unknown
  date(instantMs: number): Date
  error(message: string, name?: string): Error
}

/** `new Date()` and `Date.now()` read the virtual clock; `instanceof Date` and dates made from numbers are V8's own. */
const PRELUDE = new Script(`(nowMs) => {
  const RealDate = Date
  const now = () => nowMs()
  const Clocked = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : target[key]),
  })
  RealDate.prototype.constructor = Clocked
  globalThis.Date = Clocked
  return {
    array: (length) => new Array(length),
    object: () => ({}),
    date: (ms) => new RealDate(ms),
    error: (message, name) => Object.assign(new Error(message), name ? { name } : {}),
  }
}`)

interface Makers {
  array(length: number): unknown[]
  object(): Record<string, unknown>
  date(ms: number): Date
  error(message: string, name?: string): Error
}

/** A fresh world; every execution gets one, as in Apps Script. */
export function createRealm(nowMs: () => number): Realm {
  const context = createContext({}, { codeGeneration: { strings: true, wasm: true } })
  const makers = (PRELUDE.runInContext(context) as (now: () => number) => Makers)(nowMs)
  const globals = context as Record<string, unknown>
  // V8 puts these into every context; Apps Script's scripts cannot count on them.
  for (const name of ['console', 'gc', 'SharedArrayBuffer', 'Atomics']) delete globals[name]
  const adopt = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const out = makers.array(value.length)
      for (let index = 0; index < value.length; index++) {
        const item: unknown = value[index]
        out[index] = typeof item === 'object' && item !== null ? adopt(item) : item
      }
      return out
    }
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      const out = makers.object()
      for (const [key, item] of Object.entries(value)) out[key] = adopt(item)
      return out
    }
    return value
  }
  return {
    globals,
    run: (script) => void script.runInContext(context),
    adopt,
    date: (ms) => makers.date(ms),
    error: (message, name) => makers.error(message, name),
  }
}
