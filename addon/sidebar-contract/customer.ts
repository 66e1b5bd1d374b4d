/** What the tab Customer asks and is told: the card, its details, what is logged and overridden. Names only. */
import type { Channel, ContactReason, Explanation } from '../../worker/contract.ts'

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
