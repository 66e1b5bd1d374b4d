/**
 * From a request with `backtest` to its answer: the tables read as on the cut-off, and as on asOf. Decides what was
 * known when; how errors are counted is score/backtest.ts. Pure.
 */
import type { Backtest, ScoreRequest } from './contract.ts'
import { dayOfIso } from './ledger/days.ts'
import { readLedger } from './ledger/index.ts'
import type { Ledger } from './ledger/types.ts'
import { backtest } from './score/backtest.ts'
import { findOccasions } from './score/occasions.ts'
import type { ResolvedSettings } from './settings.ts'

/** How good dates given on `cutoff` would have been. `ledger` is the request's own, read as on asOf. */
export function answerBacktest(
  request: ScoreRequest,
  cutoff: string,
  ledger: Ledger,
  settings: ResolvedSettings,
): Backtest {
  const cutoffDay = dayOfIso(cutoff)
  const { customers, orders } = request
  // The currency that is scored today: with fewer rows another one might have been chosen.
  const then = readLedger({
    asOfDay: cutoffDay,
    settings: { ...settings, currency: ledger.currency },
    customers,
    orders,
  })
  return { cutoff, ...backtest(findOccasions(then.ledger), findOccasions(ledger), cutoffDay, settings) }
}
