/** When a customer buys: cycle, next order, predictions, and what each starts from. Decides what is told, no value. Pure. */
import { CHURN_RISKS, CONFIDENCES, type Explanation } from '../contract.ts'
import { isoOfDay } from '../ledger/days.ts'
import { NO_DAY } from '../ledger/types.ts'
import { predictNextOrders } from '../score/next-order.ts'
import { shopRhythm } from '../score/shop-rhythm.ts'
import { type ExplainContext, isBuyer, knownOrNull, major, rounded } from './context.ts'

const MOST_GAPS = 24
const MOST_CATEGORIES = 10

export function explainCycle(context: ExplainContext): Explanation['cycle'] {
  const { ledger, scores, settings, row } = context
  const { cycles, occasions } = scores
  if (cycles.priorDays === null || !isBuyer(context)) return null
  const days = occasions.day.subarray(occasions.start[row], occasions.start[row + 1])
  const gaps = Array.from(days.subarray(1), (day, i) => day - days[i]).reverse()
  const categories: NonNullable<Explanation['cycle']>['categories'] = []
  const { start, category, muDays, lastDay } = cycles.categories
  for (let k = start[row]; k < start[row + 1]; k++) {
    categories.push({
      category: ledger.orders.categories[category[k]],
      days: rounded(muDays[k]),
      last: isoOfDay(lastDay[k]),
    })
  }
  return {
    days: rounded(cycles.muDays[row]),
    shopDays: rounded(cycles.priorDays),
    shopVotes: settings.cyclePriorWeight,
    gaps: gaps.slice(0, MOST_GAPS),
    gapCount: gaps.length,
    // The newest first: what was bought long ago is seldom due.
    categories: categories.sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : 0)).slice(0, MOST_CATEGORIES),
  }
}

export function explainNextOrder({ ledger, scores, settings, row }: ExplainContext): Explanation['nextOrder'] {
  // Of this customer alone: the dates of all the others take longer than the rest of the explanation.
  const alone = { ...scores.occasions, buyers: scores.occasions.buyers.filter((c) => c === row) }
  const { day, fromDay, toDay, confidence } = predictNextOrders(ledger, alone, settings)
  const rhythm = shopRhythm(scores.occasions, ledger.asOfDay, settings.cycleDays)
  if (day[row] === NO_DAY || rhythm === null) return null
  return {
    day: isoOfDay(day[row]),
    from: isoOfDay(fromDay[row]),
    to: isoOfDay(toDay[row]),
    confidence: CONFIDENCES[confidence[row]],
    shopGapDays: rhythm.medianGapDays,
  }
}

export function explainPredictions(context: ExplainContext): Explanation['predictions'] {
  if (!isBuyer(context)) return null
  const { ledger, scores, row } = context
  const { start, day } = scores.occasions
  const first = day[start[row]]
  const { chances, churnRisk, pAlive, expectedOrders90, clv12Minor, gap, precedentOf } = scores.predictions()
  const precedent = precedentOf(row)
  return {
    repeats: start[row + 1] - start[row] - 1,
    lastAgeDays: day[start[row + 1] - 1] - first,
    ageDays: ledger.asOfDay - first,
    orderChance90: chances && rounded(chances.within[row]),
    comesAgain: chances && rounded(chances.alive[row]),
    churnRisk: churnRisk[row] < 0 ? null : CHURN_RISKS[churnRisk[row]],
    precedent: precedent && { waits: precedent.waits, ordered: rounded(precedent.ordered) },
    pAlive: knownOrNull(pAlive[row]),
    expectedOrders90: knownOrNull(expectedOrders90[row]),
    clv12: knownOrNull(major(context, clv12Minor[row])),
    blank: gap,
  }
}
