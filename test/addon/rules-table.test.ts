/** The rules table: rows in either language to rules and back, wrong cells by row and column. */
import { describe, expect, it } from 'vitest'
import { columnNamed, shownColumn } from '../../addon/rule-values.ts'
import { cellOfPath, type RuleRow, readRules } from '../../addon/rules-table.ts'
import { WORDS as SIDEBAR_WORDS } from '../../addon/sidebar/words/index.ts'
import { RULE_WORDS } from '../../addon/words/rules.ts'
import { LOCALES, RULE_COLUMNS, RULE_OPERATORS, type RuleCondition } from '../../worker/contract.ts'

const CONTEXT = { language: 'en', tierNames: ['Member', 'Silver', 'Gold'], ownHeaders: ['City', 'Notes'] } as const
const read = (...rows: RuleRow[]) => readRules(rows, CONTEXT)
/** The condition of a rule of one row. */
const condition = (column: string, operator: string, value: RuleRow['value'] = '') => {
  const { rules, problems } = read({ name: 'R', column, operator, value, tag: 'x' })
  return rules[0]?.when?.[0] ?? problems.map((problem) => `${problem.column} ${problem.code}`).join()
}

describe('rows become rules', () => {
  it('one rule of several rows, in English', () => {
    const { rules, problems, places } = read(
      {
        name: 'Online milk',
        column: 'Channel',
        operator: 'is',
        value: 'online',
        segment: 'Champions',
        priority: 1,
        stop: true,
      },
      { joinedBy: 'and', column: 'Spend(90)', operator: 'more than', value: '1,000' },
      { joinedBy: 'Or', column: 'Bought(milk powder)', operator: 'is', value: 'yes', tag: 'milk', tierFloor: 'gold' },
      {},
      { name: 'Big', advanced: 'spend(365) > 500.0', tag: 'big' },
    )
    expect(problems).toEqual([])
    expect(rules).toEqual([
      {
        name: 'Online milk',
        when: [
          { column: 'channel', operator: '=', value: 'online' },
          { column: 'spend(90)', operator: '>', value: 1000 },
          { column: 'bought(milk powder)', operator: '=', value: true, joinedBy: 'or' },
        ],
        sets: { segment: 'champions', tag: 'milk', tierFloor: 'Gold' },
        priority: 1,
        stop: true,
      },
      { name: 'Big', advanced: 'spend(365) > 500.0', sets: { tag: 'big' } },
    ])
    expect(places).toEqual([
      { row: 0, when: [0, 1, 2] },
      { row: 4, when: [] },
    ])
  })

  it('the same in Chinese', () => {
    const { rules, problems } = read(
      { name: '线上奶粉', column: '渠道', operator: '等于', value: '线上', segment: '冠军客户' },
      { joinedBy: '且', column: '消费（90）', operator: '大于', value: '１０００' },
      { joinedBy: '或', column: '买过(奶粉)', operator: '等于', value: '是', stop: '是' },
    )
    expect(problems).toEqual([])
    expect(rules).toEqual([
      {
        name: '线上奶粉',
        when: [
          { column: 'channel', operator: '=', value: '线上' },
          { column: 'spend(90)', operator: '>', value: 1000 },
          { column: 'bought(奶粉)', operator: '=', value: true, joinedBy: 'or' },
        ],
        sets: { segment: 'champions' },
        stop: true,
      },
    ])
  })

  it.each<[string, string, RuleRow['value'], RuleCondition]>([
    ['Spend in window', 'between', '10 to 20', { column: 'monetary', operator: 'between', value: [10, 20] }],
    ['Spend in window', '介于', '10至20', { column: 'monetary', operator: 'between', value: [10, 20] }],
    ['monetary', 'in list', '1,000; 20', { column: 'monetary', operator: 'in', value: [1000, 20] }],
    ['Share(channel: online)', '≥', '40%', { column: 'share(channel: online)', operator: '>=', value: 0.4 }],
    ['占比（渠道：线上）', '大于', 0.4, { column: 'share(channel: 线上)', operator: '>', value: 0.4 }],
    ['Days since(Last order)', '<', 30, { column: 'daysSince(lastOrder)', operator: '<', value: 30 }],
    ['Last order', 'within last days', 30, { column: 'lastOrder', operator: 'withinLastDays', value: 30 }],
    ['Last order', 'more than days ago', '30', { column: 'lastOrder', operator: 'moreThanDaysAgo', value: 30 }],
    ['Next contact', '>=', '2026-03-05', { column: 'nextContact', operator: '>=', value: '2026-03-05' }],
    [
      'Segment',
      'one of',
      '冠军客户；Loyal; new',
      { column: 'segment', operator: 'in', value: ['champions', 'loyal', 'new'] },
    ],
    ['Lifecycle', 'is', 'Dormant', { column: 'lifecycle', operator: '=', value: 'dormant' }],
    ['Value class', 'is', 'a', { column: 'valueClass', operator: '=', value: 'A' }],
    ['Tier', 'at least', 'silver', { column: 'tier', operator: '>=', value: 'Silver' }],
    ['Category', 'in list', 'tea, milk powder', { column: 'category', operator: 'in', value: ['tea', 'milk powder'] }],
    ['Product', 'is', 4006381333931, { column: 'product', operator: '=', value: '4006381333931' }],
    ['Source', 'is blank', '', { column: 'source', operator: 'blank' }],
    ['City', 'contains', 'ly', { column: 'attributes.City', operator: 'contains', value: 'ly' }],
    ['attributes.Size', 'is', 'L', { column: 'attributes.Size', operator: '=', value: 'L' }],
    ['Do not contact', 'is', '否', { column: 'doNotContact', operator: '=', value: false }],
    ['Owner', 'is', 'kim@shop.com', { column: 'owner', operator: '=', value: 'kim@shop.com' }],
  ])('%s %s %s', (column, operator, value, expected) => {
    expect(condition(column, operator, value)).toEqual(expected)
  })

  it('every column by the name it has in either language', () => {
    for (const language of LOCALES) {
      for (const column of Object.keys(RULE_COLUMNS)) {
        expect(columnNamed(shownColumn(column, language), []), `${language} ${column}`).toBe(column)
      }
    }
  })

  it('a column inside brackets is in the reader’s language, and read back from either', () => {
    expect(shownColumn('bought(product: 水煮鱼)', 'zh')).toBe('买过(商品: 水煮鱼)')
    expect(shownColumn('share(channel: online)', 'en')).toBe('Share(Channel: online)')
    for (const language of LOCALES)
      for (const column of ['bought(product: 水煮鱼)', 'share(store: a: b)', 'bought(Size: 3)', 'bought(tea)'])
        expect(columnNamed(shownColumn(column, language), [])).toBe(column)
  })

  it('the words that operators had in the table before', () => {
    const before: [string, string][] = [
      ['>', '>'],
      ['>=', '>='],
      ['<', '<'],
      ['<=', '<='],
      ['in list', 'in'],
      ['blank', 'blank'],
      ['not blank', 'notBlank'],
      ['within last days', 'withinLastDays'],
      ['more than days ago', 'moreThanDaysAgo'],
      ['是', '='],
      ['不是', '!='],
      ['是其中之一', 'in'],
      ['最近几天内', 'withinLastDays'],
      ['超过几天前', 'moreThanDaysAgo'],
      ['在…天以前', 'moreThanDaysAgo'],
      ['within the last ... days', 'withinLastDays'],
    ]
    for (const [word, operator] of before) {
      const value = operator === 'blank' || operator === 'notBlank' ? '' : '30'
      const column = /Days/.test(operator) ? 'Last order' : operator === 'in' ? 'Category' : 'Spend in window'
      expect(condition(column, word, value), word).toMatchObject({ operator })
    }
  })

  it('operators have the sidebar’s words', () => {
    for (const language of LOCALES)
      for (const operator of RULE_OPERATORS)
        expect(SIDEBAR_WORDS[language].rule.operators[operator]).toBe(RULE_WORDS[language].operators[operator][0])
  })

  it('no two operators or columns share a word', () => {
    const words = RULE_OPERATORS.flatMap((operator) =>
      LOCALES.flatMap((language) => RULE_WORDS[language].operators[operator].map((word) => `${word}`)),
    )
    expect(new Set(words).size).toBe(words.length)
  })
})

