/** Reading a tab in pages while somebody changes it between two of them: the rows that come out are those of one moment. */
import { describe, expect, it } from 'vitest'
import type { SheetCell } from '../../addon/sync/cells.ts'
import { readPages } from '../../addon/workbook/read-pages.ts'

type Row = [number, string]
type Tab = Parameters<typeof readPages>[0]

/** A tab of so many rows, and what happens before the n-th read of cells. */
function tabOf(rows: number, acts: { [read: number]: (rows: Row[]) => void }) {
  const cells: Row[] = [[0, 'Order ID'], ...Array.from({ length: rows - 1 }, (_, k): Row => [k + 1, `o${k}`])]
  let reads = 0
  const range = (row: number, count: number) => ({
    getNumRows: () => count,
    getNumColumns: () => 2,
    getValues: () => {
      acts[++reads]?.(cells)
      if (row + count - 1 > cells.length) throw new Error('The coordinates of the range are outside the sheet.')
      return cells.slice(row - 1, row - 1 + count).map((line) => line.slice())
    },
  })
  const sheet = {
    getDataRange: () => range(1, cells.length),
    getRange: (row: number, _column: number, count: number) => range(row, count),
    getLastRow: () => cells.length,
    getMaxRows: () => cells.length,
  }
  return { cells, sheet: sheet as unknown as Tab, reads: () => reads }
}

function read(sheet: Tab): SheetCell[][] {
  let taken: SheetCell[][] = []
  readPages(sheet, 'Orders', true, () => {
    taken = []
    return (rows) => {
      for (const row of rows) taken.push(row)
    }
  })
  return taken
}

const backwards = (rows: Row[]) => {
  rows.splice(1, rows.length, ...rows.slice(1).reverse())
}

describe('pages of a large tab', () => {
  it('hold every row once when nobody does anything', () => {
    const { sheet, cells, reads } = tabOf(100_050, {})
    expect(JSON.stringify(read(sheet))).toBe(JSON.stringify(cells))
    // Three pages, and two places where pages meet.
    expect(reads()).toBe(5)
  })

  it.each<[string, (rows: Row[]) => void]>([
    ['sorts the rows', backwards],
    ['inserts a row at the top', (rows) => rows.splice(1, 0, [-1, 'new'])],
    ['deletes a row at the top', (rows) => rows.splice(1, 1)],
    ['deletes half of the rows', (rows) => rows.splice(60_000, rows.length)],
    ['moves a row from the end to the top', (rows) => rows.splice(1, 0, ...rows.splice(rows.length - 1, 1))],
  ])('hold the rows of one moment when somebody %s between any two reads', (_, act) => {
    for (const at of [2, 3, 4, 5]) {
      const { sheet, cells } = tabOf(100_050, { [at]: act })
      const before = JSON.stringify(cells)
      const taken = JSON.stringify(read(sheet))
      expect(taken === before || taken === JSON.stringify(cells)).toBe(true)
    }
  })

  it('are given up in a sentence when the tab never comes to rest', () => {
    const always = Object.fromEntries(Array.from({ length: 40 }, (_, k) => [k, backwards]))
    expect(() => read(tabOf(100_050, always).sheet)).toThrow('keepsChanging')
  })

  it('pass an error on that has nothing to do with rows', () => {
    const fail = () => {
      throw new Error('Service unavailable: Spreadsheets')
    }
    expect(() => read(tabOf(100_050, { 2: fail }).sheet)).toThrow('Service unavailable')
  })
})
