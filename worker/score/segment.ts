/**
 * The segment of one buyer: RFM grid, then a guard that makes the name agree with the lifecycle. Decides the name only;
 * overrides come later. Pure.
 */
import type { GuardCause, Lifecycle, Segment } from '../contract.ts'

/** Rows: recency score 5, 4, 3, 2, 1. Columns: S = F + M is >= 9, 8, 6-7, 4-5, <= 3. */
const GRID: Record<number, readonly Segment[]> = {
  5: ['champions', 'champions', 'active', 'active', 'new'],
  4: ['loyal', 'loyal', 'active', 'active', 'promising'],
  3: ['loyal', 'loyal', 'needsAttention', 'almostLost', 'almostLost'],
  2: ['previouslyLoyal', 'atRisk', 'atRisk', 'dormant', 'dormant'],
  1: ['previouslyLoyal', 'atRisk', 'atRisk', 'dormant', 'dormant'],
}
const LEAVING: readonly Segment[] = ['almostLost', 'atRisk', 'previouslyLoyal', 'dormant']
const STAYING: readonly Segment[] = ['champions', 'loyal', 'active', 'new', 'promising', 'needsAttention']
const PRESENT: readonly Lifecycle[] = ['new', 'returned', 'active']
/** Stages in which a customer is lapsed. */
const LAPSED: readonly Lifecycle[] = ['recentlyLapsed', 'midLapsed', 'dormant']

/** What the grid alone says about scores 1..5. */
export function gridSegment(r: number, f: number, m: number): Segment {
  return GRID[r][valueBand(f + m)]
}

/** Column of the grid for S = F + M of quintile scores: 0 is S >= 9, then 8, 6-7, 4-5, and 4 is S <= 3. */
export function valueBand(s: number): number {
  return s >= 9 ? 0 : s === 8 ? 1 : s >= 6 ? 2 : s >= 4 ? 3 : 4
}

/**
 * Segment of a buyer with quintile scores `r`, `f`, `m` (1..5). A quantile R is blind to absolute time, so a name that
 * contradicts the lifecycle is replaced: a leaving name for someone present, a staying name for someone lapsed, and
 * `new` for someone with two or more occasions. Every input has exactly one answer.
 */
export function segmentOf(r: number, f: number, m: number, lifecycle: Lifecycle, lifetimeOccasions: number): Segment {
  const s = f + m
  let segment = gridSegment(r, f, m)
  if (LEAVING.includes(segment) && PRESENT.includes(lifecycle)) {
    segment = s >= 8 ? 'loyal' : lifecycle === 'new' ? 'new' : 'needsAttention'
  } else if (STAYING.includes(segment) && LAPSED.includes(lifecycle)) {
    segment = s >= 9 ? 'previouslyLoyal' : s >= 6 ? 'atRisk' : 'dormant'
  }
  return segment === 'new' && lifetimeOccasions >= 2 ? 'active' : segment
}

/** Why the guard replaced what the grid says, for a buyer whose segment is `segment`; null where it did not speak. */
export function guardCause(grid: Segment, segment: Segment, lifecycle: Lifecycle): GuardCause | null {
  if (grid === segment) return null
  if (LAPSED.includes(lifecycle)) return 'longAgo'
  return grid === 'new' ? 'boughtBefore' : 'notLongAgo'
}
