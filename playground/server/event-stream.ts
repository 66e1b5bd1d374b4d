/**
 * A page's event stream (server-sent events). Results of commands come this way too, so that ten calls under way take no
 * ten connections: a browser opens six to one host. Decides what happens when a page goes: questions it was asked are
 * answered as if their window was closed.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Event } from './messages.ts'
import type { Session } from './session.ts'

/** A page that reloads is back by then. */
const GONE_AFTER_MS = 3_000
const ALIVE_EVERY_MS = 20_000

/** Keeps the response open and sends events of `?client=` and `?person=` until the page goes. */
export function listenTo(session: Session, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const client = url.searchParams.get('client') ?? ''
  const person = url.searchParams.get('person') ?? ''
  const questions = new Set<number>()
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': hello\n\n')
  const stop = session.listen({
    client,
    person,
    send: (event: Event) => {
      if (event.event === 'ask') questions.add(event.question)
      if (event.event === 'answered') questions.delete(event.question)
      response.write(`data: ${JSON.stringify(event)}\n\n`)
    },
  })
  const alive = setInterval(() => response.write(': alive\n\n'), ALIVE_EVERY_MS)
  request.on('close', () => {
    clearInterval(alive)
    stop()
    setTimeout(() => {
      if (session.listensAs(person)) return
      for (const question of questions) void session.ask('answer', { question, button: 'CLOSE' })
    }, GONE_AFTER_MS).unref()
  })
}
