/** Long texts in the Settings tab: they lie in properties of their own, and what still is too large is refused before a cell is written. */
import { expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { ask, ownedValues, readyShop, tabOf, update } from './shop.ts'

function shop(): Host {
  const host = readyShop()
  update(host)
  tabOf(host.workbook, 'Orders').setValue(2, 4, 5_000)
  return host
}
const values = (host: Host) => JSON.stringify(ownedValues(tabOf(host.workbook, 'Customers')))
const columnIn = (host: Host, header: string) => tabOf(host.workbook, 'Settings').values()[0].indexOf(header) + 1

it('long benefits and many holidays are kept, whatever one property holds', () => {
  const host = shop()
  const settings = tabOf(host.workbook, 'Settings')
  const benefit = '每次消费享受九折优惠并赠送饮料。'.repeat(60)
  for (let row = 2; row <= 5; row++) settings.setValue(row, columnIn(host, 'Benefits'), benefit)
  for (let day = 1; day <= 28; day++)
    for (const [month, k] of [
      ['01', 0],
      ['02', 28],
      ['03', 56],
    ] as const) {
      settings.setValue(1 + day + k, columnIn(host, 'Holiday'), `2027-${month}-${String(day).padStart(2, '0')}`)
      settings.setValue(1 + day + k, columnIn(host, 'Holiday') + 1, `假日${'长'.repeat(40)}`)
    }
  const before = values(host)
  expect(update(host).changedCells).toBeGreaterThan(0)
  expect(values(host)).not.toBe(before)
  for (const text of host.workbook.properties.document.values())
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(9 * 1024)
  expect(update(host).changedCells).toBe(0)
  // As stored: the tab is gone and comes back with all of it.
  host.workbook.sheets.splice(host.workbook.sheets.indexOf(settings), 1)
  update(host)
  const again = tabOf(host.workbook, 'Settings').values()
  expect(again[3][columnIn(host, 'Benefits') - 1]).toBe(benefit)
  expect(again.filter((cells) => String(cells[columnIn(host, 'Holiday')]).startsWith('假日'))).toHaveLength(84)
})

it('what is too large all the same is refused before a cell is written', () => {
  const host = shop()
  const settings = tabOf(host.workbook, 'Settings')
  const tier = columnIn(host, 'Tier')
  for (let k = 0; k < 20; k++) {
    settings.setValue(2 + k, tier, `${k}${'层'.repeat(58)}`)
    settings.setValue(2 + k, tier + 1, k * 10)
    settings.setValue(2 + k, tier + 2, '')
  }
  for (let k = 0; k < 140; k++) {
    const day = new Date(Date.UTC(2027, 0, 1 + k)).toISOString().slice(0, 10)
    settings.setValue(2 + k, columnIn(host, 'Working day'), day)
  }
  const before = values(host)
  expect(() => ask(host, 'updateNow')).toThrow(/propertyFull/)
  expect(values(host)).toBe(before)
})
