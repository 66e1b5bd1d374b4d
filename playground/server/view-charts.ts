/**
 * Charts with the data they show: the cells of their ranges as categories and series. Decides how ranges become series, as
 * Google does with ranges of one height: the first column is the categories, each further column a series, its name the
 * header. Drawing is the page's.
 */
import type { Chart } from '../workbook/chart.ts'
import { displayText } from '../workbook/number-format.ts'
import type { Sheet } from '../workbook/sheet.ts'
import type { ChartView } from './messages.ts'

/** Google's size of a chart that nobody sized. */
const WIDTH_PIXELS = 600
const HEIGHT_PIXELS = 371
/** More points than a chart can show. */
const POINTS = 1000

interface CellOfChart {
  text: string
  number: number | null
}

export function viewCharts(sheet: Sheet): ChartView[] {
  return sheet.charts.map((chart) => {
    const { id, type, anchorRow, anchorColumn, offsetXPixels, offsetYPixels, options } = chart
    const place = { anchorRow, anchorColumn, offsetXPixels, offsetYPixels }
    const widthPixels = Number(options.width) || WIDTH_PIXELS
    const heightPixels = Number(options.height) || HEIGHT_PIXELS
    return { id, type, ...place, widthPixels, heightPixels, options, ...dataOf(sheet, chart) }
  })
}

function dataOf(sheet: Sheet, chart: Chart): Pick<ChartView, 'categories' | 'series'> {
  let columns = chart.ranges.flatMap(({ sheetId, block }) => {
    const source = sheet.workbook.sheets.find(({ id }) => id === sheetId)
    if (!source) return []
    return Array.from({ length: block.columns }, (_, c) =>
      Array.from({ length: Math.min(block.rows, POINTS, source.maxRows - block.row + 1) }, (_, r) =>
        cellOf(source, block.row + r, block.column + c),
      ),
    )
  })
  if (chart.transposed) columns = transposed(columns)
  const [first, ...rest] = columns
  if (!first) return { categories: [], series: [] }
  const headers = chart.headers >= 0 ? chart.headers : guessedHeaders(rest.length > 0 ? rest : [first])
  const named = rest.length > 0 ? rest : [first]
  return {
    categories:
      rest.length > 0 ? first.slice(headers).map(({ text }) => text) : first.slice(headers).map((_, k) => `${k + 1}`),
    series: named.map((column) => ({
      name: column
        .slice(0, headers)
        .map(({ text }) => text)
        .join(' '),
      values: column.slice(headers).map(({ number }) => number),
    })),
  }
}

function cellOf(sheet: Sheet, row: number, column: number): CellOfChart {
  const value = sheet.value(row, column)
  return {
    text: displayText(value, sheet.look(row, column)?.numberFormat, sheet.workbook.locale),
    number: typeof value === 'number' ? value : null,
  }
}

/** A first row of text above numbers is a header. */
function guessedHeaders(columns: CellOfChart[][]): number {
  return columns.every(([top]) => top && top.number === null) ? 1 : 0
}

function transposed(columns: CellOfChart[][]): CellOfChart[][] {
  return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? { text: '', number: null }))
}
