/**
 * Alerts and suggestions of an answer, from the shop as it stands and as it stood at the end of last month. Decides which
 * classes are watched and which setting each suggestion names; rules are in score/watch.ts, words in text/watch.ts. Pure.
 */
import { type Alert, type ClassColumn, LABELS, type Locale, type Suggestion } from './contract.ts'
import { isoOfDay } from './ledger/days.ts'
import { type ClassSizes, findTierFindings, hasGrown, hasShrunk, type TierSizes } from './score/watch.ts'
import type { ResolvedSettings } from './settings.ts'
import { classesOf, type Snapshot } from './snapshots.ts'
import { classCodes } from './summary.ts'
import { moneyOf } from './text/formats.ts'
import { WATCH_WORDS } from './text/watch.ts'

/** Two days to compare, and how to speak of them. */
export interface Watch {
  before: Snapshot
  now: Snapshot
  settings: ResolvedSettings
  locale: Locale
}

/** A class that shrank since then; not prospects, who leave by buying. */
export function findAlerts(watch: Watch, columns: readonly ClassColumn[]): Alert[] {
  return columns.flatMap((column) =>
    classSizes(watch, column)
      .filter(({ code, sizes }) => code !== 'prospect' && hasShrunk(sizes))
      .map(({ code, sizes }) => ({
        code: 'classShrank' as const,
        column,
        class: code,
        from: sizes.before,
        to: sizes.now,
        text: WATCH_WORDS[watch.locale].classShrank(
          labelOf(column, code, watch.locale),
          sizes.before,
          sizes.now,
          isoOfDay(watch.before.day),
        ),
      })),
  )
}

/** Thresholds to look at, tiers first. */
export function findSuggestions(watch: Watch): Suggestion[] {
  return [...suggestTiers(watch), ...suggestContacts(watch), ...suggestBounds(watch)]
}

function suggestTiers({ now, settings, locale }: Watch): Suggestion[] {
  const words = WATCH_WORDS[locale]
  const { levels, metric } = settings.tiers
  const { decimals } = now.ledger
  const money = moneyOf(now.ledger, settings)
  const asks = (tier: number) =>
    metric === 'orders'
      ? words.orders(levels[tier].up)
      : words.spend(money(Math.round(levels[tier].up * 10 ** decimals)))
  const sizes = tierSizes(now, levels.length)
  return findTierFindings(sizes).map(({ code, tier, threshold }) => {
    const { name } = levels[tier]
    const text = {
      tierTooFar: () => words.tierTooFar(name, asks(threshold), sizes.everReached[tier], sizes.buyers),
      tierEmpty: () => words.tierEmpty(name, asks(threshold)),
      tierCrowded: () =>
        words.tierCrowded(name, levels[threshold].name, asks(threshold), sizes.size[tier], sizes.buyers),
    }
    return { code, setting: `tiers.levels.${threshold}.up`, class: name, text: text[code]() }
  })
}

function tierSizes({ scores }: Snapshot, tierCount: number): TierSizes {
  const size = new Array<number>(tierCount).fill(0)
  const everReached = new Array<number>(tierCount).fill(0)
  const { buyers } = scores.occasions
  for (const c of buyers) {
    size[scores.tierComputed[c]]++
    for (let tier = 0; tier <= scores.tiers.highest[c]; tier++) everReached[tier]++
  }
  return { buyers: buyers.length, size, everReached }
}

function suggestContacts(watch: Watch): Suggestion[] {
  const { before, locale } = watch
  return classSizes(watch, 'segment')
    .filter(({ code, sizes }) => code === 'atRisk' && hasGrown(sizes))
    .map(({ code, sizes }) => ({
      code: 'atRiskGrows' as const,
      setting: null,
      class: code,
      text: WATCH_WORDS[locale].atRiskGrows(
        labelOf('segment', code, locale),
        sizes.before,
        sizes.now,
        isoOfDay(before.day),
      ),
    }))
}

/** Where ties leave the best score of a quantile run unreached. */
function suggestBounds({ now, settings, locale }: Watch): Suggestion[] {
  const { rfm, occasions } = now.scores
  if (rfm.method !== 'quantile') return []
  return (['r', 'f', 'm'] as const).flatMap((measure) => {
    const best = occasions.buyers.reduce((top, c) => Math.max(top, rfm[measure][c]), 0)
    if (best >= settings.rfm.bins) return []
    const setting = measure === 'r' ? 'rfm.bounds.r' : 'rfm.windowDays'
    const text = WATCH_WORDS[locale].manyTies(measure, best, settings.rfm.bins)
    return [{ code: 'manyTies' as const, setting, class: null, text }]
  })
}

function classSizes({ before, now, settings }: Watch, column: ClassColumn): { code: string; sizes: ClassSizes }[] {
  const codes = classCodes(column, settings)
  const count = (snapshot: Snapshot) => {
    const { valid } = snapshot.ledger.customers
    const classes = classesOf(snapshot, column)
    const size = new Float64Array(codes.length)
    for (let row = 0; row < classes.length; row++) if (valid[row] && classes[row] >= 0) size[classes[row]]++
    return size
  }
  const [then, today] = [count(before), count(now)]
  return codes.map((code, i) => ({ code, sizes: { before: then[i], now: today[i] } }))
}

function labelOf(column: ClassColumn, code: string, locale: Locale): string {
  return LABELS[locale][column]?.[code] ?? code
}
