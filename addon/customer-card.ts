/**
 * One customer as the sidebar shows it at once: the row's own cells, our columns, the owner's choices, logged contacts.
 * Decides which row is meant (of the Customers tab, or the customer of a selected order). Nothing leaves the sheet.
 */
import { readContactLog } from './contact-log.ts'
import { isoOfCell } from './due-rows.ts'
import { OVERRIDE_OF, type OwnedKey, TYPED_COLUMNS } from './owned-keys.ts'
import { datesOf, openPlace, type Place } from './place.ts'
import { segmentChoices } from './segment-choices.ts'
import type { AddonSettings, Mapping } from './settings.ts'
import type { Card, CardAnswer, CardQuestion, ContactRecord } from './sidebar-contract.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { plainId } from './sync/pseudonyms.ts'
import { tierNamesOf } from './tier-names.ts'
import {
  type CustomerSheet,
  columnCells,
  openCustomerSheet,
  rowTexts,
  settingsInUse,
} from './workbook/customer-sheet.ts'
import { personName } from './workbook/person-columns.ts'
import { findHeader, HEADER_ROWS_SEARCHED, headerTexts } from './workbook/read-table.ts'

/** Contacts listed on a card, the latest. */
const CONTACTS_SHOWN = 50

/** The card of a row, `same` where `stamp` says that the page has it already, `none` where no customer's row is selected. */
export function customerCard(question: CardQuestion): CardAnswer {
  const place = openPlace()
  const { settings, mapping } = settingsInUse(place)
  const customers = openCustomerSheet(place)
  const row = question.row ?? selectedRow(place, mapping, customers)
  if (row === undefined || row <= customers.headerRow || row > customers.lastRow) return { state: 'none' }
  const dates = datesOf(place.spreadsheet)
  const texts = rowTexts(customers, row)
  const cells = customers.sheet.getRange(row, 1, 1, customers.headers.length).getValues()[0] as SheetCell[]
  const id = plainId(cells[customers.idIndex])
  if (id === '') return { state: 'none' }
  const contacts = contactsOf(place, settings, id, dates)
  const stamp = JSON.stringify([row, texts, contacts.length, dates.toIso(new Date())])
  // The page compares for itself what it holds; only the question says what that is.
  if (question.stamp === hash(stamp)) return { state: 'same' }
  return {
    state: 'card',
    card: { ...describe(customers, settings, row, id, texts, cells, dates), contacts, stamp: hash(stamp) },
  }
}

/** The row that is selected in the Customers tab, or the one of the customer whose order is selected. */
function selectedRow(place: Place, mapping: Mapping, customers: CustomerSheet): number | undefined {
  const range = place.spreadsheet.getActiveRange()
  if (!range) return undefined
  const sheet = range.getSheet()
  const sheetId = sheet.getSheetId()
  const row = range.getRow()
  if (sheetId === customers.sheet.getSheetId()) return row
  if (sheetId !== mapping.orders.sheetId) return undefined
  const rows = Math.min(HEADER_ROWS_SEARCHED, sheet.getLastRow())
  if (rows === 0) return undefined
  const top = sheet.getRange(1, 1, rows, sheet.getLastColumn()).getValues() as SheetCell[][]
  const header = mapping.orders.columns.customer as string
  const headerIndex = findHeader(top, [header])
  const column = headerTexts(top[headerIndex]).indexOf(header)
  if (column < 0 || row <= headerIndex + 1) return undefined
  const id = plainId(sheet.getRange(row, column + 1).getValue() as SheetCell)
  const at = id === '' ? -1 : columnCells(customers, customers.idIndex).findIndex((cell) => plainId(cell) === id)
  return at < 0 ? undefined : customers.headerRow + 1 + at
}

function describe(
  { headers, layout, idIndex }: CustomerSheet,
  settings: AddonSettings,
  row: number,
  id: string,
  texts: readonly string[],
  cells: readonly SheetCell[],
  dates: ZoneDates,
): Omit<Card, 'contacts' | 'stamp'> {
  const keyOf = new Map<number, OwnedKey>()
  layout.forEach((index, key) => {
    keyOf.set(index, key)
  })
  const values: Record<string, string> = {}
  const names: Record<string, string> = {}
  const fields: Card['fields'] = []
  headers.forEach((header, index) => {
    const key = keyOf.get(index)
    if (key) {
      values[key] = texts[index]
      names[key] = header
    } else if (header !== '' && texts[index] !== '') fields.push({ header, text: texts[index] })
  })
  const cellOf = (key: OwnedKey): SheetCell => cells[layout.get(key) ?? -1] ?? ''
  const overrides: Card['overrides'] = []
  for (const column of TYPED_COLUMNS) {
    const { value, reason } = OVERRIDE_OF[column]
    const text = column === 'nextContact' ? isoOfCell(cellOf(value), dates) : (values[value] ?? '')
    if (text === '') continue
    const until = column === 'nextContact' ? '' : isoOfCell(cellOf(`${value}Until` as OwnedKey), dates)
    overrides.push({ column, value: text, until, reason: values[reason] ?? '' })
  }
  const chosen = overrides.filter(({ column }) => column === 'segment').map(({ value }) => value)
  return {
    row,
    id,
    name: personName(headers, texts, idIndex),
    fields,
    values,
    headers: names,
    nextContact: isoOfCell(cellOf('nextContact'), dates),
    overrides,
    today: dates.toIso(new Date()),
    segments: segmentChoices(settings.scoring, settings.language, chosen),
    tiers: tierNamesOf(settings.scoring),
  }
}

function contactsOf(place: Place, settings: AddonSettings, id: string, dates: ZoneDates): ContactRecord[] {
  const log = readContactLog(place, settings)
  if (!log) return []
  const records: ContactRecord[] = []
  for (let k = log.rows.length - 1; k >= 0 && records.length < CONTACTS_SHOWN; k--) {
    const { customer, date, channel, reason, note } = log.rows[k]
    if (plainId(customer) === id)
      records.push({
        date: isoOfCell(date, dates),
        channel: String(channel),
        reason: String(reason),
        note: String(note),
      })
  }
  return records.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}

/** FNV-1a, 32 bits: enough to see that something changed. */
function hash(text: string): string {
  let bits = 0x811c9dc5
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193)
  return (bits >>> 0).toString(36) + text.length.toString(36)
}
