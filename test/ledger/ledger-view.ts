/** The ledger in the twin's shape, so that the two can be compared. Decides nothing. */
import { isoOfDay } from '../../worker/ledger/days.ts'
import { type LedgerInput, readLedger } from '../../worker/ledger/index.ts'
import type { NaiveLedger, NaiveOrder } from './naive-ledger.ts'

/** Reads the tables and shows the result as plain objects. */
export function viewOfLedger(input: LedgerInput): NaiveLedger {
  const { ledger, ids, problems } = readLedger(input)
  const { orders, contacts } = ledger
  const orderAt = (k: number): NaiveOrder => {
    const refunds: [string, number][] = []
    for (let j = orders.refundStart[k]; j < orders.refundStart[k + 1]; j++) {
      refunds.push([isoOfDay(orders.refundDay[j]), orders.refundMinor[j]])
    }
    const lines: [string, string][] = []
    for (let j = orders.lineStart[k]; j < orders.lineStart[k + 1]; j++) {
      lines.push([isoOfDay(orders.lineDay[j]), orders.categories[orders.lineCategory[j]] ?? ''])
    }
    return { day: isoOfDay(orders.day[k]), gross: orders.grossMinor[k], net: orders.netMinor[k], refunds, lines }
  }
  const customers = ids.map((id, c) => ({
    id: id === null ? '' : String(id).trim(),
    orders: range(orders.customerStart[c], orders.customerStart[c + 1]).map(orderAt),
    contacts: range(contacts.customerStart[c], contacts.customerStart[c + 1]).map((k) => isoOfDay(contacts.day[k])),
  }))
  const problemLines = problems.listed.map(
    ({ table, row, column, code, leftOverMinor = 0 }) => `${table} ${row} ${column} ${code} ${leftOverMinor}`,
  )
  return { customers, currency: ledger.currency, afterAsOf: ledger.afterAsOf, problems: problemLines.sort() }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, k) => from + k)
}
