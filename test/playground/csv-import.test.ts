/** CSV files that are opened in the playground are read as Google Sheets reads them, without spoiling ids. */
import { expect, it } from 'vitest'
import { workbookOfCsv } from '../../playground/files/csv-import.ts'

const OPTIONS = { name: 'Shop', timeZone: 'UTC', locale: 'en_GB' }

it('reads numbers and dates, and leaves ids, phones and formulas text', () => {
  const text =
    '\uFEFFOrder ID,Date,Amount,Phone,Note\n00123,05/03/2026,"1,234.50",+49 170 1234567,=1+1\n7,31/12/2025,-3.5,,"two\nlines"\n\n'
  const sheet = workbookOfCsv([{ name: 'orders.csv', text }], OPTIONS)?.sheet('orders')
  expect(sheet?.values().slice(0, 3)).toEqual([
    ['Order ID', 'Date', 'Amount', 'Phone', 'Note'],
    ['00123', 46086, 1234.5, '+49 170 1234567', '=1+1'],
    [7, 46022, -3.5, '', 'two\nlines'],
  ])
  expect(sheet?.text(2, 2)).toBe('05/03/2026')
  expect(sheet?.look(2, 5)?.formula).toBeUndefined()
})

it('makes a sheet of each file, customers before orders, names them apart, and skips empty ones', () => {
  const file = (name: string, text = 'a;b\n1;2\n') => ({ name, text })
  const files = [
    file('zzz.csv'),
    file('订单.csv'),
    file('Customers.csv'),
    file('empty.csv', '\n'),
    file('a/b.csv'),
    file('a b.csv'),
  ]
  const workbook = workbookOfCsv(files, OPTIONS)
  expect(workbook?.sheets.map(({ name }) => name)).toEqual(['Customers', '订单', 'a b', 'a b 2', 'zzz'])
  expect(workbook?.sheets[0].values()).toEqual([
    ['a', 'b'],
    [1, 2],
  ])
  expect(workbookOfCsv([file('empty.csv', '')], OPTIONS)).toBeUndefined()
})
