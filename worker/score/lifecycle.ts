/** Lifecycle stage from the days since the last occasion and the customer's cycle. Decides the stage only. Pure. */
import { LIFECYCLES, type Lifecycle } from '../contract.ts'
import type { Cycles } from './cycle.ts'
import type { Occasions } from './occasions.ts'

/** A cycle shorter or longer than this says nothing about being lost: m = clamp(mu, 12, 292). */
const SHORTEST_CYCLE_DAYS = 12
const LONGEST_CYCLE_DAYS = 292
/** Nobody is merely lapsed after two years. */
export const LAPSED_CAP_DAYS = 730

/** mu held within the bounds in which it is a sign of being present or lost. */
export function steadyCycleDays(muDays: number): number {
  return Math.min(LONGEST_CYCLE_DAYS, Math.max(SHORTEST_CYCLE_DAYS, muDays))
}

/** What one buyer's stage depends on; days are whole. `lastGapDays` is 0 with one occasion. */
export interface StageInput {
  occasions: number
  daysSinceLast: number
  lastGapDays: number
  muDays: number
  muBeforeLastGap: number
}

/** Stage in cycle mode: the first match in the order of the design's table. */
export function cycleStage({
  occasions,
  daysSinceLast: d,
  lastGapDays,
  muDays,
  muBeforeLastGap,
}: StageInput): Lifecycle {
  const m = steadyCycleDays(muDays)
  if (occasions === 1 && d <= Math.min(muDays, 60)) return 'new'
  if (occasions > 1 && lastGapDays >= 2 * muBeforeLastGap && d <= Math.min(muDays, 365)) return 'returned'
  if (d <= 1.25 * m) return 'active'
  if (d <= 2 * m) return 'atRisk'
  if (d <= Math.min(3 * m, LAPSED_CAP_DAYS)) return 'recentlyLapsed'
  if (d <= Math.min(5 * m, LAPSED_CAP_DAYS)) return 'midLapsed'
  return 'dormant'
}

/** Stage by fixed days, for shops without a cycle or whose owner prefers it. */
export function fixedStage({ occasions, daysSinceLast: d, lastGapDays }: StageInput): Lifecycle {
  if (occasions === 1 && d <= 30) return 'new'
  if (lastGapDays > 180 && d <= 30) return 'returned'
  if (d <= 90) return 'active'
  if (d <= 120) return 'atRisk'
  if (d <= 180) return 'recentlyLapsed'
  if (d <= 365) return 'midLapsed'
  return 'dormant'
}

/** Index into LIFECYCLES per customer row; prospects are `prospect`. */
export function findLifecycles(
  { start, day, buyers, lastDay }: Occasions,
  cycles: Cycles,
  asOfDay: number,
  mode: 'cycle' | 'fixed',
): Uint8Array {
  const stage = mode === 'fixed' || cycles.priorDays === null ? fixedStage : cycleStage
  const lifecycle = new Uint8Array(lastDay.length).fill(LIFECYCLES.indexOf('prospect'))
  for (const c of buyers) {
    const end = start[c + 1]
    const occasions = end - start[c]
    const name = stage({
      occasions,
      daysSinceLast: asOfDay - lastDay[c],
      lastGapDays: occasions > 1 ? day[end - 1] - day[end - 2] : 0,
      muDays: cycles.muDays[c],
      muBeforeLastGap: cycles.muBeforeLastGap[c],
    })
    lifecycle[c] = LIFECYCLES.indexOf(name)
  }
  return lifecycle
}
