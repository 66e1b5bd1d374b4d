/**
 * A second ledger, written from the definitions with plain objects and no care for speed, to compare with. It takes only
 * clean cells: ISO dates, plain numbers with at most two decimals, codes as statuses. Assumes two decimals.
 */
import type { Cell, ContactsTable, CustomersTable, OrdersTable } from '../../worker/contract.ts'

export interface NaiveOrder {
  day: string
  gross: number
  net: number
  /** [day, minor units] */
  refunds: [string, number][]
  /** [day, category or ''] */
  lines: [string, string][]
}
export interface NaiveLedger {
  /** Per customer row; without a Customers table, per customer in order of appearance. */
  customers: { id: string; orders: NaiveOrder[]; contacts: string[] }[]
  currency: string
  afterAsOf: number
  /** `table row column code left-over`, sorted. */
  problems: string[]
}

interface Row {
  at: number
  customer: string
  day: string
  minor: number
  refund: boolean
  orderId: string
  refunded: number
  refundedOn: string
  category: string
  currency: string
  whole: string
}

const text = (cell: Cell | undefined) => (cell === null || cell === undefined ? '' : String(cell).trim())
const cents = (cell: Cell | undefined) => Math.round(Number(cell ?? 0) * 100)

export function naiveLedger(
  asOf: string,
  own: string | undefined,
  orders: OrdersTable,
  customers?: CustomersTable,
  contacts?: ContactsTable,
): NaiveLedger {
  const problems: string[] = []
  const report = (table: string, row: number, column: string, code: string, rest = 0) =>
    problems.push(`${table} ${row} ${column} ${code} ${rest}`)
  let afterAsOf = 0

  const ids = customers ? customers.id.map(text) : [...new Set(orders.customer.map(text).filter((id) => id !== ''))]
  const firstWith = new Map<string, number>()
  ids.forEach((id, at) => {
    if (id === '') report('customers', at, 'id', 'missingId')
    else if (firstWith.has(id)) report('customers', at, 'id', 'duplicateCustomer')
    else firstWith.set(id, at)
  })

  const rows: Row[] = []
  orders.customer.forEach((cell, at) => {
    const customer = text(cell)
    const day = text(orders.date[at]).slice(0, 10)
    if (day > asOf) {
      afterAsOf++
      return
    }
    let bad = false
    const fault = (column: string, code: string) => {
      report('orders', at, column, code)
      bad = true
    }
    if (customer === '') fault('customer', 'missingId')
    else if (!firstWith.has(customer)) fault('customer', 'unknownCustomer')
    if (day === '') fault('date', 'missingDate')
    const status = text(orders.status?.[at]) || 'paid'
    if (status === 'cancelled' || status === 'test') return
    if (!['paid', 'refund'].includes(status)) report('orders', at, 'status', 'unknownStatus')
    if (text(orders.amount[at]) === '') fault('amount', 'missingAmount')
    if (bad) return
    const { customer: _c, orderId: _o, ...rest } = orders
    rows.push({
      at,
      customer,
      day,
      minor: Math.abs(cents(orders.amount[at])),
      refund: status === 'refund' || cents(orders.amount[at]) < 0,
      orderId: text(orders.orderId?.[at]),
      refunded: cents(orders.refunded?.[at]),
      refundedOn: text(orders.refundedOn?.[at]),
      category: text(orders.category?.[at]),
      currency: text(orders.currency?.[at]) || own || 'USD',
      whole: JSON.stringify(Object.values(rest).map((column) => (column as Cell[])[at])),
    })
  })

  const rowsOf = new Map<string, number>()
  for (const row of rows) rowsOf.set(row.currency, (rowsOf.get(row.currency) ?? 0) + 1)
  const byRows = [...rowsOf].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const currency = own !== undefined && (rowsOf.has(own) || rowsOf.size === 0) ? own : (byRows[0]?.[0] ?? 'USD')
  const seen = new Set<string>()
  const clean = rows.filter((row) => {
    if (row.currency !== currency) {
      report('orders', row.at, text(orders.currency?.[row.at]) === '' ? 'amount' : 'currency', 'otherCurrency')
      return false
    }
    if (row.orderId === '') return true
    const key = JSON.stringify([row.customer, row.orderId, row.whole])
    if (seen.has(key)) {
      report('orders', row.at, 'orderId', 'duplicateRow')
      return false
    }
    seen.add(key)
    return true
  })

  const contactDays = new Map<number, string[]>()
  contacts?.customer.forEach((cell, at) => {
    const day = text(contacts.date[at])
    if (day > asOf) {
      afterAsOf++
      return
    }
    const customer = firstWith.get(text(cell))
    if (text(cell) === '') report('contacts', at, 'customer', 'missingId')
    else if (customer === undefined && customers) report('contacts', at, 'customer', 'unknownCustomer')
    if (day === '') report('contacts', at, 'date', 'missingDate')
    if (customer === undefined || day === '') return
    contactDays.set(customer, [...(contactDays.get(customer) ?? []), day].sort())
  })

  const result = ids.map((id, at) => ({
    id,
    orders:
      firstWith.get(id) === at
        ? ordersOf(
            clean.filter((row) => row.customer === id),
            asOf,
            report,
          )
        : [],
    contacts: contactDays.get(at) ?? [],
  }))
  return { customers: result, currency, afterAsOf, problems: problems.sort() }
}

