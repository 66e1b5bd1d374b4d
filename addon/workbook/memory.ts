/**
 * The hidden memory tab: what was last written to Segment, Tier and Next contact of each customer, and what stood there
 * before. Decides how that is packed; what it means for a typed value is decided in overrides.ts.
 *
 * It is written before the cells are. A run that is killed in between leaves a memory newer than the last finished run,
 * and then both its values and the ones before them count as written by us.
 */
import type { OwnedKey, TypedColumn } from '../owned-keys.ts'
import { TYPED_COLUMNS } from '../owned-keys.ts'
import { makeOwnedTab } from './owned-tabs.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet

/** Cell texts of Segment, Tier and Next contact, as `cellText` gives them. */
export type Triple = { [column in TypedColumn]: string }
/** Customer, column, text before, text after. */
export type ChangedCell = [string, OwnedKey, string, string]
export interface Memory {
  /** Number of the run that wrote it. */
  run: number
  now: Map<string, Triple>
  /** What stood in the cells before that run, of customers whose triple changed. */
  was: Map<string, Triple>
  /** Other cells that the run changed; null when there were too many to keep. */
  changed: ChangedCell[] | null
  /** What the run found typed over our values, to be moved by the next run should this one be killed before it did. */
  typed?: PackedTyped[]
}
/** Customer, column, cell; an instant as its ISO local day in brackets. */
export type PackedTyped = [string, TypedColumn, string | number | boolean | [string]]

export const MEMORY_TAG = 'memory'
/** For Undo. */
export const CHANGED_CELLS_KEPT = 200_000
/** A cell holds 50,000 characters. */
const CHUNK = 40_000
/** Each chunk begins with a letter, so that Sheets takes it for nothing but text. */
const MARK = 'm'

export function makeMemoryTab(spreadsheet: Spreadsheet, name: string): Sheet {
  const sheet = makeOwnedTab(spreadsheet, MEMORY_TAG, name)
  sheet.getRange('A:A').setNumberFormat('@')
  sheet.hideSheet()
  return sheet
}

/** The memory of the tab and how many rows it takes; undefined where it is empty or was edited. */
export function readMemory(sheet: Sheet): { memory: Memory | undefined; rows: number } {
  const cells = sheet.getDataRange().getValues()
  const text = cells.map((row) => String(row[0]).slice(MARK.length)).join('')
  return { memory: unpack(text), rows: cells.length }
}

/** Writes the memory with one `setValues()`; `rows` is what the former one took. */
export function writeMemory(sheet: Sheet, memory: Memory, rows: number): void {
  const text = pack(memory)
  const cells: string[][] = []
  for (let start = 0; start < text.length; start += CHUNK) cells.push([MARK + text.slice(start, start + CHUNK)])
  while (cells.length < rows) cells.push([''])
  sheet.getRange(1, 1, cells.length, 1).setValues(cells)
}

/** Whether both say the same. */
export function sameTriple(a: Triple, b: Triple): boolean {
  return TYPED_COLUMNS.every((column) => a[column] === b[column])
}

function pack({ run, now, was, changed, typed }: Memory): string {
  return JSON.stringify({ v: 1, run, now: packTriples(now), was: packTriples(was), changed, typed })
}

function unpack(text: string): Memory | undefined {
  try {
    const { v, run, now, was, changed, typed } = JSON.parse(text)
    if (v !== 1 || typeof run !== 'number') return undefined
    return { run, now: unpackTriples(now), was: unpackTriples(was), changed: unpackChanged(changed), typed }
  } catch {
    return undefined
  }
}

/** An earlier version kept no text after: nothing of that can be undone. */
function unpackChanged(changed: unknown): ChangedCell[] | null {
  if (!Array.isArray(changed) || !changed.every((cell) => Array.isArray(cell) && cell.length === 4)) return null
  return changed as ChangedCell[]
}

function packTriples(triples: Map<string, Triple>): string[][] {
  const rows: string[][] = []
  triples.forEach((triple, id) => {
    rows.push([id, ...TYPED_COLUMNS.map((column) => triple[column])])
  })
  return rows
}

function unpackTriples(rows: string[][]): Map<string, Triple> {
  const triples = new Map<string, Triple>()
  for (const [id, segment, tier, nextContact] of rows) triples.set(id, { segment, tier, nextContact })
  return triples
}
