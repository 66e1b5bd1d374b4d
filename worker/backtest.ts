/**
 * From a request with `backtest` to its answer: what was known on the cut-off, and what is known on asOf. Decides which
 * ledgers are compared; how errors are counted is score/backtest.ts. Pure.
 */
import type { Backtest } from './contract.ts'
import { dayOfIso } from './ledger/days.ts'
import { ledgerAt } from './ledger/ledger-at.ts'
import type { Ledger } from './ledger/types.ts'
import { backtest } from './score/backtest.ts'
import { findOccasions } from './score/occasions.ts'
import type { ResolvedSettings } from './settings.ts'

/** How good dates given on `cutoff` would have been. `ledger` is as on asOf, which is later. */
export function answerBacktest(cutoff: string, ledger: Ledger, settings: ResolvedSettings): Backtest {
  const cutoffDay = dayOfIso(cutoff)
  const past = findOccasions(ledgerAt(ledger, cutoffDay, { lines: false }))
  return { cutoff, ...backtest(past, findOccasions(ledger), cutoffDay, settings) }
}
