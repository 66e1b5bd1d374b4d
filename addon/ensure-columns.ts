/** Our columns in the Customers tab, made where they are missing and remembered as they are now. Decides nothing of their values. */
import type { OwnedKey } from './owned-keys.ts'
import type { AddonSettings } from './settings.ts'
import { tierNamesOf } from './tier-names.ts'
import { guardWrites } from './workbook/guard.ts'
import { createOwnedColumns, headersOf, type OwnedLayout } from './workbook/owned-columns.ts'
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
    : guardWrites(table.tab, () =>
        createOwnedColumns(table, layout, keys, settings.language, tierNamesOf(settings.scoring)),
      )
  settings.owned = headersOf(table, made)
  return made
}
