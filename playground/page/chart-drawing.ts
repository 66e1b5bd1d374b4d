/**
 * One chart as SVG: simple, readable pictures of what Google Sheets would draw. Decides scales and places; which cells are
 * shown is decided by the server (view-charts.ts).
 */
import type { ChartView } from '../server/messages.ts'
import { scaleEnd, scaleStep } from './chart-scale.ts'

/** Google's default colours. */
const COLORS = ['#4285f4', '#ea4335', '#fbbc04', '#34a853', '#ff6d01', '#46bdc6', '#7baaf7', '#f07b72']
const EDGE = { top: 44, right: 20, bottom: 64, left: 76 }
const LABEL_PIXELS = 12
/** As many as do not reach down into the legend. */
const SLANTED_LETTERS = 13

type Kind = 'column' | 'bar' | 'line' | 'area' | 'scatter'
interface Area {
  left: number
  top: number
  width: number
  height: number
}

function svg(name: string, attributes: Record<string, string | number>, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  made.append(...children)
  return made
}

function label(
  text: string,
  x: number,
  y: number,
  anchor: string,
  extra: Record<string, string | number> = {},
): SVGElement {
  return svg('text', { x, y, 'text-anchor': anchor, 'font-size': LABEL_PIXELS, fill: '#5f6368', ...extra }, text)
}

/** Of a label's letters; East Asian ones take the room of two. */
const LETTER_PIXELS = 6.6
const lettersOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0)
const widthOf = (text: string): number => lettersOf(text) * LETTER_PIXELS
function cut(text: string, letters: number): string {
  let end = text.length
  while (lettersOf(text.slice(0, end)) > letters) end--
  return end === text.length ? text : `${text.slice(0, Math.max(1, end - 1))}…`
}
const shown = (value: number): string => value.toLocaleString(undefined, { maximumFractionDigits: 2 })
/** As the axis's format says, as far as it speaks of percent. */
function shownBy(format: unknown): (value: number) => string {
  const percent = /%/.test(String(format ?? ''))
  const space = /\s%/.test(String(format ?? '')) ? ' ' : ''
  return percent ? (value) => `${Math.round(value * 1000) / 10}${space}%` : shown
}

/** The whole picture: title, axes, data, legend. */
export function drawChart(chart: ChartView): SVGElement {
  const { widthPixels: width, heightPixels: height, options, type } = chart
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height })
  if (options.title) {
    picture.append(
      label(cut(String(options.title), Math.floor(width / 8)), 16, 26, 'start', { 'font-size': 16, fill: '#202124' }),
    )
  }
  const legend = String(
    options['legend.position'] ?? (options.legend as { position?: string })?.position ?? options.legend ?? 'right',
  )
  const names = type === 'PIE' ? chart.categories : chart.series.map(({ name }) => name)
  const showsLegend = legend !== 'none' && names.length > (type === 'PIE' ? 0 : 1)
  const right = showsLegend && legend !== 'bottom' && legend !== 'top' ? Math.min(160, width / 3) : EDGE.right
  const bottom = EDGE.bottom + (showsLegend && legend === 'bottom' ? 24 : 0)
  // Bars have their names at the left.
  const longest = Math.max(0, ...chart.categories.map(widthOf))
  // Numbers stand between the axis and its title.
  const largest = Math.max(0, ...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const tick = widthOf(shown(scaleEnd(largest)))
  const left =
    type === 'BAR' ? Math.min(width * 0.4, Math.max(EDGE.left, longest + 14)) : Math.max(EDGE.left, tick + 40)
  const area = { left, top: EDGE.top, width: width - left - right, height: height - EDGE.top - bottom }
  if (type === 'PIE') drawPie(picture, chart, area)
  else drawAxes(picture, chart, area)
  if (showsLegend) drawLegend(picture, names, chart, legend, area)
  return picture
}

const colorOf = ({ options }: ChartView, index: number): string => {
  const own = options[`series.${index}.color`] ?? (options.colors as string[] | undefined)?.[index]
  return String(own ?? COLORS[index % COLORS.length])
}

