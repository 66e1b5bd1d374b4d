/**
 * Text columns that a rule can ask: of customers (one text, or several in `tags`) and of order lines (every text that one
 * of the customer's counting lines has). Decides which lines count and how tags are separated. Pure.
 */
import type { TextCodes } from '../../ledger/text-codes.ts'
import type { Ledger } from '../../ledger/types.ts'
import type { RuleFacts } from './facts.ts'
import { rowMask } from './rows.ts'

/** The texts of each customer. */
export interface Texts {
  /** Distinct texts. */
  values: readonly string[]
  /** By customer row: 1 where one of the customer's texts is `matching` (1 by index into `values`). */
  anyOf(matching: Uint8Array): Uint8Array
  /** A customer's texts, each once, in the order of `values`. */
  of(customer: number): string[]
}

/** A text column of the Customers table, null where it was not sent. */
export function customerTexts({ ledger }: RuleFacts, name: string): Texts | null {
  const dimension = ledger.customers.dimensions.find((each) => each.name === name)
  if (!dimension) return null
  const { values: cells, customer } = dimension
  const ofCell = cells.map((cell) => (name === 'tags' ? separate(cell) : [cell]))
  const values = [...new Set(ofCell.flat())].sort()
  const codeOf = new Map(values.map((text, at) => [text, at]))
  const codes = ofCell.map((texts) => texts.map((text) => codeOf.get(text) ?? 0))
  return {
    values,
    anyOf: (matching) => {
      const ofCode = Uint8Array.from(codes, (each) => Number(each.some((at) => matching[at] === 1)))
      return rowMask(customer.length, (row) => customer[row] >= 0 && ofCode[customer[row]] === 1)
    },
    of: (row) => (customer[row] < 0 ? [] : [...new Set(ofCell[customer[row]])].sort()),
  }
}

/** The tags of a cell, between commas, semicolons or line ends. */
function separate(cell: string): string[] {
  return cell
    .split(/[,;，；、|\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
}

/** A text column of the Orders table over the lines of counting orders (net > 0), null where it was not sent. */
export function lineTexts({ ledger }: RuleFacts, name: string): Texts | null {
  const lines = linesOf(ledger, name)
  if (!lines) return null
  const { values, line } = lines
  return {
    values,
    anyOf: (matching) => {
      const found = new Uint8Array(ledger.customers.count)
      forEachLine(ledger, (customer, at) => {
        if (line[at] >= 0 && matching[line[at]] === 1) found[customer] = 1
      })
      return found
    },
    of: (row) => {
      const codes = new Set<number>()
      forEachLine(
        ledger,
        (_, at) => {
          if (line[at] >= 0) codes.add(line[at])
        },
        row,
        row + 1,
      )
      return [...codes].sort((a, b) => a - b).map((code) => values[code])
    },
  }
}

/**
 * Share (0..1) of the lifetime net spend that lines with a `matching` text have; NaN for prospects. A refund reduces every
 * line of its order alike. Rounded to a billionth, so that a last binary digit decides nothing.
 */
export function lineShares({ ledger, scores }: RuleFacts, name: string, matching: Uint8Array): Float64Array {
  const { lifetimeMinor } = scores.occasions
  const line = linesOf(ledger, name)?.line
  const spend = new Float64Array(ledger.customers.count)
  const { netMinor, grossMinor, lineMinor } = ledger.orders
  forEachLine(ledger, (customer, at, order) => {
    if (line && line[at] >= 0 && matching[line[at]] === 1) {
      spend[customer] += (lineMinor[at] * netMinor[order]) / grossMinor[order]
    }
  })
  return spend.map((minor, c) =>
    lifetimeMinor[c] > 0 ? Math.round((minor / lifetimeMinor[c]) * 1e9) / 1e9 : Number.NaN,
  )
}

function linesOf({ orders }: Ledger, name: string): { values: readonly string[]; line: TextCodes } | null {
  if (name === 'category') return { values: orders.categories, line: orders.lineCategory }
  if (name === 'product') return { values: orders.products, line: orders.lineProduct }
  return orders.lineDimensions.find((each) => each.name === name) ?? null
}

/** Visits every line of an order that counts, of the customers `from .. to - 1`. */
function forEachLine(
  { customers, orders }: Ledger,
  visit: (customer: number, line: number, order: number) => void,
  from = 0,
  to = customers.count,
): void {
  const { customerStart, lineStart, netMinor } = orders
  for (let c = from; c < to; c++) {
    for (let k = customerStart[c]; k < customerStart[c + 1]; k++) {
      if (netMinor[k] <= 0) continue
      for (let j = lineStart[k]; j < lineStart[k + 1]; j++) visit(c, j, k)
    }
  }
}
