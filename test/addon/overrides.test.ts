/** Values that a person types over ours: they become overrides and are never erased. */

import { describe, expect, it } from 'vitest'
import { sentRequest } from './book.ts'
import { AS_OF, cellOf, readyShop, rowOf, tabOf, update } from './shop.ts'

function typeInto(
  sheet: ReturnType<typeof readyShop>['workbook']['sheets'][number],
  id: string,
  header: string,
  text: string,
): void {
  sheet.type(rowOf(sheet, id), sheet.columnOf(header), text)
}

describe('typed values', () => {
  it('become overrides with a reason, hold in the next runs, and end when the override is cleared', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const machine = cellOf(sheet, 'C003', 'Segment')
    typeInto(sheet, 'C003', 'Segment', '休眠客户')
    const report = update(host)
    expect(report.typedCells).toBe(1)
    expect(report.problems).toBe(0)
    expect(cellOf(sheet, 'C003', 'Segment')).toBe('Dormant')
    expect(cellOf(sheet, 'C003', 'Segment override')).toBe('休眠客户')
    expect(cellOf(sheet, 'C003', 'Segment override reason')).toBe(`typed on ${AS_OF}`)
    expect(sheet.columnOf('Tier override')).toBeLessThan(1)
    expect(update(host).changedCells).toBe(0)
    sheet.setValue(rowOf(sheet, 'C003'), sheet.columnOf('Segment override'), '')
    update(host)
    expect(cellOf(sheet, 'C003', 'Segment')).toBe(machine)
  })

  it('of a tier and a date go to their own columns', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    typeInto(sheet, 'C005', 'Tier', 'gold')
    sheet.setValue(rowOf(sheet, 'C006'), sheet.columnOf('Next contact'), 46400) // 2027-01-13
    const report = update(host)
    expect(report.typedCells).toBe(2)
    expect(cellOf(sheet, 'C005', 'Tier')).toBe('Gold')
    expect(cellOf(sheet, 'C005', 'Tier override')).toBe('gold')
    expect(cellOf(sheet, 'C006', 'Next contact')).toBe(46400)
    expect(cellOf(sheet, 'C006', 'Contact on')).toBe(46400)
    expect(cellOf(sheet, 'C006', 'Contact on reason')).toBe(`typed on ${AS_OF}`)
    expect(update(host).changedCells).toBe(0)
    const sent = sentRequest(host.requests)
    expect(sent.customers?.contactOn?.filter(Boolean)).toEqual(['2027-01-13'])
    expect(sent.customers?.tierOverride?.filter(Boolean)).toEqual(['Gold'])
  })

  it('that mean nothing are moved, named as a problem, and never leave the sheet', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const machine = cellOf(sheet, 'C004', 'Segment')
    typeInto(sheet, 'C004', 'Segment', 'ask Canaryperson')
    typeInto(sheet, 'C004', 'Next contact', 'when Canaryperson calls')
    const report = update(host)
    expect(report.problemsByCode).toEqual({ badOverride: 2 })
    expect(cellOf(sheet, 'C004', 'Segment')).toBe(machine)
    expect(cellOf(sheet, 'C004', 'Segment override')).toBe('ask Canaryperson')
    expect(cellOf(sheet, 'C004', 'Contact on')).toBe('when Canaryperson calls')
    expect(host.requests.map(({ text }) => text).join()).not.toContain('Canaryperson')
    const problems = tabOf(host.workbook, 'Problems')
    expect(problems.value(1, 1)).toMatch(/^2 cells to look at\./)
    expect([problems.value(4, 4), problems.value(5, 4)].sort()).toEqual(['ask Canaryperson', 'when Canaryperson calls'])
    expect(update(host).changedCells).toBe(0)
  })

  it('that were emptied are written again', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const machine = cellOf(sheet, 'C004', 'Segment')
    sheet.setValue(rowOf(sheet, 'C004'), sheet.columnOf('Segment'), '')
    const report = update(host)
    expect([report.changedCells, report.typedCells]).toEqual([1, 0])
    expect(cellOf(sheet, 'C004', 'Segment')).toBe(machine)
  })

  it('are not seen in a customer whose id was corrected or whose row was copied', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    sheet.setValue(rowOf(sheet, 'C004'), 1, 'C004b')
    const report = update(host)
    expect(report.typedCells).toBe(0)
    expect(cellOf(sheet, 'C004b', 'Segment')).toBe('Prospect')
    expect(report.problemsByCode.unknownCustomer).toBe(5)
  })

  it('typed back to what stood there before still count as typed', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const first = String(cellOf(sheet, 'C007', 'Tier'))
    sheet.setValue(rowOf(sheet, 'C007'), sheet.columnOf('Tier'), 'Platinum')
    update(host)
    typeInto(sheet, 'C007', 'Tier', first)
    expect(update(host).typedCells).toBe(1)
    expect(cellOf(sheet, 'C007', 'Tier override')).toBe(first)
  })
})
