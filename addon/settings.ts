/**
 * What one spreadsheet's Regulars knows: connection, key, mapping, columns, language, last run. Decides where it lies
 * (one document property of at most 9 KB, long lists of rules in further ones) and that a copied file starts anew; not what a person may choose.
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
  const { ruleParts, ...whole } = settings
  if (!ruleParts) return whole
  const parts = store.getProperties()
  const rules = Array.from({ length: ruleParts }, (_, k) => parts[partName(k)] ?? '').join('')
  return { ...whole, scoring: { ...whole.scoring, rules: JSON.parse(rules) as Rule[] } }
}

/**
 * Stores the settings; rules that do not fit beside the rest go into properties of their own, in the same call. Refuses
 * with `propertyFull` above what one property holds.
 */
export function saveSettings(store: GoogleAppsScript.Properties.Properties, settings: AddonSettings): void {
  const text = JSON.stringify(settings)
  if (fits(text)) {
    store.setProperty(PROPERTY, text)
    return
  }
  const { rules = [], ...scoring } = settings.scoring
  const rulesText = JSON.stringify(rules)
  const properties: { [name: string]: string } = {}
  let ruleParts = 0
  for (let from = 0, to = 0; from < rulesText.length; from = to) {
    to = from + PART_LENGTH
    // Half of a character that takes two would not come back.
    if (/[\ud800-\udbff]/.test(rulesText.charAt(to - 1))) to++
    properties[partName(ruleParts++)] = rulesText.slice(from, to)
  }
  const rest: Stored = { ...settings, scoring, ruleParts }
  properties[PROPERTY] = JSON.stringify(rest)
  if (!fits(properties[PROPERTY])) {
    const bytes = utf8(properties[PROPERTY]).length
    throw new Refusal('propertyFull', { bytes, limit: LIMITS.propertyBytes })
  }
  store.setProperties(properties)
}

/** `ruleParts`: how many properties hold the rules, where they are not in `scoring`. */
interface Stored extends AddonSettings {
  ruleParts?: number
}

/** Characters of a part: a Chinese one takes three bytes of the nine kilobytes that a property holds. */
const PART_LENGTH = 3_000

function partName(part: number): string {
  return `${PROPERTY}.rules.${part + 1}`
}

/** Google counts bytes; a Chinese header takes three a character. */
function fits(text: string): boolean {
  return utf8(text).length <= LIMITS.propertyBytes
}
