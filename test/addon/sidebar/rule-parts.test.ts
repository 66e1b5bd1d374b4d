/** The builder's parts of a condition: every text of the table comes back as it was, what has no fields stays a text. */
import { describe, expect, it } from 'vitest'
import { ruleSubjects } from '../../../addon/rule-subjects.ts'
import { columnChoices } from '../../../addon/rule-values.ts'
import type { Mapping } from '../../../addon/settings.ts'
import { columnSentence, joinColumn, partsOf, splitColumn, valueInputOf } from '../../../addon/sidebar/rule-parts.ts'
import { WORDS } from '../../../addon/sidebar/words/index.ts'

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

  it.each(['Spend(many)', 'Days since(Tier)', 'Store', 'Bought(Store', 'Share(store: Bonn)', 'nonsense', ''])(
    '“%s” stays a text',
    (text) => {
      expect(splitColumn(text, subjects('en')).subject).toBeUndefined()
      expect(columnSentence(text, subjects('en'), WORDS.en.rule)).toBe(text)
    },
  )

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
