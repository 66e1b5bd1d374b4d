/** Set-up that Google ends at any of its service calls, and set-up again: one set of columns and tabs, and an update works. */
import { expect, it } from 'vitest'
import { createBook } from './book.ts'
import {
  ask,
  CUSTOMER_HEADERS,
  copiesOf,
  openShop,
  ownedValues,
  readyShop,
  shopWorkbook,
  tabOf,
  update,
} from './shop.ts'

/** The shop after `connect`, before anything is chosen. */
const connected = (() => {
  const book = createBook()
  const host = openShop(shopWorkbook(), { fetch: book.answer })
  ask(host, 'connect', { workerUrl: 'https://shop.workers.dev', setupKey: 'key' })
  return copiesOf(host, book)
})()

it('killed during set-up and then repeated leaves one set of columns', { timeout: 120_000 }, () => {
  const undisturbed = readyShop()
  update(undisturbed)
  const expected = ownedValues(tabOf(undisturbed.workbook, 'Customers'))
  const whole = connected()
  ask(whole, 'saveSetUp', {})
  expect(whole.counts.serviceCalls).toBeGreaterThan(100)
  for (let at = 1; at <= whole.counts.serviceCalls; at += 4) {
    const host = connected()
    host.options.killAt = at
    expect(() => host.callFromPage('saveSetUp', '{}'), `killed at ${at}`).toThrow()
    host.options.killAt = undefined
    ask(host, 'saveSetUp', {})
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const headers = sheet.values()[0].slice(0, 8)
    expect(headers, `killed at ${at}`).toEqual([...CUSTOMER_HEADERS, 'Segment', 'Tier', 'Next contact'])
    expect(ownedValues(sheet), `killed at ${at}`).toEqual(expected)
    expect(host.workbook.sheets.map(({ name }) => name).sort(), `killed at ${at}`).toEqual([
      'Customers',
      'Orders',
      'Problems',
      'Regulars memory',
      'Run log',
      'Settings',
    ])
  }
})
