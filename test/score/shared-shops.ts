/**
 * The test data of ../shared/data as requests. Decides which file and date make which shop; asserts nothing.
 * The folder is missing on a user's machine: tests ask `hasSharedData` and skip.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ScoreRequest, Settings } from '../../worker/contract.ts'

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
/** False where ../shared/data is missing. */
export const hasSharedData = existsSync(folder)

/** Text of one file of the shared data. */
export const sharedText = (path: string): string => readFileSync(folder + path, 'utf8')

interface CsvOrders {
  customer: string[]
  date: string[]
  amount: number[]
  orderId?: string[]
}

export function readOrders(path: string): CsvOrders {
  const [head, ...lines] = sharedText(path).trim().split(/\r?\n/)
  const names = head.split(',')
  const cells = lines.map((line) => line.split(','))
  const column = (...wanted: string[]) => {
    const at = names.findIndex((name) => wanted.includes(name))
    return at === -1 ? undefined : cells.map((row) => row[at])
  }
  return {
    customer: column('customer_id') as string[],
    date: (column('order_date', 'order_datetime') as string[]).map((text) => text.slice(0, 10)),
    amount: (column('amount') as string[]).map(Number),
    orderId: column('order_id'),
  }
}

/** A request over one orders file, all columns asked. */
export function shopOf(path: string, asOf: string, settings: Settings = {}): ScoreRequest {
  return { asOf, settings, columns: 'all', orders: readOrders(path) }
}

/** Online Retail with its cancellations appended, which name orders that do not exist; 162 of them find nothing to reduce. */
export function shopWithCancellations(asOf: string, settings: Settings = {}): ScoreRequest {
  const orders = readOrders('online-retail/orders.csv')
  const cancelled = readOrders('online-retail/cancellations.csv')
  return {
    asOf,
    settings,
    columns: 'all',
    orders: {
      customer: [...orders.customer, ...cancelled.customer],
      date: [...orders.date, ...cancelled.date],
      amount: [...orders.amount, ...cancelled.amount],
      orderId: [...(orders.orderId as string[]), ...(cancelled.orderId as string[])],
    },
  }
}
