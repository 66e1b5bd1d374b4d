/**
 * Properties that hold for every shop: what must not matter does not, and what must only go one way does.
 * Random shops come from random-shops.ts; no expected values are computed here.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import {
  type Cell,
  type CustomersTable,
  type ScoreAnswer,
  type ScoreRequest,
  TIER_WINDOWS,
  type TierLevel,
  type TierWindow,
} from '../../worker/contract.ts'
import { dayOf, isoOf } from './naive/shop.ts'
import { type OrderRow, orderRows, ordersTable, shopArb, shuffled } from './random-shops.ts'
import { hasSharedData, shopWithCancellations } from './shared-shops.ts'

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 100) }
const TIMEOUT = { timeout: 120_000 }

/** Answer as one object per customer id, with `why`. */
function byCustomer({ columns }: ScoreAnswer): Map<string, Record<string, Cell>> {
  return new Map(
    columns.id.map((id, i) => [
      String(id),
      Object.fromEntries(Object.entries(columns).flatMap(([name, cells]) => (name === 'id' ? [] : [[name, cells[i]]]))),
    ]),
  )
}
const withOrders = (request: ScoreRequest, rows: OrderRow[]): ScoreRequest => ({
  ...request,
  orders: ordersTable(rows),
})
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
/** Customers of the request, in a table of their own where it has none. */
const customersOf = (request: ScoreRequest): CustomersTable =>
  request.customers ?? { id: [...new Set(request.orders.customer)] }
const blankOrder = (customer: string, date: string, amount: number): OrderRow => ({
  customer,
  date,
  amount,
  orderId: null,
  status: null,
  refunded: null,
  refundedOn: null,
  category: null,
  product: 'added',
  channel: null,
  store: null,
  quantity: 0,
})
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

