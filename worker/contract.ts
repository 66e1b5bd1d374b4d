/**
 * What the add-on and the Worker say to each other: table columns, settings, answers, codes, limits, labels.
 * Decides names and limits only; validation, scoring and wording of sentences live elsewhere. Imports nothing.
 */

/** Major version of the HTTP API; `/v1` only ever grows. */
export const CONTRACT_VERSION = 1

/** Limits that both sides enforce. */
export const LIMITS = {
  /** Request body of POST /v1/score as it travels (compressed or not). */
  bodyBytes: 8 * 1024 * 1024,
  /** The same body after decompression: 100,000 orders of 20,000 customers are about 6 MB. */
  decompressedBytes: 16 * 1024 * 1024,
  orders: 100_000,
  customers: 50_000,
  contacts: 100_000,
  /** Problems listed one by one in an answer; counts by code are always complete. */
  problems: 1_000,
  /** One text cell. Longer text is never an id, a date, an amount or a category. */
  cellCharacters: 200,
  /** Text of a date or an amount. Longer text is withheld by the add-on: it may be a note about a person. */
  dateOrAmountCharacters: 40,
  /** Settings as JSON: a hundred rules of several conditions fit. */
  settingsBytes: 64 * 1024,
  /** What one of Google's document properties holds. */
  propertyBytes: 9 * 1024,
  tiers: 20,
  /** Rows of one code listed in a comparison; the count is always complete. */
  comparedRows: 1_000,
  rules: 100,
  ruleConditions: 20,
} as const

/** Limits of a book, which both sides enforce. */
export const BOOK_LIMITS = {
  orders: 1_000_000,
  customers: 200_000,
  contacts: 1_000_000,
  /** One chunk: rows, and bytes of its text in UTF-8. */
  chunkRows: 8_192,
  chunkBytes: 2 * 1024 * 1024,
  /** Chunks of one table in a manifest. */
  chunksPerTable: 4_096,
  /** Body of POST /v1/book/chunks as it travels, and decompressed. */
  bodyBytes: 8 * 1024 * 1024,
  decompressedBytes: 32 * 1024 * 1024,
  /** Bodies of the other calls: ten thousand hashes and the settings fit. */
  smallBodyBytes: 1024 * 1024,
  /** Rows of one answer of POST /v1/book/score. */
  pageRows: 20_000,
  requestsPerMinute: 120,
  /** Per day in UTC. A spreadsheet's owner may make 20,000 calls a day in all. */
  requestsPerDay: 10_000,
  bytesUpPerDay: 256 * 1024 * 1024,
  /** A run that says nothing more is over after so long. */
  leaseSeconds: 7 * 60,
  /** So long the token before the newest one goes on working. */
  tokenGraceSeconds: 10 * 60,
  /** Manifests, and the chunks that they name, are kept so long. */
  keepHours: 24,
  runs: 200,
} as const

/** A cell as it travels. Blank is null; dates are ISO local dates or the text a person typed. */
export type Cell = string | number | boolean | null

/** The tables of a request. What a column means is said in the design's "Inputs"; only these may leave the sheet. */
export const TABLE_COLUMNS = {
  customers: [
    'id',
    'joined',
    'birthday',
    'source',
    'referredBy',
    'tags',
    'consent',
    'doNotContact',
    'satisfaction',
    'tierOverride',
    'tierOverrideFrom',
    'tierOverrideUntil',
    'segmentOverride',
    'segmentOverrideFrom',
    'segmentOverrideUntil',
    'contactOn',
    'owner',
  ],
  orders: [
    'customer',
    'date',
    'amount',
    'orderId',
    'status',
    'refunded',
    'refundedOn',
    'category',
    'product',
    'quantity',
    'channel',
    'store',
    'campaign',
    'currency',
  ],
  contacts: ['customer', 'date', 'channel', 'reason'],
} as const
/** Columns without which a table says nothing. */
export const REQUIRED_COLUMNS = {
  customers: ['id'],
  orders: ['customer', 'date', 'amount'],
  contacts: ['customer', 'date'],
} as const

export type TableName = keyof typeof TABLE_COLUMNS
export type CustomerColumn = (typeof TABLE_COLUMNS.customers)[number]
export type OrderColumn = (typeof TABLE_COLUMNS.orders)[number]
export type ContactColumn = (typeof TABLE_COLUMNS.contacts)[number]
type Attributes = { attributes?: Record<string, Cell[]> }
export type CustomersTable = { id: Cell[] } & { [K in Exclude<CustomerColumn, 'id'>]?: Cell[] } & Attributes
export type OrdersTable = { customer: Cell[]; date: Cell[]; amount: Cell[] } & {
  [K in Exclude<OrderColumn, 'customer' | 'date' | 'amount'>]?: Cell[]
} & Attributes
export type ContactsTable = { customer: Cell[]; date: Cell[]; channel?: Cell[]; reason?: Cell[] }

