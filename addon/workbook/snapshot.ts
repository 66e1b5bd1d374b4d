/** One tab as it is at a moment: values, formulas, formats. Decides how to read it and whether two moments have the same layout. */

import type { SheetCell } from '../sync/cells.ts'
import { plainId } from '../sync/pseudonyms.ts'
import { HEADER_ROWS_SEARCHED, headerTexts } from './read-table.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet

export interface Snapshot {
  headerIndex: number
  headers: string[]
  formulas: string[][]
  formats: string[][]
  /** Read last, so that as little as possible can happen between this and the write. */
  values: SheetCell[][]
  /** Plain ids by row of `values`; '' in and above the header. */
  ids: string[]
}

/** Everything that a write needs to know. Three reads of the same cells. */
export function takeSnapshot(sheet: Sheet, headerIndex: number, idHeader: string): Snapshot {
  const range = sheet.getDataRange()
  const formulas = range.getFormulas()
  const formats = range.getNumberFormats()
  return { ...arrange(range.getValues() as SheetCell[][], headerIndex, idHeader), formulas, formats }
}

/** Only what tells whether rows or columns moved. */
export function readLayout(sheet: Sheet, headerIndex: number, idHeader: string): Snapshot {
  return {
    ...arrange(sheet.getDataRange().getValues() as SheetCell[][], headerIndex, idHeader),
    formulas: [],
    formats: [],
  }
}

/** Whether every row and column is where it was, and no customer has come in below. */
export function sameLayout(before: Snapshot, after: Snapshot): boolean {
  if (before.headers.length !== after.headers.length) return false
  if (before.headers.some((header, index) => header !== after.headers[index])) return false
  return (
    after.ids.slice(before.ids.length).every((id) => id === '') &&
    before.ids.every((id, row) => id === (after.ids[row] ?? ''))
  )
}

function arrange(
  values: SheetCell[][],
  headerIndex: number,
  idHeader: string,
): Pick<Snapshot, 'headerIndex' | 'headers' | 'values' | 'ids'> {
  let header = headerIndex
  let headers = headerTexts(values[header])
  // Rows above the header may have come or gone meanwhile.
  for (let row = 0; headers.indexOf(idHeader) < 0 && row < Math.min(HEADER_ROWS_SEARCHED, values.length); row++) {
    const candidate = headerTexts(values[row])
    if (candidate.indexOf(idHeader) >= 0) {
      header = row
      headers = candidate
    }
  }
  const idIndex = headers.indexOf(idHeader)
  const ids = values.map((row, index) => (index <= header || idIndex < 0 ? '' : plainId(row[idIndex])))
  return { headerIndex: header, headers, values, ids }
}
