/**
 * What the sidebar's Home shows: where this sheet stands, the last update, how many contacts are due. Decides from the
 * stored settings and one column of the sheet; asks nobody.
 */
import { dueNow } from './due-rows.ts'
import { datesOf, openPlace, type Place } from './place.ts'
import { Refusal } from './refusal.ts'
import { nextRun, troubleOf } from './schedule.ts'
import { loadSchedule } from './schedule-store.ts'
import type { HomeAnswer } from './sidebar-contract.ts'
import { userLanguage } from './words/index.ts'
import { troubleText, troubleWayOut } from './words/schedule.ts'
import { openCustomerSheet, settingsInUse } from './workbook/customer-sheet.ts'

export function home(): HomeAnswer {
  const place = openPlace()
  const nowMs = Date.now()
  const { settings } = place
  if (!settings || settings.token === '') return { state: 'notConnected', nowMs, empty: isEmpty(place) }
  if (!settings.mapping) return { state: 'notSetUp', nowMs, empty: isEmpty(place) }
  const { lastRun } = settings
  if (!lastRun) return { state: 'neverUpdated', nowMs, nobody: hasNobody(place) }
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
      notes: lastRun.notes ?? [],
      undone: lastRun.undone === true,
    },
    nobody: lastRun.customers === 0 && hasNobody(place),
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
  const kind = troubleOf(schedule, nowMs)
  const trouble = troubleText(language, kind, schedule.failures) + troubleWayOut(language, kind)
  return { nextRun: nextRun(schedule, nowMs, language), scheduleTrouble: trouble || undefined }
}

/** Contacts due today or before, and within seven days with today; undefined where no date is written. */
function countDue(place: Place): HomeAnswer['due'] {
  const { settings } = settingsInUse(place)
  return dueNow(place, settings, openCustomerSheet(place), datesOf(place.spreadsheet))?.due
}

/** No row below the header; false where the tab cannot be read, which an update tells. */
function hasNobody(place: Place): boolean {
  try {
    const { headerRow, lastRow } = openCustomerSheet(place)
    return lastRow <= headerRow
  } catch (error) {
    if (error instanceof Refusal) return error.code === 'noRows'
    throw error
  }
}
