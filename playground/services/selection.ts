/**
 * What a person has selected: sheet, cells, current cell (G: apps-script/reference/spreadsheet/selection.md). Each person
 * has their own; a script that activates cells moves the selection of the person who runs it. Without an editor (a clock
 * trigger) there is only the file's first sheet.
 */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type { GoogleRange, GoogleSelection, GoogleSheet } from '../google-types.ts'
import type { Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { exposeRange } from './range.ts'
import { exposeSheet } from './sheet.ts'

const FIRST_CELL: Rectangle = { row: 1, column: 1, rows: 1, columns: 1 }

/** The sheet that the person looks at; the file's active one where they have chosen none or theirs is gone. */
export function activeSheet({ host, person }: Execution): Sheet {
  const { sheets, activeSheetId } = host.workbook
  const own = host.selections.get(person)?.sheetId
  return sheets.find(({ id }) => id === own) ?? sheets.find(({ id }) => id === activeSheetId) ?? sheets[0]
}

/** The selected cells on that sheet, cut to what the sheet still has. */
function activeBlock(execution: Execution): { sheet: Sheet; block: Rectangle } {
  const sheet = activeSheet(execution)
  const held = execution.host.selections.get(execution.person)
  if (!held || held.sheetId !== sheet.id || held.row > sheet.maxRows || held.column > sheet.maxColumns) {
    return { sheet, block: FIRST_CELL }
  }
  const { row, column } = held
  const rows = Math.min(held.rows, sheet.maxRows - row + 1)
  const columns = Math.min(held.columns, sheet.maxColumns - column + 1)
  return { sheet, block: { row, column, rows, columns } }
}

export function activeRange(execution: Execution): GoogleRange {
  const { sheet, block } = activeBlock(execution)
  return exposeRange(execution, sheet, block)
}

export function currentCell(execution: Execution): GoogleRange {
  const { sheet, block } = activeBlock(execution)
  return exposeRange(execution, sheet, { ...block, rows: 1, columns: 1 })
}

/** Moves the person's selection, and their screen with it. */
export function select({ host, person }: Execution, { sheet, block }: { sheet: Sheet; block: Rectangle }): void {
  const { row, column, rows, columns } = block
  host.selections.set(person, { sheetId: sheet.id, row, column, rows, columns })
  host.workbook.activeSheetId = sheet.id
  host.options.onScreen?.(person, { what: 'selection' })
}

/** To another sheet; a person who is there already keeps their cells. */
export function selectSheet(execution: Execution, sheet: Sheet): void {
  if (execution.host.selections.get(execution.person)?.sheetId === sheet.id) return
  select(execution, { sheet, block: FIRST_CELL })
}

class StandInSelection implements Partial<GoogleSelection> {
  readonly #execution: Execution
  constructor(execution: Execution) {
    this.#execution = execution
  }
  getActiveRange(): GoogleRange {
    return activeRange(this.#execution)
  }
  getCurrentCell(): GoogleRange {
    return currentCell(this.#execution)
  }
  getActiveSheet(): GoogleSheet {
    return exposeSheet(this.#execution, activeSheet(this.#execution))
  }
}
export function exposeSelection(execution: Execution): GoogleSelection {
  return expose<GoogleSelection>()(execution, 'Selection', new StandInSelection(execution))
}
