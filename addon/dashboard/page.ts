/**
 * A page as cells, styles and charts before it is written: a pen that goes down the rows and keeps what belongs together on
 * one sheet of paper. Decides nothing of what it says. Pure.
 */
import { linesOf } from '../words/lines.ts'
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
  /** Title of the axis of the values, and of the categories' where they do not speak for themselves. */
  axis: string
  categories?: string
  format: string
}
export interface Page {
  /** Each row as long as the page is wide. */
  cells: PageCell[][]
  styles: { style: Style; a1: string }[]
  charts: ChartSpec[]
  /** Of each row; they are set, so that charts lie beside their tables and page breaks are known. */
  heightsPx: number[]
}

export const FORMAT = { text: '@', count: '#,##0', decimal: '0.0' }
/** Label column, then narrow ones; about a landscape page of A4. */
export const FIRST_PX = 150
export const OTHER_PX = 76
export const ROW_PX = 21
/** Of letters of 18 points. */
const LARGE_PX = 36
/** Of two lines of 9 points. */
const TWO_LINES_PX = 34
export const COLUMNS = 13
/** Of letters of 9 points in bold, in units of `linesOf`. */
const HEAD_UNITS = 9
/** Of letters of 10 points. */
const UNIT_PX = 6.6
/** A chart grows by at most so many rows to fill a sheet of paper. */
const MOST_STRETCH_ROWS = 6
/** More blank rows than this are worse on the screen than a table in two parts on paper. */
const MOST_BLANK_ROWS = 10

/** Height of a landscape page for each pixel of width, inside the margins that Google Sheets takes (0.7 and 0.75 inches). */
const PAPER = { a4: 6.77 / 10.29, letter: 7 / 9.6 }
export type Paper = keyof typeof PAPER

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
  /** Lines of text over the whole page, as many as it needs. Returns how many. */
  text(text: string): number
  /** Goes down to the next sheet of paper where so many rows would not fit on this one. */
  keep(rows: number): void
  /**
   * How many rows a chart that begins in row `top` may have: `rows`, and those that would stay blank below it because
   * `next` rows, which stand together, do not fit on this sheet of paper any more.
   */
  stretch(top: number, rows: number, next: number): number
}

/** `columns`: how wide the page is. */
export function createPen(columns: number, paper: Paper): Pen {
  const page: Page = { cells: [], styles: [], charts: [], heightsPx: [] }
  const widthPx = FIRST_PX + (columns - 1) * OTHER_PX
  const pagePx = Math.floor(widthPx * PAPER[paper])
  let at = 1
  const line = (row: number): PageCell[] => {
    while (page.cells.length < row) {
      page.cells.push(Array.from({ length: columns }, blank))
      page.heightsPx.push(ROW_PX)
    }
    return page.cells[row - 1]
  }
  const down = (rows = 1): void => {
    at += rows
    line(at - 1)
  }
  const a1 = (row: number, column: number, rows: number, width: number): string =>
    `${columnLetter(column)}${row}:${columnLetter(column + width - 1)}${row + rows - 1}`
  /** Distance from the top of the page; rows that are not there yet are of usual height. */
  const topOf = (row: number): number => {
    let px = 0
    for (let k = 0; k < row - 1; k++) px += page.heightsPx[k] ?? ROW_PX
    return px
  }
  return {
    page,
    row: () => at,
    put(column, value, format = FORMAT.text, background) {
      line(at)[column - 1] = { value, format, background: background ?? null }
    },
    style(style, column, width, rows = 1) {
      page.styles.push({ style, a1: a1(at, column, rows, width) })
      const cells = line(at)
      if (style === 'title' || style === 'figure') page.heightsPx[at - 1] = LARGE_PX
      if (style === 'head' && cells.some(({ value }, k) => k > 0 && linesOf(String(value), HEAD_UNITS).length > 1))
        page.heightsPx[at - 1] = TWO_LINES_PX
    },
    stretch(top, rows, next) {
      const end = topOf(top) + (rows + 1) * ROW_PX
      const blankRows = Math.ceil((wholeFrom(end, next * ROW_PX, pagePx) - end) / ROW_PX)
      return blankRows > 0 && blankRows <= MOST_STRETCH_ROWS ? rows + blankRows : rows
    },
    a1,
    down,
    text(text) {
      const lines = linesOf(text, Math.floor(widthPx / UNIT_PX))
      for (const words of lines) {
        line(at)[0] = { value: words, format: FORMAT.text, background: null }
        down()
      }
      return lines.length
    },
    keep(rows) {
      const top = topOf(at)
      const blankRows = Math.ceil((wholeFrom(top, rows * ROW_PX, pagePx) - top) / ROW_PX)
      if (blankRows > 0 && blankRows <= MOST_BLANK_ROWS) down(blankRows)
    },
  }
}

/**
 * Where a block of that height can begin so that no page break goes through it. A page ends with a whole row, so breaks
 * come up to a row earlier with each page; which is why a block begins behind the last place where a break can be.
 */
function wholeFrom(top: number, height: number, pagePx: number): number {
  for (let page = 1; page * (pagePx - ROW_PX) < top + height; page++) {
    const [earliest, latest] = [page * (pagePx - ROW_PX), page * pagePx]
    if (top < latest && top + height > earliest) return latest + height > (page + 1) * (pagePx - ROW_PX) ? top : latest
  }
  return top
}
