/**
 * What the Connection dialog may call, each with JSON text in and out, and the menu item that opens it. Decides only which
 * module answers.
 */
import { answerOf, showDialog, showing } from './actions.ts'
import { connectTo } from './connect.ts'
import {
  changeKeys as change,
  checkConnection as check,
  disconnect as end,
  renewToken as renew,
  connectionState as state,
} from './connection.ts'
import { userWords } from './words/index.ts'

/** Menu: the connection and its keys. */
export function openConnection(): void {
  showing(() => showDialog('connection', userWords().connectionTitle))
}

/** `{"workerUrl", "setupKey"}` -> `{ok}`: opens the book and forgets the setup key. */
export function connect(json: string): string {
  return answerOf(() => {
    const { workerUrl, setupKey } = JSON.parse(json) as { workerUrl: string; setupKey: string }
    connectTo(String(workerUrl), String(setupKey))
    return {}
  })
}

/** `{ok, ...ConnectionState}` */
export function connectionState(): string {
  return answerOf(state)
}

/** `{ok, ...BookFacts}`, asked of the Worker. */
export function checkConnection(): string {
  return answerOf(check)
}

export function renewToken(): string {
  return answerOf(() => {
    renew()
    return {}
  })
}

export function changeKeys(): string {
  return answerOf(() => {
    change()
    return {}
  })
}

/** `{"onlyHere": true}` for a Worker that is gone. */
export function disconnect(json?: string): string {
  return answerOf(() => {
    end((JSON.parse(json || '{}') as { onlyHere?: unknown }).onlyHere === true)
    return {}
  })
}
