/** A customer's tier: what it goes by, how long it holds, what is missing. Decides what is told, no value. Pure. */
import type { Explanation } from '../contract.ts'
import { isoOfDay } from '../ledger/days.ts'
import { NO_DAY } from '../ledger/types.ts'
import { tierRules } from '../score/tier-rules.ts'
import { GRACE_DAYS } from '../score/tiers.ts'
import { type ExplainContext, isoOrNull, major } from './context.ts'
import { explainOverride, ruleName } from './standing.ts'

export function explainTier(context: ExplainContext): Explanation['tier'] {
  const { ledger, scores, settings, row } = context
  const { levels, metric, window } = settings.tiers
  const { tiers } = scores
  const { tierOverride, tierOverrideFrom, tierOverrideUntil } = ledger.customers
  const tier = tiers.tier[row]
  const level = levels[tier]
  const inUnit = (value: number) => (metric === 'orders' ? value : major(context, value))
  const until = tiers.untilDay[row]
  const inGrace = until !== NO_DAY && until < ledger.asOfDay
  const next = levels[tier + 1]
  const { up, keep } = tierRules(settings.tiers, ledger.decimals)
  return {
    code: levels[scores.tier[row]].name,
    computed: levels[scores.tierComputed[row]].name,
    earned: level.name,
    rule: scores.tierComputed[row] > tier ? ruleName(context, 'tierRule') : null,
    metric,
    window,
    value: inUnit(tiers.metric[row]),
    up: inUnit(up[tier]),
    keep: tiers.toKeep[row] < 0 ? null : inUnit(keep[tier]),
    since: isoOrNull(tiers.sinceDay[row]),
    until: isoOrNull(until),
    graceUntil: inGrace ? isoOfDay(until + GRACE_DAYS) : null,
    toKeep: tiers.toKeep[row] < 0 ? null : inUnit(tiers.toKeep[row]),
    next: next === undefined ? null : { code: next.name, up: inUnit(up[tier + 1]), missing: inUnit(tiers.toNext[row]) },
    override:
      tierOverride[row] < 0
        ? null
        : explainOverride(context, levels[tierOverride[row]].name, tierOverrideFrom[row], tierOverrideUntil[row]),
  }
}
