/**
 * The ledger beside its naive twin, on random tables and on real order logs; and what a ledger must not depend on. Real
 * logs are read from ../shared/data and skipped where that is missing.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, ContactsTable, CustomersTable, OrdersTable } from '../../worker/contract.ts'
import { dayOfIso } from '../../worker/ledger/days.ts'
import { resolveSettings } from '../../worker/settings.ts'
import { viewOfLedger } from './ledger-view.ts'
import { type NaiveLedger, naiveLedger } from './naive-ledger.ts'
import { readShared, sharedRows } from './shared-data.ts'

interface Shop {
  orders: OrdersTable
  customers: CustomersTable | undefined
  contacts: ContactsTable
  currency: string | undefined
}
const AS_OF = '2024-03-08'

const customerArb = fc.constantFrom<Cell>('ann', 'bob', 7, '7', ' ann', 'eve', null)
const dateArb = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 9 }).map((day): Cell => `2024-03-0${day}`) },
  { weight: 1, arbitrary: fc.constant<Cell>(null) },
)
const amountArb = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Cell>(0, 5, 5, 10, 10.5, 20, -5, -10, -12.5, null) },
  { weight: 1, arbitrary: fc.integer({ min: -3000, max: 3000 }).map((cents): Cell => cents / 100) },
)
const orderArb = fc.record({
  customer: customerArb,
  date: dateArb,
  amount: amountArb,
  orderId: fc.constantFrom<Cell>(null, null, 'o1', 'o2', 'o3', 3),
  status: fc.constantFrom<Cell>(null, 'paid', 'paid', 'refund', 'cancelled', 'test', 'odd'),
  refunded: fc.constantFrom<Cell>(null, null, null, 2, 5, 30),
  refundedOn: fc.oneof(fc.constant(null), dateArb),
  category: fc.constantFrom<Cell>(null, 'tea', 'Tea', 'coffee'),
  currency: fc.constantFrom<Cell>(null, null, null, 'EUR', 'USD'),
})
const optionalColumns = ['orderId', 'status', 'refunded', 'refundedOn', 'category', 'currency'] as const

const shopArb: fc.Arbitrary<Shop> = fc
  .record({
    rows: fc.array(orderArb, { maxLength: 30 }),
    columns: fc.subarray([...optionalColumns]),
    ids: fc.option(fc.array(customerArb, { maxLength: 6 }), { nil: undefined }),
    contacts: fc.array(fc.record({ customer: customerArb, date: dateArb }), { maxLength: 8 }),
    currency: fc.constantFrom(undefined, 'EUR', 'GBP'),
  })
  .map(({ rows, columns, ids, contacts, currency }) => {
    // A wholly blank row is skipped silently, which the twin does not know.
    const kept = rows.filter((row) => row.customer !== null || row.date !== null)
    const orders: OrdersTable = {
      customer: kept.map((row) => row.customer),
      date: kept.map((row) => row.date),
      amount: kept.map((row) => row.amount),
    }
    for (const column of columns) orders[column] = kept.map((row) => row[column])
    const logged = contacts.filter((row) => row.customer !== null || row.date !== null)
    return {
      orders,
      customers: ids && { id: ids.filter((id) => id !== null) },
      contacts: { customer: logged.map((row) => row.customer), date: logged.map((row) => row.date) },
      currency,
    }
  })

function view(shop: Shop): NaiveLedger {
  const settings = resolveSettings({ currency: shop.currency })
  return viewOfLedger({ asOfDay: dayOfIso(AS_OF), settings, ...shop })
}
function twin({ orders, customers, contacts, currency }: Shop): NaiveLedger {
  return naiveLedger(AS_OF, currency, orders, customers, contacts)
}

/** The rows of a table in another order. */
function reordered<T extends OrdersTable | ContactsTable>(table: T, order: number[]): T {
  return Object.fromEntries(
    Object.entries(table).map(([name, column]) => [name, order.map((row) => (column as Cell[])[row])]),
  ) as T
}

/** What must stay when rows move: customers by id, and how often each problem occurs. */
function withoutRowOrder(ledger: NaiveLedger) {
  const customers = ledger.customers.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const codes = ledger.problems.map((problem) => problem.replace(/^(\w+) \d+/, '$1'))
  // Of equal refunds any may be the one with something left over, and of equal rows any the repeated one.
  return { ...ledger, customers, problems: codes.sort() }
}

describe('the ledger', () => {
  it('equals its naive twin on random tables', () => {
    fc.assert(
      fc.property(shopArb, (shop) => {
        expect(view(shop)).toEqual(twin(shop))
      }),
      { numRuns: 2000 },
    )
  })

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(shopArb, fc.infiniteStream(fc.nat()), (shop, keys) => {
        const shuffle = (count: number) => {
          const key = Array.from({ length: count }, () => keys.next().value as number)
          return key.map((_, row) => row).sort((a, b) => key[a] - key[b] || a - b)
        }
        const moved = {
          ...shop,
          orders: reordered(shop.orders, shuffle(shop.orders.customer.length)),
          contacts: reordered(shop.contacts, shuffle(shop.contacts.customer.length)),
        }
        expect(withoutRowOrder(view(moved))).toEqual(withoutRowOrder(view(shop)))
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on how ids are spelled', () => {
    const respell = (cell: Cell) =>
      cell === null ? null : `#${'zyx'.charCodeAt(String(cell).trim().length % 3)}${String(cell).trim()}`
    fc.assert(
      fc.property(shopArb, (shop) => {
        const renamed: Shop = {
          ...shop,
          orders: { ...shop.orders, customer: shop.orders.customer.map(respell) },
          customers: shop.customers && { id: shop.customers.id.map(respell) },
          contacts: { ...shop.contacts, customer: shop.contacts.customer.map(respell) },
        }
        if (shop.orders.orderId) renamed.orders.orderId = shop.orders.orderId.map(respell)
        const anonymous = (ledger: NaiveLedger) => ledger.customers.map(({ id: _, ...rest }) => rest)
        expect(anonymous(view(renamed))).toEqual(anonymous(view(shop)))
        expect(view(renamed).problems).toEqual(view(shop).problems)
      }),
      { numRuns: 500 },
    )
  })
})

function ordersTable(rows: Record<string, string>[], date: string, withIds: boolean): OrdersTable {
  const table: OrdersTable = {
    customer: rows.map((row) => row.customer_id),
    date: rows.map((row) => row[date]),
    amount: rows.map((row) => Number(row.amount)),
  }
  if (withIds) table.orderId = rows.map((row) => row.order_id)
  return table
}

describe.skipIf(!readShared)('the ledger on order logs of ../shared/data', () => {
  it.each([
    ['rfm-orders', ['orders.csv'], 'order_date', false, '2006-12-31'],
    ['cdnow-sample', ['orders.csv'], 'order_date', false, '1998-06-30'],
    ['online-retail', ['orders.csv', 'cancellations.csv'], 'order_datetime', true, '2011-12-10'],
  ] as const)('equals its naive twin on %s', (folder, files, date, withIds, asOf) => {
    const orders = ordersTable(
      files.flatMap((file) => sharedRows(`${folder}/${file}`)),
      date,
      withIds,
    )
    const settings = resolveSettings()
    const seen = viewOfLedger({ asOfDay: dayOfIso(asOf), settings, orders })
    expect(seen).toEqual(naiveLedger(asOf, undefined, orders))
  })
})
