/** An update that ends before it writes: everything that it would have done waits, whatever there was to do. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { addOrder, madeShop } from './made-shop.ts'
import { ask, rowOf, tabOf } from './shop.ts'

const contents = ({ workbook }: Host) =>
  JSON.stringify(workbook.sheets.map(({ name, rows, maxRows, maxColumns }) => [name, rows, maxRows, maxColumns]))

/** New customers, a tick, a typed segment, a column that was deleted and a memory that is gone: each is to be written. */
function eventfulShop(): Host {
  const host = madeShop()
  ask(host, 'showContactList')
  addOrder(host, 'NEW1', 99_999)
  tabOf(host.workbook, 'Contact list').setValue(2, 1, true)
  const sheet = tabOf(host.workbook, 'Customers')
  sheet.setValue(rowOf(sheet, 'C006'), sheet.columnOf('Segment'), 'Dormant')
  sheet.deleteColumns(sheet.columnOf('Tier'), 1)
  return host
}
const updateNow = (host: Host) => JSON.parse(String(host.run('updateNow', '{"watched":true,"quiet":true}')))

describe('an update that says “Nothing was changed” has changed nothing', () => {
  it('where the Worker cannot be reached', () => {
    const host = eventfulShop()
    const before = contents(host)
    const { fetch } = host.options
    host.options.fetch = () => {
      throw new Error('DNS error: shop.workers.dev')
    }
    expect(updateNow(host)).toMatchObject({ code: 'unreachable' })
    expect(contents(host) === before).toBe(true)
    host.options.fetch = fetch
    expect(updateNow(host).ok).toBe(true)
    expect(rowOf(tabOf(host.workbook, 'Customers'), 'NEW1')).toBe(26)
    expect(tabOf(host.workbook, 'Contact log').lastRow()).toBe(2)
  })

  it('cancelled at whatever step', () => {
    let cancelled = 0
    for (const last of ['reading', 'preparing', 'sending', 'scoring']) {
      const host = eventfulShop()
      const before = contents(host)
      host.options.beforeCall = (_, method, args) => {
        if (method === 'Cache.put' && String(args[1]).includes(`"${last}"`)) {
          host.options.beforeCall = undefined
          host.run('cancelUpdate')
        }
        host.clock.nowMs += 2_100
      }
      expect(updateNow(host), last).toMatchObject({ code: 'cancelled' })
      host.options.beforeCall = undefined
      expect(contents(host) === before, last).toBe(true)
      cancelled++
    }
    expect(cancelled).toBe(4)
  })
})

it('a customer whom a person enters while the Worker is asked is not entered twice', () => {
  const host = madeShop()
  addOrder(host, 'NEW1', 99_999)
  const sheet = tabOf(host.workbook, 'Customers')
  host.options.beforeCall = (_, method) => {
    if (!method.startsWith('UrlFetchApp')) return
    host.options.beforeCall = undefined
    sheet.setValue(26, 1, 'NEW1')
  }
  expect(updateNow(host).ok).toBe(true)
  expect(sheet.values().filter(([id]) => id === 'NEW1')).toHaveLength(1)
})
