/**
 * What must not matter does not, for every shop. Random shops come from random-shops.ts; no expected values are computed
 * here.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import type { Cell, CustomersTable, ScoreAnswer, ScoreRequest, TierLevel } from '../../worker/contract.ts'
import { orderRows, shuffled } from './order-rows.ts'
import { shopArb } from './random-shops.ts'
import { hasSharedData, shopWithCancellations } from './shared-shops.ts'
import { customersOf, RUNS, TIMEOUT, withOrders } from './shop-changes.ts'

/** Answer as one object per customer id, with `why`. */
function byCustomer({ columns }: ScoreAnswer): Map<string, Record<string, Cell>> {
  return new Map(
    columns.id.map((id, i) => [
      String(id),
      Object.fromEntries(Object.entries(columns).flatMap(([name, cells]) => (name === 'id' ? [] : [[name, cells[i]]]))),
    ]),
  )
}
const everyColumn = (request: ScoreRequest): ScoreRequest => ({
  ...request,
  columns: [...(Object.keys(scoreTables(request).columns) as 'id'[]), 'why'],
})
/** The table with its rows in the order of `order` (positions). */
function permuted<T extends object>(table: T, order: number[]): T {
  const entries = Object.entries(table).map(([name, cells]) => [name, order.map((i) => (cells as Cell[])[i])])
  return Object.fromEntries(entries) as T
}
const positions = (count: number, seed: number) =>
  shuffled(
    Array.from({ length: count }, (_, i) => i),
    seed,
  )
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner)
    Object.freeze(value)
  }
  return value
}

