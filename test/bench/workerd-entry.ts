/** What runs inside workerd for the bench: makes a shop, then scores it on request. Answers with a word about the result. */
import type { Ledger } from '../../worker/ledger/types.ts'
import { ledgerOf, scoreEveryColumn } from './pipeline.ts'
import { rfmByRegulars } from './rfm-ours.ts'
import { AS_OF_DAY, type BenchShop, makeShop } from './shop.ts'

let shop: BenchShop | undefined
let ledger: Ledger | undefined

export default {
  fetch(request: { url: string }): Response {
    const [, what, orders] = /\/(\w+)\?orders=(\d+)$/.exec(request.url) ?? []
    shop ??= makeShop(Number(orders))
    if (what === 'rfm') return new Response(String(rfmByRegulars(shop, AS_OF_DAY).r[0]))
    if (what === 'nothing') return new Response('nothing')
    ledger ??= ledgerOf(shop)
    return new Response(what === 'pipeline' ? String(scoreEveryColumn(ledger).length) : 'made')
  },
}
