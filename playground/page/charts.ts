/** Charts on the sheet: a layer over the cells that moves with them. Drawing one is chart-drawing.ts's. */
import type { ChartView, SheetState, State } from '../server/messages.ts'
import { drawChart } from './chart-drawing.ts'
import { ask } from './connection.ts'
import { element } from './elements.ts'
import { RowLayout } from './row-layout.ts'
import { HEADER_PIXELS, ROW_HEADER_PIXELS } from './sizes.ts'
import { words } from './words.ts'

export class Charts {
  readonly #layer: HTMLElement
  readonly #moved: HTMLElement
  readonly #scrolled = { x: 0, y: 0 }
  #drawn = ''

  constructor(area: HTMLElement) {
    this.#moved = element('div', { class: 'moved' })
    this.#layer = element('div', { class: 'charts' }, this.#moved)
    area.append(this.#layer)
  }

  scroll(side: 'x' | 'y', pixels: number): void {
    this.#scrolled[side] = pixels
    this.#moved.style.transform = `translate(${-this.#scrolled.x}px, ${-this.#scrolled.y}px)`
  }

  /** Draws the charts of the person's sheet where they have changed. */
  async show(state: State): Promise<void> {
    const sheet = state.sheets.find(({ id }) => id === state.selection.sheetId)
    if (!sheet) return
    const charts = sheet.charts > 0 ? await ask('charts', { sheetId: sheet.id }).catch(() => []) : []
    const key = JSON.stringify([
      charts,
      sheet.columnWidths,
      sheet.frozenRows,
      sheet.rowHeights,
      sheet.hiddenRows,
      state.person.locale,
    ])
    if (key === this.#drawn) return
    this.#drawn = key
    const layout = new RowLayout(sheet)
    this.#layer.style.top = `${HEADER_PIXELS + layout.frozenPixels}px`
    this.#layer.style.left = `${ROW_HEADER_PIXELS}px`
    this.#moved.replaceChildren(...charts.map((chart) => boxOf(chart, sheet, layout)))
  }
}

function boxOf(chart: ChartView, sheet: SheetState, layout: RowLayout): HTMLElement {
  const left = sheet.columnWidths
    .slice(0, chart.anchorColumn - 1)
    .reduce((sum, width, index) => sum + (sheet.hiddenColumns.includes(index + 1) ? 0 : width), chart.offsetXPixels)
  const top = layout.topOf(layout.placeOf(chart.anchorRow)) + chart.offsetYPixels
  const box = chartBox(chart)
  Object.assign(box.style, { left: `${left}px`, top: `${top}px` })
  return box
}

/** A chart in a box of its size, its corner where the chart lies in its cell. */
export function chartBox(chart: ChartView): HTMLElement {
  const { offsetXPixels, offsetYPixels, widthPixels, heightPixels, options } = chart
  const label = `${words().chart}: ${String(options.title ?? '')}`
  const box = element('figure', { class: 'chart', role: 'img', 'aria-label': label }, drawChart(chart))
  Object.assign(box.style, {
    left: `${offsetXPixels}px`,
    top: `${offsetYPixels}px`,
    width: `${widthPixels}px`,
    height: `${heightPixels}px`,
  })
  return box
}
