/**
 * Rules beside a naive twin: the twin reads the answer without rules, cell by cell, and applies random rules to each
 * customer in plain words of the definition.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scoreTables } from '../../../worker/answer.ts'
import {
  type Cell,
  DEFAULT_TIERS,
  OUTPUT_COLUMNS,
  type OutputColumn,
  RULE_COLUMNS,
  RULE_KIND_OPERATORS,
  type Rule,
  type RuleCondition,
  type RuleKind,
  SEGMENTS,
} from '../../../worker/contract.ts'
import { dayOf } from '../naive/shop.ts'
import { shopArb } from '../random-shops.ts'

/** Columns of the answer that rules can ask; `tags` are the customers' own there, and the tables' columns have cases. */
const COLUMNS = OUTPUT_COLUMNS.filter((column) => column !== 'tags' && Object.hasOwn(RULE_COLUMNS, column))
const kindOf = (column: string) => RULE_COLUMNS[column as keyof typeof RULE_COLUMNS] as RuleKind

/** Picks that become a condition once the values that occur are known. */
const pickArb = fc.record({
  column: fc.constantFrom(...COLUMNS),
  operator: fc.nat(),
  values: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  or: fc.boolean(),
})
const ruleArb = fc.record({
  picks: fc.array(pickArb, { minLength: 1, maxLength: 4 }),
  tag: fc.constantFrom(undefined, 'x', 'y', 'z'),
  segment: fc.constantFrom(undefined, ...SEGMENTS),
  floor: fc.option(fc.nat(), { nil: undefined }),
  priority: fc.constantFrom(undefined, 1, 2, 3),
  stop: fc.boolean(),
})
type Pick = typeof pickArb extends fc.Arbitrary<infer T> ? T : never

function conditionOf(pick: Pick, cells: readonly Cell[], tierNames: readonly string[], at: number): RuleCondition {
  const kind = kindOf(pick.column)
  const operators = RULE_KIND_OPERATORS[kind]
  const operator = operators[pick.operator % operators.length]
  const there = cells.filter((cell) => cell !== null) as (string | number)[]
  const pool =
    kind === 'tier'
      ? tierNames
      : there.length > 0
        ? there
        : kind === 'number'
          ? [1]
          : kind === 'date'
            ? ['2026-06-01']
            : null
  const joined = at > 0 && pick.or ? { joinedBy: 'or' as const } : {}
  if (pool === null) return { column: pick.column, operator: 'blank', ...joined }
  const [a, b, c, days] = pick.values
  const value = (k: number) => pool[k % pool.length]
  if (operator === 'blank' || operator === 'notBlank') return { column: pick.column, operator, ...joined }
  if (/Days/.test(operator)) return { column: pick.column, operator, value: days % 400, ...joined }
  if (operator === 'between') return { column: pick.column, operator, value: [value(a), value(b)], ...joined }
  if (operator === 'in') return { column: pick.column, operator, value: [value(a), value(b), value(c)], ...joined }
  return { column: pick.column, operator, value: value(a), ...joined }
}

/** Whether one customer's cell meets a condition. */
function holds(
  { operator, value }: RuleCondition,
  kind: RuleKind,
  cell: Cell,
  asOf: string,
  tierNames: readonly string[],
): boolean {
  if (operator === 'blank') return cell === null
  if (operator === 'notBlank') return cell !== null
  if (cell === null) return operator === '!='
  const place = (each: unknown) => (kind === 'tier' ? tierNames.indexOf(String(each)) : (each as number))
  const x = place(cell)
  const list = (Array.isArray(value) ? value : [value]).map(place)
  const sorted = [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  switch (operator) {
    case '=':
      return x === list[0]
    case '!=':
      return x !== list[0]
    case '>':
      return x > list[0]
    case '>=':
      return x >= list[0]
    case '<':
      return x < list[0]
    case '<=':
      return x <= list[0]
    case 'between':
      return x >= sorted[0] && x <= sorted[1]
    case 'in':
      return list.includes(x)
    case 'contains':
      return String(x).toLowerCase().includes(String(list[0]).toLowerCase())
    default: {
      const ago = dayOf(asOf) - dayOf(String(cell))
      return operator === 'withinLastDays' ? ago >= 0 && ago < Number(value) : ago > Number(value)
    }
  }
}

it('rules do to every customer what their definition says, on random shops', () => {
  fc.assert(
    fc.property(shopArb(), fc.array(ruleArb, { minLength: 1, maxLength: 5 }), (shop, drafts) => {
      const plain = scoreTables({ ...shop, columns: [...COLUMNS, 'segmentComputed', 'tierComputed'] as OutputColumn[] })
      const tierNames = (shop.settings?.tiers?.levels ?? DEFAULT_TIERS).map(({ name }) => name)
      const cellsOf = (column: string) => plain.columns[column as OutputColumn] as Cell[]
      const rules = drafts.map(
        ({ picks, tag, segment, floor, priority, stop }, index): Rule => ({
          name: `rule ${index}`,
          when: picks.map((pick, at) => conditionOf(pick, cellsOf(pick.column), tierNames, at)),
          sets: {
            tag: tag ?? (segment || floor !== undefined ? undefined : 'only'),
            segment,
            tierFloor: floor === undefined ? undefined : tierNames[floor % tierNames.length],
          },
          priority,
          stop,
        }),
      )
      const answer = scoreTables({
        ...shop,
        settings: { ...shop.settings, rules },
        columns: ['tags', 'segmentComputed', 'tierComputed', 'recencyDays', 'tierUntil'],
      })
      expect(answer.settingsProblems).toBeUndefined()

      const order = rules
        .map((rule, index) => ({ rule, index }))
        .sort((a, b) => (a.rule.priority ?? 99) - (b.rule.priority ?? 99) || a.index - b.index)
      const priorityOf = (tag: string) =>
        Math.min(...rules.filter(({ sets }) => sets.tag === tag).map(({ priority }) => priority ?? 99))
      plain.columns.id.forEach((_, row) => {
        if (cellsOf('tierComputed')[row] === null) return
        let segment: Cell = null
        let floor = -1
        const tags = new Set<string>()
        for (const { rule } of order) {
          const groups: RuleCondition[][] = []
          for (const each of rule.when ?? []) {
            if (groups.length === 0 || each.joinedBy === 'or') groups.push([each])
            else groups[groups.length - 1].push(each)
          }
          const met = groups.some((group) =>
            group.every((each) => holds(each, kindOf(each.column), cellsOf(each.column)[row], shop.asOf, tierNames)),
          )
          if (!met) continue
          segment ??= rule.sets.segment ?? null
          if (rule.sets.tierFloor) floor = Math.max(floor, tierNames.indexOf(rule.sets.tierFloor))
          if (rule.sets.tag) tags.add(rule.sets.tag)
          if (rule.stop) break
        }
        const inOrder = [...tags].sort((a, b) => priorityOf(a) - priorityOf(b) || (a < b ? -1 : 1))
        expect(answer.columns.tags?.[row]).toBe(inOrder.join(', ') || null)
        expect(answer.columns.segmentComputed?.[row]).toBe(segment ?? cellsOf('segmentComputed')[row])
        const earned = tierNames.indexOf(String(cellsOf('tierComputed')[row]))
        expect(answer.columns.tierComputed?.[row]).toBe(tierNames[Math.max(floor, earned)])
      })
      expect(answer.columns.recencyDays).toEqual(plain.columns.recencyDays)
      expect(answer.columns.tierUntil).toEqual(plain.columns.tierUntil)
    }),
    { numRuns: 150 },
  )
})
