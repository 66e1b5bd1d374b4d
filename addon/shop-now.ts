/**
 * The shop as it is now, read without writing anything, and questions about it to the Worker. For whoever wants to know
 * what an update would say: the preview, the reasons of contacts, one customer's derivation.
 */
import type { OutputColumn, Rule } from '../worker/contract.ts'
import { askWorker, readContacts, readOrders } from './ask.ts'
import { readTicks } from './contact-ticks.ts'
import { type Customers, readCustomers, withOverrides } from './customers.ts'
import { datesOf, openPlace } from './place.ts'
import { Refusal } from './refusal.ts'
import type { AddonSettings, Mapping } from './settings.ts'
import { readSettings } from './settings-in-force.ts'
import type { CheckedAnswer } from './sync/answer.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { createPseudonyms } from './sync/pseudonyms.ts'
import { buildTables, type Sources } from './sync/request.ts'
import { tierNamesOf } from './tier-names.ts'
import { WORDS } from './words/index.ts'
import { settingsInUse } from './workbook/customer-sheet.ts'
import { type Memory, readMemory } from './workbook/memory.ts'
import { findTyped, overrideEntries } from './workbook/overrides.ts'
import { locateOwned, type OwnedLayout } from './workbook/owned-columns.ts'

export interface ShopNow {
  settings: AddonSettings
  mapping: Mapping
  dates: ZoneDates
  today: string
  customers: Customers
  layout: OwnedLayout
  sources: Sources
  /** What an update would write into override columns: cells by key and customer. */
  entries: ReadonlyMap<string, ReadonlyMap<string, SheetCell>>
  /** What an update wrote last. */
  memory: Memory | undefined
  tierNames: string[]
  pseudonym: (id: string) => string
}

/**
 * Reads every table. Values typed over ours count as the owner's choice already, ticks of the Contact list as contacts, and
 * customers who are new in the orders are there where the tab was made from them: all as in an update.
 */
export function readShopNow(): ShopNow {
  const place = openPlace()
  const { settings, mapping } = settingsInUse(place)
  const dates = datesOf(place.spreadsheet)
  readSettings(place, settings, dates)
  const today = dates.toIso(new Date())
  const orders = readOrders(place, settings, mapping, dates).source
  const customers = readCustomers(place, settings, mapping, orders)
  if (customers.rows.length === 0) throw new Refusal('noRows', { tab: customers.table.tab })
  const contacts = readContacts(place, settings, mapping, dates, readTicks(place, settings, dates)?.rows)?.source
  const layout = locateOwned(customers.table, settings.owned, settings.checkedHeaders)
  if (!layout) throw new Refusal('busy')
  const memorySheet = place.spreadsheet.getSheetById(settings.memorySheetId)
  const memory = memorySheet ? readMemory(memorySheet).memory : undefined
  const lastRun = settings.lastRun?.number ?? 0
  const trust = settings.trustCells || (!memory && lastRun > 0)
  const typed = trust ? [] : findTyped(customers.rows, layout, memory, lastRun, dates)
  const entries = overrideEntries(typed, WORDS[settings.language].typedOn(today))
  return {
    settings,
    mapping,
    dates,
    today,
    customers,
    layout,
    sources: { orders, customers: withOverrides(customers, layout, entries), contacts },
    entries,
    memory,
    tierNames: tierNamesOf(settings.scoring),
    pseudonym: createPseudonyms(settings.key),
  }
}

export interface ShopAnswer {
  answer: CheckedAnswer
  /** The whole answer, unchecked, for the parts that were asked for in `more`. */
  body: Record<string, unknown>
}

/**
 * Asks for these columns of every customer and for `more` (explain, history ...); the rows are those of `customers.source`.
 * `otherRules` are only tried: what they ask for travels too.
 */
export function askAboutShop(
  shop: ShopNow,
  columns: readonly OutputColumn[],
  more: object = {},
  otherRules: readonly Rule[] = [],
): ShopAnswer {
  const { settings, dates, today, tierNames, pseudonym, sources } = shop
  const tables = buildTables(sources, {
    dates,
    pseudonym,
    tierNames,
    cancellationPrefix: settings.cancellationPrefix,
    merged: shop.customers.merged,
    // The same rows as an update's travel, so that the Worker has their chunks already.
    outputs: settings.columns.concat(columns.filter((column) => settings.columns.indexOf(column) < 0)),
    ownRules: [...(settings.scoring.rules ?? []), ...otherRules],
  })
  const answer = askWorker(settings, tables, { asOf: today, columns, tierNames, pseudonym, more })
  return { answer, body: answer.rest }
}
