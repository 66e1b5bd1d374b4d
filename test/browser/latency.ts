/**
 * Looking for races: with `REGULARS_LATENCY_MS=300` whatever a page asks or is told arrives up to 300 ms late, each by
 * chance; requests overtake each other, events do not. Without it everything arrives as it comes. Decides no expectation.
 */
import type { BrowserContext } from 'playwright-core'

const MOST_MS = Number(process.env.REGULARS_LATENCY_MS ?? 0)

/** Waits as long as something is on its way. */
export function onItsWay(): Promise<void> {
  return new Promise((done) => (MOST_MS > 0 ? setTimeout(done, Math.random() * MOST_MS) : done()))
}

/** For the playground's page: its commands and the server's events. */
const SLOW_LINE = `(() => {
  const onItsWay = () => new Promise((done) => setTimeout(done, Math.random() * ${MOST_MS}))
  const send = globalThis.fetch
  globalThis.fetch = async (...request) => {
    await onItsWay()
    const response = await send(...request)
    await onItsWay()
    return response
  }
  const { set } = Object.getOwnPropertyDescriptor(EventSource.prototype, 'onmessage')
  Object.defineProperty(EventSource.prototype, 'onmessage', {
    set(hear) {
      let before = Promise.resolve()
      set.call(this, (event) => {
        const here = onItsWay()
        before = before.then(() => here).then(() => hear.call(this, event))
      })
    },
  })
})()`

/** Makes the line of every page of that context slow, where it is to be. */
export async function slowLine(context: BrowserContext): Promise<void> {
  if (MOST_MS > 0) await context.addInitScript(SLOW_LINE)
}
