/** Where the add-on runs: this spreadsheet, its stored settings, its dates. Decides nothing; opens what every action needs. */

import { Refusal } from './refusal.ts'
import { type AddonSettings, loadSettings, saveSettings } from './settings.ts'
import { createZoneDates, type ZoneDates } from './sync/dates.ts'

export interface Place {
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet
  id: string
  settings: AddonSettings | undefined
  /** Applies every pending write to the sheet, then stores; the last thing that is done under the lock. */
  save(settings: AddonSettings): void
}

/** Long enough for another run's writing, short enough for a person who waits. */
const LOCK_WAIT_MS = 5_000

/** Of this execution. */
let isLocked = false

/**
 * Waits until nobody else changes what is stored of this spreadsheet; it is let go when the execution ends. Refuses with
 * `busy`. Comes before openPlace(), so that what the other one stored is seen.
 */
export function takeLock(): void {
  if (isLocked) return
  const lock = LockService.getDocumentLock()
  if (lock && !lock.tryLock(LOCK_WAIT_MS)) throw new Refusal('busy')
  isLocked = true
}

export function openPlace(): Place {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet()
  const id = spreadsheet.getId()
  const store = PropertiesService.getDocumentProperties()
  const save = (settings: AddonSettings) => {
    // What is stored as done is in the sheet, for whoever gets the lock next.
    SpreadsheetApp.flush()
    saveSettings(store, settings)
  }
  return { spreadsheet, id, settings: loadSettings(store, id), save }
}

/** Dates in the spreadsheet's own time zone. */
export function datesOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): ZoneDates {
  return createZoneDates(spreadsheet.getSpreadsheetTimeZone(), (date, zone) =>
    Utilities.formatDate(date, zone, 'yyyy-MM-dd HH:mm:ss'),
  )
}
