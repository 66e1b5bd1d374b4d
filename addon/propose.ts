/**
 * What Set up shows before anything is read for good: which tab is which table, which header which column, what would
 * leave the sheet. Decides the defaults; nothing is written here.
 */
import {
  type Cell,
  type Locale,
  OUTPUT_COLUMNS,
  type OutputColumn,
  REQUIRED_COLUMNS,
  type TableName,
} from '../worker/contract.ts'
import { isOutputColumn } from './owned-keys.ts'
import { datesOf, type Place } from './place.ts'
import { Refusal } from './refusal.ts'
import type { TableMapping } from './settings.ts'
import type { SheetCell } from './sync/cells.ts'
import { createPseudonyms } from './sync/pseudonyms.ts'
import {
  buildTables,
  type Sources,
  type SourceTable,
  sentColumns,
  TRAVELLING_TEXT,
  travellingTexts,
} from './sync/request.ts'
import { tierNamesOf } from './tier-names.ts'
import { languageOf, WORDS } from './words/index.ts'
import { HEADER_WORDS } from './workbook/header-words.ts'
import { ownedTabIds } from './workbook/owned-tabs.ts'
import { headerTexts } from './workbook/read-table.ts'
import { assignRoles, recogniseHeaders, type Tab } from './workbook/roles.ts'

export type ProposedMapping = { [table in TableName]?: TableMapping }

/** Everything that the dialog shows and that `saveSetUp` takes back, changed or not. */
export interface Proposal {
  /** Of the sheet's labels and headers. */
  language: Locale
  /** Of the person who looks at the dialog. */
  userLanguage: Locale
  mapping: ProposedMapping
  /** There is no table of customers; one is made from the orders. */
  makeCustomers: boolean
  columns: OutputColumn[]
  labels: { column: OutputColumn; label: string }[]
  /** Columns that a table may have, the required ones first, and whether they travel. */
  roles: { [table in TableName]: { role: string; required: boolean; sent: boolean }[] }
  tabs: { sheetId: number; tab: string; headers: { header: string; sample: string }[] }[]
  /** Texts that would leave the sheet as they stand. */
  travelling: { table: TableName; column: string; header: string; values: string[]; more: number }[]
  /** One real row of each table as it would leave the sheet. */
  example: { [table in TableName]?: Record<string, Cell> }
}

const HEADER_ROWS_SEARCHED = 5
const TEXTS_SHOWN = 100
const SAMPLE_LENGTH = 40

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

/** The proposal for these tabs. Refuses with `noOrders`. */
export function proposeFrom(place: Place, tabs: readonly Tab[]): Proposal {
  const { settings } = place
  const roles = assignRoles(tabs)
  const mapping: ProposedMapping = {}
  for (const table of Object.keys(REQUIRED_COLUMNS) as TableName[]) {
    const known = settings?.mapping?.[table]
    const found = roles[table]
    if (known && stillThere(known, tabs)) mapping[table] = known
    else if (found && !(settings?.mapping && table === 'contacts')) mapping[table] = mappingOf(found.tab, found.columns)
  }
  if (!mapping.orders) throw new Refusal('noOrders')
  const language = settings?.language ?? 'en'
  const columns = settings?.columns ?? []
  return {
    language,
    userLanguage: languageOf(Session.getActiveUserLocale()),
    mapping,
    makeCustomers: !mapping.customers,
    columns,
    labels: OUTPUT_COLUMNS.map((column) => ({ column, label: WORDS[language].headers[column] })),
    roles: rolesToChoose(columns),
    tabs: tabs.map(({ sheetId, tab, headers, rows }) => ({
      sheetId,
      tab,
      headers: headers
        .map((header, k) => ({ header, sample: sampleOf(rows, k) }))
        .filter(({ header }) => header !== ''),
    })),
    travelling: travellingOf(mapping, tabs, columns),
    example: exampleOf(place, mapping, tabs, columns),
  }
}

