/** Counts of an answer: buyers, orders, revenue, and the size and revenue of each class. Decides counting only. Pure. */
import {
  CLASS_COLUMNS,
  type ClassColumn,
  type ClassCount,
  LIFECYCLES,
  SEGMENTS,
  SPEND_CLASSES,
  type Summary,
  VALUE_CLASSES,
} from './contract.ts'
import type { Ledger } from './ledger/types.ts'
import type { Scores } from './score/index.ts'
import type { ResolvedSettings } from './settings.ts'

/** A mean of fewer answers than this says more about single people than about the class. */
const LEAST_ANSWERS = 5

/**
 * Revenue is net, lifetime up to asOf, in major units. Classes are counted for the asked columns alone; codes without
 * customers are left out, the others stand in the contract's order (tiers ascending).
 */
export function summarise(
  ledger: Ledger,
  scores: Scores,
  settings: ResolvedSettings,
  wanted: readonly string[],
): Pick<Summary, 'buyers' | 'orders' | 'revenue' | 'classes'> {
  const { occasions } = scores
  const counts: Summary['classes'] = {}
  for (const column of CLASS_COLUMNS) {
    if (!wanted.includes(column)) continue
    const names = classCodes(column, settings)
    counts[column] = countClasses(ledger, occasions.lifetimeMinor, names, classesInForce(scores, column))
  }
  return {
    buyers: occasions.buyers.length,
    orders: occasions.orderCount,
    revenue: occasions.lifetimeMinor.reduce((sum, minor) => sum + minor, 0) / 10 ** ledger.decimals,
    classes: counts,
  }
}

/** To a thousandth, so that the order of rows shows in no last digit; null where too few have answered. */
function meanOf(points: number, answers: number): number | null {
  return answers < LEAST_ANSWERS ? null : Math.round((points / answers) * 1000) / 1000
}

/** The codes of a class column in the contract's order; tiers ascending. */
export function classCodes(column: ClassColumn, settings: ResolvedSettings): readonly string[] {
  const codes = { segment: SEGMENTS, lifecycle: LIFECYCLES, valueClass: VALUE_CLASSES, spendClass: SPEND_CLASSES }
  return column === 'tier' ? settings.tiers.levels.map(({ name }) => name) : codes[column]
}

/** Index into classCodes per customer row, overrides included; -1 = none. */
export function classesInForce(scores: Scores, column: ClassColumn): ArrayLike<number> {
  return column === 'valueClass' || column === 'spendClass' ? scores.classes[column] : scores[column]
}

/** Size and revenue of each class; codes without customers are left out. `of`: index into `names`, -1 = none. */
export function countClasses(
  { customers, decimals }: Ledger,
  lifetimeMinor: Float64Array,
  names: readonly string[],
  of: ArrayLike<number>,
): ClassCount[] {
  const unit = 10 ** decimals
  const { satisfaction } = customers
  const size = new Float64Array(names.length)
  const answers = new Float64Array(names.length)
  const points = new Float64Array(names.length)
  const minor = new Float64Array(names.length)
  for (let row = 0; row < customers.count; row++) {
    if (!customers.valid[row] || of[row] < 0) continue
    size[of[row]]++
    minor[of[row]] += lifetimeMinor[row]
    if (satisfaction === null || Number.isNaN(satisfaction[row])) continue
    answers[of[row]]++
    points[of[row]] += satisfaction[row]
  }
  return names
    .map((code, i) => ({
      code,
      customers: size[i],
      revenue: minor[i] / unit,
      ...(satisfaction && { satisfaction: { answers: answers[i], mean: meanOf(points[i], answers[i]) } }),
    }))
    .filter(({ customers: n }) => n > 0)
}
