/**
 * The shop that the bench scores: orders as they stand in a sheet, by date, from a seed. Decides how its customers buy
 * (many come once, few come often, each at a pace of their own); measures nothing.
 */
import type { CustomersTable, OrdersTable } from '../../worker/contract.ts'
import { isoOfDay } from '../../worker/ledger/days.ts'

/** 2026-06-30. */
export const AS_OF_DAY = 20_634
const HISTORY_DAYS = 730
const ORDERS_PER_CUSTOMER = 5
const CATEGORIES = 12
const PRODUCTS = 400
const SEED = 20_260_630

/** One entry per order, in the order of the sheet's rows. */
export interface OrderColumns {
  customerCount: number
  /** Row of the Customers table. */
  customer: Int32Array
  day: Int32Array
  amountMinor: Float64Array
}

export interface BenchShop extends OrderColumns {
  product: Int32Array
}

/** `orderCount` orders of a fifth as many customers. The same shop for the same count. */
export function makeShop(orderCount: number): BenchShop {
  const random = randomNumbers(SEED)
  const customerCount = Math.max(1, Math.round(orderCount / ORDERS_PER_CUSTOMER))
  const firstDay = Int32Array.from({ length: customerCount }, () => AS_OF_DAY - 1 - Math.floor(random() * HISTORY_DAYS))
  const lifeDays = Int32Array.from(firstDay, (day) => Math.ceil((AS_OF_DAY - day) * random() ** 0.5))
  const level = Float64Array.from({ length: customerCount }, () => 1_500 * Math.exp(1.6 * (random() + random() - 1)))
  const rows = Array.from({ length: orderCount }, (_, k) => {
    // Everyone buys once; of the other orders most are of few.
    const customer = k < customerCount ? k : Math.floor(customerCount * random() ** 2.2)
    const day = k < customerCount ? firstDay[k] : firstDay[customer] + Math.floor(random() * (lifeDays[customer] + 1))
    const amountMinor = 1 + Math.round(level[customer] * (0.4 + 2 * random()))
    return { customer, day, amountMinor, product: Math.floor(PRODUCTS * random() ** 2) }
  })
  rows.sort((a, b) => a.day - b.day)
  return {
    customerCount,
    customer: Int32Array.from(rows, (row) => row.customer),
    day: Int32Array.from(rows, (row) => row.day),
    amountMinor: Float64Array.from(rows, (row) => row.amountMinor),
    product: Int32Array.from(rows, (row) => row.product),
  }
}

/** The same shop as the tables of a request: customers with birthday, consent and referrer, orders with a product. */
export function tablesOf(shop: BenchShop): { customers: CustomersTable; orders: OrdersTable } {
  const random = randomNumbers(SEED + 1)
  const ids = Array.from({ length: shop.customerCount }, (_, c) => `customer-${c}`)
  const two = (part: number) => String(part).padStart(2, '0')
  const consents = ['sms, email', 'email', 'whatsapp', 'phone, sms']
  return {
    customers: {
      id: ids,
      birthday: ids.map(() => `${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`),
      consent: ids.map(() => consents[Math.floor(random() * consents.length)]),
      // Only an earlier customer can have referred one: no circles.
      referredBy: ids.map((_, c) => (c > 0 && random() < 0.2 ? ids[Math.floor(random() * c)] : null)),
    },
    orders: {
      customer: Array.from(shop.customer, (c) => ids[c]),
      date: Array.from(shop.day, isoOfDay),
      amount: Array.from(shop.amountMinor, (minor) => minor / 100),
      category: Array.from(shop.product, (product) => `category ${product % CATEGORIES}`),
      product: Array.from(shop.product, (product) => `product ${product}`),
    },
  }
}

/** Numbers from 0 to 1, 1 left out; the same for the same seed (xorshift32, Marsaglia 2003). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
