/**
 * Charts of a sheet as .xlsx has them: over the same cells, at the same place, with title, axes and colours. Decides what of
 * Google's options has a twin there; kinds that have none are left out. Charts are read back from the saved part.
 */
import type { SheetChart, WriteChartKind } from 'hucre'
import type { Chart, ChartRange } from '../workbook/chart.ts'
import { type Rectangle, toA1 } from '../workbook/rectangle.ts'
import { rowHeightPixels } from '../workbook/row-height.ts'
import type { Sheet } from '../workbook/sheet.ts'

const KINDS: Record<string, WriteChartKind> = {
  BAR: 'bar',
  COLUMN: 'column',
  LINE: 'line',
  AREA: 'area',
  PIE: 'pie',
  SCATTER: 'scatter',
}
const DEFAULT_WIDTH_PIXELS = 100
/** Google's size of a chart that nobody sized. */
const SIZE_PIXELS = { width: 600, height: 371 }
/** Without a word of them the format means crosses; Google Sheets draws none. */
const NO_TICKS = { majorTickMark: 'none', minorTickMark: 'none' } as const
const POSITIONS = ['top', 'bottom', 'left', 'right'] as const

export function fileCharts(sheet: Sheet): SheetChart[] {
  return sheet.charts.flatMap((chart) => {
    const type = KINDS[chart.type]
    const [categories, ...columns] = chart.ranges.flatMap(columnsOf)
    if (!type || columns.length === 0 || chart.transposed) return []
    return [fileChart(sheet, chart, type, categories, columns)]
  })
}

function fileChart(
  sheet: Sheet,
  chart: Chart,
  type: WriteChartKind,
  categories: ChartRange,
  columns: ChartRange[],
): SheetChart {
  const { options, headers } = chart
  const header = Math.max(0, headers)
  const colors = (options.colors as string[] | undefined) ?? []
  const stacked = options.isStacked === true
  const legend = POSITIONS.find((position) => position === options['legend.position'])
  // Google's horizontal axis of bars is their values'.
  const [category, value] = type === 'bar' ? ['vAxis', 'hAxis'] : ['hAxis', 'vAxis']
  const text = (name: string): string | undefined => (options[name] ? String(options[name]) : undefined)
  const format = text(`${value}.format`)
  return {
    type,
    title: text('title'),
    series: columns.map((column, index) => ({
      name: header > 0 ? textAt(sheet, column) : undefined,
      values: reference(sheet, column, header),
      categories: reference(sheet, categories, header),
      color: colors[index]?.slice(1).toUpperCase(),
    })),
    anchor: { from: { row: chart.anchorRow - 1, col: chart.anchorColumn - 1 }, to: endOf(sheet, chart) },
    legend: legend ?? false,
    ...(stacked && (type === 'bar' || type === 'column') ? { barGrouping: 'stacked' as const, overlap: 100 } : {}),
    altText: text('title'),
    axes: {
      // Bars are listed from the top down, as in the table beside them.
      x: {
        title: text(`${category}.title`),
        reverse: type === 'bar' || undefined,
        ...NO_TICKS,
        // Each bar has its name.
        ...(type === 'bar' ? { tickLblSkip: 1 } : {}),
      },
      y: {
        title: text(`${value}.title`),
        ...NO_TICKS,
        scale: { min: 0, ...(isWhole(sheet, columns, header, format) ? { max: 1 } : {}) },
        ...(format ? { numberFormat: { formatCode: format } } : {}),
        ...(type === 'bar' ? { crosses: 'max' as const } : {}),
      },
    },
  }
}

function columnsOf({ sheetId, block }: ChartRange): ChartRange[] {
  return Array.from({ length: block.columns }, (_, k) => ({
    sheetId,
    block: { ...block, column: block.column + k, columns: 1 },
  }))
}

/** Shares that come up to the whole: no axis goes on to 120 %. */
function isWhole(sheet: Sheet, columns: ChartRange[], header: number, format = ''): boolean {
  if (!format.includes('%')) return false
  let most = 0
  for (const range of columns) {
    const { row, rows, column } = range.block
    for (let at = row + header; at < row + rows; at++)
      most = Math.max(most, Number(sheetOf(sheet, range).value(at, column)) || 0)
  }
  return most <= 1 && most > 0.9
}

function sheetOf(sheet: Sheet, { sheetId }: ChartRange): Sheet {
  return sheet.workbook.sheets.find(({ id }) => id === sheetId) ?? sheet
}
function textAt(sheet: Sheet, range: ChartRange): string {
  return sheetOf(sheet, range).text(range.block.row, range.block.column)
}
/** `'Dashboard'!$A$16:$A$25` */
function reference(sheet: Sheet, range: ChartRange, headers: number): string {
  const block: Rectangle = { ...range.block, row: range.block.row + headers, rows: range.block.rows - headers }
  const a1 = toA1({ ...block, wholeColumns: false, wholeRows: false }).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  return `'${sheetOf(sheet, range).name.replaceAll("'", "''")}'!${a1}`
}

/** The cell in which the chart ends, from 0. */
function endOf(sheet: Sheet, { anchorRow, anchorColumn, options }: Chart): { row: number; col: number } {
  let row = anchorRow - 1
  let height = Number(options.height) || SIZE_PIXELS.height
  while (height > 0 && row < sheet.maxRows) height -= rowHeightPixels(sheet, ++row)
  let col = anchorColumn - 1
  let width = Number(options.width) || SIZE_PIXELS.width
  while (width > 0 && col < sheet.maxColumns) width -= sheet.columns[col++]?.widthPixels ?? DEFAULT_WIDTH_PIXELS
  return { row, col }
}
