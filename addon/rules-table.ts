/**
 * The rules table of the Settings tab: rows that an owner writes to rules that the Worker takes, and back. Decides which
 * rows are one rule (a row without a name goes on with the rule above it) and what is wrong with a cell; a rule with a
 * wrong cell is left out and told, the others count. Columns and values are in rule-values.ts. Pure.
 */
import {
  FLAG_WORDS,
  LABELS,
  LIMITS,
  type Locale,
  RULE_KIND_OPERATORS,
  RULE_OPERATORS,
  type Rule,
  type RuleCondition,
  type RuleOperator,
  SEGMENTS,
  type Segment,
} from '../worker/contract.ts'
import { hasOwn } from './own-property.ts'
import {
  columnNamed,
  kindOfColumn,
  numberOf,
  readValue,
  shownColumn,
  shownValue,
  type ValueContext,
} from './rule-values.ts'
import { isBlank, plainWord, type SheetCell } from './sync/cells.ts'
import { namesInRules } from './sync/rule-columns.ts'
import { RULE_TABLE_COLUMNS, RULE_WORDS, type RuleCellCode, type RuleTableColumn, VALUE_WORDS } from './words/rules.ts'

export { RULE_TABLE_COLUMNS, RULE_WORDS, type RuleTableColumn }

/** A row of the table; a column that is missing is blank. */
export type RuleRow = { [column in RuleTableColumn]?: SheetCell }
/** `row` counts from 0 in the rows that were read. */
export interface RuleCell {
  row: number
  column: RuleTableColumn
}
export interface RuleCellProblem extends RuleCell {
  code: RuleCellCode
  message: string
}
export interface ReadRules {
  rules: Rule[]
  problems: RuleCellProblem[]
  /** Of each rule in `rules`: its first row, and the row of each condition. */
  places: { row: number; when: number[] }[]
}
export interface RulesContext extends ValueContext {
  /** Of the sentences about wrong cells; either language is read. */
  language: Locale
  /** Headers of the Customers and Orders tabs: such a word is the owner's own column. */
  ownHeaders?: readonly string[]
}

const MOST_NAME = 60
const MOST_TAG = 40
const MOST_EXPRESSION = 1_000

/** Rules of the table. Every rule given back has the shape that the Worker's schema asks for. */
export function readRules(rows: readonly RuleRow[], context: RulesContext): ReadRules {
  const read: ReadRules = { rules: [], problems: [], places: [] }
  const groups: number[][] = []
  rows.forEach((row, at) => {
    if (RULE_TABLE_COLUMNS.every((column) => isBlank(row[column]) || row[column] === false)) return
    if (!isBlank(row.name) || groups.length === 0) groups.push([at])
    else groups[groups.length - 1].push(at)
  })
  for (const group of groups) readRule(rows, group, context, read)
  return read
}

