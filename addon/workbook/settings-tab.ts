/**
 * The Settings tab in the sheet: made once, then only cells whose setting was changed elsewhere (dialog, command line)
 * are written, so that what a person arranged, noted or calculated there stays. Decides looks and which cells those are;
 * what the cells say is settings-layout.ts's.
 */
import { type Locale, OUTPUT_COLUMNS } from '../../worker/contract.ts'
import { RULE_TABLE_COLUMNS } from '../rules-table.ts'
import {
  FIRST_COLUMN,
  headerRow,
  holidayLines,
  type Layout,
  layOut,
  settingLine,
  settingValue,
  tierLines,
  workingDayLines,
} from '../settings-layout.ts'
import { BLOCKS, type Block, type BlockName } from '../settings-lines.ts'
import { messageLines } from '../settings-messages.ts'
import type { ReadTab, TabState } from '../settings-read.ts'
import { ruleLines } from '../settings-rules.ts'
import { showValue, TAB_SETTINGS } from '../settings-values.ts'
import type { SheetCell } from '../sync/cells.ts'
import type { ZoneDates } from '../sync/dates.ts'
import { WORDS } from '../words/index.ts'
import { MESSAGE_COLUMNS, MESSAGE_TABLE_WORDS } from '../words/message-table.ts'
import { RULE_NOTES } from '../words/rule-notes.ts'
import { findOwnedTab, makeOwnedTab } from './owned-tabs.ts'
import { noteOf, READY_ROWS } from './settings-language.ts'
import { dressMessages } from './settings-messages-looks.ts'
import { dressRules } from './settings-rules-looks.ts'
import { columnLetter, FORMATS, writeText } from './write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet

const SETTINGS_TAG = 'settings'

const HEADER_BACKGROUND = '#f8f9fa'
const SECONDARY_TEXT = '#5f6368'
const WIDTHS: { [name in BlockName]: readonly number[] } = {
  // The last one has room for all seven days of the week.
  headers: [210, 200, 460, 280],
  tiers: [130, 110, 110, 280],
  columns: [210, 70],
  holidays: [110, 160, 70],
  workingDays: [120],
  rules: [170, 80, 170, 130, 150, 150, 110, 110, 70, 50, 260],
  messages: [150, 150, 90, 460],
}
const GAP_PX = 24
/** With two places whatever the amount: where there are none, `#,##0.##` ends with a bare point. */
const AMOUNT_FORMAT = '#,##0.00'
/** As many as the new tab has: what is read in one go. */
const USUAL_ROWS = 150
const USUAL_COLUMNS = 39
const LAST_COLUMN = FIRST_COLUMN.messages + MESSAGE_COLUMNS.length - 1

/** The tab, wherever it was moved and whatever it is called now; undefined where there is none. */
export function findSettingsTab(spreadsheet: Spreadsheet, sheetId: number): Sheet | undefined {
  return findOwnedTab(spreadsheet, SETTINGS_TAG, sheetId)
}

/**
 * The cells of the tab by its name, in two calls; undefined where no tab has the name, or has more cells than usual. A
 * tab of another kind can have the name: only what reads as settings is taken for them.
 */
export function gridByName(spreadsheet: Spreadsheet, name: string | undefined): SheetCell[][] | undefined {
  if (!name) return undefined
  try {
    const a1 = `'${name.replace(/'/g, "''")}'!A1:${columnLetter(USUAL_COLUMNS)}${USUAL_ROWS}`
    const grid = spreadsheet.getRange(a1).getValues() as SheetCell[][]
    const edge = grid[USUAL_ROWS - 1].concat(grid.map((row) => row[USUAL_COLUMNS - 1]))
    return edge.every((cell) => cell === '' || cell === false) ? grid : undefined
  } catch {
    return undefined
  }
}

/** Makes the tab, or fills one that is empty. All texts come in one write at the end: a tab is whole or empty. */
export function makeSettingsTab(spreadsheet: Spreadsheet, sheetId: number, state: TabState, dates: ZoneDates): Sheet {
  const { language } = state
  const sheet =
    findSettingsTab(spreadsheet, sheetId) ?? makeOwnedTab(spreadsheet, SETTINGS_TAG, WORDS[language].tabs.settings)
  const layout = layOut(state, dates)
  const rows = Math.max(...BLOCKS.map((name) => layout.tables[name].length))
  dress(sheet, layout, rows, language)
  const grid: SheetCell[][] = []
  for (let row = 0; row < rows; row++) {
    const cells: SheetCell[] = new Array(LAST_COLUMN).fill('')
    for (const name of BLOCKS)
      (layout.tables[name][row] ?? []).forEach((cell, k) => {
        cells[FIRST_COLUMN[name] - 1 + k] = typeof cell === 'string' ? writeText(cell) : cell
      })
    grid.push(cells)
  }
  sheet.getRange(1, 1, rows, LAST_COLUMN).setValues(grid)
  return sheet
}

