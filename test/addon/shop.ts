/**
 * A small workbook in the stand-in, with the built bundle and a book with the Worker's own scoring behind UrlFetch.
 * Decides what a shop of the tests looks like; holds no expectation.
 */

import { createHost, type Host, type HostOptions, loadBundle } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { Workbook, type WorkbookOptions } from '../../playground/workbook/workbook.ts'
import { createBook, type TestBook } from './book.ts'

export const AS_OF = '2026-11-22'
const BUNDLE = loadBundle(new URL('../../dist/addon/bound', import.meta.url).pathname)

export function fill(workbook: Workbook, name: string, rows: readonly (readonly Value[])[]): Sheet {
  const sheet = workbook.addSheet(name, Math.max(1000, rows.length + 10), 26)
  rows.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      if (cell !== '') sheet.setValue(r + 1, c + 1, cell)
    })
  })
  return sheet
}

/** 24 customers with 1 to 6 orders each; dates are ISO text. */
export function shopWorkbook(options: WorkbookOptions = {}): Workbook {
  const workbook = new Workbook({ id: 'shop', timeZone: 'Europe/Berlin', locale: 'en_GB', ...options })
  const customers: Value[][] = [['Customer ID', 'Full name', 'Phone', 'Notes', 'Joined']]
  const orders: Value[][] = [['Order ID', 'Customer ID', 'Order date', 'Amount', 'Category']]
  for (let c = 1; c <= 24; c++) {
    const id = `C${String(c).padStart(3, '0')}`
    customers.push([id, `Canaryname${c} Zwicky`, `+49 170 55${c}0000`, `likes tea ${c}`, '2024-01-15'])
    for (let k = 0; k < 1 + (c % 6); k++) {
      const date = new Date(Date.UTC(2026, 10, 20) - (c * 3 + k * (20 + c)) * 86_400_000).toISOString().slice(0, 10)
      orders.push([`o${c}-${k}`, id, date, 40 * c + 7 * k, k % 2 ? 'Tea' : 'Cups'])
    }
  }
  fill(workbook, 'Orders', orders)
  fill(workbook, 'Customers', customers)
  return workbook
}

/** A host for the workbook with a book of its own behind it, not set up yet. */
export function openShop(workbook: Workbook, options: Partial<HostOptions> = {}): Host {
  const fetch = createBook().answer
  return createHost({ workbook, bundle: BUNDLE, now: new Date(`${AS_OF}T09:00:00Z`), fetch, ...options })
}

/** Calls a function that answers with JSON; throws its sentence where it refuses. */
export function ask<Result = Record<string, unknown>>(host: Host, name: string, choices?: object): Result {
  const result = JSON.parse(String(choices ? host.callFromPage(name, JSON.stringify(choices)) : host.run(name)))
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
  return result
}

export function setUp(host: Host, choices: object = {}): void {
  ask(host, 'connect', { workerUrl: 'https://shop.workers.dev', setupKey: 'key' })
  ask(host, 'saveSetUp', choices)
}

export interface Report {
  changedCells: number
  customers: number
  problems: number
  problemsByCode: Record<string, number>
  clearedRows: number
  typedCells: number
}
export function update(host: Host): Report {
  return ask<Report>(host, 'updateNow')
}

/** A shop that is set up; counts and requests start at 0. */
export function readyShop(workbook = shopWorkbook(), options: Partial<HostOptions> = {}, choices: object = {}): Host {
  const host = openShop(workbook, options)
  setUp(host, choices)
  host.resetCounts()
  host.requests.length = 0
  return host
}

/**
 * The file of a host as it is now, and the book behind it, for as many hosts as are wanted: what takes long to prepare is
 * prepared once. Each host has a copy of its own, with the same id and document properties, and counts from 0.
 */
export function copiesOf(host: Host, book: TestBook): () => Host {
  const copyOf = (from: Workbook) => {
    const copy = from.copy()
    copy.id = from.id
    for (const [key, value] of from.properties.document) copy.properties.document.set(key, value)
    return copy
  }
  const workbook = copyOf(host.workbook)
  const [chunks, manifests] = [new Map(book.chunks), new Map(book.manifests)]
  return () => {
    const own = createBook()
    for (const [hash, text] of chunks) own.chunks.set(hash, text)
    for (const [hash, tables] of manifests) own.manifests.set(hash, tables)
    return openShop(copyOf(workbook), { fetch: own.answer })
  }
}

/** Copies of the shop that is set up, `prepare` done to it. */
export function readyShops(prepare: (host: Host) => void = () => {}): () => Host {
  const book = createBook()
  const host = readyShop(shopWorkbook(), { fetch: book.answer })
  prepare(host)
  return copiesOf(host, book)
}

/** Cell under `header` in the row whose id is `id`. */
export function cellOf(sheet: Sheet, id: string, header: string, idHeader = 'Customer ID'): Value {
  return sheet.value(rowOf(sheet, id, idHeader), sheet.columnOf(header))
}
export function rowOf(sheet: Sheet, id: string, idHeader = 'Customer ID'): number {
  const column = sheet.columnOf(idHeader)
  for (let row = 1; row <= sheet.lastRow(); row++) if (String(sheet.value(row, column)) === id) return row
  return 0
}

/** All owned values by customer, whatever the order of rows and columns. */
export function ownedValues(sheet: Sheet, headers = ['Segment', 'Tier', 'Next contact']): Record<string, Value[]> {
  const values: Record<string, Value[]> = {}
  const column = sheet.columnOf('Customer ID')
  for (let row = 2; row <= sheet.lastRow(); row++) {
    const id = String(sheet.value(row, column))
    if (id !== '') values[id] = headers.map((header) => sheet.value(row, sheet.columnOf(header)))
  }
  return values
}

/** Values, formulas and formats of the columns under these headers, as text to compare. */
export function picture(sheet: Sheet, headers: readonly string[]): string {
  const lines: string[] = []
  for (let row = 1; row <= sheet.lastRow(); row++) {
    const cells = headers.map((header) => {
      const look = sheet.look(row, sheet.columnOf(header)) ?? null
      // Nothing is calculated here, so a formula that was written again shows nothing.
      return JSON.stringify([look?.formula ? '' : sheet.value(row, sheet.columnOf(header)), look])
    })
    lines.push(cells.join())
  }
  return lines.join('\n')
}
export const CUSTOMER_HEADERS = ['Customer ID', 'Full name', 'Phone', 'Notes', 'Joined']
export const ORDER_HEADERS = ['Order ID', 'Customer ID', 'Order date', 'Amount', 'Category']

/** The tab of this name; a test that looks for one that is not there fails. */
export function tabOf(workbook: Workbook, name: string): Sheet {
  const sheet = workbook.sheet(name)
  if (!sheet) throw new Error(`no tab ${name}`)
  return sheet
}
