/** Our columns in the Customers tab, made where they are missing and remembered as they are now. Decides nothing of their values. */
import { formerLooks, looksOf } from './looks.ts'
import type { OwnedKey } from './owned-keys.ts'
import type { AddonSettings } from './settings.ts'
import type { SheetCell } from './sync/cells.ts'
import { guardWrites } from './workbook/guard.ts'
import { createOwnedColumns, headersOf, type OwnedLayout, renewLooks } from './workbook/owned-columns.ts'
import { headerTexts, type SheetTable } from './workbook/read-table.ts'

/**
 * Whether columns are to be made or dressed and the header row is no longer the one that was read: what was found by it
 * may then be elsewhere. No service call where nothing is to be done.
 */
export function hasMoved(
  table: SheetTable,
  settings: AddonSettings,
  layout: OwnedLayout,
  keys: readonly OwnedKey[],
): boolean {
  if (isComplete(table, layout, keys) && !formerLooks(settings)) return false
  const { sheet, headerIndex, headers } = table
  const row = sheet.getRange(headerIndex + 1, 1, 1, sheet.getLastColumn()).getValues()[0] as SheetCell[]
  const now = headerTexts(row)
  return now.length !== headers.length || now.some((header, k) => header !== headers[k])
}

/** Makes the columns that are missing, gives emptied headers back and remembers every header as it is now. */
export function ensureColumns(
  table: SheetTable,
  settings: AddonSettings,
  layout: OwnedLayout,
  keys: readonly OwnedKey[],
): OwnedLayout {
  const made = isComplete(table, layout, keys)
    ? layout
    : guardWrites(table.tab, () => createOwnedColumns(table, layout, keys, settings.looks ?? looksOf(settings)))
  settings.owned = headersOf(table, made)
  return made
}

function isComplete(table: SheetTable, layout: OwnedLayout, keys: readonly OwnedKey[]): boolean {
  return keys.every((key) => table.headers[layout.get(key) ?? -1])
}

/** Headers, colours and formats follow the sheet's language and tiers. */
export function renewColumnLooks(table: SheetTable, settings: AddonSettings, layout: OwnedLayout): void {
  const former = formerLooks(settings)
  if (former) {
    guardWrites(table.tab, () => {
      renewLooks(table, layout, former, looksOf(settings))
    })
    settings.owned = headersOf(table, layout)
  }
  settings.looks = looksOf(settings)
}
