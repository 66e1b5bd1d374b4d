/**
 * One condition of a rule: which customers meet it. Decides what each operator means and which values make sense; columns
 * are in columns.ts. A blank meets nothing but `blank` and `!=`. Pure.
 */
import { LABELS, RULE_KIND_OPERATORS, type RuleCondition, type RuleOperator, type RuleScalar } from '../../contract.ts'
import { wordText } from '../../ledger/cells.ts'
import { dayOfIso } from '../../ledger/days.ts'
import { NO_DAY } from '../../ledger/types.ts'
import type { Column } from './columns.ts'
import { RuleFault } from './facts.ts'
import { rowMask, rowNumbers } from './rows.ts'

/** A condition over all customers. */
export interface Met {
  /** 1 where the condition holds, by customer row. */
  mask: Uint8Array
  /**
   * Of a number or date: how far a customer is from the nearest bound, relative to the bound; NaN where blank. null for
   * other columns, which have no edge.
   */
  distance: ((customer: number) => number) | null
}

type Part = 'operator' | 'value'
export class ConditionFault {
  readonly part: Part
  readonly fault: RuleFault
  constructor(part: Part, fault: RuleFault) {
    this.part = part
    this.fault = fault
  }
}

/** Which customers meet a condition on this column, or what is wrong with its operator or value. */
export function meet(condition: RuleCondition, column: Column, asOfDay: number): Met | ConditionFault {
  const { operator, value } = condition
  const allowed = RULE_KIND_OPERATORS[column.kind]
  if (!allowed.includes(operator))
    return new ConditionFault('operator', new RuleFault('ruleWrongOperator', operator, allowed))
  const given: readonly RuleScalar[] = value === undefined ? [] : Array.isArray(value) ? value : [value as RuleScalar]
  const needed = operator === 'blank' || operator === 'notBlank' ? null : operator === 'between' ? 2 : 1
  const wrong = (found: RuleScalar | undefined, expected: readonly string[]) =>
    new ConditionFault('value', new RuleFault('ruleBadValue', found === undefined ? '' : String(found), expected))
  if (needed !== null && (operator === 'in' ? given.length === 0 : given.length !== needed)) {
    return wrong(given.join(', '), [operator === 'between' ? 'two' : operator === 'in' ? 'list' : 'one'])
  }
  switch (column.kind) {
    case 'flag': {
      const flag = flagOf(given[0])
      if (flag === undefined) return wrong(given[0], ['flag'])
      const wanted = Number(flag === (operator === '='))
      return { mask: rowMask(column.values.length, (c) => column.values[c] === wanted), distance: null }
    }
    case 'text':
      return { mask: meetText(operator, given, column.texts), distance: null }
    case 'number': {
      const numbers = given.map(numberOf)
      const bad = numbers.findIndex(Number.isNaN)
      if (bad >= 0) return wrong(given[bad], ['number'])
      return meetNumbers(operator, numbers, column.values)
    }
    case 'date':
      return (
        meetDate(operator, given, column.days, asOfDay) ??
        wrong(given.find((each) => !isDate(each)) ?? given[0], [
          operator === 'withinLastDays' || operator === 'moreThanDaysAgo' ? 'days' : 'date',
        ])
      )
    case 'code':
    case 'tier': {
      const codes = given.map((each) => codeOf(each, column))
      const bad = codes.indexOf(-1)
      if (bad >= 0) return wrong(given[bad], column.names)
      const values = rowNumbers(column.index.length, (c) => (column.index[c] < 0 ? Number.NaN : column.index[c]))
      return { mask: meetNumbers(operator, codes, values).mask, distance: null }
    }
  }
}

function meetText(
  operator: RuleOperator,
  given: readonly RuleScalar[],
  texts: Extract<Column, { kind: 'text' }>['texts'],
) {
  const words = given.map((each) => wordText(each))
  const every = operator === 'blank' || operator === 'notBlank'
  const matching = Uint8Array.from(texts.values, (value) => {
    const word = wordText(value)
    return Number(every || (operator === 'contains' ? word.includes(words[0]) : words.includes(word)))
  })
  const found = texts.anyOf(matching)
  return operator === '!=' || operator === 'blank' ? found.map((each) => 1 - each) : found
}

