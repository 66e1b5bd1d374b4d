/**
 * The Contact list as a tab: line by line, each known by the customer's id in a hidden column. Decides what of a line is
 * ours to rewrite (day, customer, reason, phone, e-mail, owner) and what is the person's (tick, note, a message that was
 * changed, the channel once written, any column behind ours, any line of their own). Lines are taken away and sorted as
 * the sheet itself does it, so that whatever a person put beside them moves along.
 */
import type { Locale } from '../../worker/contract.ts'
import { emailAddress, phoneNumber } from '../sidebar/links.ts'
import type { SheetCell } from '../sync/cells.ts'
import type { ZoneDates } from '../sync/dates.ts'
import { hashToHex } from '../sync/pseudonyms.ts'
import { CONTACT_LIST_WORDS } from '../words/contact-list.ts'
import {
  CHANNEL,
  CUSTOMER,
  DATE,
  DONE,
  EMAIL,
  ID,
  inOurOrder,
  type ListLayout,
  listLayout,
  MESSAGE,
  NOTE,
  neighbours,
  OWNER,
  PHONE,
  PLACE,
  REASON,
} from './contact-list-columns.ts'
import { setDaysApart } from './contact-list-looks.ts'
import { guardWrites } from './guard.ts'
import { findOwnedTab, makeOwnedTab } from './owned-tabs.ts'
import { cellText, columnLetter, writeText } from './write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet

export interface ListLine {
  /** Plain id. */
  id: string
  date: Date
  customer: string
  /** Where the customer stands, as a link within the file. */
  place: string
  reason: string
  channel: string
  byWhatsapp: boolean
  text: string
  phone: string
  email: string
  owner: string
}
export interface Tick {
  /** In the sheet, from 1. */
  row: number
  id: string
  channel: string
  reason: string
  note: string
  name: string
  /** Where its id stands, from 1. */
  idColumn: number
}

export const CONTACT_LIST_TAG = 'contactList'
const HEADER_ROW = 1
/** With room for the filter's arrow; about a landscape page at a size that can be read. */
const WIDTHS = [75, 105, 150, 135, 100, 360, 135, 205, 100, 150]
/** What a line writes, from the date on; the note is the person's. */
const WRITTEN = [DATE, CUSTOMER, REASON, CHANNEL, MESSAGE, PHONE, EMAIL, OWNER, ID, PLACE]
/** Of the hidden print of a message: enough to tell a changed one. */
const PRINT_DIGITS = 12
const DAY_FORMAT = 'yyyy-mm-dd'

/** The tab where it was last; undefined where there is none. */
export function contactListSheet(spreadsheet: Spreadsheet, sheetId: number | undefined): Sheet | undefined {
  return (sheetId === undefined ? null : spreadsheet.getSheetById(sheetId)) ?? undefined
}

/** The list that is there, or an empty one with frozen header, filter and hidden id. */
export function makeContactList(spreadsheet: Spreadsheet, language: Locale): Sheet {
  const words = CONTACT_LIST_WORDS[language]
  const sheet =
    findOwnedTab(spreadsheet, CONTACT_LIST_TAG, -1) ?? makeOwnedTab(spreadsheet, CONTACT_LIST_TAG, words.tab)
  // Whatever a killed run left undressed is dressed now.
  if (sheet.getLastRow() >= HEADER_ROW && sheet.getFrozenRows() === HEADER_ROW) return sheet
  sheet.getRange('C:L').setNumberFormat('@')
  // A date at the column's right edge runs into the name beside it on paper.
  sheet.getRange('B:B').setNumberFormat(DAY_FORMAT).setHorizontalAlignment('center')
  sheet.getRange('A:L').setVerticalAlignment('top')
  sheet.getRangeList(['C:C', 'F:F', 'J:J']).setWrap(true)
  sheet
    .getRange(HEADER_ROW, 1, 1, words.headers.length)
    .setValues([words.headers])
    .setFontWeight('bold')
    .setBackground('#f8f9fa')
  sheet.getRange(HEADER_ROW, DONE).setNote(words.doneNote)
  sheet.getRange(HEADER_ROW, NOTE).setNote(words.noteNote)
  WIDTHS.forEach((width, k) => {
    sheet.setColumnWidth(k + 1, width)
  })
  sheet.hideColumns(ID, 2)
  addListLooks(sheet, language)
  sheet.setFrozenRows(HEADER_ROW)
  return sheet
}

/** The filter and the colours of days, on a list that was made before there were any. */
export function addListLooks(sheet: Sheet, language: Locale): void {
  setDaysApart(sheet, DATE, CONTACT_LIST_WORDS[language].dateNote)
}

