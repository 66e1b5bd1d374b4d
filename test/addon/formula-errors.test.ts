/** Cells whose formula has no result, or none yet: they are nobody's id and nothing's name, and no run goes by half a table. */
import { describe, expect, it } from 'vitest'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { ask, cellOf, fill, readyShop, shopWorkbook, tabOf, update } from './shop.ts'

describe('a formula’s error', () => {
  it('in the column of ids is no customer: such rows are left out and named', () => {
    const workbook = shopWorkbook()
    const [orders, customers] = [tabOf(workbook, 'Orders'), tabOf(workbook, 'Customers')]
    orders.setValue(2, 2, '#N/A')
    orders.setValue(3, 2, '#REF!')
    customers.setValue(24, 1, '#N/A')
    customers.setValue(25, 1, '#N/A')
    const host = readyShop(workbook)
    const { problemsByCode } = update(host)
    expect(problemsByCode).toMatchObject({ missingId: 4 })
    expect(problemsByCode.duplicateCustomer).toBeUndefined()
    for (const row of [24, 25]) expect(customers.value(row, customers.columnOf('Segment'))).toBe('')
    expect(cellOf(customers, 'C004', 'Segment')).not.toBe('')
  })

  it('makes no customer where the tab is made from the orders', () => {
    const workbook = new Workbook({ id: 'made', locale: 'en_GB' })
    const rows = tabOf(shopWorkbook(), 'Orders').values()
    fill(workbook, 'Orders', [...rows, ['z1', '#N/A', '2026-11-01', 50, 'Tea']])
    const host = readyShop(workbook)
    update(host)
    const ids = tabOf(workbook, 'Customers').values().slice(1)
    expect(ids.map(([id]) => id)).toEqual([...new Set(rows.slice(1).map(([, id]) => id))])
  })

  it('in a category is no category', () => {
    const workbook = shopWorkbook()
    const orders = tabOf(workbook, 'Orders')
    for (let row = 2; row <= orders.lastRow(); row++) orders.setValue(row, 5, '#N/A')
    const host = readyShop(workbook, {}, { columns: ['segment', 'favourite'] })
    update(host)
    expect(host.requests.map(({ text }) => text).join('\n')).not.toContain('#N/A')
    expect(cellOf(tabOf(workbook, 'Customers'), 'C005', 'Favourite')).toBe('')
  })
})

it.each([
  ['Orders', 4],
  ['Customers', 1],
] as const)(
  'while formulas in %s are still loading nothing is sent or changed, and a sentence says so',
  (tab, column) => {
    const host = readyShop()
    update(host)
    const [before, sent] = [JSON.stringify(tabOf(host.workbook, 'Customers').values().slice(6)), host.requests.length]
    tabOf(host.workbook, tab).setValue(3, column, 'Loading...')
    expect(() => ask(host, 'updateNow')).toThrow(/stillLoading: .*Orders|stillLoading: .*Customers/)
    expect(host.requests).toHaveLength(sent)
    expect(JSON.stringify(tabOf(host.workbook, 'Customers').values().slice(6))).toBe(before)
  },
)
