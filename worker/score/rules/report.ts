/**
 * What rules would do: whom each matches, whom it gains and loses against the rules before, which rules get in each
 * other's way, and who stands nearest to an edge. Decides what counts as near: the customers for whom one number or
 * date, moved over its bound, would change whether the rule holds. Pure.
 */
import type { Met } from './conditions.ts'
import type { RawSettingsProblem, RuleFacts } from './facts.ts'
import { eachRule, type UsedRule } from './index.ts'

/** Customers nearest to an edge that are told. */
const NEAREST = 10

/** One rule of the settings that are tried; rows are customer rows, ascending. */
export interface RuleEffect {
  name: string
  /** Customers to whom it applies: who meet it and whom no earlier rule stops. */
  matched: number
  /** Those among them to whom the rule of this name did not apply before, and the other way round. */
  gained: number[]
  lost: number[]
  /** Other rules that also set the segment, or a lowest tier, of some of these customers. */
  overlapping: { name: string; customers: number }[]
  /** Nobody meets it, whatever other rules say. */
  neverMatches: boolean
  /** At most ten, the nearest first. */
  nearest: number[]
}
export interface RuleReport {
  /** One for each rule, in the order of the settings; null where the rule was skipped. */
  effects: (RuleEffect | null)[]
  problems: RawSettingsProblem[]
  /** Rules that applied before and have no working rule of their name now, with those to whom they applied. */
  gone: { name: string; lost: number[] }[]
}

/** Reports on the rules of `facts`; `before`: the same rows under the settings in force. */
export function reportRules(facts: RuleFacts, before: RuleFacts): RuleReport {
  const former = new Map<string, Uint8Array>()
  eachRule(before, ({ rule, applies }) => former.set(rule.name, applies))
  const used: UsedRule[] = []
  const problems = eachRule(facts, (each) => {
    used.push(each)
  })
  const { rules } = facts.settings
  const effects: RuleReport['effects'] = rules.map(() => null)
  const overlaps = countOverlaps(used, facts.ledger.customers.count)
  used.forEach((each, at) => {
    const { rule, applies, mask, alternatives } = each
    const was = former.get(rule.name)
    effects[each.index] = {
      name: rule.name,
      matched: rowsWhere(applies).length,
      gained: rowsWhere(applies, (row) => was?.[row] !== 1),
      lost: was ? rowsWhere(was, (row) => applies[row] === 0) : [],
      overlapping: used.map((other, k) => ({ name: other.rule.name, customers: overlaps[at][k] })).filter(isSome),
      neverMatches: !mask.includes(1),
      nearest: nearestOf(alternatives, facts.ledger.customers.valid),
    }
  })
  const working = new Set(used.map(({ rule }) => rule.name))
  const gone = [...former]
    .filter(([name]) => !working.has(name))
    .map(([name, applied]) => ({ name, lost: rowsWhere(applied) }))
  return { effects, problems, gone }
}

function isSome({ customers }: { customers: number }): boolean {
  return customers > 0
}

function rowsWhere(mask: Uint8Array, also: (row: number) => boolean = () => true): number[] {
  const rows: number[] = []
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1 && also(row)) rows.push(row)
  return rows
}

/** By place in `used`, twice: customers to whom both rules apply and who set the same thing; tags never collide. */
function countOverlaps(used: readonly UsedRule[], count: number): Uint32Array[] {
  const overlaps = used.map(() => new Uint32Array(used.length))
  const collide = used.map(({ rule: { sets } }) =>
    used.map(
      ({ rule: other }) =>
        (sets.segment !== undefined && other.sets.segment !== undefined) ||
        (sets.tierFloor !== undefined && other.sets.tierFloor !== undefined),
    ),
  )
  const applying: number[] = []
  for (let row = 0; row < count; row++) {
    applying.length = 0
    for (let k = 0; k < used.length; k++) if (used[k].applies[row] === 1) applying.push(k)
    for (const a of applying) for (const b of applying) if (a !== b && collide[a][b]) overlaps[a][b]++
  }
  return overlaps
}

/** The customers with the smallest distance to an edge that decides; ties by row. */
function nearestOf(alternatives: readonly Met[][], valid: Uint8Array): number[] {
  const rows: number[] = []
  const distances: number[] = []
  for (let row = 0; row < valid.length; row++) {
    const distance = valid[row] === 1 ? distanceOf(alternatives, row) : Number.POSITIVE_INFINITY
    if (distance === Number.POSITIVE_INFINITY || (rows.length === NEAREST && distance >= distances[NEAREST - 1]))
      continue
    let at = rows.length
    while (at > 0 && distances[at - 1] > distance) at--
    rows.splice(at, 0, row)
    distances.splice(at, 0, distance)
    if (rows.length > NEAREST) {
      rows.pop()
      distances.pop()
    }
  }
  return rows
}

/** To the nearest bound whose crossing alone would change whether the rule holds; Infinity where none would. */
function distanceOf(alternatives: readonly Met[][], row: number): number {
  let holding = 0
  for (const all of alternatives) if (missingIn(all, row) === 0) holding++
  let nearest = Number.POSITIVE_INFINITY
  // Where two alternatives hold, no single condition takes the rule away.
  if (holding > 1) return nearest
  for (const all of alternatives) {
    const missing = missingIn(all, row)
    if (missing !== 1 - holding) continue
    for (const { mask, distance } of all) {
      if (distance === null || (missing === 1 && mask[row] === 1)) continue
      const away = distance(row)
      if (away < nearest) nearest = away
    }
  }
  return nearest
}

/** How many conditions of an alternative do not hold. */
function missingIn(all: readonly Met[], row: number): number {
  let missing = 0
  for (const { mask } of all) missing += 1 - mask[row]
  return missing
}
