/** Where a customer stands: scores, segment, lifecycle, and what each rests on. Decides what is told, no value. Pure. */
import { type ExplainedOverride, type ExplainedScore, type Explanation, LIFECYCLES, SEGMENTS } from '../contract.ts'
import { NO_DAY } from '../ledger/types.ts'
import { cycleLimits, FIXED_LIMITS } from '../score/lifecycle.ts'
import { boundReached, type Measure, neededForNextScore } from '../score/next-score.ts'
import { gridSegment, guardCause, segmentOf } from '../score/segment.ts'
import { type ExplainContext, isBuyer, isoOrNull, major, rounded } from './context.ts'

export function explainScores(context: ExplainContext): Explanation['scores'] {
  if (!isBuyer(context)) return null
  const { ledger, scores, settings, row } = context
  const { rfm, occasions } = scores
  const explained = (measure: Measure, value: number, worse: number): ExplainedScore => {
    const needed = neededForNextScore(rfm, occasions, settings.rfm, ledger.decimals, row, measure)
    const bound = boundReached(rfm, occasions, settings.rfm, ledger.decimals, row, measure)
    const inUnits = (found: number | null) => (found !== null && measure === 'm' ? major(context, found) : found)
    return {
      value: measure === 'm' ? major(context, value) : value,
      score: rfm[measure][row],
      worse,
      bound: inUnits(bound),
      needed: inUnits(needed),
    }
  }
  return {
    method: rfm.method,
    buyers: occasions.buyers.length,
    windowDays: settings.rfm.windowDays,
    bins: rfm.method === 'quantile' ? settings.rfm.bins : 5,
    r: explained('r', rfm.recencyDays[row], rfm.worseR[row]),
    f: explained('f', rfm.frequency[row], rfm.worseF[row]),
    m: explained('m', rfm.monetaryMinor[row], rfm.worseM[row]),
  }
}

export function explainSegment(context: ExplainContext): Explanation['segment'] {
  const { ledger, scores, settings, row } = context
  const { preset } = settings.segments
  const { start } = scores.occasions
  const computed = SEGMENTS[scores.segmentComputed[row]]
  const { segmentOverride, segmentOverrideFrom, segmentOverrideUntil } = ledger.customers
  const [r, f, m] = [scores.rfm.r5[row], scores.rfm.f5[row], scores.rfm.m5[row]]
  const grid = () => {
    const code = gridSegment(r, f, m)
    const lifecycle = LIFECYCLES[scores.lifecycle[row]]
    // A rule may have put another one in its place.
    const segment = segmentOf(r, f, m, lifecycle, start[row + 1] - start[row])
    return { r, f, m, code, guard: guardCause(code, segment, lifecycle) }
  }
  const override = segmentOverride[row]
  return {
    code: SEGMENTS[scores.segment[row]],
    computed,
    preset,
    grid: preset === 'regulars' && isBuyer(context) ? grid() : null,
    rule: ruleName(context, 'segmentRule'),
    override:
      override < 0
        ? null
        : explainOverride(context, SEGMENTS[override], segmentOverrideFrom[row], segmentOverrideUntil[row]),
  }
}

/** Name of the rule that set the segment or the tier's floor; null where none did. */
export function ruleName({ scores, settings, row }: ExplainContext, what: 'segmentRule' | 'tierRule'): string | null {
  if (settings.rules.length === 0) return null
  return settings.rules[scores.rules[what][row]]?.name ?? null
}

/** What the owner typed, and whether it holds on asOf. */
export function explainOverride(
  { ledger }: ExplainContext,
  value: string,
  fromDay: number,
  untilDay: number,
): ExplainedOverride {
  const inForce = fromDay <= ledger.asOfDay && (untilDay === NO_DAY || ledger.asOfDay <= untilDay)
  return { value, from: isoOrNull(fromDay), until: isoOrNull(untilDay), inForce }
}

export function explainLifecycle(context: ExplainContext): Explanation['lifecycle'] {
  const { ledger, scores, settings, row } = context
  const mode = settings.lifecycle === 'fixed' || scores.cycles.priorDays === null ? 'fixed' : 'cycle'
  const code = LIFECYCLES[scores.lifecycle[row]]
  if (!isBuyer(context)) return { code, mode, daysSinceLast: null, limitDays: null }
  const limits = mode === 'fixed' ? FIXED_LIMITS : cycleLimits(scores.cycles.muDays[row])
  return {
    code,
    mode,
    daysSinceLast: ledger.asOfDay - scores.occasions.lastDay[row],
    // Days are whole, so the last one that is within a limit is its floor.
    limitDays: {
      new: Math.floor(rounded(limits.new)),
      returned: Math.floor(rounded(limits.returned)),
      active: Math.floor(rounded(limits.active)),
      atRisk: Math.floor(rounded(limits.atRisk)),
      recentlyLapsed: Math.floor(rounded(limits.recentlyLapsed)),
      midLapsed: Math.floor(rounded(limits.midLapsed)),
    },
  }
}

export function explainTags({ scores, settings, row }: ExplainContext): Explanation['tags'] {
  if (settings.rules.length === 0) return null
  const { tags, tagTexts } = scores.rules
  return tags[row] < 0 ? null : tagTexts[tags[row]]
}
