/**
 * The ledger as an earlier day saw it. Decides which orders, lines, refunds, contacts and overrides were known then;
 * attributes of customers are today's. Pure, and cheap: typed arrays are cut, no row is read again.
 */
import { gatherInts, gatherNumbers } from './gather.ts'
import { allocateRefunds } from './refunds.ts'
import { indices } from './sorting.ts'
import { gatherCodes } from './text-codes.ts'
import { type EnteredRefunds, type Ledger, type LedgerContacts, type LedgerOrders, NO_DAY } from './types.ts'

/**
 * What readLedger gives for the same rows with asOf = `day`, a day not after the ledger's own. Different on purpose: the
 * currency is the one scored today; an override without a from day began today; `afterAsOf` is 0; texts that occur later
 * stay listed; an order whose lines so far cost nothing is left out. `lines` false: without lines, so that no category or
 * product is known; that is all that segments, lifecycle, classes and tiers need.
 */
export function ledgerAt(ledger: Ledger, day: number, { lines = true }: { lines?: boolean } = {}): Ledger {
  const { customers } = ledger
  const isPast = day < ledger.asOfDay
  const begun = (override: Int16Array, from: Int32Array) =>
    isPast ? override.map((value, row) => (from[row] === NO_DAY ? -1 : value)) : override
  return {
    ...ledger,
    asOfDay: day,
    afterAsOf: 0,
    customers: {
      ...customers,
      segmentOverride: begun(customers.segmentOverride, customers.segmentOverrideFrom),
      tierOverride: begun(customers.tierOverride, customers.tierOverrideFrom),
    },
    orders: ordersAt(ledger.orders, day, lines),
    contacts: contactsAt(ledger.contacts, day),
  }
}

/** Number of entries up to `day` in each group, whose days ascend. */
function startsAt(start: Int32Array, dayOf: Int32Array, day: number): Int32Array {
  const kept = new Int32Array(start.length)
  for (let group = 0; group + 1 < start.length; group++) {
    let end = start[group + 1]
    while (end > start[group] && dayOf[end - 1] > day) end--
    kept[group + 1] = kept[group] + end - start[group]
  }
  return kept
}

function contactsAt(contacts: LedgerContacts, day: number): LedgerContacts {
  if (contacts.day.length === 0) return contacts
  const customerStart = startsAt(contacts.customerStart, contacts.day, day)
  const days = new Int32Array(customerStart[customerStart.length - 1])
  for (let c = 0, next = 0; c + 1 < customerStart.length; c++) {
    for (let k = contacts.customerStart[c]; next < customerStart[c + 1]; k++) days[next++] = contacts.day[k]
  }
  return { customerStart, day: days }
}

function ordersAt(orders: LedgerOrders, day: number, lines: boolean): LedgerOrders {
  const customerStart = startsAt(orders.customerStart, orders.day, day)
  const count = customerStart[customerStart.length - 1]
  const days = new Int32Array(count)
  const grossMinor = new Float64Array(count)
  /** Where each kept order stood. */
  const before = new Int32Array(count)
  for (let c = 0, next = 0; c + 1 < customerStart.length; c++) {
    for (let k = orders.customerStart[c]; next < customerStart[c + 1]; k++, next++) {
      before[next] = k
      days[next] = orders.day[k]
      grossMinor[next] = grossAt(orders, k, day)
    }
  }
  const netMinor = grossMinor.slice()
  const entered = enteredAt(orders, customerStart, day)
  const refunds = allocateRefunds({ count, customerStart, day: days, netMinor }, entered, () => {})
  const kept = { count, customerStart, day: days, grossMinor, netMinor, entered, ...refunds }
  return { ...orders, ...kept, ...(lines ? linesAt(orders, before, day) : noLines(count)) }
}

/** An order's lines can lie on several days. */
function grossAt({ grossMinor, lineStart, lineDay, lineMinor }: LedgerOrders, order: number, day: number): number {
  const end = lineStart[order + 1]
  if (end === lineStart[order] || lineDay[end - 1] <= day) return grossMinor[order]
  let minor = 0
  for (let j = lineStart[order]; j < end && lineDay[j] <= day; j++) minor += lineMinor[j]
  return minor
}

/** The refunds known by then; one that names an order of a later day names none yet and counts from its own day. */
function enteredAt(orders: LedgerOrders, customerStart: Int32Array, day: number): EnteredRefunds {
  const { entered } = orders
  const isEarly = (k: number) => entered.order[k] >= 0 && orders.day[entered.order[k]] > day
  const dayThen = (k: number) => (isEarly(k) ? entered.rowDay[k] : entered.day[k])
  const known = indices(entered.count).filter((k) => entered.rowDay[k] <= day && dayThen(k) <= day)
  if (known.some(isEarly)) {
    const unnamed = (k: number) => Number(entered.order[k] < 0 || isEarly(k))
    known.sort(
      (a, b) =>
        entered.customer[a] - entered.customer[b] ||
        dayThen(a) - dayThen(b) ||
        unnamed(a) - unnamed(b) ||
        entered.minor[b] - entered.minor[a] ||
        a - b,
    )
  }
  return {
    count: known.length,
    customer: gatherInts(entered.customer, known),
    order: Int32Array.from(known, (k) => {
      if (entered.order[k] < 0 || isEarly(k)) return -1
      const c = entered.customer[k]
      return entered.order[k] - orders.customerStart[c] + customerStart[c]
    }),
    day: Int32Array.from(known, dayThen),
    rowDay: gatherInts(entered.rowDay, known),
    minor: gatherNumbers(entered.minor, known),
  }
}

type Lines = Pick<
  LedgerOrders,
  'lineStart' | 'lineDay' | 'lineMinor' | 'lineCategory' | 'lineProduct' | 'lineDimensions'
>

function linesAt(orders: LedgerOrders, before: Int32Array, day: number): Lines {
  const lineStart = new Int32Array(before.length + 1)
  const kept = new Int32Array(orders.lineDay.length)
  let next = 0
  for (let k = 0; k < before.length; k++) {
    const end = orders.lineStart[before[k] + 1]
    for (let j = orders.lineStart[before[k]]; j < end && orders.lineDay[j] <= day; j++) kept[next++] = j
    lineStart[k + 1] = next
  }
  const lines = kept.subarray(0, next)
  return {
    lineStart,
    lineDay: gatherInts(orders.lineDay, lines),
    lineMinor: gatherNumbers(orders.lineMinor, lines),
    lineCategory: gatherCodes(orders.lineCategory, lines),
    lineProduct: gatherCodes(orders.lineProduct, lines),
    lineDimensions: orders.lineDimensions.map(({ name, values, line }) => ({
      name,
      values,
      line: gatherCodes(line, lines),
    })),
  }
}

function noLines(count: number): Lines & Pick<LedgerOrders, 'categories' | 'products'> {
  const none = new Int32Array(0)
  return {
    lineStart: new Int32Array(count + 1),
    lineDay: none,
    lineMinor: new Float64Array(0),
    lineCategory: none,
    lineProduct: none,
    categories: [],
    products: [],
    lineDimensions: [],
  }
}
