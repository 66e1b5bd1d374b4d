/**
 * The parts of a condition's left side: between the text of the rules table, `Spend(365)`, and what the builder asks for,
 * a subject and what belongs to it. Decides what the builder can show; anything else stays a text. Pure.
 */
import type { RuleOperator } from '../../worker/contract.ts'
import type { RuleDraft, RuleSubject, SettingsAnswer } from '../sidebar-contract.ts'
import type { SidebarWords } from './words/types.ts'

export interface ColumnParts {
  /** undefined: a text that the builder has no fields for. */
  subject: RuleSubject | undefined
  /** In the brackets of a function: days, a date column, or a text of `dimension`; '' else. */
  argument: string
  /** Of `bought` and `share`: the code of the column of the orders that `argument` is a text of; '' else. */
  dimension: string
}
const PLAIN_TEXT: ColumnParts = { subject: undefined, argument: '', dimension: '' }
/** The column of the orders that `bought(...)` and `share(...)` mean where they name none. */
const USUAL_DIMENSION = 'category'
/** Other columns that the script would read there in either language, which this sheet does not have. */
const DIMENSION = /^(?:category|product|channel|store|品类|商品|渠道|门店|attributes\..+)$/i
/** Figures that are money. */
const MONEY = ['spend', 'monetary', 'clv12', 'referralSpend']

export function splitColumn(column: string, subjects: readonly RuleSubject[]): ColumnParts {
  const named = (text: string) => subjects.find((one) => !one.call && (one.text === text || one.code === text))
  const subject = named(column.trim())
  if (subject) return { subject, argument: '', dimension: '' }
  const parts = /^([^()（）]+?)\s*[(（]\s*(.*?)\s*[)）]$/.exec(column.trim())
  const call = parts && subjects.find((one) => one.call && (one.text === parts[1] || one.code === parts[1]))
  if (!parts || !call) return PLAIN_TEXT
  const inside = parts[2]
  switch (call.call) {
    case 'spend':
    case 'orders':
      return /^\d*$/.test(inside) ? { subject: call, argument: inside, dimension: '' } : PLAIN_TEXT
    case 'daysSince': {
      const date = named(inside)
      return date?.kind === 'date' ? { subject: call, argument: date.text, dimension: '' } : PLAIN_TEXT
    }
    default: {
      const dimensions = dimensionsOf(subjects)
      const colon = inside.search(/[:：]/)
      const other = colon < 0 ? undefined : named(inside.slice(0, colon).trim())
      if (other && dimensions.includes(other))
        return { subject: call, argument: inside.slice(colon + 1).trim(), dimension: other.code }
      if (colon >= 0 && DIMENSION.test(inside.slice(0, colon).trim())) return PLAIN_TEXT
      const usual = dimensions.some(({ code }) => code === USUAL_DIMENSION)
      return usual ? { subject: call, argument: inside, dimension: USUAL_DIMENSION } : PLAIN_TEXT
    }
  }
}

/** The text of the rules table. */
export function joinColumn({ subject, argument, dimension }: ColumnParts, subjects: readonly RuleSubject[]): string {
  if (!subject?.call) return subject?.text ?? ''
  const other = dimension === USUAL_DIMENSION ? undefined : subjects.find(({ code }) => code === dimension)
  return `${subject.text}(${other ? `${other.text}: ` : ''}${argument})`
}

/** What a subject begins with when it is chosen. */
export function partsOf(subject: RuleSubject, subjects: readonly RuleSubject[]): ColumnParts {
  const dates = subjects.filter((one) => one.kind === 'date' && !one.call)
  const dimensions = dimensionsOf(subjects)
  switch (subject.call) {
    case 'spend':
    case 'orders':
      return { subject, argument: '365', dimension: '' }
    case 'daysSince':
      return {
        subject,
        argument: (dates.find(({ code }) => code === 'lastOrder') ?? dates[0])?.text ?? '',
        dimension: '',
      }
    case 'bought':
    case 'share':
      return { subject, argument: '', dimension: dimensions[0]?.code ?? '' }
    default:
      return { subject, argument: '', dimension: '' }
  }
}

/** Columns of the orders of which something can be bought. */
export function dimensionsOf(subjects: readonly RuleSubject[]): RuleSubject[] {
  return subjects.filter(({ group }) => group === 'orders')
}

/** A header of the owner's without the word that says it is one. */
export function nameOf({ code, text, group }: RuleSubject): string {
  return group === 'own' ? code.slice(code.indexOf('.') + 1) : text
}

/** The left side in a few words: `Spend in the last 365 days`. */
export function columnSentence(column: string, subjects: readonly RuleSubject[], words: SidebarWords['rule']): string {
  const { subject, argument } = splitColumn(column, subjects)
  if (!subject) return column
  return subject.call ? words.sentences[subject.call](argument) : nameOf(subject)
}

/** A whole condition in a few words: `Spend in the last 365 days at least £3,000`. `operator`: its code; undefined for a text of its own. */
export function conditionSentence(
  { column, operator: operatorText, value }: RuleDraft['conditions'][number],
  operator: RuleOperator | undefined,
  { subjects, currency }: Pick<SettingsAnswer, 'subjects' | 'currency'>,
  words: SidebarWords,
): string {
  const { subject } = splitColumn(column, subjects)
  const about = columnSentence(column, subjects, words.rule)
  const shown = figuresIn(value, subject, operator, currency, words)
  const word = operator ? operatorWord(operator, subject?.kind ?? 'text', words.rule) : operatorText
  // Yes and no answer by themselves.
  const compared = subject?.kind === 'flag' && operator === '=' ? '' : word.replace('…', shown)
  const rest = word.includes('…') ? '' : shown
  const spoken = [compared, rest].filter((part) => part !== '').join(' ')
  return about.endsWith('：') || spoken === '' ? about + spoken : `${about} ${spoken}`
}

/** Numbers with thousands marks, money with its sign; texts, dates and percentages as they are. */
function figuresIn(
  value: string,
  subject: RuleSubject | undefined,
  operator: RuleOperator | undefined,
  currency: string,
  { figure, money }: SidebarWords,
): string {
  const isDays = operator === 'withinLastDays' || operator === 'moreThanDaysAgo'
  if (subject?.kind !== 'number' || isDays || /%/.test(value)) return value
  return value.replace(/\d+(?:,\d{3})*(?:\.\d+)?/g, (text) => {
    const number = Number(text.replace(/,/g, ''))
    if (MONEY.includes(subject.code)) return money(number, currency)
    return Number.isInteger(number) ? figure(number) : text
  })
}

/** What asks for the right side. `texts`: the column's own texts in the sheet are offered. */
export type ValueInput = 'none' | 'choice' | 'texts' | 'days' | 'date' | 'number' | 'text'

export function valueInputOf(subject: RuleSubject | undefined, operator: RuleOperator | undefined): ValueInput {
  if (operator === 'blank' || operator === 'notBlank') return 'none'
  if (operator === 'withinLastDays' || operator === 'moreThanDaysAgo') return 'days'
  if (!subject || operator === undefined || operator === 'between' || operator === 'in' || operator === 'contains')
    return 'text'
  if (subject.values.length > 0) return 'choice'
  if (subject.kind === 'date') return 'date'
  if (subject.kind === 'number') return 'number'
  return subject.group === 'others' ? 'text' : 'texts'
}

/** The words for an operator: dates are before and after, everything else is less and more. */
export function operatorWord(operator: RuleOperator, kind: RuleSubject['kind'], words: SidebarWords['rule']): string {
  return (kind === 'date' ? words.dateOperators[operator] : undefined) ?? words.operators[operator]
}
