/**
 * The shop as it stood on several days. Decides what is replayed (rows dated up to the day, today's settings) and which
 * classes are told: those in force, but for the tier, whose history is the computed one. Pure.
 */
import type { ClassColumn, HistoryPoint } from './contract.ts'
import { isoOfDay } from './ledger/days.ts'
import { ledgerAt } from './ledger/ledger-at.ts'
import type { Ledger } from './ledger/types.ts'
import { type Scores, score } from './score/index.ts'
import { monthStartOf } from './score/months.ts'
import type { ResolvedSettings } from './settings.ts'
import { classCodes, classesInForce, countClasses } from './summary.ts'

/** What was known on a day; classes are worked out when first asked for. */
export interface Snapshot {
  day: number
  ledger: Ledger
  scores: Scores
}

/** The shop on an earlier day. Without rules the lines of orders are left out: no class depends on them. */
export function snapshotAt(ledger: Ledger, settings: ResolvedSettings, day: number): Snapshot {
  const then = ledgerAt(ledger, day, { lines: settings.rules.length > 0 })
  return { day, ledger: then, scores: score(then, settings) }
}

/** Index into classCodes per customer row; -1 = none. */
export function classesOf({ scores }: Snapshot, column: ClassColumn): ArrayLike<number> {
  return column === 'tier' ? scores.tierComputed : classesInForce(scores, column)
}

/** One day of the history, with the classes of `columns`. */
export function historyPoint(
  snapshot: Snapshot,
  settings: ResolvedSettings,
  columns: readonly ClassColumn[],
): HistoryPoint {
  const { day, ledger, scores } = snapshot
  const { lifetimeMinor, buyers } = scores.occasions
  const classes: HistoryPoint['classes'] = {}
  for (const column of columns) {
    classes[column] = countClasses(ledger, lifetimeMinor, classCodes(column, settings), classesOf(snapshot, column))
  }
  return { asOf: isoOfDay(day), buyers: buyers.length, month: monthFigures(snapshot), classes }
}

function monthFigures({ day, ledger, scores }: Snapshot): HistoryPoint['month'] {
  const { orders, decimals } = ledger
  const { start, day: occasionDay, buyers } = scores.occasions
  const firstDay = monthStartOf(day)
  const month = { orders: 0, revenue: 0, buyers: 0, newBuyers: 0 }
  let minor = 0
  for (const c of buyers) {
    if (occasionDay[start[c + 1] - 1] < firstDay) continue
    month.buyers++
    if (occasionDay[start[c]] >= firstDay) month.newBuyers++
    for (let k = orders.customerStart[c + 1] - 1; k >= orders.customerStart[c] && orders.day[k] >= firstDay; k--) {
      if (orders.netMinor[k] > 0) month.orders++
      minor += orders.netMinor[k]
    }
  }
  return { ...month, revenue: minor / 10 ** decimals }
}
