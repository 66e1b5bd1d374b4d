/** Problems: a shop with one bad cell or row for each code, beside the same shop without them. */
import { describe, expect, it } from 'vitest'
import {
  type Cell,
  type ContactsTable,
  type CustomersTable,
  LIMITS,
  type OrdersTable,
  PROBLEM_CODES,
} from '../../worker/contract.ts'
import { dayOfIso } from '../../worker/ledger/days.ts'
import { readLedger } from '../../worker/ledger/index.ts'
import { resolveSettings } from '../../worker/settings.ts'

const settings = resolveSettings({ currency: 'EUR' })
const asOfDay = dayOfIso('2024-06-30')

/** Columns from rows; every row has a cell for every column. */
function columns<T>(names: string[], rows: Cell[][]): T {
  return Object.fromEntries(names.map((name, at) => [name, rows.map((row) => row[at] ?? null)])) as T
}

const customerNames = ['id', 'joined', 'consent', 'doNotContact', 'satisfaction', 'segmentOverride', 'contactOn']
const cleanCustomers: Cell[][] = [
  ['a', '2024-01-01', 'sms, email', 'no', 4, null, null],
  ['b', '2024-01-02', '短信、电话', null, '5', 'Champions', '2024-07-05'],
]
const orderNames = ['customer', 'date', 'amount', 'orderId', 'status', 'refunded', 'quantity', 'currency']
const cleanOrders: Cell[][] = [
  ['a', '2024-05-01', 10, 'o1', 'paid', null, 1, null],
  ['a', '2024-06-01', 20, 'o2', '已完成', null, 2, 'EUR'],
  ['b', '2024-06-02', 30, 'o3', null, 5, 3, null],
]
const contactNames = ['customer', 'date', 'channel', 'reason']
const cleanContacts: Cell[][] = [
  ['a', '2024-06-03', 'sms', 'welcome'],
  ['b', '2024-06-04', '电话', '挽回'],
]

/** Rows that are left out as a whole, or that take nothing away, each with what it must be told as. */
const badCustomers: [Cell[], string][] = [
  [[null, '2024-01-01'], 'id missingId'],
  [['a', '2024-01-01'], 'id duplicateCustomer'],
]
const badOrders: [Cell[], string][] = [
  [[null, '2024-05-01', 10], 'customer missingId'],
  [['nobody', '2024-05-01', 10], 'customer unknownCustomer'],
  [['a', null, 10], 'date missingDate'],
  [['a', 'soon', 10], 'date badDate'],
  [['a', '3/4/2024', 10], 'date ambiguousDate'],
  [['a', '2024-05-01', null], 'amount missingAmount'],
  [['a', '2024-05-01', 'free'], 'amount badAmount'],
  [['a', '2024-05-01', '1.234'], 'amount ambiguousAmount'],
  [['a', '2024-05-01', 10, null, null, null, null, 'shells'], 'currency unknownCurrency'],
  [['a', '2024-05-01', 10, null, null, null, null, 'JPY'], 'currency otherCurrency'],
  [['a', '2024-05-01', '$10'], 'amount otherCurrency'],
  [cleanOrders[0], 'orderId duplicateRow'],
  [['a', '2024-04-01', -7], 'amount refundWithoutOrder'],
  [['nobody', 'soon', 'free', null, 'odd', null, 'many'], 'customer unknownCustomer'],
]
const badContacts: [Cell[], string][] = [
  [[null, '2024-06-03'], 'customer missingId'],
  [['nobody', '2024-06-03'], 'customer unknownCustomer'],
  [['a', null], 'date missingDate'],
  [['a', '31/31/2024'], 'date badDate'],
]

function read(customers: Cell[][], orders: Cell[][], contacts: Cell[][]) {
  return readLedger({
    asOfDay,
    settings,
    customers: columns<CustomersTable>(customerNames, customers),
    orders: columns<OrdersTable>(orderNames, orders),
    contacts: columns<ContactsTable>(contactNames, contacts),
  })
}