describe('what goes only one way', () => {
  const levels: TierLevel[] = [
    { name: '0', up: 0 },
    { name: '1', up: 100 },
    { name: '2', up: 500 },
    { name: '3', up: 2000 },
  ]
  const lifeArb = fc.array(
    fc.record({
      gap: fc.constantFrom(1, 7, 30, 60, 180, 364, 365, 366, 395, 396, 400),
      amount: fc.integer({ min: 1, max: 900 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  const rowsOf = (life: { gap: number; amount: number }[]) => {
    let day = dayOf('2020-01-01')
    return life.map(({ gap, amount }) => {
      day += gap
      return blankOrder('c', isoOf(day), amount)
    })
  }
  const ruleArb = fc.record({
    metric: fc.constantFrom('spend' as const, 'orders' as const),
    window: fc.constantFrom(...TIER_WINDOWS),
  })
  type Rule = { metric: 'spend' | 'orders'; window: TierWindow }
  const tierOn = (rows: OrderRow[], asOf: string, rule: Rule): number => {
    const few = levels.map(({ name }, i) => ({ name, up: [0, 2, 3, 6][i] }))
    const { columns } = scoreTables({
      asOf,
      columns: ['tierComputed'],
      settings: { tiers: { ...rule, levels: rule.metric === 'orders' ? few : levels } },
      orders: ordersTable(rows),
    })
    return Number(columns.tierComputed?.[0] ?? 0)
  }

  it('an order never lowers the tier on its own day', TIMEOUT, () => {
    fc.assert(
      fc.property(
        lifeArb,
        fc.integer({ min: 0, max: 1200 }),
        fc.integer({ min: 1, max: 3000 }),
        ruleArb,
        (life, later, amount, rule) => {
          const rows = rowsOf(life)
          const asOf = isoOf(dayOf('2020-01-01') + later)
          const earlier = rows.filter((row) => row.date <= asOf)
          const without = earlier.length === 0 ? 0 : tierOn(earlier, asOf, rule)
          expect(tierOn([...earlier, blankOrder('c', asOf, amount)], asOf, rule)).toBeGreaterThanOrEqual(without)
        },
      ),
      RUNS,
    )
  })

  it('an order never lowers the highest tier ever held', TIMEOUT, () => {
    // Tiers rise on order days alone, so those days show the highest.
    const highest = (rows: OrderRow[], rule: Rule) => Math.max(...rows.map((row) => tierOn(rows, row.date, rule)))
    fc.assert(
      fc.property(lifeArb, fc.nat(1200), fc.integer({ min: 1, max: 3000 }), ruleArb, (life, later, amount, rule) => {
        const rows = rowsOf(life)
        const more = [...rows, blankOrder('c', isoOf(dayOf('2020-01-01') + later), amount)]
        expect(highest(more, rule)).toBeGreaterThanOrEqual(highest(rows, rule))
      }),
      RUNS,
    )
  })

  it('a larger order never lowers the highest tier ever held', TIMEOUT, () => {
    const highest = (rows: OrderRow[], rule: Rule) => Math.max(...rows.map((row) => tierOn(rows, row.date, rule)))
    fc.assert(
      fc.property(lifeArb, fc.nat(), fc.integer({ min: 1, max: 3000 }), ruleArb, (life, pick, more, rule) => {
        const rows = rowsOf(life)
        const larger = rows.map((row, k) =>
          k === pick % rows.length ? { ...row, amount: Number(row.amount) + more } : row,
        )
        expect(highest(larger, rule)).toBeGreaterThanOrEqual(highest(rows, rule))
      }),
      RUNS,
    )
  })

  it('a refund within 14 days returns to the state without that amount', TIMEOUT, () => {
    fc.assert(
      fc.property(
        shopArb({ withoutRefunds: true, minCustomers: 1 }),
        fc.nat(),
        fc.record({ ago: fc.integer({ min: 0, max: 800 }), delay: fc.integer({ min: 0, max: 14 }) }),
        fc.record({ kept: fc.constantFrom(0, 0, 50, 1000), refunded: fc.constantFrom(0.01, 100, 20_000) }),
        (shop, pick, { ago, delay }, { kept, refunded }) => {
          const asOf = dayOf(shop.asOf)
          const orderDay = asOf - ago
          const { id } = customersOf(shop)
          fc.pre(orderDay + delay <= asOf && id.length > 0)
          const customer = String(id[pick % id.length])
          const request = { ...shop, customers: customersOf(shop) }
          const rows = orderRows(request.orders)
          const order = (amount: number) => ({ ...blankOrder(customer, isoOf(orderDay), amount), orderId: 'X' })
          const refund = {
            ...order(-refunded),
            date: isoOf(orderDay + delay),
            product: 'refund',
          }
          const back = scoreTables(withOrders(request, [...rows, order(kept + refunded), refund]))
          const never = scoreTables(withOrders(request, kept === 0 ? rows : [...rows, order(kept)]))
          expect(back.columns).toEqual(never.columns)
          expect(back.summary.classes).toEqual(never.summary.classes)
        },
      ),
      RUNS,
    )
  })

  it(
    'a more recent order never lowers r, an added order never lowers f, a larger amount never lowers m',
    TIMEOUT,
    () => {
      fc.assert(
        fc.property(shopArb({ minCustomers: 1 }), fc.nat(), fc.integer({ min: 1, max: 5000 }), (shop, pick, amount) => {
          const request = { ...shop, customers: customersOf(shop) }
          const { id } = request.customers
          fc.pre(id.length > 0)
          const at = pick % id.length
          const before = scoreTables(request).columns
          const row = blankOrder(String(id[at]), shop.asOf, amount)
          const after = scoreTables(withOrders(request, [...orderRows(request.orders), row])).columns
          // One buyer more can change the method, and with it everyone's scores.
          fc.pre(before.r?.[at] !== null)
          for (const column of ['r', 'f', 'recencyDays', 'frequency', 'monetary', 'm'] as const) {
            const [from, to] = [Number(before[column]?.[at]), Number(after[column]?.[at])]
            if (column === 'recencyDays') expect(to).toBe(0)
            else expect([column, to >= from]).toEqual([column, true])
          }
        }),
        RUNS,
      )
    },
  )

  it('the last order moved to a later day never lowers r', TIMEOUT, () => {
    fc.assert(
      fc.property(shopArb({ withoutRefunds: true, minCustomers: 1 }), fc.nat(), fc.nat(), (shop, pick, later) => {
        const request = { ...shop, customers: customersOf(shop) }
        const rows = orderRows(request.orders).filter((row) => row.date <= shop.asOf)
        fc.pre(rows.length > 0)
        const { customer } = rows[pick % rows.length]
        const last = rows.filter((row) => row.customer === customer).reduce((a, b) => (b.date > a.date ? b : a))
        const room = dayOf(shop.asOf) - dayOf(last.date)
        const moved = { ...last, date: isoOf(dayOf(last.date) + (later % (room + 1))) }
        const at = request.customers.id.indexOf(customer)
        const before = scoreTables(withOrders(request, rows)).columns
        const after = scoreTables(
          withOrders(
            request,
            rows.map((row) => (row === last ? moved : row)),
          ),
        ).columns
        expect(Number(after.r?.[at])).toBeGreaterThanOrEqual(Number(before.r?.[at]))
        expect(Number(after.recencyDays?.[at])).toBeLessThanOrEqual(Number(before.recencyDays?.[at]))
      }),
      RUNS,
    )
  })
})
