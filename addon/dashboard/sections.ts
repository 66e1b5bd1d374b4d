/**
 * What the Dashboard shows, from top to bottom. Decides order, tables, colours and charts; words are in
 * words/dashboard.ts, writing is workbook/dashboard-tab.ts. Pure.
 */
import { LABELS, type Locale } from '../../worker/contract.ts'
import { DASHBOARD_WORDS } from '../words/dashboard.ts'
import { figure } from '../words/figure.ts'
import { BACKTEST_DAYS, type DashboardFacts } from './facts.ts'
import { COLUMNS, createPen, FORMAT, type Page, type Paper, type Pen } from './page.ts'
import { heading, heads, shade, sizeFrom } from './tables.ts'

/** Blue, orange, grey, near black: told apart without colour by their lightness. */
const BLUE = '#1a73e8'
const ORANGE = '#f29900'
const GREY = '#9aa0a6'
const DARK = '#3c4043'
const STAYED = '#f1f3f4'
const SENTENCES = 6
const FEW_BUYERS = 5
/** First columns of the five figures. */
const FIGURE_COLUMNS = [1, 3, 6, 9, 12]
/** Rows that a chart needs beside its table. */
const CHART_ROWS = 14
const REVENUE_ROWS = CHART_ROWS - 2
/** Heading and table of the last 12 months, which a chart stands beside. */
const TREND_ROWS = 1 + CHART_ROWS
const HEAT_ROWS = 8

/** `paper` is what the shop prints on: sections stand so that no page break cuts them. */
export function dashboardPage(facts: DashboardFacts, language: Locale, currency: string, paper: Paper): Page {
  const pen = createPen(Math.max(COLUMNS, facts.movement.codes.length + 1), paper)
  const words = DASHBOARD_WORDS[language]
  pen.put(1, words.tab)
  pen.style('title', 1, 1)
  pen.down()
  pen.put(1, `${words.asOf(facts.asOf, facts.figures.customers, facts.orders)}${words.rewritten}`)
  pen.style('note', 1, 1)
  pen.down(2)
  drawFigures(pen, facts, language, currency)
  if (facts.figures.buyers === 0) {
    pen.text(words.noOrders)
    return pen.page
  }
  drawSentences(pen, facts, language)
  drawSegments(pen, facts, language)
  drawTrend(pen, facts, language)
  drawHeatMap(pen, facts, language)
  drawCurve(pen, facts, language)
  drawDates(pen, facts, language)
  drawTiers(pen, facts, language)
  drawMovement(pen, facts, language)
  return pen.page
}

function drawFigures(pen: Pen, { figures, history }: DashboardFacts, language: Locale, currency: string): void {
  const words = DASHBOARD_WORDS[language]
  const { customers, buyers, active, repeatBuyers, revenue365, contactsDue } = figures
  // Of one or two people a percentage says more than there is to say.
  const share = (part: number): string =>
    buyers === 0 ? '-' : buyers < FEW_BUYERS ? figure(part) : words.percent(part / buyers)
  const shown: [string, string, string][] = [
    [words.figures.customers, figure(customers), words.buyers(buyers)],
    [words.figures.active, share(active), words.ofBuyers(active, buyers)],
    [
      words.figures.revenue(currency),
      figure(Math.round(revenue365)),
      // Of a shop that has not been open that long a twelfth is no month.
      history.length > 0 && history[0].month.orders > 0 ? words.revenueDetail(Math.round(revenue365 / 12)) : '',
    ],
    [words.figures.repeat, share(repeatBuyers), words.ofBuyers(repeatBuyers, buyers)],
    [words.figures.due, figure(contactsDue.today), words.dueDetail(contactsDue.today, contactsDue.week)],
  ]
  const lines = ['name', 'figure', 'note'] as const
  lines.forEach((style, k) => {
    FIGURE_COLUMNS.forEach((column, at) => {
      pen.put(column, shown[at][k])
    })
    pen.style(style, 1, COLUMNS)
    pen.down()
  })
  pen.down()
}

function drawSentences(pen: Pen, { sentences }: DashboardFacts, language: Locale): void {
  const { watch } = DASHBOARD_WORDS[language]
  heading(pen, watch.heading)
  const shown = sentences.length > SENTENCES ? sentences.slice(0, SENTENCES - 1) : sentences
  const lines = shown.length === 0 ? [watch.none] : shown.slice()
  if (sentences.length > shown.length) lines.push(watch.more(sentences.length - shown.length))
  const rows = lines.reduce((sum, line) => sum + pen.text(line), 0)
  // The rest keeps its place while there is more or less to say, so that charts stay where they are.
  pen.down(Math.max(0, 3 - rows) + 1)
}

