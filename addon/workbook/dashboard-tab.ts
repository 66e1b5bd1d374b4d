/**
 * Writes the Dashboard: cells in a few calls, looks and charts only where the page is laid out otherwise than before, so that
 * what a person changed in a chart outlives updates. Decides looks; what is said is decided in dashboard/.
 */
import { type ChartSpec, FIRST_PX, OTHER_PX, type Page, ROW_PX, STYLES, type Style } from '../dashboard/page.ts'
import type { ShownDashboard } from '../settings.ts'
import { hashToHex } from '../sync/pseudonyms.ts'
import { guardWrites } from './guard.ts'
import { findOwnedTab, makeOwnedTab } from './owned-tabs.ts'
import { writeText } from './write-text.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet
type RangeList = GoogleAppsScript.Spreadsheet.RangeList

export const DASHBOARD_TAG = 'dashboard'
const SECONDARY = '#5f6368'
const LOOKS: { [style in Style]: (cells: RangeList) => void } = {
  title: (cells) => cells.setFontSize(18).setFontWeight('bold'),
  heading: (cells) => cells.setFontSize(13).setFontWeight('bold'),
  note: (cells) => cells.setFontSize(9).setFontColor(SECONDARY),
  name: (cells) => cells.setFontSize(9).setFontColor(SECONDARY),
  figure: (cells) => cells.setFontSize(18).setFontWeight('bold'),
  head: (cells) => cells.setFontSize(9).setFontWeight('bold').setFontColor(SECONDARY).setWrap(true),
  numbers: (cells) => cells.setHorizontalAlignment('right'),
  line: (cells) => cells.setFontWeight('bold'),
}

/** Writes the page into its tab, made where it is missing. `shown` is what was written last; returns what is to be kept. */
export function showDashboard(
  spreadsheet: Spreadsheet,
  shown: ShownDashboard | undefined,
  page: Page,
  name: string,
): ShownDashboard {
  return guardWrites(name, () => {
    const remembered = shown ? spreadsheet.getSheetById(shown.sheetId) : null
    const sheet =
      remembered ?? findOwnedTab(spreadsheet, DASHBOARD_TAG, -1) ?? makeOwnedTab(spreadsheet, DASHBOARD_TAG, name)
    const [rows, columns] = [page.cells.length, page.cells[0].length]
    const layout = fingerprint([rows, columns, page.styles, page.heightsPx])
    const drawn = fingerprint(page.charts)
    const laidOut = remembered !== null && shown?.layout === layout
    const keepsCharts = remembered !== null && shown?.drawn === drawn
    if (!keepsCharts) removeCharts(sheet, shown, page.charts)
    if (!laidOut) clear(sheet, shown, rows, columns)
    writeCells(sheet, page)
    if (!laidOut) dress(sheet, page, Math.max(rows, shown?.rows ?? 0))
    const charts = keepsCharts && shown ? shown.charts : drawCharts(sheet, page.charts)
    return shown && laidOut && keepsCharts
      ? shown
      : { sheetId: sheet.getSheetId(), layout, drawn, rows, columns, charts }
  })
}

/** The tab that was shown last, while it is there. */
export function dashboardSheet(spreadsheet: Spreadsheet, shown: ShownDashboard | undefined): Sheet | undefined {
  return (shown && spreadsheet.getSheetById(shown.sheetId)) ?? undefined
}

/** A tab of which nothing is known but that it is ours: the next writing lays it out anew. */
export function shownBefore(sheet: Sheet): ShownDashboard {
  const [rows, columns] = [sheet.getLastRow(), sheet.getLastColumn()]
  return { sheetId: sheet.getSheetId(), layout: '', drawn: '', rows, columns, charts: [] }
}

function fingerprint(of: unknown): string {
  return hashToHex('dashboard', [JSON.stringify(of)]).slice(0, 16)
}

