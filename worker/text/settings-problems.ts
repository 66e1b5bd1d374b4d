/**
 * One sentence for everything that can be wrong with what the owner wrote into the settings: which rule, what was found,
 * what was expected. Decides words only; the cell is told by the path beside it. Pure.
 */
import { LABELS, type Locale, type SettingsProblem, type SettingsProblemCode } from '../contract.ts'
import type { RawSettingsProblem } from '../score/rules/facts.ts'

type Sentence = (problem: RawSettingsProblem) => string

/** Longer lists of what was expected help nobody. */
const MOST_LISTED = 12

const EN: Record<SettingsProblemCode, Sentence> = {
  ruleUnknownColumn: ({ found }) => `there is no column “${found}”. Choose one of the columns of Regulars.`,
  ruleColumnNotSent: ({ found }) => `your tables have no column for “${found}”. Map one in Set up, or change the rule.`,
  ruleBadArgument: ({ found, expected }) =>
    `“${found}” needs ${ARGUMENTS.en[expected?.[0] ?? ''] ?? ARGUMENTS.en.bought} between the brackets.`,
  ruleWrongOperator: ({ found, expected }) =>
    `“${found}” cannot be asked of this column. It takes ${list(expected, 'en')}.`,
  ruleBadValue: ({ found, expected }) =>
    `${said(found, 'en')} ${VALUES.en[expected?.[0] ?? ''] ?? oneOf(expected, 'en')}.`,
  ruleUnknownTier: ({ found, expected }) => `“${found}” is no tier. The tiers are ${list(expected, 'en')}.`,
  ruleNoCondition: () => 'it has no condition. Say of which customers it speaks.',
  ruleTwoWays: () => 'it has both conditions and an advanced cell. Keep one of them.',
  ruleSetsNothing: () => 'it sets nothing. Give it a segment, a tag or a lowest tier.',
  ruleBadExpression: (problem) => `${faultText(problem, 'en')}.`,
}
const ZH: Record<SettingsProblemCode, Sentence> = {
  ruleUnknownColumn: ({ found }) => `没有名为“${found}”的列。请选择“常客”提供的列。`,
  ruleColumnNotSent: ({ found }) => `您的表格里没有对应“${found}”的列。请在“设置向导”中指定，或修改规则。`,
  ruleBadArgument: ({ found, expected }) =>
    `“${found}”的括号里应填写${ARGUMENTS.zh[expected?.[0] ?? ''] ?? ARGUMENTS.zh.bought}。`,
  ruleWrongOperator: ({ found, expected }) => `此列不能使用“${found}”。可用：${list(expected, 'zh')}。`,
  ruleBadValue: ({ found, expected }) =>
    `${said(found, 'zh')}${VALUES.zh[expected?.[0] ?? ''] ?? oneOf(expected, 'zh')}。`,
  ruleUnknownTier: ({ found, expected }) => `没有“${found}”这个等级。现有等级：${list(expected, 'zh')}。`,
  ruleNoCondition: () => '没有条件。请说明适用于哪些客户。',
  ruleTwoWays: () => '同时填写了条件和高级表达式。请只保留一种。',
  ruleSetsNothing: () => '没有设定任何结果。请填写分群、标签或最低等级。',
  ruleBadExpression: (problem) => `${faultText(problem, 'zh')}。`,
}

