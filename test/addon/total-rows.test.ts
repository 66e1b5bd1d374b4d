/** A line of totals under the customers is nobody: no values beside it, one line in Problems, everybody else as without it. */
import { describe, expect, it } from 'vitest'
import { withoutTotals } from '../../addon/total-rows.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import { ownedValues, readyShop, tabOf, update } from './shop.ts'

const HEADERS = ['Customer ID', 'Name', 'Joined', 'Spent', 'Segment']
const found = (rows: Value[][], ordered: string[] = []) => {
  const values = [HEADERS, ...rows] as string[][]
  const column = (at: number) => rows.map((row) => (row[at] ?? '') as string)
  const { source, totals } = withoutTotals(
    { columns: { id: column(0), joined: column(2) }, sheetRows: rows.map((_, k) => k + 2) },
    { values, headers: HEADERS },
    { columns: { customer: ordered, date: ordered.map(() => '2026-01-01') }, sheetRows: ordered.map((_, k) => k + 2) },
  )
  for (const row of totals) expect([source.columns.id[row], source.columns.joined[row]]).toEqual(['', ''])
  return totals
}

describe('a row is a line of totals', () => {
  it.each(['Total', 'TOTALS', ' Grand total: ', 'Subtotal', 'Summe', '合计', '总计：'])(
    'where its id is %s',
    (word) => {
      expect(
        found([
          ['C1', 'Ada'],
          [word, '', '', 1_234.5],
        ]),
      ).toEqual([1])
      expect(
        found([
          ['C1', 'Ada'],
          [word, '', '', '€ 1,234.50'],
        ]),
      ).toEqual([1])
    },
  )
  it('also where Regulars wrote into it before', () => {
    expect(found([['Total', '', '', 12, 'Prospect']])).toEqual([0])
  })
  it('not where it has a name or a date, or where somebody ordered under that id', () => {
    expect(found([['Total', 'Total Ltd', '', 12]])).toEqual([])
    expect(found([['Total', '', '2024-01-15', 12]])).toEqual([])
    expect(found([['Total', '', '', 12]], ['C1', 'Total'])).toEqual([])
    expect(found([['Total Wine', '', '', 12]])).toEqual([])
  })
})

it('an update leaves it out, says so, and gives everybody else what they have without it', () => {
  const alone = readyShop()
  update(alone)
  const host = readyShop()
  const customers = tabOf(host.workbook, 'Customers')
  const row = customers.lastRow() + 1
  customers.setValue(row, 1, 'Total')
  customers.setValue(row, customers.columnOf('Notes'), 24)
  expect(update(host).problemsByCode).toEqual({ totalRow: 1 })
  const { Total, ...others } = ownedValues(customers)
  expect(Total).toEqual(['', '', ''])
  expect(others).toEqual(ownedValues(tabOf(alone.workbook, 'Customers')))
  const problems = tabOf(host.workbook, 'Problems').values()
  expect(problems.map(([first]) => first)).toContain('Line of totals: 1')
  expect(problems.at(-1)?.slice(0, 3)).toEqual(['Customers', String(row), 'Customer ID'])
})