function writeCells(sheet: Sheet, { cells }: Page): void {
  sheet
    .getRange(1, 1, cells.length, cells[0].length)
    .setNumberFormats(cells.map((row) => row.map(({ format }) => format)))
    .setBackgrounds(cells.map((row) => row.map(({ background }) => background)))
    .setValues(cells.map((row) => row.map(({ value }) => (typeof value === 'string' ? writeText(value) : value))))
}

/** Ours, and those that a killed run drew; a person's own charts stay. */
function removeCharts(sheet: Sheet, shown: ShownDashboard | undefined, charts: readonly ChartSpec[]): void {
  const titles = charts.map(({ title }) => title)
  for (const chart of sheet.getCharts()) {
    const id = chart.getChartId()
    const ours = id !== null && shown !== undefined && shown.charts.indexOf(id) >= 0
    if (ours || titles.indexOf(String(chart.getOptions().get('title'))) >= 0) sheet.removeChart(chart)
  }
}

/** Takes away what an earlier page left of cells and looks. */
function clear(sheet: Sheet, shown: ShownDashboard | undefined, rows: number, columns: number): void {
  const gridRows = sheet.getMaxRows()
  if (gridRows < rows) sheet.insertRowsAfter(gridRows, rows - gridRows)
  const height = Math.min(Math.max(rows, shown?.rows ?? 0), Math.max(gridRows, rows))
  sheet.getRange(1, 1, height, Math.max(columns, shown?.columns ?? 0)).clear()
}

function dress(sheet: Sheet, page: Page, rows: number): void {
  for (const style of STYLES) {
    const ranges = page.styles.filter((entry) => entry.style === style).map(({ a1 }) => a1)
    if (ranges.length > 0) LOOKS[style](sheet.getRangeList(ranges))
  }
  sheet.setHiddenGridlines(true)
  sheet.setRowHeightsForced(1, Math.min(rows, sheet.getMaxRows()), ROW_PX)
  page.heightsPx.forEach((px, k) => {
    if (px !== ROW_PX) sheet.setRowHeightsForced(k + 1, 1, px)
  })
  sheet.setColumnWidth(1, FIRST_PX)
  sheet.setColumnWidths(2, page.cells[0].length - 1, OTHER_PX)
}

/** Inserts the charts; returns the ids that the sheet gave them. */
function drawCharts(sheet: Sheet, charts: readonly ChartSpec[]): number[] {
  if (charts.length === 0) return []
  const before = sheet.getCharts().map((chart) => chart.getChartId())
  for (const chart of charts) drawChart(sheet, chart)
  return sheet
    .getCharts()
    .map((chart) => chart.getChartId())
    .filter((id): id is number => id !== null && before.indexOf(id) < 0)
}

function drawChart(sheet: Sheet, chart: ChartSpec): void {
  const { BAR, LINE, COLUMN } = Charts.ChartType
  const builder = sheet
    .newChart()
    .setChartType({ bars: BAR, line: LINE, stacked: COLUMN, columns: COLUMN }[chart.kind])
    .setNumHeaders(1)
    .setPosition(chart.row, chart.column, 0, 0)
    .setOption('title', chart.title)
    .setOption('width', chart.widthPx)
    .setOption('height', chart.heightPx)
    .setOption('colors', chart.colors)
    .setOption('legend.position', chart.colors.length > 1 ? 'bottom' : 'none')
    .setOption('isStacked', chart.kind === 'stacked')
  for (const range of chart.ranges) builder.addRange(sheet.getRange(range))
  const [axis, across] = chart.kind === 'bars' ? ['hAxis', 'vAxis'] : ['vAxis', 'hAxis']
  if (chart.categories) builder.setOption(`${across}.title`, chart.categories)
  builder
    .setOption(`${axis}.title`, chart.axis)
    .setOption(`${axis}.format`, chart.format)
    .setOption(`${axis}.minValue`, 0)
  sheet.insertChart(builder.build())
}
