/** Charts in the stand-in: what a script builds is what it reads back, and a chart follows its cells. */
import { describe, expect, it } from 'vitest'
import { dataSheet, runScript, workbookOf } from './script.ts'

const ROWS = [
  ['Segment', 'Customers'],
  ['Champions', 12],
  ['At risk', 7],
]
const COLUMN_CHART = `data.newChart().asColumnChart().addRange(data.getRange('A1:B3')).setTitle('Sizes').setStacked()
  .setXAxisTitle('Segment').setColors(['#137333']).setLegendPosition(Charts.Position.NONE)
  .setOption('width', 400).setNumHeaders(1).setPosition(5, 2, 10, 20).build()`

describe('a chart', () => {
  it('is on the sheet once it is inserted, with all that was set', () => {
    const read = runScript(
      `data.insertChart(${COLUMN_CHART})
      const [chart] = data.getCharts()
      const place = chart.getContainerInfo()
      return [chart.getChartId(), chart.getRanges().map((range) => range.getA1Notation()), place.getAnchorRow(),
        place.getAnchorColumn(), place.getOffsetX(), place.getOffsetY(), String(chart.modify().getChartType()),
        ['title', 'isStacked', 'hAxis.title', 'colors', 'legend.position', 'width', 'nothing'].map((name) => chart.getOptions().get(name))]`,
      workbookOf(ROWS),
    )
    expect(read).toEqual([
      1,
      ['A1:B3'],
      5,
      2,
      10,
      20,
      'COLUMN',
      ['Sizes', true, 'Segment', ['#137333'], 'none', 400, null],
    ])
  })

  it('has no id before it is inserted, and is not on the sheet', () => {
    expect(runScript(`return [${COLUMN_CHART}.getChartId(), data.getCharts().length]`, workbookOf(ROWS))).toEqual([
      null,
      0,
    ])
  })

  it('changes by modify and updateChart only', () => {
    const titles = runScript(
      `data.insertChart(${COLUMN_CHART})
      const title = () => data.getCharts()[0].getOptions().get('title')
      const changed = data.getCharts()[0].modify().setOption('title', 'Other').build()
      const before = title()
      data.updateChart(changed)
      return [before, title(), data.getCharts().length]`,
      workbookOf(ROWS),
    )
    expect(titles).toEqual(['Sizes', 'Other', 1])
  })

  it('that was removed cannot be removed or updated again', () => {
    const lines = `data.insertChart(${COLUMN_CHART}); const [chart] = data.getCharts(); data.removeChart(chart)
      if (data.getCharts().length) throw new Error('still there')`
    expect(() => runScript(`${lines}; data.removeChart(chart)`, workbookOf(ROWS))).toThrow('does not exist')
    expect(() => runScript(`${lines}; data.updateChart(chart)`, workbookOf(ROWS))).toThrow('does not exist')
  })

  it('needs a range', () => {
    expect(() => runScript(`data.insertChart(data.newChart().setPosition(1, 1, 0, 0).build())`)).toThrow('range')
  })

  it('follows rows that are inserted and deleted above it', () => {
    const workbook = workbookOf(ROWS)
    runScript(`data.insertChart(${COLUMN_CHART}); data.insertRowsBefore(1, 3); data.deleteRows(2, 1)`, workbook)
    const [chart] = dataSheet(workbook).charts
    expect(chart.ranges[0].block).toMatchObject({ row: 3, rows: 3 })
    expect(chart.anchorRow).toBe(7)
  })
})
