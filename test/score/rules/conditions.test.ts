/** What every kind of column and operator means, by hand, on a shop of four customers: ann, bob, cy, dee. */
import { describe, expect, it } from 'vitest'
import { scoreTables } from '../../../worker/answer.ts'
import { RULE_COLUMNS, RULE_KIND_OPERATORS, RULE_OPERATORS, type RuleCondition } from '../../../worker/contract.ts'
import { ask, SHOP, whoMeets } from './shop.ts'

type Case = [title: string, expected: string, ...when: RuleCondition[]]

describe('a condition on a number', () => {
  it.each<Case>([
    ['more than', 'a', ask('spend(90)', '>', 100)],
    ['at least', 'a', ask('spend(90)', '>=', 700)],
    ['the window ends with asOf: 31 days hold the order of 1 March', 'a', ask('spend(31)', '=', 600)],
    ['30 days do not', 'ab', ask('spend(30)', '=', 0), ask('recencyDays', 'notBlank')],
    ['0 days are the lifetime', 'b', ask('spend(0)', '=', 20)],
    ['days with an order', 'a', ask('orders(365)', '>=', 2)],
    ['between holds both ends, in either order', 'b', ask('monetary', 'between', [20, 5])],
    ['in a list', 'b', ask('monetary', 'in', [1, 20])],
    ['text of a number', 'a', ask('monetary', '>', '1,00'.replace(',', ''))],
    ['text with thousands marks and a percentage', 'a', ask('share(milk powder)', '>', '50%')],
    ['a blank is not more and not less', 'ab', ask('r', '>', 0, undefined), ask('r', '<=', 9)],
    ['a blank differs from every number', 'cd', ask('r', '!=', 2), ask('r', '!=', 1), ask('r', 'blank')],
    ['days since a date', 'a', ask('daysSince(lastOrder)', '<=', 30)],
    ['days since a date to come are negative', 'a', ask('daysSince(nextContact)', '<=', 0), ask('r', 'notBlank')],
    ['no share of a prospect', 'cd', ask('share(tea)', 'blank')],
  ])('%s', (_, expected, ...when) => {
    expect(whoMeets({ when })).toBe(expected)
  })
})

describe('a condition on a date', () => {
  it.each<Case>([
    ['on or after a day', 'a', ask('lastOrder', '>=', '2026-03-01')],
    ['after a day', '', ask('lastOrder', '>', '2026-03-01')],
    ['before a day', 'b', ask('lastOrder', '<', '2026-03-01')],
    ['between two days', 'a', ask('firstOrder', 'between', ['2026-01-01', '2026-01-31'])],
    ['within the last 31 days: the dates that end with asOf', 'a', ask('lastOrder', 'withinLastDays', 31)],
    ['within the last 30 days', '', ask('lastOrder', 'withinLastDays', 30)],
    [
      'a date to come is not within the last days',
      '',
      ask('nextContact', 'withinLastDays', 9),
      ask('nextContact', '>', '2026-03-31'),
    ],
    ['more than 30 days ago', 'b', ask('lastOrder', 'moreThanDaysAgo', 30)],
    ['blank', 'cd', ask('lastOrder', 'blank')],
    ['joined, of the Customers table', 'c', ask('joined', 'withinLastDays', 15)],
  ])('%s', (_, expected, ...when) => {
    expect(whoMeets({ when })).toBe(expected)
  })
})

describe('a condition on a text', () => {
  it.each<Case>([
    ['without regard to case', 'b', ask('source', '=', 'advert')],
    ['other than, blanks included', 'acd', ask('source', '!=', 'advert')],
    ['in a list', 'ab', ask('source', 'in', ['ADVERT', 'walk-in'])],
    ['contains', 'b', ask('source', 'contains', 'ver')],
    ['blank', 'cd', ask('source', 'blank')],
    ['one of several tags', 'ac', ask('tags', '=', 'Press')],
    ['an attribute of the customer', 'ad', ask('attributes.city', '=', 'lyon')],
    ['a channel in which something was bought', 'a', ask('channel', '=', 'online')],
    ['a channel in which nothing was bought', 'bcd', ask('channel', '!=', 'online')],
    ['an attribute of the orders; a refunded order does not count', '', ask('attributes.taste', '=', 'salty')],
    ['no text in any order', 'bcd', ask('attributes.taste', 'blank')],
    ['a category', 'ab', ask('category', '=', 'tea')],
  ])('%s', (_, expected, ...when) => {
    expect(whoMeets({ when })).toBe(expected)
  })
})

describe('a condition on a code, a tier or yes and no', () => {
  it.each<Case>([
    ['a code', 'cd', ask('lifecycle', '=', 'prospect')],
    ['its label in English', 'cd', ask('segment', '=', 'Prospect')],
    ['its label in Chinese', 'cd', ask('segment', '=', '潜在客户')],
    ['in a list', 'cd', ask('segment', 'in', ['Prospect', 'champions'])],
    ['tiers are ordered', 'abcd', ask('tier', '<', 'silver')],
    ['no tier above', '', ask('tier', '>=', 'Gold')],
    ['yes', 'b', ask('doNotContact', '=', 'yes')],
    ['not yes', 'acd', ask('doNotContact', '!=', true)],
    ['bought a category', 'a', ask('bought(milk powder)', '=', 'yes')],
    ['bought in a channel', 'ab', ask('bought(channel: shop)', '=', 'yes')],
    ['bought a category that nobody did', '', ask('bought(coffee)', '=', true)],
  ])('%s', (_, expected, ...when) => {
    expect(whoMeets({ when })).toBe(expected)
  })
})

