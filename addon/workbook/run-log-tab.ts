/**
 * The Run log tab: one line per run, the newest below, 200 at least. Decides its looks and that a line is appended under
 * whatever stands there, so that nothing a person wrote is ever overwritten. What a line says is run-log.ts's.
 */
import type { Locale } from '../../worker/contract.ts'
import type { SheetCell } from '../sync/cells.ts'
import { RUN_LOG_WORDS } from '../words/run-log.ts'
import { findOwnedTab, makeOwnedTab } from './owned-tabs.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet

const RUN_LOG_TAG = 'runLog'
const RUNS_KEPT = 200
/** Lines that are too many are taken away once in so many runs. */
const TIDIED_EVERY = 50
/** When, started by, as of, customers, orders, cells changed, problems, seconds, result. */
const WIDTHS = [140, 100, 100, 90, 90, 110, 90, 80, 560]
const FORMATS: [string, string][] = [
  ['A:A', 'yyyy-mm-dd hh:mm'],
  ['B:B', '@'],
  ['C:C', 'yyyy-mm-dd'],
  ['D:G', '#,##0'],
  ['H:H', '0'],
  ['I:I', '@'],
]

/** Makes the tab where there is none; returns its sheet id. */
export function prepareRunLog(spreadsheet: Spreadsheet, sheetId: number | undefined, language: Locale): number {
  return openTab(spreadsheet, sheetId, language).getSheetId()
}

/** Appends a line; returns the tab's sheet id. Two service calls where the tab is there. `run` counts the runs. */
export function appendRunLine(
  spreadsheet: Spreadsheet,
  sheetId: number | undefined,
  line: readonly SheetCell[],
  language: Locale,
  run: number,
): number {
  const known = sheetId === undefined ? null : spreadsheet.getSheetById(sheetId)
  const sheet = known ?? openTab(spreadsheet, undefined, language)
  sheet.appendRow(line.slice())
  if (run % TIDIED_EVERY === 0) {
    const tooMany = sheet.getLastRow() - 1 - RUNS_KEPT
    if (tooMany > 0) sheet.deleteRows(2, tooMany)
  }
  return known ? (sheetId as number) : sheet.getSheetId()
}

function openTab(spreadsheet: Spreadsheet, sheetId: number | undefined, language: Locale): Sheet {
  return findOwnedTab(spreadsheet, RUN_LOG_TAG, sheetId ?? -1) ?? makeTab(spreadsheet, language)
}

function makeTab(spreadsheet: Spreadsheet, language: Locale): Sheet {
  const { tab, headers } = RUN_LOG_WORDS[language]
  const sheet = makeOwnedTab(spreadsheet, RUN_LOG_TAG, tab)
  for (const [columns, format] of FORMATS) sheet.getRange(columns).setNumberFormat(format)
  sheet.getRange(1, 1, 1, headers.length).setValues([headers.slice()]).setFontWeight('bold').setBackground('#f8f9fa')
  // A number at a column's right edge runs into the text beside it, most of all on paper.
  sheet.getRangeList(['A:A', 'C:C', 'H:H']).setHorizontalAlignment('center')
  sheet.setFrozenRows(1)
  WIDTHS.forEach((width, k) => {
    sheet.setColumnWidth(k + 1, width)
  })
  return sheet
}
