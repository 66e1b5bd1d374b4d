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

/** The last day since the last order on which each stage holds, in the order in which they are tried. */
export interface StageLimits {
  /** Only with one occasion. */
  new: number
  /** Only after a long gap. */
  returned: number
  active: number
  atRisk: number
  recentlyLapsed: number
  midLapsed: number
}

/** By the customer's own cycle, clamped to 12..292 days but for the first two. Days, not rounded. */
export function cycleLimits(muDays: number): StageLimits {
  const m = steadyCycleDays(muDays)
  return {
    new: Math.min(muDays, 60),
    returned: Math.min(muDays, 365),
    active: 1.25 * m,
    atRisk: 2 * m,
    recentlyLapsed: Math.min(3 * m, LAPSED_CAP_DAYS),
    midLapsed: Math.min(5 * m, LAPSED_CAP_DAYS),
  }
}

/** For shops without a cycle or whose owner prefers fixed days. */
export const FIXED_LIMITS: StageLimits = {
  new: 30,
  returned: 30,
  active: 90,
  atRisk: 120,
  recentlyLapsed: 180,
  midLapsed: 365,
}

/** Stage in cycle mode: the first match in the order of scoring.md's table. */
function cycleStage(buyer: StageInput): Lifecycle {
  const { occasions, lastGapDays, muDays, muBeforeLastGap } = buyer
  return stageWithin(cycleLimits(muDays), buyer, occasions > 1 && lastGapDays >= 2 * muBeforeLastGap)
}

/** Stage by fixed days. */
function fixedStage(buyer: StageInput): Lifecycle {
  return stageWithin(FIXED_LIMITS, buyer, buyer.occasions > 1 && buyer.lastGapDays > 180)
}

function stageWithin(
  limits: StageLimits,
  { occasions, daysSinceLast: d }: StageInput,
  hasReturned: boolean,
): Lifecycle {
  if (occasions === 1 && d <= limits.new) return 'new'
  if (hasReturned && d <= limits.returned) return 'returned'
  if (d <= limits.active) return 'active'
  if (d <= limits.atRisk) return 'atRisk'
  if (d <= limits.recentlyLapsed) return 'recentlyLapsed'
  return d <= limits.midLapsed ? 'midLapsed' : 'dormant'
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
