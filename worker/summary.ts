/** Counts of an answer: buyers, orders, revenue, and the size and revenue of each class. Decides counting only. Pure. */
import {
  CLASS_COLUMNS,
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
  { occasions, segment, tier, lifecycle, classes }: Scores,
  settings: ResolvedSettings,
  wanted: readonly string[],
): Pick<Summary, 'buyers' | 'orders' | 'revenue' | 'classes'> {
  const unit = 10 ** ledger.decimals
  const codes = {
    segment: { names: SEGMENTS, of: segment },
    tier: { names: settings.tiers.levels.map(({ name }) => name), of: tier },
    lifecycle: { names: LIFECYCLES, of: lifecycle },
    valueClass: { names: VALUE_CLASSES, of: classes.valueClass },
    spendClass: { names: SPEND_CLASSES, of: classes.spendClass },
  }
  const counts: Summary['classes'] = {}
  for (const column of CLASS_COLUMNS) {
    if (wanted.includes(column)) counts[column] = countClasses(ledger, occasions.lifetimeMinor, codes[column], unit)
  }
  return {
    buyers: occasions.buyers.length,
    orders: occasions.orderCount,
    revenue: occasions.lifetimeMinor.reduce((sum, minor) => sum + minor, 0) / unit,
    classes: counts,
  }
}

/** To a thousandth, so that the order of rows shows in no last digit; null where too few have answered. */
function meanOf(points: number, answers: number): number | null {
  return answers < LEAST_ANSWERS ? null : Math.round((points / answers) * 1000) / 1000
}

function countClasses(
  { customers }: Ledger,
  lifetimeMinor: Float64Array,
  { names, of }: { names: readonly string[]; of: ArrayLike<number> },
  unit: number,
): ClassCount[] {
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
