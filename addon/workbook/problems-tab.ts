/**
 * The Problems tab: one line per bad row, grouped by kind, most frequent first, with a link to the cell. Decides
 * layout and that it is made only when there is something to say; which problems there are is decided elsewhere.
 */
import { LIMITS, type Locale, PROBLEM_CODES, type ProblemCode, type TableName } from '../../worker/contract.ts'
import type { SheetCell } from '../sync/cells.ts'
import type { ZoneDates } from '../sync/dates.ts'
import { WORDS } from '../words/index.ts'
import { guardWrites } from './guard.ts'
import { findOwnedTab, makeOwnedTab } from './owned-tabs.ts'
import { cellText, columnLetter, writeText } from './write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet

/** A problem with its place in the sheet. */
export interface PlacedProblem {
  table: TableName
  code: ProblemCode
  tab: string
  sheetId: number
  /** From 1. */
  sheetRow: number
  /** Of the cell, from 1; 0 where the problem is the whole row's. */
  sheetColumn: number
  header: string
  found: SheetCell
}
export type ProblemCounts = { [code in ProblemCode]?: number }

const TAG = 'problems'
/** A link takes four service calls; the rest are found by tab, row and column. */
const LINKS = 100
const FOUND_LENGTH = 100
const WIDTHS = [110, 60, 130, 180, 330, 280]
const HEADER_ROW = 2

/** Writes the tab so that it says exactly this; returns its sheet id, or the old one where there is no tab and no problem. */
export function showProblems(
  spreadsheet: Spreadsheet,
  sheetId: number,
  problems: readonly PlacedProblem[],
  counts: ProblemCounts,
  language: Locale,
  dates: ZoneDates,
): number {
  const total = PROBLEM_CODES.reduce((sum, code) => sum + (counts[code] ?? 0), 0)
  if (total === 0 && sheetId < 0) return sheetId
  const words = WORDS[language].problemsTab
  const known = findOwnedTab(spreadsheet, TAG, sheetId)
  if (!known && total === 0) return sheetId
  const name = known?.getName() ?? WORDS[language].tabs.problems
  return guardWrites(name, () => {
    const sheet = known ?? makeProblemsTab(spreadsheet, name)
    const listed = ordered(problems, counts).slice(0, LIMITS.problems)
    const lines = listed.map((problem) => lineOf(problem, language, dates))
    const head = [total === 0 ? words.none : words.count(total, listed.length), '', '', '', '', '']
    const rows = total === 0 ? [head] : [head, words.headers, ...lines]
    if (replaceRows(sheet, rows, dates)) linkRows(sheet, listed)
    return sheet.getSheetId()
  })
}

function makeProblemsTab(spreadsheet: Spreadsheet, name: string): Sheet {
  const sheet = makeOwnedTab(spreadsheet, TAG, name)
  sheet.getRange('A:F').setNumberFormat('@').setVerticalAlignment('top').setWrap(true)
  sheet.getRange(HEADER_ROW, 1, 1, WIDTHS.length).setFontWeight('bold').setBackground('#f8f9fa')
  WIDTHS.forEach((width, k) => {
    sheet.setColumnWidth(k + 1, width)
  })
  sheet.setFrozenRows(HEADER_ROW)
  return sheet
}

function ordered(problems: readonly PlacedProblem[], counts: ProblemCounts): PlacedProblem[] {
  const rank = new Map<string, number>()
  PROBLEM_CODES.slice()
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .forEach((code, k) => {
      rank.set(code, k)
    })
  const place = (problem: PlacedProblem): number => rank.get(problem.code) ?? PROBLEM_CODES.length
  return problems
    .map((problem, k) => ({ problem, k }))
    .sort((a, b) => place(a.problem) - place(b.problem) || a.k - b.k)
    .map(({ problem }) => problem)
}

function lineOf(problem: PlacedProblem, language: Locale, dates: ZoneDates): string[] {
  const { expected, did } = WORDS[language].problemsTab.texts[problem.code]
  const found = cellText(problem.found, 'text', dates).slice(0, FOUND_LENGTH)
  return [problem.tab, String(problem.sheetRow), problem.header, found, expected, did]
}

/** Whether anything had to be written. */
function replaceRows(sheet: Sheet, rows: string[][], dates: ZoneDates): boolean {
  const before = sheet.getDataRange().getValues() as SheetCell[][]
  const width = WIDTHS.length
  const padded = rows.slice()
  while (padded.length < before.length) padded.push(['', '', '', '', '', ''])
  const same = padded.every((row, r) =>
    row.every((text, c) => cellText(text, 'text', dates) === cellText(before[r]?.[c], 'text', dates)),
  )
  if (same) return false
  const gridRows = sheet.getMaxRows()
  if (padded.length > gridRows) sheet.insertRowsAfter(gridRows, padded.length - gridRows)
  const range = sheet.getRange(1, 1, padded.length, width)
  // Links of the former lines would stay on their cells.
  range.clearContent()
  range.setNumberFormat('@')
  range.setValues(padded.map((row) => row.map(writeText)))
  return true
}

function linkRows(sheet: Sheet, listed: readonly PlacedProblem[]): void {
  const linked = listed.slice(0, LINKS)
  if (linked.length === 0) return
  sheet.getRange(HEADER_ROW + 1, 2, linked.length, 1).setRichTextValues(
    linked.map(({ sheetId, sheetRow, sheetColumn }) => {
      const cell = sheetColumn > 0 ? `${columnLetter(sheetColumn)}${sheetRow}` : `${sheetRow}:${sheetRow}`
      return [
        SpreadsheetApp.newRichTextValue().setText(String(sheetRow)).setLinkUrl(`#gid=${sheetId}&range=${cell}`).build(),
      ]
    }),
  )
}
