/** The Contact log after people inserted, moved, deleted or renamed columns in it. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { ask, readyShop, tabOf, update } from './shop.ts'

const logOf = (host: Host) => tabOf(host.workbook, 'Contact log')
const at = (sheet: Sheet, header: string) => sheet.values()[0].indexOf(header) + 1
const log = (host: Host, row: number) => {
  const id = tabOf(host.workbook, 'Customers').value(row, 1)
  ask(host, 'logContact', { row, id, kind: 'contact', reason: 'welcome', channel: 'phone', note: `note ${row}` })
}
function shop(): Host {
  const host = readyShop()
  update(host)
  log(host, 2)
  return host
}
const CHANGES: { [name: string]: (sheet: Sheet) => void } = {
  'inserted at the front': (sheet) => {
    sheet.insertColumns(1, 1)
    sheet.setValue(1, 1, 'Staff')
    sheet.setValue(2, 1, 'Anna')
  },
  'inserted in the middle': (sheet) => {
    sheet.insertColumns(at(sheet, 'Reason'), 1)
    sheet.setValue(1, at(sheet, 'Reason') - 1, 'Staff')
    sheet.setValue(2, at(sheet, 'Reason') - 1, 'Anna')
  },
  'deleted (the note)': (sheet) => sheet.deleteColumns(at(sheet, 'Note'), 1),
  moved: (sheet) => sheet.moveColumns(at(sheet, 'Note'), 1, at(sheet, 'Customer')),
  renamed: (sheet) => sheet.setValue(1, at(sheet, 'Customer'), 'Who'),
}

describe.each(Object.keys(CHANGES))('with a column %s', (name) => {
  it('earlier contacts count, new ones stand under their headers, and what is a person’s stays', () => {
    const [host, plain] = [shop(), shop()]
    const sheet = logOf(host)
    CHANGES[name](sheet)
    log(host, 3)
    log(plain, 3)
    expect(update(host).changedCells).toBe(update(plain).changedCells)
    for (const header of ['Date', 'Customer', 'Channel', 'Reason', 'Note', 'Name']) {
      const column = name === 'renamed' && header === 'Customer' ? at(sheet, 'Who') : at(sheet, header)
      if (column === 0) continue
      const cells = (one: Sheet, k: number) =>
        one
          .values()
          .slice(1)
          .map((row) => row[k - 1])
      expect(cells(sheet, column), header).toEqual(cells(logOf(plain), at(logOf(plain), header)))
    }
    const staff = at(sheet, 'Staff')
    if (staff > 0) expect(sheet.values().map((row) => row[staff - 1])).toEqual(['Staff', 'Anna', ''])
    const row = 3
    const { card } = ask<{ card: { contacts: { date: string; note: string }[] } }>(host, 'customerCard', { row })
    expect(card.contacts).toHaveLength(1)
    expect(card.contacts[0].date).toBe('2026-11-22')
  })
})
