/** What the page is told to draw: conditional formats, tall rows, rows that a filter hides. */
import { describe, expect, it } from 'vitest'
import { changeFilter, filterState, filterValues, hiddenRows } from '../../playground/server/filtering.ts'
import { viewRows } from '../../playground/server/view.ts'
import { unusualHeights } from '../../playground/workbook/row-height.ts'
import { readRuleFormula } from '../../playground/workbook/rule-formula.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { dataSheet, workbookOf } from './script.ts'

const TODAY = 46_348
const ROWS = [
  ['Done', 'Date', 'Who'],
  [false, TODAY, 'Anna'],
  [false, TODAY, 'Ben'],
  [true, TODAY + 1, 'Clara'],
  [false, '', ''],
]

function sheetOf(rows = ROWS): Sheet {
  return dataSheet(workbookOf(rows))
}
function holding(formula: string, a1: string, sheet = sheetOf()): string[] {
  const block = sheet.block(a1)
  sheet.rules = [{ ranges: [block], criteria: 'CUSTOM_FORMULA', arguments: [formula], look: { bold: true } }]
  const { row, cells, looks } = viewRows(sheet, 1, 10, TODAY)
  return cells.flatMap((line, k) =>
    line.flatMap(([column, cell]) =>
      cell.look !== undefined && looks[cell.look].bold ? [`${String.fromCharCode(64 + column)}${row + k}`] : [],
    ),
  )
}

describe('a conditional format by formula', () => {
  it('is drawn where it holds, with references that move along from the first cell', () => {
    expect(holding('=AND(ISNUMBER($B2),$B2<=TODAY())', 'B2:C10')).toEqual(['B2', 'C2', 'B3', 'C3'])
    expect(holding('=AND(ISNUMBER($B2),$B2<>$B1)', 'B2:B10')).toEqual(['B2', 'B4'])
    expect(holding('=$A2=TRUE', 'C2:C10')).toEqual([])
    expect(holding('=NOT(ISBLANK(C2))', 'C2:C10')).toEqual(['C2', 'C3', 'C4'])
    expect(holding('=OR(C2="anna",ROW()=4)', 'C2:C10')).toEqual(['C2', 'C4'])
    expect(holding('=$C$2="Anna"', 'A2:A3')).toEqual(['A2', 'A3'])
  })

  it('that is of no known form is not drawn', () => {
    for (const formula of ['=SUM(B2:B3)>1', '=B2>', '=AND(B2', '=VLOOKUP(B2)', 'B2=1', '=B2=1 1', '=ROW(1)=1'])
      expect(readRuleFormula(formula, { row: 2, column: 2 }), formula).toBeUndefined()
  })

  it('covers no empty row twice: each row asks its own cells', () => {
    const sheet = sheetOf([
      ['Tab', 'Row', '', '', 'What to do'],
      ['Not a date: 1', '', '', '', 'Enter a date'],
      ['Orders', 5],
    ])
    expect(holding('=AND($E1<>"",OR($B1="",ROW()=1))', 'A1:F10', sheet)).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F']
        .flatMap((letter) => [`${letter}1`])
        .concat(['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `${letter}2`)),
    )
  })
})

describe('the filter', () => {
  it('lists the texts that a column shows, in the order of their values, blanks last', () => {
    const sheet = sheetOf()
    sheet.patchLooks(sheet.block('B2:B5'), { numberFormat: 'yyyy-mm-dd' })
    expect(filterValues(sheet, 2)).toEqual([])
    changeFilter(sheet, { sheetId: sheet.id, act: 'make' })
    expect(filterValues(sheet, 2)).toEqual([
      { text: '2026-11-22', shown: true },
      { text: '2026-11-23', shown: true },
      { text: '', shown: true },
    ])
    sheet.filter = sheet.block('A1:C6')
    expect(filterValues(sheet, 3).map(({ text }) => text)).toEqual(['Anna', 'Ben', 'Clara', ''])
  })

  it('hides rows from the person, none from a script, until it is taken away', () => {
    const sheet = sheetOf()
    sheet.filter = sheet.block('A1:C6')
    changeFilter(sheet, { sheetId: sheet.id, act: 'choose', column: 3, hidden: ['Ben', ''] })
    changeFilter(sheet, { sheetId: sheet.id, act: 'choose', column: 1, hidden: ['TRUE'] })
    expect(hiddenRows(sheet)).toEqual([3, 4, 5, 6])
    expect(filterState(sheet)?.filtered).toEqual([3, 1])
    expect(sheet.values()).toHaveLength(5)
    changeFilter(sheet, { sheetId: sheet.id, act: 'choose', column: 3, hidden: [] })
    expect(hiddenRows(sheet)).toEqual([4])
    changeFilter(sheet, { sheetId: sheet.id, act: 'remove' })
    expect([hiddenRows(sheet), filterState(sheet)]).toEqual([[], undefined])
  })
})

describe('rows', () => {
  it('are as tall as their wrapped texts and largest letters need, or as a script set them', () => {
    const sheet = sheetOf([
      ['short'],
      ['a long text that needs more than one line in a column of a hundred pixels'],
      ['大字'],
      [''],
    ])
    sheet.patchLooks(sheet.block('A1:A4'), { wrap: true })
    sheet.setLook(3, 1, { fontSize: 18, wrap: undefined })
    const heights = new Map(unusualHeights(sheet))
    expect(heights.has(1)).toBe(false)
    expect(heights.get(2)).toBeGreaterThan(80)
    expect(heights.get(3)).toBeGreaterThan(30)
    expect(heights.has(4)).toBe(false)
    sheet.rows[3].heightPixels = 60
    expect(new Map(unusualHeights(sheet)).get(4)).toBe(60)
  })

  it('that wrap Chinese text break anywhere', () => {
    const sheet = sheetOf([['这是一段很长的中文文字需要好几行才能放得下']])
    sheet.setLook(1, 1, { wrap: true })
    expect(new Map(unusualHeights(sheet)).get(1)).toBeGreaterThan(60)
  })
})