/** Lines that a person ticked. */
export function readTicks(sheet: Sheet): Tick[] {
  const ticks: Tick[] = []
  const values = sheet.getDataRange().getValues() as SheetCell[][]
  const layout = listLayout(sheet, values)
  values.forEach((row, k) => {
    const cells = inOurOrder(row, layout)
    const id = idOf(cells)
    if (k < HEADER_ROW || id === '' || cells[DONE - 1] !== true) return
    const [channel, reason, note, name] = [CHANNEL, REASON, NOTE, CUSTOMER].map((column) =>
      String(cells[column - 1] ?? ''),
    )
    ticks.push({ row: k + 1, id, channel, reason, note, name, idColumn: layout[ID] })
  })
  return ticks
}

/** Takes ticked lines away, each only while it is still that customer's. */
export function removeTicked(sheet: Sheet, ticks: readonly Tick[]): void {
  const [first] = ticks
  if (first) guardWrites(sheet.getName(), () => removeLines(sheet, ticks, first.idColumn))
}

/** Makes the list say exactly this, but for what is the person's. */
export function showContactList(sheet: Sheet, language: Locale, lines: readonly ListLine[], dates: ZoneDates): void {
  guardWrites(CONTACT_LIST_WORDS[language].tab, () => {
    const values = sheet.getDataRange().getValues() as SheetCell[][]
    const layout = listLayout(sheet, values)
    const wanted = new Map(lines.map((line) => [line.id, line]))
    const gone: { row: number; id: string }[] = []
    const kept: { row: number; cells: SheetCell[]; line: ListLine }[] = []
    values.forEach((row, k) => {
      const cells = inOurOrder(row, layout)
      const id = idOf(cells)
      if (k < HEADER_ROW || id === '') return
      const line = wanted.get(id)
      wanted.delete(id)
      if (line) kept.push({ row: k + 1, cells, line })
      else if (!isMarked(cells)) gone.push({ row: k + 1, id })
    })
    let moved = false
    for (const { row, cells, line } of kept) {
      const [before, after] = [cells, lineCells(line, cells, dates)]
      const same = WRITTEN.every(
        (column) =>
          layout[column] === 0 ||
          cellText(after[column], 'text', dates) === cellText(before[column - 1] ?? '', 'text', dates),
      )
      if (same) continue
      moved = moved || cellText(before[DATE - 1], 'date', dates) !== cellText(line.date, 'date', dates)
      // Somebody sorted or inserted meanwhile: the next update comes back to it.
      if (String(sheet.getRange(row, layout[ID]).getValue()) === line.id)
        writeLines(sheet, layout, row, [{ line, cells: after }])
    }
    removeLines(sheet, gone, layout[ID])
    const added = lines.filter(({ id }) => wanted.has(id))
    if (added.length > 0) {
      const at = sheet.getLastRow() + 1
      const gridRows = sheet.getMaxRows()
      if (at + added.length - 1 > gridRows) sheet.insertRowsAfter(gridRows, at + added.length - 1 - gridRows)
      writeLines(
        sheet,
        layout,
        at,
        added.map((line) => ({ line, cells: lineCells(line, [], dates) })),
      )
      const box = SpreadsheetApp.newDataValidation().requireCheckbox().build()
      if (layout[DONE] > 0) sheet.getRange(at, layout[DONE], added.length, 1).setDataValidation(box)
    }
    if (moved || added.length > 0) sortByDay(sheet, layout)
  })
}

/**
 * Cells by our columns as they are to be. A channel that stands there for the same reason is kept, and a message that a person
 * changed: one whose print is not the one that was written with it.
 */
function lineCells(line: ListLine, before: readonly SheetCell[], dates: ZoneDates): SheetCell[] {
  const same = before[REASON - 1] === line.reason
  const kept = (column: number, text: string): SheetCell => (same ? (before[column - 1] ?? '') : text)
  const cells: SheetCell[] = []
  cells[DATE] = line.date
  cells[CUSTOMER] = line.customer
  cells[REASON] = line.reason
  cells[CHANNEL] = kept(CHANNEL, line.channel)
  const [, print = ''] = String(before[PLACE - 1] ?? '').split(' ')
  const untouched = print === printOf(cellText(before[MESSAGE - 1], 'text', dates))
  cells[MESSAGE] = untouched ? line.text : kept(MESSAGE, line.text)
  cells[PHONE] = line.phone
  cells[EMAIL] = line.email
  cells[OWNER] = line.owner
  cells[ID] = line.id
  const isOurs = untouched || !same
  cells[PLACE] = `${line.place} ${isOurs ? printOf(cellText(line.text, 'text', dates)) : print}`.trim()
  return cells
}