function drawSegments(pen: Pen, { segments }: DashboardFacts, language: Locale): void {
  const words = DASHBOARD_WORDS[language]
  const labels = LABELS[language].segment as Record<string, string>
  const customers = segments.reduce((sum, entry) => sum + entry.customers, 0)
  const revenue = segments.reduce((sum, entry) => sum + entry.revenue, 0)
  const rated = segments.some(({ satisfaction }) => satisfaction && satisfaction.answers > 0)
  const few = customers < FEW_BUYERS
  const rows = segments.length + 1
  pen.keep(1 + (few ? rows : Math.max(rows, CHART_ROWS)))
  heading(pen, words.segments.heading)
  const top = pen.row()
  const shares = words.segments.heads.map((head, k) => (few && (k === 2 || k === 4) ? '' : head))
  heads(pen, [...shares, ...(rated ? words.segments.satisfaction : [])])
  for (const entry of segments) {
    pen.put(1, labels[entry.code] ?? entry.code)
    pen.put(2, entry.customers, FORMAT.count)
    if (!few) pen.put(3, entry.customers / customers, words.shareFormat)
    pen.put(4, Math.round(entry.revenue), FORMAT.count)
    if (!few) pen.put(5, revenue > 0 ? entry.revenue / revenue : 0, words.shareFormat)
    const { satisfaction } = entry
    if (rated && satisfaction) {
      if (satisfaction.mean !== null) pen.put(6, satisfaction.mean, FORMAT.decimal)
      pen.put(7, satisfaction.answers, FORMAT.count)
    }
    pen.down()
  }
  if (few) {
    pen.text(words.segments.few)
    pen.down()
    return
  }
  const chartRows = pen.stretch(top, Math.max(rows, CHART_ROWS), TREND_ROWS)
  pen.page.charts.push({
    kind: 'bars',
    title: words.charts.segments,
    ranges: [1, 3, 5].map((column) => pen.a1(top, column, rows, 1)),
    row: top,
    column: 8,
    ...sizeFrom(8, chartRows),
    colors: [BLUE, ORANGE],
    axis: words.charts.share,
    format: words.shareFormat,
  })
  pen.down(chartRows - rows + 1)
}

function drawTrend(pen: Pen, { history }: DashboardFacts, language: Locale): void {
  const words = DASHBOARD_WORDS[language]
  pen.keep(1 + Math.max(history.length + 1, CHART_ROWS))
  heading(pen, words.trend.heading)
  const top = pen.row()
  heads(pen, words.trend.heads)
  history.forEach(({ asOf, month, classes }, k) => {
    const of = (...codes: string[]): number =>
      (classes.lifecycle ?? []).reduce((sum, entry) => sum + (codes.indexOf(entry.code) < 0 ? 0 : entry.customers), 0)
    const last = k === history.length - 1
    pen.put(1, last ? words.monthSoFar(asOf) : words.month(asOf))
    const counts = [
      of('new', 'returned', 'active'),
      of('atRisk'),
      of('recentlyLapsed', 'midLapsed'),
      of('dormant'),
      Math.round(month.revenue),
      month.orders,
      month.newBuyers,
    ]
    counts.forEach((count, at) => {
      pen.put(at + 2, count, FORMAT.count)
    })
    pen.down()
  })
  const rows = history.length + 1
  const size = sizeFrom(9, Math.max(rows, CHART_ROWS))
  pen.page.charts.push({
    kind: 'stacked',
    title: words.charts.trend,
    ranges: [pen.a1(top, 1, rows, 5)],
    row: top,
    column: 9,
    ...size,
    colors: [BLUE, ORANGE, GREY, DARK],
    axis: words.charts.customers,
    format: FORMAT.count,
  })
  pen.down(Math.max(0, CHART_ROWS - rows) + 1)
  pen.keep(REVENUE_ROWS)
  const revenueRows = pen.stretch(pen.row(), REVENUE_ROWS, HEAT_ROWS)
  pen.page.charts.push({
    kind: 'columns',
    title: words.charts.revenue,
    ranges: [pen.a1(top, 1, rows, 1), pen.a1(top, 6, rows, 1)],
    row: pen.row(),
    column: 1,
    ...sizeFrom(1, revenueRows),
    colors: [BLUE],
    axis: words.charts.money,
    format: FORMAT.count,
  })
  pen.down(revenueRows + 1)
}

