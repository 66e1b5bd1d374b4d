/**
 * The Problems tab: one line per bad cell under a heading per kind, most frequent kind first. Decides layout and that
 * the tab, made at set-up so that an update spends few service calls on it, stays hidden until there is something to
 * say. Which problems there are is decided elsewhere.
 */
import { LIMITS, type Locale, PROBLEM_CODES, type ProblemCode, type TableName } from '../../worker/contract.ts'
import type { SheetCell } from '../sync/cells.ts'
import type { ZoneDates } from '../sync/dates.ts'
import { WORDS } from '../words/index.ts'
import { SETTINGS_WORDS } from '../words/settings.ts'
import { guardWrites } from './guard.ts'
import { findOwnedTab, makeOwnedTab } from './owned-tabs.ts'
import { cellText, columnLetter, writeText } from './write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet

/** A problem with its place in the sheet. */
export interface PlacedProblem {
  table: TableName
  /** Of the contract. */
  column: string
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
/** A wrong cell of the Settings tab, with the words of what is expected there. */
export interface PlacedSettingProblem {
  tab: string
  /** From 1. */
  sheetRow: number
  /** What the line is about. */
  name: string
  found: SheetCell
  expected: string
  did: string
}
export type ProblemCounts = { [code in ProblemCode]?: number }

/** A line of the tab; `link` leads from its row number to the cell. */
interface Row {
  cells: string[]
  link?: string
}

const TAG = 'problems'
const ROW_COLUMN = 2
const FOUND_LENGTH = 100
/** Tab, row, column, what it says, what to do, what Regulars did. */
const WIDTHS = [150, 60, 150, 240, 330, 300]
const HEADER_ROW = 2
/** The table's headers, and below them the lines that name a kind: they have something in "What to do" and no row. */
const HEADING_FORMULA = '=AND($E1<>"",OR($B1="",ROW()=2))'
/** As many as a list can have, with its headings. */
const ROWS = LIMITS.problems + PROBLEM_CODES.length + HEADER_ROW

/** Writes the tab so that it says exactly this, where it does not say so yet; returns its sheet id. */
export function showProblems(
  spreadsheet: Spreadsheet,
  sheetId: number,
  problems: readonly PlacedProblem[],
  counts: ProblemCounts,
  language: Locale,
  dates: ZoneDates,
  settings: readonly PlacedSettingProblem[] = [],
  settingsSheetId?: number,
): number {
  const total = PROBLEM_CODES.reduce((sum, code) => sum + (counts[code] ?? 0), settings.length)
  const words = WORDS[language]
  const { none, count, headers } = words.problemsTab
  return guardWrites(words.tabs.problems, () => {
    const remembered = sheetId < 0 ? null : spreadsheet.getSheetById(sheetId)
    const sheet =
      remembered || findOwnedTab(spreadsheet, TAG, -1) || (total > 0 && makeProblemsTab(spreadsheet, language))
    if (!sheet) return sheetId
    const listed = problems.slice(0, LIMITS.problems)
    const rows: Row[] = [
      { cells: [total === 0 ? none : count(total, listed.length + settings.length), '', '', '', '', ''] },
    ]
    if (total > 0)
      rows.push(
        { cells: headers },
        ...settingLines(settings, settingsSheetId, language, dates),
        ...linesByKind(listed, counts, language, dates),
      )
    replaceRows(sheet, rows, total > 0, dates)
    return remembered ? sheetId : sheet.getSheetId()
  })
}

/**
 * The tab as it is before the first problem: hidden, with looks for any list; returns its sheet id. Nothing is done where
 * `sheetId` is it already; one that a killed set-up left is dressed again.
 */
export function prepareProblems(spreadsheet: Spreadsheet, sheetId: number, language: Locale): number {
  if (sheetId >= 0 && spreadsheet.getSheetById(sheetId)) return sheetId
  const left = findOwnedTab(spreadsheet, TAG, -1)
  return (left ? dress(left) : makeProblemsTab(spreadsheet, language)).getSheetId()
}

function makeProblemsTab(spreadsheet: Spreadsheet, language: Locale): Sheet {
  return dress(makeOwnedTab(spreadsheet, TAG, WORDS[language].tabs.problems))
}

function dress(sheet: Sheet): Sheet {
  const gridRows = sheet.getMaxRows()
  if (gridRows < ROWS) sheet.insertRowsAfter(gridRows, ROWS - gridRows)
  const table = sheet.getRange('A:F')
  table.setNumberFormat('@').setVerticalAlignment('top')
  sheet.getRange('C:F').setWrap(true)
  const heading = SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied(HEADING_FORMULA)
    .setBold(true)
    .setBackground('#f8f9fa')
    .setRanges([table])
    .build()
  sheet.setConditionalFormatRules([heading])
  WIDTHS.forEach((width, k) => {
    sheet.setColumnWidth(k + 1, width)
  })
  sheet.setFrozenRows(HEADER_ROW)
  if (sheet.getLastRow() === 0) sheet.hideSheet()
  return sheet
}

/** Wrong settings come first: they concern every row. */
function settingLines(
  problems: readonly PlacedSettingProblem[],
  sheetId: number | undefined,
  language: Locale,
  dates: ZoneDates,
): Row[] {
  if (problems.length === 0) return []
  const { kind, expected, did } = SETTINGS_WORDS[language].problems
  const lines = problems.map((problem) => ({
    cells: [
      problem.tab,
      String(problem.sheetRow),
      problem.name,
      cellText(problem.found, 'text', dates).slice(0, FOUND_LENGTH),
      problem.expected,
      problem.did,
    ],
    link: sheetId === undefined ? undefined : linkTo(sheetId, 1, problem.sheetRow),
  }))
  return [{ cells: [kind(problems.length), '', '', '', expected, did] }, ...lines]
}

/** Kinds by their full count, most frequent first; within a kind the order of the tables and rows. */
function linesByKind(
  problems: readonly PlacedProblem[],
  counts: ProblemCounts,
  language: Locale,
  dates: ZoneDates,
): Row[] {
  const words = WORDS[language].problemsTab
  const lines: Row[] = []
  const kinds = PROBLEM_CODES.slice().sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
  for (const code of kinds) {
    const ofKind = problems.filter((problem) => problem.code === code)
    const count = counts[code] ?? ofKind.length
    if (count === 0) continue
    const { kind, expected, did } = words.texts[code]
    // A lunar birthday that is written as a date should be would be another day.
    const isBirthday = ({ column }: PlacedProblem) => code === 'badDate' && column === 'birthday'
    const allBirthdays = ofKind.length > 0 && ofKind.every(isBirthday)
    const usual = allBirthdays ? words.birthday : expected
    lines.push({ cells: [words.kindCount(kind, count), '', '', '', usual, did] })
    for (const problem of ofKind) {
      const { tab, sheetId, sheetRow, sheetColumn, header, found } = problem
      lines.push({
        cells: [
          tab,
          String(sheetRow),
          header,
          cellText(found, 'text', dates).slice(0, FOUND_LENGTH),
          isBirthday(problem) && !allBirthdays ? words.birthday : '',
          '',
        ],
        link: linkTo(sheetId, sheetColumn || 1, sheetRow),
      })
    }
  }
  return lines
}

function linkTo(sheetId: number, column: number, row: number): string {
  return `#gid=${sheetId}&range=${columnLetter(column)}${row}`
}

/** Writes where something differs. A tab that was hidden while it was empty comes out with its first lines. */
function replaceRows(sheet: Sheet, rows: readonly Row[], show: boolean, dates: ZoneDates): void {
  const before = sheet.getDataRange().getValues() as SheetCell[][]
  const empty = before.every((row) => row.every((cell) => cell === ''))
  if (empty && !show) return
  const padded = rows.slice()
  while (padded.length < before.length) padded.push({ cells: WIDTHS.map(() => '') })
  const same = padded.every(({ cells }, r) =>
    cells.every((text, c) => cellText(text, 'text', dates) === cellText(before[r]?.[c], 'text', dates)),
  )
  if (same) return
  if (padded.length > before.length) {
    const gridRows = sheet.getMaxRows()
    if (padded.length > gridRows) sheet.insertRowsAfter(gridRows, padded.length - gridRows)
  }
  // First: a run that is killed in between finds an empty tab, and comes by here again.
  if (empty) sheet.showSheet()
  // Without the row numbers: a run that is killed before they are there finds them missing and writes all of it again.
  const words = padded.map(({ cells }) => cells.map((text, k) => (k === ROW_COLUMN - 1 ? '' : writeText(text))))
  sheet.getRange(1, 1, padded.length, WIDTHS.length).setNumberFormat('@').setValues(words)
  sheet.getRange(1, ROW_COLUMN, padded.length, 1).setRichTextValues(rowNumbers(padded))
}

/** Row numbers, each a link to its cell. */
function rowNumbers(rows: readonly Row[]): GoogleAppsScript.Spreadsheet.RichTextValue[][] {
  const blank = SpreadsheetApp.newRichTextValue().setText('').build()
  return rows.map(({ cells, link }) => {
    const text = cells[ROW_COLUMN - 1]
    if (text === '') return [blank]
    const builder = SpreadsheetApp.newRichTextValue().setText(text)
    return [(link === undefined ? builder : builder.setLinkUrl(link)).build()]
  })
}
