/**
 * The words of the rules table in both languages: headers, columns, functions, operators, and what is said about a cell
 * that cannot be read. Decides words only. The first word of a list is shown, here and in the sidebar; all are read.
 */
import type { Locale, RuleFunction, RuleOperator } from '../../worker/contract.ts'

/** The columns of the rules table, in the order in which it shows them. */
export const RULE_TABLE_COLUMNS = [
  'name',
  'joinedBy',
  'column',
  'operator',
  'value',
  'segment',
  'tag',
  'tierFloor',
  'priority',
  'stop',
  'advanced',
] as const
export type RuleTableColumn = (typeof RULE_TABLE_COLUMNS)[number]

/** Columns that rules can ask besides the columns that Regulars writes, whose headers are their names. */
export type RuleInput =
  | 'joined'
  | 'firstOrder'
  | 'lastOrder'
  | 'lastContact'
  | 'contactOn'
  | 'doNotContact'
  | 'satisfaction'
  | 'source'
  | 'tags'
  | 'owner'
  | 'category'
  | 'product'
  | 'channel'
  | 'store'

/** What can be wrong with a cell of the table. The rule is left out until it is put right. */
export type RuleCellCode =
  | 'noName'
  | 'tooLong'
  | 'tooMany'
  | 'unknownColumn'
  | 'unknownOperator'
  | 'wrongOperator'
  | 'badValue'
  | 'unknownSegment'
  | 'unknownTier'
  | 'badPriority'
  | 'badFlag'
  | 'badJoin'
  | 'privateText'
  | 'ownerInExpression'
  | 'noCondition'
  | 'twoWays'
  | 'setsNothing'

export interface RuleWords {
  headers: { [column in RuleTableColumn]: string }
  inputs: { [input in RuleInput]: readonly string[] }
  functions: { [name in RuleFunction]: readonly string[] }
  operators: { [operator in RuleOperator]: readonly string[] }
  and: readonly string[]
  or: readonly string[]
  yes: string
  no: string
  between: string
  list: string
  /** `expected`: words that could stand there. */
  problems: { [code in RuleCellCode]: (found: string, expected: string) => string }
}

