/**
 * The schedule of a spreadsheet as it is stored: one for the file, whoever made it, in a property of its own, so that an
 * update never writes over it. Decides that a copied file has none.
 */
import type { RefusalCode, RefusalDetails } from './refusal.ts'
import type { Timing } from './schedule-slots.ts'

const PROPERTY = 'regulars.schedule'

export interface Schedule extends Timing {
  spreadsheetId: string
  /** In which `hour` counts: the spreadsheet's when the schedule was made. */
  zone: string
  /** The last slot that needs no run any more; at first the one that had begun when the schedule was made. */
  doneSlot: string
  /** The last slot that was tried, and how often. */
  trySlot: string
  tries: number
  /** Milliseconds since 1970; 0 while no run is going. One that stays was killed. */
  runningSinceMs: number
  /** The last run that ended; 0 before the first. */
  lastRunMs: number
  /** The last run that succeeded; 0 before the first. */
  lastSuccessMs: number
  /** Failures since then. */
  failures: number
  /** Why the last run failed; `bug` for what nobody expected. */
  problem?: { code: RefusalCode | 'bug'; details: RefusalDetails }
}

/** This spreadsheet's schedule; undefined where there is none. */
export function loadSchedule(
  store: GoogleAppsScript.Properties.Properties,
  spreadsheetId: string,
): Schedule | undefined {
  const text = store.getProperty(PROPERTY)
  if (!text) return undefined
  const schedule = JSON.parse(text) as Schedule
  return schedule.spreadsheetId === spreadsheetId ? schedule : undefined
}

export function saveSchedule(store: GoogleAppsScript.Properties.Properties, schedule: Schedule): void {
  store.setProperty(PROPERTY, JSON.stringify(schedule))
}

export function deleteSchedule(store: GoogleAppsScript.Properties.Properties): void {
  store.deleteProperty(PROPERTY)
}
