/** The whole pipeline: from the tables of a request to the values of every column (`why` is none of them). */
import { readLedger } from '../../worker/ledger/index.ts'
import type { Ledger } from '../../worker/ledger/types.ts'
import { score } from '../../worker/score/index.ts'
import { recommendProducts } from '../../worker/score/recommend.ts'
import { findReferralSpend } from '../../worker/score/referral-spend.ts'
import { resolveSettings } from '../../worker/settings.ts'
import { AS_OF_DAY, type BenchShop, tablesOf } from './shop.ts'

const settings = resolveSettings()

/** The shop's tables as the Worker reads them. */
export function ledgerOf(shop: BenchShop): Ledger {
  const { ledger, problems } = readLedger({ asOfDay: AS_OF_DAY, settings, ...tablesOf(shop) })
  const found = Object.keys(problems.counts)
  if (found.length > 0) throw new Error(`the bench's own shop has problems: ${found}`)
  return ledger
}

/** Everything that an answer with all columns reads; all of it is worked out only when asked for. */
export function scoreEveryColumn(ledger: Ledger) {
  const scores = score(ledger, settings)
  const { occasions, rfm, cycles, nextOrders, lifecycle, classes, segmentComputed, segment } = scores
  const { tiers, tierComputed, tier, contacts, favourites } = scores
  return [
    { occasions, rfm, cycles, nextOrders, lifecycle, classes, segmentComputed, segment },
    { tiers, tierComputed, tier, contacts, favourites },
    scores.predictions(),
    recommendProducts(ledger),
    findReferralSpend(ledger, occasions),
  ] as const
}
