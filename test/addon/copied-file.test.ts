/** A copied file has the tabs of the first one and nothing that is stored: set up again, it goes on with them. */
import { expect, it } from 'vitest'
import { ask, openShop, readyShop, setUp, tabOf, update } from './shop.ts'

it('a copied file that is set up goes on with its Contact list and Dashboard, and makes no second one', () => {
  const host = readyShop()
  update(host)
  ask(host, 'showContactList')
  ask(host, 'showDashboard')
  const copy = openShop(host.workbook.copy())
  setUp(copy)
  const list = tabOf(copy.workbook, 'Contact list')
  const id = list.value(2, 11)
  list.setValue(2, 1, true)
  const dashboard = tabOf(copy.workbook, 'Dashboard')
  dashboard.setValue(3, 1, 'stale')
  const charts = dashboard.charts.length
  update(copy)
  expect(list.values().map((cells) => cells[10])).not.toContain(id)
  expect(tabOf(copy.workbook, 'Contact log').values()[1][1]).toBe(id)
  expect(dashboard.value(3, 1)).not.toBe('stale')
  expect(dashboard.charts).toHaveLength(charts)
  expect(copy.workbook.sheets.map(({ name }) => name).filter((name) => /\d$/.test(name))).toEqual([])
})
