/**
 * Which customers meet one rule. Decides how conditions go together: `and` binds tighter than `or`. Pure.
 */
import type { Rule } from '../../contract.ts'
import type { Ledger } from '../../ledger/types.ts'
import type { Column } from './columns.ts'
import { ConditionFault, type Met, meet } from './conditions.ts'
import { ExpressionFault, meetExpression } from './expression.ts'
import { RuleFault } from './facts.ts'

export interface MetRule {
  /** 1 where the rule holds, by customer row; only `valid` customers meet a rule. */
  mask: Uint8Array
  /** Conditions of each alternative; the rule holds where all of one alternative do. Empty for an expression. */
  alternatives: Met[][]
}

/** What is wrong with a rule, and in which part of it, such as `when[1].value`. */
export interface WrongRule {
  part: string
  fault: RuleFault
  expression: { fault: string; at: number } | undefined
}

/** Who meets a rule, whatever other rules say. */
export function meetRule(
  rule: Rule,
  findColumn: (name: string) => Column | RuleFault,
  { customers, asOfDay }: Ledger,
): MetRule | WrongRule {
  const wrong = (part: string, fault: RuleFault, expression?: WrongRule['expression']) => ({ part, fault, expression })
  const when = rule.when ?? []
  const advanced = rule.advanced?.trim() ?? ''
  if (when.length > 0 && advanced !== '') return wrong('advanced', new RuleFault('ruleTwoWays', advanced))
  if (advanced !== '') {
    const mask = meetExpression(advanced, findColumn, customers.valid, asOfDay)
    if (mask instanceof ExpressionFault) {
      const { fault, found, at } = mask
      return wrong('advanced', new RuleFault('ruleBadExpression', found), { fault, at })
    }
    return { mask, alternatives: [] }
  }
  if (when.length === 0) return wrong('when', new RuleFault('ruleNoCondition', ''))
  const alternatives: Met[][] = []
  for (const [at, condition] of when.entries()) {
    const column = findColumn(condition.column)
    if (column instanceof RuleFault) return wrong(`when[${at}].column`, column)
    const met = meet(condition, column, asOfDay)
    if (met instanceof ConditionFault) return wrong(`when[${at}].${met.part}`, met.fault)
    const current = alternatives.at(-1)
    if (current === undefined || condition.joinedBy === 'or') alternatives.push([met])
    else current.push(met)
  }
  const mask = new Uint8Array(customers.count)
  for (const all of alternatives) {
    const held = customers.valid.slice()
    for (const met of all) for (let c = 0; c < held.length; c++) held[c] &= met.mask[c]
    for (let c = 0; c < held.length; c++) mask[c] |= held[c]
  }
  return { mask, alternatives }
}
