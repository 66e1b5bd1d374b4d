/**
 * The rules' part of a dry run: the report on each rule of the other settings, and on those that they leave out, as the
 * answer tells it. Decides how many rows are listed; what is counted is score/rules/report.ts. Pure.
 */
import { LIMITS, type Locale, type RuleComparison } from './contract.ts'
import type { Scores } from './score/index.ts'
import { reportRules } from './score/rules/report.ts'
import type { ResolvedSettings } from './settings.ts'
import { settingsProblem } from './text/settings-problems.ts'

/**
 * One entry for each rule of `planned`, under which `then` was scored, then one for each rule that only `now` has, which
 * is under the settings in force.
 */
export function compareRules(now: Scores, then: Scores, planned: ResolvedSettings, locale: Locale): RuleComparison[] {
  const { effects, problems, gone } = reportRules(then.ruleFacts, now.ruleFacts)
  const lostWith = (name: string) => listed(gone.find((rule) => rule.name === name)?.lost ?? [])
  const idle = (name: string) => ({
    name,
    matched: 0,
    gained: listed([]),
    lost: lostWith(name),
    overlapping: [],
    nearest: [],
  })
  const told = planned.rules.map(({ name }, index): RuleComparison => {
    const effect = effects[index]
    if (effect) return { ...effect, gained: listed(effect.gained), lost: listed(effect.lost) }
    const problem = problems.find(({ path }) => path.startsWith(`rules[${index}].`))
    return { ...idle(name), neverMatches: true, ...(problem && { problem: settingsProblem(problem, locale) }) }
  })
  const names = new Set(planned.rules.map(({ name }) => name))
  const removed = gone.filter(({ name }) => !names.has(name))
  return [...told, ...removed.map(({ name }) => ({ ...idle(name), neverMatches: false, removed: true as const }))]
}

function listed(rows: readonly number[]): { customers: number; rows: number[] } {
  return { customers: rows.length, rows: rows.slice(0, LIMITS.comparedRows) }
}
