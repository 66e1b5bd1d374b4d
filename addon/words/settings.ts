/**
 * The words of the Settings tab in both languages: headers, what was expected of a wrong value, what was done about it.
 * Decides words only; names and explanations of single settings are in the contract's table.
 */
import type { Locale, TierLevel } from '../../worker/contract.ts'
import { MESSAGE_TABLE_WORDS, type MessageColumn } from './message-table.ts'
import { RULE_NOTES } from './rule-notes.ts'
import { RULE_WORDS, type RuleTableColumn } from './rules.ts'

export interface SettingsWords {
  headers: { setting: string; value: string; what: string; standard: string }
  tiers: { tier: string; up: string; keep: string; benefits: string }
  columns: { column: string; write: string }
  holidays: { holiday: string; name: string; greet: string }
  workingDays: { day: string }
  rules: { [column in RuleTableColumn]: string }
  messages: { [column in MessageColumn]: string }
  /** The place of a wrong cell of a rule. */
  ruleCell: (rule: string, header: string) => string
  /** Notes on the headers of the tables. */
  notes: {
    setting: string
    tiers: string
    columns: string
    holidays: string
    workingDays: string
    rules: string
    messages: string
  }
  language: { name: string; what: string }
  cancellationPrefix: { name: string; what: string }
  shopName: { name: string; what: string }
  /** Between the words of a list. */
  comma: string
  expected: {
    oneOf: (words: readonly string[]) => string
    someOf: (words: readonly string[]) => string
    whole: (min: string, max: string) => string
    number: (min: string, max: string) => string
    bounds: (rising: boolean) => string
    allBounds: string
    boundsToKeep: string
    weights: string
    currency: string
    locale: string
    shortText: (most: number) => string
    date: string
    yesOrNo: string
    setting: string
    column: string
    someColumn: string
    tierName: string
    tierNamesDiffer: string
    tierUp: string
    tierKeep: string
    tierBase: string
    tiersDiffer: string
    tooManyTiers: (most: number) => string
    header: (header: string) => string
  }
  did: { standard: (text: string) => string; blank: string; row: string; rule: string; before: string; write: string }
  /** The line above all of them in the Problems tab. */
  problems: { kind: (count: number) => string; expected: string; did: string }
  tiersAtFirst?: readonly TierLevel[]
}

const list = (words: readonly string[], comma: string): string => words.join(comma)

