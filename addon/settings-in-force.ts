/**
 * Which settings are in force: those of the Settings tab, where a cell is wrong or the tab is gone those that were stored
 * last. Decides that the tab is made again when it is missing; what its cells mean is settings-read.ts's.
 */
import type { SettingsProblem } from '../worker/contract.ts'
import { datesOf, openPlace, type Place, takeLock } from './place.ts'
import type { AddonSettings } from './settings.ts'
import { BLOCKS, type SettingProblem } from './settings-lines.ts'
import { type ReadTab, readSettingsTab, type TabState } from './settings-read.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { WORDS } from './words/index.ts'
import { guardWrites } from './workbook/guard.ts'
import { isAboutPerson } from './workbook/person-columns.ts'
import type { PlacedSettingProblem } from './workbook/problems-tab.ts'
import { findHeader, HEADER_ROWS_SEARCHED, headerTexts } from './workbook/read-table.ts'
import { translateSettingsTab } from './workbook/settings-language.ts'
import { editSettingsTab, findSettingsTab, gridByName, makeSettingsTab } from './workbook/settings-tab.ts'

/** The tab as it was read; `read` is undefined where it is empty. */
interface OpenTab {
  /** The tab itself: asked for only where it has to be written. */
  sheet: () => GoogleAppsScript.Spreadsheet.Sheet
  name: () => string
  grid: SheetCell[][]
  read: ReadTab | undefined
}

/** What of the stored settings the tab shows. */
function tabStateOf(settings: AddonSettings): TabState {
  const { language, cancellationPrefix, shopName = '', columns, scoring, benefits = {}, messages = [] } = settings
  return { language, cancellationPrefix, shopName, columns, scoring, benefits, messages }
}

/** Reads the tab into `settings`; nothing is written. undefined where there is no tab. */
export function readSettings(place: Place, settings: AddonSettings, dates: ZoneDates): OpenTab | undefined {
  const { settingsSheetId = -1, settingsTab = '' } = settings
  const before = tabStateOf(settings)
  const quick = gridByName(place.spreadsheet, settingsTab)
  const headers = () => ownHeaders(place, settings)
  const quickRead = quick && readSettingsTab(quick, before, dates, headers)
  if (quick && quickRead && BLOCKS.every((name) => quickRead.blocks[name])) {
    put(settings, quickRead.state)
    const sheet = () => findSettingsTab(place.spreadsheet, settingsSheetId) as GoogleAppsScript.Spreadsheet.Sheet
    return { sheet, name: () => settingsTab, grid: quick, read: quickRead }
  }
  const sheet = findSettingsTab(place.spreadsheet, settingsSheetId)
  if (!sheet) return undefined
  settings.settingsSheetId = sheet.getSheetId()
  settings.settingsTab = sheet.getName()
  const grid = sheet.getDataRange().getValues() as SheetCell[][]
  const read = readSettingsTab(grid, before, dates, headers)
  if (read) put(settings, read.state)
  return { sheet: () => sheet, name: () => settings.settingsTab as string, grid, read }
}

/** What is wrong in the tab, before the Worker is asked and after it. */
export interface WrongSettings {
  problems: PlacedSettingProblem[]
  /** What the Worker said of the settings, as cells of the tab; what has no cell is left out. */
  placed: (problems: readonly SettingsProblem[]) => PlacedSettingProblem[]
}

/** As readSettings, for an update: makes the tab where it is missing, follows a changed language, tells what is wrong. */
export function takeSettings(place: Place, settings: AddonSettings, dates: ZoneDates): WrongSettings {
  const shown = settings.language
  const tab = readSettings(place, settings, dates)
  if (!tab?.read) {
    makeTab(place, settings, dates)
    return { problems: [], placed: () => [] }
  }
  const { sheet, name, grid, read } = tab
  // A tab with wrong cells keeps its words until they are put right.
  if (read.state.language !== shown && read.problems.length === 0)
    guardWrites(name(), () => {
      translateSettingsTab(sheet(), grid, read)
    })
  return {
    problems: placed(name(), read.problems),
    placed: (problems) => {
      const cells = problems.map((problem) => read.rules?.problemAt(problem))
      return placed(
        name(),
        cells.filter((cell): cell is SettingProblem => cell !== undefined),
      )
    },
  }
}

