/** Which rows are one order, and what refunds do to them (section 0 of the definitions), case by case. */
import { describe, expect, it } from 'vitest'
import type { Cell, OrdersTable, Settings } from '../../worker/contract.ts'
import { dayOfIso, isoOfDay } from '../../worker/ledger/days.ts'
import { readLedger } from '../../worker/ledger/index.ts'
import { resolveSettings } from '../../worker/settings.ts'
import { viewOfLedger } from './ledger-view.ts'
import { readShared, sharedRows } from './shared-data.ts'

type Row = [date: string, amount: Cell, more?: { [column: string]: Cell }]

/** Orders of one customer in June 2024, as of the 30th, and the codes of the problems. */
function ordersOf(rows: Row[], settings: Settings = {}) {
  const table: OrdersTable = {
    customer: rows.map(() => 'a'),
    date: rows.map(([date]) => `2024-06-${date}`),
    amount: rows.map(([, amount]) => amount),
  }
  for (const column of ['orderId', 'status', 'refunded', 'refundedOn', 'category', 'currency'] as const) {
    if (rows.some(([, , more]) => more && column in more))
      table[column] = rows.map(([, , more]) => more?.[column] ?? null)
  }
  const input = { asOfDay: dayOfIso('2024-06-30'), settings: resolveSettings(settings), orders: table }
  const view = viewOfLedger(input)
  const short = view.customers[0].orders.map(({ day, gross, net, refunds }) => ({
    day: day.slice(8),
    gross,
    net,
    refunds: refunds.map(([date, minor]) => `${date.slice(8)}: ${minor}`),
  }))
  return {
    orders: short,
    problems: view.problems,
    currency: view.currency,
    lines: view.customers[0].orders.map((o) => o.lines),
  }
}
const nets = (rows: Row[]) => ordersOf(rows).orders.map(({ net }) => net)
const id = (orderId: string, more = {}) => ({ orderId, ...more })

describe('rows become orders', () => {
  it('one by one without an order id, equal rows too', () => {
    expect(
      nets([
        ['01', 5],
        ['01', 5],
      ]),
    ).toEqual([500, 500])
  })

  it('together with the same order id, dated by the earliest row above 0', () => {
    const { orders, lines } = ordersOf([
      ['02', 5, id('o', { category: 'tea' })],
      ['01', 0, id('o', { category: 'gift' })],
      ['03', 7, id('o', { category: 'tea' })],
    ])
    expect(orders).toEqual([{ day: '02', gross: 1200, net: 1200, refunds: [] }])
    expect(lines).toEqual([
      [
        ['2024-06-01', 'gift'],
        ['2024-06-02', 'tea'],
        ['2024-06-03', 'tea'],
      ],
    ])
  })

  it('without a repeated row, whatever the row before it is', () => {
    const { orders, problems } = ordersOf([
      ['01', 5, id('o')],
      ['01', 6, id('o')],
      ['01', 5, id('o')],
    ])
    expect(orders.map(({ gross }) => gross)).toEqual([1100])
    expect(problems).toEqual(['orders 2 orderId duplicateRow 0'])
  })

  it('without repeated rows in an order of many lines', () => {
    const rows = Array.from({ length: 60 }, (_, k): Row => ['01', 1 + (k % 30), id('o')])
    const { orders, problems } = ordersOf(rows)
    expect(orders.map(({ gross }) => gross)).toEqual([46_500])
    expect(problems.length).toBe(30)
  })

  it('but not when cancelled or a test, in either language', () => {
    expect(
      nets([
        ['01', 5, { status: 'Cancelled' }],
        ['02', 6, { status: '测试' }],
        ['03', 7, { status: ' PAID ' }],
      ]),
    ).toEqual([700])
  })

  it('in one currency: the one that is set, if it occurs', () => {
    const rows: Row[] = [
      ['01', 5, { currency: 'eur' }],
      ['02', '£6'],
      ['03', '£7'],
    ]
    expect(ordersOf(rows, { currency: 'EUR' }).orders.map(({ gross }) => gross)).toEqual([500])
    expect(ordersOf(rows, { currency: 'JPY' }).currency).toBe('GBP')
    expect(ordersOf(rows).problems).toEqual(['orders 0 currency otherCurrency 0'])
  })

  it('in the currency of most rows, by code among equals, and the note says so', () => {
    const orders: OrdersTable = { customer: ['a', 'a'], date: ['2024-06-01', '2024-06-01'], amount: ['£5', '€5'] }
    const { ledger } = readLedger({ asOfDay: dayOfIso('2024-06-30'), settings: resolveSettings(), orders })
    expect([ledger.currency, ledger.decimals, ledger.currencyChosen]).toEqual(['EUR', 2, true])
  })

  it('of the distinct customers in order of appearance where there is no Customers table', () => {
    const orders: OrdersTable = {
      customer: [7, 'b', ' 7', null],
      date: ['2024-06-01', '2025-01-01', null, null],
      amount: [1, 2, 3, 4],
    }
    const { ids, ledger } = readLedger({ asOfDay: dayOfIso('2024-06-30'), settings: resolveSettings(), orders })
    expect(ids).toEqual([7, 'b'])
    expect(ledger.customers.count).toBe(2)
    expect([...ledger.orders.customerStart]).toEqual([0, 1, 1])
  })
})

