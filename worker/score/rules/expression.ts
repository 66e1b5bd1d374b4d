/**
 * The advanced cell of a rule: an expression of CEL (Common Expression Language) over the same names as conditions.
 * Decides which names and functions an expression may use and what a blank is in it (a number: nothing compares with it;
 * text and dates: ''). The language itself is @marcbachmann/cel-js, which walks a tree and generates no code. Pure.
 */
import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { RULE_COLUMNS, RULE_FUNCTIONS } from '../../contract.ts'
import { dayOfIso, isoOfDay } from '../../ledger/days.ts'
import { NO_DAY } from '../../ledger/types.ts'
import type { Column } from './columns.ts'
import { findMiscompared } from './compared-names.ts'
import { RuleFault } from './facts.ts'

/** Why an expression cannot be used: a code of ours, the text at fault, and its first character, from 1. */
export class ExpressionFault {
  readonly fault: string
  readonly found: string
  readonly at: number
  constructor(fault: string, found: string, at: number) {
    this.fault = fault
    this.found = found
    this.at = at
  }
}

type FindColumn = (name: string) => Column | RuleFault

/** Whatever else the language offers could run long (patterns, nested loops) or reads a clock. */
const ALLOWED_CALLS = new Set([...Object.keys(RULE_FUNCTIONS), 'isBlank', 'size', 'double', 'int', 'string'])
const ALLOWED_METHODS = new Set(['contains', 'startsWith', 'endsWith', 'size', 'exists', 'all', 'lowerAscii', 'trim'])
const LOOPS = new Set(['exists', 'all'])
const LIMITS = { maxAstNodes: 300, maxDepth: 30, maxListElements: 100, maxMapEntries: 10, maxCallArguments: 4 }
/** Plain names in an expression, and what stands for each kind of column. */
const CEL_TYPES = { number: 'double', date: 'string', code: 'string', tier: 'string', flag: 'bool' } as const

/**
 * Which customers an expression is true for, by row (only those marked in `rows` are asked), or why it cannot be used. An
 * expression that fails for a customer, such as by dividing by 0, does not hold for them.
 */
export function meetExpression(
  expression: string,
  findColumn: FindColumn,
  rows: Uint8Array,
  asOfDay: number,
): Uint8Array | ExpressionFault {
  const state = { row: 0 }
  const environment = new Environment({ limits: LIMITS })
  try {
    const tree = new Environment({ unlistedVariablesAreDyn: true, limits: LIMITS }).parse(expression).ast
    const used = new Used(expression)
    used.visit(tree, 0)
    if (used.fault) return used.fault
    const columns = new Map<string, Column>()
    const context: Record<string, unknown> = {}
    const fill: (() => void)[] = []
    for (const [name, at] of used.names) {
      const column = findColumn(name)
      if (column instanceof RuleFault) return new ExpressionFault(column.code, column.found, at)
      columns.set(name, column)
      const several = column.kind === 'text' && isSeveral(name)
      environment.registerVariable(
        name,
        column.kind === 'text' ? (several ? 'list<string>' : 'string') : CEL_TYPES[column.kind],
      )
      const read = reader(column, several)
      fill.push(() => {
        context[name] = read(state.row)
      })
    }
    if (used.attributes.size > 0) {
      const attributes: Record<string, unknown> = {}
      context.attributes = attributes
      environment.registerVariable('attributes', 'map<string, dyn>')
      for (const [name, at] of used.attributes) {
        const column = findColumn(`attributes.${name}`)
        if (column instanceof RuleFault) return new ExpressionFault(column.code, column.found, at)
        const read = reader(column, false)
        fill.push(() => {
          attributes[name] = read(state.row)
        })
      }
    }
    const calls = new Map<string, (row: number) => unknown>()
    for (const [call, at] of used.calls) {
      const column = findColumn(call)
      if (column instanceof RuleFault) return new ExpressionFault(column.code, column.found, at)
      calls.set(call, reader(column, false))
    }
    registerFunctions(environment, (call) => calls.get(call)?.(state.row), asOfDay)
    const checked = environment.check(expression)
    if (!checked.valid) return faultOf(checked.error, expression)
    const misread = findMiscompared(tree, (name) => columns.get(name))
    if (misread) {
      const { start, end } = misread.node
      return new ExpressionFault(misread.fault, expression.slice(start, end), start + 1)
    }
    if (checked.type !== 'bool') return new ExpressionFault('notYesOrNo', expression, 1)
    const holds = environment.parse(expression)
    const mask = new Uint8Array(rows.length)
    for (let row = 0; row < rows.length; row++) {
      if (rows[row] === 0) continue
      state.row = row
      for (const each of fill) each()
      if (isTrue(holds, context)) mask[row] = 1
    }
    return mask
  } catch (error) {
    return faultOf(error, expression)
  }
}

