/**
 * How one customer's values came about, asked of the Worker for the sidebar. Decides only whom to ask about; the page
 * puts it into words.
 */
import type { Explanation } from '../worker/contract.ts'
import { Refusal } from './refusal.ts'
import { askAboutShop, readShopNow } from './shop-now.ts'
import type { DetailsAnswer } from './sidebar-contract.ts'
import { plainId } from './sync/pseudonyms.ts'
import { userLanguage } from './words/index.ts'

/** `row` of the Customers tab, from 1. */
export function customerDetails(row: number): DetailsAnswer {
  const shop = readShopNow()
  const { source } = shop.customers
  const at = source.sheetRows.indexOf(row)
  const currency = shop.settings.scoring.currency ?? ''
  const cell = source.columns.id?.[at]
  const id = cell === undefined ? '' : plainId(cell)
  if (id === '') return { explanation: null, currency }
  const { body } = askAboutShop(shop, ['segment'], {
    explain: shop.pseudonym(id),
    locale: userLanguage(),
  })
  const { explain } = body
  if (explain === null) return { explanation: null, currency }
  // The page reads it field by field; what lacks its parts is no derivation.
  const parts = explain as Partial<Explanation> | undefined
  if (!parts?.segment || !parts.tier || !parts.contact || !Array.isArray(parts.orders) || !Array.isArray(parts.months))
    throw new Refusal('brokenAnswer')
  return { explanation: explain as Explanation, currency: parts.currency ?? currency }
}
