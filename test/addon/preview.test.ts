/** What the preview says against what an update then does, where more than outputs of known customers change. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { addOrder, madeShop } from './made-shop.ts'
import { ask, cellOf, readyShop, rowOf, tabOf, update } from './shop.ts'

interface Preview {
  cells: number
  changed: number
  customers: number
  rows: { row: number; name: string; changes: { header: string; from: string; to: string }[] }[]
}
const preview = (host: Host) => ask<Preview>(host, 'previewUpdate')
const headersOf = ({ rows }: Preview) => rows.flatMap(({ changes }) => changes.map(({ header }) => header))

describe('the preview tells cell for cell what the update does', () => {
  it('with the first value typed over ours: it stays, and moves to an override column that is not there yet', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    sheet.setValue(rowOf(sheet, 'C006'), sheet.columnOf('Segment'), 'Dormant')
    const told = preview(host)
    expect(headersOf(told)).toEqual(['Segment override', 'Segment override reason'])
    expect(sheet.columnOf('Segment override')).toBe(0)
    expect(update(host).changedCells).toBe(told.cells)
    expect(cellOf(sheet, 'C006', 'Segment')).toBe('Dormant')
  })

  it('with customers who are new in the orders of a tab that was made from them', () => {
    const host = madeShop()
    addOrder(host, 'NEW1', 99_999)
    const sheet = tabOf(host.workbook, 'Customers')
    const told = preview(host)
    expect(sheet.lastRow()).toBe(25)
    expect(told.rows.map(({ name }) => name)).toContain('NEW1')
    expect(told.rows.filter(({ name }) => name === 'NEW1')[0].row).toBe(26)
    expect(update(host).changedCells).toBe(told.cells)
    expect(rowOf(sheet, 'NEW1')).toBe(26)
  })

  it('with a tick in the Contact list, which counts as the contact that it becomes', () => {
    const host = readyShop()
    update(host)
    ask(host, 'showContactList')
    const list = tabOf(host.workbook, 'Contact list')
    list.setValue(2, 1, true)
    const told = preview(host)
    expect(told.cells).toBeGreaterThan(0)
    expect(list.value(2, 1)).toBe(true)
    expect(host.workbook.sheet('Contact log')).toBeUndefined()
    expect(update(host).changedCells).toBe(told.cells)
  })

  it('with a row that was copied: what is ours in the copy goes', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const at = sheet.lastRow() + 1
    const from = rowOf(sheet, 'C004')
    sheet.values()[from - 1].forEach((cell, k) => {
      sheet.setValue(at, k + 1, cell)
    })
    const told = preview(host)
    expect(told.rows).toHaveLength(1)
    expect(told.rows[0].row).toBe(at)
    expect(update(host).changedCells).toBe(told.cells)
  })
})