function kindOf({ type, options }: ChartView, index: number): Kind {
  if (type === 'BAR') return 'bar'
  if (type === 'LINE') return 'line'
  if (type === 'AREA' || type === 'STEPPED_AREA') return 'area'
  if (type === 'SCATTER') return 'scatter'
  if (type === 'COMBO') {
    const own = options[`series.${index}.type`] ?? options.seriesType
    return own === 'line' ? 'line' : own === 'area' ? 'area' : 'column'
  }
  return 'column'
}

function drawAxes(picture: SVGElement, chart: ChartView, area: Area): void {
  const { categories, series, options } = chart
  const stacked = options.isStacked === true || options.isStacked === 'percent' || options.isStacked === 'absolute'
  const bars = kindOf(chart, 0) === 'bar'
  const totals = categories.map((_, k) => series.reduce((sum, { values }) => sum + Math.max(0, values[k] ?? 0), 0))
  const share = options.isStacked === 'percent'
  const valueAt = (index: number, k: number): number => {
    const value = series[index].values[k] ?? 0
    return share ? value / (totals[k] || 1) : value
  }
  const largest = share
    ? 1
    : Math.max(...(stacked ? totals : series.flatMap(({ values }) => values.map((value) => value ?? 0))), 0)
  const shownValues = series.flatMap(({ values }) => values.map((value) => value ?? 0))
  const whole = !share && shownValues.every(Number.isInteger)
  const top = Number(options['vAxis.viewWindow.max']) || scaleEnd(largest, whole)
  const lowest = Math.min(0, ...shownValues)
  const step = scaleStep(Math.max(top, -lowest), whole)
  const least = lowest < 0 ? -Math.ceil(-lowest / step) * step : 0
  const length = bars ? area.width : area.height
  const asText = shownBy(options[bars ? 'hAxis.format' : 'vAxis.format'])
  const scaled = (value: number): number => ((value - least) / (top - least)) * length
  for (let tick = 0; least + tick * step <= top * 1.001; tick++) {
    const value = least + tick * step
    const at = scaled(value)
    const text = share ? `${Math.round(value * 100)} %` : asText(value)
    if (bars) {
      const x = area.left + at
      picture.append(svg('path', { d: `M${x} ${area.top}v${area.height}`, stroke: '#e8eaed' }))
      picture.append(label(text, x, area.top + area.height + 16, 'middle'))
    } else {
      const y = area.top + area.height - at
      picture.append(svg('path', { d: `M${area.left} ${y}h${area.width}`, stroke: tick === 0 ? '#80868b' : '#e8eaed' }))
      picture.append(label(text, area.left - 6, y + 4, 'end'))
    }
  }
  drawCategories(picture, categories, area, bars)
  const band = (bars ? area.height : area.width) / Math.max(1, categories.length)
  const barred = series.map((_, index) => index).filter((index) => ['column', 'bar'].includes(kindOf(chart, index)))
  const floors = categories.map(() => 0)
  series.forEach(({ values, name }, index) => {
    const kind = kindOf(chart, index)
    const fill = colorOf(chart, index)
    const points: [number, number][] = []
    const floorsBefore = floors.slice()
    values.forEach((raw, k) => {
      if (k >= categories.length || raw === null) return
      const value = valueAt(index, k)
      const from = stacked ? floors[k] : 0
      if (stacked) floors[k] += value
      const [start, end] = [scaled(from), scaled(from + value)]
      const tip = svg(
        'title',
        {},
        `${categories[k]}${name ? ` · ${name}` : ''}: ${share ? `${(value * 100).toFixed(1)} %` : asText(value)}`,
      )
      if (kind === 'column' || kind === 'bar') {
        const slots = stacked ? 1 : Math.max(1, barred.length)
        const thick = (band * 0.7) / slots
        const offset = k * band + band * 0.15 + (stacked ? 0 : barred.indexOf(index)) * thick
        const [low, size] = [Math.min(start, end), Math.abs(end - start)]
        const box = bars
          ? { x: area.left + low, y: area.top + offset, width: size, height: thick }
          : { x: area.left + offset, y: area.top + area.height - low - size, width: thick, height: size }
        picture.append(svg('rect', { ...box, fill }, tip))
      } else {
        const x = area.left + k * band + band / 2
        const y = area.top + area.height - end
        points.push([x, y])
        if (values.length <= 40) picture.append(svg('circle', { cx: x, cy: y, r: 3, fill }, tip))
      }
    })
    if (kind === 'line' || kind === 'area') drawPath(picture, points, kind, fill, area, floorsBefore.map(scaled))
  })
  const axis = (text: unknown, x: number, y: number, extra = {}) => {
    if (text) picture.append(label(String(text), x, y, 'middle', { 'font-style': 'italic', ...extra }))
  }
  axis(options['hAxis.title'], area.left + area.width / 2, area.top + area.height + 48)
  const [x, y] = [16, area.top + area.height / 2]
  axis(options['vAxis.title'], x, y, { transform: `rotate(-90 ${x} ${y})` })
}

