/**
 * Which customers' next contact is due, by the written dates and the Contact log. Decides what counts as done, so that
 * Home and Contacts tell the same numbers; reads one column, and that of the ids only where contacts were logged.
 */
import { isEnquiry, readContactLog } from './contact-log.ts'
import type { Place } from './place.ts'
import type { AddonSettings } from './settings.ts'
import type { DueCounts } from './sidebar-contract.ts'
import { isBlank, type SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { plainId } from './sync/pseudonyms.ts'
import { type CustomerSheet, columnCells } from './workbook/customer-sheet.ts'
import { cellText } from './workbook/write-text.ts'

const DAY_MS = 86_400_000

export interface DueRow {
  row: number
  /** ISO. */
  date: string
  /** ISO date of a contact that was logged since it was due, or ''. */
  doneOn: string
}
export interface DueNow {
  today: string
  /** Until the end of the seventh day, the earliest first. */
  rows: DueRow[]
  /** Those of `rows` that nobody has contacted yet. */
  due: DueCounts
  /** The first day after these with a contact; undefined where there is none. */
  next?: { date: string; customers: number }
}

/** undefined where no next-contact date is written: the column is not there. */
export function dueNow(
  place: Place,
  settings: AddonSettings,
  customers: CustomerSheet,
  dates: ZoneDates,
): DueNow | undefined {
  const { layout, headerRow, idIndex } = customers
  const index = layout.get('nextContact')
  if (index === undefined) return undefined
  const today = dates.toIso(new Date())
  const [tomorrow, weekEnd] = [daysLater(today, 1), daysLater(today, 6)]
  const found: DueNow = { today, rows: [], due: { today: 0, tomorrow: 0, week: 0 } }
  const logged = loggedDates(place, settings, dates)
  const ids = logged.size > 0 ? columnCells(customers, idIndex) : []
  columnCells(customers, index).forEach((cell, k) => {
    if (isBlank(cell)) return
    const date = isoOfCell(cell, dates)
    if (date === '') return
    if (date > weekEnd) {
      const { next } = found
      if (!next || date < next.date) found.next = { date, customers: 1 }
      else if (date === next.date) next.customers++
      return
    }
    const on = logged.get(plainId(ids[k] ?? '')) ?? ''
    const doneOn = on !== '' && (on >= date || on === today) ? on : ''
    found.rows.push({ row: headerRow + 1 + k, date, doneOn })
    if (doneOn !== '') return
    found.due.week++
    if (date <= today) found.due.today++
    if (date === tomorrow) found.due.tomorrow++
  })
  found.rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.row - b.row))
  return found
}

/** Latest contact of each plain id in the Contact log. */
function loggedDates(place: Place, settings: AddonSettings, dates: ZoneDates): Map<string, string> {
  const latest = new Map<string, string>()
  for (const { date: cell, customer, reason } of readContactLog(place, settings)?.rows ?? []) {
    const id = plainId(customer)
    const date = isoOfCell(cell, dates)
    if (id !== '' && !isEnquiry(reason) && date > (latest.get(id) ?? '')) latest.set(id, date)
  }
  return latest
}

/** ISO date of a cell that holds a date, as a date or as ISO text; '' for anything else. */
export function isoOfCell(cell: SheetCell, dates: ZoneDates): string {
  const text = cellText(cell, 'date', dates)
  return /^\d{4}-\d\d-\d\d$/.test(text) ? text : ''
}

/** ISO date `days` after another. */
export function daysLater(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
