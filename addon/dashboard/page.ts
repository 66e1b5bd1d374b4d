/**
 * A page as cells, styles and charts before it is written: a pen that goes down the rows. Decides nothing of what it
 * says. Pure.
 */
import { columnLetter } from '../workbook/write-text.ts'

/** How a stretch of cells looks; each is written with one range list. */
export const STYLES = ['title', 'heading', 'note', 'name', 'figure', 'head', 'numbers', 'line'] as const
export type Style = (typeof STYLES)[number]

export interface PageCell {
  value: string | number
  format: string
  background: string | null
}
export interface ChartSpec {
  kind: 'bars' | 'line' | 'stacked' | 'columns'
  title: string
  /** In A1 notation; the first holds the categories. */
  ranges: string[]
  /** Of the cell at its top left corner, from 1. */
  row: number
  column: number
  widthPx: number
  heightPx: number
  colors: string[]
  axis: string
  format: string
}
export interface Page {
  /** Each row as long as the page is wide. */
  cells: PageCell[][]
  styles: { style: Style; a1: string }[]
  charts: ChartSpec[]
}

export const FORMAT = { text: '@', count: '#,##0', share: '0%', decimal: '0.0' }
/** Label column, then narrow ones; about a landscape page of A4. */
export const FIRST_PX = 150
export const OTHER_PX = 76
export const ROW_PX = 21
export const COLUMNS = 13

const blank = (): PageCell => ({ value: '', format: FORMAT.text, background: null })

export interface Pen {
  page: Page
  /** The row that is written next, from 1. */
  row: () => number
  put(column: number, value: string | number, format?: string, background?: string): void
  style(style: Style, column: number, columns: number, rows?: number): void
  /** A1 notation of cells from this row and column on. */
  a1(row: number, column: number, rows: number, columns: number): string
  down(rows?: number): void
}

/** `columns`: how wide the page is. */
export function createPen(columns: number): Pen {
  const page: Page = { cells: [], styles: [], charts: [] }
  let at = 1
  const line = (row: number): PageCell[] => {
    while (page.cells.length < row) page.cells.push(Array.from({ length: columns }, blank))
    return page.cells[row - 1]
  }
  const a1 = (row: number, column: number, rows: number, width: number): string =>
    `${columnLetter(column)}${row}:${columnLetter(column + width - 1)}${row + rows - 1}`
  return {
    page,
    row: () => at,
    put(column, value, format = FORMAT.text, background) {
      line(at)[column - 1] = { value, format, background: background ?? null }
    },
    style(style, column, width, rows = 1) {
      page.styles.push({ style, a1: a1(at, column, rows, width) })
    },
    a1,
    down(rows = 1) {
      at += rows
      line(at - 1)
    },
  }
}
