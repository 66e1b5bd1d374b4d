/** The full derivation of one customer's values. Decides what belongs to it; each part lives in its own file. Pure. */
import type { Cell, Explanation, Locale } from '../contract.ts'
import { idText } from '../ledger/cells.ts'
import type { Ledger } from '../ledger/types.ts'
import type { Scores } from '../score/index.ts'
import type { ResolvedSettings } from '../settings.ts'
import { explanationLines } from '../text/explanation.ts'
import { knownCurrency, moneyOf } from '../text/formats.ts'
import type { ExplainContext } from './context.ts'
import { explainTier } from './membership.ts'
import { explainContact } from './next-contact.ts'
import { explainMonths, explainOrders, explainPreferences, explainReferrals } from './purchases.ts'
import { explainCycle, explainNextOrder, explainPredictions } from './rhythm.ts'
import { explainLifecycle, explainScores, explainSegment, explainTags } from './standing.ts'

/** Explains the customer with this id; null where no row that gets values has it. */
export function explainCustomer(
  id: Cell,
  ids: readonly Cell[],
  ledger: Ledger,
  scores: Scores,
  settings: ResolvedSettings,
  locale: Locale,
): Explanation | null {
  const wanted = idText(id)
  const row = ids.findIndex((cell, at) => ledger.customers.valid[at] === 1 && idText(cell) === wanted)
  if (wanted === '' || row < 0) return null
  const context: ExplainContext = { ledger, scores, settings, row }
  const facts = {
    id: ids[row],
    row,
    currency: knownCurrency(ledger, settings) ?? null,
    scores: explainScores(context),
    segment: explainSegment(context),
    lifecycle: explainLifecycle(context),
    cycle: explainCycle(context),
    nextOrder: explainNextOrder(context),
    predictions: explainPredictions(context),
    tier: explainTier(context),
    tags: explainTags(context),
    contact: explainContact(context),
    orders: explainOrders(context),
    months: explainMonths(context),
    preferences: explainPreferences(context),
    referrals: explainReferrals(context),
  }
  return { ...facts, text: explanationLines(facts, ledger.decimals, moneyOf(ledger, settings), locale) }
}
