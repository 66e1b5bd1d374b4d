/**
 * From rows to orders. Decides in which order orders stand and what the ledger's columns hold; which rows are one order is
 * in order-drafts.ts, how refunds reduce orders in refunds.ts. Nothing here depends on row order or on how ids are
 * spelled. Pure.
 */
import { categoryOf, compareLines, type Drafts, draftOrders, productOf } from './order-drafts.ts'
import { type OrderRows, releaseDrafted } from './order-rows.ts'
import type { Reading } from './reading.ts'
import { allocateRefunds, enterRefunds, type Refunds } from './refunds.ts'
import type { SentOrders } from './sent-table.ts'
import { groupStarts, sortByGroupAndDay } from './sorting.ts'
import { newTextCodes, type TextCodes } from './text-codes.ts'
import type { LedgerOrders } from './types.ts'

/**
 * Orders of `customerCount` customers, as LedgerOrders describes them: by customer, day, gross amount, lines, then the
 * refunds that name them, so that two orders that can change places are equal in everything.
 */
export function assembleOrders(
  rows: OrderRows,
  table: SentOrders,
  customerCount: number,
  reading: Reading,
): LedgerOrders {
  const categories = sortTexts(rows, rows.category, rows.categories)
  const products = sortTexts(rows, rows.product, rows.products)
  const dimensions = rows.dimensions.map(({ name, codes, texts }) => ({
    name,
    codes,
    values: sortTexts(rows, codes, texts),
  }))
  const { drafts, refunds } = draftOrders(rows, table, customerCount, reading)
  releaseDrafted(rows)
  const sortedRefunds = sortRefunds(refunds, customerCount)
  const order = sortByGroupAndDay(
    drafts.count,
    drafts.customer,
    customerCount,
    drafts.day,
    compareDrafts(drafts, rows, refunds, sortedRefunds),
  )
  const lineDimensions = dimensions.map(({ name, codes, values }) => ({
    name,
    values,
    line: lineCodes(drafts, order, codes, values.length),
  }))
  const orders = {
    ...inOrder(drafts, order, rows, customerCount, refunds.count > 0, categories.length, products.length),
    categories,
    products,
    lineDimensions,
  }
  const positionOfDraft = new Int32Array(drafts.count)
  for (let position = 0; position < order.length; position++) positionOfDraft[order[position]] = position
  const entered = enterRefunds(refunds, sortedRefunds, positionOfDraft)
  const allocated = allocateRefunds(orders, entered, (position, leftOverMinor) => {
    const refund = sortedRefunds[position]
    const column = refunds.isCell[refund] === 1 ? 'refunded' : 'amount'
    reading.problems.add('orders', refunds.row[refund], column, 'refundWithoutOrder', leftOverMinor)
  })
  return { ...orders, ...allocated, entered }
}

/** The texts that lines use, in code-unit order; `codes` (null: no such column) are changed to it in place. */
function sortTexts(rows: OrderRows, codes: Int32Array | null, texts: readonly string[]): string[] {
  if (codes === null) return []
  const used = new Uint8Array(texts.length)
  for (let k = 0; k < rows.count; k++) if (codes[k] >= 0 && rows.isRefund[k] === 0) used[codes[k]] = 1
  const sorted = texts.filter((_, index) => used[index] === 1).sort()
  const rank = new Map(sorted.map((text, index) => [text, index]))
  const newIndex = texts.map((text) => rank.get(text) ?? -1)
  for (let k = 0; k < rows.count; k++) if (codes[k] >= 0) codes[k] = newIndex[codes[k]]
  return sorted
}

/** By date; on one date those that name their order first, then the larger; equal ones do the same, so by row. */
function sortRefunds(refunds: Refunds, customerCount: number): Uint32Array {
  return sortByGroupAndDay(refunds.count, refunds.customer, customerCount, refunds.day, (a, b) => {
    const named = Number(refunds.draft[a] < 0) - Number(refunds.draft[b] < 0)
    return named || refunds.minor[b] - refunds.minor[a] || refunds.row[a] - refunds.row[b]
  })
}

