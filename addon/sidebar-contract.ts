/**
 * What the sidebar and the script say to each other: every call takes and gives JSON text of these shapes. Decides names
 * only. Imports only shapes that both the page and the script are built from.
 */
import type {
  Channel,
  ContactReason,
  Explanation,
  RuleFunction,
  RuleKind,
  RuleOperator,
  Segment,
  TierMetric,
} from '../worker/contract.ts'
import type { OwnMessage } from './message-choice.ts'

/** Tabs of the sidebar, in order. */
export const VIEWS = ['home', 'customer', 'contacts', 'search', 'settings'] as const
export type View = (typeof VIEWS)[number]

/** What every call may give instead of its answer. `message` is a sentence for the person. */
export interface Refused {
  ok: false
  code: string
  message: string
}

export interface HomeAnswer {
  state: 'notConnected' | 'notSetUp' | 'neverUpdated' | 'ready'
  /** Milliseconds since 1970, of the script's clock. */
  nowMs: number
  /** Before set-up: no tab holds anything, so a sample shop is offered. */
  empty?: boolean
  lastRun?: {
    atMs: number
    asOf: string
    customers: number
    orders: number
    changedCells: number
    problems: number
    undone: boolean
  }
  /** The Customers tab holds no row. */
  nobody?: boolean
  /** undefined where no date is written. */
  due?: DueCounts
  /** When the schedule runs next, as a sentence; undefined where there is none. */
  nextRun?: string
  /** What is wrong with the schedule, as a sentence; undefined where nothing is. */
  scheduleTrouble?: string
}

/** Customers whose next contact is due by the written dates and was not logged since: `week` counts today too. */
export interface DueCounts {
  today: number
  tomorrow: number
  week: number
}

/** Customers per segment now and at the end of last month, in scoring.md's order. */
export interface ChangesAnswer {
  since: string
  classes: { code: string; label: string; customers: number; change: number }[]
}

export interface UpdateAnswer {
  asOf: string
  customers: number
  orders: number
  changedCells: number
  problems: number
  clearedRows: number
  message: string
}
export interface ProgressAnswer {
  progress?: { step: string; done: number; total: number; atMs: number }
}

/** What an update would change. Rows and texts are as in the sheet. */
export interface PreviewAnswer {
  asOf: string
  cells: number
  /** Customers with a change, and all. */
  changed: number
  customers: number
  /** Movements between classes, most customers first. */
  movements: { header: string; from: string; to: string; customers: number }[]
  /** Too many cells for Undo: only version history could bring them back. */
  tooManyToUndo: boolean
  /** The first customers with a change. */
  rows: { row: number; name: string; changes: { header: string; from: string; to: string }[] }[]
}
export interface UndoAnswer {
  restored: number
  /** Cells that no longer hold what the update wrote and were left as they are. */
  kept: number
  message: string
}

export interface CardQuestion {
  /** Of the Customers tab, from 1; without it the row that is selected. */
  row?: number
  /** `stamp` of the card that is shown: an unchanged one is not sent again. */
  stamp?: string
}
export interface Card {
  row: number
  id: string
  name: string
  /** The person's own columns, as the sheet shows them. */
  fields: { header: string; text: string }[]
  /** Our columns by key, as the sheet shows them, and their headers. */
  values: Record<string, string>
  headers: Record<string, string>
  /** ISO date of Next contact; '' where it is no date. */
  nextContact: string
  /** Owner's own choices that hold now. */
  overrides: { column: 'segment' | 'tier' | 'nextContact'; value: string; until: string; reason: string }[]
  today: string
  /** Segments and tiers that an override may name, as the sheet spells them. */
  segments: string[]
  tiers: string[]
  contacts: ContactRecord[]
  stamp: string
}
export interface CardAnswer {
  /** The same card as before, no customer's row, or a card. */
  state: 'same' | 'none' | 'card'
  card?: Card
}
export interface ContactRecord {
  /** ISO, '' where the cell is no date. */
  date: string
  channel: string
  reason: string
  note: string
}