describe('refunds', () => {
  it('without an order id reduce the latest order first, down to 0', () => {
    const { orders, problems } = ordersOf([
      ['01', 10],
      ['05', 20],
      ['09', 30],
      ['06', -25],
    ])
    expect(orders).toEqual([
      { day: '01', gross: 1000, net: 500, refunds: ['06: 500'] },
      { day: '05', gross: 2000, net: 0, refunds: ['06: 2000'] },
      { day: '09', gross: 3000, net: 3000, refunds: [] },
    ])
    expect(problems).toEqual([])
  })

  it('of the same day reduce an order of that day', () => {
    expect(
      nets([
        ['05', -4],
        ['05', 10],
      ]),
    ).toEqual([600])
  })

  it('with the order id of an order reduce that one, from the later of the two dates', () => {
    const { orders } = ordersOf([
      ['01', 10, id('o')],
      ['05', 20, id('p')],
      ['06', -4, id('o')],
      ['02', -3, id('p')],
    ])
    expect(orders).toEqual([
      { day: '01', gross: 1000, net: 600, refunds: ['06: 400'] },
      { day: '05', gross: 2000, net: 1700, refunds: ['05: 300'] },
    ])
  })

  it('with an order id leave over what that order cannot take', () => {
    const { orders, problems } = ordersOf([
      ['01', 10, id('o')],
      ['05', 20, id('p')],
      ['06', -15, id('o')],
    ])
    expect(orders.map(({ net }) => net)).toEqual([0, 2000])
    expect(problems).toEqual(['orders 2 amount refundWithoutOrder 500'])
  })

  it('with an id that no order has reduce the latest order', () => {
    expect(
      nets([
        ['01', 10, id('o')],
        ['05', 20, id('p')],
        ['06', -4, id('C1')],
      ]),
    ).toEqual([1000, 1600])
  })

  it('by status count as negative whatever their sign', () => {
    expect(
      nets([
        ['01', 10],
        ['02', 4, { status: 'Refunded' }],
        ['03', -1, { status: '退货' }],
      ]),
    ).toEqual([500])
  })

  it('in a cell of the row count from their own date, or from the order', () => {
    const { orders } = ordersOf([
      ['01', 10, { refunded: 3, refundedOn: '2024-06-20' }],
      ['02', 10, { refunded: '4' }],
    ])
    expect(orders.map(({ net, refunds }) => [net, ...refunds])).toEqual([
      [700, '20: 300'],
      [600, '02: 400'],
    ])
  })

  it('in a cell dated after asOf do not count yet', () => {
    expect(nets([['01', 10, { refunded: 3, refundedOn: '2024-07-20' }]])).toEqual([1000])
  })

  it('of one order on one day are added up', () => {
    const { orders } = ordersOf([
      ['01', 10],
      ['02', -1],
      ['02', -2],
    ])
    expect(orders[0].refunds).toEqual(['02: 300'])
  })
})

describe.skipIf(!readShared)('Online Retail of ../shared/data', () => {
  const tableOf = (files: string[]): OrdersTable => {
    const rows = files.flatMap((file) => sharedRows(`online-retail/${file}`))
    return {
      customer: rows.map((row) => row.customer_id),
      date: rows.map((row) => row.order_datetime),
      amount: rows.map((row) => row.amount),
      orderId: rows.map((row) => row.order_id),
    }
  }
  const read = (files: string[]) => {
    const orders = tableOf(files)
    const result = readLedger({ asOfDay: dayOfIso('2011-12-10'), settings: resolveSettings(), orders })
    const { customerStart, netMinor } = result.ledger.orders
    let buyers = 0
    for (let c = 0; c < result.ledger.customers.count; c++) {
      if (netMinor.subarray(customerStart[c], customerStart[c + 1]).some((net) => net > 0)) buyers++
    }
    return { ...result, buyers, netMinor: netMinor.reduce((sum, net) => sum + net, 0) }
  }

  it('has 18,532 orders of 4,338 customers without a problem', () => {
    const { ledger, problems, buyers } = read(['orders.csv'])
    expect([ledger.orders.count, ledger.customers.count, buyers]).toEqual([18_532, 4338, 4338])
    expect(problems.counts).toEqual({})
    expect(isoOfDay(ledger.orders.day[0]) >= '2010-12-01').toBe(true)
  })

  it('loses 592,812.92 and 17 buyers to its cancellations; 162 of them leave 18,529.17 over', () => {
    const clean = read(['orders.csv'])
    const { buyers, netMinor, problems } = read(['orders.csv', 'cancellations.csv'])
    expect([buyers, clean.netMinor - netMinor]).toEqual([4321, 59_281_292])
    expect(problems.counts).toEqual({ refundWithoutOrder: 162 })
    expect(problems.listed.reduce((sum, { leftOverMinor = 0 }) => sum + leftOverMinor, 0)).toBe(1_852_917)
  })
})
