/**
 * The independent twin's own reading of a request whose tables are clean: ISO dates, plain numbers, our own words.
 * Decides how rows become orders, refunds and contacts (scoring.md, section 0), with plain objects and Maps. Does not
 * clean anything and does not share a line with worker/.
 *
 * Readings taken where scoring.md leaves a choice:
 * - Refunds of one day: those that name their order first, then the larger. A refund that names its order takes
 *   effect on the later of the two dates; what it leaves over does not spill to other orders.
 * - An order's date is the earliest of its rows with an amount above 0. Without a Customers table everyone named in
 *   the orders is a customer, also in rows that are left out.
 * - Orders of one customer on one day, when a refund that names none meets them: the larger first (tests avoid it).
 */
import type { Cell, ScoreRequest, Settings } from '../../../worker/contract.ts'

export interface NaiveRefund {
  day: number
  minor: number
}
export interface NaiveOrder {
  day: number
  gross: number
  refunds: NaiveRefund[]
  lines: {
    day: number
    category: string | null
    product: string | null
    texts: Record<string, string | null>
    minor: number
  }[]
}
export interface NaiveOverride {
  value: string
  from: number | null
  until: number | null
}
export interface NaiveCustomer {
  id: string
  joined: number | null
  referredBy: string | null
  /** `MM-DD` or `L:MM-DD`. */
  birthday: string | null
  /** null: no consent column. */
  consent: string[] | null
  doNotContact: boolean
  contactOn: number | null
  segmentOverride: NaiveOverride | null
  tierOverride: NaiveOverride | null
  orders: NaiveOrder[]
  contacts: number[]
}
export interface NaiveShop {
  asOf: number
  customers: NaiveCustomer[]
  settings: Settings
  /** What each refund leaves over, where anything is. */
  leftOvers: number[]
}

/** Day number of an ISO date, 1970-01-01 = 0; a time part is cut off. */
export const dayOf = (text: string): number => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000
/** ISO date of a day number. */
export const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
/** Cents of a plain number, half away from zero, by its decimal text. */
export const minorOf = (amount: number): number => Math.sign(amount) * Math.round(Number(`${Math.abs(amount)}e2`))

const text = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : String(cell))
const day = (cell: Cell | undefined): number | null => (typeof cell === 'string' ? dayOf(cell) : null)

function override(value: Cell | undefined, from: Cell | undefined, until: Cell | undefined): NaiveOverride | null {
  const word = text(value)
  return word === null ? null : { value: word, from: day(from), until: day(until) }
}

function readCustomers(request: ScoreRequest): NaiveCustomer[] {
  const table = request.customers
  if (!table) {
    return [...new Set(request.orders.customer.map(String))].map((id) => ({
      ...blankCustomer,
      id,
      orders: [],
      contacts: [],
    }))
  }
  return table.id.map((id, i) => ({
    id: String(id),
    joined: day(table.joined?.[i]),
    referredBy: text(table.referredBy?.[i]),
    birthday: text(table.birthday?.[i]),
    consent: table.consent ? (text(table.consent[i]) ?? '').split(',').filter((word) => word !== '') : null,
    doNotContact: text(table.doNotContact?.[i]) === 'yes' || table.doNotContact?.[i] === true,
    contactOn: day(table.contactOn?.[i]),
    segmentOverride: override(
      table.segmentOverride?.[i],
      table.segmentOverrideFrom?.[i],
      table.segmentOverrideUntil?.[i],
    ),
    tierOverride: override(table.tierOverride?.[i], table.tierOverrideFrom?.[i], table.tierOverrideUntil?.[i]),
    orders: [],
    contacts: [],
  }))
}
const blankCustomer = {
  joined: null,
  referredBy: null,
  birthday: null,
  consent: null,
  doNotContact: false,
  contactOn: null,
  segmentOverride: null,
  tierOverride: null,
}

interface Claim {
  day: number
  minor: number
  order: NaiveOrder | null
}

