/** 300,000 orders of 60,000 customers: the built add-on against the built Worker, a first update and one after ten more orders. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { ask, type Report, tabOf } from '../addon/shop.ts'
import { addOrders, largeShop } from '../bench/large-shop.ts'
import { connectedHost, type LocalWorker, startLocalWorker } from './local.ts'

const AS_OF = '2026-11-22'
const ORDERS = 300_000
const CUSTOMERS = 60_000

let worker: LocalWorker
beforeAll(async () => {
  worker = await startLocalWorker()
})
afterAll(() => worker?.stop())

function update(host: Host): Report {
  host.resetCounts()
  host.requests.length = 0
  return ask<Report>(host, 'updateNow')
}

function filled(host: Host, header: string): number {
  const sheet = tabOf(host.workbook, 'Customers')
  const column = sheet.columnOf(header)
  let count = 0
  for (let row = 2; row <= CUSTOMERS + 1; row++) if (sheet.value(row, column) !== '') count++
  return count
}

it('fills every row of a large sheet, and the second time pays for ten orders only', {
  timeout: 600_000,
}, () => {
  const workbook = largeShop(ORDERS - 10, CUSTOMERS)
  const host = connectedHost(workbook, worker, AS_OF)
  const first = update(host)
  expect(first.problems).toBe(0)
  expect(filled(host, 'Segment')).toBe(CUSTOMERS)
  expect(filled(host, 'Tier')).toBe(CUSTOMERS)
  expect(host.counts.bytesUp / ORDERS).toBeLessThan(20)
  addOrders(workbook, 10)
  const second = update(host)
  expect(second.problems).toBe(0)
  expect(second.changedCells).toBeGreaterThan(0)
  expect(host.counts.bytesUp).toBeLessThan(120 * 1024)
  // A plan, the chunks, and a page for every 20,000 customers.
  expect(host.requests.map(({ url }) => url.split('/').pop())).toEqual(['plan', 'chunks', 'score', 'score', 'score'])
  expect(filled(host, 'Segment')).toBe(CUSTOMERS)
})
