/** A sheet’s basic filter in the stand-in: one at a time, moving with its lines, and nothing to a script that reads. */
import { describe, expect, it } from 'vitest'
import { dataSheet, runScript, workbookOf } from './script.ts'

const ROWS = [
  ['id', 'day'],
  ['a', 3],
  ['b', 1],
]

describe('a basic filter (G: apps-script/reference/spreadsheet/filter.md)', () => {
  it('is one a sheet: a second throws, until the first is removed', () => {
    expect(
      runScript(
        `const before = data.getFilter()
         data.getRange('A1:B3').createFilter()
         let refused = ''
         try { data.getRange('A1:A3').createFilter() } catch (error) { refused = error.message }
         const at = data.getRange('B2').getFilter().getRange().getA1Notation()
         data.getFilter().remove()
         const between = data.getFilter()
         data.getRange('A:B').createFilter()
         return [before, refused, at, between, data.getFilter().getRange().getNumColumns()]`,
        workbookOf(ROWS),
      ),
    ).toEqual([null, "You can't create a filter in a sheet that already has a filter.", 'A1:B3', null, 2])
  })

  it('changes nothing that a script reads, and follows inserted and deleted lines', () => {
    const workbook = workbookOf(ROWS)
    const values = runScript(
      `data.getRange('A1:B3').createFilter()
       data.insertRowBefore(1)
       data.deleteColumn(2)
       return [data.getDataRange().getValues(), data.getLastRow()]`,
      workbook,
    )
    expect(values).toEqual([[[''], ['id'], ['a'], ['b']], 4])
    expect(dataSheet(workbook).filter).toMatchObject({ row: 2, column: 1, rows: 3, columns: 1 })
  })
})