/** Writes into the tab what the settings say differently from `tab`, which was read before they were changed. */
export function showSettings(place: Place, settings: AddonSettings, dates: ZoneDates, tab: OpenTab | undefined): void {
  if (!tab?.read) {
    makeTab(place, settings, dates)
    return
  }
  const { read } = tab
  const sheet = tab.sheet()
  guardWrites(tab.name(), () => {
    editSettingsTab(sheet, read, tabStateOf(settings), dates)
    if (read.state.language === settings.language) return
    const grid = sheet.getDataRange().getValues() as SheetCell[][]
    translateSettingsTab(sheet, grid, { ...read, state: tabStateOf(settings) })
  })
}

/** The tab, shown; made where it is gone, and remembered. */
export function bringUpSettings(place: Place, settings: AddonSettings): GoogleAppsScript.Spreadsheet.Sheet {
  const known = settings.settingsSheetId
  const found = findSettingsTab(place.spreadsheet, known ?? -1)
  if (found && found.getSheetId() === known && found.getLastRow() > 0) return found.showSheet()
  takeLock()
  // Read anew: an update may have stored something, or made the tab, since.
  const now = openPlace()
  const current = now.settings ?? settings
  const there = findSettingsTab(now.spreadsheet, current.settingsSheetId ?? -1)
  const sheet = there && there.getLastRow() > 0 ? there : makeTab(now, current, datesOf(now.spreadsheet))
  current.settingsSheetId = sheet.getSheetId()
  now.save(current)
  return sheet.showSheet()
}

function makeTab(place: Place, settings: AddonSettings, dates: ZoneDates): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = guardWrites(WORDS[settings.language].tabs.settings, () =>
    makeSettingsTab(place.spreadsheet, settings.settingsSheetId ?? -1, tabStateOf(settings), dates),
  )
  settings.settingsSheetId = sheet.getSheetId()
  settings.settingsTab = sheet.getName()
  return sheet
}

function put(settings: AddonSettings, state: TabState): void {
  settings.language = state.language
  settings.cancellationPrefix = state.cancellationPrefix
  if (state.shopName !== '') settings.shopName = state.shopName
  else delete settings.shopName
  settings.columns = state.columns.slice()
  settings.scoring = state.scoring
  settings.benefits = state.benefits
  if (state.messages.length > 0) settings.messages = state.messages.slice()
  else delete settings.messages
}

/** Headers of the Customers and Orders tabs that rules may name: not those of names, phones, addresses and notes. */
export function ownHeaders({ spreadsheet }: Place, { mapping }: AddonSettings): string[] {
  const headers: string[] = []
  for (const table of mapping ? [mapping.customers, mapping.orders] : []) {
    const sheet = spreadsheet.getSheetById(table.sheetId)
    if (!sheet) continue
    const rows = Math.min(HEADER_ROWS_SEARCHED, sheet.getMaxRows())
    const values = sheet.getRange(1, 1, rows, sheet.getMaxColumns()).getValues() as SheetCell[][]
    const columns = table.columns as { [column: string]: string }
    const mapped = Object.keys(columns).map((role) => columns[role])
    headers.push(
      ...headerTexts(values[findHeader(values, mapped)]).filter((header) => header !== '' && !isAboutPerson(header)),
    )
  }
  return headers
}

function placed(tab: string, problems: readonly SettingProblem[]): PlacedSettingProblem[] {
  return problems.map(({ row, name, found, expected, did }) => ({ tab, sheetRow: row, name, found, expected, did }))
}
