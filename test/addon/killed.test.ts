/**
 * A run that Google ends at any of its service calls, and the next one: values, formats, metadata, properties and tabs are
 * those of a run that nobody ended. Done for the first update of 2,000 rows and for a later one that has everything to do.
 */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { createBook } from './book.ts'
import { copiesOf, fill, readyShop, tabOf, update } from './shop.ts'

const CUSTOMERS = 150
const ORDERS = 1_850

function shop(): Workbook {
  const workbook = new Workbook({ id: 'shop', timeZone: 'Europe/Berlin', locale: 'en_GB' })
  const customers: Value[][] = [['Customer ID', 'Full name', 'Notes', 'Joined']]
  for (let c = 0; c < CUSTOMERS; c++) customers.push([`C${c}`, `Person ${c}`, `note ${c}`, '2024-01-15'])
  const orders: Value[][] = [['Order ID', 'Customer ID', 'Order date', 'Amount', 'Category']]
  for (let k = 0; k < ORDERS; k++) {
    const date = new Date(Date.UTC(2026, 10, 20) - ((k * 37) % 900) * 86_400_000).toISOString().slice(0, 10)
    orders.push([`o${k}`, `C${(k * 7_919 + (k >> 5)) % CUSTOMERS}`, date, 20 + ((k * 7) % 300), k % 3 ? 'Tea' : 'Cups'])
  }
  fill(workbook, 'Orders', orders)
  fill(workbook, 'Customers', customers)
  return workbook
}

/** Everything of the file that outlives a run, as texts; what tells the time of a run or counts its own work is left out. */
function stateOf(host: Host): string[] {
  // The Run log has a line for each run that came to its end.
  const others = host.workbook.sheets.filter(({ name }) => name !== 'Run log')
  const tabs = others.map(({ name, hidden, frozenRows, rows, columns, metadata, rules }) => {
    const cells = rows.map(({ values, looks }) => [trimmed(values), trimmed(looks)])
    return { name, hidden, frozenRows, cells: trimmed(cells), columns, metadata, rules }
  })
  const { lastRun, ...settings } = JSON.parse(host.workbook.properties.document.get('regulars') ?? '{}')
  // A run that is killed after its last word is a run: the next one has another number.
  const { atMs: _, changedCells: __, number: ___, ...run } = lastRun
  return [...tabs, settings, run].map((part) =>
    JSON.stringify(part, (key, value) => (key === 'id' ? undefined : value)),
  )
}

function trimmed<T>(cells: readonly T[]): T[] {
  let length = cells.length
  while (length > 0 && isEmpty(cells[length - 1])) length--
  return Array.from({ length }, (_, k) => cells[k] ?? ('' as T))
}
function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === '' || (Array.isArray(cell) && cell.every((part) => part.length === 0))
}

const SCENES: Record<string, (host: Host) => void> = {
  'the first update': () => {},
  'an update with new orders, a wrong date, a typed tier and a new customer': (host) => {
    update(host)
    const orders = tabOf(host.workbook, 'Orders')
    for (let k = 0; k < 10; k++)
      for (const [c, cell] of [`n${k}`, `C${k}`, '2026-11-21', 500, 'Tea'].entries())
        orders.setValue(ORDERS + 2 + k, c + 1, cell)
    orders.setValue(5, 3, 'someday')
    const customers = tabOf(host.workbook, 'Customers')
    customers.setValue(3, customers.columnOf('Tier'), 'Gold')
    customers.setValue(CUSTOMERS + 2, 1, 'C-new')
  },
}

describe.each(Object.keys(SCENES))('%s', (scene) => {
  it('killed at any call and then repeated leaves the file as an uninterrupted run', { timeout: 120_000 }, () => {
    const book = createBook()
    const prepared = readyShop(shop(), { fetch: book.answer })
    SCENES[scene](prepared)
    const ready = copiesOf(prepared, book)
    const reference = ready()
    update(reference)
    const expected = stateOf(reference)
    const calls = reference.counts.serviceCalls
    expect(calls).toBeGreaterThan(30)
    for (let at = 1; at <= calls; at++) {
      const host = ready()
      host.options.killAt = at
      expect(() => host.run('updateNow'), `killed at ${at}`).toThrow()
      host.options.killAt = undefined
      update(host)
      const state = stateOf(host)
      const part = state.findIndex((text, k) => text !== expected[k])
      if (part < 0) continue
      // Only where it begins to differ: a whole tab is many pages.
      const from = Math.max(0, [...state[part]].findIndex((letter, k) => letter !== expected[part][k]) - 150)
      expect.soft(state[part].slice(from, from + 300), `killed at ${at}`).toBe(expected[part].slice(from, from + 300))
    }
  })
})