describe('problems', () => {
  const clean = read(cleanCustomers, cleanOrders, cleanContacts)

  it('are none in a clean shop', () => expect(clean.problems).toEqual({ listed: [], counts: {} }))

  it('of rows that are left out change nothing for the other rows', () => {
    const dirty = read(
      [...cleanCustomers, ...badCustomers.map(([row]) => row)],
      [...cleanOrders, ...badOrders.map(([row]) => row)],
      [...cleanContacts, ...badContacts.map(([row]) => row)],
    )
    // A refund that no order could take stays among those entered: an earlier day may see it otherwise.
    const { customerStart: _, entered: _dirty, ...orders } = dirty.ledger.orders
    const { customerStart: start, entered: _clean, ...cleanOrdersOnly } = clean.ledger.orders
    expect(orders).toEqual(cleanOrdersOnly)
    expect([...dirty.ledger.orders.customerStart]).toEqual([...start, 3, 3])
    expect(dirty.ledger.contacts.day).toEqual(clean.ledger.contacts.day)
    expect([...dirty.ledger.customers.valid]).toEqual([1, 1, 0, 0])

    const firstOfRow = new Map<string, string>()
    for (const { table, row, column, code } of dirty.problems.listed) {
      if (!firstOfRow.has(`${table} ${row}`)) firstOfRow.set(`${table} ${row}`, `${column} ${code}`)
    }
    const expected = (table: string, before: number, bad: [Cell[], string][]) =>
      bad.map(([, told], at): [string, string] => [`${table} ${before + at}`, told])
    expect([...firstOfRow]).toEqual([
      ...expected('customers', 2, badCustomers),
      ...expected('orders', 3, badOrders),
      ...expected('contacts', 2, badContacts),
    ])
  })

  it('name every faulty cell of a row once, in column order', () => {
    const row: Cell[] = ['nobody', 'soon', 'free', null, 'odd', 'x', 'many', 'shells']
    const { problems } = read(cleanCustomers, [row], [])
    expect(problems.listed.map(({ column, code, value }) => [column, code, value])).toEqual([
      ['customer', 'unknownCustomer', undefined],
      ['date', 'badDate', 'soon'],
      ['amount', 'badAmount', 'free'],
      ['status', 'unknownStatus', undefined],
      ['refunded', 'badAmount', 'x'],
      ['quantity', 'badNumber', undefined],
      ['currency', 'unknownCurrency', undefined],
    ])
  })

  it('of cells leave their row in', () => {
    const { ledger, problems } = readLedger({
      asOfDay,
      settings,
      customers: {
        id: ['a'],
        joined: ['someday'],
        consent: ['sms; carrier pigeon; owl'],
        doNotContact: ['perhaps'],
        satisfaction: ['fine'],
        tierOverride: ['Diamond'],
        segmentOverride: ['champions'],
        segmentOverrideUntil: ['never'],
        contactOn: ['after lunch'],
      },
      orders: {
        customer: ['a'],
        date: ['2024-05-01'],
        amount: [10],
        status: ['odd'],
        refunded: [11],
        refundedOn: ['later'],
        quantity: ['many'],
      },
      contacts: { customer: ['a'], date: ['2024-05-02'], channel: ['owl'], reason: ['fun'] },
    })
    expect(problems.listed.map(({ table, column, code }) => `${table} ${column} ${code}`)).toEqual([
      'customers joined badDate',
      'customers consent unknownChannel',
      'customers doNotContact badFlag',
      'customers satisfaction badNumber',
      'customers tierOverride badOverride',
      'customers segmentOverrideUntil badOverride',
      'customers contactOn badOverride',
      'orders status unknownStatus',
      'orders refunded refundOverAmount',
      'orders refundedOn badDate',
      'orders quantity badNumber',
      'contacts channel unknownChannel',
      'contacts reason unknownReason',
    ])
    const { customers, orders, contacts } = ledger
    expect([customers.consent?.[0], customers.doNotContact[0]]).toEqual([1, 1])
    expect([customers.tierOverride[0], customers.segmentOverride[0]]).toEqual([-1, -1])
    expect([orders.count, orders.grossMinor[0], orders.netMinor[0], contacts.day.length]).toEqual([1, 1000, 0, 1])
  })

  it('of a row without an order to reduce tell what is left over', () => {
    const { problems } = read(cleanCustomers, [...cleanOrders, ['a', '2024-05-20', '-12,50']], [])
    expect(problems.listed).toEqual([
      { table: 'orders', row: 3, column: 'amount', code: 'refundWithoutOrder', value: '-12,50', leftOverMinor: 250 },
    ])
  })

  it('are listed up to the limit and counted beyond it', () => {
    const rows = Array.from({ length: LIMITS.problems + 500 }, (): Cell[] => ['nobody', '2024-05-01', 10])
    const { listed, counts } = read(cleanCustomers, [...rows, [null, '2024-05-01', 10]], []).problems
    expect(listed.length).toBe(LIMITS.problems)
    expect(listed.at(-1)?.row).toBe(LIMITS.problems - 1)
    expect(counts).toEqual({ unknownCustomer: LIMITS.problems + 500, missingId: 1 })
  })

  it('are not made by blank rows or by rows after asOf', () => {
    const blank: Cell[] = [null, null, null]
    const later: Cell[] = [null, '2024-07-01', 'free']
    const { problems, ledger } = read(
      [...cleanCustomers, blank],
      [...cleanOrders, blank, ['', ' ', ''], later],
      [...cleanContacts, blank, ['nobody', '2024-07-01']],
    )
    expect(problems.listed).toEqual([])
    expect(ledger.afterAsOf).toBe(2)
  })

  it('cover every code that the ledger can find', () => {
    const told = new Set([...badCustomers, ...badOrders, ...badContacts].map(([, text]) => text.split(' ')[1]))
    for (const code of ['unknownStatus', 'refundOverAmount', 'badNumber', 'badFlag']) told.add(code)
    for (const code of [
      'unknownChannel',
      'unknownReason',
      'badOverride',
      'privateText',
      'unknownSameAs',
      'totalRow',
      'sameAsCircle',
    ])
      told.add(code)
    // In test/score/preferences.test.ts.
    for (const code of ['unknownReferrer', 'selfReferral', 'referralCycle']) told.add(code)
    expect([...told].sort()).toEqual([...PROBLEM_CODES].sort())
  })
})
