/**
 * The Contact log: an owned tab with one line per contact or enquiry (date, customer, channel, reason, note, name). Decides how
 * it is made, read and appended to, and which of its lines count as contacts of the shop.
 */
import { CONTACT_REASONS, LABELS, LOCALES, type Locale } from '../worker/contract.ts'
import { LOG_COLUMNS, type LogColumn, type LogPlaces, logPlaces, logRuns } from './contact-log-columns.ts'
import type { Place } from './place.ts'
import type { AddonSettings } from './settings.ts'
import { isBlank, plainWord, type SheetCell } from './sync/cells.ts'
import type { SourceTable } from './sync/request.ts'
import { WORDS } from './words/index.ts'
import { guardWrites } from './workbook/guard.ts'
import { findOwnedTab, makeOwnedTab } from './workbook/owned-tabs.ts'
import type { ReadColumns } from './workbook/read-table.ts'
import { writeText } from './workbook/write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet

export const CONTACT_LOG_TAG = 'contactLog'
export interface LogRow {
  date: SheetCell
  customer: SheetCell
  channel: SheetCell
  reason: SheetCell
  note: SheetCell
}
/** A line to be written. The name is for people: nobody reads it back, and it stays in the sheet. */
export interface NewLogRow extends LogRow {
  name: string
}
export interface ContactLog {
  /** -1 where the tab is still to be made. */
  sheetId: number
  tab: string
  headers: string[]
  rows: LogRow[]
  /** Row in the sheet of `rows`, from 1. */
  sheetRows: number[]
  /** The last row with content. */
  lastRow: number
  places: LogPlaces
}
/** The note stays in the sheet. */
const SENT = ['customer', 'date', 'channel', 'reason'] as const
const WIDTHS = [100, 160, 110, 170, 420, 200]
const HEADER_ROW = 1

/** The log; undefined where none was made or it was deleted. Three service calls. */
export function readContactLog(place: Place, settings: AddonSettings): ContactLog | undefined {
  const sheetId = settings.contactLogSheetId
  if (sheetId === undefined || sheetId < 0) return undefined
  const sheet = place.spreadsheet.getSheetById(sheetId)
  if (!sheet) return undefined
  const values = sheet.getDataRange().getValues() as SheetCell[][]
  const tab = WORDS[settings.language].tabs.contactLog
  const headers = (values[HEADER_ROW - 1] ?? []).map(String)
  const places = logPlaces(headers)
  const log: ContactLog = { sheetId, tab, headers, rows: [], sheetRows: [], lastRow: values.length, places }
  for (let row = HEADER_ROW; row < values.length; row++) {
    const of = (column: LogColumn): SheetCell => values[row][places[column]] ?? ''
    const [date, customer] = [of('date'), of('customer')]
    if (isBlank(date) && isBlank(customer)) continue
    log.rows.push({ date, customer, channel: of('channel'), reason: of('reason'), note: of('note') })
    log.sheetRows.push(row + 1)
  }
  return log
}

/** The log as it is once these lines are written below it; undefined where there is nothing of either. */
export function withPending(
  log: ContactLog | undefined,
  { language }: AddonSettings,
  pending: readonly LogRow[],
): ContactLog | undefined {
  if (pending.length === 0) return log
  const { tabs, contactLogHeaders: headers } = WORDS[language]
  const empty = { sheetId: -1, tab: tabs.contactLog, headers, rows: [], sheetRows: [], lastRow: HEADER_ROW }
  const before: ContactLog = log ?? { ...empty, places: logPlaces(headers) }
  const sheetRows = before.sheetRows.concat(pending.map((_, k) => before.lastRow + 1 + k))
  return { ...before, rows: before.rows.concat(pending), sheetRows }
}

