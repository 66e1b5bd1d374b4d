/** What a customer bought: last orders, spend by month, preferences, referrals. Decides what is told, no score. Pure. */
import type { Explanation } from '../contract.ts'
import { isoOfDay } from '../ledger/days.ts'
import { spendByCategory } from '../score/favourite.ts'
import { monthEndsTo, monthStartOf } from '../score/months.ts'
import { findReferralSpend } from '../score/referral-spend.ts'
import { type ExplainContext, major, rounded } from './context.ts'

const MOST_ORDERS = 24
const MONTHS = 12
const MOST_CATEGORIES = 10

/** The last 24 orders, those refunded in full included. */
export function explainOrders(context: ExplainContext): Explanation['orders'] {
  const { orders } = context.ledger
  const { row } = context
  const told: Explanation['orders'] = []
  const from = Math.max(orders.customerStart[row], orders.customerStart[row + 1] - MOST_ORDERS)
  for (let k = orders.customerStart[row + 1] - 1; k >= from; k--) {
    told.push({
      date: isoOfDay(orders.day[k]),
      net: major(context, orders.netMinor[k]),
      refunded: major(context, orders.grossMinor[k] - orders.netMinor[k]),
      category: dearestCategory(context, k),
    })
  }
  return told
}

function dearestCategory({ ledger }: ExplainContext, order: number): string | null {
  const { lineStart, lineMinor, lineCategory, categories } = ledger.orders
  let dearest = -1
  for (let j = lineStart[order]; j < lineStart[order + 1]; j++) {
    if (lineCategory[j] >= 0 && (dearest < 0 || lineMinor[j] > lineMinor[dearest])) dearest = j
  }
  return dearest < 0 ? null : categories[lineCategory[dearest]]
}

/** Net spend and orders that count, of the month of asOf and the eleven before. */
export function explainMonths(context: ExplainContext): Explanation['months'] {
  const { orders, asOfDay } = context.ledger
  const { row } = context
  return monthEndsTo(asOfDay, MONTHS - 1).map((end) => {
    const start = monthStartOf(end)
    let spend = 0
    let count = 0
    for (let k = orders.customerStart[row + 1] - 1; k >= orders.customerStart[row] && orders.day[k] >= start; k--) {
      if (orders.day[k] > end || orders.netMinor[k] <= 0) continue
      spend += orders.netMinor[k]
      count++
    }
    return { month: isoOfDay(end).slice(0, 7), spend: major(context, spend), orders: count }
  })
}

export function explainPreferences(context: ExplainContext): Explanation['preferences'] {
  const { orders } = context.ledger
  const spends = [...spendByCategory(orders, context.row)].filter(([, minor]) => minor > 0)
  const total = spends.reduce((sum, [, minor]) => sum + minor, 0)
  return spends
    .sort(([a, minorA], [b, minorB]) => minorB - minorA || a - b)
    .slice(0, MOST_CATEGORIES)
    .map(([category, minor]) => ({
      category: orders.categories[category],
      // A refund is spread over an order's lines, so a line's part need not be whole.
      spend: major(context, Math.round(minor)),
      share: rounded(minor / total),
    }))
}

export function explainReferrals(context: ExplainContext): Explanation['referrals'] {
  const { ledger, scores, row } = context
  const customers = ledger.customers.referrer.reduce((count, referrer) => count + Number(referrer === row), 0)
  const minor = customers === 0 ? 0 : findReferralSpend(ledger, scores.occasions)[row]
  return { customers, spend: major(context, Math.max(0, minor)) }
}