/** Every column of an answer, in the order in which the sheet shows them; `id` is always there. */
export const OUTPUT_COLUMNS = [
  'segment',
  'tier',
  'nextContact',
  'contactReason',
  'contactChannel',
  'contactBlocked',
  'lifecycle',
  'valueClass',
  'spendClass',
  'rfmWeighted',
  'rfmClass',
  'rfm',
  'r',
  'f',
  'm',
  'recencyDays',
  'frequency',
  'monetary',
  'cycleDays',
  'nextOrder',
  'nextOrderFrom',
  'nextOrderTo',
  'cycleConfidence',
  'churnRisk',
  'pAlive',
  'expectedOrders90',
  'clv12',
  'favourite',
  'favouriteChannel',
  'favouriteStore',
  'favouriteTaste',
  'favouriteColour',
  'favouriteSize',
  'recommend',
  'referralSpend',
  'tierSince',
  'tierUntil',
  'toNextTier',
  'toKeepTier',
  'tags',
  'segmentComputed',
  'tierComputed',
  'why',
] as const
export type OutputColumn = (typeof OUTPUT_COLUMNS)[number]
/** What `"columns": "all"` gives: everything but `why`, which is asked for by name. */
export const ALL_COLUMNS: readonly OutputColumn[] = OUTPUT_COLUMNS.filter((column) => column !== 'why')
/** Output columns that say which text of an order dimension a customer prefers, and where that text stands. */
export const FAVOURITE_DIMENSIONS = {
  favouriteChannel: 'channel',
  favouriteStore: 'store',
  favouriteTaste: 'attributes.taste',
  favouriteColour: 'attributes.colour',
  favouriteSize: 'attributes.size',
} as const
export type FavouriteColumn = keyof typeof FAVOURITE_DIMENSIONS
export const FAVOURITE_COLUMNS = Object.keys(FAVOURITE_DIMENSIONS) as FavouriteColumn[]
export const DEFAULT_COLUMNS: readonly OutputColumn[] = ['segment', 'tier', 'nextContact']
/** How the sheet has to read and format an answer's column. */
export const DATE_COLUMNS: readonly OutputColumn[] = [
  'nextContact',
  'nextOrder',
  'nextOrderFrom',
  'nextOrderTo',
  'tierSince',
  'tierUntil',
]
export const MONEY_COLUMNS: readonly OutputColumn[] = ['monetary', 'clv12', 'referralSpend', 'toNextTier', 'toKeepTier']

export const SEGMENTS = [
  'champions',
  'loyal',
  'active',
  'new',
  'promising',
  'needsAttention',
  'almostLost',
  'atRisk',
  'previouslyLoyal',
  'dormant',
  /** Of the other presets. */
  'potentialLoyalist',
  'cantLose',
  'aboutToSleep',
  'lost',
  'others',
  'importantValue',
  'importantDevelop',
  'importantKeep',
  'importantWinBack',
  'generalValue',
  'generalDevelop',
  'generalKeep',
  'generalWinBack',
  'highSpender',
  'generalSpender',
  'lowSpender',
  'prospect',
] as const
export type Segment = (typeof SEGMENTS)[number]
/** Our grid with its guard, the published grid of the R package `rfm`, the Chinese eight cells, spend classes. */
export const SEGMENT_PRESETS = ['regulars', 'rfm', 'eight', 'spend'] as const
export type SegmentPreset = (typeof SEGMENT_PRESETS)[number]
/** Why a segment is not what its scores alone say. */
export const GUARD_CAUSES = ['longAgo', 'notLongAgo', 'boughtBefore'] as const
export type GuardCause = (typeof GUARD_CAUSES)[number]
export const LIFECYCLES = [
  'prospect',
  'new',
  'returned',
  'active',
  'atRisk',
  'recentlyLapsed',
  'midLapsed',
  'dormant',
] as const
export type Lifecycle = (typeof LIFECYCLES)[number]
/** The ABCD pyramid by frequency and spend, or the share of revenue held by bigger customers. */
export const VALUE_METHODS = ['abcd', 'pareto'] as const
export type ValueMethod = (typeof VALUE_METHODS)[number]
export const VALUE_CLASSES = ['A', 'B', 'C', 'D'] as const
export const SPEND_CLASSES = ['high', 'general', 'low'] as const
export const RFM_CLASSES = ['key', 'important', 'ordinary', 'low'] as const
export const CONFIDENCES = ['low', 'medium', 'high'] as const
/** Risk that no order comes within 90 days. */
export const CHURN_RISKS = ['low', 'medium', 'high'] as const
/** In priority order; `owner` is the date a person typed. */
export const CONTACT_REASONS = [
  'owner',
  'expiry',
  'birthday',
  'repurchase',
  'welcome',
  'winBack',
  'holiday',
  'introduce',
] as const
export type ContactReason = (typeof CONTACT_REASONS)[number]
export const CONTACT_BLOCKS = ['noConsent', 'doNotContact', 'capped', 'noLegalDay', 'noDate', 'lost'] as const
export const CHANNELS = ['sms', 'email', 'whatsapp', 'phone'] as const
export type Channel = (typeof CHANNELS)[number]
export const STATUSES = ['paid', 'refund', 'cancelled', 'test'] as const
export type Status = (typeof STATUSES)[number]
/** The columns whose codes are counted in `summary.classes`. */
export const CLASS_COLUMNS = ['segment', 'tier', 'lifecycle', 'valueClass', 'spendClass'] as const
export type ClassColumn = (typeof CLASS_COLUMNS)[number]

