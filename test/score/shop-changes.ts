/** How the properties change a random shop and read its answer. Holds no expectation. */
import type { CustomersTable, ScoreRequest } from '../../worker/contract.ts'
import { type OrderRow, ordersTable } from './order-rows.ts'

export const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 100) }
export const TIMEOUT = { timeout: 120_000 }
export const withOrders = (request: ScoreRequest, rows: OrderRow[]): ScoreRequest => ({
  ...request,
  orders: ordersTable(rows),
})
/** Customers of the request, in a table of their own where it has none. */
export const customersOf = (request: ScoreRequest): CustomersTable =>
  request.customers ?? { id: [...new Set(request.orders.customer)] }