/** Order of two drafts of one customer and day; 0 only where nothing that can be seen differs. */
function compareDrafts(drafts: Drafts, rows: OrderRows, refunds: Refunds, sortedRefunds: Uint32Array) {
  let ownRefunds: number[][] | undefined
  const refundsOfDraft = (draft: number): number[] => {
    if (ownRefunds === undefined) {
      ownRefunds = []
      for (const refund of sortedRefunds) {
        const named = refunds.draft[refund]
        if (named < 0) continue
        ownRefunds[named] ??= []
        ownRefunds[named].push(refund)
      }
    }
    return ownRefunds[draft] ?? []
  }
  return (a: number, b: number): number => {
    if (drafts.grossMinor[a] !== drafts.grossMinor[b]) return drafts.grossMinor[a] - drafts.grossMinor[b]
    const [aStart, bStart] = [drafts.lineStart[a], drafts.lineStart[b]]
    const lineCount = drafts.lineStart[a + 1] - aStart
    const lines = lineCount - (drafts.lineStart[b + 1] - bStart)
    if (lines !== 0) return lines
    for (let k = 0; k < lineCount; k++) {
      const line = compareLines(rows, drafts.lines[aStart + k], drafts.lines[bStart + k])
      if (line !== 0) return line
    }
    if (refunds.count === 0) return 0
    const [aRefunds, bRefunds] = [refundsOfDraft(a), refundsOfDraft(b)]
    if (aRefunds.length !== bRefunds.length) return aRefunds.length - bRefunds.length
    for (let k = 0; k < aRefunds.length; k++) {
      const days = refunds.day[aRefunds[k]] - refunds.day[bRefunds[k]]
      const refund = days || refunds.minor[aRefunds[k]] - refunds.minor[bRefunds[k]]
      if (refund !== 0) return refund
    }
    return 0
  }
}

/** The drafts as the ledger's columns, with net still equal to gross. */
function inOrder(
  drafts: Drafts,
  order: Uint32Array,
  rows: OrderRows,
  customerCount: number,
  hasRefunds: boolean,
  categories: number,
  products: number,
) {
  const count = drafts.count
  const lineTotal = drafts.lineStart[count]
  const day = new Int32Array(count)
  const grossMinor = new Float64Array(count)
  const lineStart = new Int32Array(count + 1)
  // Where every order is one line, the line's day and amount are the order's own.
  const lineDay = lineTotal === count ? day : new Int32Array(lineTotal)
  const lineMinor = lineTotal === count ? grossMinor : new Float64Array(lineTotal)
  const lineCategory = newTextCodes(lineTotal, categories)
  const lineProduct = newTextCodes(lineTotal, products)
  let line = 0
  for (let position = 0; position < count; position++) {
    const draft = order[position]
    day[position] = drafts.day[draft]
    grossMinor[position] = drafts.grossMinor[draft]
    for (let k = drafts.lineStart[draft]; k < drafts.lineStart[draft + 1]; k++, line++) {
      lineDay[line] = rows.day[drafts.lines[k]]
      lineMinor[line] = rows.amountMinor[drafts.lines[k]]
      lineCategory[line] = categoryOf(rows, drafts.lines[k])
      lineProduct[line] = productOf(rows, drafts.lines[k])
    }
    lineStart[position + 1] = line
  }
  const customerStart = groupStarts(count, drafts.customer, customerCount)
  return {
    count,
    customerStart,
    day,
    grossMinor,
    // Only refunds write to it.
    netMinor: hasRefunds ? grossMinor.slice() : grossMinor,
    lineStart,
    lineDay,
    lineMinor,
    lineCategory,
    lineProduct,
  }
}

/** A dimension's code of every line, in the order of the ledger's lines. */
function lineCodes(drafts: Drafts, order: Uint32Array, codes: Int32Array, texts: number): TextCodes {
  const line = newTextCodes(drafts.lineStart[drafts.count], texts)
  let next = 0
  for (const draft of order) {
    for (let k = drafts.lineStart[draft]; k < drafts.lineStart[draft + 1]; k++) line[next++] = codes[drafts.lines[k]]
  }
  return line
}
