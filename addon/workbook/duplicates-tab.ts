/**
 * The Duplicates tab: a line for each row that may be another row's customer, with links to both, and a box to tick.
 * Decides layout, and which ticked lines are read back; who is a candidate is decided elsewhere.
 */
import type { Locale } from '../../worker/contract.ts'
import type { Candidate } from '../duplicates/candidates.ts'
import type { SheetCell } from '../sync/cells.ts'
import { plainId } from '../sync/pseudonyms.ts'
import { DUPLICATES } from '../words/duplicates.ts'
import { guardWrites } from './guard.ts'
import { findOwnedTab, makeOwnedTab } from './owned-tabs.ts'
import { writeText } from './write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet

const TAG = 'duplicates'
/** Tick, customer, name, same as, name, why. */
const WIDTHS = [70, 130, 200, 130, 200, 260]
const FIRST_ROW = 3
/** More are listed once these are dealt with. */
const DUPLICATES_LISTED = 200

/** Makes the tab anew with these lines and brings it to the front. `customersSheetId`: where the links lead. */
export function showDuplicates(
  spreadsheet: Spreadsheet,
  candidates: readonly Candidate[],
  customersSheetId: number,
  language: Locale,
): void {
  const words = DUPLICATES[language]
  guardWrites(words.tab, () => {
    const sheet = findOwnedTab(spreadsheet, TAG, -1) ?? makeOwnedTab(spreadsheet, TAG, words.tab)
    sheet.clear()
    sheet.getRange(1, 1, sheet.getMaxRows(), 1).setDataValidation(null)
    const listed = candidates.slice(0, DUPLICATES_LISTED)
    sheet.getRange(1, 1).setValue(words.title(candidates.length, listed.length))
    spreadsheet.setActiveSheet(sheet)
    if (listed.length === 0) return
    const gridRows = sheet.getMaxRows()
    if (gridRows < listed.length + 2) sheet.insertRowsAfter(gridRows, listed.length + 2 - gridRows)
    const width = WIDTHS.length
    sheet.getRange(2, 2, listed.length + 1, width - 1).setNumberFormat('@')
    const rows: SheetCell[][] = listed.map(({ person, sameAs, reasons, isSure }) => [
      isSure,
      writeText(person.id),
      writeText(person.name),
      writeText(sameAs.id),
      writeText(sameAs.name),
      reasons.map((reason) => words.reasons[reason]).join(words.and) + (isSure ? '' : words.unsure),
    ])
    sheet.getRange(2, 1, listed.length + 1, width).setValues([words.headers, ...rows])
    const checkBox = SpreadsheetApp.newDataValidation().requireCheckbox().build()
    sheet.getRange(FIRST_ROW, 1, listed.length, 1).setDataValidation(checkBox)
    const link = (text: string, row: number) =>
      SpreadsheetApp.newRichTextValue().setText(text).setLinkUrl(`#gid=${customersSheetId}&range=A${row}`).build()
    for (const [column, side] of [
      [2, 'person'],
      [4, 'sameAs'],
    ] as const)
      sheet
        .getRange(FIRST_ROW, column, listed.length, 1)
        .setRichTextValues(listed.map((candidate) => [link(candidate[side].id, candidate[side].sheetRow)]))
    sheet.getRange(2, 1, 1, width).setFontWeight('bold').setBackground('#f8f9fa')
    sheet.setFrozenRows(2)
    WIDTHS.forEach((pixels, k) => {
      sheet.setColumnWidth(k + 1, pixels)
    })
  })
}

/** Plain ids of the ticked lines: who is the same as whom. Empty where the tab is gone. */
export function readTicked(spreadsheet: Spreadsheet): Map<string, string> {
  const ticked = new Map<string, string>()
  const sheet: Sheet | undefined = findOwnedTab(spreadsheet, TAG, -1)
  if (!sheet) return ticked
  const rows = (sheet.getDataRange().getValues() as SheetCell[][]).slice(FIRST_ROW - 1)
  for (const [tick, id, , sameAs] of rows) {
    if (tick !== true || id === undefined || sameAs === undefined) continue
    const [from, to] = [plainId(id), plainId(sameAs)]
    if (from !== '' && to !== '') ticked.set(from, to)
  }
  return ticked
}
