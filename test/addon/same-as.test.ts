/**
 * "Same as": merging one customer into another in the sheet gives what the sheet would give if the one's id were replaced
 * by the other's everywhere, and nothing of either row is lost.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergesOf } from '../../addon/same-as.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { DEFAULT_COLUMNS } from '../../worker/contract.ts'
import { ask, cellOf, fill, openShop, readyShop, setUp, tabOf, update } from './shop.ts'

const ids = (count: number) => Array.from({ length: count }, (_, k) => `C${k + 1}`)

describe('who counts for whom', () => {
  const merges = (sameAs: Value[], own = ids(sameAs.length)) =>
    mergesOf({ columns: { id: own, sameAs: sameAs as string[] }, sheetRows: own.map((_, k) => k + 2) })
  it('follows a chain to its end, whatever the spelling of the id', () => {
    const { merged, source, problems } = merges([' C3 ', '', 'C2', ''])
    expect(Object.fromEntries(merged)).toEqual({
      C1: { target: 'C2', sheetRow: 2 },
      C3: { target: 'C2', sheetRow: 4 },
    })
    expect(source).toEqual({ columns: { id: ['C2', 'C4'], sameAs: ['', ''] }, sheetRows: [3, 5] })
    expect(problems).toEqual([])
  })
  it('leaves circles and unknown ids as they are and names their rows', () => {
    const { merged, source, problems } = merges(['C2', 'C1', 'C3', 'C99', 'C4', 'C1', ''])
    expect([...merged]).toEqual([['C5', { target: 'C4', sheetRow: 6 }]])
    expect(problems.map(({ row, code }) => [source.columns.id[row], code])).toEqual([
      ['C1', 'sameAsCircle'],
      ['C2', 'sameAsCircle'],
      ['C3', 'sameAsCircle'],
      ['C4', 'unknownSameAs'],
      ['C6', 'sameAsCircle'],
    ])
  })
  it('ends for any cells, with every customer either there or counted for one who is', () => {
    const cell = fc.oneof(fc.constant(''), fc.constantFrom(...ids(9)))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (cells) => {
        const { merged, source, problems } = merges(cells)
        const left = new Set(source.columns.id)
        for (const id of ids(cells.length)) expect(left.has(id)).toBe(!merged.has(id))
        for (const { target } of merged.values()) expect(left).toContain(target)
        const named = new Set(problems.map(({ row }) => source.columns.id[row]))
        // Who says something and is still there has a problem.
        source.columns.id.forEach((id, row) => {
          expect(named.has(id)).toBe(source.columns.sameAs[row] !== '')
        })
      }),
    )
  })
})

interface Shop {
  customers: Value[][]
  orders: Value[][]
  contacts: Value[][]
}
const HEADERS = {
  customers: ['Customer ID', 'Name', 'Joined', 'Referred by', 'Same as'],
  orders: ['Customer ID', 'Date', 'Amount', 'Order ID', 'Category'],
  contacts: ['Customer ID', 'Date', 'Channel'],
}
const COLUMNS = [...DEFAULT_COLUMNS, 'referralSpend', 'recencyDays', 'frequency', 'monetary', 'favourite']

function workbookOf({ customers, orders, contacts }: Shop): Workbook {
  const workbook = new Workbook({ timeZone: 'UTC', locale: 'en_GB' })
  fill(workbook, 'Customers', [HEADERS.customers, ...customers])
  fill(workbook, 'Orders', [HEADERS.orders, ...orders])
  fill(workbook, 'Contacts', [HEADERS.contacts, ...contacts])
  return workbook
}
/** Everything that is written beside each customer. */
function results(workbook: Workbook) {
  const host = openShop(workbook)
  setUp(host, { columns: COLUMNS })
  const { customers, problems } = update(host)
  const sheet = tabOf(workbook, 'Customers')
  const from = sheet.columnOf('Segment')
  const written: Record<string, Value[]> = {}
  for (let row = 2; row <= sheet.lastRow(); row++)
    written[String(sheet.value(row, 1))] = Array.from({ length: 12 }, (_, k) => sheet.value(row, from + k))
  return { customers, problems, written }
}

const CUSTOMERS = 9
const day = fc
  .integer({ min: 0, max: 600 })
  .map((ago) => new Date(Date.UTC(2026, 10, 22) - ago * 86_400_000).toISOString().slice(0, 10))
