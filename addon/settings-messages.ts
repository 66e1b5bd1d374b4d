/**
 * The table of messages in the Settings tab: its lines to the owner's own texts and back. Decides what is wrong with a
 * line; such a line is left out and told, the others count. Which text is used for whom is message-choice.ts's. Pure.
 */
import { CONTACT_REASONS, LABELS, LOCALES, type Locale, SEGMENTS } from '../worker/contract.ts'
import { isFor, type OwnMessage } from './message-choice.ts'
import type { Reading } from './settings-lines.ts'
import type { TabState } from './settings-read.ts'
import { knownPlaces, unknownPlace } from './sidebar/message.ts'
import { isBlank, plainWord, type SheetCell } from './sync/cells.ts'
import {
  LANGUAGE_WORDS,
  MESSAGE_COLUMNS,
  MESSAGE_TABLE_WORDS,
  type MessageCellCode,
  type MessageColumn,
} from './words/message-table.ts'
import { SETTINGS_WORDS } from './words/settings.ts'
import { cellText } from './workbook/write-text.ts'

export interface TabMessages {
  messages: OwnMessage[]
  /** Of each message its row of the grid, from 0. */
  places: number[]
  /** Lines with a wrong cell, in the order of the table's columns: they wait for the owner. */
  left: SheetCell[][]
}

const MOST_TEXT = 1_000
/** Of all texts together: ten document properties at three bytes a character. */
export const MOST_TEXT_IN_ALL = 30_000

/** The texts of the table; wrong cells are added to the problems. */
export function readTabMessages({ grid, block, dates, language, problems }: Reading): TabMessages {
  const { cell, headers, problems: sentences } = MESSAGE_TABLE_WORDS[language]
  const read: TabMessages = { messages: [], places: [], left: [] }
  let characters = 0
  for (let row = block.header + 1; row < grid.length; row++) {
    const cells = MESSAGE_COLUMNS.map((column) => grid[row][block.columns[column]] ?? '')
    if (cells.every((one) => isBlank(one) || one === false)) continue
    const [reasonCell, segmentCell, languageCell] = cells
    const text = cellText(cells[3], 'text', dates)
    let right = true
    const tell = (column: MessageColumn, code: MessageCellCode, found = ''): void => {
      right = false
      problems.push({
        row: row + 1,
        column: (block.columns[column] ?? block.columns.reason) + 1,
        name: cell(String(reasonCell).trim(), headers[column]),
        found: cells[MESSAGE_COLUMNS.indexOf(column)],
        expected: sentences[code](found, knownPlaces(SETTINGS_WORDS[language].comma)),
        did: SETTINGS_WORDS[language].did.row,
      })
    }
    const reason = labelled('contactReason', CONTACT_REASONS, reasonCell)
    if (!reason) tell('reason', 'unknownReason')
    const segment = isForEveryone(segmentCell) ? undefined : labelled('segment', SEGMENTS, segmentCell)
    if (!segment && !isForEveryone(segmentCell)) tell('segment', 'unknownSegment')
    const spoken = isBlank(languageCell) ? languageOfText(text) : languageNamed(languageCell)
    if (!spoken) tell('language', 'unknownLanguage')
    const wrong = wrongText(text)
    if (wrong) tell('text', wrong.code, wrong.found)
    if (right && reason && spoken) {
      const message: OwnMessage = { reason, ...(segment ? { segment } : {}), language: spoken, text }
      if (read.messages.some((one) => isFor(one, message))) tell('reason', 'twice')
      else if (characters + text.length > MOST_TEXT_IN_ALL) tell('text', 'tooMany')
      else {
        characters += text.length
        read.messages.push(message)
        read.places.push(row)
      }
    }
    if (!right) read.left.push(cells)
  }
  return read
}

/** What is wrong with a text that is to be kept; undefined where nothing is. */
export function wrongText(text: string): { code: MessageCellCode; found: string } | undefined {
  if (text.trim() === '') return { code: 'noText', found: '' }
  if (text.length > MOST_TEXT) return { code: 'tooLong', found: '' }
  const found = unknownPlace(text)
  return found === undefined ? undefined : { code: 'unknownPlace', found }
}

/** The lines of the table. */
export function messageLines({ messages, language }: Pick<TabState, 'messages' | 'language'>): string[][] {
  return messages.map(({ reason, segment, language: spoken, text }) => [
    labelsIn('contactReason', language)[reason] ?? reason,
    segment ? (labelsIn('segment', language)[segment] ?? segment) : MESSAGE_TABLE_WORDS[language].everyone[0],
    LANGUAGE_WORDS[spoken][0],
    text,
  ])
}

/** The words of a column's list; undefined for the text. */
export function messageChoices(column: MessageColumn, language: Locale): string[] | undefined {
  const words = (labels: { [code: string]: string }): string[] => Object.keys(labels).map((code) => labels[code])
  if (column === 'reason') return words(labelsIn('contactReason', language))
  if (column === 'segment') return [MESSAGE_TABLE_WORDS[language].everyone[0], ...words(labelsIn('segment', language))]
  return column === 'language' ? LOCALES.map((locale) => LANGUAGE_WORDS[locale][0]) : undefined
}

function isForEveryone(cell: SheetCell): boolean {
  const word = plainWord(cell)
  return word === '' || LOCALES.some((locale) => isOneOf(MESSAGE_TABLE_WORDS[locale].everyone, word))
}

function languageNamed(cell: SheetCell): Locale | undefined {
  return LOCALES.filter((locale) => isOneOf(LANGUAGE_WORDS[locale], plainWord(cell)))[0]
}

/** Chinese where a Chinese character stands outside the braces. */
function languageOfText(text: string): Locale {
  return /[\u4e00-\u9fff]/.test(text.replace(/[{｛][^{}｛｝]*[}｝]/g, '')) ? 'zh' : 'en'
}

/** A code, or its label in either language. */
function labelled<Code extends string>(
  column: 'contactReason' | 'segment',
  codes: readonly Code[],
  cell: SheetCell,
): Code | undefined {
  const word = plainWord(cell)
  return codes.filter((code) =>
    [code, ...LOCALES.map((locale) => labelsIn(column, locale)[code] ?? code)].some((one) => plainWord(one) === word),
  )[0]
}

function labelsIn(column: 'contactReason' | 'segment', language: Locale): { [code: string]: string } {
  return LABELS[language][column] as { [code: string]: string }
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.some((one) => plainWord(one) === word)
}
