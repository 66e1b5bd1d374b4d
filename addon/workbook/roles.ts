/**
 * Which tab is which table and which header is which column. Decides by the words of header-words.ts and, between
 * several columns that could be the customer's id, by how many ids the two tables share. Pure.
 */
import { REQUIRED_COLUMNS, type TableName } from '../../worker/contract.ts'
import { isBlank, type SheetCell } from '../sync/cells.ts'
import { plainId } from '../sync/pseudonyms.ts'
import { HEADER_WORDS, NAME_HEADERS, SIDE_TAB, TAB_WORDS } from './header-words.ts'

/** A tab as it was read: the header row's texts and the rows below it. */
export interface Tab {
  sheetId: number
  tab: string
  headers: readonly string[]
  rows: readonly (readonly SheetCell[])[]
}
/** column of the contract -> index of the tab's column. */
export type Recognised = Record<string, number>
export interface Roles {
  orders?: { tab: Tab; columns: Recognised }
  customers?: { tab: Tab; columns: Recognised }
  contacts?: { tab: Tab; columns: Recognised }
}

/** Most ids looked at to see whether two columns hold the same kind of id. */
const SAMPLED_IDS = 2_000

/** What stands beside an amount's header: `Amount USD`, `Total in €`, `金额/元`. */
const MONEY_WORD = '(?:in )?(?:usd|eur|gbp|cny|rmb|hkd|twd|jpy|krw|inr|aud|cad|nzd|sgd|chf|\\p{Sc}|元|人民币|美元)'
const MONEY_AROUND = new RegExp(`^${MONEY_WORD} | ?${MONEY_WORD}$`, 'gu')

/** `Customer_ID`, `customerId`, `Customer ID *` all become `customer id`. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[_\-./\\:*#?'"()[\]]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The same without what stands in brackets or names the money: `Order date (UTC)`, `Amount USD`, `金额（元）`. */
function bareHeader(header: string): string {
  const unbracketed = header.normalize('NFKC').replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, ' ')
  return plainHeader(unbracketed).replace(MONEY_AROUND, '').trim()
}

/** The columns of `table` that these headers name; each header serves one column, the best word wins. */
export function recogniseHeaders(headers: readonly string[], table: TableName): Recognised {
  const spellings = spellingsOf(headers)
  const taken = new Set<number>()
  const found: Recognised = {}
  for (const column of Object.keys(HEADER_WORDS[table])) {
    const index = candidates(spellings, table, column).filter((i) => !taken.has(i))[0]
    if (index === undefined) continue
    found[column] = index
    taken.add(index)
  }
  return found
}

/** The tables among the tabs. A tab is at most one table; without orders nothing else is looked for. */
export function assignRoles(tabs: readonly Tab[]): Roles {
  const orders = best(tabs, 'orders')
  if (!orders) return {}
  const others = tabs.filter((tab) => tab !== orders.tab)
  const contacts = best(
    others.filter((tab) => {
      const found = recogniseHeaders(tab.headers, 'contacts')
      const looksLikeOrders = recogniseHeaders(tab.headers, 'orders').amount !== undefined
      return !looksLikeOrders && (found.channel !== undefined || found.reason !== undefined)
    }),
    'contacts',
  )
  const customers = best(
    others.filter((tab) => tab !== contacts?.tab),
    'customers',
  )
  if (customers) chooseSharedId(orders, customers)
  return { orders, customers, contacts }
}

/** Index of a column with the customer's name beside the id; undefined where there is none. */
export function nameColumn(headers: readonly string[], idIndex: number): number | undefined {
  const plain = headers.map(plainHeader)
  for (const word of NAME_HEADERS) {
    const index = plain.indexOf(word)
    if (index >= 0 && index !== idIndex) return index
  }
  return undefined
}

/** The headers as they are and, for those that no word fits, without additions. */
function spellingsOf(headers: readonly string[]): readonly string[][] {
  return [headers.map(plainHeader), headers.map(bareHeader)]
}

function candidates(spellings: readonly string[][], table: TableName, column: string): number[] {
  const found: number[] = []
  for (const headers of spellings) {
    for (const word of HEADER_WORDS[table][column]) {
      const index = headers.indexOf(word)
      if (index >= 0 && found.indexOf(index) < 0) found.push(index)
    }
  }
  return found
}

function best(tabs: readonly Tab[], table: TableName): { tab: Tab; columns: Recognised } | undefined {
  let winner: { tab: Tab; columns: Recognised } | undefined
  let winnerScore = Number.NEGATIVE_INFINITY
  for (const tab of tabs) {
    const columns = recogniseHeaders(tab.headers, table)
    if ((REQUIRED_COLUMNS[table] as readonly string[]).some((column) => columns[column] === undefined)) continue
    const score = nameScore(tab.tab, table) + Object.keys(columns).length + fullness(tab)
    if (score > winnerScore) {
      winner = { tab, columns }
      winnerScore = score
    }
  }
  return winner
}

/** From 0 to below 1: of tabs that are alike, the one with more rows. */
function fullness({ rows }: Tab): number {
  return rows.length / (rows.length + 1000)
}

/** The tab's name outweighs its optional columns: a "Members" tab with totals and dates is no list of orders. */
function nameScore(name: string, table: TableName): number {
  if (TAB_WORDS[table].test(name)) return SIDE_TAB.test(name) ? 50 : 100
  const other = (Object.keys(TAB_WORDS) as TableName[]).some((role) => role !== table && TAB_WORDS[role].test(name))
  return other ? -100 : 0
}

/** Where several columns could be the id (a number, an e-mail address, a name), takes the pair that shares most ids. */
function chooseSharedId(orders: { tab: Tab; columns: Recognised }, customers: { tab: Tab; columns: Recognised }): void {
  const inOrders = candidates(spellingsOf(orders.tab.headers), 'orders', 'customer')
  const inCustomers = candidates(spellingsOf(customers.tab.headers), 'customers', 'id')
  let bestShare = sharedIds(orders, orders.columns.customer, customers, customers.columns.id)
  if (bestShare >= 0.5) return
  for (const customer of inOrders) {
    for (const id of inCustomers) {
      const share = sharedIds(orders, customer, customers, id)
      if (share <= bestShare) continue
      bestShare = share
      orders.columns.customer = customer
      customers.columns.id = id
    }
  }
}

/** Share of the orders' ids that the customers have. */
function sharedIds(orders: { tab: Tab }, customer: number, customers: { tab: Tab }, id: number): number {
  const known = new Set<string>()
  for (const row of customers.tab.rows) if (!isBlank(row[id])) known.add(plainId(row[id]))
  let shared = 0
  let all = 0
  for (const row of orders.tab.rows.slice(0, SAMPLED_IDS)) {
    if (isBlank(row[customer])) continue
    all++
    if (known.has(plainId(row[customer]))) shared++
  }
  return all === 0 ? 0 : shared / all
}
