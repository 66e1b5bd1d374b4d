/**
 * Reads a tab's cells: in one call, or in pages where it is large. Decides how large a page is and whether the pages belong
 * together although somebody may have sorted or inserted rows between two of them.
 */
import { tell } from '../progress.ts'
import { Refusal } from '../refusal.ts'
import type { SheetCell } from '../sync/cells.ts'
import { checkTime } from '../time-limit.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Range = GoogleAppsScript.Spreadsheet.Range

const PAGE_ROWS = 50_000
/** Rows on either side of where two pages meet: equal neighbours are common, so many equal ones are not. */
const SEAM_ROWS = 20
const TRIES = 3

/** The rows around the first row of a page, as they were when the two pages were read. */
interface Seam {
  firstRow: number
  text: string
}

/**
 * Hands every row from row 1 on to what `begin` returns, page by page, and returns the range that was read. `begin` is
 * called again where the tab changed between two pages; after three times it is refused with `keepsChanging`. `maybeLarge`
 * spends one call on the number of rows; without it all is read at once.
 */
export function readPages(
  sheet: Sheet,
  tab: string,
  maybeLarge: boolean,
  begin: () => (rows: SheetCell[][]) => void,
): Range {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const range = sheet.getDataRange()
    const total = maybeLarge ? range.getNumRows() : 0
    if (total <= PAGE_ROWS) {
      begin()(range.getValues() as SheetCell[][])
      return range
    }
    const width = range.getNumColumns()
    const seams = readAll(sheet, total, width, begin())
    const same = seams !== undefined && sheet.getLastRow() === total
    if (same && seams.every((seam) => seam.text === textAround(sheet, seam, total, width))) return range
  }
  throw new Refusal('keepsChanging', { tab })
}

/** Reads page by page. undefined where rows went away meanwhile, so that a page would lie outside the tab. */
function readAll(sheet: Sheet, total: number, width: number, take: (rows: SheetCell[][]) => void): Seam[] | undefined {
  const seams: Seam[] = []
  let before: SheetCell[][] = []
  for (let from = 0; from < total; from += PAGE_ROWS) {
    tell('reading', from, total)
    checkTime()
    const rows = rowsOrNone(sheet, from + 1, Math.min(PAGE_ROWS, total - from), width, total)
    if (!rows) return undefined
    if (from > 0) seams.push({ firstRow: from + 1, text: rowsText(before.concat(rows.slice(0, SEAM_ROWS))) })
    before = rows.slice(-SEAM_ROWS)
    take(rows)
  }
  return seams
}

/**
 * What lies around a seam now. After a sort between two pages other rows end the first one, and after a shift other rows
 * begin the second; what happens within one page moves no row from one to the other.
 */
function textAround(sheet: Sheet, { firstRow }: Seam, total: number, width: number): string {
  const count = Math.min(2 * SEAM_ROWS, total - firstRow + 1 + SEAM_ROWS)
  const rows = rowsOrNone(sheet, firstRow - SEAM_ROWS, count, width, total)
  return rows ? rowsText(rows) : ''
}

/** Cells of these rows; undefined where the tab has become shorter, so that they may lie outside it. */
function rowsOrNone(
  sheet: Sheet,
  firstRow: number,
  rows: number,
  width: number,
  total: number,
): SheetCell[][] | undefined {
  try {
    return sheet.getRange(firstRow, 1, rows, width).getValues() as SheetCell[][]
  } catch (error) {
    if (sheet.getLastRow() < total) return undefined
    throw error
  }
}

function rowsText(rows: readonly SheetCell[][]): string {
  return JSON.stringify(rows)
}