const whom = fc.constantFrom(...ids(CUSTOMERS))
const shop = fc.record({
  joined: fc.array(fc.oneof(fc.constant(''), day), { minLength: CUSTOMERS, maxLength: CUSTOMERS }),
  referred: fc.array(fc.oneof(fc.constant(''), whom), { minLength: CUSTOMERS, maxLength: CUSTOMERS }),
  orders: fc.array(
    fc.tuple(
      whom,
      day,
      fc.integer({ min: -40, max: 300 }),
      fc.constantFrom('', 'o1', 'o2', 'o3'),
      fc.constantFrom('Tea', 'Cups'),
    ),
    { minLength: 3, maxLength: 40 },
  ),
  contacts: fc.array(fc.tuple(whom, day, fc.constantFrom('sms', 'email')), { maxLength: 6 }),
  pair: fc.uniqueArray(whom, { minLength: 2, maxLength: 2 }),
})

describe('merging A into B in the sheet', () => {
  it('gives the workbook in which B stands wherever A stood', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(shop, ({ joined, referred, orders, contacts, pair: [a, b] }) => {
        const customers = ids(CUSTOMERS).map((id, k) => [id, `Name ${k}`, joined[k], referred[k], id === a ? b : ''])
        const swap = (cell: Value): Value => (cell === a ? b : cell)
        const merged = results(workbookOf({ customers, orders, contacts }))
        const replaced = results(
          workbookOf({
            customers: customers
              .filter(([id]) => id !== a)
              .map(([id, name, since, by]) => [id, name, since, swap(by), '']),
            orders: orders.map(([id, ...rest]) => [swap(id), ...rest]),
            contacts: contacts.map(([id, ...rest]) => [swap(id), ...rest]),
          }),
        )
        const { [a]: ofMerged, ...others } = merged.written
        expect(ofMerged.every((cell) => cell === '')).toBe(true)
        expect({ ...merged, written: others }).toEqual(replaced)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a row that counts for another', () => {
  const shopOf = () => {
    const customers = ids(4).map((id, k) => [id, `Name ${k}`, '', '', id === 'C4' ? 'C1' : ''])
    const orders: Value[][] = ids(4).flatMap((id, k) => [
      [id, '2026-10-01', 100 * (k + 1), '', ''],
      [id, '2026-11-01', 50, '', ''],
    ])
    return workbookOf({ customers, orders, contacts: [] })
  }
  it('says so, keeps what was typed there, and gets its own values back when the cell is emptied', () => {
    const workbook = shopOf()
    const sheet = tabOf(workbook, 'Customers')
    sheet.setValue(5, 5, '')
    const host = readyShop(workbook, {}, { columns: ['segment', 'tier', 'why'] })
    update(host)
    const before = cellOf(sheet, 'C4', 'Segment')
    expect(before).not.toBe('')
    sheet.type(5, sheet.columnOf('Tier'), 'Gold')
    sheet.setValue(5, 5, 'C1')
    expect(ask(host, 'updateNow')).toMatchObject({ merged: 1, customers: 3 })
    expect(cellOf(sheet, 'C4', 'Segment')).toBe('')
    expect(cellOf(sheet, 'C4', 'Why')).toBe('Counts for C1 (same as)')
    expect(cellOf(sheet, 'C4', 'Tier override')).toBe('Gold')
    expect(cellOf(sheet, 'C1', 'Tier override')).toBe('')
    expect(cellOf(sheet, 'C1', 'Tier')).not.toBe('Gold')
    expect(update(host).changedCells).toBe(0)
    sheet.setValue(5, 5, '')
    update(host)
    expect(cellOf(sheet, 'C4', 'Segment')).toBe(before)
    expect(cellOf(sheet, 'C4', 'Tier')).toBe('Gold')
  })
  it('can be undone like any update', () => {
    const workbook = shopOf()
    const sheet = tabOf(workbook, 'Customers')
    sheet.setValue(5, 5, '')
    const host = readyShop(workbook)
    update(host)
    const before = cellOf(sheet, 'C4', 'Segment')
    sheet.setValue(5, 5, 'C1')
    update(host)
    ask(host, 'undoUpdate')
    expect(cellOf(sheet, 'C4', 'Segment')).toBe(before)
  })
  it('counts by itself again when the column is taken away', () => {
    const host = readyShop(shopOf())
    expect(update(host).customers).toBe(3)
    const sheet = tabOf(host.workbook, 'Customers')
    sheet.deleteColumns(5, 1)
    expect(update(host).customers).toBe(4)
  })
  it('is found in a column that was typed in after set-up, in either language', () => {
    const workbook = shopOf()
    const sheet = tabOf(workbook, 'Customers')
    sheet.setValue(1, 5, 'My notes')
    const host = readyShop(workbook)
    expect(update(host).customers).toBe(4)
    sheet.setValue(1, 5, '同一客户')
    expect(update(host).customers).toBe(3)
  })
})
