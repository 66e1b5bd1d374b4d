/** Jumps, finding and the clipboard, as in Google Sheets. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textOf, textsOf, tiled } from '../../playground/page/tab-separated.ts'
import { edgeFrom, findText, textsOf as shownTexts } from '../../playground/server/looking.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'

const sheet = new Workbook().addSheet('Shop', 12, 5)
for (const [row, column, value] of [
  [1, 1, 'Id'],
  [2, 1, 'A1'],
  [3, 1, 'A2'],
  [6, 1, 'A3'],
  [7, 1, 'A4'],
  [1, 2, 'Name'],
  [3, 2, 'Zoë'],
  [2, 3, 1234.5],
] as const)
  sheet.setValue(row, column, value)
sheet.setLook(2, 3, { numberFormat: '#,##0.00' })

it.each([
  ['the end of filled cells', 1, 1, 1, 0, { row: 3, column: 1 }],
  ['the next filled cell over a gap', 3, 1, 1, 0, { row: 6, column: 1 }],
  ['the next one from an empty cell', 4, 1, 1, 0, { row: 6, column: 1 }],
  ['the end of the sheet', 7, 1, 1, 0, { row: 12, column: 1 }],
  ['the beginning', 12, 1, -1, 0, { row: 7, column: 1 }],
  ['the right end of a row', 1, 1, 0, 1, { row: 1, column: 2 }],
  ['the cell itself at the edge', 1, 1, 0, -1, { row: 1, column: 1 }],
  ['the last cell with something (Ctrl+End)', 1, 1, 0, 0, { row: 7, column: 3 }],
])('Ctrl and an arrow go to %s', (_what, row, column, down, right, expected) => {
  expect(edgeFrom(sheet, row, column, down, right)).toEqual(expected)
})

it('Ctrl and an arrow pass by rows that the filter hides', () => {
  const filtered = new Workbook().addSheet('Shop', 8, 2)
  for (const [row, text] of ['Id', 'a', 'b', '', 'a', 'b', 'b'].entries()) filtered.setValue(row + 1, 1, text)
  filtered.filter = { row: 1, column: 1, rows: 8, columns: 2 }
  filtered.filteredOut.set(1, new Set(['b', '']))
  expect(edgeFrom(filtered, 1, 1, 1, 0)).toEqual({ row: 5, column: 1 })
  expect(edgeFrom(filtered, 5, 1, 1, 0)).toEqual({ row: 5, column: 1 })
  expect(edgeFrom(filtered, 5, 1, -1, 0)).toEqual({ row: 1, column: 1 })
  expect(edgeFrom(filtered, 1, 1, 0, 0)).toEqual({ row: 5, column: 1 })
  expect(edgeFrom(filtered, 3, 1, 0, 1)).toEqual({ row: 3, column: 2 })
})

it('finds shown texts in any case, onwards and backwards, and begins anew at the end', () => {
  expect(findText(sheet, 'a', { row: 1, column: 1 }, false)).toEqual({ row: 1, column: 2 })
  expect(findText(sheet, 'a3', { row: 7, column: 1 }, false)).toEqual({ row: 6, column: 1 })
  expect(findText(sheet, 'A', { row: 1, column: 1 }, true)).toEqual({ row: 7, column: 1 })
  expect(findText(sheet, '1,234.50', { row: 1, column: 5 }, false)).toEqual({ row: 2, column: 3 })
  expect(findText(sheet, 'nobody', { row: 1, column: 1 }, false)).toBeNull()
})

it('copies what is shown, down to the last row with something in it', () => {
  expect(shownTexts(sheet, { row: 2, column: 1, rows: 11, columns: 3 })).toEqual([
    ['A1', '', '1,234.50'],
    ['A2', 'Zoë', ''],
    ['', '', ''],
    ['', '', ''],
    ['A3', '', ''],
    ['A4', '', ''],
  ])
})

it('writes and reads tab-separated text as other programs do', () => {
  expect(textsOf('a\tb\r\n"c\nd"\t"say ""hi"""\r\n')).toEqual([
    ['a', 'b'],
    ['c\nd', 'say "hi"'],
  ])
  expect(textsOf('5" nail\t"open')).toEqual([['5" nail', '"open']])
  expect(textsOf('a\n\nb')).toEqual([['a'], [''], ['b']])
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '雨') })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.gen(), (rows, columns, gen) => {
      const block = Array.from({ length: rows }, () => Array.from({ length: columns }, () => gen(() => cell)))
      // One empty cell and no cell are the same text.
      fc.pre(block.length > 1 || block[0].length > 1 || block[0][0] !== '')
      fc.pre(block[block.length - 1].some((text) => text !== '') || columns > 1)
      expect(textsOf(textOf(block))).toEqual(block)
    }),
  )
})

it('fills a selection that is a multiple of what was copied, and else pastes it once', () => {
  const selected = (rows: number, columns: number) => ({ row: 1, column: 1, rows, columns })
  expect(tiled([['x']], selected(2, 2))).toEqual([
    ['x', 'x'],
    ['x', 'x'],
  ])
  expect(tiled([['x', 'y']], selected(1, 3))).toEqual([['x', 'y']])
  expect(tiled([['x', 'y'], ['z']], selected(1, 1))).toEqual([
    ['x', 'y'],
    ['z', ''],
  ])
})
