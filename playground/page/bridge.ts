/**
 * `google.script.run` and `google.script.host` as the add-on's pages find them (G: apps-script/guides/html/communication.md,
 * reference/html/run.md, reference/html/host.md). Runs in the page's sandboxed frame, before the page's own scripts; the
 * frame around it (frames.ts) carries the calls on. Decides the rules that hold on the page's side: only functions that the
 * script has and that do not end in `_`, only values that can travel, at most ten calls under way, no order among them.
 */

type Handler = (result: unknown, userObject?: unknown) => void
interface Waiting {
  success?: Handler
  failure?: Handler
  userObject?: unknown
}

/** Filled in by the server: the names of the script's functions. */
const FUNCTIONS: readonly string[] = '__FUNCTIONS__'.split(',')
/** "Up to 10 concurrent calls; an eleventh is delayed until one of the 10 spots is freed." */
const CONCURRENT = 10
/** Calls made together arrive in any order. */
const DISORDER_MS = 12

const waiting = new Map<number, Waiting>()
const queue: (() => void)[] = []
let calls = 0
let underWay = 0

function travelling(value: unknown, path: string, above: readonly unknown[] = []): unknown {
  if (value === null || value === undefined) return value
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  if (typeof value !== 'object' || !plain || above.indexOf(value) >= 0) {
    throw new TypeError(`Failed due to illegal value in property: ${path}`)
  }
  const inner = [...above, value]
  if (Array.isArray(value)) return Array.from(value, (item, index) => travelling(item, String(index), inner) ?? null)
  const made: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    const sent = travelling(item, key, inner)
    if (sent !== undefined) made[key] = sent
  }
  return made
}

function call(functionName: string, handlers: Waiting, args: unknown[]): void {
  const json = JSON.stringify(args.map((arg, index) => travelling(arg, String(index)) ?? null))
  const id = ++calls
  waiting.set(id, handlers)
  const send = (): void => {
    underWay++
    setTimeout(() => parent.postMessage({ google: 'run', id, functionName, json }, '*'), Math.random() * DISORDER_MS)
  }
  if (underWay < CONCURRENT) send()
  else queue.push(send)
}

function runner(handlers: Waiting): object {
  const run: Record<string, unknown> = {
    withSuccessHandler: (success: Handler) => runner({ ...handlers, success }),
    withFailureHandler: (failure: Handler) => runner({ ...handlers, failure }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  }
  for (const name of FUNCTIONS) run[name] = (...args: unknown[]) => call(name, handlers, args)
  return Object.freeze(run)
}

addEventListener('message', ({ source, data }) => {
  if (source !== parent || data?.google !== 'result') return
  const handlers = waiting.get(data.id)
  if (!handlers) return
  waiting.delete(data.id)
  underWay--
  queue.shift()?.()
  const { success, failure, userObject } = handlers
  if (data.ok) success?.(JSON.parse(data.json), userObject)
  else {
    const error = Object.assign(new Error(data.message), { name: data.name })
    if (failure) failure(error, userObject)
    else console.error(`Uncaught ${error.name}: ${error.message}`)
  }
})

const tell = (act: string, value?: number): void => parent.postMessage({ google: 'host', act, value }, '*')
const host = {
  origin: 'https://docs.google.com',
  close: () => tell('close'),
  setHeight: (height: number) => tell('setHeight', Number(height)),
  setWidth: (width: number) => tell('setWidth', Number(width)),
  editor: { focus: () => tell('focus') },
}
Object.assign(globalThis, { google: { script: { run: runner({}), host } } })
