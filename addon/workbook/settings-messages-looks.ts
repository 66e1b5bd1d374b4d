/**
 * How the table of messages in the Settings tab looks: text cells, drop-downs. Decides looks only; a
 * word that is not in a drop-down is read all the same.
 */
import type { Locale } from '../../worker/contract.ts'
import { messageChoices } from '../settings-messages.ts'
import { MESSAGE_COLUMNS, MESSAGE_TABLE_WORDS } from '../words/message-table.ts'
import { columnLetter } from './write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Validation = GoogleAppsScript.Spreadsheet.DataValidation

/** Dresses a new table whose header stands in row 1 from column `first` on. `rows`: to be made ready, with the header. */
export function dressMessages(sheet: Sheet, first: number, rows: number, language: Locale): void {
  const width = MESSAGE_COLUMNS.length
  const columns = `${columnLetter(first)}:${columnLetter(first + width - 1)}`
  sheet.getRange(columns).setNumberFormat('@').setWrap(true)
  const line = MESSAGE_COLUMNS.map((column): Validation | null => {
    const words = messageChoices(column, language)
    return words ? anyWord(words) : null
  })
  const lines: (Validation | null)[][] = []
  for (let row = 2; row <= rows; row++) lines.push(line)
  sheet.getRange(2, first, lines.length, width).setDataValidations(lines)
}

/** Renews notes and drop-downs in another language; the header stands in row `header`, columns count from 0. */
export function sayMessages(
  sheet: Sheet,
  header: number,
  rows: number,
  columns: { readonly [column: string]: number },
  language: Locale,
): void {
  for (const column of MESSAGE_COLUMNS) {
    if (columns[column] === undefined) continue
    sheet.getRange(header, columns[column] + 1).setNote(MESSAGE_TABLE_WORDS[language].notes[column])
    const words = messageChoices(column, language)
    if (words) sheet.getRange(header + 1, columns[column] + 1, rows - 1, 1).setDataValidation(anyWord(words))
  }
}

function anyWord(words: string[]): Validation {
  return SpreadsheetApp.newDataValidation().requireValueInList(words, true).setAllowInvalid(true).build()
}
