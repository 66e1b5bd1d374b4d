/**
 * What one spreadsheet's Regulars knows: connection, key, mapping, columns, language, last run. Decides where it lies
 * (one document property of at most 9 KB, long lists of rules, messages and the like in further ones) and that a copied
 * file starts anew; not what a person may choose.
 */
import type {
  ContactColumn,
  CustomerColumn,
  Locale,
  OrderColumn,
  OutputColumn,
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
  /** What of the rows was not counted, in sentences of the sheet's language; left out where nothing was. */
  notes?: string[]
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
  /** What messages call the shop, where that is not the file's name. It never leaves the sheet. */
  shopName?: string
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
  const { messageParts = 0, ruleParts = 0, benefitParts = 0, holidayParts = 0, ...whole } = settings
  const parts = { messages: messageParts, rules: ruleParts, benefits: benefitParts, holidays: holidayParts }
  const bulky = BULKY.filter(({ list }) => parts[list] > 0)
  const stored = bulky.length > 0 ? store.getProperties() : {}
  return bulky.reduce<AddonSettings>((made, { list, put }) => put(made, joined(stored, list, parts[list])), whole)
}

/**
 * Stores the settings; what does not fit beside the rest (messages, benefits, rules, holidays) goes into properties of its
 * own, in the same call. Refuses with `propertyFull` above what one property holds.
 */
export function saveSettings(store: GoogleAppsScript.Properties.Properties, settings: AddonSettings): void {
  const properties = propertiesOf(settings)
  const text = properties[PROPERTY]
  if (Object.keys(properties).length === 1) store.setProperty(PROPERTY, text)
  else store.setProperties(properties)
}

/** Refuses with `propertyFull` what `saveSettings` would refuse: before anything is written. */
export function checkSize(settings: AddonSettings): void {
  propertiesOf(settings)
}

function propertiesOf(settings: AddonSettings): { [name: string]: string } {
  const properties: { [name: string]: string } = {}
  let stored: Stored = settings
  for (const { list, parts, of, put } of BULKY) {
    if (fits(JSON.stringify(stored))) break
    const value = of(settings)
    if (value === undefined || Object.keys(value).length === 0) continue
    stored = { ...put(stored, undefined), [parts]: parted(properties, list, value) }
  }
  const text = JSON.stringify(stored)
  if (!fits(text)) throw new Refusal('propertyFull', { bytes: utf8(text).length, limit: LIMITS.propertyBytes })
  return { ...properties, [PROPERTY]: text }
}

/** How many properties hold what is not among the others. */
interface Stored extends AddonSettings {
  ruleParts?: number
  messageParts?: number
  benefitParts?: number
  holidayParts?: number
}

/** What may lie in properties of its own, in the order in which it is put there; `put` sets it, or takes it away. */
const BULKY: readonly {
  list: 'messages' | 'benefits' | 'rules' | 'holidays'
  parts: 'messageParts' | 'benefitParts' | 'ruleParts' | 'holidayParts'
  of(settings: AddonSettings): object | undefined
  put<Kept extends AddonSettings>(settings: Kept, value: object | undefined): Kept
}[] = [
  {
    list: 'messages',
    parts: 'messageParts',
    of: ({ messages }) => messages,
    put: (settings, messages) => ({ ...settings, messages }),
  },
  {
    list: 'benefits',
    parts: 'benefitParts',
    of: ({ benefits }) => benefits,
    put: (settings, benefits) => ({ ...settings, benefits }),
  },
  {
    list: 'rules',
    parts: 'ruleParts',
    of: ({ scoring }) => scoring.rules,
    put: (settings, rules) => ({ ...settings, scoring: { ...settings.scoring, rules } }),
  },
  {
    list: 'holidays',
    parts: 'holidayParts',
    of: ({ scoring }) => scoring.contact?.holidays,
    put: (settings, holidays) => ({
      ...settings,
      scoring: { ...settings.scoring, contact: { ...settings.scoring.contact, holidays } },
    }),
  },
]

/** Characters of a part: a Chinese one takes three bytes of the nine kilobytes that a property holds. */
const PART_LENGTH = 3_000

/** Puts a value into properties of its own; returns how many. */
function parted(properties: { [name: string]: string }, list: string, value: object): number {
  const text = JSON.stringify(value)
  let parts = 0
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = from + PART_LENGTH
    // Half of a character that takes two would not come back.
    if (/[\ud800-\udbff]/.test(text.charAt(to - 1))) to++
    properties[partName(list, parts++)] = text.slice(from, to)
  }
  return parts
}

function joined(stored: { [name: string]: string }, list: string, parts: number): object {
  return JSON.parse(Array.from({ length: parts }, (_, k) => stored[partName(list, k)] ?? '').join('')) as object
}

function partName(list: string, part: number): string {
  return `${PROPERTY}.${list}.${part + 1}`
}

/** Google counts bytes; a Chinese header takes three a character. */
function fits(text: string): boolean {
  return utf8(text).length <= LIMITS.propertyBytes
}
