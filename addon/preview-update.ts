/**
 * What an update would change, before it does: asks the Worker as an update would and compares with the cells, those of
 * override columns and of repeated rows too. Writes nothing at all. Decides how much of it is shown.
 */
import { isOutputColumn, kindOf, type OwnedKey, TYPED_COLUMNS, type TypedColumn } from './owned-keys.ts'
import { acceptedTexts, outputColumnsOf, overrideColumnsOf } from './plan.ts'
import { askAboutShop, readShopNow } from './shop-now.ts'
import type { PreviewAnswer } from './sidebar-contract.ts'
import type { SheetCell } from './sync/cells.ts'
import { WORDS } from './words/index.ts'
import { CHANGED_CELLS_KEPT } from './workbook/memory.ts'
import type { CustomerRow } from './workbook/overrides.ts'
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
  const outputs = outputColumnsOf(answer, customers, settings.language, dates)
  const wanted = [...outputs, ...overrideColumnsOf(shop.entries)]
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
  type Change = PreviewAnswer['rows'][number]['changes'][number]
  const moved = (key: OwnedKey, { header, from, to }: Change): void => {
    const name = JSON.stringify([key, from, to])
    const movement = movements.get(name) ?? { header, from, to, customers: 0 }
    movement.customers++
    movements.set(name, movement)
  }
  const changesOf = (
    cells: CustomerRow['cells'],
    toOf: (key: OwnedKey, from: string) => string,
    tell?: (key: OwnedKey, change: Change) => void,
  ): Change[] => {
    const changes: Change[] = []
    for (const { key } of wanted) {
      const from = cellText(cells[layout.get(key) ?? -1], kindOf(key), dates)
      const to = toOf(key, from)
      if (from === to) continue
      const change = { header: headerOf(key), from, to }
      changes.push(change)
      if (tell && CLASSES.indexOf(key) >= 0) tell(key, change)
    }
    return changes
  }
  const count = (changes: Change[], cells: CustomerRow['cells'], rowOf: () => number): void => {
    if (changes.length === 0) return
    preview.changed++
    preview.cells += changes.length
    if (preview.rows.length < ROWS_SHOWN)
      preview.rows.push({ row: rowOf(), name: personName(headers, cells.map(String), idIndex), changes })
  }
  const wantOf = new Map(wanted.map(({ key, want }) => [key, want]))
  for (const { id, cells } of customers.rows) {
    const toOf = (key: OwnedKey, from: string): string => {
      const cell = wantOf.get(key)?.(id)
      return cell === undefined ? from : cellText(cell, kindOf(key), dates)
    }
    const changes = changesOf(cells, toOf, moved)
    const at = customers.rowOf.get(id) as number
    count(changes, cells, () => customers.merged.get(id)?.sheetRow ?? customers.source.sheetRows[at])
  }
  // A repeated row is a copy: what is ours there goes.
  const accepted = acceptedTexts(customers.rows, customers.repeated, layout, shop.memory, dates)
  for (const { id, cells } of customers.repeated) {
    const changes = changesOf(cells, (key, from) => {
      const isTyped = (TYPED_COLUMNS as readonly OwnedKey[]).indexOf(key) >= 0
      const stays = !isOutputColumn(key) || (isTyped && from !== '' && !accepted(id, key as TypedColumn, from))
      return stays ? from : ''
    })
    count(changes, cells, () => customers.table.values.indexOf(cells as SheetCell[]) + 1)
  }
  preview.tooManyToUndo = preview.cells > CHANGED_CELLS_KEPT
  preview.movements = Array.from(movements.values())
    .sort((a, b) => b.customers - a.customers)
    .slice(0, MOVEMENTS_SHOWN)
  return preview
}
