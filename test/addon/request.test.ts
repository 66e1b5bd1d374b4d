/** Tables to a request: which columns travel, when order ids do, cancellations, lines of one order. */
import { describe, expect, it } from 'vitest'
import type { SheetCell } from '../../addon/sync/cells.ts'
import { createZoneDates } from '../../addon/sync/dates.ts'
import { buildTables, type SourceTable } from '../../addon/sync/request.ts'
import { TABLE_COLUMNS } from '../../worker/contract.ts'

const rules = {
  dates: createZoneDates('UTC'),
  pseudonym: (id: string) => `#${id}`,
  tierNames: ['Member', 'Gold'],
  cancellationPrefix: 'C',
  outputs: [],
}
function table(columns: Record<string, SheetCell[]>): SourceTable {
  return { columns, sheetRows: Object.values(columns)[0].map((_, k) => k + 2) }
}
function build(orders: Record<string, SheetCell[]>, customers: Record<string, SheetCell[]> = { id: ['a'] }) {
  return buildTables({ orders: table(orders), customers: table(customers) }, rules)
}
const base = { customer: ['a', 'a', 'b'], date: ['2026-01-01', '2026-01-01', '2026-01-02'], amount: [1, 1, 2] }

describe('buildTables', () => {
  it('sends order ids only where one repeats', () => {
    expect(build({ ...base, orderId: ['1', '2', '3'] }).orders.orderId).toBeUndefined()
    expect(build({ ...base, orderId: ['1', 1, ''] }).orders.orderId).toEqual(['#1', '#1', null])
  })

  it('sends no product, quantity, channel, store or campaign', () => {
    const extra = {
      product: ['x', 'y', 'z'],
      quantity: [1, 2, 3],
      channel: ['web', '', ''],
      store: ['s', '', ''],
      campaign: ['', '', ''],
    }
    expect(Object.keys(build({ ...base, ...extra }).orders)).toEqual(['customer', 'date', 'amount'])
  })

  it('sends only columns of the contract', () => {
    const customers = {
      id: ['a'],
      joined: ['2020-01-01'],
      consent: ['sms'],
      doNotContact: ['no'],
      birthday: ['1 May'],
      tags: ['vip'],
    }
    const built = build({ ...base, category: ['t', 't', 'u'] }, customers)
    expect(Object.keys(built.customers)).toEqual(['id', 'joined', 'consent', 'doNotContact'])
    for (const column of Object.keys(built.orders)) expect(TABLE_COLUMNS.orders).toContain(column)
  })

  it('keeps two products at one price in one order apart, and a line entered twice together', () => {
    const lines = (product: SheetCell[]) =>
      build({ ...base, orderId: ['1', '1', '2'], product }).orders.attributes?.line
    expect(lines(['Cup', 'Pot', 'Cup'])).toEqual(['#cup', '#pot', null])
    expect(lines(['Cup', ' cup ', 'Cup'])).toEqual(['#cup', '#cup', null])
    expect(
      build({ ...base, amount: [1, 3, 2], orderId: ['1', '1', '2'], product: ['x', 'y', 'z'] }).orders.attributes,
    ).toBeUndefined()
  })

  it('takes a cancellation number with a negative amount for a refund, whatever the status column says elsewhere', () => {
    const orders = { ...base, amount: [-1, '-1.50', 2], orderId: ['C12', 'c13', 'C14'] }
    expect(build(orders).orders.status).toEqual(['refund', 'refund', null])
    expect(build({ ...orders, status: ['cancelled', '', 'paid'] }).orders.status).toEqual([
      'cancelled',
      'refund',
      'paid',
    ])
    expect(build({ ...orders, orderId: ['CX', 'D13', 'C14'] }).orders.status).toBeUndefined()
  })

  describe('an order that an export calls refunded', () => {
    const statusOf = (orders: Record<string, SheetCell[]>) => build({ ...base, ...orders }).orders.status

    it('is left out where every row of its order id says so, in either language', () => {
      expect(statusOf({ orderId: ['1', '2', '3'], status: ['paid', 'Refunded', '已退款'] })).toEqual([
        'paid',
        'cancelled',
        'cancelled',
      ])
      expect(statusOf({ orderId: ['1', '1', '3'], status: ['refunded', 'returned', ''] })).toEqual([
        'cancelled',
        'cancelled',
        null,
      ])
    })

    it('is a refund beside a paid row of the order, below 0, without an order id, or where the word is refund', () => {
      const refunds = (orders: Record<string, SheetCell[]>) => statusOf(orders)?.[1]
      expect(refunds({ orderId: ['1', '1', '3'], status: ['paid', 'refunded', ''] })).toBe('refund')
      expect(refunds({ orderId: ['1', '2', '3'], amount: [1, -1, 2], status: ['paid', 'refunded', ''] })).toBe('refund')
      expect(refunds({ status: ['paid', 'refunded', ''] })).toBe('refund')
      expect(refunds({ orderId: ['1', '', '3'], status: ['paid', 'refunded', ''] })).toBe('refund')
      expect(refunds({ orderId: ['1', '2', '3'], status: ['paid', '退款', ''] })).toBe('refund')
    })

    it('is left out, too, under the longer words of shops’ exports', () => {
      const words = ['退款成功', '全额退款', '已全额退款', 'Fully refunded', 'FULLY_REFUNDED', 'wc-refunded']
      for (const word of words) {
        expect(statusOf({ orderId: ['1', '2', '3'], status: ['paid', word, ''] })).toEqual(['paid', 'cancelled', null])
        expect(statusOf({ orderId: ['1', '1', '3'], status: ['paid', word, ''] })).toEqual(['paid', 'refund', null])
      }
    })

    it('in part is known where the Refunded column says how much, and else a problem on a row that counts as paid', () => {
      const status = ['部分退款', 'Partially_refunded', '部分退款', 'half done']
      const built = build({
        customer: ['a', 'a', 'a', 'a'],
        date: ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'],
        amount: [10, 10, 10, 10],
        status,
        refunded: [4, '¥4', '', 4],
      })
      expect(built.orders.status).toEqual([null, null, null, null])
      expect(built.problems.map(({ row, code }) => [row, code])).toEqual([
        [2, 'unknownStatus'],
        [3, 'unknownStatus'],
      ])
    })

    it('is a paid order with a refund where the Refunded column says how much went back', () => {
      const sent = build({ ...base, status: ['paid', 'refunded', 'refunded'], refunded: ['', 1, 0] }).orders
      expect([sent.status, sent.refunded]).toEqual([
        ['paid', 'paid', 'refund'],
        [null, 1, 0],
      ])
    })
  })
})
