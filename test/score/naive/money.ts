/**
 * Occasions and money of one customer as known on a day, recomputed from the orders each time.
 * Decides what counts (net > 0) and what a window holds; no scores.
 *
 * Reading taken: a category's occasion needs a line of an order that counts.
 */
import { type NaiveCustomer, type NaiveOrder, netUpTo } from './shop.ts'

const distinct = (days: number[]): number[] => [...new Set(days)].sort((a, b) => a - b)

/** The customer's orders that count as of `asOf`. */
export const counting = (customer: NaiveCustomer, asOf: number): NaiveOrder[] =>
  customer.orders.filter((order) => netUpTo(order, asOf) > 0)

/** Ascending distinct days with a counting order. */
export const occasionsOf = (customer: NaiveCustomer, asOf: number): number[] =>
  distinct(counting(customer, asOf).map((order) => order.day))

/** Ascending distinct days with a line of `category` in a counting order. */
export const categoryOccasions = (customer: NaiveCustomer, asOf: number, category: string): number[] =>
  distinct(
    counting(customer, asOf).flatMap((order) =>
      order.lines.filter((line) => line.category === category).map((line) => line.day),
    ),
  )

/** Categories of the customer's counting lines, in code-unit order. */
export const categoriesOf = (customer: NaiveCustomer, asOf: number): string[] =>
  [...new Set(counting(customer, asOf).flatMap((order) => order.lines.flatMap((line) => line.category ?? [])))].sort()

/** Is `day` in the window of `days` that ends with `asOf`? 0 days = lifetime. */
export const inWindow = (day: number, asOf: number, days: number): boolean =>
  asOf - day >= 0 && (days === 0 || asOf - day < days)

/** Net minor units of the orders in the window, as known on `asOf`. */
export const spend = (customer: NaiveCustomer, asOf: number, days: number): number =>
  customer.orders
    .filter((order) => inWindow(order.day, asOf, days))
    .reduce((sum, order) => sum + netUpTo(order, asOf), 0)

/** Gaps in days between consecutive days of an ascending list. */
export const gapsBetween = (days: number[]): number[] => days.slice(1).map((day, i) => day - days[i])
