/**
 * A chart on a sheet as data: what it shows, how, and where it lies. Decides how it follows inserted and deleted lines, not
 * how it is drawn.
 */
import { type Rectangle, type Side, shifted } from './rectangle.ts'

export interface ChartRange {
  sheetId: number
  block: Rectangle
}
export interface Chart {
  /** 0 until it is on a sheet. */
  id: number
  /** Name of a Charts.ChartType, such as `COLUMN`. */
  type: string
  ranges: ChartRange[]
  anchorRow: number
  anchorColumn: number
  offsetXPixels: number
  offsetYPixels: number
  /** By Google's option name, such as `hAxis.title`. */
  options: Record<string, unknown>
  headers: number
  transposed: boolean
  /** Name of a ChartMergeStrategy. */
  merge: string
  /** Name of a ChartHiddenDimensionStrategy. */
  hiddenDimensions: string
}

export function newChart(): Chart {
  return {
    id: 0,
    type: 'COLUMN',
    ranges: [],
    anchorRow: 1,
    anchorColumn: 1,
    offsetXPixels: 0,
    offsetYPixels: 0,
    options: {},
    headers: -1,
    transposed: false,
    merge: 'MERGE_COLUMNS',
    hiddenDimensions: 'IGNORE_BOTH',
  }
}

/** Lets a chart follow lines inserted into (count > 0) or deleted from a sheet: its ranges there, and itself where it lies there. */
export function followLines(
  chart: Chart,
  liesThere: boolean,
  sheetId: number,
  side: Side,
  at: number,
  count: number,
): void {
  chart.ranges = chart.ranges.flatMap((range) => {
    if (range.sheetId !== sheetId) return [range]
    const block = shifted(range.block, side, at, count)
    return block ? [{ sheetId, block }] : []
  })
  if (!liesThere) return
  const line = side === 'rows' ? chart.anchorRow : chart.anchorColumn
  const moved =
    count > 0 ? (at <= line ? line + count : line) : Math.max(1, line - Math.max(0, Math.min(line - at, -count)))
  if (side === 'rows') chart.anchorRow = moved
  else chart.anchorColumn = moved
}
