/** The sheet in the grid, as the grid's parts share it. Types only; grid.ts replaces it with every state. */
import type { SheetState } from '../server/messages.ts'
import type { RowLayout } from './row-layout.ts'
import type { Rows } from './rows.ts'

export interface ShownSheet {
  sheet: SheetState
  layout: RowLayout
  rows: Rows
  /** The sheet's columns that are not hidden, from 1, in order. */
  columns: number[]
}

/** What is shown at this moment; undefined before the first state. */
export type NowShown = () => ShownSheet | undefined
