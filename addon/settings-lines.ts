/** The lines of the Settings tab: what a table of it is and how a wrong cell is told. Decides shapes only. Pure. */
import { FLAG_WORDS, type Locale } from '../worker/contract.ts'
import { hasOwn } from './own-property.ts'
import { isBlank, plainWord, type SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'

/** A wrong cell of the tab. `row` and `column` count from 1; column 0 is a header that is missing. */
export interface SettingProblem {
  row: number
  column: number
  /** What the line is about. */
  name: string
  found: SheetCell
  expected: string
  did: string
}

/** A table of the tab: where its header stands and which column of the grid holds what. Indices from 0. */
export interface Block {
  header: number
  first: number
  columns: Record<string, number>
}
export const BLOCKS = ['headers', 'tiers', 'columns', 'holidays', 'workingDays', 'rules', 'messages'] as const
export type BlockName = (typeof BLOCKS)[number]

/** How a line of a table is read. */
export interface Reading {
  grid: readonly (readonly SheetCell[])[]
  block: Block
  dates: ZoneDates
  language: Locale
  problems: SettingProblem[]
}

/** Yes or no; undefined for another word. */
export function flagOf(cell: SheetCell | undefined): boolean | undefined {
  if (isBlank(cell)) return false
  if (typeof cell === 'boolean') return cell
  const word = plainWord(cell as SheetCell)
  return hasOwn(FLAG_WORDS, word) ? FLAG_WORDS[word] : undefined
}
