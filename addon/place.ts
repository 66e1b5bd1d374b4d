/** Where the add-on runs: this spreadsheet, its stored settings, its dates. Decides nothing; opens what every action needs. */

import { type AddonSettings, loadSettings, saveSettings } from './settings.ts'
import { createZoneDates, type ZoneDates } from './sync/dates.ts'

export interface Place {
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet
  id: string
  settings: AddonSettings | undefined
  save(settings: AddonSettings): void
}

export function openPlace(): Place {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet()
  const id = spreadsheet.getId()
  const store = PropertiesService.getDocumentProperties()
  return { spreadsheet, id, settings: loadSettings(store, id), save: (settings) => saveSettings(store, settings) }
}

/** Dates in the spreadsheet's own time zone. */
export function datesOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): ZoneDates {
  return createZoneDates(spreadsheet.getSpreadsheetTimeZone(), (date, zone) =>
    Utilities.formatDate(date, zone, 'yyyy-MM-dd HH:mm:ss'),
  )
}
