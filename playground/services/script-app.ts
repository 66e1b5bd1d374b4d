/** ScriptApp: rights and triggers (G: apps-script/reference/script/script-app.md). Triggers are kept, never fired. */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type {
  GoogleAuthorizationInfo,
  GoogleClockTriggerBuilder,
  GoogleScriptApp,
  GoogleTrigger,
  GoogleTriggerBuilder,
} from '../google-types.ts'
import type { Trigger } from '../host-state.ts'
import { AuthMode, AuthorizationStatus, EventType, TriggerSource, Weekday } from './enums.ts'

/** "20 / user / script" (G: apps-script/guides/services/quotas.md). */
const TRIGGERS_PER_USER = 20
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

class StandInTrigger implements Partial<GoogleTrigger> {
  readonly #trigger: Trigger
  constructor(trigger: Trigger) {
    this.#trigger = trigger
  }
  getUniqueId(): string {
    return this.#trigger.id
  }
  getHandlerFunction(): string {
    return this.#trigger.handler
  }
  getEventType(): GoogleAppsScript.Script.EventType {
    return EventType.CLOCK
  }
  getTriggerSource(): GoogleAppsScript.Script.TriggerSource {
    return TriggerSource.CLOCK
  }
}

class StandInClockTrigger implements Partial<GoogleClockTriggerBuilder> {
  readonly #execution: Execution
  readonly #handler: string
  readonly #schedule: string[] = []
  constructor(execution: Execution, handler: string) {
    this.#execution = execution
    this.#handler = handler
  }
  everyMinutes(count: number): GoogleClockTriggerBuilder {
    return this.#note(`everyMinutes(${count})`)
  }
  everyHours(count: number): GoogleClockTriggerBuilder {
    return this.#note(`everyHours(${count})`)
  }
  everyDays(count: number): GoogleClockTriggerBuilder {
    return this.#note(`everyDays(${count})`)
  }
  everyWeeks(count: number): GoogleClockTriggerBuilder {
    return this.#note(`everyWeeks(${count})`)
  }
  atHour(hour: number): GoogleClockTriggerBuilder {
    return this.#note(`atHour(${hour})`)
  }
  nearMinute(minute: number): GoogleClockTriggerBuilder {
    return this.#note(`nearMinute(${minute})`)
  }
  inTimezone(zone: string): GoogleClockTriggerBuilder {
    return this.#note(`inTimezone(${zone})`)
  }
  after(milliseconds: number): GoogleClockTriggerBuilder {
    return this.#note(`after(${milliseconds})`)
  }
  create(): GoogleTrigger {
    const { host, person } = this.#execution
    if (host.triggers.filter((trigger) => trigger.person === person).length >= TRIGGERS_PER_USER) {
      throw new Error(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      )
    }
    const trigger = {
      id: `trigger-${host.triggers.length + 1}`,
      handler: this.#handler,
      schedule: this.#schedule,
      person,
    }
    host.triggers.push(trigger)
    return expose<GoogleTrigger>()(this.#execution, 'Trigger', new StandInTrigger(trigger))
  }
  #note(entry: string): GoogleClockTriggerBuilder {
    this.#schedule.push(entry)
    return this as unknown as GoogleClockTriggerBuilder
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
    const builder = new StandInClockTrigger(this.#execution, this.#handler)
    return expose<GoogleClockTriggerBuilder>()(this.#execution, 'ClockTriggerBuilder', builder)
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
      .map((trigger) => expose<GoogleTrigger>()(this.#execution, 'Trigger', new StandInTrigger(trigger)))
  }
  deleteTrigger(trigger: GoogleTrigger): void {
    const id = ownOf(trigger, StandInTrigger)?.getUniqueId()
    this.#execution.host.triggers = this.#execution.host.triggers.filter((other) => other.id !== id)
  }
}
export function exposeScriptApp(execution: Execution): GoogleScriptApp {
  return expose<GoogleScriptApp>()(execution, 'ScriptApp', new StandInScriptApp(execution))
}
