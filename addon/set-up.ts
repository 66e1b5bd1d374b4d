/**
 * Set up: the dialog, and what is stored and made when it is saved (mapping, the Customers tab if it is to be made, the
 * owned columns, the memory tab), so that an update only reads and writes rows.
 */
import {
  DEFAULT_TIERS,
  LOCALES,
  type Locale,
  REQUIRED_COLUMNS,
  type Settings,
  type TableName,
} from '../worker/contract.ts'
import { SETTINGS } from '../worker/contract-settings.ts'
import { CONTACT_LOG_TAG } from './contact-log.ts'
import { customersOfOrders } from './customers.ts'
import { firstTiers } from './fit-tiers.ts'
import { formerLooks, looksOf } from './looks.ts'
import { isOutputColumn } from './owned-keys.ts'
import { datesOf, openPlace, type Place, takeLock } from './place.ts'
import type { ProposedMapping } from './preview.ts'
import {
  type ChosenSoFar,
  cellsOf,
  fittedTiers,
  outputColumns,
  type Proposal,
  proposeFrom,
  readTabs,
} from './propose.ts'
import { Refusal } from './refusal.ts'
import type { AddonSettings, Mapping, TableMapping } from './settings.ts'
import { readSettings, showSettings } from './settings-in-force.ts'
import { readValue, showValue, valueAt } from './settings-values.ts'
import { tierNamesOf } from './tier-names.ts'
import { WORDS } from './words/index.ts'
import { CONTACT_LIST_TAG } from './workbook/contact-list-tab.ts'
import { DASHBOARD_TAG, shownBefore } from './workbook/dashboard-tab.ts'
import { guardWrites } from './workbook/guard.ts'
import { makeCustomersTab } from './workbook/make-customers.ts'
import { MEMORY_TAG, makeMemoryTab } from './workbook/memory.ts'
import {
  adoptColumns,
  createOwnedColumns,
  findLookalikes,
  fingerprintOf,
  headersOf,
  locateByMetadata,
  renewLooks,
} from './workbook/owned-columns.ts'
import { findOwnedTab, ownedTabs } from './workbook/owned-tabs.ts'
import { prepareProblems } from './workbook/problems-tab.ts'
import { openTab, readTab } from './workbook/read-table.ts'
import type { Tab } from './workbook/roles.ts'
import { prepareRunLog } from './workbook/run-log-tab.ts'

/** What may be changed of a proposal; whatever is left out stays as proposed. */
export interface SetUpChoices {
  language?: Locale
  mapping?: ProposedMapping
  makeCustomers?: boolean
  columns?: string[]
  /** Settings for the Worker; keys that are left out stay, null takes one away. */
  settings?: { [key in keyof Settings]: Settings[key] | null }
  cancellationPrefix?: string
  /** At the first set-up: thresholds from what the shop's buyers spent in place of the usual ones. */
  fitTiers?: boolean
  /** Take over untagged columns that look like ours. */
  adopt?: boolean
}

/** The proposal with what was chosen so far fitted in. */
export function propose(chosen: ChosenSoFar): Proposal {
  const place = openPlace()
  if (place.settings) readSettings(place, place.settings, datesOf(place.spreadsheet))
  return proposeFrom(place, readTabs(place), chosen)
}

/** Stores the choices and makes what they need. Returns the headers that Regulars writes under. */
export function save(choices: SetUpChoices): { customersTab: string; headers: string[] } {
  takeLock()
  const place = openPlace()
  const settings = place.settings
  if (!settings || settings.token === '') throw new Refusal('notConnected')
  const tabs = readTabs(place)
  const dates = datesOf(place.spreadsheet)
  const tab = readSettings(place, settings, dates)
  const proposal = proposeFrom(place, tabs)
  const isFirst = settings.mapping === undefined
  applyChoices(settings, choices)
  const mapping = checkedMapping({ ...proposal.mapping, ...choices.mapping }, tabs)
  if (isFirst && !settings.scoring.tiers?.levels) {
    const fitted = choices.fitTiers ? fittedTiers(place, mapping.orders, tabs) : undefined
    // From here on names and thresholds are the owner's.
    const levels = firstTiers(settings.language, fitted?.thresholds)
    if (levels !== DEFAULT_TIERS)
      settings.scoring = { ...settings.scoring, tiers: { ...settings.scoring.tiers, levels } }
  }
  refuseWrong(settings)
  if (!mapping.orders) throw new Refusal('noOrders')
  if (!mapping.customers) {
    if (choices.makeCustomers === false) throw new Refusal('noCustomers')
    mapping.customers = makeCustomers(place, settings, mapping.orders as TableMapping, tabs)
    settings.madeCustomers = true
  }
  settings.mapping = mapping as Mapping
  const { sheetId } = settings.mapping.orders
  settings.ordersAtSetUp = tabs.filter((one) => one.sheetId === sheetId)[0].rows.length
  const headers = prepareColumns(place, settings, choices.adopt === true)
  takeOverTabs(place, settings)
  prepareMemory(place, settings)
  settings.problemsSheetId = prepareProblems(place.spreadsheet, settings.problemsSheetId, settings.language)
  settings.runLogSheetId = prepareRunLog(place.spreadsheet, settings.runLogSheetId, settings.language)
  showSettings(place, settings, dates, tab)
  place.save(settings)
  return { customersTab: settings.mapping.customers.tab, headers }
}

function applyChoices(settings: AddonSettings, choices: SetUpChoices): void {
  if (choices.language && LOCALES.indexOf(choices.language) >= 0) settings.language = choices.language
  if (choices.columns) settings.columns = outputColumns(choices.columns)
  if (choices.settings) settings.scoring = withoutNulls({ ...settings.scoring, ...choices.settings })
  if (choices.cancellationPrefix !== undefined) settings.cancellationPrefix = choices.cancellationPrefix
}

