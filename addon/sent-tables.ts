/** The tables that travelled, with where each of their cells stands in the sheet, for the list of problems. Pure. */
import type { ReadContacts } from './ask.ts'
import type { SentTable } from './problems.ts'
import type { TableMapping } from './settings.ts'
import type { SourceTable } from './sync/request.ts'
import type { OwnedLayout } from './workbook/owned-columns.ts'
import type { ReadColumns } from './workbook/read-table.ts'

/**
 * The contacts of the owner's own table, with those of our Contact log behind them. `logSheetId`: of the log's tab now, which
 * may have been made after it was read.
 */
export function sentContacts(contacts: ReadContacts, logSheetId = -1): SentTable {
  const { logged } = contacts
  const placed = (table: ReadColumns): SentTable =>
    sentTable(table.sheetId < 0 ? { ...table, sheetId: logSheetId } : table, table.source, table.mapping)
  const own = placed(contacts)
  return logged ? { ...own, behind: { from: logged.from, table: placed(logged.log) } } : own
}

/** `layout`: the columns of ours that travelled as well. */
export function sentTable(
  table: Pick<ReadColumns, 'tab' | 'sheetId' | 'headers'>,
  source: SourceTable,
  mapping: TableMapping,
  layout?: OwnedLayout,
): SentTable {
  const columns: Record<string, number> = {}
  for (const role of Object.keys(mapping.columns))
    columns[role] = table.headers.indexOf(mapping.columns[role] as string)
  layout?.forEach((index, key) => {
    if (columns[key] === undefined) columns[key] = index
  })
  return {
    tab: table.tab,
    sheetId: table.sheetId,
    headers: table.headers,
    cells: source.columns,
    sheetRows: source.sheetRows,
    columns,
  }
}