/** Compares numbers; NaN is a blank. */
function meetNumbers(operator: RuleOperator, given: readonly number[], values: Float64Array): Met {
  const mask = new Uint8Array(values.length)
  const [a, b] = given
  const [low, high] = a <= b ? [a, b] : [b, a]
  for (let c = 0; c < values.length; c++) {
    const x = values[c]
    let met: boolean
    if (operator === '=') met = x === a
    else if (operator === '!=') met = x !== a
    else if (operator === '>') met = x > a
    else if (operator === '>=') met = x >= a
    else if (operator === '<') met = x < a
    else if (operator === '<=') met = x <= a
    else if (operator === 'between') met = x >= low && x <= high
    else if (operator === 'in') met = given.includes(x)
    else if (operator === 'blank') met = Number.isNaN(x)
    else met = !Number.isNaN(x)
    if (met) mask[c] = 1
  }
  const distance = (c: number) => {
    let nearest = Number.NaN
    for (const bound of given) {
      const away = Math.abs(values[c] - bound) / (Math.abs(bound) || 1)
      if (!(away >= nearest)) nearest = away
    }
    return nearest
  }
  return { mask, distance: given.length > 0 ? distance : null }
}

/** Dates by their days before asOf, so that an edge of 30 days is as far for a date as for a number; null: bad value. */
function meetDate(operator: RuleOperator, given: readonly RuleScalar[], days: Int32Array, asOfDay: number): Met | null {
  const ago = rowNumbers(days.length, (c) => (days[c] === NO_DAY ? Number.NaN : asOfDay - days[c]))
  if (operator === 'withinLastDays' || operator === 'moreThanDaysAgo') {
    const count = numberOf(given[0])
    if (!Number.isInteger(count) || count < 0) return null
    const met = meetNumbers(operator === 'withinLastDays' ? '<' : '>', [count], ago)
    // The window ends with asOf: a date to come is not within the last days.
    if (operator === 'withinLastDays') for (let c = 0; c < ago.length; c++) if (ago[c] < 0) met.mask[c] = 0
    return met
  }
  const bounds = given.map((each) => (isDate(each) ? asOfDay - dayOfIso(String(each)) : Number.NaN))
  if (bounds.some(Number.isNaN)) return null
  return meetNumbers(MIRRORED[operator] ?? operator, bounds, ago)
}

/** A later date is fewer days ago. */
const MIRRORED: { [operator in RuleOperator]?: RuleOperator } = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' }

function isDate(value: RuleScalar | undefined): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && dayOfIso(value) !== NO_DAY
}

/** A number, or text of one such as `1,000`, `40%` or full-width digits; else NaN. */
function numberOf(value: RuleScalar): number {
  if (typeof value === 'number') return value
  const text = typeof value === 'string' ? wordText(value) : ''
  const parts = /^([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(%?)$/.exec(text)
  if (!parts || !/\d/.test(text)) return Number.NaN
  return Number(parts[1].replaceAll(',', '')) / (parts[2] ? 100 : 1)
}

const YES = ['true', 'yes', 'y', '1', '是']
const NO = ['false', 'no', 'n', '0', '否']
function flagOf(value: RuleScalar): boolean | undefined {
  const word = wordText(value)
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined
}

/** Index of a code, by itself or by its label in either language; of a tier by its name; -1 = none of them. */
function codeOf(value: RuleScalar, { kind, names, of }: Extract<Column, { kind: 'code' | 'tier' }>): number {
  const word = wordText(value)
  return names.findIndex((name) => {
    const texts = kind === 'tier' ? [name] : [name, LABELS.en[of]?.[name], LABELS.zh[of]?.[name]]
    return texts.some((text) => text !== undefined && wordText(text) === word)
  })
}
