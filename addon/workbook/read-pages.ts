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
const TRIES = 3

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
    const take = begin()
    const firstRows: string[] = []
    for (let from = 0; from < total; from += PAGE_ROWS) {
      tell('reading', from, total)
      checkTime()
      const rows = sheet.getRange(from + 1, 1, Math.min(PAGE_ROWS, total - from), width).getValues() as SheetCell[][]
      firstRows.push(rowText(rows[0]))
      take(rows)
    }
    // A sorted or shifted tab has other rows where the pages begin, or more or fewer of them.
    const same = firstRows.every(
      (text, page) => text === rowText(sheet.getRange(page * PAGE_ROWS + 1, 1, 1, width).getValues()[0] as SheetCell[]),
    )
    if (same && sheet.getLastRow() === total) return range
  }
  throw new Refusal('keepsChanging', { tab })
}

function rowText(row: readonly SheetCell[]): string {
  return JSON.stringify(row)
}
