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

export function boxOf(chart: ChartView, sheet: SheetState, layout: RowLayout): HTMLElement {
  const left = sheet.columnWidths
    .slice(0, chart.anchorColumn - 1)
    .reduce((sum, width, index) => sum + (sheet.hiddenColumns.includes(index + 1) ? 0 : width), chart.offsetXPixels)
  const top = layout.topOf(layout.placeOf(chart.anchorRow)) + chart.offsetYPixels
  const title = String(chart.options.title ?? '')
  const box = element('figure', { class: 'chart', role: 'img', 'aria-label': `${words().chart}: ${title}` })
  Object.assign(box.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${chart.widthPixels}px`,
    height: `${chart.heightPixels}px`,
  })
  box.append(drawChart(chart))
  return box
}
