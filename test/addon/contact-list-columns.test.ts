/** The Contact list after people inserted, moved, deleted or renamed columns in it. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { ask, readyShop, tabOf, update } from './shop.ts'

const listOf = (host: Host) => tabOf(host.workbook, 'Contact list')
const at = (sheet: Sheet, header: string) => sheet.values()[0].indexOf(header) + 1
/** Lines by what stands under these headers, in any order. */
const under = (sheet: Sheet, headers: readonly string[]) =>
  sheet
    .values()
    .slice(1)
    .map((cells) => headers.map((header): Value => cells[at(sheet, header) - 1] ?? ''))
    .filter((cells) => cells.some((cell) => cell !== ''))

function shop(): Host {
  const host = readyShop()
  update(host)
  ask(host, 'showContactList')
  return host
}
const KEPT = ['Date', 'Customer', 'Reason', 'Message', 'Phone']
const CHANGES: { [name: string]: (sheet: Sheet) => void } = {
  'inserted right of the note': (sheet) => {
    sheet.insertColumns(at(sheet, 'Note') + 1, 1)
    sheet.setValue(1, at(sheet, 'Note') + 1, 'Assigned to')
  },
  'inserted at the front': (sheet) => {
    sheet.insertColumns(1, 1)
    sheet.setValue(1, 1, 'Assigned to')
  },
  deleted: (sheet) => {
    sheet.deleteColumns(at(sheet, 'Owner'), 1)
    sheet.deleteColumns(at(sheet, 'Channel'), 1)
  },
  moved: (sheet) => sheet.moveColumns(at(sheet, 'Phone'), 1, at(sheet, 'Date')),
  renamed: (sheet) => sheet.setValue(1, at(sheet, 'E-mail'), 'Mail of the person'),
}

describe.each(Object.keys(CHANGES))('with a column %s', (name) => {
  it('lines are renewed, ticked and taken away as before, and no line comes twice', () => {
    const [host, plain] = [shop(), shop()]
    const sheet = listOf(host)
    CHANGES[name](sheet)
    const own = at(sheet, 'Assigned to')
    if (own > 0) sheet.setValue(3, own, 'Anna')
    expect(update(host).changedCells).toBe(0)
    expect(under(sheet, KEPT)).toEqual(under(listOf(plain), KEPT))
    // Another message for all, one line ticked, a note.
    for (const one of [host, plain]) {
      const list = listOf(one)
      const orders = tabOf(one.workbook, 'Orders')
      for (let row = 2; row <= orders.lastRow(); row++) orders.setValue(row, 5, 'Coffee')
      list.setValue(2, at(list, 'Done'), true)
      list.setValue(4, at(list, 'Note'), 'after lunch')
      update(one)
    }
    const headers = [...KEPT, 'Note', 'Done']
    expect(under(sheet, headers).toSorted()).toEqual(under(listOf(plain), headers).toSorted())
    expect(tabOf(host.workbook, 'Contact log').values()).toEqual(tabOf(plain.workbook, 'Contact log').values())
    if (own > 0) expect(sheet.values().filter((cells) => cells[own - 1] === 'Anna')).toHaveLength(1)
  })

  it('new lines find their columns in an emptied list', () => {
    const host = shop()
    const sheet = listOf(host)
    const before = under(sheet, KEPT)
    CHANGES[name](sheet)
    sheet.deleteRows(2, sheet.lastRow() - 1)
    update(host)
    expect(under(sheet, KEPT)).toEqual(before)
    if (at(sheet, 'Assigned to') > 0) expect(under(sheet, ['Assigned to'])).toEqual([])
  })
})