export const SETTINGS_WORDS: { [locale in Locale]: SettingsWords } = {
  en: {
    headers: { setting: 'Setting', value: 'Value', what: 'What it does', standard: 'Default' },
    tiers: { tier: 'Tier', up: 'Reached from', keep: 'Kept from', benefits: 'Benefits' },
    columns: { column: 'Column', write: 'Write' },
    holidays: { holiday: 'Holiday', name: 'Name of the holiday', greet: 'Greet' },
    workingDays: { day: 'Working day' },
    rules: RULE_WORDS.en.headers,
    messages: MESSAGE_TABLE_WORDS.en.headers,
    ruleCell: (rule, header) => `${header} of rule “${rule}”`,
    notes: {
      setting: 'Leave a value blank for the default. The next update reads this tab.',
      tiers:
        'From the lowest to the highest; the first is reached from 0. Blank under “Kept from”: 80 % of “Reached from”. Benefits are for you and stay in the sheet.',
      columns:
        'Tick what to write beside each customer. A column that is no longer ticked stays as it is; delete it if you do not need it.',
      holidays: 'Nobody is contacted on these days. Tick Greet to greet your customers on the day itself.',
      workingDays: 'Days on which customers are contacted although the weekday says no.',
      rules: RULE_NOTES.en.name,
      messages: MESSAGE_TABLE_WORDS.en.notes.reason,
    },
    language: { name: 'Language', what: 'Language of the columns and tabs that Regulars writes.' },
    cancellationPrefix: {
      name: 'Prefix of cancelled orders',
      what: 'An order number such as C1234 with a negative amount is a refund. 0 means there is no such prefix.',
    },
    shopName: {
      name: 'Shop name',
      what: 'What messages call your shop: {shop}. Blank: the name of this file. It stays in the sheet.',
    },
    comma: ', ',
    expected: {
      oneOf: (words) => `Choose one of: ${list(words, ', ')}.`,
      someOf: (words) => `Name some of these, with commas between them: ${list(words, ', ')}.`,
      whole: (min, max) => `Enter a whole number from ${min} to ${max}.`,
      number: (min, max) => `Enter a number from ${min} to ${max}.`,
      bounds: (rising) =>
        `Enter four numbers that ${rising ? 'rise' : 'fall'}, such as ${rising ? '30, 90, 180, 365' : '6, 4, 3, 2'}.`,
      allBounds: 'Fill in all three bounds, or none.',
      boundsToKeep: 'Fill in the three bounds that are to be kept, or choose another method.',
      weights: 'At least one of the three weights has to be more than 0.',
      currency: 'Enter a currency code such as USD or EUR.',
      locale: 'Enter a language and region such as en-GB.',
      shortText: (most) => `Enter at most ${most} characters.`,
      date: 'Enter a date such as 2026-12-25.',
      yesOrNo: 'Enter yes or no.',
      setting: 'This is no setting. Correct the name, or empty the row.',
      column: 'This is no column. Correct the name, or empty the row.',
      someColumn: 'Tick at least one column.',
      tierName: 'Enter a name of at most 60 characters.',
      tierNamesDiffer: 'Give each tier a name of its own.',
      tierUp: 'Enter what the tier is reached from: 0 or more.',
      tierKeep: 'Enter what keeps the tier: 0 or more, or leave it blank.',
      tierBase: 'One tier has to be reached from 0, so that everyone has one.',
      tiersDiffer: 'Two tiers are reached from the same. Change one of them.',
      tooManyTiers: (most) => `There can be at most ${most} tiers.`,
      header: (header) => `The header “${header}” is missing in row 1. Bring it back.`,
    },
    did: {
      standard: (text) => `Used the default: ${text}.`,
      blank: 'Took the cell as blank.',
      row: 'Left the row out.',
      rule: 'Left this rule out; the others count.',
      before: 'Kept what was in force before.',
      write: 'Wrote segment, tier and next contact.',
    },
    problems: {
      kind: (count) => `Wrong setting: ${count}`,
      expected: 'Correct each in the tab Settings, or leave it blank.',
      did: 'See each line.',
    },
  },
  zh: {
    headers: { setting: '设置项', value: '值', what: '说明', standard: '默认值' },
    tiers: { tier: '等级', up: '升级门槛', keep: '保级门槛', benefits: '权益' },
    columns: { column: '列', write: '写入' },
    holidays: { holiday: '节假日', name: '节日名称', greet: '问候' },
    workingDays: { day: '调休工作日' },
    rules: RULE_WORDS.zh.headers,
    messages: MESSAGE_TABLE_WORDS.zh.headers,
    ruleCell: (rule, header) => `规则“${rule}”的“${header}”`,
    notes: {
      setting: '值留空即用默认值。下次更新时读取本表。',
      tiers: '由低到高，第一个从 0 起。保级门槛留空即为升级门槛的 80%。权益只给您自己看，不会发送。',
      columns: '勾选要写在每位客户旁边的内容。取消勾选后，原来的列保持不变；不需要时可以删除。',
      holidays: '这些日子不联系客户。勾选“问候”，则在当天问候客户。',
      workingDays: '虽然不在可联系的星期内，但照常联系客户的日子。',
      rules: RULE_NOTES.zh.name,
      messages: MESSAGE_TABLE_WORDS.zh.notes.reason,
    },
    language: { name: '语言', what: '“常客”所写的列和工作表使用的语言。' },
    cancellationPrefix: {
      name: '取消订单的前缀',
      what: '订单号如 C1234 且金额为负时按退款计算。填 0 表示没有这样的前缀。',
    },
    shopName: {
      name: '店名',
      what: '消息里怎样称呼您的店，即 {店名}。留空则用本文件的文件名。不会发送给 Worker。',
    },
    comma: '、',
    expected: {
      oneOf: (words) => `请选择其中一个：${list(words, '、')}。`,
      someOf: (words) => `请填写其中几个，用顿号隔开：${list(words, '、')}。`,
      whole: (min, max) => `请填写 ${min} 到 ${max} 的整数。`,
      number: (min, max) => `请填写 ${min} 到 ${max} 的数字。`,
      bounds: (rising) =>
        `请填写四个${rising ? '递增' : '递减'}的数，例如 ${rising ? '30, 90, 180, 365' : '6, 4, 3, 2'}。`,
      allBounds: '三行界限要么都填，要么都不填。',
      boundsToKeep: '请填写要沿用的三行界限，或改用别的方法。',
      weights: '三个权重至少有一个要大于 0。',
      currency: '请填写货币代码，例如 CNY、USD。',
      locale: '请填写语言和地区，例如 zh-CN。',
      shortText: (most) => `最多 ${most} 个字符。`,
      date: '请填写日期，例如 2026-10-01。',
      yesOrNo: '请填写是或否。',
      setting: '没有这个设置项。请更正名称，或清空这一行。',
      column: '没有这一列。请更正名称，或清空这一行。',
      someColumn: '请至少勾选一列。',
      tierName: '请填写名称，最多 60 个字符。',
      tierNamesDiffer: '各等级的名称不能相同。',
      tierUp: '请填写升级门槛，0 或以上的数。',
      tierKeep: '请填写保级门槛，0 或以上的数，也可以留空。',
      tierBase: '需要有一个从 0 起的等级，让每位客户都有等级。',
      tiersDiffer: '有两个等级的升级门槛相同，请修改其中一个。',
      tooManyTiers: (most) => `最多 ${most} 个等级。`,
      header: (header) => `第 1 行缺少表头“${header}”，请恢复。`,
    },
    did: {
      standard: (text) => `用了默认值：${text}。`,
      blank: '按空白处理。',
      row: '没有采用这一行。',
      rule: '没有采用这条规则，其他规则照常。',
      before: '沿用了之前的设置。',
      write: '写入分群、等级和下次联系。',
    },
    problems: {
      kind: (count) => `设置有误：${count} 处`,
      expected: '请在“设置”工作表里逐个更正，或留空。',
      did: '见各行。',
    },
    tiersAtFirst: [
      { name: '普通会员', up: 0 },
      { name: '银卡', up: 1_000 },
      { name: '金卡', up: 5_000 },
      { name: '白金卡', up: 20_000 },
    ],
  },
}
