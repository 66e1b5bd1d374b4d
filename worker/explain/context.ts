/** What an explanation of one customer is made from, and how its values look. Decides formats only. Pure. */
import { isoOfDay } from '../ledger/days.ts'
import { type Ledger, NO_DAY } from '../ledger/types.ts'
import type { Scores } from '../score/index.ts'
import type { ResolvedSettings } from '../settings.ts'

export interface ExplainContext {
  ledger: Ledger
  scores: Scores
  settings: ResolvedSettings
  /** The customer's row. */
  row: number
}

/** Major units. */
export function major({ ledger }: ExplainContext, minor: number): number {
  return minor / 10 ** ledger.decimals
}

export function isoOrNull(day: number): string | null {
  return day === NO_DAY ? null : isoOfDay(day)
}

/** Six decimals: more is noise of binary fractions. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** null for NaN. */
export function knownOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

export function isBuyer({ scores, row }: ExplainContext): boolean {
  return scores.occasions.lastDay[row] !== NO_DAY
}
