/** The shop of the tests without a Customers tab: it is made from the orders and has run once. Holds no expectation. */
import type { Host } from '../../playground/host.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { fill, readyShop, shopWorkbook, tabOf, update } from './shop.ts'

/** A shop whose customers were made from its orders. */
export function madeShop(): Host {
  const workbook = new Workbook({ id: 'made', timeZone: 'Europe/Berlin', locale: 'en_GB' })
  fill(workbook, 'Orders', tabOf(shopWorkbook(), 'Orders').values())
  const host = readyShop(workbook)
  update(host)
  return host
}
export function addOrder(host: Host, customer: string, amount: number): void {
  const orders = tabOf(host.workbook, 'Orders')
  const row = orders.lastRow() + 1
  for (const [k, cell] of ['added', customer, '2026-11-20', amount, 'Tea'].entries()) orders.setValue(row, k + 1, cell)
}
