/**
 * The cells of the Settings tab as settings: finds its tables by their headers, reads each line, tells every wrong value
 * with its cell. Decides what is in force instead of a wrong value: the default for a single setting, what was in force
 * before for tiers; wrong holidays are left out. Pure.
 */
import { DEFAULT_COLUMNS, LOCALES, type Locale, OUTPUT_COLUMNS, type Settings } from '../worker/contract.ts'
import type { SettingSpec } from '../worker/contract-settings.ts'
import type { OwnMessage } from './message-choice.ts'
import { readHolidays, readWorkingDays } from './settings-days.ts'
import { BLOCKS, type Block, type BlockName, flagOf, type Reading, type SettingProblem } from './settings-lines.ts'
import { readTabMessages, type TabMessages } from './settings-messages.ts'
import { settleRfm } from './settings-rfm.ts'
import { readTabRules, type TabRules } from './settings-rules.ts'
import { readTiers } from './settings-tiers.ts'
import { readValue, setAt, showDefault, TAB_SETTINGS, valueAt } from './settings-values.ts'
import { isBlank, plainWord, type SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { tierNamesOf } from './tier-names.ts'
import { WORDS } from './words/index.ts'
import { SETTINGS_WORDS } from './words/settings.ts'

/** What the Settings tab is about. */
export interface TabState {
  language: Locale
  cancellationPrefix: string
  /** '' where messages call the shop by the file's name; it stays in the sheet. */
  shopName: string
  columns: readonly (typeof OUTPUT_COLUMNS)[number][]
  scoring: Settings
  /** By tier's name; they stay in the sheet. */
  benefits: { [tier: string]: string }
  /** The owner's own texts of messages; they stay in the sheet. */
  messages: readonly OwnMessage[]
}

export interface ReadTab {
  state: TabState
  problems: SettingProblem[]
  blocks: { [name in BlockName]?: Block }
  /** Row of the grid (from 0) by key of a setting or by output column. */
  rows: Map<string, number>
  /** undefined where the table is gone. */
  rules: TabRules | undefined
  messages: TabMessages | undefined
}

/** Settings that are read here or in another table of the tab; others in `before` are kept as they are. */
const TABLE_KEYS = ['tiers.levels', 'contact.holidays', 'contact.workingDays', 'rules']
const HEADER_ROWS_SEARCHED = 20

/** Without these headers it is not that table; where it is not said, the first two. */
const NEEDED_HEADERS: { [name in BlockName]?: readonly string[] } = {
  rules: ['name', 'column'],
  messages: ['reason', 'text'],
}

/**
 * undefined where the tab is empty, as a run leaves it that was stopped while it was made. `ownHeaders` are those of the
 * Customers and Orders tabs, which rules may name.
 */
export function readSettingsTab(
  grid: readonly (readonly SheetCell[])[],
  before: TabState,
  dates: ZoneDates,
  ownHeaders: () => readonly string[],
): ReadTab | undefined {
  if (grid.every((row) => row.every((cell) => cell === false || isBlank(cell)))) return undefined
  const blocks = findBlocks(grid)
  const problems: SettingProblem[] = []
  const rows = new Map<string, number>()
  const lines = blocks.headers ? settingLines(grid, blocks.headers, rows) : []
  const language = languageOf(lines, before.language)
  for (const name of BLOCKS) {
    // A tab of before there were messages lacks nothing; their table is made with the first one.
    const needed = name !== 'messages' || before.messages.length > 0
    if (needed && !blocks[name]) problems.push(missingHeader(name, language))
  }
  const reading = (name: BlockName): Reading | undefined => {
    const block = blocks[name]
    return block && { grid, block, dates, language, problems }
  }

  const state: TabState = { ...before, language, scoring: unreadPart(before.scoring) }
  if (blocks.headers) readSingles(lines, blocks.headers, before, state, problems)
  else for (const { key } of TAB_SETTINGS) copyAt(before.scoring, state.scoring, key)
  const tiers = reading('tiers')
  const found = tiers && readTiers(tiers)
  if (found) state.benefits = found.benefits
  const levels = found ? found.levels : before.scoring.tiers?.levels
  if (levels) setAt(state.scoring, 'tiers.levels', levels)
  const holidays = reading('holidays')
  const days = holidays ? readHolidays(holidays) : before.scoring.contact?.holidays
  if (days && days.length > 0) setAt(state.scoring, 'contact.holidays', days)
  const workingDays = reading('workingDays')
  const worked = workingDays ? readWorkingDays(workingDays) : before.scoring.contact?.workingDays
  if (worked && worked.length > 0) setAt(state.scoring, 'contact.workingDays', worked)
  const columns = reading('columns')
  if (columns) state.columns = readColumns(columns, rows)
  const table = reading('rules')
  const rules = table && readTabRules(table, tierNamesOf(state.scoring), ownHeaders)
  const ruled = rules ? rules.rules : before.scoring.rules
  if (ruled && ruled.length > 0) setAt(state.scoring, 'rules', ruled)
  const texts = reading('messages')
  const messages = texts && readTabMessages(texts)
  if (messages) state.messages = messages.messages
  return { state, problems, blocks, rows, rules, messages }
}

interface Line {
  row: number
  text: string
  spec: SettingSpec | undefined
  cell: SheetCell
}

/** A table begins at its first header, in either language, and ends before a blank header. */
function findBlocks(grid: readonly (readonly SheetCell[])[]): ReadTab['blocks'] {
  const blocks: ReadTab['blocks'] = {}
  for (let row = 0; row < Math.min(HEADER_ROWS_SEARCHED, grid.length); row++) {
    const words = grid[row].map(plainWord)
    for (const name of BLOCKS) {
      if (blocks[name]) continue
      for (const locale of LOCALES) {
        const headers = SETTINGS_WORDS[locale][name] as Record<string, string>
        const word = plainWord(headers[Object.keys(headers)[0]])
        // Another table can have a header of the same word.
        for (let first = words.indexOf(word); first >= 0 && !blocks[name]; first = words.indexOf(word, first + 1))
          blocks[name] = blockAt(words, row, first, name)
      }
    }
  }
  return blocks
}

function blockAt(words: readonly string[], header: number, first: number, name: BlockName): Block | undefined {
  const columns: Record<string, number> = {}
  for (let column = first; column < words.length && words[column] !== ''; column++) {
    for (const locale of LOCALES) {
      const headers = SETTINGS_WORDS[locale][name] as Record<string, string>
      for (const role of Object.keys(headers))
        if (plainWord(headers[role]) === words[column] && columns[role] === undefined) columns[role] = column
    }
  }
  const needed = NEEDED_HEADERS[name] ?? Object.keys(SETTINGS_WORDS.en[name]).slice(0, 2)
  return needed.every((role) => columns[role] !== undefined) ? { header, first, columns } : undefined
}

function settingLines(grid: readonly (readonly SheetCell[])[], block: Block, rows: Map<string, number>): Line[] {
  const lines: Line[] = []
  for (let row = block.header + 1; row < grid.length; row++) {
    const text = String(grid[row][block.columns.setting] ?? '').trim()
    const spec = text === '' ? undefined : specOf(plainWord(text))
    if (spec && rows.has(spec.key)) continue
    if (spec) rows.set(spec.key, row)
    lines.push({ row, text, spec, cell: grid[row][block.columns.value] ?? '' })
  }
  return lines
}

function specOf(word: string): SettingSpec | undefined {
  return TAB_SETTINGS.filter((spec) => LOCALES.some((locale) => plainWord(spec.name[locale]) === word))[0]
}

function languageOf(lines: readonly Line[], before: Locale): Locale {
  const line = lines.filter(({ spec }) => spec?.key === 'language')[0]
  const value = line?.spec && readValue(line.spec, line.cell, before).value
  return (value as Locale | undefined) ?? before
}

function readSingles(
  lines: readonly Line[],
  block: Block,
  before: TabState,
  state: TabState,
  problems: SettingProblem[],
): void {
  const { language } = state
  const words = SETTINGS_WORDS[language]
  const tell = ({ row, cell, text }: Line, expected: string, did: string) => {
    problems.push({ row: row + 1, column: block.columns.value + 1, name: text, found: cell, expected, did })
  }
  const set = new Map<string, Line>()
  state.cancellationPrefix = 'C'
  state.shopName = ''
  for (const line of lines) {
    const { spec, cell } = line
    if (!spec) {
      if (!isBlank(cell)) tell(line, words.expected.setting, words.did.row)
      continue
    }
    const { value, expected } = readValue(spec, cell, language)
    if (expected !== undefined) tell(line, expected, words.did.standard(standardOf(spec, before, language)))
    else if (value !== undefined) {
      set.set(spec.key, line)
      if (spec.key === 'cancellationPrefix') state.cancellationPrefix = value === '0' ? '' : String(value)
      else if (spec.key === 'shopName') state.shopName = String(value)
      else if (spec.key !== 'language') setAt(state.scoring, spec.key, value)
    }
  }
  settleRfm(state.scoring, language, (key, expected) => {
    const line = set.get(key)
    const spec = TAB_SETTINGS.filter((one) => one.key === key)[0]
    if (line) tell(line, expected, words.did.standard(standardOf(spec, before, language)))
  })
}

function standardOf(spec: SettingSpec, before: TabState, language: Locale): string {
  return spec.key === 'language'
    ? (spec.kind === 'choice' && spec.labels[language][before.language]) || before.language
    : showDefault(spec, language)
}

/** The columns that are ticked, in the sheet's order. */
function readColumns({ grid, block, language, problems }: Reading, rows: Map<string, number>): TabState['columns'] {
  const words = SETTINGS_WORDS[language]
  const ticked = new Set<string>()
  for (let row = block.header + 1; row < grid.length; row++) {
    const text = String(grid[row][block.columns.column] ?? '').trim()
    const cell = grid[row][block.columns.write] ?? ''
    const at = { row: row + 1, column: block.columns.write + 1, name: text, found: cell }
    const flag = flagOf(cell)
    const key = text === '' ? undefined : columnOf(plainWord(text))
    if (key) rows.set(key, row)
    if (flag === undefined) problems.push({ ...at, expected: words.expected.yesOrNo, did: words.did.blank })
    else if (flag && !key && text !== '') problems.push({ ...at, expected: words.expected.column, did: words.did.row })
    else if (flag && key) ticked.add(key)
  }
  if (ticked.size > 0) return OUTPUT_COLUMNS.filter((column) => ticked.has(column))
  const at = { row: block.header + 1, column: block.columns.write + 1, name: words.columns.write, found: '' }
  problems.push({ ...at, expected: words.expected.someColumn, did: words.did.write })
  return DEFAULT_COLUMNS
}

function columnOf(word: string): (typeof OUTPUT_COLUMNS)[number] | undefined {
  return OUTPUT_COLUMNS.filter(
    (column) =>
      column.toLowerCase() === word || LOCALES.some((locale) => plainWord(WORDS[locale].headers[column]) === word),
  )[0]
}

function missingHeader(name: BlockName, language: Locale): SettingProblem {
  const words = SETTINGS_WORDS[language]
  const [header] = Object.keys(words[name]).map((role) => (words[name] as Record<string, string>)[role])
  return { row: 1, column: 0, name: header, found: '', expected: words.expected.header(header), did: words.did.before }
}

/** What of the settings no cell of the tab stands for: keys of a newer version, or of the command line's file. */
function unreadPart(scoring: Settings): Settings {
  const kept = JSON.parse(JSON.stringify(scoring)) as Settings
  for (const key of [...TAB_SETTINGS.map((spec) => spec.key), ...TABLE_KEYS]) removeAt(kept, key)
  return kept
}

function copyAt(from: object, to: object, key: string): void {
  const value = valueAt(from, key)
  if (value !== undefined) setAt(to, key, value)
}

/** Takes a value away, and what holds nothing then. */
function removeAt(settings: object, key: string): void {
  const parts = key.split('.')
  for (let depth = parts.length; depth > 0; depth--) {
    const parent = depth === 1 ? settings : valueAt(settings, parts.slice(0, depth - 1).join('.'))
    if (typeof parent !== 'object' || parent === null) continue
    const at = parent as Record<string, unknown>
    const last = parts[depth - 1]
    const held = at[last]
    if (depth === parts.length || (typeof held === 'object' && held !== null && Object.keys(held).length === 0))
      delete at[last]
  }
}
