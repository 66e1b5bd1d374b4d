/**
 * Key figures of the shop for a dashboard: who is active, who came again, the year's revenue, contacts due, the grid of
 * recency and value, the Pareto curve. Decides what each of them counts. Pure.
 */
import { type Figures, LIFECYCLES } from './contract.ts'
import { type Ledger, NO_DAY } from './ledger/types.ts'
import type { Scores } from './score/index.ts'
import { sumWindow } from './score/occasions.ts'
import { revenueCurve } from './score/revenue-curve.ts'
import { valueBand } from './score/segment.ts'

const BANDS = 5
const YEAR_DAYS = 365
const WEEK_DAYS = 7
/** Stages of a customer who is there. */
const ACTIVE = ['new', 'returned', 'active'].map((stage) => (LIFECYCLES as readonly string[]).indexOf(stage))

/** Counts are of customers; revenue in major units. */
export function countFigures(ledger: Ledger, scores: Scores): Figures {
  const { asOfDay, decimals, customers } = ledger
  const { occasions, rfm, lifecycle, contacts } = scores
  const { buyers, start, lifetimeMinor } = occasions
  const heatMap = Array.from({ length: BANDS }, () => new Array<number>(BANDS).fill(0))
  let active = 0
  let repeatBuyers = 0
  for (const c of buyers) {
    heatMap[BANDS - rfm.r5[c]][valueBand(rfm.f5[c] + rfm.m5[c])]++
    if (ACTIVE.includes(lifecycle[c])) active++
    if (start[c + 1] - start[c] > 1) repeatBuyers++
  }
  const { monetaryMinor } = sumWindow(occasions, asOfDay, YEAR_DAYS)
  const due = { today: 0, week: 0 }
  let known = 0
  for (let row = 0; row < customers.count; row++) {
    if (!customers.valid[row]) continue
    known++
    const day = contacts.day[row]
    if (day === NO_DAY || day >= asOfDay + WEEK_DAYS) continue
    due.week++
    if (day <= asOfDay) due.today++
  }
  return {
    customers: known,
    buyers: buyers.length,
    active,
    repeatBuyers,
    revenue365: monetaryMinor.reduce((sum, minor) => sum + minor, 0) / 10 ** decimals,
    contactsDue: due,
    heatMap,
    revenueCurve: revenueCurve(lifetimeMinor, buyers),
  }
}