const ARGUMENTS: Record<Locale, Record<string, string>> = {
  en: {
    spend: 'a whole number of days, such as 90 (0 is the lifetime),',
    orders: 'a whole number of days, such as 365 (0 is the lifetime),',
    daysSince: 'a column with dates, such as lastOrder,',
    bought: 'a text of the orders, such as a category,',
  },
  zh: {
    spend: '整数天数，例如 90（0 表示全部时间）',
    orders: '整数天数，例如 365（0 表示全部时间）',
    daysSince: '日期列，例如 lastOrder',
    bought: '订单中的文字，例如品类',
  },
}
/** What a value should have been; other lists are the codes that were expected. */
const VALUES: Record<Locale, Record<string, string>> = {
  en: {
    number: 'is no number',
    days: 'is no whole number of days',
    date: 'is no date such as 2026-03-05',
    flag: 'is neither yes nor no',
    one: 'is not one value, which is what this asks for',
    two: 'is not two values, which is what “between” asks for',
    list: 'is no list with at least one value',
  },
  zh: {
    number: '不是数字',
    days: '不是整数天数',
    date: '不是日期，应写作 2026-03-05',
    flag: '既不是“是”也不是“否”',
    one: '不是一个值，此处需要一个值',
    two: '不是两个值，“介于”需要两个值',
    list: '不是列表，至少需要一个值',
  },
}
/** What is wrong with an expression, by the code of the language or ours. */
const FAULTS: Record<Locale, Record<string, string>> = {
  en: {
    unknown_variable: 'uses a name that is not known',
    unknownFunction: 'uses a function that is not known',
    no_matching_overload: 'gives a function what it does not take',
    no_such_overload: 'compares or combines things that do not go together',
    notYesOrNo: 'has to say yes or no, such as spend(90) > 500',
    notPlain: 'has to give this function a plain number or text',
    orderOfNames: 'asks for higher or lower by the alphabet, which a condition with “>=” asks by rank,',
    unknownName: 'compares with a name that the column never has (codes are written like champions)',
    nestedLoop: 'uses exists or all inside another',
    unterminated_string: 'has a text without its closing quotation mark',
    ruleUnknownColumn: 'uses a name that is not known',
    ruleColumnNotSent: 'uses a column that your tables do not have',
    ruleBadArgument: 'gives a function what it does not take',
  },
  zh: {
    unknown_variable: '使用了未知的名称',
    unknownFunction: '使用了未知的函数',
    no_matching_overload: '函数的参数不对',
    no_such_overload: '把不能放在一起的内容作了比较或运算',
    notYesOrNo: '的结果必须为是或否，例如 spend(90) > 500',
    notPlain: '中此函数的参数必须直接写数字或文字',
    orderOfNames: '会按字母比较高低，若按等级比较请改用条件“>=”',
    unknownName: '中的名称不会出现在此列（代码写法如 champions）',
    nestedLoop: '嵌套使用了 exists 或 all',
    unterminated_string: '中有文字缺少结尾引号',
    ruleUnknownColumn: '使用了未知的名称',
    ruleColumnNotSent: '使用了您的表格里没有的列',
    ruleBadArgument: '函数的参数不对',
  },
}

/** The problem as the answer tells it. */
export function settingsProblem(problem: RawSettingsProblem, locale: Locale): SettingsProblem {
  const sentence = (locale === 'zh' ? ZH : EN)[problem.code](problem)
  const message =
    locale === 'zh' ? `规则“${problem.rule}”未生效：${sentence}` : `The rule “${problem.rule}” was skipped: ${sentence}`
  return { path: problem.path, code: problem.code, message }
}

function said(found: string | undefined, locale: Locale): string {
  if (found) return `“${found}”`
  return locale === 'zh' ? '空白值' : 'a blank value'
}

function oneOf(expected: readonly string[] | undefined, locale: Locale): string {
  return locale === 'zh' ? `不在可用值之中：${list(expected, 'zh')}` : `is none of ${list(expected, 'en')}`
}

/** Codes by their labels, where they are segments or the like, else as they are. */
function list(codes: readonly string[] = [], locale: Locale): string {
  const labels: Record<string, string> = Object.assign({}, ...Object.values(LABELS[locale]))
  const texts = codes.slice(0, MOST_LISTED).map((code) => (Object.hasOwn(labels, code) ? labels[code] : code))
  if (codes.length > MOST_LISTED) texts.push('…')
  return texts.join(locale === 'zh' ? '、' : ', ')
}

function faultText({ found = '', expression }: RawSettingsProblem, locale: Locale): string {
  const fault = FAULTS[locale][expression?.fault ?? '']
  const at = expression?.at ?? 1
  const where = found === '' ? '' : locale === 'zh' ? `（“${found}”）` : ` (“${found}”)`
  if (locale === 'zh') return `高级表达式第 ${at} 个字符处${where}${fault ?? '无法读懂'}`
  return `its advanced cell ${fault ?? 'cannot be read'} at character ${at}${where}`
}
