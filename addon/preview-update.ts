/**
 * What an update would change, before it does: asks the Worker as an update would and compares with the cells. Writes
 * nothing at all. Decides how much of it is shown.
 */
import { isOutputColumn, kindOf, type OwnedKey } from './owned-keys.ts'
import { outputColumnsOf } from './plan.ts'
import { askAboutShop, readShopNow } from './shop-now.ts'
import type { PreviewAnswer } from './sidebar-contract.ts'
import { WORDS } from './words/index.ts'
import { CHANGED_CELLS_KEPT } from './workbook/memory.ts'
import { personName } from './workbook/person-columns.ts'
import { cellText } from './workbook/write-text.ts'

const ROWS_SHOWN = 200
const MOVEMENTS_SHOWN = 40
/** Columns whose values are classes: who goes from one to another is counted. */
const CLASSES: readonly OwnedKey[] = ['segment', 'tier', 'lifecycle', 'valueClass', 'spendClass', 'rfmClass']

export function previewUpdate(): PreviewAnswer {
  const shop = readShopNow()
  const { customers, settings, layout, dates } = shop
  const { answer } = askAboutShop(shop, settings.columns)
  const wanted = outputColumnsOf(answer, customers, settings.language, dates)
  const { headers } = customers.table
  const idIndex = headers.indexOf(shop.mapping.customers.columns.id as string)
  const headerOf = (key: OwnedKey): string => headers[layout.get(key) ?? -1] || WORDS[settings.language].headers[key]

  const preview: PreviewAnswer = {
    asOf: shop.today,
    cells: 0,
    changed: 0,
    customers: customers.rows.length,
    movements: [],
    tooManyToUndo: false,
    rows: [],
  }
  const movements = new Map<string, PreviewAnswer['movements'][number]>()
  for (const { id, cells } of customers.rows) {
    const changes: PreviewAnswer['rows'][number]['changes'] = []
    for (const { key, want } of wanted) {
      if (!isOutputColumn(key)) continue
      const kind = kindOf(key)
      const from = cellText(cells[layout.get(key) ?? -1], kind, dates)
      const to = cellText(want(id), kind, dates)
      if (from === to) continue
      changes.push({ header: headerOf(key), from, to })
      if (CLASSES.indexOf(key) < 0) continue
      const name = JSON.stringify([key, from, to])
      const movement = movements.get(name) ?? { header: headerOf(key), from, to, customers: 0 }
      movement.customers++
      movements.set(name, movement)
    }
    if (changes.length === 0) continue
    preview.changed++
    preview.cells += changes.length
    if (preview.rows.length === ROWS_SHOWN) continue
    const row = customers.merged.get(id)?.sheetRow ?? customers.source.sheetRows[customers.rowOf.get(id) as number]
    preview.rows.push({ row, name: personName(headers, cells.map(String), idIndex), changes })
  }
  preview.tooManyToUndo = preview.cells > CHANGED_CELLS_KEPT
  preview.movements = Array.from(movements.values())
    .sort((a, b) => b.customers - a.customers)
    .slice(0, MOVEMENTS_SHOWN)
  return preview
}
