/**
 * Charts on sheets (G: apps-script/reference/spreadsheet/embedded-chart.md, sheet.md): put on a sheet, read, changed by
 * `modify()` and `updateChart`, removed. A chart that was read is a picture of that moment: changes take effect by
 * `updateChart` only. Building is in chart-builder.ts; drawing is the page's.
 */
import type { Execution } from '../execution.ts'
import { expose, ownOf } from '../expose.ts'
import type {
  GoogleChart,
  GoogleChartBuilder,
  GoogleChartOptions,
  GoogleCharts,
  GoogleContainerInfo,
  GoogleRange,
} from '../google-types.ts'
import type { Chart } from '../workbook/chart.ts'
import type { Sheet } from '../workbook/sheet.ts'
import { exposeBuilder } from './chart-builder.ts'
import {
  ChartHiddenDimensionStrategy,
  ChartMergeStrategy,
  ChartType,
  CurveStyle,
  PointStyle,
  Position,
} from './enums.ts'
import { exposeRange } from './range.ts'

class StandInContainerInfo implements Partial<GoogleContainerInfo> {
  readonly #chart: Chart
  constructor(chart: Chart) {
    this.#chart = chart
  }
  getAnchorRow(): number {
    return this.#chart.anchorRow
  }
  getAnchorColumn(): number {
    return this.#chart.anchorColumn
  }
  getOffsetX(): number {
    return this.#chart.offsetXPixels
  }
  getOffsetY(): number {
    return this.#chart.offsetYPixels
  }
}

class StandInChartOptions implements Partial<GoogleChartOptions> {
  readonly #options: Record<string, unknown>
  constructor(options: Record<string, unknown>) {
    this.#options = options
  }
  // biome-ignore lint/suspicious/noExplicitAny: Google's own signature
  get(option: string): any {
    return this.#options[option] ?? null
  }
}

class StandInChart implements Partial<GoogleChart> {
  readonly #execution: Execution
  readonly #chart: Chart
  constructor(execution: Execution, chart: Chart) {
    this.#execution = execution
    this.#chart = chart
  }
  static chart(own: StandInChart): Chart {
    return own.#chart
  }
  getChartId(): number | null {
    return this.#chart.id || null
  }
  getRanges(): GoogleRange[] {
    return rangesOf(this.#execution, this.#chart)
  }
  getContainerInfo(): GoogleContainerInfo {
    return exposeContainer(this.#execution, this.#chart)
  }
  getOptions(): GoogleChartOptions {
    return expose<GoogleChartOptions>()(this.#execution, 'ChartOptions', new StandInChartOptions(this.#chart.options))
  }
  getNumHeaders(): number {
    return this.#chart.headers
  }
  getTransposeRowsAndColumns(): boolean {
    return this.#chart.transposed
  }
  getMergeStrategy(): GoogleAppsScript.Charts.ChartMergeStrategy {
    return ChartMergeStrategy[this.#chart.merge as keyof typeof ChartMergeStrategy] as never
  }
  modify(): GoogleChartBuilder {
    return exposeBuilder(this.#execution, structuredClone(this.#chart))
  }
}

export function rangesOf(execution: Execution, { ranges }: Chart): GoogleRange[] {
  return ranges.flatMap(({ sheetId, block }) => {
    const sheet = execution.host.workbook.sheets.find(({ id }) => id === sheetId)
    return sheet ? [exposeRange(execution, sheet, block)] : []
  })
}
export function exposeContainer(execution: Execution, chart: Chart): GoogleContainerInfo {
  return expose<GoogleContainerInfo>()(execution, 'ContainerInfo', new StandInContainerInfo(chart))
}
export function exposeChart(execution: Execution, chart: Chart): GoogleChart {
  return expose<GoogleChart>()(execution, 'EmbeddedChart', new StandInChart(execution, chart))
}
function chartOf(exposed: unknown): Chart {
  const own = ownOf(exposed, StandInChart)
  if (!own) throw new Error('the argument is no EmbeddedChart')
  return StandInChart.chart(own)
}

export function chartsOn(execution: Execution, sheet: Sheet): GoogleChart[] {
  return sheet.charts.map((chart) => exposeChart(execution, structuredClone(chart)))
}
/** Puts a chart on a sheet; inserted twice, there are two. */
export function insertChart(sheet: Sheet, exposed: GoogleChart): void {
  const chart = chartOf(exposed)
  if (chart.ranges.length === 0) throw new Error('The chart must have at least one range.')
  const ids = sheet.workbook.sheets.flatMap(({ charts }) => charts.map(({ id }) => id))
  chart.id = Math.max(0, ...ids) + 1
  sheet.charts.push(structuredClone(chart))
}
export function updateChart(sheet: Sheet, exposed: GoogleChart): void {
  const chart = chartOf(exposed)
  const index = sheet.charts.findIndex(({ id }) => id === chart.id)
  if (index < 0) throw new Error('Embedded chart does not exist on this sheet.')
  sheet.charts[index] = structuredClone(chart)
}
export function removeChart(sheet: Sheet, exposed: GoogleChart): void {
  const { id } = chartOf(exposed)
  if (!sheet.charts.some((chart) => chart.id === id)) throw new Error('Embedded chart does not exist on this sheet.')
  sheet.charts = sheet.charts.filter((chart) => chart.id !== id)
}

class StandInCharts implements Partial<GoogleCharts> {
  readonly ChartType = ChartType
  readonly ChartMergeStrategy = ChartMergeStrategy
  readonly ChartHiddenDimensionStrategy = ChartHiddenDimensionStrategy
  readonly CurveStyle = CurveStyle
  readonly PointStyle = PointStyle
  readonly Position = Position
}
/** The Charts service as far as charts on sheets need it: its enums. */
export function exposeCharts(execution: Execution): GoogleCharts {
  return expose<GoogleCharts>()(execution, 'Charts', new StandInCharts())
}
