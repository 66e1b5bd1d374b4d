/** Rows and columns in the stand-in: what moves when lines are inserted, deleted or moved, and what does not. */
import { describe, expect, it } from 'vitest'
import { dataSheet, runScript, workbookOf } from './script.ts'

const ROWS = [
  ['id', 'name', 'score'],
  ['a', 'Ann', 3],
  ['b', 'Bob', 1],
  ['c', 'Cid', 2],
]

describe('ranges (G: apps-script/reference/spreadsheet/sheet.md, range.md)', () => {
  it.each([
    ['B2', [2, 2, 1, 1]],
    ['A1:C4', [1, 1, 4, 3]],
    ['B:C', [1, 2, 20, 2]],
    ['B2:B', [2, 2, 19, 1]],
    ['2:3', [2, 1, 2, 10]],
    ['$B$2:C3', [2, 2, 2, 2]],
    ['Data!B2', [2, 2, 1, 1]],
  ])('%s names the block %j', (a1, block) => {
    expect(
      runScript(
        `const r = data.getRange('${a1}'); return [r.getRow(), r.getColumn(), r.getNumRows(), r.getNumColumns()]`,
      ),
    ).toEqual(block)
  })
  it.each([
    ['data.getRange(1, 1, 0, 1)', 'The number of rows in the range must be at least 1.'],
    ['data.getRange(1, 1, 21, 1)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ["data.getRange('Z1')", 'Range not found'],
    ["data.getRange('A1').offset(-1, 0)", 'The starting row of the range is too small.'],
  ])('%s throws "%s"', (call, sentence) => {
    expect(() => runScript(call)).toThrow(sentence)
  })
  it('stay where they are when rows are inserted above', () => {
    const workbook = workbookOf(ROWS)
    expect(
      runScript(
        `const r = data.getRange('A2'); data.insertRowsBefore(2, 1); return [r.getA1Notation(), r.getValue()]`,
        workbook,
      ),
    ).toEqual(['A2', ''])
  })
  it('know the last row and column that hold something', () => {
    const workbook = workbookOf(ROWS)
    dataSheet(workbook).setLook(10, 9, { background: '#ff0000' })
    dataSheet(workbook).setFormula(6, 4, '=A1', '')
    expect(
      runScript(
        `return [data.getLastRow(), data.getLastColumn(), data.getDataRange().getA1Notation(), data.getMaxRows()]`,
        workbook,
      ),
    ).toEqual([6, 4, 'A1:D6', 20])
  })
  it('sort rows by columns of the sheet, empty cells last', () => {
    const workbook = workbookOf(ROWS)
    expect(
      runScript(
        `data.getRange('A2:C6').sort({ column: 3, ascending: false }); return data.getRange('A2:A5').getValues().flat()`,
        workbook,
      ),
    ).toEqual(['a', 'c', 'b', ''])
  })
})

describe('inserted, deleted and moved lines', () => {
  it('carry cells, looks and developer metadata along', () => {
    const workbook = workbookOf(ROWS)
    const sheet = dataSheet(workbook)
    sheet.setLook(2, 3, { numberFormat: '0.00' })
    runScript(`data.getRange('C:C').addDeveloperMetadata('role', 'score')`, workbook)
    const place = `data.createDeveloperMetadataFinder().withKey('role').find().map((m) => m.getLocation().getColumn().getColumn())`
    expect(runScript(`data.insertColumnsBefore(2, 2); return ${place}`, workbook)).toEqual([5])
    expect(sheet.values({ row: 2, column: 1, rows: 1, columns: 5 })).toEqual([['a', '', '', 'Ann', 3]])
    expect(sheet.look(2, 5)).toEqual({ numberFormat: '0.00' })
    expect(runScript(`data.moveColumns(data.getRange('E:E'), 1); return ${place}`, workbook)).toEqual([1])
    expect(sheet.values({ row: 2, column: 1, rows: 1, columns: 5 })).toEqual([[3, 'a', '', '', 'Ann']])
    expect(runScript(`data.deleteColumn(1); return ${place}`, workbook)).toEqual([])
  })
  it('move columns to the right as well', () => {
    const workbook = workbookOf([['a', 'b', 'c', 'd']])
    dataSheet(workbook).moveColumns(1, 2, 5)
    expect(dataSheet(workbook).values()[0].slice(0, 4)).toEqual(['c', 'd', 'a', 'b'])
  })
  it('give new columns the format of their neighbour but no notes and no values', () => {
    const workbook = workbookOf(ROWS)
    dataSheet(workbook).setLook(1, 3, { numberFormat: '@', bold: true, note: 'mine' })
    runScript(`data.insertColumnsAfter(3, 1)`, workbook)
    expect(dataSheet(workbook).look(1, 4)).toEqual({ numberFormat: '@', bold: true })
    expect(dataSheet(workbook).value(1, 4)).toBe('')
  })
  it('carry conditional formats and protections along, and drop those whose cells are gone', () => {
    const workbook = workbookOf(ROWS)
    runScript(
      `const rule = (a1) => SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('x').setBackground('#ffffff').setRanges([data.getRange(a1)]).build()
       data.setConditionalFormatRules([rule('B2:B5'), rule('C2:C5')])
       data.getRange('C2:C5').protect().setWarningOnly(true)
       data.insertColumnsBefore(3, 1); data.insertRowsBefore(2, 1); data.deleteColumn(2)`,
      workbook,
    )
    const sheet = dataSheet(workbook)
    expect(sheet.rules.map(({ ranges }) => ranges)).toEqual([
      [expect.objectContaining({ row: 3, column: 3, rows: 4, columns: 1 })],
    ])
    expect(sheet.protections[0].range).toMatchObject({ row: 3, column: 3 })
  })
  it('let conditional format rules be replaced only as a whole', () => {
    const workbook = workbookOf(ROWS)
    expect(
      runScript(
        `const rule = (text) => SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(text).setFontColor('#111111').setRanges([data.getRange('A1')]).build()
         data.setConditionalFormatRules([rule('a')]); data.setConditionalFormatRules([...data.getConditionalFormatRules(), rule('b')])
         return data.getConditionalFormatRules().map((r) => r.getBooleanCondition().getCriteriaValues()[0])`,
        workbook,
      ),
    ).toEqual(['a', 'b'])
  })
  it('end at ten million cells (G: apps-script/guides/support/best-practices.md)', () => {
    expect(() => runScript(`data.insertRowsAfter(20, 1000000)`)).toThrow('above the limit of 10000000 cells')
  })
})

describe('sheets', () => {
  it('are found by name and id, renamed, hidden and deleted', () => {
    expect(
      runScript(`const made = ss.insertSheet('Made'); const id = made.getSheetId(); made.setName('Other'); made.hideSheet()
        const found = [ss.getSheetById(id).getName(), ss.getSheetByName('Made'), made.isSheetHidden()]
        ss.deleteSheet(made); return [...found, ss.getSheets().length, ss.getSheetById(id)]`),
    ).toEqual(['Other', null, true, 1, null])
  })
  it('refuse a name that is taken, and the last visible sheet stays', () => {
    expect(() => runScript(`ss.insertSheet('data')`)).toThrow('A sheet with the name "data" already exists.')
    expect(() => runScript(`data.hideSheet()`)).toThrow("You can't hide all the sheets in a document.")
    expect(() => runScript(`ss.deleteSheet(data)`)).toThrow("You can't remove all the sheets in a document.")
  })
  it('keep links as links, never as formulas', () => {
    const workbook = workbookOf()
    expect(
      runScript(
        `const value = SpreadsheetApp.newRichTextValue().setText('=row 5').setLinkUrl('#gid=0&range=A5').build()
         data.getRange('A1:A1').setRichTextValues([[value]])
         return [data.getRange('A1').getFormula(), data.getRange('A1').getValue(), data.getRange('A1').getRichTextValue().getLinkUrl()]`,
        workbook,
      ),
    ).toEqual(['', '=row 5', '#gid=0&range=A5'])
  })
})
