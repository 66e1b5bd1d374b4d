/**
 * Next-order date, window and confidence of every buyer. Decides which customers share one prediction and how far it can
 * be trusted; the prediction itself is in row-predictor.ts. Pure.
 */

import { sortByKey } from '../ledger/sorting.ts'
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import type { ResolvedSettings } from '../settings.ts'
import type { OrderDays } from './occasions.ts'
import { createWorkspace, type NextOrder, predictNextOrder, type Workspace } from './row-predictor.ts'
import { type ShopRhythm, shopRhythm } from './shop-rhythm.ts'

/** Dates per customer row; NO_DAY for prospects and in a shop without a cycle. */
export interface NextOrders {
  day: Int32Array
  fromDay: Int32Array
  toDay: Int32Array
  /** Index into CONFIDENCES; -1 where there is no date. */
  confidence: Int8Array
}

/** Predicts every buyer's next order; the window is widened to hold the date. `shop`: where it is known already. */
export function predictNextOrders(
  { asOfDay }: Pick<Ledger, 'asOfDay'>,
  occasions: OrderDays,
  settings: Pick<ResolvedSettings, 'cycleDays'>,
  shop: ShopRhythm | null = shopRhythm(occasions, asOfDay, settings.cycleDays),
): NextOrders {
  const { start, day, buyers, lastDay } = occasions
  const rowCount = start.length - 1
  const dates: NextOrders = {
    day: new Int32Array(rowCount).fill(NO_DAY),
    fromDay: new Int32Array(rowCount).fill(NO_DAY),
    toDay: new Int32Array(rowCount).fill(NO_DAY),
    confidence: new Int8Array(rowCount).fill(-1),
  }
  if (!shop) return dates
  const historyDays = buyers.reduce((longest, c) => Math.max(longest, asOfDay - day[start[c]]), 0)
  const space = createWorkspace(shop, historyDays)
  const known = new Map<number, NextOrder>()
  let knownOfDay = NO_DAY
  // One wait after the other, so that what is looked up for one customer lies at hand for the next; their order days too.
  const byWait = sortByKey(Uint32Array.from(buyers), lastDay, historyDays + 1, asOfDay - historyDays)
  const { ownDay, ownEnd } = daysOf(byWait, start, day)
  for (let i = 0, from = 0; i < byWait.length; from = ownEnd[i++]) {
    const to = ownEnd[i]
    if (ownDay[to - 1] !== knownOfDay) known.clear()
    knownOfDay = ownDay[to - 1]
    const next = predictOnce(shop, ownDay, from, to, space, known)
    const c = byWait[i]
    dates.day[c] = asOfDay + next.inDays
    dates.fromDay[c] = asOfDay + Math.min(next.from, next.inDays)
    dates.toDay[c] = asOfDay + Math.max(next.to, next.inDays)
    dates.confidence[c] = confidenceOf(ownDay, from, to)
  }
  return dates
}

/** The order days of some customers, one customer's after the other's: the i-th one's end before `ownEnd[i]`. */
function daysOf(customers: Uint32Array, start: Int32Array, day: Int32Array) {
  const ownDay = new Int32Array(day.length)
  const ownEnd = new Int32Array(customers.length)
  let end = 0
  for (let i = 0; i < customers.length; i++) {
    const to = start[customers[i] + 1]
    for (let k = start[customers[i]]; k < to; k++) ownDay[end++] = day[k]
    ownEnd[i] = end
  }
  return { ownDay, ownEnd }
}

/**
 * Many customers have one or two order days, and the same days give the same answer: each such pair is worked out once.
 * `known`: of those who ordered last on the same day, by their gap, 0 = none.
 */
function predictOnce(
  shop: ShopRhythm,
  day: Int32Array,
  from: number,
  to: number,
  space: Workspace,
  known: Map<number, NextOrder>,
): NextOrder {
  if (to - from > 2) return predictNextOrder(shop, day, from, to, space)
  const gapDays = day[to - 1] - day[from]
  let next = known.get(gapDays)
  if (!next) {
    next = predictNextOrder(shop, day, from, to, space)
    known.set(gapDays, next)
  }
  return next
}

/** 0 low (one gap at most), 2 high (four gaps or more, sample coefficient of variation < 0.6), else 1 medium. */
function confidenceOf(day: Int32Array, from: number, to: number): number {
  const n = to - from - 1
  if (n <= 1) return 0
  if (n < 4) return 1
  let sum = 0
  let squares = 0
  for (let i = from + 1; i < to; i++) {
    const gap = day[i] - day[i - 1]
    sum += gap
    squares += gap * gap
  }
  // variance < 0.36 mean², both sides times 25 n² (n - 1): whole numbers only.
  return 25 * (n * squares - sum * sum) * n < 9 * sum * sum * (n - 1) ? 2 : 1
}
