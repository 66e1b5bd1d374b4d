/**
 * The rules table of the Settings tab: its cells to rules and back, and where a cell of a rule stands. Decides that a
 * wrong rule is left out and told; what its words mean is rules-table.ts's. Pure.
 */
import type { Rule, SettingsProblem } from '../worker/contract.ts'
import { columnNamed } from './rule-values.ts'
import {
  cellOfPath,
  type ReadRules,
  RULE_TABLE_COLUMNS,
  RULE_WORDS,
  type RuleCell,
  type RuleRow,
  readRules,
  writeRules,
} from './rules-table.ts'
import type { Reading, SettingProblem } from './settings-lines.ts'
import type { TabState } from './settings-read.ts'
import { isBlank, type SheetCell } from './sync/cells.ts'
import { SETTINGS_WORDS } from './words/settings.ts'

/** What was read, with the place in the tab of what the Worker has to say about it. */
export interface TabRules {
  rules: Rule[]
  /** Of each rule: its first row and the row of each condition; rows of the grid, from 0. */
  places: ReadRules['places']
  /** The cells of rules with a wrong cell, in the order of the table's columns: they wait for the owner. */
  left: SheetCell[][]
  /** A problem of the Worker's as a wrong cell; undefined where it is about no rule of the tab. */
  problemAt: (problem: SettingsProblem) => SettingProblem | undefined
}

/**
 * The rules of the table; wrong cells are added to the problems. `ownHeaders`: of the Customers and Orders tabs, asked
 * for only where a rule names a column that Regulars does not know.
 */
export function readTabRules(
  { grid, block, dates, language, problems }: Reading,
  tierNames: readonly string[],
  ownHeaders: () => readonly string[],
): TabRules {
  const { did, ruleCell } = SETTINGS_WORDS[language]
  const top = block.header + 1
  const rows: RuleRow[] = grid.slice(top).map((cells) => {
    const row: RuleRow = {}
    for (const column of RULE_TABLE_COLUMNS) {
      const cell = cells[block.columns[column]]
      // An empty check box says nothing, also beside a condition.
      row[column] = cell === false || cell === undefined ? '' : cell
    }
    return row
  })
  const wrongCell = ({ row, column }: RuleCell, expected: string): SettingProblem => ({
    row: top + row + 1,
    column: (block.columns[column] ?? block.columns.name) + 1,
    name: ruleCell(nameAbove(rows, row), RULE_WORDS[language].headers[column]),
    found: rows[row][column] ?? '',
    expected,
    did: did.rule,
  })
  const unknown = rows.some(({ column = '' }) => {
    const text = String(column).trim()
    return text !== '' && columnNamed(text, []) === undefined
  })
  const read = readRules(rows, { language, tierNames, dates, ownHeaders: unknown ? ownHeaders() : [] })
  for (const problem of read.problems) problems.push(wrongCell(problem, problem.message))
  return {
    rules: read.rules,
    places: read.places.map(({ row, when }) => ({ row: top + row, when: when.map((one) => top + one) })),
    left: leftOut(rows, read.places),
    problemAt({ path, message }) {
      const cell = cellOfPath(path, read.places)
      return cell && wrongCell(cell, message)
    },
  }
}

/** The lines of the table; numbers and dates as text, as its cells are text. */
export function ruleLines({ scoring, language }: TabState): SheetCell[][] {
  return writeRules(scoring.rules ?? [], language).map((row) =>
    RULE_TABLE_COLUMNS.map((column) => {
      const cell = row[column] ?? ''
      return column === 'stop' ? cell !== '' : String(cell)
    }),
  )
}

function leftOut(rows: readonly RuleRow[], places: ReadRules['places']): SheetCell[][] {
  let left = false
  const kept = rows.filter((row, at) => {
    if (RULE_TABLE_COLUMNS.every((column) => isBlank(row[column]))) return false
    if (!isBlank(row.name)) left = !places.some((place) => place.row === at)
    // Conditions above the first name are a rule without one.
    return left || !places.some((place) => place.row <= at)
  })
  return kept.map((row) => RULE_TABLE_COLUMNS.map((column) => row[column] ?? ''))
}

function nameAbove(rows: readonly RuleRow[], row: number): string {
  for (let above = row; above >= 0; above--) {
    const name = String(rows[above].name ?? '').trim()
    if (name !== '') return name
  }
  return ''
}
