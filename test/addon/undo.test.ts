/** Undo last update and the preview: every cell as it was, nobody's edit lost, nothing written by looking. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { ALL_COLUMNS, DEFAULT_COLUMNS } from '../../worker/contract.ts'
import { ask, cellOf, fill, ownedValues, readyShop, rowOf, shopWorkbook, tabOf, update } from './shop.ts'

interface Undone {
  restored: number
  kept: number
  message: string
}
const undo = (host: Host) => ask<Undone>(host, 'undoUpdate')
const HEADERS = ['Segment', 'Tier', 'Next contact']

describe('undoUpdate', () => {
  it('empties after the first update what was empty before', () => {
    const host = readyShop()
    const report = update(host)
    expect(undo(host)).toMatchObject({ restored: report.changedCells, kept: 0 })
    const values = Object.values(ownedValues(tabOf(host.workbook, 'Customers'))).flat()
    expect(new Set(values)).toEqual(new Set(['']))
  })

  it('brings back what an update of changed orders replaced, and the next update writes it again', () => {
    const host = readyShop(shopWorkbook(), {}, { columns: [...DEFAULT_COLUMNS, 'monetary', 'nextOrder', 'why'] })
    update(host)
    const customers = tabOf(host.workbook, 'Customers')
    const headers = [...HEADERS, 'Spend in window', 'Next order', 'Why']
    const first = ownedValues(customers, headers)
    tabOf(host.workbook, 'Orders').setValue(2, 4, 90_000)
    const { changedCells } = update(host)
    const second = ownedValues(customers, headers)
    expect(second).not.toEqual(first)
    expect(undo(host).restored).toBe(changedCells)
    expect(ownedValues(customers, headers)).toEqual(first)
    expect(update(host)).toMatchObject({ changedCells, typedCells: 0 })
    expect(ownedValues(customers, headers)).toEqual(second)
  })

  it('leaves alone what a person changed since, and the next update takes it for their choice', () => {
    const host = readyShop()
    update(host)
    const customers = tabOf(host.workbook, 'Customers')
    customers.setValue(rowOf(customers, 'C003'), customers.columnOf('Segment'), 'Champions')
    expect(undo(host)).toMatchObject({ kept: 1 })
    expect(cellOf(customers, 'C003', 'Segment')).toBe('Champions')
    expect(cellOf(customers, 'C003', 'Tier')).toBe('')
    expect(update(host).typedCells).toBe(1)
    expect(cellOf(customers, 'C003', 'Segment override')).toBe('Champions')
  })

  it('gives a typed value back to its cell and takes the override away; the next update moves it again', () => {
    const host = readyShop()
    update(host)
    const customers = tabOf(host.workbook, 'Customers')
    customers.setValue(rowOf(customers, 'C005'), customers.columnOf('Tier'), 'Gold')
    customers.setValue(rowOf(customers, 'C006'), customers.columnOf('Segment'), 'nonsense')
    expect(update(host).typedCells).toBe(2)
    expect(cellOf(customers, 'C006', 'Segment')).not.toBe('nonsense')
    undo(host)
    expect(cellOf(customers, 'C005', 'Tier')).toBe('Gold')
    expect(cellOf(customers, 'C005', 'Tier override')).toBe('')
    expect(cellOf(customers, 'C006', 'Segment')).toBe('nonsense')
    expect(cellOf(customers, 'C006', 'Segment override')).toBe('')
    expect(cellOf(customers, 'C006', 'Segment override reason')).toBe('')
    expect(update(host).typedCells).toBe(2)
    expect(cellOf(customers, 'C006', 'Segment override')).toBe('nonsense')
  })

  it('refuses a second time, and where nothing was changed', () => {
    const host = readyShop()
    expect(() => undo(host)).toThrow(/nothingToUndo/)
    update(host)
    undo(host)
    expect(() => undo(host)).toThrow(/nothingToUndo/)
    update(host)
    update(host)
    expect(() => undo(host)).toThrow(/nothingToUndo/)
  })

  it('refuses where the update changed more cells than are kept', () => {
    const host = readyShop()
    update(host)
    const memory = tabOf(host.workbook, 'Regulars memory')
    memory.setValue(1, 1, String(memory.value(1, 1)).replace('"changed":[]', '"changed":null'))
    expect(() => undo(host)).toThrow(/tooMuchToUndo.*Version history/)
  })

  it('is told by a toast from the menu, its refusal by a sentence', () => {
    const host = readyShop()
    update(host)
    host.run('undoLastUpdate')
    expect(host.toasts.at(-1)?.message).toMatch(/cells are as before the update/)
    host.run('undoLastUpdate')
    expect(host.dialogs.at(-1)?.content).toBe('There is no update to undo. Nothing was changed.')
  })

  it('killed at any service call and asked for again, it ends the same', () => {
    const finished = (killAt: number | undefined): string => {
      const host = readyShop(smallShop())
      update(host)
      tabOf(host.workbook, 'Orders').setValue(2, 4, 90_000)
      update(host)
      host.options.killAt = killAt
      try {
        undo(host)
      } catch {
        host.options.killAt = undefined
        try {
          undo(host)
        } catch (error) {
          // Killed when all was done but the toast.
          expect(String(error)).toContain('nothingToUndo')
        }
      }
      const done = host.options.killAt === undefined
      host.options.killAt = undefined
      const values = JSON.stringify(ownedValues(tabOf(host.workbook, 'Customers')))
      // What comes after must not take anything for typed.
      return `${done}/${values}/${update(host).typedCells}`
    }
    const whole = finished(undefined)
    expect(whole).toContain('/0')
    let killed = 0
    for (let call = 2; killed < 100; call += 3) {
      const result = finished(call)
      if (result.startsWith('false')) break
      expect(result, `killed at call ${call}`).toBe(whole)
      killed++
    }
    expect(killed).toBeGreaterThan(5)
  })

  it('restores what was there, whatever orders and cells changed before the update', () => {
    const change = fc.record({
      what: fc.constantFrom('amount', 'date', 'segment', 'tier', 'nextContact', 'sort') as fc.Arbitrary<string>,
      row: fc.integer({ min: 2, max: 9 }),
      value: fc.integer({ min: 1, max: 400 }),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const host = readyShop(smallShop(), {}, { columns: [...ALL_COLUMNS.slice(0, 20)] })
        update(host)
        const customers = tabOf(host.workbook, 'Customers')
        const orders = tabOf(host.workbook, 'Orders')
        for (const { what, row, value } of changes) {
          if (what === 'amount') orders.setValue(row, 4, value * 10)
          else if (what === 'date') orders.setValue(row, 3, `2026-0${1 + (value % 9)}-11`)
          else if (what === 'segment') customers.setValue(row, customers.columnOf('Segment'), `word ${value}`)
          else if (what === 'tier') customers.setValue(row, customers.columnOf('Tier'), 'Gold')
          else if (what === 'nextContact') customers.setValue(row, customers.columnOf('Next contact'), 46_400 + value)
        }
        const headers = Array.from({ length: 30 }, (_, k) => String(customers.value(1, k + 1))).filter(
          (header) => header !== '' && header !== 'Customer ID',
        )
        const before = ownedValues(customers, headers)
        update(host)
        undo(host)
        expect(ownedValues(customers, headers)).toEqual(before)
      }),
      { numRuns: 12, seed: 20261122 },
    )
  })
})

describe('previewUpdate', () => {
  it('tells per class and per customer what the update then does, and writes nothing at all', () => {
    const host = readyShop()
    update(host)
    tabOf(host.workbook, 'Orders').setValue(2, 4, 90_000)
    const before = JSON.stringify(host.workbook.sheets.map((sheet) => sheet.rows))
    host.resetCounts()
    const preview = ask<{
      cells: number
      changed: number
      customers: number
      movements: { header: string; from: string; to: string; customers: number }[]
      rows: { row: number; name: string; changes: { header: string; from: string; to: string }[] }[]
    }>(host, 'previewUpdate')
    const writes = Object.keys(host.counts.byMethod).filter((method) =>
      /\.(set|insert|append|clear|delete|add|hide|show|activate|sort|move|put|remove)/i.test(method),
    )
    expect(writes).toEqual([])
    expect(JSON.stringify(host.workbook.sheets.map((sheet) => sheet.rows)) === before).toBe(true)
    const sheet = tabOf(host.workbook, 'Customers')
    const values = ownedValues(sheet)
    expect(update(host).changedCells).toBe(preview.cells)
    const after = ownedValues(sheet)
    const changed = Object.keys(values).filter((id) => JSON.stringify(values[id]) !== JSON.stringify(after[id]))
    expect(preview.changed).toBe(changed.length)
    expect(preview.rows.map(({ row }) => row)).toEqual(changed.map((id) => rowOf(sheet, id)))
    expect(preview.rows[0]?.name).toMatch(/^Canaryname\d+ Zwicky$/)
    for (const { row, changes } of preview.rows)
      for (const { header, to } of changes)
        if (header !== 'Next contact') expect(sheet.value(row, sheet.columnOf(header))).toBe(to)
    for (const { header, from, to, customers } of preview.movements) {
      const at = HEADERS.indexOf(header)
      const moved = changed.filter((id) => values[id][at] === from && after[id][at] === to)
      expect(customers).toBe(moved.length)
    }
  })

  it('adds no customer to a tab that was made from the orders', () => {
    const workbook = new Workbook({ id: 'made', locale: 'en_GB' })
    const rows: Value[][] = [['Customer ID', 'Order date', 'Amount']]
    for (let k = 0; k < 30; k++) rows.push([`c${k % 10}`, `2026-0${1 + (k % 9)}-1${k % 9}`, 10 + k])
    fill(workbook, 'Orders', rows)
    const host = readyShop(workbook)
    update(host)
    tabOf(workbook, 'Orders').setValue(32, 1, 'new one')
    tabOf(workbook, 'Orders').setValue(32, 2, '2026-11-01')
    tabOf(workbook, 'Orders').setValue(32, 3, 5)
    ask(host, 'previewUpdate')
    expect(tabOf(workbook, 'Customers').lastRow()).toBe(11)
  })
})

/** Eight customers with a few orders: enough for every column. */
function smallShop(): Workbook {
  const workbook = new Workbook({ id: 'small', locale: 'en_GB' })
  const customers: Value[][] = [['Customer ID', 'Full name']]
  const orders: Value[][] = [['Order ID', 'Customer ID', 'Order date', 'Amount', 'Category']]
  for (let c = 1; c <= 8; c++) {
    customers.push([`c${c}`, `Name ${c}`])
    for (let k = 0; k < 1 + (c % 4); k++)
      orders.push([
        `o${c}-${k}`,
        `c${c}`,
        `2026-${String(10 - 2 * k).padStart(2, '0')}-1${c}`,
        30 * c + k,
        k % 2 ? 'Tea' : 'Cups',
      ])
  }
  fill(workbook, 'Orders', orders)
  fill(workbook, 'Customers', customers)
  return workbook
}
