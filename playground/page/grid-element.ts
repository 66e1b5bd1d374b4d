/** RevoGrid's element as the page uses it. Types only. */
import type { RowModel } from './rows.ts'

/** What the page uses of the web component (https://rv-grid.com, RevoGrid's element). */
export interface GridElement extends HTMLElement {
  source: RowModel[]
  pinnedTopSource: RowModel[]
  columns: object[]
  rowDefinitions: object[]
  rowHeaders: object
  rowSize: number
  colSize: number
  range: boolean
  resize: boolean
  accessible: boolean
  useClipboard: boolean
  applyOnClose: boolean
  hideAttribution: boolean
  editors: Record<string, unknown>
  theme: string
  refresh(type?: string): Promise<void>
  scrollToRow(row: number): Promise<void>
  scrollToColumnIndex(column: number): Promise<void>
  setCellEdit(row: number, column: string, rowType: string): Promise<void>
  setCellsFocus(start: object, end: object, columnType: string, rowType: string): Promise<void>
  getSelectedRange(): Promise<SelectedRange | null>
}
export interface SelectedRange {
  x: number
  y: number
  x1: number
  y1: number
  colType: string
  rowType: string
}
