/** A workbook with many orders, the same in every run. Decides what a large shop of the bench and of the tests looks like. */
import type { Value } from '../../playground/workbook/cell.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'

const LAST_DAY = Date.UTC(2026, 10, 21)
const DAY_MS = 86_400_000
const CATEGORIES = ['Tea', 'Cups', 'Honey', 'Cake', 'Coffee', 'Gifts']

/** A linear congruential generator (Park and Miller's): numbers below `below`. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/**
 * Orders in the order of their days over three years: order id, customer, ISO date, amount, category. Some customers buy
 * far more often than others. Customers have an id, a name and a day of joining.
 */
export function largeShop(orders: number, customers: number): Workbook {
  const workbook = new Workbook({ id: 'large', timeZone: 'Europe/Berlin', locale: 'en_GB' })
  const draw = generator(7)
  const lines: Value[][] = [['Order ID', 'Customer ID', 'Order date', 'Amount', 'Category']]
  for (let k = 0; k < orders; k++) lines.push(orderRow(k, orders, customers, draw))
  const people: Value[][] = [['Customer ID', 'Full name', 'Joined']]
  for (let c = 0; c < customers; c++) people.push([customerId(c), `Person ${c}`, '2023-01-15'])
  put(workbook, 'Orders', lines)
  put(workbook, 'Customers', people)
  return workbook
}

/** Ten orders of a new day below the others; or `scattered`: ten amounts corrected all over the table. */
export function addOrders(workbook: Workbook, count: number, scattered = false): void {
  const orders = workbook.sheet('Orders')
  if (!orders) throw new Error('no orders')
  const draw = generator(11)
  const rows = orders.lastRow() - 1
  const customers = (workbook.sheet('Customers')?.lastRow() ?? 1) - 1
  if (!scattered) orders.insertRows(rows + 2, count)
  for (let k = 0; k < count; k++) {
    if (scattered) orders.setValue(2 + Math.floor(((k + 0.5) * rows) / count), 4, 1 + k)
    else
      orderRow(rows + k, rows, customers, draw).forEach((value, column) => {
        orders.setValue(rows + 2 + k, column + 1, value)
      })
  }
}

function orderRow(k: number, orders: number, customers: number, draw: (below: number) => number): Value[] {
  const date = new Date(LAST_DAY - Math.floor(Math.max(0, orders - k) / (orders / 1_095)) * DAY_MS)
  // The square of a fraction: the first customers come again and again.
  const customer = Math.floor((draw(30_000) / 30_000) ** 2 * customers) || draw(customers)
  return [
    `o${k}`,
    customerId(customer),
    date.toISOString().slice(0, 10),
    (500 + draw(20_000)) / 100,
    CATEGORIES[draw(6)],
  ]
}

function customerId(c: number): string {
  return `C${String(c).padStart(6, '0')}`
}

function put(workbook: Workbook, name: string, rows: Value[][]): void {
  const sheet = workbook.addSheet(name, rows.length + 20, rows[0].length)
  rows.forEach((values, row) => {
    sheet.rows[row].values = values
  })
}
