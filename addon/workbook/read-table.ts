/**
 * Reads a tab with one `getValues()` and finds the mapped columns by their headers. Decides which row is the header
 * and which rows are blank; nothing about what the cells mean.
 */
import type { TableName } from '../../worker/contract.ts'
import { Refusal } from '../refusal.ts'
import type { TableMapping } from '../settings.ts'
import { isBlank, type SheetCell } from '../sync/cells.ts'
import type { SourceTable } from '../sync/request.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet

export interface SheetTable {
  sheet: Sheet
  sheetId: number
  tab: string
  /** The read range, from A1. Fixed coordinates: it does not move with its rows. */
  range: GoogleAppsScript.Spreadsheet.Range
  /** Every cell of the range, header rows included. */
  values: SheetCell[][]
  /** Index of the header row in `values`. */
  headerIndex: number
  headers: string[]
}

/** Titles, notes and the particulars of a report may stand above the header. */
export const HEADER_ROWS_SEARCHED = 20

/** The tab of a mapping: by its id, else by the name it had. Refuses with `tabGone`. */
export function openTab(spreadsheet: Spreadsheet, mapping: TableMapping): Sheet {
  const sheet = spreadsheet.getSheetById(mapping.sheetId) || spreadsheet.getSheetByName(mapping.tab)
  if (!sheet) throw new Refusal('tabGone', { tab: mapping.tab })
  return sheet
}

/** The whole tab; the header is the first of the top rows that holds every header of `wanted`. */
export function readTab(sheet: Sheet, sheetId: number, tab: string, wanted: readonly string[]): SheetTable {
  const range = sheet.getDataRange()
  const values = range.getValues() as SheetCell[][]
  const headerIndex = findHeader(values, wanted)
  return { sheet, sheetId, tab, range, values, headerIndex, headers: headerTexts(values[headerIndex]) }
}

/** The mapped columns of a read tab without its blank rows. Refuses where a header is missing or stands twice. */
export function mappedColumns(table: SheetTable, mapping: TableMapping, name: TableName, limit: number): SourceTable {
  const roles = Object.keys(mapping.columns)
  const indices = roles.map((role) => headerIndexOf(table, mapping.columns[role] as string))
  const columns: Record<string, SheetCell[]> = {}
  for (const role of roles) columns[role] = []
  const sheetRows: number[] = []
  for (let row = table.headerIndex + 1; row < table.values.length; row++) {
    const cells = table.values[row]
    if (cells.every(isUnfilled)) continue
    for (let k = 0; k < roles.length; k++) columns[roles[k]].push(cells[indices[k]])
    sheetRows.push(row + 1)
  }
  if (sheetRows.length > limit) throw new Refusal('tooManyRows', { tab: table.tab, rows: sheetRows.length, limit })
  if (sheetRows.length === 0 && name === 'orders') throw new Refusal('noRows', { tab: table.tab })
  return { columns, sheetRows }
}

/** Index of the one column with this header. */
export function headerIndexOf(table: Pick<SheetTable, 'headers' | 'tab'>, header: string): number {
  const index = table.headers.indexOf(header)
  if (index < 0) throw new Refusal('headerMissing', { tab: table.tab, header })
  if (table.headers.indexOf(header, index + 1) >= 0) throw new Refusal('headerTwice', { tab: table.tab, header })
  return index
}

export function headerTexts(row: readonly SheetCell[] | undefined): string[] {
  return (row ?? []).map((cell) => (cell instanceof Date ? '' : String(cell).trim()))
}

/** An empty check box is no content: people fill whole columns with them beforehand. */
function isUnfilled(cell: SheetCell): boolean {
  return cell === false || isBlank(cell)
}

/** Index of the first of the top rows that holds every header of `wanted`; 0 where none does. */
export function findHeader(values: SheetCell[][], wanted: readonly string[]): number {
  for (let row = 0; row < Math.min(HEADER_ROWS_SEARCHED, values.length); row++) {
    const headers = headerTexts(values[row])
    if (wanted.every((header) => headers.indexOf(header) >= 0)) return row
  }
  return 0
}
