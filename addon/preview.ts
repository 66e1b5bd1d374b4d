/**
 * What an update with this mapping would find and send: how many rows, which texts, one row of each table as it leaves.
 * Built by the same code that sends, from whole tables, because some columns travel only where the whole table asks for
 * it. Decides nothing and writes nothing.
 */
import {
  type Cell,
  type Locale,
  type OutputColumn,
  REQUIRED_COLUMNS,
  type Rule,
  type TableName,
} from '../worker/contract.ts'
import { OVERRIDE_KEYS } from './owned-keys.ts'
import { datesOf, type Place } from './place.ts'
import { mergesOf } from './same-as.ts'
import type { TableMapping } from './settings.ts'
import { isBlank, type SheetCell } from './sync/cells.ts'
import { createPseudonyms, plainId } from './sync/pseudonyms.ts'
import { buildTables, type SourceTable } from './sync/request.ts'
import { isAttribute, withRuleAttributes } from './sync/rule-columns.ts'
import { sentColumns, TRAVELLING_TEXT, travellingTexts } from './sync/sent-columns.ts'
import { tierNamesOf } from './tier-names.ts'
import { DIALOG } from './words/dialog.ts'
import type { Tab } from './workbook/roles.ts'

export type ProposedMapping = { [table in TableName]?: TableMapping }

export interface Preview {
  /** A sentence on each table, in the reader's language. */
  found: { table: TableName; text: string }[]
  /** What looks wrong, as sentences. */
  warnings: string[]
  /** Texts that would leave the sheet as they stand. */
  travelling: { table: TableName; column: string; header: string; values: string[]; more: number }[]
  /** The first row of each table as it would leave the sheet; empty while a column that is needed is not chosen. */
  example: { [table in TableName]?: Record<string, Cell> }
}

const TEXTS_SHOWN = 300
const TABLES: readonly TableName[] = ['orders', 'customers', 'contacts']

/** The preview of a mapping, complete or not. `outputs`: the columns to write; `language`: of the person who reads it. */
export function previewOf(
  place: Place,
  proposed: ProposedMapping,
  outputs: readonly OutputColumn[],
  tabs: readonly Tab[],
  language: Locale,
): Preview {
  const sources: { [table in TableName]?: SourceTable } = {}
  const mapping: ProposedMapping = {}
  const ownRules = place.settings?.scoring.rules ?? []
  for (const table of TABLES) {
    const mapped = proposed[table]
    if (!mapped) continue
    const tab = tabs.filter(({ sheetId }) => sheetId === mapped.sheetId)[0]
    mapping[table] = withRuleAttributes(mapped, tab?.headers ?? [], ownRules)
    sources[table] = rowsOf(mapping[table] as TableMapping, tabs)
  }
  const words = DIALOG[language]
  const bought = idsOf(sources.orders?.columns.customer)
  const found: Preview['found'] = TABLES.filter((table) => mapping[table]).map((table) => ({
    table,
    text: words.rows(sources[table]?.sheetRows.length ?? 0, mapping[table]?.tab ?? ''),
  }))
  if (!mapping.orders) found.push({ table: 'orders', text: words.noOrders })
  else if (!mapping.customers) found.push({ table: 'customers', text: words.makeCustomers(bought.size) })
  const warnings: string[] = []
  const listed = idsOf(sources.customers?.columns.id)
  let unknown = 0
  bought.forEach((_, id) => {
    if (!listed.has(id)) unknown++
  })
  if (mapping.customers?.columns.id && unknown > 0) {
    const { tab, columns } = mapping.customers
    warnings.push(words.unknownCustomers(unknown, bought.size, tab, columns.id as string))
  }
  return {
    found,
    warnings,
    travelling: travellingOf(mapping, outputs, ownRules, sources),
    example: exampleOf(place, mapping, outputs, tabs, sources),
  }
}

