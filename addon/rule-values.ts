/**
 * Columns and values of a rule's condition: between what a person writes in either language and what the Worker takes.
 * Decides which words mean which column and what a value of each kind looks like. Pure.
 */
import {
  FLAG_WORDS,
  LABELS,
  LIMITS,
  type Locale,
  type OutputColumn,
  RULE_COLUMNS,
  RULE_FUNCTIONS,
  type RuleColumn,
  type RuleFunction,
  type RuleKind,
  type RuleOperator,
  type RuleScalar,
} from '../worker/contract.ts'
import { hasOwn } from './own-property.ts'
import { isBlank, plainWord, type SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { isAttribute } from './sync/rule-columns.ts'
import { WORDS } from './words/index.ts'
import { RULE_WORDS, type RuleInput, type ValueKind } from './words/rules.ts'

const LANGUAGES: readonly Locale[] = ['en', 'zh']
/** Rule columns that are not written, so that their name is not a header. */
type Written = Exclude<RuleColumn, RuleInput>

/** What a person calls a column, in the order of the contract. */
export function columnLabel(column: RuleColumn, language: Locale): string {
  const inputs = RULE_WORDS[language].inputs as { [column: string]: readonly string[] }
  return hasOwn(inputs, column) ? inputs[column][0] : WORDS[language].headers[column as Written]
}

/** What the drop-down of columns offers: functions with an example between their brackets, then every column. */
export function columnChoices(language: Locale): string[] {
  const { functions } = RULE_WORDS[language]
  return [
    `${functions.spend[0]}(365)`,
    `${functions.orders[0]}(365)`,
    `${functions.daysSince[0]}(${columnLabel('lastOrder', language)})`,
    `${functions.bought[0]}()`,
    ...(Object.keys(RULE_COLUMNS) as RuleColumn[]).map((column) => columnLabel(column, language)),
  ]
}

/** The contract's name of a column that a person wrote in either language, with the headers of the tabs; or undefined. */
export function columnNamed(text: string, ownHeaders: readonly string[]): string | undefined {
  const word = text.trim()
  if (isAttribute(word) || hasOwn(RULE_COLUMNS, word)) return word
  const call = /^([^()（）]+?)\s*[(（]\s*(.*?)\s*[)）]$/.exec(word)
  const name = call && functionNamed(call[1])
  if (call && name) return callNamed(name, call[2], ownHeaders)
  const plain = plainWord(word)
  const found = (Object.keys(RULE_COLUMNS) as RuleColumn[]).filter((column) =>
    LANGUAGES.some((language) => plainWord(columnLabel(column, language)) === plain),
  )[0]
  if (found) return found
  return ownHeaders.indexOf(word) >= 0 ? `attributes.${word}` : undefined
}

function functionNamed(text: string): RuleFunction | undefined {
  const plain = plainWord(text)
  return (Object.keys(RULE_FUNCTIONS) as RuleFunction[]).filter(
    (name) =>
      plainWord(name) === plain ||
      LANGUAGES.some((language) => RULE_WORDS[language].functions[name].some((word) => plainWord(word) === plain)),
  )[0]
}

/** `bought(channel: online)` with the column in the contract's words; what the brackets hold is the Worker's to check. */
function callNamed(name: RuleFunction, argument: string, ownHeaders: readonly string[]): string {
  if (name === 'daysSince') return `${name}(${columnNamed(argument, ownHeaders) ?? argument})`
  const colon = name === 'bought' || name === 'share' ? argument.search(/[:：]/) : -1
  const dimension = colon < 0 ? undefined : columnNamed(argument.slice(0, colon), ownHeaders)
  if (dimension === undefined) return `${name}(${argument})`
  return `${name}(${dimension}: ${argument.slice(colon + 1).trim()})`
}

/** What kind a column of the contract's name is. */
export function kindOfColumn(column: string): RuleKind {
  if (hasOwn(RULE_COLUMNS, column)) return RULE_COLUMNS[column as RuleColumn]
  const name = column.slice(0, Math.max(0, column.indexOf('(')))
  return hasOwn(RULE_FUNCTIONS, name) ? RULE_FUNCTIONS[name as RuleFunction] : 'text'
}

/** How a column stands in the table. */
export function shownColumn(column: string, language: Locale): string {
  if (hasOwn(RULE_COLUMNS, column)) return columnLabel(column as RuleColumn, language)
  const name = column.slice(0, Math.max(0, column.indexOf('(')))
  if (!hasOwn(RULE_FUNCTIONS, name)) return column
  const argument = column.slice(name.length + 1, -1)
  const colon = name === 'bought' || name === 'share' ? argument.search(/[:：]/) : -1
  const named = name === 'daysSince' ? argument : argument.slice(0, Math.max(0, colon))
  const inside = hasOwn(RULE_COLUMNS, named) ? shownColumn(named, language) + argument.slice(named.length) : argument
  return `${RULE_WORDS[language].functions[name as RuleFunction][0]}(${inside})`
}

export interface ValueContext {
  tierNames: readonly string[]
  /** For real dates in cells; without it only ISO text is a date. */
  dates?: ZoneDates
}
type Values = { value: RuleScalar | RuleScalar[] } | { wrong: ValueKind }

/** The value of a condition, or what should have stood there. */
export function readValue(cell: SheetCell, column: string, operator: RuleOperator, context: ValueContext): Values {
  const kind = kindOfColumn(column)
  if (operator === 'withinLastDays' || operator === 'moreThanDaysAgo') {
    const days = numberOf(cell)
    return days !== undefined && days >= 0 && Math.floor(days) === days ? { value: days } : { wrong: 'days' }
  }
  const parts = operator === 'between' ? split(cell, BETWEEN) : operator === 'in' ? split(cell, LIST) : [cell]
  if (parts.length === 0) return { wrong: 'list' }
  if (operator === 'between' && parts.length !== 2) return { wrong: 'two' }
  const values: RuleScalar[] = []
  for (const part of parts) {
    const value = isBlank(part) ? undefined : scalarOf(part, kind, column, context)
    if (value === undefined) return { wrong: kind === 'code' ? 'choice' : kind }
    values.push(value)
  }
  return { value: operator === 'between' || operator === 'in' ? values : values[0] }
}

/** A comma is part of a number such as 1,000; between values it has a space after it. */
const BETWEEN = /\s+(?:to|and|-|–|~)\s+|\s*[;；~～至到]\s*|，|,\s+/i
const LIST = /\s*[;；、，\n|]\s*|,\s*(?!\d{3}(?!\d))/

function split(cell: SheetCell, separator: RegExp): SheetCell[] {
  if (typeof cell !== 'string') return isBlank(cell) ? [] : [cell]
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function scalarOf(cell: SheetCell, kind: RuleKind, column: string, { tierNames, dates }: ValueContext) {
  switch (kind) {
    case 'number':
      return numberOf(cell)
    case 'date':
      if (cell instanceof Date) return dates?.toIso(cell) || undefined
      return /^\d{4}-\d{2}-\d{2}$/.test(String(cell).trim()) && !Number.isNaN(Date.parse(String(cell).trim()))
        ? String(cell).trim()
        : undefined
    case 'flag': {
      const word = plainWord(cell)
      return hasOwn(FLAG_WORDS, word) ? FLAG_WORDS[word] : undefined
    }
    case 'tier':
      return tierNames.filter((name) => plainWord(name) === plainWord(cell))[0]
    case 'code':
      return codeOf(cell, column)
    case 'text': {
      const text = cell instanceof Date ? (dates?.toIso(cell) ?? '') : String(cell).trim()
      return text.length <= LIMITS.cellCharacters ? text : undefined
    }
  }
}

/** The code of a label in either language, or the code itself. A, B, C, D are their own labels. */
function codeOf(cell: SheetCell, column: string): string | undefined {
  const word = plainWord(cell)
  const labels = LANGUAGES.map((language) => LABELS[language][column as OutputColumn] ?? {})
  const found = Object.keys(labels[0]).filter(
    (code) => plainWord(code) === word || labels.some((texts) => plainWord(texts[code]) === word),
  )[0]
  if (found) return found
  return Object.keys(labels[0]).length === 0 && word.length === 1 ? word.toUpperCase() : undefined
}

/** A number, or text of one such as `1,000`, `40%` or full-width digits. */
export function numberOf(cell: SheetCell): number | undefined {
  if (typeof cell === 'number') return cell
  if (typeof cell !== 'string') return undefined
  const parts = /^([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(%?)$/.exec(plainWord(cell))
  if (!parts || !/\d/.test(parts[1])) return undefined
  return Number(parts[1].replace(/,/g, '')) / (parts[2] ? 100 : 1)
}

/** How a value stands in the table. */
export function shownValue(
  value: RuleScalar | readonly RuleScalar[] | undefined,
  column: string,
  operator: RuleOperator,
  language: Locale,
): SheetCell {
  if (value === undefined) return ''
  const words = RULE_WORDS[language]
  const show = (each: RuleScalar): SheetCell => {
    if (typeof each === 'boolean') return each ? words.yes : words.no
    const labels = LABELS[language][column as OutputColumn]
    return typeof each === 'string' && labels && hasOwn(labels, each) ? labels[each] : each
  }
  if (!Array.isArray(value)) return show(value as RuleScalar)
  return value.map(show).join(operator === 'between' ? words.between : words.list)
}
