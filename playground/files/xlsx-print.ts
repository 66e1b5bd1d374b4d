/** How a sheet of an .xlsx prints, and how tall its rows are. Decides what a new tab has and nothing of a loaded file's own. */
import { colToLetter, type NamedRange, type WriteSheet } from 'hucre'
import { rowHeightPixels, unusualHeights } from '../workbook/row-height.ts'
import type { Sheet } from '../workbook/sheet.ts'

const POINTS_PER_PIXEL = 0.75
/** Locales whose paper is Letter (Unicode CLDR, supplemental data, paperSize). */
const LETTER = /[-_](?:BZ|CA|CL|CO|CR|GT|MX|NI|PA|PH|PR|SV|US|VE)$/

const DEFAULT_WIDTH_PIXELS = 100
/** A landscape page takes about half of it at full size: letters of ten points stay legible. */
const MOST_PIXELS_WIDE = 1_900
/** In inches; charts have the room of a row more than Google's pages, from which their place comes. */
const MARGINS = { left: 0.7, right: 0.7, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 }
const PAPER_INCHES = { a4: [11.69, 8.27], letter: [11, 8.5] } as const

const paperOf = (sheet: Sheet): 'a4' | 'letter' => (LETTER.test(sheet.workbook.locale) ? 'letter' : 'a4')
const pixelsOf = ({ widthPixels, hidden }: Sheet['columns'][number]): number =>
  hidden ? 0 : (widthPixels ?? DEFAULT_WIDTH_PIXELS)
const widthOf = (sheet: Sheet): number =>
  sheet.columns.slice(0, printedColumns(sheet)).reduce((sum, column) => sum + pixelsOf(column), 0)

/** How many columns hold something, the ends of charts included. */
function printedColumns(sheet: Sheet): number {
  const ends = sheet.charts.map(({ anchorColumn, options }) => {
    let end = anchorColumn - 1
    for (let rest = Number(options.width) || 0; rest > 0 && end < sheet.maxColumns; end++)
      rest -= pixelsOf(sheet.columns[end])
    return end
  })
  return Math.max(sheet.lastColumn(), ...ends)
}

/** In landscape, one page wide where that stays legible, the frozen rows on each page. */
export function printedAsInGoogle(sheet: Sheet): WriteSheet['pageSetup'] {
  const { frozenRows } = sheet
  const columns = printedColumns(sheet)
  return {
    paperSize: paperOf(sheet),
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: Math.max(1, Math.ceil(widthOf(sheet) / MOST_PIXELS_WIDE)),
    // As many pages as it takes.
    fitToHeight: 0,
    ...(sheet.charts.length > 0 ? { margins: MARGINS } : {}),
    // Without it a long text that runs over its column makes everything else tiny; with it a hidden tab is printed.
    ...(columns > 0 && !sheet.hidden ? { printArea: `$A:$${colToLetter(columns - 1)}` } : {}),
    ...(frozenRows > 0 ? { printTitlesRow: `$1:$${frozenRows}` } : {}),
  }
}

/** Rows that were sized; where a script made the tab also those with wrapped texts, which some programs would cut. */
export function fileHeights(sheet: Sheet): WriteSheet['rowDefs'] {
  const isMade = sheet.metadata.length > 0
  const heights = new Map<number, { height: number }>()
  for (const [row, pixels] of isMade ? unusualHeights(sheet) : [])
    heights.set(row - 1, { height: pixels * POINTS_PER_PIXEL })
  sheet.rows.forEach(({ heightPixels }, row) => {
    if (heightPixels !== undefined) heights.set(row, { height: heightPixels * POINTS_PER_PIXEL })
  })
  return heights.size > 0 ? heights : undefined
}

/**
 * Rows before which a page ends, as the file counts them, for a tab with charts: before a block (a row below a blank one), so
 * that whatever a program makes of fonts and widths no chart is cut. Undefined where a script made no charts.
 */
export function fileBreaks(sheet: Sheet): number[] | undefined {
  if (sheet.charts.length === 0 || sheet.metadata.length === 0) return undefined
  const [width, height] = PAPER_INCHES[paperOf(sheet)]
  const pagePixels = (widthOf(sheet) * (height - MARGINS.top - MARGINS.bottom)) / (width - MARGINS.left - MARGINS.right)
  const last = sheet.lastRow()
  const tops = [0]
  for (let row = 1; row <= last; row++) tops.push(tops[row - 1] + rowHeightPixels(sheet, row))
  const topOf = (row: number): number => tops[row - 1]
  const isBlank = (row: number): boolean => sheet.rows[row - 1].values.every((value) => value === '')
  const inChart = (row: number): boolean =>
    sheet.charts.some(
      ({ anchorRow, options }) =>
        row > anchorRow && topOf(row) < topOf(Math.min(anchorRow, last)) + (Number(options.height) || 0),
    )
  const starts: number[] = []
  for (let row = 2; row <= last; row++) if (isBlank(row - 1) && !isBlank(row) && !inChart(row)) starts.push(row)
  const breaks: number[] = []
  for (let first = 1; tops[last] - topOf(first) > pagePixels; ) {
    const fitting = starts.filter((row) => row > first && topOf(row) - topOf(first) <= pagePixels)
    if (fitting.length === 0) break
    first = fitting[fitting.length - 1]
    // Of the last row before it, from 0.
    breaks.push(first - 2)
  }
  return breaks
}

/**
 * Print areas and repeated rows as names of the file: hucre writes them without the quotes that a sheet's name with a blank
 * needs, which Excel takes for a broken file.
 */
export function withQuotedNames(sheets: readonly WriteSheet[]): { sheets: WriteSheet[]; namedRanges: NamedRange[] } {
  const namedRanges: NamedRange[] = []
  const plain = sheets.map((sheet) => {
    if (!sheet.pageSetup) return sheet
    const { printArea, printTitlesRow, printTitlesColumn, ...pageSetup } = sheet.pageSetup
    const quoted = (parts: (string | undefined)[]): string =>
      parts.flatMap((part) => (part ? [`'${sheet.name.replaceAll("'", "''")}'!${part}`] : [])).join(',')
    const add = (name: string, range: string): void => {
      if (range !== '') namedRanges.push({ name, range, scope: sheet.name })
    }
    add('_xlnm.Print_Area', quoted(printArea?.split(',') ?? []))
    add('_xlnm.Print_Titles', quoted([printTitlesColumn, printTitlesRow]))
    return { ...sheet, pageSetup }
  })
  return { sheets: plain, namedRanges }
}