function printOf(message: string): string {
  return hashToHex('message', [message]).slice(0, PRINT_DIGITS)
}

/** Rows side by side; links last, since a written value takes them away. The note is left as it is. */
function writeLines(
  sheet: Sheet,
  layout: ListLayout,
  row: number,
  lines: readonly { line: ListLine; cells: SheetCell[] }[],
): void {
  const texts = lines.map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? writeText(cell) : cell)))
  const count = lines.length
  const letter = (column: number): string => columnLetter(layout[column])
  const isText = [...WRITTEN, NOTE].filter((column) => column !== DATE)
  const textRanges = neighbours(isText, layout).map(
    (run) => `${letter(run[0])}${row}:${letter(run[run.length - 1])}${row + count - 1}`,
  )
  sheet.getRangeList(textRanges).setNumberFormat('@')
  if (layout[DATE] > 0) sheet.getRange(row, layout[DATE], count, 1).setNumberFormat(DAY_FORMAT)
  for (const run of neighbours(WRITTEN, layout))
    sheet
      .getRange(row, layout[run[0]], count, run.length)
      .setValues(texts.map((cells) => run.map((column) => cells[column])))
  const linked: {
    column: number
    linkOf: (line: ListLine) => string | undefined
    textOf: (line: ListLine) => string
  }[] = [
    {
      column: CUSTOMER,
      linkOf: ({ place, customer }) => (writeText(customer) === customer ? place : undefined),
      textOf: ({ customer }) => customer,
    },
    { column: PHONE, linkOf: whatsappOf, textOf: ({ phone }) => phone },
    { column: EMAIL, linkOf: mailOf, textOf: ({ email }) => email },
  ]
  for (const { column, linkOf, textOf } of linked) {
    if (layout[column] === 0 || lines.every(({ line }) => linkOf(line) === undefined)) continue
    const cells = lines.map(({ line }) => [linkedText(textOf(line), linkOf(line))])
    sheet.getRange(row, layout[column], count, 1).setRichTextValues(cells)
  }
}

/** Sheets opens no telephone links; WhatsApp's are pages. Only for a number with its country code. */
function whatsappOf({ phone, byWhatsapp }: ListLine): string | undefined {
  const number = byWhatsapp ? phoneNumber(phone) : undefined
  return number && number.charAt(0) === '+' ? `https://wa.me/${encodeURIComponent(number.slice(1))}` : undefined
}

function mailOf({ email }: ListLine): string | undefined {
  const address = emailAddress(email)
  return address === undefined ? undefined : `mailto:${encodeURIComponent(address).replace('%40', '@')}`
}

function linkedText(text: string, link: string | undefined): GoogleAppsScript.Spreadsheet.RichTextValue {
  const builder = SpreadsheetApp.newRichTextValue().setText(text)
  return (link === undefined || text === '' ? builder : builder.setLinkUrl(link)).build()
}

/** Something that a person put there: a tick, a note, a cell behind our columns. */
function isMarked(cells: readonly SheetCell[]): boolean {
  return (
    cells[DONE - 1] === true || String(cells[NOTE - 1] ?? '') !== '' || cells.slice(PLACE).some((cell) => cell !== '')
  )
}

/** From the last to the first, each only while it is that customer's. */
function removeLines(sheet: Sheet, lines: readonly { row: number; id: string }[], idColumn: number): void {
  if (lines.length === 0) return
  // Sheets deletes no last row below a frozen one.
  const gridRows = sheet.getMaxRows()
  if (gridRows - HEADER_ROW <= lines.length) sheet.insertRowsAfter(gridRows, 1)
  for (const { row, id } of lines.slice().reverse())
    if (String(sheet.getRange(row, idColumn).getValue()) === id) sheet.deleteRow(row)
}

function sortByDay(sheet: Sheet, layout: ListLayout): void {
  const rows = sheet.getLastRow() - HEADER_ROW
  const keys = [DATE, CUSTOMER].filter((column) => layout[column] > 0)
  if (rows > 1 && keys.length > 0)
    sheet
      .getRange(HEADER_ROW + 1, 1, rows, sheet.getLastColumn())
      .sort(keys.map((column) => ({ column: layout[column], ascending: true })))
}

function idOf(cells: readonly SheetCell[]): string {
  return String(cells[ID - 1] ?? '')
}
