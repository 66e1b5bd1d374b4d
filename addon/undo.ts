/**
 * Undo last update: gives every cell that the last update changed its former value, where it still holds what the update
 * wrote. Decides from the memory tab alone; asks nobody. A killed undo is simply asked for again.
 */
import { isKnown, readCustomers } from './customers.ts'
import { type CellKind, kindOf, OVERRIDE_OF, type OwnedKey, TYPED_COLUMNS, type TypedColumn } from './owned-keys.ts'
import { datesOf, openPlace, type Place } from './place.ts'
import { Refusal } from './refusal.ts'
import type { LastRun } from './settings.ts'
import type { UndoAnswer } from './sidebar-contract.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { userWords, WORDS } from './words/index.ts'
import { settingsInUse } from './workbook/customer-sheet.ts'
import { guardWrites } from './workbook/guard.ts'
import { type ChangedCell, type Memory, readMemory, type Triple, writeMemory } from './workbook/memory.ts'
import { type CustomerRow, tripleOf } from './workbook/overrides.ts'
import { locateOwned, type OwnedLayout } from './workbook/owned-columns.ts'
import { writeColumns } from './workbook/write-columns.ts'
import { cellText } from './workbook/write-text.ts'

const LOCK_WAIT_MS = 5_000

/** What is to be restored: the wanted text by column and customer. */
interface Restoring {
  wanted: Map<OwnedKey, Map<string, string>>
  /** Cells that somebody changed since. */
  kept: number
}

/** Refuses with `nothingToUndo`, or with `tooMuchToUndo` where the update changed more cells than are kept. */
export function undoUpdate(): UndoAnswer {
  const lock = LockService.getDocumentLock()
  if (lock && !lock.tryLock(LOCK_WAIT_MS)) throw new Refusal('busy')
  const place = openPlace()
  const { settings, mapping } = settingsInUse(place)
  const { lastRun } = settings
  const sheet = place.spreadsheet.getSheetById(settings.memorySheetId)
  const { memory, rows: memoryRows } = sheet ? readMemory(sheet) : { memory: undefined, rows: 0 }
  if (!sheet || !lastRun || lastRun.undone || !memory || memory.run < lastRun.number) throw new Refusal('nothingToUndo')
  if (memory.changed === null) throw new Refusal('tooMuchToUndo')

  const dates = datesOf(place.spreadsheet)
  const nobody = { columns: { customer: [], date: [] }, sheetRows: [] }
  const customers = readCustomers(place, { ...settings, madeCustomers: false }, mapping, nobody)
  const layout = locateOwned(customers.table, settings.owned, settings.checkedHeaders)
  if (!layout) throw new Refusal('busy')
  const restoring = findRestorable(memory, memory.changed, customers.rows, layout, dates)

  // From here on both the update's values and those before it count as ours, should this be killed.
  storeRun(place, { ...lastRun, number: memory.run - 1 })
  const plan = {
    idHeader: mapping.customers.columns.id as string,
    columns: Array.from(restoring.wanted).map(([key, texts]) => ({
      key,
      want: (id: string) => cellOf(texts.get(id), kindOf(key), dates),
    })),
    customers: customers.rows.length,
    knows: (id: string) => isKnown(customers, id),
    accepted: (id: string, key: TypedColumn, text: string) => memory.now.get(id)?.[key] === text,
  }
  const written = writeColumns(customers.table, settings.owned, plan, dates, true)
  const after = memoryAfter(memory, memory.changed, restoring)
  guardWrites(WORDS[settings.language].tabs.memory, () => writeMemory(sheet, after, memoryRows))
  storeRun(place, { ...lastRun, number: memory.run + 1, changedCells: written.changedCells, undone: true })

  const message = userWords().undone(written.changedCells, restoring.kept)
  place.spreadsheet.toast(message, userWords().menu.title)
  return { restored: written.changedCells, kept: restoring.kept, message }
}

/** Cells that the update changed, by what they hold now. */
function findRestorable(
  memory: Memory,
  changed: readonly ChangedCell[],
  rows: readonly CustomerRow[],
  layout: OwnedLayout,
  dates: ZoneDates,
): Restoring {
  const restoring: Restoring = { wanted: new Map(), kept: 0 }
  const cellsOf = new Map<string, readonly SheetCell[]>()
  for (const { id, cells } of rows) cellsOf.set(id, cells)
  const look = (id: string, key: OwnedKey, current: string, before: string, after: string): void => {
    if (before === after) return
    // A cell that holds its former value already was restored by an undo that was killed.
    if (current !== after && current !== before) {
      restoring.kept++
      return
    }
    if (!restoring.wanted.has(key)) restoring.wanted.set(key, new Map())
    restoring.wanted.get(key)?.set(id, before)
  }
  memory.was.forEach((was, id) => {
    const cells = cellsOf.get(id)
    const written = memory.now.get(id)
    if (!cells || !written) return
    const current = tripleOf(cells, layout, dates)
    for (const column of TYPED_COLUMNS)
      if (layout.has(column)) look(id, column, current[column], was[column], written[column])
  })
  for (const [id, key, before, after] of changed) {
    const cells = cellsOf.get(id)
    const index = layout.get(key)
    if (cells && index !== undefined) look(id, key, cellText(cells[index], kindOf(key), dates), before, after)
  }
  return restoring
}

/**
 * What the memory says once the cells are restored. A value that the update had moved to an override column is the
 * person's again, so it must not count as written by us.
 */
function memoryAfter(memory: Memory, changed: readonly ChangedCell[], { wanted }: Restoring): Memory {
  const typed = new Set<string>()
  for (const [id, key] of changed)
    for (const column of TYPED_COLUMNS) if (OVERRIDE_OF[column].value === key) typed.add(`${column}\n${id}`)
  const now = new Map<string, Triple>()
  memory.now.forEach((triple, id) => {
    const after = { ...triple }
    for (const column of TYPED_COLUMNS) {
      const text = wanted.get(column)?.get(id)
      if (typed.has(`${column}\n${id}`)) after[column] = ''
      else if (text !== undefined) after[column] = text
    }
    now.set(id, after)
  })
  return { run: memory.run + 1, now, was: new Map(), changed: [] }
}

function storeRun(place: Place, lastRun: LastRun): void {
  const { settings } = settingsInUse(place)
  settings.lastRun = lastRun
  place.save(settings)
}

/** A remembered text as a cell again; undefined leaves the cell alone. */
function cellOf(text: string | undefined, kind: CellKind, dates: ZoneDates): SheetCell | undefined {
  if (text === undefined || text === '' || kind === 'text') return text
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dates.fromIso(text)
  return kind !== 'date' && Number.isFinite(Number(text)) ? Number(text) : text
}
