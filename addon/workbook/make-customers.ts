/**
 * A Customers tab made from the orders: one row per distinct customer in order of first appearance, the id as the
 * orders have it, and the name where a name stands beside the id. Nothing of it leaves the sheet.
 */
import type { TableMapping } from '../settings.ts'
import { isBlank, type SheetCell } from '../sync/cells.ts'
import { plainId } from '../sync/pseudonyms.ts'
import { makeTab } from './owned-tabs.ts'
import { nameColumn, type Tab } from './roles.ts'
import { writeBack, writeText } from './write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet

/** Makes and fills the tab. `ids` are the cells of the orders' customer column. */
export function makeCustomersTab(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  orders: Tab,
  idHeader: string,
  ids: readonly SheetCell[],
  tabName: string,
): TableMapping {
  const names = nameColumn(orders.headers, orders.headers.indexOf(idHeader))
  const rows: SheetCell[][] = []
  const seen = new Set<string>()
  ids.forEach((cell, k) => {
    const id = plainId(cell)
    if (id === '' || seen.has(id)) return
    seen.add(id)
    rows.push(names === undefined ? [trimmed(cell)] : [trimmed(cell), trimmed(orders.rows[k][names])])
  })
  const sheet = makeTab(spreadsheet, tabName)
  const headers = names === undefined ? [idHeader] : [idHeader, orders.headers[names]]
  const gridRows = sheet.getMaxRows()
  if (rows.length + 1 > gridRows) sheet.insertRowsAfter(gridRows, rows.length + 1 - gridRows)
  writeRows(sheet, 1, [headers, ...rows])
  sheet.getRange(1, 1, 1, headers.length).setFontWeight('bold')
  sheet.setFrozenRows(1)
  for (let k = 1; k <= headers.length; k++) sheet.setColumnWidth(k, k === 1 ? 130 : 180)
  return { sheetId: sheet.getSheetId(), tab: sheet.getName(), columns: { id: idHeader } }
}

/** Adds customers who are new in the orders below a tab that was made from them. `column` and `row` count from 1. */
export function appendCustomers(sheet: Sheet, row: number, column: number, ids: readonly SheetCell[]): void {
  const gridRows = sheet.getMaxRows()
  if (row + ids.length - 1 > gridRows) sheet.insertRowsAfter(gridRows, row + ids.length - 1 - gridRows)
  writeRows(
    sheet,
    row,
    ids.map((id) => [trimmed(id)]),
    column,
  )
}

/** One `setValues()`; columns that hold only text are formatted as text first. */
function writeRows(sheet: Sheet, row: number, rows: SheetCell[][], column = 1): void {
  const width = rows[0].length
  const text: boolean[] = []
  for (let k = 0; k < width; k++) {
    text.push(rows.every((cells) => typeof cells[k] === 'string'))
    if (text[k]) sheet.getRange(row, column + k, rows.length, 1).setNumberFormat('@')
  }
  const raw = rows.map((cells) =>
    cells.map((cell, k) => (text[k] ? writeText(cell as string) : writeBack(cell, '', ''))),
  )
  sheet.getRange(row, column, rows.length, width).setValues(raw)
}

function trimmed(cell: SheetCell | undefined): SheetCell {
  if (cell === undefined || isBlank(cell)) return ''
  return typeof cell === 'string' ? cell.trim() : cell
}
