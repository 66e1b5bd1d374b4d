/** What the tab Settings asks and is told: tiers and rules as texts, and what others would change. Names only. */
import type { RuleFunction, RuleKind, RuleOperator, TierMetric } from '../../worker/contract.ts'

/** A rule as texts, in the reader's language: one line of the builder per condition. */
export interface RuleDraft {
  name: string
  conditions: { joinedBy: 'and' | 'or'; column: string; operator: string; value: string }[]
  segment: string
  tag: string
  tierFloor: string
  priority: string
  stop: boolean
  /** An expression in place of conditions. */
  advanced: string
}

export interface SettingsDraft {
  tiers: { name: string; up: number; keep: number | null }[]
  rules: RuleDraft[]
}

export interface SettingsAnswer extends SettingsDraft {
  /** What earns a tier: money or days with an order. */
  metric: TierMetric
  currency: string
  /** What a condition may be about, as the table of rules writes it, in the order in which it is offered. */
  subjects: RuleSubject[]
  operators: { code: RuleOperator; text: string }[]
  segments: string[]
}

export interface RuleSubject {
  /** The contract's name of the column or function. */
  code: string
  /** As the table writes it: a column, or the word before a function's brackets. */
  text: string
  group: 'figures' | 'classes' | 'dates' | 'sheet' | 'orders' | 'own' | 'others'
  kind: RuleKind
  operators: RuleOperator[]
  /** All that it can be, as the table writes them; none where any text, number or date can stand there. */
  values: string[]
  /** Something stands in brackets behind the text. */
  call?: RuleFunction
}

/** The texts of a column of the sheet, the most frequent first. */
export interface RuleTextsAnswer {
  texts: string[]
}

export interface Person {
  row: number
  name: string
}

/** What other settings would change. `people` are the first of `customers`. */
export interface TryAnswer {
  gained: { label: string; customers: number; people: Person[] }[]
  lost: { label: string; customers: number; people: Person[] }[]
  nearest: (Person & { tier: string; up: number; value: number })[]
  rules: {
    name: string
    matched: number
    gained: number
    lost: number
    overlapping: string[]
    neverMatches: boolean
    nearest: Person[]
    problem: string
  }[]
  /** Rules set tags and their column is not written. `begins`: saving adds it. */
  tags?: { header: string; begins: boolean }
}