describe('what must not matter', () => {
  it('the order of rows in any table', TIMEOUT, () => {
    fc.assert(
      fc.property(shopArb(), fc.nat(), (shop, seed) => {
        // Equal customers share a day's last place by their row.
        const settings = { ...shop.settings, contact: { ...shop.settings?.contact, capacity: {} } }
        const request = everyColumn({ ...shop, settings, customers: customersOf(shop) })
        const { customers, orders, contacts } = request
        const moved: ScoreRequest = {
          ...request,
          customers: permuted(customers as CustomersTable, positions((customers as CustomersTable).id.length, seed)),
          orders: permuted(orders, positions(orders.customer.length, seed + 1)),
          contacts: contacts && permuted(contacts, positions(contacts.customer.length, seed + 2)),
        }
        const before = scoreTables(request)
        const after = scoreTables(moved)
        expect(byCustomer(after)).toEqual(byCustomer(before))
        expect({ ...after.summary }).toEqual({ ...before.summary })
      }),
      RUNS,
    )
  })

  it('how ids are spelled: another key gives the same bytes beside each row', TIMEOUT, () => {
    fc.assert(
      fc.property(shopArb(), fc.constantFrom(7, 31, 1009), (shop, key) => {
        // A spelling whose alphabetical order has nothing to do with the first one's.
        const respell = (id: Cell): Cell => {
          if (id === null) return null
          let hash = key
          for (const letter of String(id)) hash = (hash * key + letter.charCodeAt(0)) >>> 0
          return `${hash}/${[...String(id)].reverse().join('')}`
        }
        const request = everyColumn(shop)
        const { customers, orders, contacts } = request
        const other: ScoreRequest = {
          ...request,
          customers: customers && {
            ...customers,
            id: customers.id.map(respell),
            referredBy: customers.referredBy?.map(respell),
          },
          orders: {
            ...orders,
            customer: orders.customer.map(respell),
            orderId: orders.orderId?.map(respell),
          },
          contacts: contacts && { ...contacts, customer: contacts.customer.map(respell) },
        }
        const { id: idsBefore, ...before } = scoreTables(request).columns
        const { id: idsAfter, ...after } = scoreTables(other).columns
        expect(idsAfter).toEqual(idsBefore.map(respell))
        expect(JSON.stringify(after)).toBe(JSON.stringify(before))
        expect(scoreTables(other).summary).toEqual(scoreTables(request).summary)
      }),
      RUNS,
    )
  })

  it('the money unit: ten times every amount, tier and bound changes only the amounts', TIMEOUT, () => {
    const levels: TierLevel[] = [
      { name: 'Member', up: 0 },
      { name: 'Silver', up: 100, keep: 80 },
      { name: 'Gold', up: 1000, keep: 900 },
    ]
    const times10 = (cell: Cell) => (typeof cell === 'number' ? Math.round(cell * 1000) / 100 : cell)
    const money = ['monetary', 'referralSpend', 'toNextTier', 'toKeepTier']
    fc.assert(
      fc.property(shopArb(), (shop) => {
        const { preset: _, ...rfm } = shop.settings?.rfm ?? {}
        const customers = { ...customersOf(shop), tierOverride: customersOf(shop).id.map(() => null) }
        const request = { ...shop, customers, settings: { ...shop.settings, rfm, tiers: { levels } } }
        const scaled: ScoreRequest = {
          ...request,
          orders: {
            ...request.orders,
            amount: request.orders.amount.map(times10),
            refunded: request.orders.refunded?.map(times10),
          },
          settings: {
            ...request.settings,
            rfm: rfm.bounds
              ? { ...rfm, bounds: { ...rfm.bounds, m: rfm.bounds.m.map((bound) => bound * 10) as [1, 2, 3, 4] } }
              : rfm,
            tiers: { levels: levels.map(({ name, up, keep }) => ({ name, up: up * 10, keep: keep && keep * 10 })) },
          },
        }
        const before = scoreTables(request).columns
        const after = scoreTables(scaled).columns
        for (const [column, cells] of Object.entries(before)) {
          const expected = money.includes(column) ? cells.map(times10) : cells
          expect([column, after[column as 'id']]).toEqual([column, expected])
        }
      }),
      RUNS,
    )
  })

  it('a customer without orders: nobody else changes when one is added', TIMEOUT, () => {
    fc.assert(
      fc.property(shopArb(), fc.boolean(), (shop, atTop) => {
        const table = customersOf(shop)
        const request = everyColumn({ ...shop, customers: table })
        const added = Object.fromEntries(
          Object.entries(table).map(([name, cells]) => {
            const cell = name === 'id' ? 'newcomer' : null
            return [name, atTop ? [cell, ...(cells as Cell[])] : [...(cells as Cell[]), cell]]
          }),
        ) as unknown as CustomersTable
        const before = byCustomer(scoreTables(request))
        const after = byCustomer(scoreTables({ ...request, customers: added }))
        expect(after.get('newcomer')).toMatchObject({ segment: 'prospect', r: null, monetary: null, nextOrder: null })
        after.delete('newcomer')
        expect(after).toEqual(before)
      }),
      RUNS,
    )
  })

  it('rows dated after asOf: leaving them out changes nothing but the note', TIMEOUT, () => {
    fc.assert(
      fc.property(shopArb(), (shop) => {
        const request = { ...shop, customers: customersOf(shop) }
        const rows = orderRows(request.orders).filter((row) => row.date <= request.asOf)
        expect(scoreTables(withOrders(request, rows)).columns).toEqual(scoreTables(request).columns)
      }),
      RUNS,
    )
  })

  it('how often it is asked: the same request gives the same bytes, and is not changed', TIMEOUT, () => {
    fc.assert(
      fc.property(shopArb(), (shop) => {
        const request = deepFreeze(everyColumn(shop))
        const bytes = JSON.stringify(scoreTables(request))
        expect(JSON.stringify(scoreTables(request))).toBe(bytes)
        expect(JSON.stringify(scoreTables(structuredClone(request)))).toBe(bytes)
      }),
      RUNS,
    )
  })
})

describe.skipIf(!hasSharedData)(
  'what must not matter, on Online Retail with cancellations (needs ../shared/data)',
  () => {
    it('the order of rows and the spelling of ids', TIMEOUT, () => {
      const request = shopWithCancellations('2011-12-10')
      const before = byCustomer(scoreTables(request))
      const { orders } = request
      const moved = permuted(orders, positions(orders.customer.length, 1))
      expect(byCustomer(scoreTables({ ...request, orders: moved }))).toEqual(before)
      const mirror = (id: Cell): Cell => [...String(id)].reverse().join('')
      const respelled = {
        ...moved,
        customer: moved.customer.map((id) => `k${mirror(id)}`),
        orderId: moved.orderId?.map((id) => `${mirror(id)}x`),
      }
      const after = byCustomer(scoreTables({ ...request, orders: respelled }))
      for (const [id, row] of before) expect(after.get(`k${mirror(id)}`)).toEqual(row)
      expect(after.size).toBe(before.size)
    })
  },
)
