/** Dimensions: which text columns of customers and order lines there are, and which of their texts count. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, CustomersTable, OrdersTable } from '../../worker/contract.ts'
import { dayOfIso } from '../../worker/ledger/days.ts'
import { readLedger } from '../../worker/ledger/index.ts'
import { resolveSettings } from '../../worker/settings.ts'

function read(orders: OrdersTable, customers?: CustomersTable) {
  return readLedger({ asOfDay: dayOfIso('2026-03-31'), settings: resolveSettings(), orders, customers }).ledger
}

/** Each dimension as name and the texts of its lines, in the ledger's order. */
function lineTexts(orders: OrdersTable): Record<string, (string | null)[]> {
  const { lineDimensions } = read(orders).orders
  return Object.fromEntries(
    lineDimensions.map(({ name, values, line }) => [name, Array.from(line, (code) => values[code] ?? null)]),
  )
}

describe('dimensions of order lines', () => {
  it('are channel, store and every attribute sent, coded by line', () => {
    expect(
      lineTexts({
        customer: ['a', 'a', 'b'],
        date: ['2026-01-05', '2026-01-04', '2026-01-01'],
        amount: [10, 20, 30],
        channel: ['online', ' shop ', null],
        attributes: { taste: ['sweet', null, 'sour'], channel: [1, 2, 1] },
      }),
    ).toEqual({
      'attributes.channel': ['2', '1', '1'],
      'attributes.taste': [null, 'sweet', 'sour'],
      channel: ['shop', 'online', null],
    })
  })

  it('keep no text that only a refund or a row in another currency has', () => {
    const { lineDimensions } = read({
      customer: ['a', 'a', 'a', 'a'],
      date: ['2026-01-04', '2026-01-05', '2026-01-06', '2026-01-07'],
      amount: [20, -5, 10, 10],
      currency: ['USD', 'USD', 'EUR', 'USD'],
      store: ['North', 'Returns desk', 'Paris', 'South'],
    }).orders
    expect(lineDimensions.map(({ values, line }) => ({ values, line: [...line] }))).toEqual([
      { values: ['North', 'South'], line: [0, 1] },
    ])
  })

  it('do not depend on the order of rows', () => {
    const row = fc.record({
      date: fc.constantFrom<Cell>('2026-01-01', '2026-01-02'),
      amount: fc.constantFrom<Cell>(5, 10, -5),
      orderId: fc.constantFrom<Cell>(null, 'o1', 'o2'),
      channel: fc.constantFrom<Cell>(null, 'online', 'shop'),
      taste: fc.constantFrom<Cell>(null, 'sweet', 'sour', 'salty'),
    })
    const table = (rows: { date: Cell; amount: Cell; orderId: Cell; channel: Cell; taste: Cell }[]): OrdersTable => ({
      customer: rows.map(() => 'a'),
      date: rows.map(({ date }) => date),
      amount: rows.map(({ amount }) => amount),
      orderId: rows.map(({ orderId }) => orderId),
      channel: rows.map(({ channel }) => channel),
      attributes: { taste: rows.map(({ taste }) => taste) },
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        expect(lineTexts(table(rows.toReversed()))).toEqual(lineTexts(table(rows)))
      }),
      { numRuns: 500 },
    )
  })
})

describe('dimensions of customers', () => {
  it('are source, tags, owner and every attribute sent', () => {
    const { dimensions } = read(
      { customer: [], date: [], amount: [] },
      {
        id: ['a', 'b', 'c'],
        source: ['walk-in', null, 'advert'],
        tags: ['vip, press', '', 'vip'],
        attributes: { city: ['Lyon', 'Lyon', 7] },
      },
    ).customers
    expect(dimensions.map(({ name, values, customer }) => ({ name, values, customer: [...customer] }))).toEqual([
      { name: 'attributes.city', values: ['7', 'Lyon'], customer: [1, 1, 0] },
      { name: 'source', values: ['advert', 'walk-in'], customer: [1, -1, 0] },
      { name: 'tags', values: ['vip', 'vip, press'], customer: [1, -1, 0] },
    ])
  })

  it('are none without a Customers table', () => {
    expect(read({ customer: ['a'], date: ['2026-01-01'], amount: [1] }).customers.dimensions).toEqual([])
  })
})
