/**
 * What the Connection and the Schedule dialog may call, each with JSON text in and out, the menu items that open them, and
 * the functions of triggers. Decides only which module answers.
 */
import { answerOf, showDialog, showing } from './actions.ts'
import { connectTo, moveTo } from './connect.ts'
import {
  changeKeys as change,
  checkConnection as check,
  disconnect as end,
  renewToken as renew,
  connectionState as state,
} from './connection.ts'
import { scheduleState as schedule, setSchedule } from './schedule.ts'
import { runSchedule } from './scheduled-update.ts'
import { userWords } from './words/index.ts'

/** Menu: the connection and its keys. */
export function openConnection(): string {
  showing(() => showDialog('connection', userWords().connectionTitle))
  return answerOf(() => ({}))
}

/** `{"workerUrl", "setupKey"}` -> `{ok}`: opens the book and forgets the setup key. */
export function connect(json: string): string {
  return answerOf(() => {
    const { workerUrl, setupKey } = JSON.parse(json) as { workerUrl: string; setupKey: string }
    connectTo(String(workerUrl), String(setupKey))
    return {}
  })
}

/** As `connect`, for a spreadsheet whose Worker is at another address now. */
export function moveConnection(json: string): string {
  return answerOf(() => {
    const { workerUrl, setupKey } = JSON.parse(json) as { workerUrl: string; setupKey: string }
    moveTo(String(workerUrl), String(setupKey))
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

/** Menu: when to update without anybody there, and how that goes. */
export function openSchedule(): string {
  showing(() => showDialog('schedule', userWords().scheduleTitle))
  return answerOf(() => ({}))
}

/** `{ok, ...ScheduleState}` */
export function scheduleState(): string {
  return answerOf(schedule)
}

/** `{"every": "day", "hour": 6, "weekday": 1}`; `every`: off, hour, day, week. */
export function saveSchedule(json: string): string {
  return answerOf(() => {
    setSchedule(JSON.parse(json) as { every?: string; hour?: number; weekday?: number })
    return {}
  })
}

/** Trigger: runs an update where one is due. Returns what it did, which only tests see. */
export function scheduledUpdate(): string {
  return runSchedule()
}

/** Trigger that fires once, for a run that is to go on or to be tried again. */
export function continueUpdate(): string {
  return runSchedule()
}