/** Orders and refunds of one customer, from the rows that are theirs. */
function readOrders(request: ScoreRequest, rows: number[], leftOvers: number[]): NaiveOrder[] {
  const { orders: table } = request
  const byId = new Map<string, NaiveOrder>()
  const orderOfRow = new Map<number, NaiveOrder>()
  const orders: NaiveOrder[] = []
  const claims: Claim[] = []
  const signed = (i: number) => {
    const minor = minorOf(Number(table.amount[i]))
    return table.status?.[i] === 'refund' ? -Math.abs(minor) : minor
  }
  for (const i of rows.filter((row) => signed(row) >= 0)) {
    const id = text(table.orderId?.[i])
    const date = dayOf(String(table.date[i]))
    const found = id === null ? undefined : byId.get(id)
    const order = found ?? { day: Number.POSITIVE_INFINITY, gross: 0, refunds: [], lines: [] }
    if (!found) orders.push(order)
    if (id !== null) byId.set(id, order)
    orderOfRow.set(i, order)
    if (signed(i) > 0) order.day = Math.min(order.day, date)
    order.gross += signed(i)
    order.lines.push({
      day: date,
      category: text(table.category?.[i]),
      product: text(table.product?.[i]),
      texts: {
        Channel: text(table.channel?.[i]),
        Store: text(table.store?.[i]),
        Taste: text(table.attributes?.taste?.[i]),
        Colour: text(table.attributes?.colour?.[i]),
        Size: text(table.attributes?.size?.[i]),
      },
      minor: signed(i),
    })
  }
  // Of an order that cost nothing only the first line's day is known.
  for (const order of orders) {
    if (order.gross === 0) order.day = Math.min(...order.lines.map((line) => line.day))
  }
  for (const i of rows) {
    const id = text(table.orderId?.[i])
    const order = id === null ? undefined : byId.get(id)
    const date = dayOf(String(table.date[i]))
    if (signed(i) < 0) {
      claims.push({ day: order ? Math.max(date, order.day) : date, minor: -signed(i), order: order ?? null })
    } else if (typeof table.refunded?.[i] === 'number') {
      const own = orderOfRow.get(i) as NaiveOrder
      const on = day(table.refundedOn?.[i]) ?? own.day
      if (on > dayOf(request.asOf)) continue
      claims.push({
        day: Math.max(on, own.day),
        minor: Math.min(minorOf(table.refunded[i] as number), signed(i)),
        order: own,
      })
    }
  }
  claims.sort((a, b) => a.day - b.day || Number(a.order === null) - Number(b.order === null) || b.minor - a.minor)
  for (const claim of claims) {
    let left = claim.minor
    const reach = claim.order
      ? [claim.order]
      : orders.filter((o) => o.day <= claim.day).sort((a, b) => b.day - a.day || b.gross - a.gross)
    for (const order of reach) {
      const part = Math.min(left, netUpTo(order, Number.POSITIVE_INFINITY))
      if (part > 0) order.refunds.push({ day: claim.day, minor: part })
      left -= part
    }
    if (left > 0) leftOvers.push(left)
  }
  return orders.sort((a, b) => a.day - b.day)
}

/** What is left of an order after the refunds dated up to `upTo`. */
export function netUpTo(order: NaiveOrder, upTo: number): number {
  let net = order.gross
  for (const refund of order.refunds) if (refund.day <= upTo) net -= refund.minor
  return net
}

/** Reads a clean request; every row dated after `asOf` is ignored. */
export function readShop(request: ScoreRequest): NaiveShop {
  const asOf = dayOf(request.asOf)
  const customers = readCustomers(request)
  const leftOvers: number[] = []
  const rowsOf = new Map<string, number[]>()
  request.orders.customer.forEach((id, i) => {
    const status = request.orders.status?.[i]
    if (dayOf(String(request.orders.date[i])) > asOf || status === 'cancelled' || status === 'test') return
    rowsOf.set(String(id), [...(rowsOf.get(String(id)) ?? []), i])
  })
  for (const customer of customers) {
    customer.orders = readOrders(request, rowsOf.get(customer.id) ?? [], leftOvers)
    request.contacts?.customer.forEach((id, i) => {
      const date = dayOf(String(request.contacts?.date[i]))
      if (String(id) === customer.id && date <= asOf) customer.contacts.push(date)
    })
  }
  return { asOf, customers, settings: request.settings ?? {}, leftOvers }
}
