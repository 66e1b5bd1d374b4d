/**
 * What the headers of the rules table explain, each with what could stand below it, in both languages. Decides words
 * only.
 */
import type { Locale } from '../../worker/contract.ts'
import type { RuleTableColumn } from './rules.ts'

export const RULE_NOTES: { readonly [locale in Locale]: { [column in RuleTableColumn]: string } } = {
  en: {
    name:
      'Your own rules, one line for each condition. The name begins a rule; a line without a name adds a condition to the rule above.\n' +
      'Example: Milk online | | Channel | is | online | Champions; and on the next line: | and | Bought(milk powder) | is | yes.\n' +
      'A rule takes what it asks about along: with Channel, Store, Product, Source, Tags, Satisfaction or a column of your own these texts leave the sheet. Set up shows them.',
    joinedBy: 'From the second condition on. “and” binds closer than “or”. Blank: and.',
    column:
      'What the rule asks about: a column that Regulars writes, a column of your tables under its header, or Spend(90), Orders(365), Days since(Last order), Bought(tea), Share(channel: online). The number is days; 0 is all time.',
    operator:
      'Choose from the list. Text takes is, is not, contains, one of; numbers and dates also more than, less than, between.',
    value:
      'What to compare with: 500, 2026-03-05, yes, online. Two for between: 10 to 20. Several for one of: tea; coffee.',
    segment: 'The segment that these customers get. Two rules disagree: the one that comes first counts.',
    tag: 'A word for the column Rule tags, such as milk. Tick that column under Write.',
    tierFloor: 'These customers have at least this tier.',
    priority: 'A lower number comes first, a blank one last; with the same number the upper rule comes first.',
    stop: 'Tick it, and the rules after this one no longer look at its customers.',
    advanced:
      'In place of conditions, for who likes formulas: spend(365) > 500 && "online" in channel. Column names are those of the API.',
  },
  zh: {
    name:
      '您自己的规则，每行一个条件。填写名称即开始一条规则；不填名称的行是上面那条规则的又一个条件。\n' +
      '例如：网购奶粉 | | 渠道 | 等于 | 线上 | 冠军客户；下一行：| 且 | 买过(奶粉) | 等于 | 是。\n' +
      '规则问到什么，什么就会一同发送：用到渠道、门店、商品、来源、标签、满意度或您自己的列时，这些文字会发送出去。“设置向导”里会列出来。',
    joinedBy: '从第二个条件起填写。“且”比“或”优先。留空即为“且”。',
    column:
      '规则要看的内容：“常客”所写的列、您表格里的列（填表头），或 消费(90)、订单(365)、距今天数(最近下单)、买过(茶)、占比(渠道: 线上)。数字是天数，0 为全部时间。',
    operator: '从列表中选择。文字可用等于、不等于、包含、属于；数字和日期还可比较大小、介于。',
    value: '用来比较的值：500、2026-03-05、是、线上。“介于”填两个：10 至 20。“属于”可填多个：茶；咖啡。',
    segment: '这些客户归入的分群。两条规则不一致时，先执行的算数。',
    tag: '写进“规则标签”列的词，例如 奶粉。请在“写入”里勾选该列。',
    tierFloor: '这些客户至少是这个等级。',
    priority: '数字小的先执行，留空的最后；数字相同时，上面的先执行。',
    stop: '勾选后，后面的规则不再看这条规则的客户。',
    advanced: '代替条件，给喜欢公式的人：spend(365) > 500 && "线上" in channel。列名与接口相同。',
  },
}
