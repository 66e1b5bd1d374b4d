/**
 * The Settings tab in another language: every word of ours that stands in it is written anew where it stands, every word
 * and number of the owner stays. Decides which cells those are.
 */
import { LOCALES, type Locale, OUTPUT_COLUMNS, type Rule } from '../../worker/contract.ts'
import { GROUP_NAMES, SETTING_GROUPS } from '../../worker/contract-settings.ts'
import { kindOfColumn } from '../rule-values.ts'
import { type ReadRules, RULE_TABLE_COLUMNS, type RuleTableColumn, writeRules } from '../rules-table.ts'
import { settingLine, settingValue } from '../settings-layout.ts'
import { BLOCKS, type Block } from '../settings-lines.ts'
import { messageLines, type TabMessages } from '../settings-messages.ts'
import type { ReadTab, TabState } from '../settings-read.ts'
import { labelsOf, readValue, showValue, TAB_SETTINGS } from '../settings-values.ts'
import { isBlank, plainWord, type SheetCell } from '../sync/cells.ts'
import { isAttribute } from '../sync/rule-columns.ts'
import { WORDS } from '../words/index.ts'
import { SETTINGS_WORDS } from '../words/settings.ts'
import { sayMessages } from './settings-messages-looks.ts'
import { type RuleColumns, sayRules } from './settings-rules-looks.ts'
import { writeText } from './write-text.ts'

/** Lines of a table that have drop-downs, with its header. */
export const READY_ROWS = 60

type Sheet = GoogleAppsScript.Spreadsheet.Sheet

/** Writes the words of the tab in the language of its state. `grid` is the tab as it stands. */
export function translateSettingsTab(sheet: Sheet, grid: readonly (readonly SheetCell[])[], read: ReadTab): void {
  const { state, blocks, rows, rules, messages } = read
  const { language } = state
  const written = grid.map((row) => row.slice())
  for (const name of BLOCKS) {
    const block = blocks[name]
    const headers = SETTINGS_WORDS[language][name] as Record<string, string>
    for (const role of Object.keys(block?.columns ?? {}))
      if (block) written[block.header][block.columns[role]] = headers[role]
    if (block) sheet.getRange(block.header + 1, block.first + 1).setNote(noteOf(name, language))
  }
  if (blocks.headers) {
    const { columns } = blocks.headers
    for (const spec of TAB_SETTINGS) {
      const row = rows.get(spec.key)
      if (row === undefined) continue
      const [name, , what, standard] = settingLine(spec, state)
      written[row][columns.setting] = name
      if (columns.what !== undefined) written[row][columns.what] = what
      if (columns.standard !== undefined) written[row][columns.standard] = standard
      if (spec.kind !== 'choice' && spec.kind !== 'choices') continue
      if (readValue(spec, grid[row][columns.value] ?? '', language).expected === undefined)
        written[row][columns.value] = showValue(spec, settingValue(spec, state), language)
      if (spec.kind === 'choices') continue
      const words = SpreadsheetApp.newDataValidation().requireValueInList(labelsOf(spec, language), true)
      sheet.getRange(row + 1, columns.value + 1).setDataValidation(words.setAllowInvalid(true).build())
    }
    translateGroups(written, blocks.headers, language)
  }
  if (blocks.rules && rules) {
    translateRules(written, blocks.rules, state.scoring.rules ?? [], rules.places, language)
    const columns: RuleColumns = {}
    for (const column of RULE_TABLE_COLUMNS)
      if (blocks.rules.columns[column] !== undefined) columns[column] = blocks.rules.columns[column] + 1
    sayRules(sheet, blocks.rules.header + 1, READY_ROWS, columns, language)
  }
  if (blocks.messages && messages) {
    translateMessages(written, blocks.messages, messages, state)
    sayMessages(sheet, blocks.messages.header + 1, READY_ROWS, blocks.messages.columns, language)
  }
  for (const key of OUTPUT_COLUMNS) {
    const row = rows.get(key)
    if (row !== undefined && blocks.columns) written[row][blocks.columns.columns.column] = WORDS[language].headers[key]
  }
  writeDifferences(sheet, grid, written)
}

/** The note on a table's first header. */
export function noteOf(name: (typeof BLOCKS)[number], language: Locale): string {
  const { notes } = SETTINGS_WORDS[language]
  return name === 'headers' ? notes.setting : notes[name]
}

function translateGroups(written: SheetCell[][], { header, columns }: Block, language: Locale): void {
  for (let row = header + 1; row < written.length; row++) {
    const word = plainWord(written[row][columns.setting] ?? '')
    const group = SETTING_GROUPS.filter((one) =>
      LOCALES.some((locale) => plainWord(GROUP_NAMES[locale][one]) === word),
    )[0]
    if (group) written[row][columns.setting] = GROUP_NAMES[language][group]
  }
}

/** Words of ours in rules; names, numbers and the owner's own texts stay as they were typed. */
function translateRules(
  written: SheetCell[][],
  { columns }: Block,
  rules: readonly Rule[],
  places: ReadRules['places'],
  language: Locale,
): void {
  rules.forEach((rule, k) => {
    const lines = writeRules([rule], language)
    const { row, when } = places[k]
    const put = (at: number, column: RuleTableColumn, word: SheetCell | undefined) => {
      if (columns[column] !== undefined && !isBlank(written[at][columns[column]]) && word !== undefined)
        written[at][columns[column]] = word
    }
    put(row, 'segment', lines[0].segment)
    when.forEach((at, condition) => {
      const { column } = (rule.when ?? [])[condition]
      const kind = kindOfColumn(column)
      put(at, 'joinedBy', lines[condition].joinedBy === '' ? undefined : lines[condition].joinedBy)
      if (!isAttribute(column)) put(at, 'column', lines[condition].column)
      put(at, 'operator', lines[condition].operator)
      if (kind === 'code' || kind === 'flag') put(at, 'value', lines[condition].value)
    })
  })
}

/** What the messages are for; the texts are the owner's. */
function translateMessages(
  written: SheetCell[][],
  { columns }: Block,
  { messages, places }: TabMessages,
  { language }: TabState,
): void {
  messageLines({ messages, language }).forEach(([reason, segment], k) => {
    const line = written[places[k]]
    line[columns.reason] = reason
    if (columns.segment !== undefined && !isBlank(line[columns.segment])) line[columns.segment] = segment
  })
}

/** One write for each run of changed cells in a column: what stands between them is not touched. */
function writeDifferences(
  sheet: Sheet,
  before: readonly (readonly SheetCell[])[],
  after: readonly SheetCell[][],
): void {
  const width = Math.max(...after.map((row) => row.length))
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < after.length; row++) {
      const cells: SheetCell[][] = []
      const first = row
      for (; row < after.length && after[row][column] !== before[row][column]; row++)
        cells.push([writeText(String(after[row][column]))])
      if (cells.length > 0) sheet.getRange(first + 1, column + 1, cells.length, 1).setValues(cells)
    }
  }
}
