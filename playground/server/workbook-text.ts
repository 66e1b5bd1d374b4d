/** A whole workbook as text and back: how a file travels between threads and into tests. */
import {
  cellsToSaved,
  parseSidecar,
  sheetFromSaved,
  sheetToSaved,
  workbookFromSidecar,
  workbookToSidecar,
} from '../files/sidecar.ts'
import type { Workbook } from '../workbook/workbook.ts'

/** Everything that a saved file holds, and the cells. */
export function workbookText(workbook: Workbook): string {
  const sheets = workbook.sheets.map((sheet) => ({ ...sheetToSaved(sheet), ...cellsToSaved(sheet, true) }))
  return JSON.stringify(workbookToSidecar(workbook, sheets))
}

export function workbookOfText(text: string): Workbook {
  const saved = parseSidecar(text)
  const workbook = workbookFromSidecar(saved)
  for (const sheet of saved.sheets) sheetFromSaved(workbook, sheet)
  return workbook
}
