/** The way to the server: commands out, results and events back over one event stream. Decides no meaning of either. */
import type { CommandName, Commands, Event } from '../server/messages.ts'
import { busy } from './busy.ts'
import { hold } from './settled.ts'
import { words } from './words.ts'

const params = new URLSearchParams(location.search)
export const SESSION = params.get('session') ?? ''
/** Who works in this window. */
export const PERSON = params.get('person') ?? 'owner@example.com'
const client = crypto.randomUUID()

/** A command that failed: the sentence of the script or of the file. */
export class CommandFailed extends Error {
  override name: string
  constructor(message: string, name: string) {
    super(message)
    this.name = name
  }
}

type Waiting = { done: (result: never) => void; failed: (error: Error) => void }
const waiting = new Map<number, Waiting>()
let asked = 0
const TELL_OF_THEMSELVES: ReadonlySet<CommandName> = new Set(['menu', 'page', 'fire', 'answer', 'onOpen'])

/** Sends a command as the person of this window. Rejects with CommandFailed. */
export function ask<Name extends CommandName>(
  name: Name,
  args: Commands[Name]['args'],
): Promise<Commands[Name]['result']> {
  const id = ++asked
  // Scripts tell of themselves; the others wait only while the file is busy.
  const ended = TELL_OF_THEMSELVES.has(name) ? [] : [busy(words().working), hold()]
  return new Promise<Commands[Name]['result']>((done, failed) => {
    waiting.set(id, { done, failed })
    outgoing.push({ id, client, person: PERSON, name, args })
    void send()
  }).finally(() => {
    for (const end of ended) end()
  })
}

const outgoing: { id: number; client: string; person: string; name: CommandName; args: object }[] = []
let sending = false

/** Commands arrive in the order in which they were given: what is asked while some are on their way goes together after them. */
async function send(): Promise<void> {
  if (sending) return
  sending = true
  while (outgoing.length > 0) {
    const commands = outgoing.splice(0)
    const wrong = await fetch(`/command?session=${SESSION}`, { method: 'POST', body: JSON.stringify(commands) }).then(
      async (response) => (response.ok ? undefined : new CommandFailed(await response.text(), 'Error')),
      (error: Error) => error,
    )
    if (!wrong) continue
    for (const { id } of commands) {
      waiting.get(id)?.failed(wrong)
      waiting.delete(id)
    }
  }
  sending = false
}

/** Opens the event stream; resolves when it stands. @param onEvent gets everything but results */
export function connect(onEvent: (event: Event) => void, onLost: () => void): Promise<void> {
  const stream = new EventSource(`/events?${new URLSearchParams({ session: SESSION, client, person: PERSON })}`)
  stream.onmessage = ({ data }) => {
    const event = JSON.parse(data) as Event
    if (event.event !== 'result') {
      onEvent(event)
      return
    }
    const held = waiting.get(event.id)
    waiting.delete(event.id)
    if (event.ok) held?.done(event.result as never)
    else held?.failed(new CommandFailed(event.message, event.name))
  }
  return new Promise((open) => {
    stream.onopen = () => open()
    stream.onerror = () => {
      // A server that is gone answers nothing any more; a stream that only broke comes back by itself.
      if (stream.readyState === EventSource.CLOSED) onLost()
    }
  })
}
