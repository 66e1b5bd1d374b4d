/** Columns of a person without a header, or with one that stands twice: what is in them outlives columns that move during a write. */
import { expect, it } from 'vitest'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { ownedValues, readyShops, tabOf, update } from './shop.ts'

/** Notes under no header right of ours and left of ours, and under a header that stands twice. */
const ready = readyShops((host) => {
  const sheet = tabOf(host.workbook, 'Customers')
  const right = sheet.values()[0].length + 1
  sheet.insertColumns(5, 2)
  sheet.setValue(1, 6, 'Notes')
  for (let row = 2; row <= 25; row++) {
    sheet.setValue(row, 5, `left ${row}`)
    sheet.setValue(row, 6, `again ${row}`)
    sheet.setValue(row, right + 2, `right ${row}`)
    sheet.setValue(row, right + 3, `far ${row}`)
  }
})
const ACTS: { [name: string]: (sheet: Sheet) => void } = {
  'a column left of ours is deleted': (sheet) => sheet.deleteColumns(sheet.columnOf('Phone'), 1),
  'two columns left of ours are deleted': (sheet) => sheet.deleteColumns(2, 2),
  'a column is inserted left of ours': (sheet) => sheet.insertColumns(2, 1),
  'a column is inserted into ours': (sheet) => sheet.insertColumns(sheet.columnOf('Tier'), 1),
}
const kept = (sheet: Sheet) =>
  sheet
    .values()
    .slice(1)
    .map((cells) => cells.filter((cell) => /^(left|again|right|far|likes) /.test(String(cell))).join())

it.each(Object.keys(ACTS))('when %s right before any write', (name) => {
  const alone = ready()
  update(alone)
  const values = ownedValues(tabOf(alone.workbook, 'Customers'))
  let acted = true
  for (let write = 1; acted; write++) {
    const host = ready()
    const sheet = tabOf(host.workbook, 'Customers')
    const before = kept(sheet)
    let writes = 0
    acted = false
    host.options.beforeCall = (_, method) => {
      if (method !== 'Range.setValues' || ++writes !== write) return
      acted = true
      ACTS[name](sheet)
    }
    update(host)
    expect(kept(sheet), `write ${write}`).toEqual(before)
    expect(ownedValues(sheet), `write ${write}`).toEqual(values)
  }
})
