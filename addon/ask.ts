/**
 * One question to the Worker about these tables, by the book of this spreadsheet. Decides what is the same for all that
 * ask: the run's name, the language, the settings that travel. Used by the update and by whoever only looks.
 */
import { BOOK_LIMITS, type OutputColumn } from '../worker/contract.ts'
import { contactsOfLog, type LogRow, readContactLog, withPending } from './contact-log.ts'
import type { Place } from './place.ts'
import type { AddonSettings, Mapping, TableMapping } from './settings.ts'
import type { CheckedAnswer } from './sync/answer.ts'
import { scoreByBook } from './sync/book.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { hashToHex } from './sync/pseudonyms.ts'
import { type SourceTable, type Tables, travellingSettings } from './sync/request.ts'
import { withRuleAttributes } from './sync/rule-columns.ts'
import { type ReadColumns, readColumns } from './workbook/read-table.ts'

export interface WorkerQuestion {
  asOf: string
  columns: readonly OutputColumn[]
  tierNames: readonly string[]
  pseudonym: (id: string) => string
  /** Further options of the API, such as `{history: {months: 12}}`; what they bring is in `rest` of the answer. */
  more?: object
}

/** Above this a run spends a call on how many rows there are, so that it can read them in pages. */
const MANY_ORDERS = 25_000

/** The checked answer, one row per customer of `tables`. */
export function askWorker(
  settings: AddonSettings,
  { customers, orders, contacts }: Tables,
  { asOf, columns, tierNames, pseudonym, more }: WorkerQuestion,
): CheckedAnswer {
  const { workerUrl, token, book, language, lastRun } = settings
  const question = {
    // A run that was cut off is the same run when it is repeated; the next one is another.
    run: hashToHex('run', [book, String(lastRun?.number ?? 0)]),
    asOf,
    locale: language,
    columns,
    settings: travellingSettings(settings.scoring, pseudonym),
    more,
  }
  const rows = { customers: customers.id.length, orders: orders.customer.length, contacts: contacts?.customer.length }
  const asked = { asOf, ids: customers.id, columns, tierNames, rows }
  return scoreByBook(
    { workerUrl, token },
    question,
    contacts ? { customers, orders, contacts } : { customers, orders },
    asked,
  )
}

/** The orders as they are now. */
export function readOrders(
  { spreadsheet }: Place,
  settings: AddonSettings,
  { orders }: Mapping,
  dates: ZoneDates,
): ReadColumns {
  const widened = (headers: readonly string[]): TableMapping<string> =>
    withRuleAttributes(orders, headers, settings.scoring.rules)
  return readColumns(spreadsheet, orders, 'orders', BOOK_LIMITS.orders, dates, maybeMany(settings), widened)
}

export interface ReadContacts extends ReadColumns {
  /** Lines of the Contact log, which come behind those of the person's own table from row `from` of `source` on. */
  logged?: { from: number; log: ReadColumns }
}

/**
 * The contacts as they are now, the person's own table and the Contact log; undefined where there is neither. `pending`:
 * lines of the log that are still to be written.
 */
export function readContacts(
  place: Place,
  settings: AddonSettings,
  { contacts }: Mapping,
  dates: ZoneDates,
  pending: readonly LogRow[] = [],
): ReadContacts | undefined {
  const own =
    contacts && readColumns(place.spreadsheet, contacts, 'contacts', BOOK_LIMITS.contacts, dates, maybeMany(settings))
  const log = contactsOfLog(withPending(readContactLog(place, settings), settings, pending))
  if (!own || !log) return own ?? log
  const columns: SourceTable['columns'] = {}
  const rows = own.source.sheetRows.length
  for (const role of Object.keys(log.source.columns))
    columns[role] = (own.source.columns[role] ?? new Array<SheetCell>(rows).fill('')).concat(log.source.columns[role])
  return {
    ...own,
    source: { columns, sheetRows: own.source.sheetRows.concat(log.source.sheetRows) },
    logged: { from: rows, log },
  }
}

function maybeMany({ lastRun, ordersAtSetUp = Number.POSITIVE_INFINITY }: AddonSettings): boolean {
  return (lastRun?.orders ?? ordersAtSetUp) > MANY_ORDERS
}
