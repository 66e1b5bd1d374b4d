/** Our columns in the Customers tab, made where they are missing and remembered as they are now. Decides nothing of their values. */
import { formerLooks, looksOf } from './looks.ts'
import type { OwnedKey } from './owned-keys.ts'
import type { AddonSettings } from './settings.ts'
import { guardWrites } from './workbook/guard.ts'
import { createOwnedColumns, headersOf, type OwnedLayout, renewLooks } from './workbook/owned-columns.ts'
import type { SheetTable } from './workbook/read-table.ts'

/** Makes the columns that are missing, gives emptied headers back and remembers every header as it is now. */
export function ensureColumns(
  table: SheetTable,
  settings: AddonSettings,
  layout: OwnedLayout,
  keys: readonly OwnedKey[],
): OwnedLayout {
  const complete = keys.every((key) => table.headers[layout.get(key) ?? -1])
  const made = complete
    ? layout
    : guardWrites(table.tab, () => createOwnedColumns(table, layout, keys, settings.looks ?? looksOf(settings)))
  settings.owned = headersOf(table, made)
  return made
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
