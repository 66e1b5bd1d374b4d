/**
 * Hands an object of the stand-in to a script as Google's object. One Proxy does for every method what Google does for
 * every service call: it is counted, costs time, another person may act before it, and the run may end at it.
 * What the stand-in lacks throws a sentence instead of being undefined. A method that returns its own object (a builder's)
 * gives the script what the script already holds.
 */
import type { Execution } from './execution.ts'

/** Own methods must be Google's, with Google's signatures; anything else does not compile. */
type Only<Full, Own> = Partial<Full> & { [K in Exclude<keyof Own & string, keyof Full>]: never }

const owners = new WeakMap<object, object>()

/** The stand-in's own object behind what a script holds; undefined for anything else. */
export function ownOf<T extends object>(exposed: unknown, kind: abstract new (...parts: never[]) => T): T | undefined {
  const own = typeof exposed === 'object' && exposed !== null ? owners.get(exposed) : undefined
  return own instanceof kind ? own : undefined
}

/** Names that JavaScript itself or a debugger asks for; Google's objects have none of them. */
const QUIET = new Set([
  'then',
  'toJSON',
  'constructor',
  'valueOf',
  'inspect',
  'nodeType',
  '$$typeof',
  'asymmetricMatch',
])

/**
 * `expose<Full>()(execution, 'Range', own)` is `own` as a script sees it.
 * @param kind the name under which calls are counted: `Range.getValues`
 */
export function expose<Full extends object>() {
  return <Own extends object>(execution: Execution, kind: string, own: Own & Only<Full, Own>): Full => {
    const methods = new Map<string, unknown>()
    const proxy: Own = new Proxy(own, {
      get(target, key) {
        if (typeof key === 'symbol') return undefined
        if (methods.has(key)) return methods.get(key)
        const value: unknown = Reflect.get(target, key, target)
        if (key === 'toString') return () => kind
        if (QUIET.has(key)) return undefined
        if (value === undefined) throw execution.realmError(new Error(`the stand-in has no ${kind}.${key}`))
        if (typeof value !== 'function') return value
        const method = (...args: unknown[]): unknown => {
          const result = execution.call(`${kind}.${key}`, () => value.apply(target, args), args)
          return result === target ? proxy : result
        }
        methods.set(key, method)
        return method
      },
      set(_target, key) {
        throw execution.realmError(new Error(`${kind}.${String(key)} cannot be set`))
      },
    })
    owners.set(proxy, own)
    return proxy as unknown as Full
  }
}

/** One value of a Google enum. Scripts compare them by identity and print them by name. */
class EnumValue {
  readonly #name: string
  readonly #ordinal: number
  constructor(name: string, ordinal: number) {
    this.#name = name
    this.#ordinal = ordinal
    Object.freeze(this)
  }
  toString(): string {
    return this.#name
  }
  name(): string {
    return this.#name
  }
  ordinal(): number {
    return this.#ordinal
  }
  toJSON(): string {
    return this.#name
  }
}

/** A Google enum with these names; every name must be one of Google's. */
export function enumeration<E extends object>(...names: (keyof E & string)[]): E {
  return Object.freeze(Object.fromEntries(names.map((name, index) => [name, new EnumValue(name, index)]))) as E
}
