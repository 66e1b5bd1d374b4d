/**
 * Ticks of the Contact list: which lines of the Contact log they make, and the writing of these. Decides that a tick counts
 * as a contact at once, before it is moved, and that none is logged twice.
 */
import { appendToLog, CONTACT_LOG_TAG, isEnquiry, type NewLogRow, readContactLog } from './contact-log.ts'
import { isoOfCell } from './due-rows.ts'
import type { Place } from './place.ts'
import type { AddonSettings } from './settings.ts'
import type { ZoneDates } from './sync/dates.ts'
import { plainId } from './sync/pseudonyms.ts'
import { contactListSheet, readTicks as readTicked, removeTicked, type Tick } from './workbook/contact-list-tab.ts'
import { findOwnedTab } from './workbook/owned-tabs.ts'
import { cellText } from './workbook/write-text.ts'

export interface Ticks {
  sheet: GoogleAppsScript.Spreadsheet.Sheet
  ticked: Tick[]
  /** What the Contact log gets of them. */
  rows: NewLogRow[]
}

/**
 * The ticks that wait; undefined where there are none. A line that a killed run logged already makes no other. Nothing is
 * written. One service call where a list was made, none before.
 */
export function readTicks(place: Place, settings: AddonSettings, dates: ZoneDates): Ticks | undefined {
  const sheet = contactListSheet(place.spreadsheet, settings.contactListSheetId)
  const ticked = sheet ? readTicked(sheet) : []
  if (!sheet || ticked.length === 0) return undefined
  // A log that a killed run made is known by its tag alone.
  if ((settings.contactLogSheetId ?? -1) < 0)
    settings.contactLogSheetId = findOwnedTab(place.spreadsheet, CONTACT_LOG_TAG, -1)?.getSheetId()
  const today = dates.toIso(new Date())
  const key = (customer: string, reason: string): string => `${customer}\n${reason}`
  const logged = new Set(
    (readContactLog(place, settings)?.rows ?? [])
      .filter((row) => isoOfCell(row.date, dates) === today && !isEnquiry(row.reason))
      .map((row) => key(plainId(row.customer), cellText(row.reason, 'text', dates))),
  )
  const date = dates.fromIso(today)
  const rows = ticked
    .filter(({ id, reason }) => !logged.has(key(id, reason)))
    .map(({ id, channel, reason, note, name }) => ({ date, customer: id, channel, reason, note, name }))
  return { sheet, ticked, rows }
}

/** Writes the lines into the Contact log and takes the ticked ones off the list. */
export function moveTicks(place: Place, settings: AddonSettings, ticks: Ticks | undefined): void {
  if (!ticks) return
  if (ticks.rows.length > 0) {
    appendToLog(place, settings, ...ticks.rows)
    place.save(settings)
  }
  removeTicked(ticks.sheet, ticks.ticked)
}