describe('a wrong cell', () => {
  it.each<[string, RuleRow, string]>([
    ['no name', { column: 'R', operator: '>', value: 1, tag: 'x' }, 'name noName'],
    [
      'a column that does not exist',
      { name: 'R', column: 'Sales', operator: '>', value: 1, tag: 'x' },
      'column unknownColumn',
    ],
    ['no column', { name: 'R', operator: '>', value: 1, tag: 'x' }, 'column unknownColumn'],
    [
      'an operator that does not exist',
      { name: 'R', column: 'R', operator: 'like', value: 1, tag: 'x' },
      'operator unknownOperator',
    ],
    [
      'an operator of another kind',
      { name: 'R', column: 'Segment', operator: '>', value: 'New', tag: 'x' },
      'operator wrongOperator',
    ],
    ['no value', { name: 'R', column: 'R', operator: '>', tag: 'x' }, 'value badValue'],
    ['a number that is none', { name: 'R', column: 'R', operator: '>', value: 'many', tag: 'x' }, 'value badValue'],
    ['one value of two', { name: 'R', column: 'R', operator: 'between', value: '3', tag: 'x' }, 'value badValue'],
    [
      'a segment that is none',
      { name: 'R', column: 'Segment', operator: 'is', value: 'Best', tag: 'x' },
      'value badValue',
    ],
    [
      'a segment to set that is none',
      { name: 'R', column: 'R', operator: '>', value: 1, segment: 'Best' },
      'segment unknownSegment',
    ],
    [
      'a tier that is none',
      { name: 'R', column: 'R', operator: '>', value: 1, tierFloor: 'Black' },
      'tierFloor unknownTier',
    ],
    ['nothing to set', { name: 'R', column: 'R', operator: '>', value: 1 }, 'segment setsNothing'],
    ['no condition', { name: 'R', tag: 'x' }, 'column noCondition'],
    ['two ways', { name: 'R', column: 'R', operator: '>', value: 1, tag: 'x', advanced: 'r > 1' }, 'advanced twoWays'],
    [
      'a priority that is no number',
      { name: 'R', advanced: 'r > 1', tag: 'x', priority: 'high' },
      'priority badPriority',
    ],
    ['a stop that is neither yes nor no', { name: 'R', advanced: 'r > 1', tag: 'x', stop: 'maybe' }, 'stop badFlag'],
    ['an owner in an expression', { name: 'R', advanced: "owner == 'Kim'", tag: 'x' }, 'advanced ownerInExpression'],
    ['an address in an expression', { name: 'R', advanced: "source == 'a@b.c'", tag: 'x' }, 'advanced privateText'],
    [
      'an address as a value',
      { name: 'R', column: 'Source', operator: 'is', value: 'a@b.c', tag: 'x' },
      'value privateText',
    ],
    [
      'a part of an owner’s name',
      { name: 'R', column: 'Owner', operator: 'contains', value: 'Ki', tag: 'x' },
      'operator wrongOperator',
    ],
  ])('%s', (_, row, expected) => {
    const { rules, problems } = read(row)
    expect(problems.map(({ column, code }) => `${column} ${code}`)).toEqual([expected])
    expect(problems[0].message).toMatch(/^\S.*\.$/)
    expect(rules).toEqual([])
  })

  it('leaves its rule out and keeps the others, with their own rows', () => {
    const { rules, problems, places } = read(
      { name: 'A', column: 'Sales', operator: '>', value: 1, tag: 'x' },
      { name: 'B', column: 'R', operator: '>', value: 1, tag: 'x' },
      { joinedBy: 'plus', column: 'F', operator: '>', value: 1 },
      { name: 'C', column: 'M', operator: '>', value: 1, tag: 'x' },
    )
    expect(rules.map(({ name }) => name)).toEqual(['C'])
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [0, 'column', 'unknownColumn'],
      [2, 'joinedBy', 'badJoin'],
    ])
    expect(cellOfPath('rules[0].when[0].value', places)).toEqual({ row: 3, column: 'value' })
  })

  it('is told in the language of the sheet, for every code', () => {
    for (const language of LOCALES) {
      for (const sentence of Object.values(RULE_WORDS[language].problems)) {
        expect(sentence('x', 'y')).toMatch(language === 'en' ? /^[A-Z].*\.$/ : /。$/)
      }
    }
  })
})

it("the Worker's paths lead to cells", () => {
  const places = [
    { row: 0, when: [] },
    { row: 1, when: [1, 2] },
  ]
  expect(cellOfPath('rules[0].advanced', places)).toEqual({ row: 0, column: 'advanced' })
  expect(cellOfPath('rules[1].when[1].operator', places)).toEqual({ row: 2, column: 'operator' })
  expect(cellOfPath('rules[1].sets.tierFloor', places)).toEqual({ row: 1, column: 'tierFloor' })
  expect(cellOfPath('rules[1].sets', places)).toEqual({ row: 1, column: 'segment' })
  expect(cellOfPath('rules[0].when', places)).toEqual({ row: 0, column: 'column' })
  expect(cellOfPath('rules[7].when', places)).toBeUndefined()
  expect(cellOfPath('tiers', places)).toBeUndefined()
})
