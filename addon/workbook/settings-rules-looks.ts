/**
 * How the rules table of the Settings tab looks: text cells, drop-downs, check boxes. Decides looks
 * only; a word that is not in a drop-down is read all the same.
 */
import { LABELS, type Locale, RULE_OPERATORS } from '../../worker/contract.ts'
import { columnChoices } from '../rule-values.ts'
import { RULE_TABLE_COLUMNS, RULE_WORDS, type RuleTableColumn } from '../rules-table.ts'
import { RULE_NOTES } from '../words/rule-notes.ts'
import { columnLetter } from './write-text.ts'

type Validation = GoogleAppsScript.Spreadsheet.DataValidation
type Sheet = GoogleAppsScript.Spreadsheet.Sheet

/** Dresses a new table whose header stands in row 1 from column `first` on. `rows`: to be made ready, with the header. */
export function dressRules(sheet: Sheet, first: number, rows: number, tierColumn: number, language: Locale): void {
  const width = RULE_TABLE_COLUMNS.length
  const letter = (column: RuleTableColumn) => columnLetter(first + RULE_TABLE_COLUMNS.indexOf(column))
  // Typed text stays as typed: a date, 40% and 1,000 are read from it.
  sheet
    .getRangeList([`${letter('name')}:${letter('priority')}`, `${letter('advanced')}:${letter('advanced')}`])
    .setNumberFormat('@')
  sheet.getRange(`${letter('advanced')}:${letter('advanced')}`).setWrap(true)
  const tierCells = sheet.getRange(`${columnLetter(tierColumn)}2:${columnLetter(tierColumn)}${rows}`)
  const line = RULE_TABLE_COLUMNS.map((column): Validation | null => {
    if (column === 'stop') return SpreadsheetApp.newDataValidation().requireCheckbox().build()
    const words = wordsOf(column, language)
    if (!words && column !== 'tierFloor') return null
    const validation = SpreadsheetApp.newDataValidation().setAllowInvalid(true)
    // The owner's tiers as they stand there, whenever somebody opens the list.
    return (
      words ? validation.requireValueInList(words, true) : validation.requireValueInRange(tierCells, true)
    ).build()
  })
  const lines: (Validation | null)[][] = []
  for (let row = 2; row <= rows; row++) lines.push(line)
  sheet.getRange(2, first, lines.length, width).setDataValidations(lines)
}

/** Where the columns of a table stand, from 1. */
export type RuleColumns = { [column in RuleTableColumn]?: number }

/** Renews notes and drop-downs in another language; the header stands in row `header`, from 1. */
export function sayRules(sheet: Sheet, header: number, rows: number, columns: RuleColumns, language: Locale): void {
  for (const column of RULE_TABLE_COLUMNS) {
    const index = columns[column]
    if (index === undefined) continue
    sheet.getRange(header, index).setNote(RULE_NOTES[language][column])
    const words = wordsOf(column, language)
    if (!words) continue
    const anyWord = SpreadsheetApp.newDataValidation().requireValueInList(words, true).setAllowInvalid(true).build()
    sheet.getRange(header + 1, index, rows - 1, 1).setDataValidation(anyWord)
  }
}

function wordsOf(column: RuleTableColumn, language: Locale): string[] | undefined {
  const { and, or, operators } = RULE_WORDS[language]
  if (column === 'joinedBy') return [and[0], or[0]]
  if (column === 'column') return columnChoices(language)
  if (column === 'operator') return RULE_OPERATORS.map((operator) => operators[operator][0])
  const segments = LABELS[language].segment as Record<string, string>
  return column === 'segment' ? Object.keys(segments).map((code) => segments[code]) : undefined
}
