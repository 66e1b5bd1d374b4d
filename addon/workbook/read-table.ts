/**
 * Reads a tab and finds the mapped columns by their headers. Decides which row is the header and which rows are blank;
 * nothing about what the cells mean. Of the Customers tab every cell is kept, of the others the mapped columns only.
 */
import type { TableName } from '../../worker/contract.ts'
import { Refusal } from '../refusal.ts'
import type { TableMapping } from '../settings.ts'
import { isBlank, type SheetCell } from '../sync/cells.ts'
import type { ZoneDates } from '../sync/dates.ts'
import type { SourceTable } from '../sync/request.ts'
import { readPages } from './read-pages.ts'

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
export function readTab(
  sheet: Sheet,
  sheetId: number,
  tab: string,
  wanted: readonly string[],
  maybeLarge = false,
): SheetTable {
  let values: SheetCell[][] = []
  const range = readPages(sheet, tab, maybeLarge, () => {
    values = []
    return (rows) => {
      for (const row of rows) values.push(row)
    }
  })
  const headerIndex = findHeader(values, wanted)
  return { sheet, sheetId, tab, range, values, headerIndex, headers: headerTexts(values[headerIndex]) }
}

/** What is known of a tab of which only the mapped columns were kept. */
export interface ReadColumns {
  sheetId: number
  tab: string
  headers: string[]
  /** With the columns that `widened` added. */
  mapping: TableMapping
  source: SourceTable
}

/** What a cell says while its formula waits for another file or a web page. */
const LOADING = 'Loading...'

/** Columns that hold nothing but dates: an instant becomes its ISO local day at once, and the page's Dates are let go. */
const DATE_ROLES: readonly string[] = ['date', 'refundedOn']

/**
 * The mapped columns of a tab without its blank rows. Refuses where a header is missing or stands twice, and with
 * `stillLoading` where a cell has no value yet. `widened` may map more columns once the headers are known.
 */
export function readColumns(
  spreadsheet: Spreadsheet,
  mapping: TableMapping,
  name: TableName,
  limit: number,
  dates: ZoneDates,
  maybeLarge: boolean,
  widened: (headers: readonly string[]) => TableMapping = () => mapping,
): ReadColumns {
  const sheet = openTab(spreadsheet, mapping)
  const wanted = Object.keys(mapping.columns).map((role) => mapping.columns[role] as string)
  let headers: string[] = []
  let fitted = mapping
  let collector: Collector | undefined
  readPages(sheet, mapping.tab, maybeLarge, () => {
    collector = undefined
    return (rows) => {
      if (collector) return collector.take(rows, 0)
      const headerIndex = findHeader(rows, wanted)
      headers = headerTexts(rows[headerIndex])
      fitted = widened(headers)
      collector = collectColumns({ headers, tab: mapping.tab }, fitted, dates)
      collector.take(rows, headerIndex + 1)
    }
  })
  const { source } = collector as unknown as Collector
  checkRows(source, mapping.tab, name, limit)
  return { sheetId: mapping.sheetId, tab: mapping.tab, headers, mapping: fitted, source }
}

/** The mapped columns of a read tab without its blank rows. Refuses as `readColumns` does. */
export function mappedColumns(table: SheetTable, mapping: TableMapping, name: TableName, limit: number): SourceTable {
  const collector = collectColumns(table, mapping)
  collector.take(table.values, table.headerIndex + 1)
  checkRows(collector.source, table.tab, name, limit)
  return collector.source
}

interface Collector {
  source: SourceTable
  /** Takes the next rows of the tab, of which the first `skip` are no data. */
  take(rows: readonly SheetCell[][], skip: number): void
}

function collectColumns(
  table: Pick<SheetTable, 'headers' | 'tab'>,
  mapping: TableMapping,
  dates?: ZoneDates,
): Collector {
  const roles = Object.keys(mapping.columns)
  const indices = roles.map((role) => headerIndexOf(table, mapping.columns[role] as string))
  const isDate = roles.map((role) => dates !== undefined && DATE_ROLES.indexOf(role) >= 0)
  const columns: Record<string, SheetCell[]> = {}
  for (const role of roles) columns[role] = []
  const lists = roles.map((role) => columns[role])
  const sheetRows: number[] = []
  let before = 0
  return {
    source: { columns, sheetRows },
    take(rows, skip) {
      for (let row = skip; row < rows.length; row++) {
        const cells = rows[row]
        if (cells.every(isUnfilled)) continue
        for (let k = 0; k < lists.length; k++) {
          const cell = cells[indices[k]]
          if (cell === LOADING) throw new Refusal('stillLoading', { tab: table.tab })
          lists[k].push(isDate[k] && cell instanceof Date ? (dates as ZoneDates).toIso(cell) : cell)
        }
        sheetRows.push(before + row + 1)
      }
      before += rows.length
    },
  }
}

function checkRows({ sheetRows }: SourceTable, tab: string, name: TableName, limit: number): void {
  if (sheetRows.length > limit) throw new Refusal('tooManyRows', { tab, rows: sheetRows.length, limit })
  if (sheetRows.length === 0 && name === 'orders') throw new Refusal('noRows', { tab })
}

/** Index of the one column with this header. */
export function headerIndexOf(table: { headers: readonly string[]; tab: string }, header: string): number {
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

/**
 * Index of the first of the top rows that holds most headers of `wanted`; 0 where none holds any. With one of them renamed
 * the row is still known, and what is missing is named.
 */
export function findHeader(values: SheetCell[][], wanted: readonly string[]): number {
  let best = 0
  let most = 0
  for (let row = 0; row < Math.min(HEADER_ROWS_SEARCHED, values.length); row++) {
    const headers = headerTexts(values[row])
    const found = wanted.filter((header) => headers.indexOf(header) >= 0).length
    if (found === wanted.length) return row
    if (found > most) {
      most = found
      best = row
    }
  }
  return best
}
