/**
 * What must only go one way does, for every shop: a later order, a larger amount, a refund. Random shops come from
 * random-shops.ts; no expected values are computed here.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../worker/answer.ts'
import { TIER_WINDOWS, type TierLevel, type TierWindow } from '../../worker/contract.ts'
import { dayOf, isoOf } from './naive/shop.ts'
import { type OrderRow, orderRows, ordersTable } from './order-rows.ts'
import { shopArb } from './random-shops.ts'
import { customersOf, RUNS, TIMEOUT, withOrders } from './shop-changes.ts'

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
          const rows = orderRows(request.orders)
          // Money given back on that day may be the new order's, which is then none.
          const isGivenBack = ({ customer, date, amount: sum }: OrderRow) =>
            customer === String(id[at]) && date === shop.asOf && Number(sum) < 0
          fc.pre(!rows.some(isGivenBack))
          const before = scoreTables(request).columns
          const row = blankOrder(String(id[at]), shop.asOf, amount)
          const after = scoreTables(withOrders(request, [...rows, row])).columns
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
