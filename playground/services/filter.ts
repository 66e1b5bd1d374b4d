/**
 * A sheet's basic filter (G: apps-script/reference/spreadsheet/filter.md): one a sheet. It hides rows from people only,
 * never from a script, so to a script the stand-in shows where it stands and no criteria; what a person hides is the sheet's
 * `filteredOut`.
 */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleFilter, GoogleRange } from '../google-types.ts'
import type { Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { exposeRange } from './range.ts'

class StandInFilter implements Partial<GoogleFilter> {
  readonly #execution: Execution
  readonly #sheet: Sheet
  constructor(execution: Execution, sheet: Sheet) {
    this.#execution = execution
    this.#sheet = sheet
  }
  getRange(): GoogleRange {
    if (!this.#sheet.filter) throw new Error('The filter was removed.')
    return exposeRange(this.#execution, this.#sheet, this.#sheet.filter)
  }
  remove(): void {
    this.#sheet.filter = undefined
    this.#sheet.filteredOut.clear()
  }
}

/** The sheet's filter, or null. */
export function filterOn(execution: Execution, sheet: Sheet): GoogleFilter | null {
  if (!sheet.filter) return null
  return expose<GoogleFilter>()(execution, 'Filter', new StandInFilter(execution, sheet))
}

/** Throws Google's sentence where the sheet has one. */
export function createFilter(execution: Execution, sheet: Sheet, block: Rectangle): GoogleFilter {
  if (sheet.filter) throw new Error("You can't create a filter in a sheet that already has a filter.")
  sheet.filter = { ...block }
  return filterOn(execution, sheet) as GoogleFilter
}
