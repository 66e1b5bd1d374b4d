/** Who moved between classes from one day to another. Decides counting only. Pure. */
import type { ClassColumn, Movement, RollForward } from './contract.ts'
import { isoOfDay } from './ledger/days.ts'
import type { ResolvedSettings } from './settings.ts'
import { classesOf, type Snapshot } from './snapshots.ts'
import { classCodes } from './summary.ts'

/** Customers by their class on both days; codes in the contract's order, null (no class) first, those that occur on neither day left out. */
export function movementBetween(
  from: Snapshot,
  to: Snapshot,
  column: ClassColumn,
  settings: ResolvedSettings,
): Movement {
  const codes: (string | null)[] = [null, ...classCodes(column, settings)]
  const counts = countMoves(from, to, column, codes.length)
  const occurring = codes.flatMap((_, i) =>
    counts[i].some((n) => n > 0) || counts.some((row) => row[i] > 0) ? [i] : [],
  )
  return {
    column,
    from: isoOfDay(from.day),
    to: isoOfDay(to.day),
    codes: occurring.map((i) => codes[i]),
    counts: occurring.map((i) => occurring.map((j) => counts[i][j])),
  }
}

/** Every tier from `from` to `to`: opening + in - out = closing. */
export function rollForward(from: Snapshot, to: Snapshot, settings: ResolvedSettings): RollForward {
  const codes = classCodes('tier', settings)
  const counts = countMoves(from, to, 'tier', codes.length + 1)
  const tiers = codes.map((code, i) => {
    const at = i + 1
    const opening = counts[at].reduce((sum, n) => sum + n, 0)
    const closing = counts.reduce((sum, row) => sum + row[at], 0)
    return { code, opening, in: closing - counts[at][at], out: opening - counts[at][at], closing }
  })
  return { from: isoOfDay(from.day), to: isoOfDay(to.day), tiers }
}

/** Customers by class + 1 (0 = none) on both days. */
function countMoves(from: Snapshot, to: Snapshot, column: ClassColumn, size: number): number[][] {
  const [before, after] = [classesOf(from, column), classesOf(to, column)]
  const { valid, count } = to.ledger.customers
  const moves = new Float64Array(size * size)
  for (let row = 0; row < count; row++) if (valid[row]) moves[(before[row] + 1) * size + after[row] + 1]++
  return Array.from({ length: size }, (_, i) => Array.from(moves.subarray(i * size, (i + 1) * size)))
}
