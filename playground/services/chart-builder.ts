/**
 * EmbeddedChartBuilder and its kinds (G: apps-script/reference/spreadsheet/embedded-chart-builder.md). Decides under which
 * option name each setter's value lies; what a chart is on a sheet is decided in charts.ts.
 */
import type { Execution } from '../execution.ts'
import { expose } from '../expose.ts'
import type {
  GoogleAnyChartBuilder,
  GoogleChart,
  GoogleChartBuilder,
  GoogleContainerInfo,
  GoogleRange,
} from '../google-types.ts'
import { type Chart, newChart } from '../workbook/chart.ts'
import { exposeChart, exposeContainer, rangesOf } from './charts.ts'
import { ChartType, CurveStyle } from './enums.ts'
import { blockOf } from './range.ts'

/**
 * All builders in one: `asColumnChart()` and its like only set the kind. Which kind has which method is checked by Google's
 * types where the add-on is compiled.
 */
class StandInChartBuilder implements Partial<GoogleAnyChartBuilder> {
  readonly #execution: Execution
  readonly #chart: Chart
  constructor(execution: Execution, chart: Chart) {
    this.#execution = execution
    this.#chart = chart
  }
  asAreaChart(): never {
    return this.#kind('AREA')
  }
  asBarChart(): never {
    return this.#kind('BAR')
  }
  asColumnChart(): never {
    return this.#kind('COLUMN')
  }
  asComboChart(): never {
    return this.#kind('COMBO')
  }
  asHistogramChart(): never {
    return this.#kind('HISTOGRAM')
  }
  asLineChart(): never {
    return this.#kind('LINE')
  }
  asPieChart(): never {
    return this.#kind('PIE')
  }
  asScatterChart(): never {
    return this.#kind('SCATTER')
  }
  asTableChart(): never {
    return this.#kind('TABLE')
  }
  setChartType(type: GoogleAppsScript.Charts.ChartType): never {
    return this.#kind(String(type))
  }
  getChartType(): never {
    return ChartType[this.#chart.type as keyof typeof ChartType] as never
  }

  addRange(range: GoogleRange): never {
    const { sheet, block } = blockOf(range)
    this.#chart.ranges.push({ sheetId: sheet.id, block: { ...block } })
    return this as never
  }
  removeRange(range: GoogleRange): never {
    const { sheet, block } = blockOf(range)
    const key = JSON.stringify([sheet.id, block.row, block.column, block.rows, block.columns])
    this.#chart.ranges = this.#chart.ranges.filter(
      ({ sheetId, block: b }) => JSON.stringify([sheetId, b.row, b.column, b.rows, b.columns]) !== key,
    )
    return this as never
  }
  clearRanges(): never {
    this.#chart.ranges = []
    return this as never
  }
  getRanges(): GoogleRange[] {
    return rangesOf(this.#execution, this.#chart)
  }
  getContainer(): GoogleContainerInfo {
    return exposeContainer(this.#execution, this.#chart)
  }
  setPosition(row: number, column: number, offsetX: number, offsetY: number): never {
    if (!(row >= 1) || !(column >= 1)) throw new Error('The chart must be anchored to a cell.')
    Object.assign(this.#chart, { anchorRow: row, anchorColumn: column, offsetXPixels: offsetX, offsetYPixels: offsetY })
    return this as never
  }
  setNumHeaders(headers: number): never {
    this.#chart.headers = headers
    return this as never
  }
  setTransposeRowsAndColumns(transpose: boolean): never {
    this.#chart.transposed = transpose
    return this as never
  }
  setMergeStrategy(strategy: GoogleAppsScript.Charts.ChartMergeStrategy): never {
    this.#chart.merge = String(strategy)
    return this as never
  }
  setHiddenDimensionStrategy(strategy: GoogleAppsScript.Charts.ChartHiddenDimensionStrategy): never {
    this.#chart.hiddenDimensions = String(strategy)
    return this as never
  }

  setOption(option: string, value: unknown): never {
    return this.#option(option, value)
  }
  setTitle(title: string): never {
    return this.#option('title', title)
  }
  setXAxisTitle(title: string): never {
    return this.#option('hAxis.title', title)
  }
  setYAxisTitle(title: string): never {
    return this.#option('vAxis.title', title)
  }
  setColors(colors: string[]): never {
    return this.#option('colors', Array.from(colors, String))
  }
  setBackgroundColor(color: string): never {
    return this.#option('backgroundColor', color)
  }
  setLegendPosition(position: GoogleAppsScript.Charts.Position): never {
    return this.#option('legend.position', String(position).toLowerCase())
  }
  setStacked(): never {
    return this.#option('isStacked', true)
  }
  setRange(start: number, end: number): never {
    this.#option('vAxis.viewWindow.min', start)
    return this.#option('vAxis.viewWindow.max', end)
  }
  setCurveStyle(style: GoogleAppsScript.Charts.CurveStyle): never {
    return this.#option('curveType', style === CurveStyle.SMOOTH ? 'function' : 'none')
  }
  setPointStyle(style: GoogleAppsScript.Charts.PointStyle): never {
    return this.#option('pointSize', ['NONE', 'TINY', 'MEDIUM', 'LARGE', 'HUGE'].indexOf(String(style)) * 3)
  }
  set3D(): never {
    return this.#option('is3D', true)
  }
  reverseCategories(): never {
    return this.#option('hAxis.direction', -1)
  }

  build(): GoogleChart {
    return exposeChart(this.#execution, structuredClone(this.#chart))
  }
  #kind(type: string): never {
    this.#chart.type = type
    return this as never
  }
  /** Values are copied: what a script changes later in its own array is no change of the chart. */
  #option(name: string, value: unknown): never {
    this.#chart.options[name] = value === undefined ? null : JSON.parse(JSON.stringify(value))
    return this as never
  }
}

export function exposeBuilder(execution: Execution, chart: Chart): GoogleChartBuilder {
  const builder = new StandInChartBuilder(execution, chart)
  return expose<GoogleAnyChartBuilder>()(execution, 'EmbeddedChartBuilder', builder) as unknown as GoogleChartBuilder
}
/** A builder for a chart that is on no sheet yet. */
export function newChartBuilder(execution: Execution): GoogleChartBuilder {
  return exposeBuilder(execution, newChart())
}