/** The lines that count as contacts, as a table that travels; undefined where there is none. */
export function contactsOfLog(log: ContactLog | undefined): ReadColumns | undefined {
  if (!log) return undefined
  const source: SourceTable = { columns: { customer: [], date: [], channel: [], reason: [] }, sheetRows: [] }
  log.rows.forEach((row, k) => {
    if (isEnquiry(row.reason)) return
    for (const column of SENT) source.columns[column].push(row[column])
    source.sheetRows.push(log.sheetRows[k])
  })
  if (source.sheetRows.length === 0) return undefined
  const columns: Record<string, string> = {}
  for (const column of SENT) columns[column] = log.headers[log.places[column]] ?? ''
  const { tab, headers, sheetId } = log
  return { sheetId, tab, headers, mapping: { sheetId, tab, columns }, source }
}

/** Appends lines, making the tab where it is missing. `save` the settings afterwards: the tab's id may be new. */
export function appendToLog(place: Place, settings: AddonSettings, ...rows: NewLogRow[]): void {
  const { tabs } = WORDS[settings.language]
  guardWrites(tabs.contactLog, () => {
    const sheet =
      findOwnedTab(place.spreadsheet, CONTACT_LOG_TAG, settings.contactLogSheetId ?? -1) ??
      makeOwnedTab(place.spreadsheet, CONTACT_LOG_TAG, tabs.contactLog)
    settings.contactLogSheetId = sheet.getSheetId()
    // New, or left by a run that was killed before it wrote the header.
    const isNew = sheet.getLastRow() < HEADER_ROW
    if (isNew) dress(sheet, settings.language)
    const places = logPlaces(isNew ? WORDS[settings.language].contactLogHeaders : headersOf(sheet))
    const at = sheet.getLastRow() + 1
    const gridRows = sheet.getMaxRows()
    if (at + rows.length - 1 > gridRows) sheet.insertRowsAfter(gridRows, at + rows.length - 1 - gridRows + 100)
    const rangeOf = (run: readonly LogColumn[]) => sheet.getRange(at, places[run[0]] + 1, rows.length, run.length)
    // The formats of the made tab cover its first rows only where somebody inserted more.
    const texts = LOG_COLUMNS.filter((column) => column !== 'date')
    for (const run of logRuns(texts, places)) rangeOf(run).setNumberFormat('@')
    for (const run of logRuns(LOG_COLUMNS, places))
      rangeOf(run).setValues(rows.map((row) => run.map((column) => writtenCell(row[column]))))
  })
}

/** Whether a line is an enquiry of the customer: no contact of the shop, so it neither counts nor travels. */
export function isEnquiry(reason: SheetCell): boolean {
  const word = plainWord(reason)
  return LOCALES.some((locale) => plainWord(WORDS[locale].enquiry) === word)
}

/** The whole first row is read, since somebody may have deleted columns at the right end. */
function headersOf(sheet: Sheet): SheetCell[] {
  return sheet.getRange(`${HEADER_ROW}:${HEADER_ROW}`).getValues()[0] as SheetCell[]
}

function writtenCell(cell: SheetCell): SheetCell {
  return typeof cell === 'string' ? writeText(cell) : cell
}

/** The sheet's word for a reason; the word itself where it is none of ours. */
export function reasonLabel(reason: string, language: Locale): string {
  const known = (CONTACT_REASONS as readonly string[]).indexOf(reason) >= 0
  return known ? ((LABELS[language].contactReason as Record<string, string>)[reason] ?? reason) : reason
}

function dress(sheet: Sheet, language: Locale): void {
  sheet.getRange('B:F').setNumberFormat('@')
  sheet.getRange('A:A').setNumberFormat('yyyy-mm-dd')
  sheet
    .getRange(HEADER_ROW, 1, 1, LOG_COLUMNS.length)
    .setValues([WORDS[language].contactLogHeaders])
    .setFontWeight('bold')
    .setBackground('#f8f9fa')
  sheet.setFrozenRows(HEADER_ROW)
  WIDTHS.forEach((width, k) => {
    sheet.setColumnWidth(k + 1, width)
  })
}