function ordersOf(rows: Row[], asOf: string, report: (...p: [string, number, string, string, number?]) => void) {
  const groups: Row[][] = []
  for (const row of rows) {
    const same = groups.find((group) => row.orderId !== '' && group[0].orderId === row.orderId)
    if (same) same.push(row)
    else groups.push([row])
  }
  const refunds: { at: number; column: string; day: string; minor: number; order?: NaiveOrder }[] = []
  const orders: NaiveOrder[] = []
  for (const group of groups) {
    const lines = group.filter((row) => !row.refund)
    const gross = lines.reduce((sum, row) => sum + row.minor, 0)
    const dated = gross > 0 ? lines.filter((row) => row.minor > 0) : lines
    const order: NaiveOrder | undefined = lines.length
      ? { day: dated.map((row) => row.day).sort()[0], gross, net: gross, refunds: [], lines: [] }
      : undefined
    if (order) {
      order.lines = lines.map((row): [string, string] => [row.day, row.category]).sort(byText)
      orders.push(order)
    }
    for (const row of group) {
      if (row.refund) {
        const named = order && gross > 0
        const day = named && order.day > row.day ? order.day : row.day
        refunds.push({ at: row.at, column: 'amount', day, minor: row.minor, order: named ? order : undefined })
      } else if (order) {
        if (row.refunded > row.minor) report('orders', row.at, 'refunded', 'refundOverAmount')
        const day = row.refundedOn > order.day ? row.refundedOn : order.day
        const minor = Math.min(row.refunded, row.minor)
        if (day <= asOf) refunds.push({ at: row.at, column: 'refunded', day, minor, order })
      }
    }
  }
  // Within a day: by amount, lines and the refunds that name the order.
  const named = (order: NaiveOrder) =>
    refunds
      .filter((refund) => refund.order === order && refund.minor > 0)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : b.minor - a.minor))
  orders.sort((a, b) => {
    if (a.day !== b.day) return a.day < b.day ? -1 : 1
    if (a.gross !== b.gross) return a.gross - b.gross
    if (a.lines.length !== b.lines.length) return a.lines.length - b.lines.length
    for (let k = 0; k < a.lines.length; k++) if (byText(a.lines[k], b.lines[k])) return byText(a.lines[k], b.lines[k])
    const [x, y] = [named(a), named(b)]
    if (x.length !== y.length) return x.length - y.length
    for (let k = 0; k < x.length; k++) {
      if (x[k].day !== y[k].day) return x[k].day < y[k].day ? -1 : 1
      if (x[k].minor !== y[k].minor) return x[k].minor - y[k].minor
    }
    return 0
  })
  refunds.sort((a, b) => {
    if (a.day !== b.day) return a.day < b.day ? -1 : 1
    return Number(!a.order) - Number(!b.order) || b.minor - a.minor || a.at - b.at
  })
  for (const refund of refunds) {
    let rest = refund.minor
    const takers = refund.order ? [refund.order] : orders.filter((order) => order.day <= refund.day).reverse()
    for (const order of takers) {
      const taken = Math.min(order.net, rest)
      if (taken === 0) continue
      order.net -= taken
      rest -= taken
      const last = order.refunds.at(-1)
      if (last?.[0] === refund.day) last[1] += taken
      else order.refunds.push([refund.day, taken])
    }
    if (rest > 0) report('orders', refund.at, refund.column, 'refundWithoutOrder', rest)
  }
  return orders
}

function byText(a: [string, string], b: [string, string]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0
}