/** The mapped cells of every row that holds anything, as an update takes them. */
function rowsOf(mapping: TableMapping, tabs: readonly Tab[]): SourceTable {
  const columns: Record<string, SheetCell[]> = {}
  const tab = tabs.filter(({ sheetId }) => sheetId === mapping.sheetId)[0]
  if (!tab) return { columns, sheetRows: [] }
  // An empty check box is no content.
  const rows = tab.rows.filter((row) => !row.every((cell) => cell === false || isBlank(cell)))
  for (const role of Object.keys(mapping.columns)) {
    const index = tab.headers.indexOf(mapping.columns[role] as string)
    if (index >= 0) columns[role] = rows.map((row) => row[index])
  }
  return { columns, sheetRows: rows.map((_, k) => k) }
}

/** The first cell of each distinct id. */
function idsOf(cells: readonly SheetCell[] = []): Map<string, SheetCell> {
  const ids = new Map<string, SheetCell>()
  for (const cell of cells) {
    const id = plainId(cell)
    if (id !== '' && !ids.has(id)) ids.set(id, cell)
  }
  return ids
}

function travellingOf(
  mapping: ProposedMapping,
  outputs: readonly OutputColumn[],
  ownRules: readonly Rule[],
  sources: { [table in TableName]?: SourceTable },
): Preview['travelling'] {
  const shown: Preview['travelling'] = []
  for (const table of TABLES) {
    const own = Object.keys(mapping[table]?.columns ?? {}).filter(isAttribute)
    for (const column of [...TRAVELLING_TEXT[table], ...own]) {
      const header = mapping[table]?.columns[column]
      if (header === undefined || sentColumns(table, outputs, ownRules).indexOf(column) < 0) continue
      const texts = travellingTexts(sources[table]?.columns[column] ?? [], column)
      const more = Math.max(0, texts.length - TEXTS_SHOWN)
      shown.push({ table, column, header, values: texts.slice(0, TEXTS_SHOWN), more })
    }
  }
  return shown
}

function exampleOf(
  place: Place,
  mapping: ProposedMapping,
  outputs: readonly OutputColumn[],
  tabs: readonly Tab[],
  sources: { [table in TableName]?: SourceTable },
): Preview['example'] {
  const { orders } = sources
  const complete = TABLES.every((table) =>
    REQUIRED_COLUMNS[table].every((column) => !sources[table] || sources[table]?.columns[column]),
  )
  if (!orders || !complete) return {}
  const made = Array.from(idsOf(orders.columns.customer).values())
  const customers = sources.customers ?? { columns: { id: made }, sheetRows: [] }
  const { source, merged } = mergesOf(withOwnChoices(place, mapping.customers, tabs, customers))
  const tables = buildTables(
    { orders, customers: source, contacts: sources.contacts },
    {
      merged,
      dates: datesOf(place.spreadsheet),
      pseudonym: createPseudonyms(place.settings?.key ?? '00'),
      tierNames: tierNamesOf(place.settings?.scoring),
      cancellationPrefix: place.settings?.cancellationPrefix ?? 'C',
      outputs,
      ownRules: place.settings?.scoring.rules,
    },
  )
  const example: Preview['example'] = {}
  for (const table of TABLES) {
    const { attributes, ...columns } = { attributes: undefined, ...tables[table] }
    const all = { ...columns, ...(attributes as Record<string, Cell[]> | undefined) } as Record<string, Cell[]>
    const row: Record<string, Cell> = {}
    for (const column of Object.keys(all)) if (all[column].length > 0) row[column] = all[column][0]
    if (Object.keys(row).length > 0) example[table] = row
  }
  return example
}

/** The columns of the owner's own segments, tiers and dates travel as well once they are there. */
function withOwnChoices(
  place: Place,
  mapping: TableMapping | undefined,
  tabs: readonly Tab[],
  source: SourceTable,
): SourceTable {
  if (!mapping) return source
  const columns: Record<string, string> = {}
  for (const { key, header } of place.settings?.owned ?? [])
    if ((OVERRIDE_KEYS as readonly string[]).indexOf(key) >= 0) columns[key] = header
  const own = rowsOf({ ...mapping, columns }, tabs).columns
  for (const key of Object.keys(own)) if (own[key].every(isBlank)) delete own[key]
  return { ...source, columns: { ...source.columns, ...own } }
}
