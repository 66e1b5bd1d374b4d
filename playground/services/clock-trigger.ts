/**
 * Time-driven triggers (G: apps-script/reference/script/clock-trigger-builder.md): how one is described, its limits, and
 * that a user sees only their own (G: apps-script/guides/triggers/installable.md). Kept, and fired only when somebody asks.
 */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type { GoogleClockTriggerBuilder, GoogleTrigger } from '../google-types.ts'
import type { Trigger } from '../host-state.ts'
import { EventType, TriggerSource } from './enums.ts'

/** "20 / user / script" (G: apps-script/guides/services/quotas.md). */
const TRIGGERS_PER_USER = 20
/** G: clock-trigger-builder.md, everyMinutes. */
const MINUTES = [1, 5, 10, 15, 30]
/** How often; a trigger needs exactly one of these. */
const RECURRENCES = [
  'everyMinutes',
  'everyHours',
  'everyDays',
  'everyWeeks',
  'onWeekDay',
  'onMonthDay',
  'after',
  'at',
  'atDate',
]

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
  /** Call to arguments: a later call of the same name takes the place of an earlier one. */
  readonly #schedule = new Map<string, string>()
  constructor(execution: Execution, handler: string) {
    this.#execution = execution
    this.#handler = handler
  }
  everyMinutes(count: number): GoogleClockTriggerBuilder {
    if (!MINUTES.includes(count)) throw new Error(`The number of minutes must be one of ${MINUTES.join(', ')}.`)
    return this.#note('everyMinutes', count)
  }
  everyHours(count: number): GoogleClockTriggerBuilder {
    return this.#note('everyHours', whole(count, 1, Number.MAX_SAFE_INTEGER))
  }
  everyDays(count: number): GoogleClockTriggerBuilder {
    return this.#note('everyDays', whole(count, 1, Number.MAX_SAFE_INTEGER))
  }
  everyWeeks(count: number): GoogleClockTriggerBuilder {
    return this.#note('everyWeeks', whole(count, 1, Number.MAX_SAFE_INTEGER))
  }
  onWeekDay(day: GoogleAppsScript.Base.Weekday): GoogleClockTriggerBuilder {
    return this.#note('onWeekDay', String(day))
  }
  onMonthDay(day: number): GoogleClockTriggerBuilder {
    return this.#note('onMonthDay', whole(day, 1, 31))
  }
  atHour(hour: number): GoogleClockTriggerBuilder {
    return this.#note('atHour', whole(hour, 0, 23))
  }
  nearMinute(minute: number): GoogleClockTriggerBuilder {
    return this.#note('nearMinute', whole(minute, 0, 59))
  }
  inTimezone(zone: string): GoogleClockTriggerBuilder {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone })
    } catch {
      throw new Error(`Invalid argument: ${zone}`)
    }
    return this.#note('inTimezone', zone)
  }
  after(milliseconds: number): GoogleClockTriggerBuilder {
    return this.#note('after', whole(milliseconds, 0, Number.MAX_SAFE_INTEGER))
  }
  create(): GoogleTrigger {
    const recurrences = RECURRENCES.filter((name) => this.#schedule.has(name))
    // onWeekDay says the day of an everyWeeks.
    const one = recurrences.length === 1 || recurrences.join() === 'everyWeeks,onWeekDay'
    if (!one) throw new Error('The trigger needs exactly one recurrence, such as everyDays(1).')
    this.#checkLimits()
    const { host, person } = this.#execution
    const last = Math.max(0, ...host.triggers.map(({ id }) => Number(id.slice('trigger-'.length))))
    const schedule = [...this.#schedule].map(([name, argument]) => `${name}(${argument})`)
    const trigger: Trigger = { id: `trigger-${last + 1}`, handler: this.#handler, schedule, person }
    host.triggers.push(trigger)
    return exposeTrigger(this.#execution, trigger)
  }
  /**
   * Add-ons: "one trigger of each type per user per document", time-driven at most once an hour
   * (G: workspace/add-ons/concepts/editor-triggers.md). The bound script has none of that.
   */
  #checkLimits(): void {
    const { host, person } = this.#execution
    const own = host.triggers.filter((trigger) => trigger.person === person).length
    const addOn = host.options.bundle.manifest.urlFetchWhitelist !== undefined
    if (own >= (addOn ? 1 : TRIGGERS_PER_USER)) {
      throw new Error(
        addOn
          ? 'The add-on has created too many time-based triggers in this document for this Google user account.'
          : 'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      )
    }
    if (addOn && (this.#schedule.has('everyMinutes') || this.#schedule.has('after'))) {
      throw new Error(
        'The add-on has attempted to perform an action that is not permitted: triggers at most once an hour.',
      )
    }
  }
  #note(name: string, argument: string | number): GoogleClockTriggerBuilder {
    this.#schedule.set(name, String(argument))
    return this as unknown as GoogleClockTriggerBuilder
  }
}

function whole(number: number, least: number, most: number): number {
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new Error(`Invalid argument: ${number}`)
}

export function newClockTrigger(execution: Execution, handler: string): GoogleClockTriggerBuilder {
  const builder = new StandInClockTrigger(execution, handler)
  return expose<GoogleClockTriggerBuilder>()(execution, 'ClockTriggerBuilder', builder)
}
export function exposeTrigger(execution: Execution, trigger: Trigger): GoogleTrigger {
  return expose<GoogleTrigger>()(execution, 'Trigger', new StandInTrigger(trigger))
}
/** The id behind a script's Trigger; undefined for anything else. */
export function triggerId(exposed: unknown): string | undefined {
  return ownOf(exposed, StandInTrigger)?.getUniqueId()
}
