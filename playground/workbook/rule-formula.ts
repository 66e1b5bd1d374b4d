/**
 * Custom formulas of conditional formats: comparisons of cells, texts and numbers with AND, OR, NOT, ISNUMBER, ISBLANK, ROW()
 * and TODAY(), references moving along as in Google Sheets. That is what Regulars itself writes. Any other formula is not
 * understood, and its rule is not drawn. Nothing else is ever calculated here.
 */
import type { Value } from './cell.ts'
import type { Rectangle } from './rectangle.ts'

/** What a formula is asked about. */
export interface FormulaPlace {
  row: number
  column: number
  value(row: number, column: number): Value
  /** Serial number of today. */
  today: number
}
type Term = (place: FormulaPlace) => Value
/** Whether the rule holds at a place; undefined where the formula is not understood. */
export type RuleFormula = ((place: FormulaPlace) => boolean) | undefined

const TOKEN = /\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?)|(\$?[A-Za-z]{1,3}\$?\d+)|([A-Za-z]+)(?=\()|(<>|<=|>=|[=<>(),]))/y
const CELL = /^(\$?)([A-Z]+)(\$?)(\d+)$/

/** Reads a formula that was written for the first cell of `first`. */
export function readRuleFormula(text: string, first: Pick<Rectangle, 'row' | 'column'>): RuleFormula {
  const tokens = tokensOf(text)
  if (!tokens) return undefined
  let at = 0
  const take = (token: string): boolean => tokens[at] === token && ++at > 0
  const expression = (): Term | undefined => {
    const left = term()
    const operator = tokens[at]
    if (!left || !/^(?:=|<>|<|>|<=|>=)$/.test(operator ?? '')) return left
    at++
    const right = term()
    return right && ((place) => compare(left(place), operator, right(place)))
  }
  const term = (): Term | undefined => {
    const token = tokens[at++] ?? ''
    if (token.startsWith('"')) return () => token.slice(1, -1).replaceAll('""', '"')
    if (/^\d/.test(token)) return () => Number(token)
    const cell = CELL.exec(token)
    if (cell) return cellTerm(cell, first)
    if (token === '(') {
      const inner = expression()
      return take(')') ? inner : undefined
    }
    if (!take('(')) return undefined
    const inner: Term[] = []
    while (!take(')')) {
      const next = expression()
      if (!next || (inner.push(next) && tokens[at] !== ')' && !take(','))) return undefined
    }
    return call(token, inner)
  }
  const whole = expression()
  return whole && at === tokens.length ? (place) => whole(place) === true : undefined
}

function tokensOf(text: string): string[] | undefined {
  if (!text.startsWith('=')) return undefined
  const tokens: string[] = []
  TOKEN.lastIndex = 1
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text)
    if (!found) return undefined
    tokens.push(found[1] ?? found[0].trim().toUpperCase())
  }
  return tokens
}

function cellTerm(
  [, fixedColumn, letters, fixedRow, number]: string[],
  first: Pick<Rectangle, 'row' | 'column'>,
): Term {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(number)
  return (place) =>
    place.value(
      fixedRow ? row : row + place.row - first.row,
      fixedColumn ? column : column + place.column - first.column,
    )
}

function call(name: string, inner: Term[]): Term | undefined {
  const [only] = inner
  if (name === 'AND') return (place) => inner.every((one) => one(place) === true)
  if (name === 'OR') return (place) => inner.some((one) => one(place) === true)
  if (name === 'ROW' && !only) return ({ row }) => row
  if (name === 'TODAY' && !only) return ({ today }) => today
  if (inner.length !== 1) return undefined
  if (name === 'NOT') return (place) => only(place) !== true
  if (name === 'ISNUMBER') return (place) => typeof only(place) === 'number'
  if (name === 'ISBLANK') return (place) => only(place) === ''
  return undefined
}

/** Numbers come before texts; texts whatever their case; an empty cell is 0 and "" at once. */
function compare(a: Value, operator: string, b: Value): boolean {
  const sign = order(a, b)
  if (operator === '=') return sign === 0
  if (operator === '<>') return sign !== 0
  return operator.startsWith('<')
    ? sign < 0 || (operator === '<=' && sign === 0)
    : sign > 0 || (operator === '>=' && sign === 0)
}

function order(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (a === '' && typeof b === 'number') return -b
  if (b === '' && typeof a === 'number') return a
  const rank = (value: Value): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2)
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()]
  return left < right ? -1 : left > right ? 1 : 0
}