/** Writes what `wanted` says differently from what was read; nothing else. */
export function editSettingsTab(sheet: Sheet, read: ReadTab, wanted: TabState, dates: ZoneDates): void {
  const { blocks, state, rows } = read
  const { headers, columns } = blocks
  if (headers) {
    for (const spec of TAB_SETTINGS) {
      const value = settingValue(spec, wanted)
      if (JSON.stringify(settingValue(spec, state)) === JSON.stringify(value)) continue
      const row = rows.get(spec.key)
      const text = showValue(spec, value, wanted.language)
      if (row !== undefined) writeCell(sheet, row, headers.columns.value, text)
      else appendLine(sheet, headers, ['setting', 'value', 'what', 'standard'], settingLine(spec, wanted))
    }
  }
  if (columns) {
    for (const key of OUTPUT_COLUMNS) {
      const ticked = wanted.columns.indexOf(key) >= 0
      if (ticked === state.columns.indexOf(key) >= 0) continue
      const row = rows.get(key)
      if (row !== undefined) writeCell(sheet, row, columns.columns.write, ticked)
      else appendLine(sheet, columns, ['column', 'write'], [WORDS[wanted.language].headers[key], ticked])
    }
  }
  replaceTable(sheet, blocks.tiers, ['tier', 'up', 'keep', 'benefits'], tierLines(state), tierLines(wanted))
  const holidays = [holidayLines(state, dates), holidayLines(wanted, dates)] as const
  replaceTable(sheet, blocks.holidays, ['holiday', 'name', 'greet'], ...holidays)
  replaceTable(sheet, blocks.workingDays, ['day'], workingDayLines(state, dates), workingDayLines(wanted, dates))
  const left = read.rules?.left ?? []
  const rulesBefore = ruleLines({ ...state, language: wanted.language }).concat(left)
  replaceTable(sheet, blocks.rules, RULE_TABLE_COLUMNS, rulesBefore, ruleLines(wanted).concat(left))
  const wrong = read.messages?.left ?? []
  const before = messageLines({ ...state, language: wanted.language }).concat(wrong.map((cells) => cells.map(String)))
  const after = [...messageLines(wanted), ...wrong]
  if (!blocks.messages && wanted.messages.length > 0) makeMessages(sheet, after, wanted.language)
  else replaceTable(sheet, blocks.messages, MESSAGE_COLUMNS, before, after)
}

/** Formats, widths, drop-downs and check boxes, before any text: what is typed or written later is kept as it stands. */
function dress(sheet: Sheet, layout: Layout, rows: number, language: Locale): void {
  const needed = Math.max(rows, READY_ROWS)
  const gridRows = sheet.getMaxRows()
  if (gridRows < needed) sheet.insertRowsAfter(gridRows, needed - gridRows)
  const gridColumns = sheet.getMaxColumns()
  if (gridColumns < USUAL_COLUMNS) sheet.insertColumnsAfter(gridColumns, USUAL_COLUMNS - gridColumns)
  const letter = (name: BlockName, offset = 0) => columnLetter(FIRST_COLUMN[name] + offset)
  const column = (name: BlockName, offset = 0) => `${letter(name, offset)}:${letter(name, offset)}`
  sheet
    .getRangeList([`A:D`, column('tiers'), column('tiers', 3), column('columns'), column('holidays', 1)])
    .setNumberFormat('@')
  sheet.getRangeList([column('tiers', 1), column('tiers', 2)]).setNumberFormat(AMOUNT_FORMAT)
  sheet.getRangeList([column('holidays'), column('workingDays')]).setNumberFormat(FORMATS.date)
  sheet.getRange(`A:${columnLetter(LAST_COLUMN)}`).setVerticalAlignment('top')
  sheet.getRangeList([column('headers', 2), column('tiers', 3)]).setWrap(true)
  sheet.getRangeList([column('headers', 2), column('headers', 3)]).setFontColor(SECONDARY_TEXT)
  const validations: (GoogleAppsScript.Spreadsheet.DataValidation | null)[][] = []
  for (let row = 1; row <= layout.tables.headers.length; row++) validations.push([null])
  for (const { row, words } of layout.dropDowns)
    validations[row - 1][0] = SpreadsheetApp.newDataValidation()
      .requireValueInList(words, true)
      .setAllowInvalid(true)
      .build()
  sheet.getRange(1, 2, validations.length, 1).setDataValidations(validations)
  const checkBox = SpreadsheetApp.newDataValidation().requireCheckbox().build()
  sheet.getRange(2, FIRST_COLUMN.columns + 1, OUTPUT_COLUMNS.length, 1).setDataValidation(checkBox)
  sheet.getRange(2, FIRST_COLUMN.holidays + 2, READY_ROWS - 1, 1).setDataValidation(checkBox)
  sheet
    .getRangeList(layout.groupRows.map((row) => `A${row}:D${row}`))
    .setFontWeight('bold')
    .setBackground(HEADER_BACKGROUND)
  const headers = BLOCKS.map((name) => `${letter(name)}1:${letter(name, headerRow(name, language).length - 1)}1`)
  sheet.getRangeList(headers).setFontWeight('bold').setBackground(HEADER_BACKGROUND)
  for (const name of BLOCKS) {
    setWidths(sheet, FIRST_COLUMN[name], WIDTHS[name])
    if (FIRST_COLUMN[name] > 1) sheet.setColumnWidth(FIRST_COLUMN[name] - 1, GAP_PX)
  }
  sheet.getRange(1, 1, 1, LAST_COLUMN).setNotes([headerNotes(language)])
  dressRules(sheet, FIRST_COLUMN.rules, READY_ROWS, FIRST_COLUMN.tiers, language)
  dressMessages(sheet, FIRST_COLUMN.messages, READY_ROWS, language)
  sheet.setFrozenRows(1)
}

