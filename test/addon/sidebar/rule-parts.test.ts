/** The builder's parts of a condition: every text of the table comes back as it was, what has no fields stays a text. */
import { describe, expect, it } from 'vitest'
import { ruleSubjects } from '../../../addon/rule-subjects.ts'
import { columnChoices } from '../../../addon/rule-values.ts'
import type { Mapping } from '../../../addon/settings.ts'
import {
  columnSentence,
  conditionSentence,
  joinColumn,
  partsOf,
  splitColumn,
  valueInputOf,
} from '../../../addon/sidebar/rule-parts.ts'
import { WORDS } from '../../../addon/sidebar/words/index.ts'
import { RULE_OPERATORS } from '../../../worker/contract.ts'

const table = <Columns extends object>(columns: Columns) => ({ sheetId: 1, tab: 'T', columns })
const mapping: Mapping = {
  customers: table({ id: 'ID', joined: 'Joined', source: 'Source', tags: 'Tags', doNotContact: 'Quiet' }),
  orders: table({ customer: 'ID', date: 'Date', category: 'Kind', channel: 'Way' }),
}
const subjects = (language: 'en' | 'zh') => ruleSubjects(mapping, ['City', 'Seat (row)'], ['Basic', 'Gold'], language)

describe('a condition’s left side', () => {
  it.each([
    ['en', 'Spend(365)', 'spend', '365', ''],
    ['en', 'Spend(0)', 'spend', '0', ''],
    ['en', 'Orders()', 'orders', '', ''],
    ['en', 'Days since(Last order)', 'daysSince', 'Last order', ''],
    ['en', 'Bought(Milk powder (2 kg))', 'bought', 'Milk powder (2 kg)', 'category'],
    ['en', 'Share(Channel: online)', 'share', 'online', 'channel'],
    ['en', 'Bought(Size: 3)', 'bought', 'Size: 3', 'category'],
    ['en', 'Tier', 'tier', '', ''],
    ['en', 'attributes.Seat (row)', 'attributes.Seat (row)', '', ''],
    ['zh', '消费(90)', 'spend', '90', ''],
    ['zh', '买过(渠道: 网店)', 'bought', '网店', 'channel'],
    ['zh', '距今天数(最近下单)', 'daysSince', '最近下单', ''],
  ] as const)('%s %s has its fields and comes back as it was', (language, text, code, argument, dimension) => {
    const parts = splitColumn(text, subjects(language))
    expect([parts.subject?.code, parts.argument, parts.dimension]).toEqual([code, argument, dimension])
    expect(joinColumn(parts, subjects(language))).toBe(text)
  })

  it.each([
    'Spend(many)',
    'Days since(Tier)',
    'Store',
    'Bought(Store',
    'Share(store: Bonn)',
    'Share(Store: Bonn)',
    'nonsense',
    '',
  ])('“%s” stays a text', (text) => {
    expect(splitColumn(text, subjects('en')).subject).toBeUndefined()
    expect(columnSentence(text, subjects('en'), WORDS.en.rule)).toBe(text)
  })

  it('of the table’s drop-down has fields wherever the sheet has the column', () => {
    for (const language of ['en', 'zh'] as const) {
      const missing = columnChoices(language).filter((text) => !splitColumn(text, subjects(language)).subject)
      // Columns that this sheet does not have, here three of customers and two of orders.
      expect(missing).toHaveLength(5)
    }
  })

  it('begins with something that has fields, whatever is chosen', () => {
    const all = subjects('en')
    for (const subject of all) expect(splitColumn(joinColumn(partsOf(subject, all), all), all).subject).toBe(subject)
  })

  it('reads as a sentence', () => {
    const say = (text: string) => columnSentence(text, subjects('en'), WORDS.en.rule)
    expect(say('Spend(90)')).toBe('Spend in the last 90 days')
    expect(say('Spend(0)')).toBe('Spend so far')
    expect(say('attributes.City')).toBe('City')
    expect(columnSentence('消费(90)', subjects('zh'), WORDS.zh.rule)).toBe('最近 90 天的消费')
  })
})

describe('a condition in a few words', () => {
  it.each([
    ['zh', '买过(渠道: 网店)', '=', '是', '买过网店：是'],
    ['zh', '消费(365)', '>=', '3000', '最近 365 天的消费 不少于 ¥3,000'],
    ['zh', '品类', '=', '茶', '品类 等于 茶'],
    ['en', 'Bought(Channel: online)', '=', 'yes', 'Has ever bought online: yes'],
    ['en', 'Bought(tea)', '!=', 'yes', 'Has ever bought tea: is not yes'],
    ['en', 'Spend(90)', 'between', '1000 to 20,000.5', 'Spend in the last 90 days between ¥1,000 to ¥20,000.50'],
    ['en', 'Orders(0)', '>', '1200', 'Days with an order so far more than 1,200'],
    ['en', 'Share(tea)', '>', '40%', 'Share of spend on tea more than 40%'],
    ['en', 'Last order', 'moreThanDaysAgo', '1000', 'Last order more than 1000 days ago'],
    ['en', 'Category', 'is on no list', 'is', 'Category is on no list is'],
    ['en', 'Source', 'blank', '', 'Source is blank'],
  ] as const)('%s %s %s %s', (language, column, operator, value, sentence) => {
    const code = RULE_OPERATORS.find((one) => one === operator)
    const known = { subjects: subjects(language), currency: 'CNY' }
    expect(conditionSentence({ joinedBy: 'and', column, operator, value }, code, known, WORDS[language])).toBe(sentence)
  })
})

it('the right side is a choice where the values are known, a field where they are not', () => {
  const input = (code: string, operator: Parameters<typeof valueInputOf>[1]) =>
    valueInputOf(
      subjects('en').find((one) => one.code === code),
      operator,
    )
  expect(input('segment', '=')).toBe('choice')
  expect(input('tier', 'between')).toBe('text')
  expect(input('channel', '=')).toBe('texts')
  expect(input('channel', 'contains')).toBe('text')
  expect(input('lastOrder', '<')).toBe('date')
  expect(input('lastOrder', 'withinLastDays')).toBe('days')
  expect(input('lastOrder', 'blank')).toBe('none')
  expect(input('spend', '>=')).toBe('number')
  expect(input('doNotContact', '=')).toBe('choice')
  expect(valueInputOf(undefined, '=')).toBe('text')
})
