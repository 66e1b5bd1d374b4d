/**
 * The owner's rules. Decides in which order they count, what `stop` ends, and what a customer ends up with: the segment
 * of the first rule that sets one, the highest of the tier floors, all tags. Which customers meet a rule is in meet.ts.
 * Pure.
 */
import { type Rule, SEGMENTS } from '../../contract.ts'
import { wordText } from '../../ledger/cells.ts'
import { createColumns } from './columns.ts'
import { type RawSettingsProblem, type RuleFacts, RuleFault } from './facts.ts'
import { type MetRule, meetRule } from './meet.ts'
import { createTagSets } from './tag-sets.ts'

/** What rules set, by customer row. */
export interface RuleOutcome {
  /** Index into SEGMENTS, and of the rule in settings.rules that set it; -1 = none. */
  segment: Int16Array
  segmentRule: Int16Array
  /** Index into settings.tiers.levels, and of the rule; -1 = none. */
  tierFloor: Int16Array
  tierRule: Int16Array
  /** Index into `tagTexts`; -1 = none. A text is all of a customer's tags, by priority, then name. */
  tags: Int32Array
  tagTexts: string[]
  /** Rules that were skipped, and why; in the order of settings.rules. */
  problems: RawSettingsProblem[]
}

/** A rule that can be used, with who meets it. */
export interface UsedRule extends MetRule {
  rule: Rule
  /** In settings.rules. */
  index: number
  /** 1 for those who meet it and whom no earlier rule has stopped. */
  applies: Uint8Array
}

/** Applies settings.rules. A rule that cannot be used is skipped and told; the others count as if it were not there. */
export function applyRules(facts: RuleFacts): RuleOutcome {
  const { customers } = facts.ledger
  const { rules, tiers } = facts.settings
  const none = () => new Int16Array(customers.count).fill(-1)
  const tagSets = createTagSets(rules)
  const outcome: RuleOutcome = {
    segment: none(),
    segmentRule: none(),
    tierFloor: none(),
    tierRule: none(),
    tags: new Int32Array(customers.count).fill(-1),
    tagTexts: tagSets.texts,
    problems: [],
  }
  outcome.problems = eachRule(facts, ({ rule, index, applies }) => {
    const segment = rule.sets.segment === undefined ? -1 : SEGMENTS.indexOf(rule.sets.segment)
    const floor = tierNamed(rule.sets.tierFloor, tiers.levels)
    const tag = tagSets.tagOf(rule)
    for (let c = 0; c < applies.length; c++) {
      if (applies[c] === 0) continue
      if (segment >= 0 && outcome.segment[c] < 0) {
        outcome.segment[c] = segment
        outcome.segmentRule[c] = index
      }
      if (floor > outcome.tierFloor[c]) {
        outcome.tierFloor[c] = floor
        outcome.tierRule[c] = index
      }
      if (tag >= 0) outcome.tags[c] = tagSets.add(outcome.tags[c], tag)
    }
  })
  return outcome
}

/**
 * Visits every rule that can be used, in the order in which they count: by priority, those without one last, equals as
 * they stand in settings. Gives the problems of the others, in the order of settings.rules.
 */
export function eachRule(facts: RuleFacts, visit: (used: UsedRule) => void): RawSettingsProblem[] {
  const { rules, tiers } = facts.settings
  const problems: { index: number; problem: RawSettingsProblem }[] = []
  const findColumn = createColumns(facts)
  const open = facts.ledger.customers.valid.slice()
  const last = Number.POSITIVE_INFINITY
  const order = rules
    .map((rule, index) => ({ rule, index, priority: rule.priority ?? last }))
    .sort((a, b) => (a.priority === b.priority ? a.index - b.index : a.priority - b.priority))
  for (const { rule, index } of order) {
    const path = `rules[${index}]`
    const fault = faultOfSets(rule, tiers.levels)
    const met = fault ?? meetRule(rule, findColumn, facts.ledger)
    if ('part' in met) {
      const { part, fault: wrong, expression } = met
      problems.push({
        index,
        problem: {
          path: `${path}.${part}`,
          code: wrong.code,
          rule: rule.name,
          found: wrong.found,
          expected: wrong.expected,
          ...(expression && { expression }),
        },
      })
      continue
    }
    const applies = met.mask.slice()
    for (let c = 0; c < applies.length; c++) applies[c] &= open[c]
    visit({ ...met, rule, index, applies })
    if (rule.stop) for (let c = 0; c < applies.length; c++) if (applies[c] === 1) open[c] = 0
  }
  return problems.sort((a, b) => a.index - b.index).map(({ problem }) => problem)
}

function faultOfSets(rule: Rule, levels: RuleFacts['settings']['tiers']['levels']) {
  const { segment, tag, tierFloor } = rule.sets
  if (segment === undefined && !tag && tierFloor === undefined) {
    return { part: 'sets', fault: new RuleFault('ruleSetsNothing', ''), expression: undefined }
  }
  if (tierFloor === undefined || tierNamed(tierFloor, levels) >= 0) return undefined
  const names = levels.map(({ name }) => name)
  return { part: 'sets.tierFloor', fault: new RuleFault('ruleUnknownTier', tierFloor, names), expression: undefined }
}

function tierNamed(name: string | undefined, levels: readonly { name: string }[]): number {
  return name === undefined ? -1 : levels.findIndex((level) => wordText(level.name) === wordText(name))
}
