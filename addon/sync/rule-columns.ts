/**
 * What the owner's rules need of the sheet: which columns have to travel for them, and under which words. Decides that a
 * column travels only while a rule names it, and that an owner's name in a rule travels as the pseudonym it has in the
 * table. Pure.
 */
import type { Rule, RuleScalar, Settings, TableName } from '../../worker/contract.ts'
import { isAboutPerson } from '../workbook/person-columns.ts'

const ATTRIBUTES = 'attributes.'
/** Columns that nothing but rules (and what NEEDED_BY says) asks for. */
const ONLY_FOR_RULES: { [table in TableName]: readonly string[] } = {
  customers: ['source', 'tags', 'owner', 'satisfaction'],
  orders: ['product', 'channel', 'store'],
  contacts: [],
}

/** Every name that rules ask about: columns, those in brackets, and `attributes.<name>`. Each once. */
export function namesInRules(rules: readonly Rule[]): string[] {
  const names: string[] = []
  for (const { when = [], advanced = '' } of rules) {
    for (const { column } of when) names.push(...namesInColumn(column.trim()))
    names.push(...namesInExpression(advanced))
  }
  return Array.from(new Set(names))
}

/** `spend(90)` names nothing; `bought(channel: online)` and `daysSince(nextContact)` name what is in the brackets. */
function namesInColumn(column: string): string[] {
  if (column.indexOf(ATTRIBUTES) === 0) return [column]
  const call = /^[A-Za-z]+\s*[(（]\s*(.*?)\s*[)）]$/.exec(column)
  if (!call) return [column]
  const colon = call[1].search(/[:：]/)
  return [colon < 0 ? call[1] : call[1].slice(0, colon).trim()]
}

/** Identifiers of an expression, its texts too: `bought('channel', 'online')` names a column in one. */
function namesInExpression(expression: string): string[] {
  const names: string[] = []
  const attribute = /\battributes\s*(?:\.\s*([A-Za-z_]\w*)|\[\s*(?:"([^"]*)"|'([^']*)')\s*\])/g
  for (let found = attribute.exec(expression); found; found = attribute.exec(expression))
    names.push(ATTRIBUTES + (found[1] ?? found[2] ?? found[3]))
  const words = expression.match(/"[^"]*"|'[^']*'|[A-Za-z_][\w.]*/g) ?? []
  return names.concat(words.map((word) => word.replace(/^["']|["']$/g, '')))
}

/** The columns of a table that travel because of these names. */
export function columnsForRules(table: TableName, names: readonly string[]): string[] {
  const plain = ONLY_FOR_RULES[table].filter((column) => names.indexOf(column) >= 0)
  return table === 'contacts' ? plain : [...plain, ...names.filter(isAttribute)]
}

/** Whether a column of a mapping is one of the owner's own, such as `attributes.City`. */
export function isAttribute(column: string): boolean {
  return column.indexOf(ATTRIBUTES) === 0
}

/**
 * A mapping with the owner's own columns that rules name: `attributes.City` is the column under the header City, where
 * there is exactly one and it is not about a person.
 */
export function withRuleAttributes<Mapping extends { columns: { [column: string]: string | undefined } }>(
  mapping: Mapping,
  headers: readonly string[],
  rules: readonly Rule[] = [],
): Mapping {
  const columns: { [column: string]: string | undefined } = { ...mapping.columns }
  for (const name of namesInRules(rules).filter(isAttribute)) {
    const header = name.slice(ATTRIBUTES.length)
    // People stay in the sheet, whatever a rule asks for.
    if (headers.filter((each) => each === header).length === 1 && !isAboutPerson(header)) columns[name] = header
  }
  return { ...mapping, columns }
}

/** The settings as they travel: the names of owners in rules become the pseudonyms that stand in the column `owner`. */
export function withPseudonyms(settings: Settings, pseudonym: (id: string) => string): Settings {
  if (!settings.rules) return settings
  const hide = (value: RuleScalar): RuleScalar =>
    String(value).trim() === '' ? value : pseudonym(String(value).trim())
  const rules = settings.rules.map((rule) => ({
    ...rule,
    ...(rule.when && {
      when: rule.when.map((condition) => {
        const { column, value } = condition
        if (column.trim() !== 'owner' || value === undefined) return condition
        return { ...condition, value: Array.isArray(value) ? value.map(hide) : hide(value as RuleScalar) }
      }),
    }),
  }))
  return { ...settings, rules }
}