describe('conditions together', () => {
  it.each<Case>([
    ['and', 'a', ask('category', '=', 'tea'), ask('channel', '=', 'online')],
    ['or', 'abc', ask('category', '=', 'tea'), ask('tags', '=', 'press', 'or')],
    [
      'and binds tighter than or',
      'ac',
      ask('tags', '=', 'press'),
      ask('category', '=', 'tea', 'or'),
      ask('channel', '=', 'online', 'and'),
    ],
    ['whatever joins the first', 'ab', ask('category', '=', 'tea', 'or')],
  ])('%s', (_, expected, ...when) => {
    expect(whoMeets({ when })).toBe(expected)
  })
})

describe('what cannot be asked', () => {
  it.each<Case>([
    ['a column that does not exist', 'rules[0].when[0].column ruleUnknownColumn', ask('sales', '>', 1)],
    ['a name that every object has', 'rules[0].when[0].column ruleUnknownColumn', ask('constructor', '=', 1)],
    ['a column that was not sent', 'rules[0].when[0].column ruleColumnNotSent', ask('store', '=', 'x')],
    ['an attribute that was not sent', 'rules[0].when[0].column ruleColumnNotSent', ask('attributes.size', '=', 'x')],
    ['spend of no days', 'rules[0].when[0].column ruleBadArgument', ask('spend()', '>', 1)],
    ['spend of half a day', 'rules[0].when[0].column ruleBadArgument', ask('spend(0.5)', '>', 1)],
    ['days since a number', 'rules[0].when[0].column ruleBadArgument', ask('daysSince(monetary)', '>', 1)],
    [
      'the second condition',
      'rules[0].when[1].operator ruleWrongOperator',
      ask('r', '>', 1),
      ask('segment', '>', 'new'),
    ],
    ['a number that is none', 'rules[0].when[0].value ruleBadValue', ask('monetary', '>', 'many')],
    ['a number that is missing', 'rules[0].when[0].value ruleBadValue', ask('monetary', '>')],
    ['one end of between', 'rules[0].when[0].value ruleBadValue', ask('monetary', 'between', [1])],
    ['an empty list', 'rules[0].when[0].value ruleBadValue', ask('source', 'in', [])],
    ['a day of the calendar that is none', 'rules[0].when[0].value ruleBadValue', ask('lastOrder', '>', '2026-02-30')],
    [
      'days that are no number',
      'rules[0].when[0].value ruleBadValue',
      ask('lastOrder', 'withinLastDays', '2026-01-01'),
    ],
    ['a segment that is none', 'rules[0].when[0].value ruleBadValue', ask('segment', '=', 'Champ')],
    ['neither yes nor no', 'rules[0].when[0].value ruleBadValue', ask('doNotContact', '=', 'perhaps')],
    ['no condition', 'rules[0].when ruleNoCondition'],
  ])('%s', (_, expected, ...when) => {
    expect(whoMeets({ when })).toBe(expected)
  })
})

it('every column that the contract names can be asked with every operator of its kind', () => {
  const VALUES = { number: 1, date: '2026-01-01', tier: 'Silver', text: 'x', flag: true }
  const customers = { ...SHOP.customers, owner: ['x', 'x', 'x', 'x'], satisfaction: [1, 2, 3, 4] }
  const orders = { ...SHOP.orders, product: ['x', 'x', 'x', 'x', 'x'], store: ['x', 'x', 'x', 'x', 'x'] }
  for (const [column, kind] of Object.entries(RULE_COLUMNS)) {
    const codes: Record<string, string> = {
      valueClass: 'A',
      spendClass: 'high',
      rfmClass: 'key',
      cycleConfidence: 'low',
      churnRisk: 'low',
      contactReason: 'winBack',
      contactChannel: 'sms',
      contactBlocked: 'lost',
      lifecycle: 'new',
    }
    const value = kind === 'code' ? (codes[column] ?? 'new') : VALUES[kind]
    const rules = RULE_KIND_OPERATORS[kind].map((operator) => ({
      name: operator,
      when: [
        operator === 'blank' || operator === 'notBlank'
          ? ask(column, operator)
          : ask(column, operator, operator === 'between' ? [value, value] : /Days/.test(operator) ? 9 : value),
      ],
      sets: { tag: operator },
    }))
    const answer = scoreTables({ ...SHOP, customers, orders, settings: { rules } } as never)
    expect(answer.settingsProblems, column).toBeUndefined()
    const wrong = RULE_OPERATORS.filter((operator) => !RULE_KIND_OPERATORS[kind].includes(operator))
    for (const operator of wrong)
      expect(whoMeets({ when: [ask(column, operator, 1)] }), `${column} ${operator}`).toMatch(
        /ruleWrongOperator|ruleColumnNotSent/,
      )
  }
})
