/** What the list of contacts asks and is told: who is due and why, put off, the owner's own texts. Names only. */
import type { Channel, ContactReason, Segment } from '../../worker/contract.ts'
import type { OwnMessage } from '../message-choice.ts'
import type { DueCounts } from './home.ts'

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
  /** `MM-DD`, or `L:MM-DD` for a lunar one, where it can be the reason; the year stays in the sheet. */
  birthday?: string
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