export interface DetailsAnswer {
  /** null where the Worker knows no such customer: the row is no customer's, or repeats another. */
  explanation: Explanation | null
  /** ISO 4217, '' where the shop said none. */
  currency: string
}

export const SEARCH_PAGE = 5_000
export interface SearchQuestion {
  /** First row of the page, from 1; without it the first below the header. */
  from?: number
  /** 'people': id, name, phone, e-mail, company. 'others': all other columns of the person. */
  part: 'people' | 'others'
}
export interface SearchAnswer {
  from: number
  /** Row after the last of this page; undefined at the end. */
  next?: number
  /** Rows below the header, in all. */
  total: number
  /** Index of id, name, phone, e-mail and company in each row's texts; only for part 'people'. */
  columns: { id: number; name?: number; phone?: number; email?: number; company?: number }
  headers: string[]
  /** Texts per row, as the sheet shows them; row `from + k`. */
  rows: string[][]
}

export interface DueContact {
  row: number
  id: string
  name: string
  /** ISO. */
  date: string
  reason?: ContactReason
  channel?: Channel
  blocked?: string
  /** As the sheet has them, or ''. */
  phone: string
  email: string
  /** Channels that the customer allows; undefined where the sheet does not say. */
  allowed?: Channel[]
  segment: string
  /** Undefined where the sheet does not say. */
  segmentCode?: Segment
  tier: string
  /** What the message may speak of: what is due, as the sheet has it. */
  favourite: string
  /** ISO date of a contact that was logged since it was due, or ''. */
  doneOn: string
}
export interface ContactsAnswer {
  today: string
  /** Until the end of the seventh day, by date. */
  contacts: DueContact[]
  /** Due in all; more than are listed where they are very many. */
  total: number
  due: DueCounts
  /** The first day after the week with a contact; undefined where there is none. */
  next?: { date: string; customers: number }
  /** There is no column of next contacts: it is not chosen, or no update has made it yet. */
  datesMissing: boolean
  /** The reasons are not written in the sheet: ask for them. */
  reasonsMissing: boolean
  /** The owner's own texts. */
  messages: readonly OwnMessage[]
  shop: string
}
export interface ReasonsAnswer {
  /** By row. */
  reasons: {
    row: number
    reason?: ContactReason
    channel?: Channel
    blocked?: string
    favourite?: string
    segmentCode?: Segment
    tier?: string
  }[]
}
export interface LogQuestion {
  row: number
  id: string
  kind: 'contact' | 'enquiry'
  channel: Channel | ''
  reason: ContactReason | ''
  note: string
}
export interface OverrideQuestion {
  row: number
  id: string
  column: 'segment' | 'tier' | 'nextContact'
  /** As the sheet spells it, an ISO date for nextContact; '' takes the override away. */
  value: string
  /** ISO or ''. */
  until: string
  reason: string
}
export interface LaterQuestion {
  row: number
  id: string
  days: number
}
/** The owner's own text for messages of that reason, or of them those to one segment; '' takes it away. */
export type MessageQuestion = OwnMessage
export interface MessageAnswer {
  message: string
  messages: readonly OwnMessage[]
}
/** `ticked`: of those found, how many are sure enough to be ticked. */
export interface DuplicatesAnswer {
  found: number
  ticked: number
  message: string
}
/** `rows` that now say whose they are. */
export interface MergeAnswer {
  rows: number
  message: string
}

/** `language`: en the baby shop, zh the restaurant; without it the reader's own. */
export interface SampleQuestion {
  language?: string
  /** ISO date of the last orders; without it today. */
  asOf?: string
}
export interface SampleAnswer {
  tabs: { customers: string; orders: string }
  customers: number
  /** Order lines. */
  orders: number
  message: string
}

export interface DoneAnswer {
  message: string
}

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
}