/** Of every header from the first column on; '' for most. */
function headerNotes(language: Locale): string[] {
  const notes: string[] = new Array(LAST_COLUMN).fill('')
  for (const name of BLOCKS) notes[FIRST_COLUMN[name] - 1] = noteOf(name, language)
  RULE_TABLE_COLUMNS.forEach((column, k) => {
    notes[FIRST_COLUMN.rules - 1 + k] = RULE_NOTES[language][column]
  })
  MESSAGE_COLUMNS.forEach((column, k) => {
    notes[FIRST_COLUMN.messages - 1 + k] = MESSAGE_TABLE_WORDS[language].notes[column]
  })
  return notes
}

/** The table of messages right of everything, in a tab that has none. */
function makeMessages(sheet: Sheet, lines: readonly (readonly SheetCell[])[], language: Locale): void {
  const first = Math.max(FIRST_COLUMN.messages, sheet.getLastColumn() + 2)
  const width = MESSAGE_COLUMNS.length
  const [columns, rows] = [sheet.getMaxColumns(), sheet.getMaxRows()]
  const ready = Math.max(READY_ROWS, lines.length + 1)
  if (columns < first + width) sheet.insertColumnsAfter(columns, first + width - columns)
  if (rows < ready) sheet.insertRowsAfter(rows, ready - rows)
  dressMessages(sheet, first, ready, language)
  setWidths(sheet, first, WIDTHS.messages)
  const header = headerRow('messages', language)
  const notes = MESSAGE_COLUMNS.map((column) => MESSAGE_TABLE_WORDS[language].notes[column])
  sheet.getRange(1, first, 1, width).setFontWeight('bold').setBackground(HEADER_BACKGROUND).setNotes([notes])
  const cells = [header, ...lines].map((line) => line.map((cell) => writeText(String(cell))))
  sheet.getRange(1, first, cells.length, width).setVerticalAlignment('top').setValues(cells)
}

/** One call for columns side by side that are equally wide. */
function setWidths(sheet: Sheet, first: number, widths: readonly number[]): void {
  for (let from = 0, to = 0; from < widths.length; from = to) {
    while (widths[to] === widths[from]) to++
    sheet.setColumnWidths(first + from, to - from, widths[from])
  }
}

function writeCell(sheet: Sheet, row: number, column: number, cell: SheetCell): void {
  sheet.getRange(row + 1, column + 1).setValue(typeof cell === 'string' ? writeText(cell) : cell)
}

/** Below the last line of its table: where a person took the line away, or it is newer than the tab. */
function appendLine(sheet: Sheet, block: Block, roles: readonly string[], cells: readonly SheetCell[]): void {
  const column = block.columns[roles[0]]
  const grid = sheet.getRange(1, column + 1, sheet.getLastRow(), 1).getValues() as SheetCell[][]
  let last = grid.length - 1
  while (last > block.header && grid[last][0] === '') last--
  if (last + 2 > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), 1)
  roles.forEach((role, k) => {
    if (block.columns[role] !== undefined) writeCell(sheet, last + 1, block.columns[role], cells[k])
  })
}

/** New lines from the top of a table, and nothing in those that stood below. */
function replaceTable(
  sheet: Sheet,
  block: Block | undefined,
  roles: readonly string[],
  before: readonly SheetCell[][],
  wanted: readonly SheetCell[][],
): void {
  if (!block || JSON.stringify(before) === JSON.stringify(wanted)) return
  const first = block.header + 2
  const rows = Math.max(wanted.length, sheet.getLastRow() - block.header - 1)
  if (first + rows - 1 > sheet.getMaxRows())
    sheet.insertRowsAfter(sheet.getMaxRows(), first + rows - 1 - sheet.getMaxRows())
  roles.forEach((role, k) => {
    const column = block.columns[role]
    if (column === undefined) return
    const cells: SheetCell[][] = []
    for (let row = 0; row < rows; row++) {
      const cell = wanted[row]?.[k] ?? ''
      cells.push([typeof cell === 'string' ? writeText(cell) : cell])
    }
    if (rows > 0) sheet.getRange(first, column + 1, rows, 1).setValues(cells)
  })
}