/** Everything that can be wrong with a cell or row. Bad rows never fail a request. */
export const PROBLEM_CODES = [
  /** No id in a customer's row, or no customer in an order's or a contact's row; the row is left out. */
  'missingId',
  /** An id that an earlier row of the Customers table has; this row gets no values. */
  'duplicateCustomer',
  /** A customer in the orders or contacts who is not in the Customers table; the row is left out. */
  'unknownCustomer',
  /** An order or contact without a date; the row is left out. */
  'missingDate',
  /** Text that is no date. An order or contact is left out; elsewhere the cell counts as blank. */
  'badDate',
  /** A date that can be read two ways with nothing to decide it; as badDate. */
  'ambiguousDate',
  /** An order without an amount; the row is left out. */
  'missingAmount',
  /** Text that is no amount, or one beyond what can be counted; the row is left out. */
  'badAmount',
  /** An amount such as 1.234 that can be read two ways with nothing to decide it; the row is left out. */
  'ambiguousAmount',
  /** A currency that is no ISO 4217 code or known sign; the row is left out. */
  'unknownCurrency',
  /** A currency other than the one that is scored; the row is left out. */
  'otherCurrency',
  /** A row equal to an earlier one, order id included; the row is left out. */
  'duplicateRow',
  /** A status that is none of ours; the row counts as paid. */
  'unknownStatus',
  /** What a refund or cancellation leaves over after its customer's orders are at 0. */
  'refundWithoutOrder',
  /** A row that says more was refunded than it cost; it counts as 0. */
  'refundOverAmount',
  /** A quantity or satisfaction that is no number; the cell counts as blank. */
  'badNumber',
  /** A yes-or-no cell with another word; for "do not contact" it counts as yes. */
  'badFlag',
  /** A channel that is none of ours; the word is left out. */
  'unknownChannel',
  /** A contact's reason that is none of ours; the contact counts without it. */
  'unknownReason',
  /** Text in an override that is no segment, tier or date; it has no effect. */
  'badOverride',
  /** A referrer who is not in the Customers table; the cell counts as blank. */
  'unknownReferrer',
  /** Somebody who referred themselves; the cell counts as blank. */
  'selfReferral',
  /** Customers who referred each other in a circle, told in its first row; their cells count as blank. */
  'referralCycle',
  /** "Same as" names nobody in the Customers table; the row stays a customer of its own. Found in the sheet only. */
  'unknownSameAs',
  /** Rows that are "same as" each other in a circle; they stay customers of their own. Found in the sheet only. */
  'sameAsCircle',
  /** Text that may be about a person, found in a column that would travel; it stayed in the sheet. */
  'privateText',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** `row` counts from 0 in the request's columns. `value` only for dates and amounts. */
export interface Problem {
  table: TableName
  row: number
  column: string
  code: ProblemCode
  value?: string | number
  message: string
}

/** Sentences about the whole answer, by code. */
export const NOTE_CODES = [
  'fewBuyers',
  'afterAsOf',
  'noCycle',
  'nobodyStandsOut',
  'manyTies',
  'currencyChosen',
  'fewRepeatBuyers',
  'noDropOut',
  'noFit',
  'noSpendFit',
] as const
export type NoteCode = (typeof NOTE_CODES)[number]

export type Locale = 'en' | 'zh'
export const LOCALES: readonly Locale[] = ['en', 'zh']

/** What earns a tier: net spend, or days with an order. */
export const TIER_METRICS = ['spend', 'orders'] as const
export type TierMetric = (typeof TIER_METRICS)[number]
/** Over which days: the 365 that end with the day, the year since 1 January, or all. */
export const TIER_WINDOWS = ['rolling', 'calendar', 'lifetime'] as const
export type TierWindow = (typeof TIER_WINDOWS)[number]

/** Ascending tier. `up` and `keep` are amounts in major units of the shop's currency, or days with an order. */
export interface TierLevel {
  name: string
  up: number
  keep?: number
}

/** Share of buyers who are worse, the owner's own bounds, or the cut points of an earlier quantile run. */
export const RFM_METHODS = ['quantile', 'fixed', 'frozen'] as const
export type RfmMethod = (typeof RFM_METHODS)[number]

/** Lower bounds (for recency: upper) of the scores 5, 4, 3, 2. */
export interface ScoreBounds {
  r: readonly [number, number, number, number]
  f: readonly [number, number, number, number]
  m: readonly [number, number, number, number]
}

/** A day on which the shop contacts nobody; `greet`: customers are greeted on it. */
export interface Holiday {
  /** ISO local date. */
  date: string
  name?: string
  greet?: boolean
}

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
/** What can be wrong with what the owner wrote into the settings. The rule is skipped, everything else is scored. */
export const SETTINGS_PROBLEM_CODES = [
  /** No column of this name. */
  'ruleUnknownColumn',
  /** A column of this kind that the tables of the request do not have. */
  'ruleColumnNotSent',
  /** What stands between the brackets of `spend(...)` and the like. */
  'ruleBadArgument',
  'ruleWrongOperator',
  'ruleBadValue',
  'ruleUnknownTier',
  'ruleNoCondition',
  /** Conditions and an expression at once. */
  'ruleTwoWays',
  'ruleSetsNothing',
  'ruleBadExpression',
] as const
export type SettingsProblemCode = (typeof SETTINGS_PROBLEM_CODES)[number]
/** `path` such as `rules[2].advanced` or `rules[0].when[1].value`. */
export interface SettingsProblem {
  path: string
  code: SettingsProblemCode
  message: string
}

/** What a shop may set; every key may be left out. Issue by issue this grows, keys are never renamed. */
export interface Settings {
  /** ISO 4217. */
  currency?: string
  /** How dates and amounts are read, such as `en-GB`. Without it a date readable two ways is a problem. */
  locale?: string
  /** The shop's usual days between two orders, for a shop whose orders do not show it yet. */
  cycleDays?: number
  cyclePriorWeight?: number
  lifecycle?: 'cycle' | 'fixed'
  rfm?: {
    method?: RfmMethod
    preset?: 'seed'
    bins?: number
    /** 0 = lifetime. */
    windowDays?: number
    weights?: { r: number; f: number; m: number }
    bounds?: ScoreBounds
  }
  segments?: { preset?: SegmentPreset }
  valueClass?: ValueMethod
  tiers?: { metric?: TierMetric; window?: TierWindow; levels?: readonly TierLevel[] }
  contact?: {
    channels?: readonly Channel[]
    /** 1 = Monday .. 7 = Sunday. */
    weekdays?: readonly number[]
    gapDays?: number
    maxPer30Days?: number
    /** Nobody is contacted on these days, but for the greeting of the very day. */
    holidays?: readonly Holiday[]
    /** Worked although the weekday says no. ISO dates. */
    workingDays?: readonly string[]
    /** Contacts a day, by channel; a channel left out is not limited. */
    capacity?: { readonly [channel in Channel]?: number }
  }
  /** The owner's own rules. They come after the scores and before overrides. */
  rules?: readonly Rule[]
}

/** A tier without `keep` is kept by this share of its `up`. */
export const DEFAULT_KEEP_SHARE = 0.8

export const DEFAULT_TIERS: readonly TierLevel[] = [
  { name: 'Member', up: 0 },
  { name: 'Silver', up: 1_000 },
  { name: 'Gold', up: 5_000 },
  { name: 'Platinum', up: 20_000 },
]

/** What is asked about the rows. `asOf` is an ISO local date. */
export interface ScoreOptions {
  asOf: string
  locale?: Locale
  settings?: Settings
  columns?: 'all' | readonly (OutputColumn | 'id')[]
  /** Also tell how good next-order dates given on this earlier day would have been. */
  backtest?: { cutoff: string }
  /** Also tell how many were in each asked class, on asOf and at the end of each of the months before. */
  history?: { months: number }
  /** Also tell who moved between the classes of a column since the end of last month; `segment` by default. */
  movement?: { column?: ClassColumn }
  /** Also tell the shop's key figures. */
  figures?: boolean
  /** Also derive every value of one customer: the id as it stands in the tables. */
  explain?: string | number | boolean
  /** Also tell what other settings would change; how dates and amounts are read stays as it is. */
  compare?: { settings: Settings }
}
/** Months that a history may hold. */
export const MAX_HISTORY_MONTHS = 24
/** The rows themselves. */
export interface ScoreTables {
  customers?: CustomersTable
  orders: OrdersTable
  contacts?: ContactsTable
}
/** Body of POST /v1/score. */
export type ScoreRequest = ScoreOptions & ScoreTables

/** Errors of dates: mean absolute error in days, and the share at most 7 days off; null where nobody was tested. */
export interface DateErrors {
  maeDays: number | null
  within7Days: number | null
}
/** How good next-order dates would have been; see `backtest` of the request. Shares are 0..1. */
export interface Backtest extends DateErrors {
  cutoff: string
  /** Customers with two order days or more by the cut-off and one after it, up to asOf. */
  customers: number
  /** Share of the next orders that fell between nextOrderFrom and nextOrderTo. */
  coverage: number | null
  /** Simple predictors on the same customers. */
  others: Record<'shopMedianGap' | 'ownMeanGap' | 'ownMedianGap' | 'ownLastGap', DateErrors>
}

export interface ClassCount {
  code: string
  customers: number
  /** Net, lifetime up to asOf, major units. */
  revenue: number
  /** Where a satisfaction column was sent; no mean of fewer than five answers. */
  satisfaction?: { answers: number; mean: number | null }
}
export interface Summary {
  buyers: number
  /** Orders that count up to asOf. */
  orders: number
  /** Net, lifetime up to asOf, major units. */
  revenue: number
  method: RfmMethod
  /** Of a quantile run: its cut points. Kept as `rfm: {method: 'frozen', bounds}` they give the same scores. */
  bounds?: ScoreBounds
  notes: { code: NoteCode; text: string }[]
  classes: { [column in (typeof CLASS_COLUMNS)[number]]?: ClassCount[] }
  problems: { [code in ProblemCode]?: number }
}
/** The shop on one day, with the rows dated up to it and today's settings and attributes. */
export interface HistoryPoint {
  asOf: string
  /** Customers with an order so far. */
  buyers: number
  /** From the first of that month to asOf: orders that count, their net in major units, who bought, who for the first time. */
  month: { orders: number; revenue: number; buyers: number; newBuyers: number }
  /** As in the summary; `tier` without overrides. */
  classes: Summary['classes']
}
/** Who moved: `counts[i][j]` customers had `codes[i]` on `from` and have `codes[j]` on `to`; null = no class (yet). */
export interface Movement {
  column: ClassColumn
  from: string
  to: string
  codes: (string | null)[]
  counts: number[][]
}
/** One month of the tiers, without overrides: opening + in - out = closing for each of them. */
export interface RollForward {
  from: string
  to: string
  tiers: { code: string; opening: number; in: number; out: number; closing: number }[]
}
/** Key figures of the shop on asOf. Counts are of customers, overrides included where they bear on a contact. */
export interface Figures {
  customers: number
  buyers: number
  /** Buyers whose lifecycle is new, returned or active. */
  active: number
  /** Buyers with orders on two days or more. */
  repeatBuyers: number
  /** Net of the 365 days that end with asOf, major units. */
  revenue365: number
  /** Next contact on asOf or before; and within the seven days that begin with asOf. */
  contactsDue: { today: number; week: number }
  /** Buyers by recency (rows: R 5, 4, 3, 2, 1 of quintiles) and value (S = F + M: 9-10, 8, 6-7, 4-5, 2-3), the segments' own grid. */
  heatMap: number[][]
  /** Share of the lifetime revenue (0..1) that the best 0, 10 ... 100 % of the buyers hold; empty without buyers. */
  revenueCurve: number[]
}
export const ALERT_CODES = ['classShrank'] as const
/** Something to look at today: a class that lost more than 20 % and more than 10 customers since the end of last month. */
export interface Alert {
  code: (typeof ALERT_CODES)[number]
  column: ClassColumn
  class: string
  from: number
  to: number
  text: string
}
export const SUGGESTION_CODES = ['tierEmpty', 'tierTooFar', 'tierCrowded', 'atRiskGrows', 'manyTies'] as const
/** A threshold to look at; `setting` is its path in the settings, null where a list of customers helps more. */
export interface Suggestion {
  code: (typeof SUGGESTION_CODES)[number]
  setting: string | null
  class: string | null
  text: string
}
/** One measure of a buyer. Values in days, days with an order, or major units. */
export interface ExplainedScore {
  value: number
  score: number
  /** Buyers who are strictly worse. */
  worse: number
  /** The value that would earn the next score if nobody else changed; null at the best score and where none would. */
  needed: number | null
}
export interface ExplainedOverride {
  value: string
  /** null: always. */
  from: string | null
  /** null: no end. */
  until: string | null
  inForce: boolean
}
export const CANDIDATE_OUTCOMES = ['chosen', 'later', 'noLegalDay', 'contacted', 'tooLate', 'overdue'] as const
/** A reason to get in touch, and what became of it. */
export interface ExplainedCandidate {
  reason: ContactReason
  /** The day that the reason asks for; asOf where that has passed and is still acted on. */
  due: string
  /** The legal day that was found; null where there is none or the reason was dropped. */
  day: string | null
  /** `contacted`, `tooLate`, `overdue`: dropped, since there was a contact after it, or it is too long ago. */
  outcome: (typeof CANDIDATE_OUTCOMES)[number]
  /** The category, holiday or tier it is about. */
  about: string | null
}
/** Everything about one customer and how it came about. Money in major units, shares and chances 0..1, dates ISO. */
export interface Explanation {
  id: Cell
  /** In the request's customers, from 0. */
  row: number
  /** The same in sentences, in the request's language. */
  text: string[]
  /** null for a prospect. `worse` counts among `buyers`. */
  scores: {
    method: RfmMethod
    buyers: number
    windowDays: number
    bins: number
    r: ExplainedScore
    f: ExplainedScore
    m: ExplainedScore
  } | null
  segment: {
    code: Segment
    computed: Segment
    preset: SegmentPreset
    /** What the grid says of the quintile scores, and why the guard replaced it; null by other presets and for prospects. */
    grid: { r: number; f: number; m: number; code: Segment; guard: GuardCause | null } | null
    /** Name of the owner's rule that set it; null = none. */
    rule: string | null
    override: ExplainedOverride | null
  }
  lifecycle: {
    code: Lifecycle
    mode: 'cycle' | 'fixed'
    /** null for a prospect. */
    daysSinceLast: number | null
    /** The last day since the last order on which each stage holds; null for a prospect. */
    limitDays: Record<'new' | 'returned' | 'active' | 'atRisk' | 'recentlyLapsed' | 'midLapsed', number> | null
  }
  /** null for a prospect and in a shop without a cycle. */
  cycle: {
    days: number
    /** The shop's usual gap and how many gaps it counts as. */
    shopDays: number
    shopVotes: number
    /** Newest first, at most 24 of `gapCount`. */
    gaps: number[]
    gapCount: number
    categories: { category: string; days: number; last: string }[]
  } | null
  nextOrder: {
    day: string
    from: string
    to: string
    confidence: (typeof CONFIDENCES)[number]
    shopGapDays: number
  } | null
  /** null for a prospect. */
  predictions: {
    /** What the models start from: repeat orders, age at the last of them, age now, in days since the first order. */
    repeats: number
    lastAgeDays: number
    ageDays: number
    /** Of an order within 90 days, and of any at all; null in a shop without a cycle. */
    orderChance90: number | null
    comesAgain: number | null
    churnRisk: (typeof CHURN_RISKS)[number] | null
    /** Of `waits` in the shop that lasted longer than this one, the share that ended within 90 days. */
    precedent: { waits: number; ordered: number } | null
    pAlive: number | null
    expectedOrders90: number | null
    clv12: number | null
    /** Why the last three are blank. */
    blank: NoteCode | null
  } | null
  /** What it takes to keep and what is missing speak of the earned tier; a rule's floor can lie above it. */
  tier: {
    code: string
    computed: string
    earned: string
    /** Name of the owner's rule whose floor stands above what was earned; null = none. */
    rule: string | null
    metric: TierMetric
    window: TierWindow
    /** Spend (major units) or orders in the window, up to asOf. */
    value: number
    up: number
    keep: number | null
    since: string | null
    until: string | null
    /** The last day on which it can still be kept, while it is in grace. */
    graceUntil: string | null
    toKeep: number | null
    next: { code: string; up: number; missing: number } | null
    override: ExplainedOverride | null
  }
  /** The tags that the owner's rules set, as in the column `tags`; null = none. */
  tags: string | null
  contact: {
    day: string | null
    reason: ContactReason | null
    channel: Channel | null
    blocked: (typeof CONTACT_BLOCKS)[number] | null
    lastContact: string | null
    candidates: ExplainedCandidate[]
  }
  /** Newest first, at most 24; `category` of the dearest line. */
  orders: { date: string; net: number; refunded: number; category: string | null }[]
  /** Twelve calendar months, the last is that of asOf. */
  months: { month: string; spend: number; orders: number }[]
  /** Categories by spend, at most 10; `share` of the spend that has a category. */
  preferences: { category: string; spend: number; share: number }[]
  /** Customers who were referred by this one, and their spend in 365 days. */
  referrals: { customers: number; spend: number }
}
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
/** Answer of POST /v1/score; each column has one cell per customer row. */
export interface ScoreAnswer {
  asOf: string
  rows: { from: number; to: number }
  columns: { id: Cell[] } & { [column in OutputColumn]?: Cell[] }
  labels: { [column in OutputColumn]?: Record<string, string> }
  summary: Summary
  problems: Problem[]
  /** What is wrong with the owner's texts in the settings; left out where nothing is. */
  settingsProblems?: SettingsProblem[]
  /** The rest only where the request asked for it. */
  backtest?: Backtest
  /** Oldest first; the last is asOf. */
  history?: HistoryPoint[]
  movement?: Movement
  /** A month each, oldest first; where history was asked with the column `tier`, or movement by tier. */
  rollForward?: RollForward[]
  /** Where history or movement was asked for. */
  alerts?: Alert[]
  suggestions?: Suggestion[]
  figures?: Figures
  /** null where there is no such customer. */
  explain?: Explanation | null
  compare?: Comparison
}

/** A book's id, proposed by the caller: 128 random bits as lower-case hex. */
export const BOOK_ID_PATTERN = /^[0-9a-f]{32}$/
/** Body of POST /v1/books. */
export interface CreateBookRequest {
  book: string
}
/** Answer of POST /v1/books: 201 when the book was opened now, 200 when it is a retry of the same call. */
export interface CreateBookAnswer {
  book: string
  token: string
}

/** SHA-256 of a text in UTF-8, as base64url without padding. */
export const HASH_PATTERN = /^[\w-]{43}$/
/** A run of the add-on: one update, retries included. */
export const RUN_PATTERN = /^[0-9a-f]{16,64}$/
/** What the name of an attribute's column begins with in a chunk: `attributes.city`. */
export const ATTRIBUTE_PREFIX = 'attributes.'

/**
 * A run of rows of one table. It travels as its JSON text, and its hash is the SHA-256 of that text. `columns` are those
 * of TABLE_COLUMNS and, for customers and orders, attributes as `attributes.NAME`; each has `rows` cells. All chunks
 * of a table in one manifest have the same columns. The body of POST /v1/book/chunks is such texts, one a line, in gzip.
 */
export interface Chunk {
  table: TableName
  rows: number
  columns: Record<string, Cell[]>
}

/** Body of POST /v1/book/plan: the hashes of each table's chunks in row order. Without `customers`: no such table. */
export interface PlanRequest {
  run: string
  tables: { customers?: string[]; orders: string[]; contacts?: string[] }
}
export interface PlanAnswer {
  /** Hash over the lists; names the tables in POST /v1/book/score. */
  manifest: string
  /** Each hash that has to be uploaded, once. */
  missing: string[]
}

/** Answer of POST /v1/book/chunks: chunks that are new, and chunks that the book had already. */
export interface ChunksAnswer {
  stored: number
  known: number
}

/** Body of POST /v1/book/score. Without `rows`: the first page. */
export type BookScoreRequest = ScoreOptions & {
  run: string
  manifest: string
  rows?: { from: number; to: number }
}
/** One page. `rows.total` counts all customers; all but the columns stands only in the page that begins at 0. */
export type BookScoreAnswer = Pick<ScoreAnswer, 'asOf' | 'columns'> & {
  rows: ScoreAnswer['rows'] & { total: number }
} & Partial<Omit<ScoreAnswer, 'asOf' | 'columns' | 'rows'>>

/** A run that was scored. No customer data. */
export interface BookRun {
  /** When, as an ISO time in UTC. */
  at: string
  asOf: string
  /** Rows of the tables; without a Customers table, the customers of the orders. */
  customers: number
  orders: number
  contacts: number
  problems: Summary['problems']
  chunksStored: number
  bytesUp: number
  /** Rows that storage counted as written, from the plan to the answer. */
  rowsWritten: number
  /** From the plan to the first page, as the Worker's clock sees it. */
  ms: number
}
/** Answer of GET /v1/book. Times are ISO, in UTC. */
export interface BookState {
  book: string
  openedAt: string
  chunks: number
  /** As stored. */
  bytes: number
  manifests: number
  /** A run is going; it ends by itself then. */
  busyUntil: string | null
  today: { requests: number; bytesUp: number }
  /** Until when the token before the newest one works. */
  oldTokenUntil: string | null
  /** The latest first. */
  runs: BookRun[]
}

/**
 * Body of POST /v1/book/token, which makes a new token. The old one works on for BOOK_LIMITS.tokenGraceSeconds, or with
 * `now` ends at once. `rotation`: random, made by the caller; with it and the old token the call can be repeated for
 * that time and gives the same answer, so that a lost answer locks nobody out. `erase`: chunks and runs are forgotten as
 * well.
 */
export interface TokenRequest {
  /** As RUN_PATTERN. */
  rotation?: string
  now?: boolean
  erase?: boolean
}
export interface TokenAnswer {
  token: string
  oldTokenUntil: string | null
}

/** Codes of `application/problem+json` errors, with their HTTP status. */
export const ERROR_STATUS = {
  badRequest: 400,
  badJson: 400,
  unauthorized: 401,
  notFound: 404,
  methodNotAllowed: 405,
  bookExists: 409,
  /** Another run of this book is going. */
  busy: 409,
  /** The book lacks chunks that the manifest names: `missing`. */
  missingChunks: 409,
  /** The book does not know the manifest (any more): plan again. */
  unknownManifest: 409,
  bookErased: 410,
  tooLarge: 413,
  unsupportedMediaType: 415,
  rateLimited: 429,
  internal: 500,
  /** A secret of the Worker is not set. */
  notConfigured: 503,
} as const
export type ErrorCode = keyof typeof ERROR_STATUS
/** RFC 9457 body. `errors` names each wrong field by its path. */
export interface ErrorBody {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  errors?: { path: string; message: string }[]
  /** Of missingChunks: the hashes to upload. */
  missing?: string[]
  requestId?: string
}

/** Text of every code that a cell can show, in both languages. On reading either language is accepted. */
export const LABELS: Record<Locale, { [column in OutputColumn]?: Record<string, string> }> = {
  en: {
    segment: {
      champions: 'Champions',
      loyal: 'Loyal',
      active: 'Active',
      new: 'New',
      promising: 'Promising',
      needsAttention: 'Needs attention',
      almostLost: 'Almost lost',
      atRisk: 'At risk',
      previouslyLoyal: 'Previously loyal',
      dormant: 'Dormant',
      potentialLoyalist: 'Potential loyalist',
      cantLose: 'Can’t lose',
      aboutToSleep: 'About to sleep',
      lost: 'Lost',
      others: 'Others',
      importantValue: 'Important (value)',
      importantDevelop: 'Important (develop)',
      importantKeep: 'Important (keep)',
      importantWinBack: 'Important (win back)',
      generalValue: 'General (value)',
      generalDevelop: 'General (develop)',
      generalKeep: 'General (keep)',
      generalWinBack: 'General (win back)',
      highSpender: 'High spender',
      generalSpender: 'General spender',
      lowSpender: 'Low spender',
      prospect: 'Prospect',
    },
    lifecycle: {
      prospect: 'Prospect',
      new: 'New',
      returned: 'Returned',
      active: 'Active',
      atRisk: 'At risk',
      recentlyLapsed: 'Recently lapsed',
      midLapsed: 'Mid lapsed',
      dormant: 'Dormant',
    },
    spendClass: { high: 'High', general: 'General', low: 'Low' },
    rfmClass: { key: 'Key', important: 'Important', ordinary: 'Ordinary', low: 'Low' },
    cycleConfidence: { low: 'Low', medium: 'Medium', high: 'High' },
    churnRisk: { low: 'Low', medium: 'Medium', high: 'High' },
    contactReason: {
      owner: 'Your own date',
      expiry: 'Expiring soon',
      birthday: 'Birthday',
      repurchase: 'Due to buy again',
      welcome: 'Welcome',
      winBack: 'Win back',
      holiday: 'Holiday greeting',
      introduce: 'Introduce the shop',
    },
    contactChannel: { sms: 'SMS', email: 'E-mail', whatsapp: 'WhatsApp', phone: 'Phone' },
    contactBlocked: {
      noConsent: 'No consent',
      doNotContact: 'Do not contact',
      capped: 'Contacted enough',
      noLegalDay: 'No allowed day',
      noDate: 'No date',
      lost: 'Lost',
    },
  },
  zh: {
    segment: {
      champions: '冠军客户',
      loyal: '忠诚客户',
      active: '活跃客户',
      new: '新客户',
      promising: '潜力客户',
      needsAttention: '需关注',
      almostLost: '即将流失',
      atRisk: '有流失风险',
      previouslyLoyal: '曾经忠诚',
      dormant: '休眠客户',
      potentialLoyalist: '潜在忠诚客户',
      cantLose: '不能流失客户',
      aboutToSleep: '即将休眠',
      lost: '已流失客户',
      others: '其他客户',
      importantValue: '重要价值客户',
      importantDevelop: '重要发展客户',
      importantKeep: '重要保持客户',
      importantWinBack: '重要挽留客户',
      generalValue: '一般价值客户',
      generalDevelop: '一般发展客户',
      generalKeep: '一般保持客户',
      generalWinBack: '一般挽留客户',
      highSpender: '高消费客户',
      generalSpender: '一般消费客户',
      lowSpender: '低消费客户',
      prospect: '潜在客户',
    },
    lifecycle: {
      prospect: '潜在',
      new: '新客',
      returned: '回流',
      active: '活跃',
      atRisk: '预警',
      recentlyLapsed: '近期流失',
      midLapsed: '中期流失',
      dormant: '休眠',
    },
    spendClass: { high: '高消费', general: '一般消费', low: '低消费' },
    rfmClass: { key: '关键客户', important: '重要客户', ordinary: '普通客户', low: '低价值客户' },
    cycleConfidence: { low: '低', medium: '中', high: '高' },
    churnRisk: { low: '低', medium: '中', high: '高' },
    contactReason: {
      owner: '自定日期',
      expiry: '即将到期',
      birthday: '生日',
      repurchase: '该复购了',
      welcome: '欢迎新客',
      winBack: '挽回',
      holiday: '节日问候',
      introduce: '首次介绍',
    },
    contactChannel: { sms: '短信', email: '邮件', whatsapp: 'WhatsApp', phone: '电话' },
    contactBlocked: {
      noConsent: '未同意联系',
      doNotContact: '请勿联系',
      capped: '近期已联系',
      noLegalDay: '无可用日期',
      noDate: '无日期',
      lost: '已流失',
    },
  },
}
LABELS.en.segmentComputed = LABELS.en.segment
LABELS.zh.segmentComputed = LABELS.zh.segment

/** Words that people write in a Status column, lower case, and what they mean. */
export const STATUS_WORDS: Record<string, Status> = {
  paid: 'paid',
  complete: 'paid',
  completed: 'paid',
  done: 'paid',
  delivered: 'paid',
  shipped: 'paid',
  fulfilled: 'paid',
  closed: 'paid',
  已付款: 'paid',
  已支付: 'paid',
  已完成: 'paid',
  完成: 'paid',
  交易成功: 'paid',
  已发货: 'paid',
  已收货: 'paid',
  refund: 'refund',
  refunded: 'refund',
  return: 'refund',
  returned: 'refund',
  已退款: 'refund',
  退款: 'refund',
  退货: 'refund',
  已退货: 'refund',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  void: 'cancelled',
  voided: 'cancelled',
  failed: 'cancelled',
  unpaid: 'cancelled',
  已取消: 'cancelled',
  取消: 'cancelled',
  交易关闭: 'cancelled',
  未付款: 'cancelled',
  test: 'test',
  测试: 'test',
}
/** Words of a Consent cell (several may stand in one cell, between commas), lower case. */
export const CHANNEL_WORDS: Record<string, readonly Channel[]> = {
  sms: ['sms'],
  text: ['sms'],
  短信: ['sms'],
  email: ['email'],
  'e-mail': ['email'],
  mail: ['email'],
  邮件: ['email'],
  邮箱: ['email'],
  whatsapp: ['whatsapp'],
  phone: ['phone'],
  call: ['phone'],
  电话: ['phone'],
  yes: CHANNELS,
  all: CHANNELS,
  true: CHANNELS,
  是: CHANNELS,
  同意: CHANNELS,
  no: [],
  none: [],
  false: [],
  否: [],
  不同意: [],
}
/** Words of a yes-or-no cell, lower case. */
export const FLAG_WORDS: Record<string, boolean> = {
  yes: true,
  y: true,
  true: true,
  '1': true,
  x: true,
  '✓': true,
  是: true,
  no: false,
  n: false,
  false: false,
  '0': false,
  否: false,
}
