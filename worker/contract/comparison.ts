/**
 * A dry run of other settings, who gains and who loses: the answer's part `compare`.
 */
import type { SettingsProblem } from './problems.ts'

/** Customers by a code: how many, and the first of their rows. */
export interface RowList {
  code: string
  customers: number
  rows: number[]
}
/** What one rule of the other settings would do. At most LIMITS.comparedRows rows are listed, `customers` counts all. */
export interface RuleComparison {
  name: string
  /** Customers to whom it applies: who meet it and whom no earlier rule stops. */
  matched: number
  /** Against the rule of the same name in the settings in force. */
  gained: { customers: number; rows: number[] }
  lost: { customers: number; rows: number[] }
  /** Other rules that set the segment, or a lowest tier, of some of the same customers. */
  overlapping: { name: string; customers: number }[]
  /** Nobody meets it, whatever other rules say. */
  neverMatches: boolean
  /** Rows of the ten customers for whom one number or date is nearest to deciding otherwise, the nearest first. */
  nearest: number[]
  /** Why the rule was skipped; the rest is then empty. */
  problem?: SettingsProblem
  /** A rule of the settings in force that the other settings do not have; `lost` are those to whom it applies. */
  removed?: true
}
/** A dry run of other settings: who would have another segment or tier in force. */
export interface Comparison {
  gained: { segment: RowList[]; tier: RowList[] }
  lost: { segment: RowList[]; tier: RowList[] }
  /** The ten buyers nearest to what one of the other settings' tiers asks for; `value` and `up` in the metric's unit. */
  nearest: { row: number; tier: string; up: number; value: number }[]
  /** One for each rule of the other settings, in their order, then those they do not have; left out where there are none. */
  rules?: RuleComparison[]
}
