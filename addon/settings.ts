/**
 * What one spreadsheet's Regulars knows: connection, key, mapping, columns, language, last run. Decides where it lies
 * (one document property of at most 9 KB, long lists of rules and messages in further ones) and that a copied file starts anew; not what a person may choose.
 */
import type {
  ContactColumn,
  CustomerColumn,
  Locale,
  OrderColumn,
  OutputColumn,
  Rule,
  Settings,
  TierMetric,
} from '../worker/contract.ts'
import { LIMITS } from '../worker/contract.ts'
import type { OwnMessage } from './message-choice.ts'
import type { OwnedKey } from './owned-keys.ts'
import { Refusal } from './refusal.ts'
import { utf8 } from './sync/utf8.ts'

const PROPERTY = 'regulars'

/** Where a table lies: `columns` says which header (its text) holds which column of the contract. */
export interface TableMapping<Column extends string = string> {
  sheetId: number
  tab: string
  columns: { [column in Column]?: string }
}
export interface Mapping {
  orders: TableMapping<OrderColumn>
  customers: TableMapping<CustomerColumn>
  contacts?: TableMapping<ContactColumn>
}

export interface LastRun {
  /** Counts finished updates; the memory tab names the run that wrote it, so an unfinished run is recognised. */
  number: number
  asOf: string
  /** Milliseconds since 1970. */
  atMs: number
  customers: number
  orders: number
  changedCells: number
  problems: number
  /** The owner took it back; there is nothing more to undo. */
  undone?: boolean
}

/** What headers, colours and formats of owned columns depend on. */
export interface Looks {
  language: Locale
  tierNames: string[]
  tierMetric: TierMetric
}

/** The Dashboard as it was written last. */
export interface ShownDashboard {
  sheetId: number
  /** Fingerprints of where cells and charts stand. */
  layout: string
  drawn: string
  rows: number
  columns: number
  /** Ids of the charts that are ours. */
  charts: number[]
}

export interface AddonSettings {
  version: 1
  spreadsheetId: string
  /** 256 bits as hex; pseudonyms are made under it. Never leaves the spreadsheet. '' after disconnecting. */
  key: string
  /** 128 random bits as hex. */
  book: string
  workerUrl: string
  token: string
  /** A new token was asked for and has not come yet; with `key` the book is erased and this is the key from then on. */
  renewal?: { rotation: string; key?: string }
  language: Locale
  mapping?: Mapping
  columns: OutputColumn[]
  /** The columns that Regulars made and the header each had when last seen. */
  owned: { key: OwnedKey; header: string }[]
  /** Fingerprint of the Customers tab's header row when the owned columns' tags were last looked at. */
  checkedHeaders?: string
  /** The Customers tab was made from the orders, so customers who are new in the orders are added to it. */
  madeCustomers: boolean
  /** Cells of owned columns count as written by us until a run has finished: after columns were taken over. */
  trustCells: boolean
  /** Rows that the Orders tab had at set-up, until an update has counted them. */
  ordersAtSetUp?: number
  memorySheetId: number
  problemsSheetId: number
  /** Made with the first contact that is logged. */
  contactLogSheetId?: number
  /** Where one was asked for. */
  contactListSheetId?: number
  /** Which looks it was given: they are a person's to take away. */
  contactListLooks?: number
  dashboard?: ShownDashboard
  cancellationPrefix: string
  /** With the language, the prefix and the columns what the Settings tab said last: in force where that is wrong or gone. */
  scoring: Settings
  /** What each tier gives, by its name; only for the owner's eyes. */
  benefits?: { [tier: string]: string }
  /** The owner's own texts of messages, as the Settings tab said them last. They never leave the sheet. */
  messages?: OwnMessage[]
  settingsSheetId?: number
  /** What the Settings tab was called when last seen. */
  settingsTab?: string
  runLogSheetId?: number
  /** What the owned columns' headers, colours and formats were made for. */
  looks?: Looks
  lastRun?: LastRun
}

/** The stored settings of this very spreadsheet; undefined where there are none or they came with a copied file. */
export function loadSettings(
  store: GoogleAppsScript.Properties.Properties,
  spreadsheetId: string,
): AddonSettings | undefined {
  const text = store.getProperty(PROPERTY)
  if (!text) return undefined
  const settings = JSON.parse(text) as Stored
  if (settings.version !== 1 || settings.spreadsheetId !== spreadsheetId) return undefined
  const { ruleParts = 0, messageParts = 0, ...whole } = settings
  if (ruleParts + messageParts === 0) return whole
  const stored = store.getProperties()
  if (ruleParts > 0) whole.scoring = { ...whole.scoring, rules: joined<Rule>(stored, 'rules', ruleParts) }
  if (messageParts > 0) whole.messages = joined<OwnMessage>(stored, 'messages', messageParts)
  return whole
}

/**
 * Stores the settings; messages and then rules that do not fit beside the rest go into properties of their own, in the
 * same call. Refuses with `propertyFull` above what one property holds.
 */
export function saveSettings(store: GoogleAppsScript.Properties.Properties, settings: AddonSettings): void {
  const properties: { [name: string]: string } = {}
  let text = JSON.stringify(settings)
  if (!fits(text)) {
    const { messages = [], ...others } = settings
    let rest: Stored = { ...others, messageParts: parted(properties, 'messages', messages) }
    text = JSON.stringify(rest)
    if (!fits(text)) {
      const { rules = [], ...scoring } = settings.scoring
      rest = { ...rest, scoring, ruleParts: parted(properties, 'rules', rules) }
      text = JSON.stringify(rest)
    }
  }
  if (!fits(text)) throw new Refusal('propertyFull', { bytes: utf8(text).length, limit: LIMITS.propertyBytes })
  if (Object.keys(properties).length === 0) store.setProperty(PROPERTY, text)
  else store.setProperties({ ...properties, [PROPERTY]: text })
}

/** How many properties hold the rules and the messages, where they are not among the others. */
interface Stored extends AddonSettings {
  ruleParts?: number
  messageParts?: number
}

/** Characters of a part: a Chinese one takes three bytes of the nine kilobytes that a property holds. */
const PART_LENGTH = 3_000

/** Puts a list into properties of its own; returns how many. None for an empty one. */
function parted(properties: { [name: string]: string }, list: string, values: readonly object[]): number {
  if (values.length === 0) return 0
  const text = JSON.stringify(values)
  let parts = 0
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = from + PART_LENGTH
    // Half of a character that takes two would not come back.
    if (/[\ud800-\udbff]/.test(text.charAt(to - 1))) to++
    properties[partName(list, parts++)] = text.slice(from, to)
  }
  return parts
}

function joined<Value>(stored: { [name: string]: string }, list: string, parts: number): Value[] {
  return JSON.parse(Array.from({ length: parts }, (_, k) => stored[partName(list, k)] ?? '').join('')) as Value[]
}

function partName(list: string, part: number): string {
  return `${PROPERTY}.${list}.${part + 1}`
}

/** Google counts bytes; a Chinese header takes three a character. */
function fits(text: string): boolean {
  return utf8(text).length <= LIMITS.propertyBytes
}
