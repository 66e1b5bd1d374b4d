/** ScriptApp: rights and triggers (G: apps-script/reference/script/script-app.md). Triggers are kept, never fired. */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type {
  GoogleAuthorizationInfo,
  GoogleClockTriggerBuilder,
  GoogleScriptApp,
  GoogleTrigger,
  GoogleTriggerBuilder,
} from '../google-types.ts'
import { exposeTrigger, newClockTrigger, triggerId } from './clock-trigger.ts'
import { AuthMode, AuthorizationStatus, EventType, TriggerSource, Weekday } from './enums.ts'

const SCOPE = 'script.scriptapp'

class StandInAuthorizationInfo implements Partial<GoogleAuthorizationInfo> {
  readonly #granted: boolean
  constructor(granted: boolean) {
    this.#granted = granted
  }
  getAuthorizationStatus(): GoogleAppsScript.Script.AuthorizationStatus {
    return this.#granted ? AuthorizationStatus.NOT_REQUIRED : AuthorizationStatus.REQUIRED
  }
  getAuthorizationUrl(): string {
    return 'https://script.google.com/authorize'
  }
}

class StandInTriggerBuilder implements Partial<GoogleTriggerBuilder> {
  readonly #execution: Execution
  readonly #handler: string
  constructor(execution: Execution, handler: string) {
    this.#execution = execution
    this.#handler = handler
  }
  timeBased(): GoogleClockTriggerBuilder {
    return newClockTrigger(this.#execution, this.#handler)
  }
}

class StandInScriptApp implements Partial<GoogleScriptApp> {
  readonly AuthMode = AuthMode
  readonly AuthorizationStatus = AuthorizationStatus
  readonly EventType = EventType
  readonly TriggerSource = TriggerSource
  readonly WeekDay = Weekday
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  getAuthorizationInfo(_mode: GoogleAppsScript.Script.AuthMode): GoogleAuthorizationInfo {
    const info = new StandInAuthorizationInfo(this.#execution.authMode === 'FULL')
    return expose<GoogleAuthorizationInfo>()(this.#execution, 'AuthorizationInfo', info)
  }
  getScriptId(): string {
    return 'stand-in-script'
  }
  newTrigger(handler: string): GoogleTriggerBuilder {
    this.#execution.requireFull('ScriptApp.newTrigger', SCOPE)
    const builder = new StandInTriggerBuilder(this.#execution, handler)
    return expose<GoogleTriggerBuilder>()(this.#execution, 'TriggerBuilder', builder)
  }
  getProjectTriggers(): GoogleTrigger[] {
    this.#execution.requireFull('ScriptApp.getProjectTriggers', SCOPE)
    const { host, person } = this.#execution
    return host.triggers
      .filter((trigger) => trigger.person === person)
      .map((trigger) => exposeTrigger(this.#execution, trigger))
  }
  /** Of this file; a bound script has no other. */
  getUserTriggers(_file: unknown): GoogleTrigger[] {
    return this.getProjectTriggers()
  }
  deleteTrigger(trigger: GoogleTrigger): void {
    this.#execution.requireFull('ScriptApp.deleteTrigger', SCOPE)
    const id = triggerId(trigger)
    this.#execution.host.triggers = this.#execution.host.triggers.filter((other) => other.id !== id)
  }
}
export function exposeScriptApp(execution: Execution): GoogleScriptApp {
  return expose<GoogleScriptApp>()(execution, 'ScriptApp', new StandInScriptApp(execution))
}
