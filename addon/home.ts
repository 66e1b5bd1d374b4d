/**
 * What the sidebar's Home shows: where this sheet stands, the last update, how many contacts are due. Decides from the
 * stored settings and one column of the sheet; asks nobody.
 */
import { datesOf, openPlace, type Place } from './place.ts'
import { nextRun, troubleOf } from './schedule.ts'
import { loadSchedule } from './schedule-store.ts'
import type { HomeAnswer } from './sidebar-contract.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { userLanguage } from './words/index.ts'
import { troubleText } from './words/schedule.ts'
import { columnCells, openCustomerSheet } from './workbook/customer-sheet.ts'
import { cellText } from './workbook/write-text.ts'

const DAY_MS = 86_400_000

export function home(): HomeAnswer {
  const place = openPlace()
  const nowMs = Date.now()
  const { settings } = place
  if (!settings || settings.token === '') return { state: 'notConnected', nowMs, empty: isEmpty(place) }
  if (!settings.mapping) return { state: 'notSetUp', nowMs, empty: isEmpty(place) }
  const { lastRun } = settings
  if (!lastRun) return { state: 'neverUpdated', nowMs }
  return {
    state: 'ready',
    nowMs,
    lastRun: {
      atMs: lastRun.atMs,
      asOf: lastRun.asOf,
      customers: lastRun.customers,
      orders: lastRun.orders,
      changedCells: lastRun.changedCells,
      problems: lastRun.problems,
      undone: lastRun.undone === true,
    },
    due: countDue(place),
    ...scheduleOf(place, nowMs),
  }
}

/** No tab has a cell with content. */
function isEmpty({ spreadsheet }: Place): boolean {
  return spreadsheet.getSheets().every((sheet) => sheet.getLastRow() === 0)
}

function scheduleOf({ id }: Place, nowMs: number): Pick<HomeAnswer, 'nextRun' | 'scheduleTrouble'> {
  const schedule = loadSchedule(PropertiesService.getDocumentProperties(), id)
  if (!schedule) return {}
  const language = userLanguage()
  const trouble = troubleText(language, troubleOf(schedule, nowMs), schedule.failures)
  return { nextRun: nextRun(schedule, nowMs, language), scheduleTrouble: trouble || undefined }
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

/** Contacts due today or before, and within seven days with today; undefined where no date is written. */
function countDue(place: Place): HomeAnswer['due'] {
  const customers = openCustomerSheet(place)
  const index = customers.layout.get('nextContact')
  if (index === undefined) return undefined
  const dates = datesOf(place.spreadsheet)
  const today = dates.toIso(new Date())
  const weekEnd = daysLater(today, 6)
  const due = { today: 0, week: 0 }
  for (const cell of columnCells(customers, index)) {
    const date = isoOfCell(cell, dates)
    if (date === '' || date > weekEnd) continue
    due.week++
    if (date <= today) due.today++
  }
  return due
}
