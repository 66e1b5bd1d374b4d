/** Another person acts while an update runs: before every single service call, one kind of act at a time. */
import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import {
  CUSTOMER_HEADERS,
  cellOf,
  ownedValues,
  picture,
  readyShops,
  rowOf,
  shopWorkbook,
  tabOf,
  update,
} from './shop.ts'

const ready = readyShops()
/** What a run without company writes, and how many service calls it takes. */
const [alone, CALLS] = (() => {
  const host = ready()
  update(host)
  return [ownedValues(tabOf(host.workbook, 'Customers')), host.counts.serviceCalls]
})()

const ACTS: { [name: string]: (sheet: Sheet) => void } = {
  'sorts the rows': (sheet) => sheet.sortRows((a, b) => String(b[0]).localeCompare(String(a[0]))),
  'inserts a row': (sheet) => sheet.insertRows(6, 1),
  'inserts a column at the front': (sheet) => sheet.insertColumns(1, 1),
  'inserts a column before ours': (sheet) => sheet.insertColumns(sheet.columnOf('Segment'), 1),
  'moves a column with a formula into ours': (sheet) =>
    sheet.moveColumns(sheet.columnOf('Notes'), 1, sheet.columnOf('Tier')),
  'moves the id column behind ours': (sheet) =>
    sheet.moveColumns(sheet.columnOf('Customer ID'), 1, sheet.columnOf('Next contact') + 1),
  'edits a note': (sheet) => sheet.setValue(rowOf(sheet, 'C009'), sheet.columnOf('Notes'), 'edited'),
}

describe.each(Object.keys(ACTS))('while another person %s', (name) => {
  it('at any call, every row ends with its own customer’s values and no other cell is lost', () => {
    const withFormula = readyShops((host) => tabOf(host.workbook, 'Customers').setFormula(4, 4, '=UPPER("x")', 'X'))
    for (let at = 1; at <= CALLS; at++) {
      const host = withFormula()
      const customers = tabOf(host.workbook, 'Customers')
      const expected = tabOf(shopWorkbook(), 'Customers')
      expected.setFormula(4, 4, '=UPPER("x")', 'X')
      host.options.beforeCall = (call) => {
        if (call === at) ACTS[name](customers)
      }
      try {
        update(host)
      } catch (error) {
        expect(String(error), `${name} before call ${at}`).toMatch(/headerMissing/)
        host.options.beforeCall = undefined
        update(host)
      }
      const where = `${name} before call ${at}`
      expect(ownedValues(customers), where).toEqual(alone)
      const theirs = (sheet: Sheet) =>
        picture(sheet, CUSTOMER_HEADERS)
          .split('\n')
          .filter((line) => !line.startsWith('["",null],["",null]'))
          .sort()
          .join('\n')
      if (name === 'edits a note') {
        expect(cellOf(customers, 'C009', 'Notes'), where).toBe('edited')
        expected.setValue(rowOf(expected, 'C009'), expected.columnOf('Notes'), 'edited')
      }
      expect(theirs(customers), where).toBe(theirs(expected))
    }
  })
})

describe('while another person acts twice around the write', () => {
  it('every row ends with its own customer’s values and no value of another column is lost', () => {
    const names = Object.keys(ACTS).filter((name) => !/id column|note/.test(name))
    const valuesOf = (sheet: Sheet) => {
      const lines = sheet
        .values()
        .map((_, row) => CUSTOMER_HEADERS.map((header) => sheet.value(row + 1, sheet.columnOf(header))).join('|'))
      return lines.filter((line) => !/^\|*$/.test(line)).sort()
    }
    const expected = valuesOf(tabOf(shopWorkbook(), 'Customers'))
    // A linear congruential generator with a fixed seed: the same 80 pairs in every run.
    let seed = 7
    const draw = (below: number) => {
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    for (let pair = 0; pair < 80; pair++) {
      const [first, second] = [names[draw(names.length)], names[draw(names.length)]]
      const at = CALLS - 11 + draw(9)
      const then = at + 1 + draw(6)
      const host = ready()
      const customers = tabOf(host.workbook, 'Customers')
      host.options.beforeCall = (call) => {
        if (call === at) ACTS[first](customers)
        if (call === then) ACTS[second](customers)
      }
      update(host)
      const where = `${first} before call ${at}, ${second} before call ${then}`
      expect(ownedValues(customers), where).toEqual(alone)
      expect(valuesOf(customers), where).toEqual(expected)
    }
  })
})

describe('while another person deletes a row', () => {
  it('at any call, the other rows hold their own customers’ values', () => {
    for (let at = 1; at <= CALLS; at++) {
      const host = ready()
      const customers = tabOf(host.workbook, 'Customers')
      host.options.beforeCall = (call) => {
        if (call === at) customers.deleteRows(rowOf(customers, 'C010'), 1)
      }
      update(host)
      const values = ownedValues(customers)
      // Deleted before it was read: scored without this customer, whose orders then are a problem.
      const others = Object.keys(alone).filter((id) => id !== 'C010')
      expect(Object.keys(values).sort(), `before call ${at}`).toEqual(others)
      for (const id of others) expect(values[id][1], `${id} before call ${at}`).toBe(alone[id][1])
      expect(customers.value(customers.lastRow(), 1), `before call ${at}`).not.toBe('')
    }
  })
})

describe('a value that another person types while the update runs', () => {
  it('stands at the end and becomes an override, unless it was typed in the last call before the write', () => {
    const typedAt: number[] = []
    for (let at = 1; at <= CALLS; at++) {
      const host = ready()
      const customers = tabOf(host.workbook, 'Customers')
      let written = false
      host.options.beforeCall = (call, method) => {
        if (call !== at) return
        written = method === 'Range.setValues'
        customers.type(rowOf(customers, 'C011'), customers.columnOf('Segment'), 'Dormant')
      }
      update(host)
      host.options.beforeCall = undefined
      update(host)
      if (cellOf(customers, 'C011', 'Segment') === 'Dormant') {
        typedAt.push(at)
        expect(cellOf(customers, 'C011', 'Segment override'), `before call ${at}`).toBe('Dormant')
      } else expect(written || at > 1, `before call ${at}`).toBe(true)
    }
    // The calls between the last read and the write: getRange and setValues.
    expect(CALLS - typedAt.length).toBeLessThanOrEqual(2)
  })
})

describe('a run that is killed', () => {
  it('at any call and then repeated leaves the cells of an uninterrupted run', () => {
    const reference = ready()
    update(reference)
    const sheetOf = (host: typeof reference) => JSON.stringify(tabOf(host.workbook, 'Customers').rows)
    for (let at = 1; at <= CALLS; at++) {
      const host = ready()
      host.options.killAt = at
      expect(() => host.run('updateNow'), `killed at ${at}`).toThrow()
      host.options.killAt = undefined
      expect(update(host).typedCells, `killed at ${at}`).toBe(0)
      expect(sheetOf(host) === sheetOf(reference), `killed at ${at}`).toBe(true)
    }
  })
})