function isTrue(holds: (context: Record<string, unknown>) => unknown, context: Record<string, unknown>): boolean {
  try {
    return holds(context) === true
  } catch (error) {
    if (isCelError(error)) return false
    throw error
  }
}

/** What the language says about an expression; any other error is a bug of ours and goes on. */
function faultOf(error: unknown, expression: string): ExpressionFault {
  if (!isCelError(error)) throw error
  const { code, range } = error
  const start = range?.start ?? 0
  const end = Math.max(range?.end ?? start, start + 1)
  return new ExpressionFault(code ?? 'parse_error', expression.slice(start, end).trim(), start + 1)
}

interface CelError extends Error {
  code?: string
  range?: { start: number; end: number }
}
function isCelError(error: unknown): error is CelError {
  return (
    error instanceof Error && ['ParseError', 'TypeError', 'EvaluationError'].includes(error.name) && 'range' in error
  )
}

/** Names whose customers may have several texts. */
function isSeveral(name: string): boolean {
  return ['tags', 'category', 'product', 'channel', 'store'].includes(name)
}

/** What stands in the expression for a column's value of one customer. */
function reader(column: Column, several: boolean): (row: number) => unknown {
  switch (column.kind) {
    case 'number':
      return (row) => column.values[row]
    case 'date':
      return (row) => (column.days[row] === NO_DAY ? '' : isoOfDay(column.days[row]))
    case 'flag':
      return (row) => column.values[row] === 1
    case 'text':
      return (row) => (several ? column.texts.of(row) : column.texts.of(row).join(', '))
    default:
      return (row) => (column.index[row] < 0 ? '' : column.names[column.index[row]])
  }
}

/** What an expression uses, each with its first character, from 1; stops at the first thing that is not allowed. */
class Used {
  readonly names = new Map<string, number>()
  readonly attributes = new Map<string, number>()
  /** Calls of RULE_FUNCTIONS as conditions write them, such as `spend(90)`. */
  readonly calls = new Map<string, number>()
  fault: ExpressionFault | undefined
  private readonly expression: string
  private readonly bound: string[] = []

  constructor(expression: string) {
    this.expression = expression
  }

  visit(node: unknown, loops: number): void {
    if (this.fault) return
    if (Array.isArray(node)) {
      for (const each of node) this.visit(each, loops)
      return
    }
    if (!isNode(node)) return
    const { op, args } = node
    if (op === 'id') this.name(String(args), node)
    else if (op === 'call') this.call(node, loops)
    else if (op === 'rcall') this.method(node, loops)
    else if (op === '.' && isAttributes(args)) {
      this.attributes.set(String(args[1]), node.start + 1)
    } else if (op === '[]' && isAttributes(args) && isText(args[1])) {
      this.attributes.set(args[1].args, node.start + 1)
    } else this.visit(args, loops)
  }

  private refuse(fault: string, node: Node): void {
    this.fault ??= new ExpressionFault(fault, this.expression.slice(node.start, node.end), node.start + 1)
  }

