/**
 * One session as the server holds it: its thread, the pages that listen to it, the HTML that its dialogs show. Decides who
 * gets which event. Nothing here blocks.
 */
import { randomUUID } from 'node:crypto'
import { MessageChannel, SHARE_ENV, Worker } from 'node:worker_threads'
import type { CommandName, Commands, Event, FromThread, Request } from './messages.ts'
import type { SessionStart } from './session-start.ts'

/** A page that listens. */
export interface Listener {
  client: string
  person: string
  send(event: Event): void
}
export interface KeptPage {
  html: string
  functions: string[]
}

export interface Session {
  id: string
  /** True for one that stays without anybody watching. */
  keeps: boolean
  /** Whether any page is open. */
  isWatched(): boolean
  /** Sends a command; its result comes to the listener of that client, or is dropped. */
  send(request: Request): void
  /** Sends a command as a person and waits for its result. */
  ask<Name extends CommandName>(
    name: Name,
    args: Commands[Name]['args'],
    person?: string,
  ): Promise<Commands[Name]['result']>
  listen(listener: Listener): () => void
  page(number: number): KeptPage | undefined
  /** Whether a page of that person is open. */
  listensAs(person: string): boolean
  end(): Promise<void>
}

/** Pages kept for their dialogs; older ones have long been fetched. */
const PAGES_KEPT = 20

/** Starts a thread for a file. Rejects with what was wrong with the file. */
export async function startSession(start: Omit<SessionStart, 'port' | 'sent'>): Promise<Session> {
  const { port1, port2 } = new MessageChannel()
  const sent = new Int32Array(new SharedArrayBuffer(4))
  const listeners = new Set<Listener>()
  const pages = new Map<number, KeptPage>()
  const own = `server-${randomUUID()}`
  let asked = 0
  const post = (request: Request): void => {
    port1.postMessage(request)
    Atomics.add(sent, 0, 1)
    Atomics.notify(sent, 0)
  }
  // The script's time zone is set through the environment, which a thread with a copy of its own cannot do.
  const thread = new Worker(new URL('./session-thread.ts', import.meta.url), {
    workerData: { ...start, port: port2, sent },
    transferList: [port2],
    env: SHARE_ENV,
    execArgv: [],
  })

  const tellAll = (to: { client?: string; person?: string }, event: Event): void => {
    for (const listener of listeners) {
      if (to.client !== undefined && to.client !== listener.client) continue
      if (to.person !== undefined && to.person !== listener.person) continue
      listener.send(event)
    }
  }
  await new Promise<void>((ready, failed) => {
    thread.once('error', failed)
    port1.on('message', (message: FromThread) => {
      if ('ready' in message) ready()
      else if ('keepPage' in message) {
        pages.set(message.keepPage, { html: message.html, functions: message.functions })
        pages.delete(message.keepPage - PAGES_KEPT)
      } else tellAll(message.to, message.event)
    })
  })
  thread.on('error', (error) => tellAll({}, { event: 'ended', message: String((error as Error).stack ?? error) }))
  thread.unref()
  port1.unref()

  const session: Session = {
    id: randomUUID(),
    keeps: false,
    isWatched: () => listeners.size > 0,
    send: post,
    ask: (name, args, person = start.persons[0].id) =>
      new Promise((done, failed) => {
        const id = ++asked
        const stop = session.listen({
          client: `${own}-${id}`,
          person,
          send: (event) => {
            if (event.event !== 'result') return
            stop()
            if (event.ok) done(event.result as never)
            else failed(new Error(event.message))
          },
        })
        post({ id, client: `${own}-${id}`, person, name, args } as Request)
      }),
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    page: (number) => pages.get(number),
    listensAs: (person) => [...listeners].some((listener) => listener.person === person),
    end: async () => {
      await thread.terminate()
      port1.close()
    },
  }
  return session
}
