/**
 * What an expression compares with codes and tier names, which the language takes for any text. Decides what would hold
 * silently for everybody or nobody: an order by the alphabet, a name that the column never has. Pure.
 */
import type { Column } from './columns.ts'

/** A part of an expression's tree; `start` and `end` are characters. */
export interface ExpressionNode {
  op: string
  args: unknown
  start: number
  end: number
}

const EQUAL = ['==', '!=']
const ORDERED = ['<', '<=', '>', '>=']

/** The first comparison that cannot be meant as it stands; null where there is none. `''` stands for blank. */
export function findMiscompared(
  tree: unknown,
  columnOf: (name: string) => Column | undefined,
): { fault: 'orderOfNames' | 'unknownName'; node: ExpressionNode } | null {
  if (Array.isArray(tree)) return firstOf(tree, columnOf)
  if (!isNode(tree)) return null
  const { op, args } = tree
  if (Array.isArray(args) && args.length === 2) {
    const [left, right] = args
    const [names, other] = namesOf(left, columnOf) ? [namesOf(left, columnOf), right] : [namesOf(right, columnOf), left]
    if (names && ORDERED.includes(op)) return { fault: 'orderOfNames', node: tree }
    const texts = EQUAL.includes(op) ? [other] : op === 'in' && isNode(right) && right.op === 'list' ? right.args : []
    if (names && (texts as unknown[]).some((text) => isText(text) && text.args !== '' && !names.includes(text.args))) {
      return { fault: 'unknownName', node: tree }
    }
  }
  return findMiscompared(args, columnOf)
}

function firstOf(nodes: readonly unknown[], columnOf: (name: string) => Column | undefined) {
  for (const node of nodes) {
    const found = findMiscompared(node, columnOf)
    if (found) return found
  }
  return null
}

/** Codes or tiers that a node can be; undefined for any other node. */
function namesOf(node: unknown, columnOf: (name: string) => Column | undefined): readonly string[] | undefined {
  const column = isNode(node) && node.op === 'id' ? columnOf(String(node.args)) : undefined
  return column?.kind === 'code' || column?.kind === 'tier' ? column.names : undefined
}

function isNode(node: unknown): node is ExpressionNode {
  return typeof node === 'object' && node !== null && 'op' in node && 'args' in node
}

function isText(node: unknown): node is ExpressionNode & { args: string } {
  return isNode(node) && node.op === 'value' && typeof node.args === 'string'
}