  private name(name: string, node: Node): void {
    if (this.bound.includes(name)) return
    if (!Object.hasOwn(RULE_COLUMNS, name)) this.refuse('unknown_variable', node)
    else if (!this.names.has(name)) this.names.set(name, node.start + 1)
  }

  private call(node: Node, loops: number): void {
    const [name, given] = node.args as [string, unknown[]]
    if (!ALLOWED_CALLS.has(name)) this.refuse('unknownFunction', node)
    else if (!Object.hasOwn(RULE_FUNCTIONS, name) || name === 'daysSince') this.visit(given, loops)
    else {
      const values = given.map((each) => (isNode(each) && each.op === 'value' ? each.args : undefined))
      if (values.length === 0 || values.includes(undefined)) this.refuse('notPlain', node)
      else this.calls.set(callName(name, values), node.start + 1)
    }
  }

  private method(node: Node, loops: number): void {
    const [name, receiver, given] = node.args as [string, unknown, unknown[]]
    const isLoop = LOOPS.has(name)
    if (!ALLOWED_METHODS.has(name)) this.refuse('unknownFunction', node)
    if (isLoop && loops > 0) this.refuse('nestedLoop', node)
    this.visit(receiver, loops)
    const [variable, condition] = given
    if (!isLoop || !isNode(variable)) this.visit(given, loops)
    else {
      this.bound.push(String(variable.args))
      this.visit(condition, loops + 1)
      this.bound.pop()
    }
  }
}

/** `spend(90)`, `bought(channel: online)` as conditions name them. */
function callName(name: string, values: readonly unknown[]): string {
  return `${name}(${values.map(String).join(': ')})`
}

interface Node {
  op: ASTNode['op']
  args: unknown
  start: number
  end: number
}
function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'op' in node && 'args' in node
}
/** Whether a node's arguments are the name `attributes` and something of it. */
function isAttributes(args: unknown): args is [Node, unknown] {
  return Array.isArray(args) && isNode(args[0]) && args[0].op === 'id' && args[0].args === 'attributes'
}
function isText(node: unknown): node is Node & { args: string } {
  return isNode(node) && node.op === 'value' && typeof node.args === 'string'
}

/** The functions of RULE_FUNCTIONS, `isBlank`, and arithmetic of whole and other numbers with each other. */
function registerFunctions(environment: Environment, read: (call: string) => unknown, asOfDay: number): void {
  const plain = (name: string, type: string, parameters: string[]) =>
    environment.registerFunction(`${name}(${parameters.join(', ')}): ${type}`, (...values: unknown[]) =>
      read(callName(name, values)),
    )
  for (const name of ['spend', 'orders']) {
    plain(name, 'double', ['int'])
    plain(name, 'double', ['double'])
  }
  for (const [name, type] of [
    ['bought', 'bool'],
    ['share', 'double'],
  ]) {
    plain(name, type, ['string'])
    plain(name, type, ['string', 'string'])
  }
  environment.registerFunction('daysSince(string): double', (iso: string) => {
    const day = dayOfIso(iso)
    return day === NO_DAY ? Number.NaN : asOfDay - day
  })
  environment.registerFunction('isBlank(double): bool', (value: number) => Number.isNaN(value))
  environment.registerFunction('isBlank(string): bool', (value: string) => value === '')
  environment.registerFunction('isBlank(list<string>): bool', (value: string[]) => value.length === 0)
  const arithmetic: [string, (a: number, b: number) => number][] = [
    ['+', (a, b) => a + b],
    ['-', (a, b) => a - b],
    ['*', (a, b) => a * b],
    ['/', (a, b) => a / b],
  ]
  for (const [operator, work] of arithmetic) {
    environment.registerOperator(`double ${operator} int: double`, (a: number, b: bigint) => work(a, Number(b)))
    environment.registerOperator(`int ${operator} double: double`, (a: bigint, b: number) => work(Number(a), b))
  }
  // The other way round and != come with it.
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b))
  environment.registerOperator('double in list<int>', (a: number, list: bigint[]) => list.some((b) => a === Number(b)))
}