/** The cells of a mapping, out of a tab that was read already; the first `most` rows. */
export function cellsOf(
  mapping: TableMapping | undefined,
  tabs: readonly Tab[],
  most = Number.POSITIVE_INFINITY,
): SourceTable {
  const columns: Record<string, SheetCell[]> = {}
  const tab = tabs.filter(({ sheetId }) => sheetId === mapping?.sheetId)[0]
  if (!mapping || !tab) return { columns, sheetRows: [] }
  const rows = most < tab.rows.length ? tab.rows.slice(0, most) : tab.rows
  for (const role of Object.keys(mapping.columns)) {
    const index = tab.headers.indexOf(mapping.columns[role] as string)
    if (index >= 0) columns[role] = rows.map((row) => row[index])
  }
  return { columns, sheetRows: rows.map((_, k) => k + 2) }
}

function headerRow(values: SheetCell[][]): number {
  let best = 0
  let most = 0
  for (let row = 0; row < Math.min(HEADER_ROWS_SEARCHED, values.length); row++) {
    const headers = headerTexts(values[row])
    for (const table of Object.keys(HEADER_WORDS) as TableName[]) {
      const found = Object.keys(recogniseHeaders(headers, table)).length
      if (found > most) {
        most = found
        best = row
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

function rolesToChoose(columns: readonly OutputColumn[]): Proposal['roles'] {
  const of = (table: TableName) =>
    Object.keys(HEADER_WORDS[table]).map((role) => ({
      role,
      required: (REQUIRED_COLUMNS[table] as readonly string[]).indexOf(role) >= 0,
      sent: sentColumns(table, columns).indexOf(role) >= 0,
    }))
  return { orders: of('orders'), customers: of('customers'), contacts: of('contacts') }
}

function sampleOf(rows: readonly (readonly SheetCell[])[], column: number): string {
  for (const row of rows.slice(0, 50)) {
    const cell = row[column]
    if (cell !== '' && cell !== undefined)
      return (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).slice(0, SAMPLE_LENGTH)
  }
  return ''
}

function travellingOf(
  mapping: ProposedMapping,
  tabs: readonly Tab[],
  columns: readonly OutputColumn[],
): Proposal['travelling'] {
  const shown: Proposal['travelling'] = []
  for (const table of Object.keys(TRAVELLING_TEXT) as TableName[]) {
    for (const column of TRAVELLING_TEXT[table]) {
      const header = mapping[table]?.columns[column]
      if (header === undefined || sentColumns(table, columns).indexOf(column) < 0) continue
      const texts = travellingTexts(cellsOf(mapping[table], tabs).columns[column] ?? [], column)
      shown.push({
        table,
        column,
        header,
        values: texts.slice(0, TEXTS_SHOWN),
        more: Math.max(0, texts.length - TEXTS_SHOWN),
      })
    }
  }
  return shown
}

function exampleOf(
  place: Place,
  mapping: ProposedMapping,
  tabs: readonly Tab[],
  outputs: readonly OutputColumn[],
): Proposal['example'] {
  const sources: Sources = {
    orders: cellsOf(mapping.orders, tabs, 1),
    customers: cellsOf(mapping.customers, tabs, 1),
    contacts: mapping.contacts && cellsOf(mapping.contacts, tabs, 1),
  }
  const tables = buildTables(sources, {
    dates: datesOf(place.spreadsheet),
    pseudonym: createPseudonyms(place.settings?.key ?? '00'),
    tierNames: tierNamesOf(place.settings?.scoring),
    cancellationPrefix: place.settings?.cancellationPrefix ?? 'C',
    outputs,
  })
  const example: Proposal['example'] = {}
  for (const table of ['orders', 'customers', 'contacts'] as const) {
    const columns = tables[table] as Record<string, Cell[]> | undefined
    const row: Record<string, Cell> = {}
    for (const column of Object.keys(columns ?? {}))
      if (columns && columns[column].length > 0) row[column] = columns[column][0]
    if (Object.keys(row).length > 0) example[table] = row
  }
  return example
}

/** Only columns that this add-on knows, in the order in which the sheet shows them. */
export function outputColumns(asked: readonly string[]): OutputColumn[] {
  return OUTPUT_COLUMNS.filter((column) => isOutputColumn(column) && asked.indexOf(column) >= 0)
}
