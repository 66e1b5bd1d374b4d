/**
 * The answer as cells: codes become labels in the sheet's language, ISO dates become real dates, and each customer's
 * row gets its own values by id. Decides also what the memory keeps. Pure.
 */
import { type Cell, LABELS, type Locale } from '../worker/contract.ts'
import type { Customers } from './customers.ts'
import { kindOf, type OwnedKey, TYPED_COLUMNS, type TypedColumn } from './owned-keys.ts'
import type { CheckedAnswer } from './sync/answer.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { WORDS } from './words/index.ts'
import type { WantedColumn } from './workbook/edits.ts'
import { CHANGED_CELLS_KEPT, type ChangedCell, type Memory, sameTriple, type Triple } from './workbook/memory.ts'
import { type CustomerRow, tripleOf } from './workbook/overrides.ts'
import type { OwnedLayout } from './workbook/owned-columns.ts'
import { cellText } from './workbook/write-text.ts'

/**
 * The wanted output columns; `rowOf` gives the answer's row of a customer. The row of one who counts for another gets
 * nothing but the sentence that says so.
 */
export function outputColumnsOf(
  answer: CheckedAnswer,
  { rowOf, merged }: Pick<Customers, 'rowOf' | 'merged'>,
  language: Locale,
  dates: ZoneDates,
): WantedColumn[] {
  return (Object.keys(answer.columns) as (keyof typeof answer.columns)[]).map((key) => {
    const cells = answer.columns[key] as Cell[]
    const labels = LABELS[language][key]
    const isDate = kindOf(key) === 'date'
    return {
      key,
      want(id) {
        const row = rowOf.get(id)
        const target = merged.get(id)?.target
        if (target !== undefined) return key === 'why' ? WORDS[language].countsFor(target) : ''
        if (row === undefined) return undefined
        const cell = cells[row]
        if (cell === null) return ''
        if (isDate) return dates.fromIso(String(cell))
        return typeof cell === 'string' && labels && cell in labels ? labels[cell] : cell
      },
    }
  })
}

/** Override columns: the entries that typed values make; all other cells are the person's and stay. */
export function overrideColumnsOf(entries: ReadonlyMap<string, ReadonlyMap<string, SheetCell>>): WantedColumn[] {
  return Array.from(entries).map(([key, cells]) => ({ key: key as OwnedKey, want: (id: string) => cells.get(id) }))
}

export interface Remembered {
  memory: Memory
  /** Whether any cell or any remembered value changes. */
  changes: boolean
}

/** What the memory tab has to say before the cells are written. */
export function remember(
  run: number,
  former: Memory | undefined,
  formerUnfinished: boolean,
  rows: readonly CustomerRow[],
  layout: OwnedLayout,
  outputs: readonly WantedColumn[],
  dates: ZoneDates,
): Remembered {
  const now = new Map<string, Triple>()
  const was = new Map<string, Triple>()
  const changed: ChangedCell[] = formerUnfinished && former?.changed ? former.changed.slice() : []
  const listed = new Map<string, ChangedCell>()
  for (const cell of changed) listed.set(`${cell[1]}\n${cell[0]}`, cell)
  let changes = false
  const typedOutputs = new Map(outputs.map((column) => [column.key, column]))
  const others = outputs.filter(({ key }) => (TYPED_COLUMNS as readonly OwnedKey[]).indexOf(key) < 0)
  for (const { id, cells } of rows) {
    const before = tripleOf(cells, layout, dates)
    const after: Triple = { segment: '', tier: '', nextContact: '' }
    for (const column of TYPED_COLUMNS)
      after[column] = cellText(typedOutputs.get(column)?.want(id), kindOf(column), dates)
    now.set(id, after)
    const remembered = former?.now.get(id)
    if (!remembered || !sameTriple(remembered, after)) changes = true
    const formerWas = formerUnfinished ? former?.was.get(id) : undefined
    if (formerWas || !sameTriple(before, after)) was.set(id, formerWas ?? before)
    if (!sameTriple(before, after)) changes = true
    for (const { key, want } of others) {
      const index = layout.get(key)
      if (index === undefined) continue
      const wanted = want(id)
      if (wanted === undefined) continue
      const text = cellText(cells[index], kindOf(key), dates)
      const later = cellText(wanted, kindOf(key), dates)
      if (text === later) continue
      changes = true
      const earlier = listed.get(`${key}\n${id}`)
      if (earlier) earlier[3] = later
      else if (changed.length <= CHANGED_CELLS_KEPT) changed.push([id, key, text, later])
    }
  }
  if (former && former.now.size !== now.size) changes = true
  const tooMany = changed.length + was.size * TYPED_COLUMNS.length > CHANGED_CELLS_KEPT
  return { memory: { run, now, was, changed: tooMany ? null : changed }, changes }
}

/** Which texts stood in the typed columns when the update read them: they are ours, or are dealt with by an override. */
export function acceptedTexts(
  rows: readonly CustomerRow[],
  repeated: readonly CustomerRow[],
  layout: OwnedLayout,
  memory: Memory | undefined,
  dates: ZoneDates,
): (id: string, key: TypedColumn, text: string) => boolean {
  const accepted = new Set<string>()
  for (const { id, cells } of rows) {
    const triple = tripleOf(cells, layout, dates)
    for (const column of TYPED_COLUMNS) accepted.add(`${column}\n${id}\n${triple[column]}`)
  }
  // A repeated row is a copy: only what we wrote there ourselves is taken away again.
  for (const { id } of repeated) {
    const triple = memory?.now.get(id)
    if (triple) for (const column of TYPED_COLUMNS) accepted.add(`${column}\n${id}\n${triple[column]}`)
  }
  return (id, key, text) => accepted.has(`${key}\n${id}\n${text}`)
}