/** Reads the rows of one rule into `read`: the rule, or what is wrong with its cells. */
function readRule(rows: readonly RuleRow[], group: readonly number[], context: RulesContext, read: ReadRules): void {
  const { problems } = RULE_WORDS[context.language]
  const before = read.problems.length
  const tell = (row: number, column: RuleTableColumn, code: RuleCellCode, expected = '') => {
    const message = problems[code](String(rows[row][column] ?? ''), expected)
    read.problems.push({ row, column, code, message })
  }
  const first = group[0]
  /** The first row of the rule with something in a column. */
  const rowWith = (column: RuleTableColumn) => group.filter((row) => !isBlank(rows[row][column]))[0]
  const cellIn = (column: RuleTableColumn): SheetCell => rows[rowWith(column) ?? first][column] ?? ''

  const rule: Rule = { name: String(cellIn('name')).trim(), sets: {} }
  if (rule.name === '') tell(first, 'name', 'noName')
  if (rule.name.length > MOST_NAME) tell(first, 'name', 'tooLong')
  if (read.rules.length >= LIMITS.rules) tell(first, 'name', 'tooMany')

  const when: RuleCondition[] = []
  const whenRows: number[] = []
  for (const row of group) {
    const { joinedBy, column, operator, value } = rows[row]
    // A lone "and" says nothing; a row without any of these may hold only what the rule sets.
    if (isBlank(column) && isBlank(operator) && isBlank(value)) continue
    const condition = readCondition(rows[row], context, (cell, code, expected) => tell(row, cell, code, expected))
    if (!condition) continue
    const joined = isBlank(joinedBy) ? 'and' : joinOf(joinedBy as SheetCell)
    if (!joined) tell(row, 'joinedBy', 'badJoin')
    when.push(when.length > 0 && joined === 'or' ? { ...condition, joinedBy: 'or' } : condition)
    whenRows.push(row)
  }
  if (when.length > LIMITS.ruleConditions) tell(whenRows[LIMITS.ruleConditions], 'column', 'tooMany')
  const advanced = String(cellIn('advanced')).trim()
  if (advanced.length > MOST_EXPRESSION) tell(rowWith('advanced') ?? first, 'advanced', 'tooLong')
  if (advanced !== '') {
    rule.advanced = advanced
    const at = rowWith('advanced') ?? first
    if (when.length > 0) tell(at, 'advanced', 'twoWays')
    if (/[@＠]/.test(advanced)) tell(at, 'advanced', 'privateText')
    else if (namesInRules([{ ...rule, advanced: withoutTexts(advanced) }]).indexOf('owner') >= 0)
      tell(at, 'advanced', 'ownerInExpression')
  } else if (when.length > 0) rule.when = when
  else if (read.problems.length === before) tell(first, 'column', 'noCondition')

  readSets(rule, cellIn, context, (column, code, expected) => tell(rowWith(column) ?? first, column, code, expected))
  if (read.problems.length > before) return
  read.rules.push(rule)
  read.places.push({ row: first, when: whenRows })
}

type Tell = (column: RuleTableColumn, code: RuleCellCode, expected?: string) => void

/** Segment, tag, lowest tier, priority and stop. */
function readSets(rule: Rule, cellIn: (column: RuleTableColumn) => SheetCell, context: RulesContext, tell: Tell): void {
  const [segment, tag, tier] = [cellIn('segment'), String(cellIn('tag')).trim(), cellIn('tierFloor')]
  if (!isBlank(segment)) {
    const code = segmentNamed(segment)
    if (code) rule.sets.segment = code
    else tell('segment', 'unknownSegment')
  }
  if (tag.length > MOST_TAG) tell('tag', 'tooLong')
  else if (/[@＠]/.test(tag)) tell('tag', 'privateText')
  else if (tag !== '') rule.sets.tag = tag
  if (!isBlank(tier)) {
    const name = context.tierNames.filter((each) => plainWord(each) === plainWord(tier))[0]
    if (name === undefined) tell('tierFloor', 'unknownTier', context.tierNames.join(', '))
    else rule.sets.tierFloor = name
  }
  if (isBlank(segment) && tag === '' && isBlank(tier)) tell('segment', 'setsNothing')
  const priority = cellIn('priority')
  if (!isBlank(priority)) {
    const number = numberOf(priority)
    if (number === undefined) tell('priority', 'badPriority')
    else rule.priority = number
  }
  const stop = cellIn('stop')
  if (isBlank(stop)) return
  const flag = plainWord(stop)
  if (!hasOwn(FLAG_WORDS, flag)) tell('stop', 'badFlag')
  else if (FLAG_WORDS[flag]) rule.stop = true
}