export const RULE_WORDS: { readonly [locale in Locale]: RuleWords } = {
  en: {
    headers: {
      name: 'Rule',
      joinedBy: 'And / or',
      column: 'Column',
      operator: 'Is',
      value: 'Value',
      segment: 'Sets segment',
      tag: 'Sets tag',
      tierFloor: 'Lowest tier',
      priority: 'Priority',
      stop: 'Stop',
      advanced: 'Advanced',
    },
    inputs: {
      joined: ['Joined'],
      firstOrder: ['First order'],
      lastOrder: ['Last order'],
      lastContact: ['Last contact'],
      contactOn: ['Contact on'],
      doNotContact: ['Do not contact'],
      satisfaction: ['Satisfaction'],
      source: ['Source'],
      tags: ['Tags'],
      owner: ['Owner'],
      category: ['Category'],
      product: ['Product'],
      channel: ['Channel'],
      store: ['Store'],
    },
    functions: {
      spend: ['Spend'],
      orders: ['Orders'],
      bought: ['Bought'],
      share: ['Share'],
      daysSince: ['Days since'],
    },
    operators: {
      '=': ['is', '=', '==', 'equals'],
      '!=': ['is not', '!=', '<>', '≠'],
      '>': ['more than', '>'],
      '>=': ['at least', '>=', '≥'],
      '<': ['less than', '<'],
      '<=': ['at most', '<=', '≤'],
      between: ['between'],
      in: ['one of', 'in list', 'in'],
      contains: ['contains'],
      blank: ['is blank', 'blank', 'empty'],
      notBlank: ['is not blank', 'not blank', 'notblank'],
      withinLastDays: [
        'within the last … days',
        'within the last days',
        'within last days',
        'within last n days',
        'withinlastdays',
      ],
      moreThanDaysAgo: ['more than … days ago', 'more than days ago', 'more than n days ago', 'morethandaysago'],
    },
    and: ['and', '&', '&&'],
    or: ['or', '|', '||'],
    yes: 'yes',
    no: 'no',
    between: ' to ',
    list: '; ',
    problems: {
      noName: () => 'Give the rule a name.',
      tooLong: () => 'This is too long.',
      tooMany: () => 'These are more rules or conditions than Regulars takes.',
      unknownColumn: () => 'There is no such column. Choose one from the list.',
      unknownOperator: (_, expected) => `Choose one of: ${expected}.`,
      wrongOperator: (_, expected) => `This column takes: ${expected}.`,
      badValue: (_, expected) => `Enter ${expected}.`,
      unknownSegment: () => 'Choose a segment from the list.',
      unknownTier: (_, expected) => `Choose one of your tiers: ${expected}.`,
      badPriority: () => 'Enter a number; lower comes first.',
      badFlag: () => 'Enter yes or no.',
      badJoin: () => 'Enter “and” or “or”.',
      privateText: () => 'This may be about a person and would leave the sheet. Ask for something else.',
      ownerInExpression: () => 'Owners’ names do not leave the sheet. Use a condition in place of the advanced cell.',
      noCondition: () => 'Say of which customers the rule speaks: a condition, or an advanced cell.',
      twoWays: () => 'Keep either the conditions or the advanced cell.',
      setsNothing: () => 'Say what the rule sets: a segment, a tag or a lowest tier.',
    },
  },
  zh: {
    headers: {
      name: '规则',
      joinedBy: '且 / 或',
      column: '列',
      operator: '关系',
      value: '值',
      segment: '设定分群',
      tag: '设定标签',
      tierFloor: '最低等级',
      priority: '优先级',
      stop: '到此为止',
      advanced: '高级',
    },
    inputs: {
      joined: ['加入日期'],
      firstOrder: ['首次下单'],
      lastOrder: ['最近下单'],
      lastContact: ['最近联系'],
      contactOn: ['指定联系日期'],
      doNotContact: ['请勿联系'],
      satisfaction: ['满意度'],
      source: ['来源'],
      tags: ['标签'],
      owner: ['负责人'],
      category: ['品类'],
      product: ['商品'],
      channel: ['渠道'],
      store: ['门店'],
    },
    functions: {
      spend: ['消费'],
      orders: ['购买天数', '订单'],
      bought: ['买过'],
      share: ['占比'],
      daysSince: ['距今天数'],
    },
    operators: {
      '=': ['等于', '是'],
      '!=': ['不等于', '不是'],
      '>': ['大于', '多于'],
      '>=': ['不少于', '大于等于', '至少'],
      '<': ['小于', '少于'],
      '<=': ['不超过', '小于等于', '至多'],
      between: ['介于'],
      in: ['属于', '是其中之一', '在列表中'],
      contains: ['包含'],
      blank: ['为空', '空白'],
      notBlank: ['不为空'],
      withinLastDays: ['在最近…天内', '最近几天内', '最近n天内'],
      moreThanDaysAgo: ['在…天以前', '超过几天前', '超过n天前'],
    },
    and: ['且', '并且', '和'],
    or: ['或', '或者'],
    yes: '是',
    no: '否',
    between: ' 至 ',
    list: '；',
    problems: {
      noName: () => '请给规则起个名字。',
      tooLong: () => '内容太长。',
      tooMany: () => '规则或条件的数量超出上限。',
      unknownColumn: () => '没有这一列，请从列表中选择。',
      unknownOperator: (_, expected) => `请选择：${expected}。`,
      wrongOperator: (_, expected) => `此列可用：${expected}。`,
      badValue: (_, expected) => `请填写${expected}。`,
      unknownSegment: () => '请从列表中选择分群。',
      unknownTier: (_, expected) => `请选择您的等级：${expected}。`,
      badPriority: () => '请填写数字，数字小的先执行。',
      badFlag: () => '请填写“是”或“否”。',
      badJoin: () => '请填写“且”或“或”。',
      privateText: () => '这可能涉及个人信息，而且会发送出去。请换一种条件。',
      ownerInExpression: () => '负责人的姓名不会发送。请用条件代替高级单元格。',
      noCondition: () => '请说明规则适用于哪些客户：填写条件或高级单元格。',
      twoWays: () => '条件和高级单元格请只保留一种。',
      setsNothing: () => '请说明规则设定什么：分群、标签或最低等级。',
    },
  },
}

/** What a value has to be, for the sentence of badValue. */
export type ValueKind = 'number' | 'days' | 'date' | 'flag' | 'text' | 'choice' | 'tier' | 'two' | 'list'
export const VALUE_WORDS: { readonly [locale in Locale]: { [kind in ValueKind]: string } } = {
  en: {
    number: 'a number',
    days: 'a whole number of days',
    date: 'a date such as 2026-03-05',
    flag: 'yes or no',
    text: 'a text',
    choice: 'one of the words of that column',
    tier: 'one of your tiers',
    two: 'two values, such as 10 to 20',
    list: 'one or more values with ; between them',
  },
  zh: {
    number: '数字',
    days: '整数天数',
    date: '日期，例如 2026-03-05',
    flag: '“是”或“否”',
    text: '文字',
    choice: '该列中的某个词',
    tier: '您的某个等级',
    two: '两个值，例如 10 至 20',
    list: '一个或多个值，用“；”隔开',
  },
}