function drawHeatMap(pen: Pen, { figures }: DashboardFacts, language: Locale): void {
  const { heat } = DASHBOARD_WORDS[language]
  const most = Math.max(1, ...figures.heatMap.map((row) => Math.max(...row)))
  pen.keep(HEAT_ROWS)
  heading(pen, heat.heading, heat.note)
  heads(pen, [heat.corner, ...heat.columns])
  figures.heatMap.forEach((row, k) => {
    pen.put(1, heat.rows[k])
    row.forEach((count, at) => {
      pen.put(at + 2, count, FORMAT.count, count === 0 ? undefined : shade(count, most))
    })
    pen.down()
  })
  pen.down()
}

function drawCurve(pen: Pen, { figures }: DashboardFacts, language: Locale): void {
  const words = DASHBOARD_WORDS[language]
  const { revenueCurve: curve, buyers } = figures
  const few = buyers < FEW_BUYERS
  pen.keep(few ? 2 : curve.length + 3)
  heading(pen, words.curve.heading)
  pen.put(1, few ? words.curve.few : words.curve.sentence(curve[2]))
  pen.style('line', 1, 1)
  pen.down()
  if (few) {
    pen.down()
    return
  }
  const top = pen.row()
  heads(pen, words.curve.heads)
  curve.forEach((share, k) => {
    pen.put(1, words.percent(k / 10))
    pen.put(2, share, words.shareFormat)
    pen.down()
  })
  pen.page.charts.push({
    kind: 'line',
    title: words.charts.curve,
    ranges: [pen.a1(top, 1, curve.length + 1, 2)],
    row: top,
    column: 4,
    ...sizeFrom(4, curve.length + 1),
    colors: [BLUE],
    axis: words.curve.heads[1],
    categories: words.curve.heads[0],
    format: words.shareFormat,
  })
  pen.down()
}

function drawMovement(pen: Pen, { movement }: DashboardFacts, language: Locale): void {
  const words = DASHBOARD_WORDS[language]
  const labels = LABELS[language].segment as Record<string, string>
  const names = movement.codes.map((code) => (code === null ? words.movement.none : (labels[code] ?? code)))
  const moved = movement.counts.map((row, i) => row.map((count, j) => (i === j ? 0 : count)))
  const most = Math.max(1, ...moved.map((row) => Math.max(...row)))
  pen.keep(names.length + 3)
  heading(pen, words.movement.heading(movement.from), words.movement.note)
  heads(pen, [words.movement.corner, ...names])
  movement.counts.forEach((row, i) => {
    pen.put(1, names[i])
    row.forEach((count, j) => {
      if (count > 0) pen.put(j + 2, count, FORMAT.count, i === j ? STAYED : shade(count, most))
    })
    pen.down()
  })
  pen.down()
}

function drawTiers(pen: Pen, { rollForward }: DashboardFacts, language: Locale): void {
  const { tiers } = DASHBOARD_WORDS[language]
  if (rollForward.length === 0) return
  const last = rollForward[rollForward.length - 1]
  pen.keep(last.tiers.length + 3)
  heading(pen, tiers.heading, tiers.note)
  heads(pen, tiers.heads)
  last.tiers.forEach(({ code, closing, in: came, out: went }, k) => {
    const sum = (way: 'in' | 'out'): number =>
      rollForward.reduce((total, month) => total + (month.tiers[k]?.[way] ?? 0), 0)
    pen.put(1, code)
    const counts = [rollForward[0].tiers[k]?.opening ?? 0, sum('in'), sum('out'), closing, came, went]
    counts.forEach((count, at) => {
      pen.put(at + 2, count, FORMAT.count)
    })
    pen.down()
  })
  pen.down()
}

function drawDates(pen: Pen, { backtest }: DashboardFacts, language: Locale): void {
  const { dates } = DASHBOARD_WORDS[language]
  const { customers, within7Days, coverage, usual } = backtest
  const known = customers >= FEW_BUYERS && within7Days !== null
  pen.keep(known ? 4 : 2)
  heading(pen, dates.heading)
  pen.text(known ? dates.found(BACKTEST_DAYS, customers, within7Days, usual) : dates.few)
  if (known && coverage !== null) pen.text(dates.window(coverage))
  pen.down()
}
