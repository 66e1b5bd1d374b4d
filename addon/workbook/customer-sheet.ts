/**
 * The Customers tab for the sidebar: where its header, our columns and a customer's row are, read in small pieces so that
 * a click costs no whole table. Decides nothing about what the cells mean and writes nothing.
 */
import type { Place } from '../place.ts'
import { Refusal } from '../refusal.ts'
import type { AddonSettings, Mapping } from '../settings.ts'
import type { SheetCell } from '../sync/cells.ts'
import { plainId } from '../sync/pseudonyms.ts'
import { locateByHeaders, locateByMetadata, type OwnedLayout } from './owned-columns.ts'
import { findHeader, HEADER_ROWS_SEARCHED, headerIndexOf, headerTexts, openTab } from './read-table.ts'

export interface CustomerSheet {
  sheet: GoogleAppsScript.Spreadsheet.Sheet
  tab: string
  headers: string[]
  /** From 1. */
  headerRow: number
  lastRow: number
  layout: OwnedLayout
  /** Index of the id among the headers. */
  idIndex: number
}

/** The settings of a sheet that is set up. Refuses with `notConnected` or `notSetUp`. */
export function settingsInUse(place: Place): { settings: AddonSettings; mapping: Mapping } {
  const { settings } = place
  if (!settings || settings.token === '') throw new Refusal('notConnected')
  if (!settings.mapping) throw new Refusal('notSetUp')
  return { settings, mapping: settings.mapping }
}

/** Five service calls, whatever the size of the table. */
export function openCustomerSheet(place: Place): CustomerSheet {
  const { settings, mapping } = settingsInUse(place)
  const { customers } = mapping
  const sheet = openTab(place.spreadsheet, customers)
  const lastRow = sheet.getLastRow()
  if (lastRow === 0) throw new Refusal('noRows', { tab: customers.tab })
  const top = sheet
    .getRange(1, 1, Math.min(lastRow, HEADER_ROWS_SEARCHED), sheet.getLastColumn())
    .getValues() as SheetCell[][]
  const idHeader = customers.columns.id as string
  const headerIndex = findHeader(top, [idHeader])
  const headers = headerTexts(top[headerIndex])
  return {
    sheet,
    tab: customers.tab,
    headers,
    headerRow: headerIndex + 1,
    lastRow,
    layout: locateByHeaders(headers, settings.owned) ?? locateByMetadata({ sheet }),
    idIndex: headerIndexOf({ headers, tab: customers.tab }, idHeader),
  }
}

/** The cells of one column below the header; empty where there is no row. `index` counts from 0. */
export function columnCells({ sheet, headerRow, lastRow }: CustomerSheet, index: number): SheetCell[] {
  if (lastRow <= headerRow) return []
  const cells = sheet.getRange(headerRow + 1, index + 1, lastRow - headerRow, 1).getValues() as SheetCell[][]
  return cells.map((row) => row[0])
}

/** The texts of a row as the sheet shows them. */
export function rowTexts({ sheet, headers }: CustomerSheet, row: number): string[] {
  return sheet
    .getRange(row, 1, 1, headers.length)
    .getDisplayValues()[0]
    .map((text) => text.trim())
}

/**
 * The row of this customer: the expected one while it is still theirs, else wherever the id is now. `id` is a plain id.
 * Refuses with `customerGone` where it is nowhere.
 */
export function rowOfCustomer(customers: CustomerSheet, expectedRow: number, id: string): number {
  const { sheet, headerRow, lastRow, idIndex, tab } = customers
  if (id === '') throw new Refusal('customerGone', { tab })
  if (expectedRow > headerRow && expectedRow <= lastRow) {
    const cell = sheet.getRange(expectedRow, idIndex + 1).getValue() as SheetCell
    if (plainId(cell) === id) return expectedRow
  }
  const at = columnCells(customers, idIndex).findIndex((cell) => plainId(cell) === id)
  if (at < 0) throw new Refusal('customerGone', { tab })
  return headerRow + 1 + at
}
