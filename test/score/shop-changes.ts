/** How the properties change a random shop and read its answer. Holds no expectation. */
import type { CustomersTable, ScoreRequest } from '../../worker/contract.ts'
import { type OrderRow, ordersTable } from './order-rows.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 100)
/**
 * A property blocks its thread, so no time limit of the runner ends it: making a shop that fails smaller is stopped here,
 * and what was found so far is told.
 */
export const RUNS = {
  numRuns,
  interruptAfterTimeLimit: 110_000 * Math.max(1, numRuns / 100),
  markInterruptAsFailure: true,
}
export const TIMEOUT = { timeout: 120_000 }
export const withOrders = (request: ScoreRequest, rows: OrderRow[]): ScoreRequest => ({
  ...request,
  orders: ordersTable(rows),
})
/** Customers of the request, in a table of their own where it has none. */
export const customersOf = (request: ScoreRequest): CustomersTable =>
  request.customers ?? { id: [...new Set(request.orders.customer)] }
