/**
 * What the sidebar's builder offers for the left side of a condition, with what may stand on its right. Decides which
 * columns this sheet has something in; how a condition is written is rule-values.ts's. Pure.
 */
import {
  LABELS,
  type Locale,
  type OutputColumn,
  RULE_COLUMNS,
  RULE_FUNCTIONS,
  RULE_KIND_OPERATORS,
  type RuleColumn,
  type RuleFunction,
  type RuleOperator,
} from '../worker/contract.ts'
import { columnLabel } from './rule-values.ts'
import type { Mapping } from './settings.ts'
import type { RuleSubject } from './sidebar-contract.ts'
import { RULE_WORDS } from './words/rules.ts'

/** Of the Customers table, offered where it is mapped. */
const CUSTOMER_COLUMNS: readonly RuleColumn[] = [
  'joined',
  'source',
  'tags',
  'owner',
  'satisfaction',
  'contactOn',
  'doNotContact',
]
/** Of order lines, offered where they are mapped. */
const ORDER_COLUMNS: readonly RuleColumn[] = ['category', 'product', 'channel', 'store']
const FROM_DATES: readonly RuleColumn[] = ['firstOrder', 'lastOrder', 'lastContact']
/** What a rule is asked about most, in front of everything else that Regulars works out. */
const CLASSES: readonly RuleColumn[] = ['segment', 'tier', 'lifecycle', 'valueClass']

/** Subjects in the order in which they are offered. `own`: headers of the owner's that are mapped to nothing. */
export function ruleSubjects(
  { customers, orders }: Mapping,
  own: readonly string[],
  tierNames: readonly string[],
  language: Locale,
): RuleSubject[] {
  const words = RULE_WORDS[language]
  const isMapped = (columns: object, column: string): boolean => Boolean((columns as Record<string, string>)[column])
  const ofOrders = ORDER_COLUMNS.filter((column) => isMapped(orders.columns, column))
  const ofCustomers = CUSTOMER_COLUMNS.filter((column) => isMapped(customers.columns, column))
  const inputs: readonly RuleColumn[] = [...CUSTOMER_COLUMNS, ...ORDER_COLUMNS, ...FROM_DATES]
  const others = (Object.keys(RULE_COLUMNS) as RuleColumn[]).filter(
    (column) => inputs.indexOf(column) < 0 && CLASSES.indexOf(column) < 0,
  )
  const column = (code: RuleColumn, group: RuleSubject['group']): RuleSubject => {
    const kind = RULE_COLUMNS[code]
    // Owners travel as pseudonyms, of which nothing is a part.
    const operators = RULE_KIND_OPERATORS[kind].filter((operator) => code !== 'owner' || operator !== 'contains')
    const labels = LABELS[language][code as OutputColumn] as Record<string, string> | undefined
    const values =
      kind === 'tier'
        ? tierNames
        : kind === 'flag'
          ? [words.yes, words.no]
          : kind === 'code' && labels
            ? Object.values(labels)
            : []
    return {
      code,
      text: columnLabel(code, language),
      group,
      kind,
      operators: operators.slice(),
      values: values.slice(),
    }
  }
  const call = (code: RuleFunction): RuleSubject => {
    const kind = RULE_FUNCTIONS[code]
    // A number that a customer always has is never blank.
    const operators = RULE_KIND_OPERATORS[kind].filter(
      (operator) => code === 'daysSince' || (operator !== 'blank' && operator !== 'notBlank'),
    )
    const values = kind === 'flag' ? [words.yes, words.no] : []
    return {
      code,
      text: words.functions[code][0],
      group: 'figures',
      kind,
      operators: operators.slice(),
      values,
      call: code,
    }
  }
  const calls = (Object.keys(RULE_FUNCTIONS) as RuleFunction[]).filter(
    (code) => (code !== 'bought' && code !== 'share') || ofOrders.length > 0,
  )
  const dates: RuleColumn[] = [...FROM_DATES, ...ofCustomers.filter((code) => RULE_COLUMNS[code] === 'date')]
  return [
    ...calls.map(call),
    ...CLASSES.map((code) => column(code, 'classes')),
    ...dates.map((code) => column(code, 'dates')),
    ...ofCustomers.filter((code) => RULE_COLUMNS[code] !== 'date').map((code) => column(code, 'sheet')),
    ...ofOrders.map((code) => column(code, 'orders')),
    ...own.map(
      (header): RuleSubject => ({
        code: `attributes.${header}`,
        text: `attributes.${header}`,
        group: 'own',
        kind: 'text',
        operators: RULE_KIND_OPERATORS.text.slice(),
        values: [],
      }),
    ),
    ...others.map((code) => column(code, 'others')),
  ]
}

/** The operators as the table of rules writes them. */
export function operatorTexts(language: Locale): { code: RuleOperator; text: string }[] {
  const { operators } = RULE_WORDS[language]
  return (Object.keys(operators) as RuleOperator[]).map((code) => ({ code, text: operators[code][0] }))
}
