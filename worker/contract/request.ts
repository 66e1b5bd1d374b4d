/**
 * What is asked about the rows: the body of POST /v1/score.
 */
import type { Locale } from './codes.ts'
import type { ClassColumn, OutputColumn } from './output-columns.ts'
import type { Settings } from './settings.ts'
import type { ContactsTable, CustomersTable, OrdersTable } from './tables.ts'

/** What is asked about the rows. `asOf` is an ISO local date. */
export interface ScoreOptions {
  asOf: string
  locale?: Locale
  settings?: Settings
  columns?: 'all' | readonly (OutputColumn | 'id')[]
  /** Also tell how good next-order dates given on this earlier day would have been. */
  backtest?: { cutoff: string }
  /** Also tell how many were in each asked class, on asOf and at the end of each of the months before. */
  history?: { months: number }
  /** Also tell who moved between the classes of a column since the end of last month; `segment` by default. */
  movement?: { column?: ClassColumn }
  /** Also tell the shop's key figures. */
  figures?: boolean
  /** Also derive every value of one customer: the id as it stands in the tables. */
  explain?: string | number | boolean
  /** Also tell what other settings would change; how dates and amounts are read stays as it is. */
  compare?: { settings: Settings }
}
/** The rows themselves. */
export interface ScoreTables {
  customers?: CustomersTable
  orders: OrdersTable
  contacts?: ContactsTable
}
/** Body of POST /v1/score. */
export type ScoreRequest = ScoreOptions & ScoreTables
