/**
 * What Set up proposes before anything is read for good: which tab is which table, which header which column. Decides
 * the defaults and fits a person's choices in; what would leave the sheet is shown by preview.ts. Nothing is written.
 */
import {
  type Locale,
  OUTPUT_COLUMNS,
  type OutputColumn,
  REQUIRED_COLUMNS,
  type Rule,
  type TableName,
  type TierLevel,
} from '../worker/contract.ts'
import { type FittedTiers, firstTiers, fitTiers } from './fit-tiers.ts'
import { isOutputColumn } from './owned-keys.ts'
import { datesOf, type Place } from './place.ts'
import { type Preview, type ProposedMapping, previewOf } from './preview.ts'
import { Refusal } from './refusal.ts'
import type { TableMapping } from './settings.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import type { SourceTable } from './sync/request.ts'
import { sentColumns } from './sync/sent-columns.ts'
import { DIALOG, type DialogWords } from './words/dialog.ts'
import { figure } from './words/figure.ts'
import { userLanguage, WORDS } from './words/index.ts'
import { HEADER_WORDS } from './workbook/header-words.ts'
import { ownedTabIds } from './workbook/owned-tabs.ts'
import { HEADER_ROWS_SEARCHED, headerTexts } from './workbook/read-table.ts'
import { assignRoles, recogniseHeaders, type Tab } from './workbook/roles.ts'

/** What a person chose so far: null takes a table away; without `columns` they are recognised in the chosen tab. */
export interface ChosenSoFar {
  mapping?: { [table in TableName]?: { sheetId: number; tab?: string; columns?: Record<string, string> } | null }
  /** The columns to write: some input columns travel only for one of them. */
  columns?: string[]
}

/** Everything that the dialog shows and that `saveSetUp` takes back, changed or not. */
export interface Proposal extends Preview {
  /** Of the sheet's labels and headers. */
  language: Locale
  /** Of the person who looks at the dialog. */
  userLanguage: Locale
  mapping: ProposedMapping
  /** There is no table of customers; one is made from the orders. */
  makeCustomers: boolean
  columns: OutputColumn[]
  /** What each output column is called in either language. */
  labels: { column: OutputColumn; header: { [locale in Locale]: string } }[]
  /** Columns that a table may have, the required ones first, and whether they travel. */
  roles: { [table in TableName]: { role: string; required: boolean; sent: boolean }[] }
  /** Tiers to begin with, in words, by the sheet's language; left out once something is set up. */
  tiers?: { usual: { [locale in Locale]: string }; fitted?: { [locale in Locale]: string }; note: string }
  tabs: { sheetId: number; tab: string; headers: { header: string; sample: string }[] }[]
  words: Pick<DialogWords, 'page' | 'tables' | 'roles'>
}

const SAMPLE_LENGTH = 40
const ROWS_SAMPLED = 50

/** Every visible or hidden tab that is not one of ours. */
export function readTabs(place: Place): Tab[] {
  const ours = ownedTabIds(place.spreadsheet)
  const tabs: Tab[] = []
  for (const sheet of place.spreadsheet.getSheets()) {
    const sheetId = sheet.getSheetId()
    if (ours.indexOf(sheetId) >= 0) continue
    const values = sheet.getDataRange().getValues() as SheetCell[][]
    const header = headerRow(values)
    tabs.push({ sheetId, tab: sheet.getName(), headers: headerTexts(values[header]), rows: values.slice(header + 1) })
  }
  return tabs
}

/** The proposal for these tabs. Refuses with `noOrders` where there is nothing to choose from. */
export function proposeFrom(place: Place, tabs: readonly Tab[], chosen: ChosenSoFar = {}): Proposal {
  const { settings } = place
  if (!tabs.some(({ headers, rows }) => rows.length > 0 && headers.some((header) => header !== '')))
    throw new Refusal('noOrders')
  const roles = assignRoles(tabs)
  const mapping: ProposedMapping = {}
  for (const table of Object.keys(REQUIRED_COLUMNS) as TableName[]) {
    const asked = chosen.mapping?.[table]
    const known = settings?.mapping?.[table]
    const found = roles[table]
    if (asked !== undefined) {
      const fitted = asked && fittedMapping(table, asked, tabs)
      if (fitted) mapping[table] = fitted
    } else if (known && stillThere(known, tabs)) mapping[table] = known
    else if (found && !(settings?.mapping && table === 'contacts')) mapping[table] = mappingOf(found.tab, found.columns)
  }
  const columns = chosen.columns ? outputColumns(chosen.columns) : (settings?.columns ?? [])
  const reader = userLanguage()
  const { page, tables, roles: roleNames } = DIALOG[reader]
  return {
    language: settings?.language ?? 'en',
    userLanguage: reader,
    mapping,
    makeCustomers: mapping.orders !== undefined && !mapping.customers,
    columns,
    labels: OUTPUT_COLUMNS.map((column) => ({
      column,
      header: { en: WORDS.en.headers[column], zh: WORDS.zh.headers[column] },
    })),
    roles: rolesToChoose(columns, settings?.scoring.rules),
    tabs: shownTabs(tabs, datesOf(place.spreadsheet)),
    words: { page, tables, roles: roleNames },
    ...(settings?.mapping ? {} : { tiers: tiersToChoose(place, mapping, tabs, reader) }),
    ...previewOf(place, mapping, columns, tabs, reader),
  }
}

function tiersToChoose(
  place: Place,
  { orders }: ProposedMapping,
  tabs: readonly Tab[],
  userLanguage: Locale,
): Proposal['tiers'] {
  const fitted = fittedTiers(place, orders, tabs)
  const { fittedTiers: found, unfittedTiers } = DIALOG[userLanguage]
  const shown = (thresholds?: readonly number[]) => ({
    en: tiersText(firstTiers('en', thresholds)),
    zh: tiersText(firstTiers('zh', thresholds)),
  })
  if (!fitted) return { usual: shown(), note: unfittedTiers }
  return {
    usual: shown(),
    fitted: shown(fitted.thresholds),
    note: found(fitted.buyers, fitted.until, fitted.left),
  }
}

