/**
 * The owner's rules: the columns and operators that a condition may use, and the shape of a rule. How they are read and
 * applied is the business of the score.
 */
import type { Segment } from './codes.ts'

/** What a column that a rule may ask is: it decides which operators make sense. */
export type RuleKind = 'number' | 'date' | 'code' | 'tier' | 'text' | 'flag'
/**
 * The columns that a rule may ask, besides `attributes.<name>` of customers (else of orders) and RULE_FUNCTIONS. Those of
 * the answer are the machine's values before any rule; `segment` and `tier` are the override's while one is in force.
 */
export const RULE_COLUMNS = {
  segment: 'code',
  tier: 'tier',
  lifecycle: 'code',
  valueClass: 'code',
  spendClass: 'code',
  rfmWeighted: 'number',
  rfmClass: 'code',
  rfm: 'number',
  r: 'number',
  f: 'number',
  m: 'number',
  recencyDays: 'number',
  frequency: 'number',
  monetary: 'number',
  cycleDays: 'number',
  nextOrder: 'date',
  nextOrderFrom: 'date',
  nextOrderTo: 'date',
  cycleConfidence: 'code',
  churnRisk: 'code',
  pAlive: 'number',
  expectedOrders90: 'number',
  clv12: 'number',
  favourite: 'text',
  favouriteChannel: 'text',
  favouriteStore: 'text',
  favouriteTaste: 'text',
  favouriteColour: 'text',
  favouriteSize: 'text',
  recommend: 'text',
  referralSpend: 'number',
  nextContact: 'date',
  contactReason: 'code',
  contactChannel: 'code',
  contactBlocked: 'code',
  tierSince: 'date',
  tierUntil: 'date',
  toNextTier: 'number',
  toKeepTier: 'number',
  segmentComputed: 'code',
  tierComputed: 'tier',
  joined: 'date',
  firstOrder: 'date',
  lastOrder: 'date',
  lastContact: 'date',
  contactOn: 'date',
  doNotContact: 'flag',
  satisfaction: 'number',
  /** Of the Customers table. `tags` may hold several between commas; each is compared. */
  source: 'text',
  tags: 'text',
  owner: 'text',
  /** Of order lines that count: a customer has every text that one of them has. */
  category: 'text',
  product: 'text',
  channel: 'text',
  store: 'text',
} as const satisfies Record<string, RuleKind>
export type RuleColumn = keyof typeof RULE_COLUMNS
/**
 * `spend(days)`, `orders(days)` (days with an order; 0 days = lifetime), `bought(category)`, `share(category)` of the
 * lifetime spend (0..1), both also of another column of the orders as in `bought(channel: online)`, `daysSince(date)`.
 */
export const RULE_FUNCTIONS = {
  spend: 'number',
  orders: 'number',
  bought: 'flag',
  share: 'number',
  daysSince: 'number',
} as const satisfies Record<string, RuleKind>
export type RuleFunction = keyof typeof RULE_FUNCTIONS
export const RULE_OPERATORS = [
  '=',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  /** Both ends belong to it; the value is a list of two. */
  'between',
  /** The value is a list. */
  'in',
  'contains',
  'blank',
  'notBlank',
  /** The value is a number of days: the dates that end with asOf. */
  'withinLastDays',
  'moreThanDaysAgo',
] as const
export type RuleOperator = (typeof RULE_OPERATORS)[number]
const COMPARISONS = ['=', '!=', '>', '>=', '<', '<=', 'between'] as const
/** The operators that make sense of each kind of column. */
export const RULE_KIND_OPERATORS: Record<RuleKind, readonly RuleOperator[]> = {
  number: [...COMPARISONS, 'in', 'blank', 'notBlank'],
  date: [...COMPARISONS, 'blank', 'notBlank', 'withinLastDays', 'moreThanDaysAgo'],
  code: ['=', '!=', 'in', 'blank', 'notBlank'],
  tier: [...COMPARISONS, 'in'],
  text: ['=', '!=', 'in', 'contains', 'blank', 'notBlank'],
  flag: ['=', '!='],
}
export type RuleScalar = string | number | boolean
/** One condition of a rule; `joinedBy` says how it goes with the one before, `and` binds tighter. */
export interface RuleCondition {
  column: string
  operator: RuleOperator
  value?: RuleScalar | readonly RuleScalar[]
  joinedBy?: 'and' | 'or'
}
/** A rule of the owner's: conditions or an expression, and what it sets for every customer that meets them. */
export interface Rule {
  name: string
  when?: readonly RuleCondition[]
  /** In place of `when`: an expression of CEL (Common Expression Language) over the same names. */
  advanced?: string
  sets: {
    segment?: Segment
    tag?: string
    /** Name of a tier: the computed tier is at least that. */
    tierFloor?: string
  }
  /** Lower numbers come first; rules without one come last; equals in the order of the list. */
  priority?: number
  /** No later rule counts for a customer who meets this one. */
  stop?: boolean
}
