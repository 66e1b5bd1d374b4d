/**
 * How the Settings tab looks as cells: its tables side by side, each free to grow downwards, so that a line more in one
 * moves nothing of another. Decides order and places; the words are in words/settings.ts and the contract's table. Pure.
 */
import { DEFAULT_TIERS, type Locale, OUTPUT_COLUMNS } from '../worker/contract.ts'
import { GROUP_NAMES, SETTING_GROUPS, type SettingSpec } from '../worker/contract-settings.ts'
import type { BlockName } from './settings-lines.ts'
import { messageLines } from './settings-messages.ts'
import type { TabState } from './settings-read.ts'
import { ruleLines } from './settings-rules.ts'
import { labelsOf, showDefault, showValue, TAB_SETTINGS, valueAt } from './settings-values.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { WORDS } from './words/index.ts'
import { SETTINGS_WORDS } from './words/settings.ts'

/** First column of each table, from 1; one column stays empty between two tables. */
export const FIRST_COLUMN: { [name in BlockName]: number } = {
  headers: 1,
  tiers: 6,
  columns: 11,
  holidays: 14,
  workingDays: 18,
  rules: 20,
  messages: 32,
}

export interface Layout {
  /** Header row and lines of each table. */
  tables: { [name in BlockName]: SheetCell[][] }
  /** Rows of the sheet (from 1) with the name of a group. */
  groupRows: number[]
  /** Rows of the sheet whose value is one of these words. */
  dropDowns: { row: number; words: string[] }[]
}

/** Everything that the tab says about these settings, in their language. */
export function layOut(state: TabState, dates: ZoneDates): Layout {
  const { language } = state
  const settings: SheetCell[][] = [headerRow('headers', language)]
  const groupRows: number[] = []
  const dropDowns: Layout['dropDowns'] = []
  for (const group of SETTING_GROUPS) {
    settings.push([GROUP_NAMES[language][group], '', '', ''])
    groupRows.push(settings.length)
    for (const spec of TAB_SETTINGS.filter((one) => one.group === group)) {
      settings.push(settingLine(spec, state))
      if (spec.kind === 'choice') dropDowns.push({ row: settings.length, words: labelsOf(spec, language) })
    }
  }
  return {
    tables: {
      headers: settings,
      tiers: [headerRow('tiers', language), ...tierLines(state)],
      columns: [headerRow('columns', language), ...columnLines(state)],
      holidays: [headerRow('holidays', language), ...holidayLines(state, dates)],
      workingDays: [headerRow('workingDays', language), ...workingDayLines(state, dates)],
      rules: [headerRow('rules', language), ...ruleLines(state)],
      messages: [headerRow('messages', language), ...messageLines(state)],
    },
    groupRows,
    dropDowns,
  }
}

export function headerRow(name: BlockName, language: Locale): string[] {
  const headers = SETTINGS_WORDS[language][name] as Record<string, string>
  return Object.keys(headers).map((role) => headers[role])
}

/** Name, value, what it does, default. */
export function settingLine(spec: SettingSpec, state: TabState): string[] {
  const { language } = state
  return [
    spec.name[language],
    showValue(spec, settingValue(spec, state), language),
    spec.what[language],
    showDefault(spec, language),
  ]
}

/** The value that the owner set; undefined where the default is in force. */
export function settingValue(spec: SettingSpec, state: TabState): unknown {
  if (spec.key === 'language') return state.language
  if (spec.key === 'shopName') return state.shopName || undefined
  if (spec.key !== 'cancellationPrefix') return valueAt(state.scoring, spec.key)
  if (state.cancellationPrefix === 'C') return undefined
  return state.cancellationPrefix === '' ? '0' : state.cancellationPrefix
}

export function tierLines({ scoring, benefits }: TabState): SheetCell[][] {
  return (scoring.tiers?.levels ?? DEFAULT_TIERS).map(({ name, up, keep }) => [
    name,
    up,
    keep ?? '',
    benefits[name] ?? '',
  ])
}

function columnLines({ columns, language }: TabState): SheetCell[][] {
  return OUTPUT_COLUMNS.map((column) => [WORDS[language].headers[column], columns.indexOf(column) >= 0])
}

export function holidayLines({ scoring }: TabState, dates: ZoneDates): SheetCell[][] {
  return (scoring.contact?.holidays ?? []).map(({ date, name, greet }) => [
    dates.fromIso(date),
    name ?? '',
    greet === true,
  ])
}

export function workingDayLines({ scoring }: TabState, dates: ZoneDates): SheetCell[][] {
  return (scoring.contact?.workingDays ?? []).map((date) => [dates.fromIso(date)])
}