/** What fits the shop, by the orders of this mapping as they are now. */
export function fittedTiers(
  place: Place,
  orders: TableMapping | undefined,
  tabs: readonly Tab[],
): FittedTiers | undefined {
  const dates = datesOf(place.spreadsheet)
  return orders && fitTiers(cellsOf(orders, tabs), dates, dates.toIso(new Date()), place.settings?.scoring.currency)
}

function tiersText(levels: readonly TierLevel[]): string {
  return levels.map(({ name, up }) => `${name} ${up >= 1_000 ? figure(up) : up}`).join(' · ')
}

/** The cells of a mapping, out of a tab that was read already. */
export function cellsOf(mapping: TableMapping | undefined, tabs: readonly Tab[]): SourceTable {
  const columns: Record<string, SheetCell[]> = {}
  const tab = tabs.filter(({ sheetId }) => sheetId === mapping?.sheetId)[0]
  if (!mapping || !tab) return { columns, sheetRows: [] }
  const { rows } = tab
  for (const role of Object.keys(mapping.columns)) {
    const index = tab.headers.indexOf(mapping.columns[role] as string)
    if (index >= 0) columns[role] = rows.map((row) => row[index])
  }
  return { columns, sheetRows: rows.map((_, k) => k + 2) }
}

function headerRow(values: SheetCell[][]): number {
  let best = 0
  let most = 0
  let filled = 0
  for (let row = 0; row < Math.min(HEADER_ROWS_SEARCHED, values.length); row++) {
    const headers = headerTexts(values[row])
    for (const table of Object.keys(HEADER_WORDS) as TableName[]) {
      const found = Object.keys(recogniseHeaders(headers, table)).length
      // Above a header there may be titles of groups of columns; they fill fewer cells.
      const cells = headers.filter((header) => header !== '').length
      if (found > most || (found === most && found > 0 && row === best + 1 && cells > filled)) {
        most = found
        best = row
        filled = cells
      }
    }
  }
  return best
}

/** An optional column whose header stands twice is left out; a required one is refused at the update. */
function mappingOf(tab: Tab, found: Record<string, number>): TableMapping {
  const columns: Record<string, string> = {}
  for (const role of Object.keys(found)) {
    const header = tab.headers[found[role]]
    if (tab.headers.indexOf(header) === tab.headers.lastIndexOf(header) || isRequired(role)) columns[role] = header
  }
  return { sheetId: tab.sheetId, tab: tab.tab, columns }
}

/** A person's choice with what is still there of it; undefined where the tab is gone. */
function fittedMapping(
  table: TableName,
  chosen: { sheetId: number; columns?: Record<string, string> },
  tabs: readonly Tab[],
): TableMapping | undefined {
  const tab = tabs.filter(({ sheetId }) => sheetId === chosen.sheetId)[0]
  if (!tab) return undefined
  if (!chosen.columns) return mappingOf(tab, recogniseHeaders(tab.headers, table))
  const columns: Record<string, string> = {}
  for (const role of Object.keys(chosen.columns))
    if (tab.headers.indexOf(chosen.columns[role]) >= 0) columns[role] = chosen.columns[role]
  return { sheetId: tab.sheetId, tab: tab.tab, columns }
}

function stillThere(mapping: TableMapping, tabs: readonly Tab[]): boolean {
  const tab = tabs.filter(({ sheetId }) => sheetId === mapping.sheetId)[0]
  return (
    tab !== undefined &&
    Object.keys(mapping.columns).every((role) => tab.headers.indexOf(mapping.columns[role] as string) >= 0)
  )
}

function isRequired(role: string): boolean {
  return (Object.keys(REQUIRED_COLUMNS) as TableName[]).some(
    (table) => (REQUIRED_COLUMNS[table] as readonly string[]).indexOf(role) >= 0,
  )
}

function rolesToChoose(columns: readonly OutputColumn[], ownRules?: readonly Rule[]): Proposal['roles'] {
  const of = (table: TableName) =>
    Object.keys(HEADER_WORDS[table]).map((role) => ({
      role,
      required: (REQUIRED_COLUMNS[table] as readonly string[]).indexOf(role) >= 0,
      sent: sentColumns(table, columns, ownRules).indexOf(role) >= 0,
    }))
  return { orders: of('orders'), customers: of('customers'), contacts: of('contacts') }
}

/** Every header once, with the first content below it. */
function shownTabs(tabs: readonly Tab[], dates: ZoneDates): Proposal['tabs'] {
  return tabs.map(({ sheetId, tab, headers, rows }) => ({
    sheetId,
    tab,
    headers: headers
      .map((header, k) => ({ header, sample: sampleOf(rows, k, dates) }))
      .filter(({ header }, k) => header !== '' && headers.indexOf(header) === k),
  }))
}

function sampleOf(rows: readonly (readonly SheetCell[])[], column: number, dates: ZoneDates): string {
  for (const row of rows.slice(0, ROWS_SAMPLED)) {
    const cell = row[column]
    if (cell === '' || cell === undefined) continue
    const text = cell instanceof Date ? dates.toIso(cell) : String(cell)
    return text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text
  }
  return ''
}

/** Only columns that this add-on knows, in the order in which the sheet shows them. */
export function outputColumns(asked: readonly string[]): OutputColumn[] {
  return OUTPUT_COLUMNS.filter((column) => isOutputColumn(column) && asked.indexOf(column) >= 0)
}
