/**
 * A dry run of other settings on the same rows: who would gain or lose a segment or tier, and who stands nearest to an
 * edge of the new tiers. Decides what is compared: the values in force. How dates and amounts are read stays as it is.
 * Pure.
 */
import { compareRules } from './compare-rules.ts'
import { type Comparison, LIMITS, type Locale, type RowList, SEGMENTS, type Settings } from './contract.ts'
import { wordText } from './ledger/cells.ts'
import type { Ledger } from './ledger/types.ts'
import { type Scores, score } from './score/index.ts'
import { type ResolvedSettings, resolveSettings } from './settings.ts'

const NEAREST = 10

/** Compares `scores`, made with `settings`, with what `others` would give. */
export function answerCompare(
  ledger: Ledger,
  scores: Scores,
  settings: ResolvedSettings,
  others: Settings,
  locale: Locale,
): Comparison {
  const planned = resolveSettings(others)
  const then = score(withTiersOf(ledger, settings, planned), planned)
  const names = ({ tiers }: ResolvedSettings) => tiers.levels.map(({ name }) => name)
  const segment = changes(ledger, { names: SEGMENTS, of: scores.segment }, { names: SEGMENTS, of: then.segment })
  const tier = changes(ledger, { names: names(settings), of: scores.tier }, { names: names(planned), of: then.tier })
  return {
    gained: { segment: segment.gained, tier: tier.gained },
    lost: { segment: segment.lost, tier: tier.lost },
    nearest: nearestEdges(ledger, then, planned),
    ...(planned.rules.length + settings.rules.length > 0 && { rules: compareRules(scores, then, planned, locale) }),
  }
}

/** A tier override names a tier: it stands for the one of that name, or for none. */
function withTiersOf(ledger: Ledger, settings: ResolvedSettings, planned: ResolvedSettings): Ledger {
  const placeOf = settings.tiers.levels.map(({ name }) =>
    planned.tiers.levels.findIndex((level) => wordText(level.name) === wordText(name)),
  )
  const tierOverride = ledger.customers.tierOverride.map((index) => (index < 0 ? -1 : placeOf[index]))
  return { ...ledger, customers: { ...ledger.customers, tierOverride } }
}

/** A class of each customer row, as index into its names. */
interface Classes {
  names: readonly string[]
  of: ArrayLike<number>
}

/** Rows by the code they gain and by the one they lose; tiers that both settings name alike are the same. */
function changes({ customers }: Ledger, before: Classes, after: Classes): { gained: RowList[]; lost: RowList[] } {
  const gained = after.names.map(emptyList)
  const lost = before.names.map(emptyList)
  for (let row = 0; row < customers.count; row++) {
    if (!customers.valid[row] || before.names[before.of[row]] === after.names[after.of[row]]) continue
    addRow(gained[after.of[row]], row)
    addRow(lost[before.of[row]], row)
  }
  const some = ({ customers: count }: RowList) => count > 0
  return { gained: gained.filter(some), lost: lost.filter(some) }
}

function emptyList(code: string): RowList {
  return { code, customers: 0, rows: [] }
}

function addRow(list: RowList, row: number): void {
  list.customers++
  if (list.rows.length < LIMITS.comparedRows) list.rows.push(row)
}

/** The ten buyers whose metric is relatively nearest to what a tier asks for, from below or above; ties by row. */
function nearestEdges(
  { decimals, customers }: Ledger,
  { tiers, occasions }: Scores,
  { tiers: { levels, metric } }: ResolvedSettings,
): Comparison['nearest'] {
  const unit = metric === 'orders' ? 1 : 10 ** decimals
  const edges = levels.filter(({ up }) => up > 0)
  const found: (Comparison['nearest'][number] & { relative: number })[] = []
  for (const row of occasions.buyers) {
    if (!customers.valid[row]) continue
    const value = tiers.metric[row] / unit
    let nearest: (typeof found)[number] | undefined
    for (const { name, up } of edges) {
      const relative = Math.abs(up - value) / up
      if (nearest === undefined || relative < nearest.relative) nearest = { row, tier: name, up, value, relative }
    }
    if (nearest === undefined) continue
    if (found.length === NEAREST && nearest.relative >= found[NEAREST - 1].relative) continue
    let at = found.length
    while (at > 0 && found[at - 1].relative > nearest.relative) at--
    found.splice(at, 0, nearest)
    if (found.length > NEAREST) found.pop()
  }
  return found.map(({ relative: _, ...edge }) => edge)
}
