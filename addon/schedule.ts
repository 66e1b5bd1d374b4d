/**
 * The schedule as a person makes, sees and ends it, and the triggers that belong to it. Decides which trigger an edition
 * has: the bound script one at the very hour, the Marketplace edition one an hour, since Google allows it no other; whether
 * a run is due is always decided when it fires (scheduled-update.ts).
 */
import { openPlace, takeLock } from './place.ts'
import { Refusal } from './refusal.ts'
import { nextSlot, slotAt, type Timing } from './schedule-slots.ts'
import { deleteSchedule, loadSchedule, type Schedule, saveSchedule } from './schedule-store.ts'
import { refusalSentence, userLanguage, WORDS } from './words/index.ts'
import { nextRunText, SCHEDULE_WORDS, type ScheduleWords, troubleText } from './words/schedule.ts'

/** `'marketplace'` or `'bound'`; filled in by the build. */
declare const EDITION: string

const HANDLER = 'scheduledUpdate'
/** Fires once, for a run that is to go on or to be tried again soon. */
const SOON_HANDLER = 'continueUpdate'
/** So many failures in a row are told when the file is opened. */
const FAILURES_TOLD = 3
/** Google fires within the hour; after this it has missed a run. */
const MISSED_AFTER_MS = 2 * 3_600_000

export interface ScheduleState {
  every: 'off' | Timing['every']
  hour: number
  weekday: number
  zone: string
  /** The trigger that runs it is this person's own. */
  isOwn: boolean
  /** In words; '' where it does not apply. */
  next: string
  lastRun: string
  lastSuccess: string
  failures: number
  /** Why the last run failed. */
  problem: string
  /** What is wrong with the schedule itself; '' where nothing is. */
  trouble: string
  language: string
  words: ScheduleWords
}

/** What the dialog and the sidebar show. */
export function scheduleState(): ScheduleState {
  const { id, spreadsheet } = openPlace()
  const language = userLanguage()
  const words = SCHEDULE_WORDS[language]
  const zone = spreadsheet.getSpreadsheetTimeZone()
  const schedule = loadSchedule(PropertiesService.getDocumentProperties(), id)
  const none = {
    every: 'off' as const,
    hour: 6,
    weekday: 1,
    zone,
    isOwn: false,
    next: '',
    lastRun: '',
    lastSuccess: '',
  }
  if (!schedule) return { ...none, failures: 0, problem: '', trouble: '', language, words }
  const { every, hour, weekday, lastRunMs, lastSuccessMs, failures, problem } = schedule
  const timeText = (ms: number): string => (ms === 0 ? '' : localTime(ms, zone).replace('T', ' '))
  const sentence = !problem
    ? ''
    : problem.code === 'bug'
      ? WORDS[language].bug
      : refusalSentence(new Refusal(problem.code, problem.details), WORDS[language])
  return {
    every,
    hour,
    weekday,
    zone,
    isOwn: ownTriggers(HANDLER).length > 0,
    next: nextRun(schedule, Date.now(), language),
    lastRun: timeText(lastRunMs),
    lastSuccess: timeText(lastSuccessMs),
    failures,
    problem: sentence,
    trouble: troubleText(language, troubleOf(schedule, Date.now()), failures),
    language,
    words,
  }
}

/** When the schedule runs next, in words. */
export function nextRun(schedule: Schedule, nowMs: number, language: 'en' | 'zh'): string {
  const localNow = localTime(nowMs, schedule.zone)
  return nextRunText(language, nextSlot(schedule, localNow, nowMs), localNow.slice(0, 10))
}

/** What is wrong: failures in a row, or a run that Google has not begun. */
export function troubleOf(schedule: Schedule, nowMs: number): 'none' | 'failing' | 'missed' {
  if (schedule.failures >= FAILURES_TOLD) return 'failing'
  const thenMs = nowMs - MISSED_AFTER_MS
  const slot = slotAt(schedule, localTime(thenMs, schedule.zone), thenMs)
  return slot > schedule.doneSlot && slot > schedule.trySlot ? 'missed' : 'none'
}

/** Makes the file's schedule and this person's trigger for it; `off` ends it. Slots that have begun are not caught up. */
export function setSchedule({ every, hour, weekday }: { every?: string; hour?: number; weekday?: number }): void {
  takeLock()
  const { id, settings, spreadsheet } = openPlace()
  if (every === 'off') {
    endSchedule()
    return
  }
  if (!settings?.mapping || settings.token === '') throw new Refusal('notSetUp')
  if (every !== 'hour' && every !== 'day' && every !== 'week') throw new Refusal('badChoice')
  const timing = { every, hour: whole(hour, 0, 23), weekday: whole(weekday, 1, 7) } as const
  const zone = spreadsheet.getSpreadsheetTimeZone()
  makeTrigger(timing, zone)
  const nowMs = Date.now()
  saveSchedule(PropertiesService.getDocumentProperties(), {
    ...timing,
    spreadsheetId: id,
    zone,
    doneSlot: slotAt(timing, localTime(nowMs, zone), nowMs),
    trySlot: '',
    tries: 0,
    runningSinceMs: 0,
    lastRunMs: 0,
    lastSuccessMs: 0,
    failures: 0,
  })
}

/** Ends the schedule for everyone: other persons' triggers find none and take themselves away. */
export function endSchedule(): void {
  deleteSchedule(PropertiesService.getDocumentProperties())
  deleteTriggers()
}

/** This person's trigger for the schedule, in place of any they had. */
export function makeTrigger({ every, hour, weekday }: Timing, zone: string): void {
  deleteTriggers()
  const builder = ScriptApp.newTrigger(HANDLER).timeBased()
  if (EDITION === 'marketplace' || every === 'hour') builder.everyHours(1).create()
  else if (every === 'day') builder.everyDays(1).atHour(hour).inTimezone(zone).create()
  else
    builder
      .everyWeeks(1)
      .onWeekDay(weekdays()[weekday - 1])
      .atHour(hour)
      .inTimezone(zone)
      .create()
}

/** A trigger that fires once; the Marketplace edition has none and waits for its next hour. */
export function runSoon(afterMs: number): void {
  deleteSoon()
  if (EDITION !== 'marketplace') ScriptApp.newTrigger(SOON_HANDLER).timeBased().after(afterMs).create()
}

/** Takes away what runSoon() made; Google keeps a trigger that has fired. */
export function deleteSoon(): void {
  if (EDITION !== 'marketplace') for (const trigger of ownTriggers(SOON_HANDLER)) ScriptApp.deleteTrigger(trigger)
}

/** All of this person's triggers of ours. */
export function deleteTriggers(): void {
  for (const trigger of ownTriggers(HANDLER)) ScriptApp.deleteTrigger(trigger)
  deleteSoon()
}

/** `yyyy-MM-ddTHH:mm` in a zone. */
export function localTime(ms: number, zone: string): string {
  return Utilities.formatDate(new Date(ms), zone, "yyyy-MM-dd'T'HH:mm")
}

function ownTriggers(handler: string): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === handler)
}

function weekdays(): GoogleAppsScript.Base.Weekday[] {
  const { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY } = ScriptApp.WeekDay
  return [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY]
}

function whole(number: unknown, least: number, most: number): number {
  const value = Number(number)
  if (Math.floor(value) !== value || value < least || value > most) throw new Refusal('badChoice')
  return value
}