/** What the tab would not show as it is meant: a value that no cell may hold. The Worker judges keys that it alone knows. */
function refuseWrong({ scoring, language }: AddonSettings): void {
  for (const spec of SETTINGS) {
    const value = valueAt(scoring, spec.key)
    if (value === undefined) continue
    const { expected, value: read } = readValue(spec, showValue(spec, value, language), language)
    if (expected !== undefined || JSON.stringify(read) !== JSON.stringify(value))
      throw new Refusal('wrongSetting', { key: spec.key, name: spec.name[language], expected: expected ?? '' })
  }
}

function withoutNulls(settings: { [key: string]: unknown }): Settings {
  const kept: { [key: string]: unknown } = {}
  for (const key of Object.keys(settings))
    if (settings[key] !== null && settings[key] !== undefined) kept[key] = settings[key]
  return kept
}

/** Only tabs, headers and columns that exist; every required column must be there. */
function checkedMapping(mapping: ProposedMapping, tabs: readonly Tab[]): ProposedMapping {
  const checked: ProposedMapping = {}
  for (const table of Object.keys(REQUIRED_COLUMNS) as TableName[]) {
    const wanted = mapping[table]
    if (!wanted) continue
    const tab = tabs.filter(({ sheetId }) => sheetId === wanted.sheetId)[0]
    if (!tab) throw new Refusal('tabGone', { tab: wanted.tab })
    if ((Object.keys(checked) as TableName[]).some((other) => checked[other]?.sheetId === tab.sheetId))
      throw new Refusal('sameTab', { tab: tab.tab })
    const columns: Record<string, string> = {}
    for (const role of Object.keys(wanted.columns)) {
      const header = wanted.columns[role]
      if (!header) continue
      if (tab.headers.indexOf(header) < 0) throw new Refusal('headerMissing', { tab: tab.tab, header })
      columns[role] = header
    }
    for (const role of REQUIRED_COLUMNS[table])
      if (!columns[role]) throw new Refusal('roleMissing', { tab: tab.tab, role })
    checked[table] = { sheetId: tab.sheetId, tab: tab.tab, columns }
  }
  return checked
}

function makeCustomers(
  place: Place,
  settings: AddonSettings,
  orders: TableMapping,
  tabs: readonly Tab[],
): TableMapping {
  const tab = tabs.filter(({ sheetId }) => sheetId === orders.sheetId)[0]
  const { customer, date } = cellsOf(orders, tabs).columns
  const cells = customersOfOrders(customer, date)
  return guardWrites(orders.tab, () =>
    makeCustomersTab(
      place.spreadsheet,
      tab,
      orders.columns.customer as string,
      cells,
      WORDS[settings.language].tabs.customers,
    ),
  )
}

function prepareColumns(place: Place, settings: AddonSettings, adopt: boolean): string[] {
  const customers = (settings.mapping as Mapping).customers
  const table = readTab(openTab(place.spreadsheet, customers), customers.sheetId, customers.tab, [
    customers.columns.id as string,
  ])
  const tierNames = tierNamesOf(settings.scoring)
  let layout = locateByMetadata(table)
  const lookalikes = findLookalikes(table, layout, settings.columns, tierNames)
  const inputs = Object.keys(customers.columns).map((role) => customers.columns[role as keyof typeof customers.columns])
  lookalikes.forEach((index, key) => {
    if (inputs.indexOf(table.headers[index]) >= 0) lookalikes.delete(key)
  })
  return guardWrites(table.tab, () => {
    const gridRows = table.sheet.getMaxRows()
    // Sheets freezes no header below which there is no row.
    if (gridRows === table.headerIndex + 1) table.sheet.insertRowsAfter(gridRows, 1)
    if (lookalikes.size > 0) {
      if (!adopt) {
        const headers = Array.from(lookalikes.values()).map((index) => table.headers[index])
        throw new Refusal('foreignColumns', { tab: table.tab, headers: headers.join(', ') })
      }
      adoptColumns(table, lookalikes)
      layout = new Map([...Array.from(layout), ...Array.from(lookalikes)])
      if (Array.from(lookalikes.keys()).some(isOutputColumn)) settings.trustCells = true
    }
    layout = createOwnedColumns(table, layout, settings.columns, settings.looks ?? looksOf(settings))
    const former = formerLooks(settings)
    if (former) renewLooks(table, layout, former, looksOf(settings))
    settings.looks = looksOf(settings)
    settings.owned = headersOf(table, layout)
    settings.checkedHeaders = fingerprintOf(table.headers)
    return settings.columns.map((key) => table.headers[layout.get(key) as number])
  })
}

/** What came along with a copied file counts and is renewed again: Contact log, Contact list, Dashboard. */
function takeOverTabs({ spreadsheet }: Place, settings: AddonSettings): void {
  const found = ownedTabs(spreadsheet)
  const idOf = (tag: string): number | undefined => found.get(tag)?.getSheetId()
  settings.contactLogSheetId = settings.contactLogSheetId ?? idOf(CONTACT_LOG_TAG)
  settings.contactListSheetId = settings.contactListSheetId ?? idOf(CONTACT_LIST_TAG)
  const dashboard = found.get(DASHBOARD_TAG)
  if (dashboard && !settings.dashboard) settings.dashboard = shownBefore(dashboard)
}

function prepareMemory(place: Place, settings: AddonSettings): void {
  const found = findOwnedTab(place.spreadsheet, MEMORY_TAG, settings.memorySheetId)
  const sheet = found ?? makeMemoryTab(place.spreadsheet, WORDS[settings.language].tabs.memory)
  settings.memorySheetId = sheet.getSheetId()
}