function drawPath(
  picture: SVGElement,
  points: [number, number][],
  kind: Kind,
  color: string,
  area: Area,
  floors: number[],
): void {
  if (points.length === 0) return
  const line = points.map(([x, y]) => `${x} ${y}`).join('L')
  if (kind === 'area') {
    const back = points.map(([x], k) => `${x} ${area.top + area.height - (floors[k] ?? 0)}`).reverse()
    picture.prepend(svg('path', { d: `M${line}L${back.join('L')}Z`, fill: color, 'fill-opacity': 0.5 }))
  }
  picture.append(svg('path', { d: `M${line}`, fill: 'none', stroke: color, 'stroke-width': 2 }))
}

/** So many names as there is room for. */
function drawCategories(picture: SVGElement, categories: string[], area: Area, bars: boolean): void {
  const length = bars ? area.height : area.width
  const band = length / Math.max(1, categories.length)
  const every = Math.ceil((bars ? 16 : 28) / band)
  const slanted = !bars && categories.some((text) => widthOf(text) + 6 > band * every)
  categories.forEach((text, k) => {
    if (k % every !== 0) return
    if (bars) {
      picture.append(
        label(
          cut(text, Math.floor((area.left - 10) / LETTER_PIXELS)),
          area.left - 6,
          area.top + k * band + band / 2 + 4,
          'end',
        ),
      )
      return
    }
    const [x, y] = [area.left + k * band + band / 2, area.top + area.height + 16]
    const turn: Record<string, string> = slanted ? { transform: `rotate(-30 ${x} ${y})` } : {}
    picture.append(label(cut(text, slanted ? SLANTED_LETTERS : 24), x, y, slanted ? 'end' : 'middle', turn))
  })
}

function drawPie(picture: SVGElement, chart: ChartView, area: Area): void {
  const values = (chart.series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0))
  const total = values.reduce((sum, value) => sum + value, 0) || 1
  const radius = Math.min(area.width, area.height) / 2
  const [x, y] = [area.left + area.width / 2, area.top + area.height / 2]
  let angle = -Math.PI / 2
  values.forEach((value, k) => {
    const next = angle + (value / total) * Math.PI * 2 * 0.99999
    const at = (one: number) => `${x + radius * Math.cos(one)} ${y + radius * Math.sin(one)}`
    const d = `M${x} ${y}L${at(angle)}A${radius} ${radius} 0 ${next - angle > Math.PI ? 1 : 0} 1 ${at(next)}Z`
    const tip = svg('title', {}, `${chart.categories[k]}: ${shown(value)} (${((100 * value) / total).toFixed(1)} %)`)
    picture.append(svg('path', { d, fill: colorOf(chart, k), stroke: '#fff' }, tip))
    angle = next
  })
}

function drawLegend(picture: SVGElement, names: string[], chart: ChartView, position: string, area: Area): void {
  const below = position === 'bottom' || position === 'top'
  let x = below ? area.left : area.left + area.width + 16
  let y = position === 'bottom' ? chart.heightPixels - 14 : position === 'top' ? 38 : area.top + 10
  names.forEach((name, index) => {
    const text = cut(name, below ? 18 : 16)
    picture.append(svg('rect', { x, y: y - 9, width: 10, height: 10, fill: colorOf(chart, index) }))
    picture.append(label(text, x + 15, y, 'start'))
    if (below) x += 34 + widthOf(text)
    else y += 18
  })
}
