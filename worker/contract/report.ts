/**
 * The shop over time: the answer's parts `backtest`, `history`, `movement`, `rollForward`, `alerts`, `suggestions` and
 * `figures`.
 */
import type { ClassColumn } from './output-columns.ts'
import type { Summary } from './summary.ts'

/** Errors of dates: mean absolute error in days, and the share at most 7 days off; null where nobody was tested. */
export interface DateErrors {
  maeDays: number | null
  within7Days: number | null
}
/** How good next-order dates would have been; see `backtest` of the request. Shares are 0..1. */
export interface Backtest extends DateErrors {
  cutoff: string
  /** Customers with two order days or more by the cut-off and one after it, up to asOf. */
  customers: number
  /** Share of the next orders that fell between nextOrderFrom and nextOrderTo. */
  coverage: number | null
  /** Simple predictors on the same customers. */
  others: Record<'shopMedianGap' | 'ownMeanGap' | 'ownMedianGap' | 'ownLastGap', DateErrors>
}
/** The shop on one day, with the rows dated up to it and today's settings and attributes. */
export interface HistoryPoint {
  asOf: string
  /** Customers with an order so far. */
  buyers: number
  /** From the first of that month to asOf: orders that count, their net in major units, who bought, who for the first time. */
  month: { orders: number; revenue: number; buyers: number; newBuyers: number }
  /** As in the summary; `tier` without overrides. */
  classes: Summary['classes']
}
/** Who moved: `counts[i][j]` customers had `codes[i]` on `from` and have `codes[j]` on `to`; null = no class (yet). */
export interface Movement {
  column: ClassColumn
  from: string
  to: string
  codes: (string | null)[]
  counts: number[][]
}
/** One month of the tiers, without overrides: opening + in - out = closing for each of them. */
export interface RollForward {
  from: string
  to: string
  tiers: { code: string; opening: number; in: number; out: number; closing: number }[]
}
/** Key figures of the shop on asOf. Counts are of customers, overrides included where they bear on a contact. */
export interface Figures {
  customers: number
  buyers: number
  /** Buyers whose lifecycle is new, returned or active. */
  active: number
  /** Buyers with orders on two days or more. */
  repeatBuyers: number
  /** Net of the 365 days that end with asOf, major units. */
  revenue365: number
  /** Next contact on asOf or before; and within the seven days that begin with asOf. */
  contactsDue: { today: number; week: number }
  /** Buyers by recency (rows: R 5, 4, 3, 2, 1 of quintiles) and value (S = F + M: 9-10, 8, 6-7, 4-5, 2-3), the segments' own grid. */
  heatMap: number[][]
  /** Share of the lifetime revenue (0..1) that the best 0, 10 ... 100 % of the buyers hold; empty without buyers. */
  revenueCurve: number[]
}
export const ALERT_CODES = ['classShrank'] as const
/** Something to look at today: a class that lost more than 20 % and more than 10 customers since the end of last month. */
export interface Alert {
  code: (typeof ALERT_CODES)[number]
  column: ClassColumn
  class: string
  from: number
  to: number
  text: string
}
export const SUGGESTION_CODES = ['tierEmpty', 'tierTooFar', 'tierCrowded', 'atRiskGrows', 'manyTies'] as const
/** A threshold to look at; `setting` is its path in the settings, null where a list of customers helps more. */
export interface Suggestion {
  code: (typeof SUGGESTION_CODES)[number]
  setting: string | null
  class: string | null
  text: string
}