/** One condition; undefined (and told) where a cell of it is wrong. */
function readCondition(row: RuleRow, context: RulesContext, tell: Tell): RuleCondition | undefined {
  const text = String(row.column ?? '').trim()
  const column = text.length <= LIMITS.cellCharacters ? columnNamed(text, context.ownHeaders ?? []) : undefined
  if (column === undefined || column.length > LIMITS.cellCharacters) {
    tell('column', 'unknownColumn')
    return undefined
  }
  if (/[@＠]/.test(column)) {
    tell('column', 'privateText')
    return undefined
  }
  const kind = kindOfColumn(column)
  const allowed = RULE_KIND_OPERATORS[kind].filter((each) => column !== 'owner' || each !== 'contains')
  const words = () => allowed.map((each) => RULE_WORDS[context.language].operators[each][0]).join(', ')
  const operator = operatorNamed(row.operator ?? '')
  if (operator === undefined || allowed.indexOf(operator) < 0) {
    tell('operator', operator === undefined ? 'unknownOperator' : 'wrongOperator', words())
    return undefined
  }
  if (operator === 'blank' || operator === 'notBlank') return { column, operator }
  const read = readValue(row.value ?? '', column, operator, context)
  if ('wrong' in read) {
    tell('value', 'badValue', VALUE_WORDS[context.language][read.wrong])
    return undefined
  }
  // A person's name in the column of owners travels as a pseudonym; anything else as it stands.
  if (kind === 'text' && column !== 'owner' && /[@＠]/.test(String(read.value))) {
    tell('value', 'privateText')
    return undefined
  }
  return { column, operator, value: read.value }
}

function joinOf(cell: SheetCell): 'and' | 'or' | undefined {
  const word = plainWord(cell)
  const { en, zh } = RULE_WORDS
  if (en.and.indexOf(word) >= 0 || zh.and.indexOf(word) >= 0) return 'and'
  return en.or.indexOf(word) >= 0 || zh.or.indexOf(word) >= 0 ? 'or' : undefined
}

function operatorNamed(cell: SheetCell): RuleOperator | undefined {
  const word = plainWord(cell).replace(/\s+/g, ' ')
  const { en, zh } = RULE_WORDS
  return RULE_OPERATORS.filter((operator) =>
    [...en.operators[operator], ...zh.operators[operator]].some((each) => plainWord(each) === word),
  )[0]
}

function segmentNamed(cell: SheetCell): Segment | undefined {
  const word = plainWord(cell)
  return SEGMENTS.filter((code) =>
    [code, LABELS.en.segment?.[code], LABELS.zh.segment?.[code]].some((each) => plainWord(each ?? '') === word),
  )[0]
}

/** An expression without what stands between its quotation marks. */
function withoutTexts(expression: string): string {
  return expression.replace(/"[^"]*"|'[^']*'/g, '""')
}

/** The rows that hold these rules, in a language. Dates are ISO text. */
export function writeRules(rules: readonly Rule[], language: Locale): RuleRow[] {
  const words = RULE_WORDS[language]
  const rows: RuleRow[] = []
  for (const { name, when = [], advanced, sets, priority, stop } of rules) {
    const { segment, tag = '', tierFloor = '' } = sets
    const first: RuleRow = {
      name,
      segment: segment === undefined ? '' : (LABELS[language].segment?.[segment] ?? segment),
      tag,
      tierFloor,
      priority: priority ?? '',
      stop: stop ? words.yes : '',
      advanced: advanced ?? '',
    }
    const conditions = when.map(
      ({ joinedBy, column, operator, value }, at): RuleRow => ({
        joinedBy: at === 0 ? '' : words[joinedBy ?? 'and'][0],
        column: shownColumn(column, language),
        operator: words.operators[operator][0],
        value: shownValue(value, column, operator, language),
      }),
    )
    rows.push({ ...first, ...conditions[0] }, ...conditions.slice(1))
  }
  return rows
}

/** The cell that a path of the Worker's settingsProblems speaks of, such as `rules[2].when[1].value`; undefined: none. */
export function cellOfPath(path: string, places: ReadRules['places']): RuleCell | undefined {
  const parts = /^rules\[(\d+)\](?:\.when\[(\d+)\])?(?:\.([A-Za-z]+))?(?:\.([A-Za-z]+))?$/.exec(path)
  const place = parts && places[Number(parts[1])]
  if (!parts || !place) return undefined
  const row = parts[2] === undefined ? place.row : (place.when[Number(parts[2])] ?? place.row)
  const last = parts[4] ?? parts[3] ?? 'name'
  const column = last === 'sets' ? 'segment' : last === 'when' ? 'column' : last
  const known = RULE_TABLE_COLUMNS.filter((each) => each === column)[0]
  return { row, column: known ?? 'name' }
}
