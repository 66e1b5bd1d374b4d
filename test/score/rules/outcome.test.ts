/** What rules set: order, stop, segments, tags, tier floors, and where each is seen. */
import { describe, expect, it } from 'vitest'
import type { OutputColumn, Rule } from '../../../worker/contract.ts'
import { parseScoreRequest } from '../../../worker/schema.ts'
import { answerWith, ask, SHOP, whoMeets } from './shop.ts'

const tea = [ask('category', '=', 'tea')]
const all = [ask('joined', '!=', '1999-01-01')]
/** A column of ann, bob, cy and dee. */
const column = (name: OutputColumn, rules: Rule[], settings = {}, shop = SHOP) =>
  answerWith(rules, [name], settings, shop).columns[name]

describe('tags', () => {
  it('of several rules stand in one cell, by priority, then name', () => {
    const rules: Rule[] = [
      { name: '1', when: tea, sets: { tag: 'zebra' } },
      { name: '2', when: all, sets: { tag: 'late' }, priority: 9 },
      { name: '3', when: tea, sets: { tag: 'first' }, priority: 1 },
      { name: '4', when: tea, sets: { tag: 'ant' } },
      { name: '5', when: tea, sets: { tag: 'late' } },
    ]
    expect(column('tags', rules)).toEqual(['first, late, ant, zebra', 'first, late, ant, zebra', 'late', 'late'])
  })

  it('are blank without a rule', () => {
    expect(column('tags', [])).toEqual([null, null, null, null])
  })
})

describe('a segment', () => {
  it('of the first rule that sets one comes before the grid and is the computed one', () => {
    const rules: Rule[] = [
      { name: 'Second', when: all, sets: { segment: 'others' } },
      { name: 'First', when: tea, sets: { segment: 'champions' }, priority: 1 },
    ]
    expect(column('segment', rules)).toEqual(['champions', 'champions', 'others', 'others'])
    expect(column('segmentComputed', rules)).toEqual(['champions', 'champions', 'others', 'others'])
    expect(
      answerWith(rules, ['segment']).summary.classes.segment?.map(({ code, customers }) => [code, customers]),
    ).toEqual([
      ['champions', 2],
      ['others', 2],
    ])
  })

  it('stands below an override', () => {
    const shop = {
      ...SHOP,
      customers: { ...SHOP.customers, id: ['ann', 'bob', 'cy', 'dee'], segmentOverride: ['loyal', null, null, null] },
    }
    const rules: Rule[] = [{ name: 'R', when: tea, sets: { segment: 'champions' } }]
    expect(column('segment', rules, {}, shop)?.slice(0, 2)).toEqual(['loyal', 'champions'])
    expect(column('segmentComputed', rules, {}, shop)?.slice(0, 2)).toEqual(['champions', 'champions'])
  })

  it('that a rule has set is not seen by another rule; an override is', () => {
    const rules: Rule[] = [
      { name: 'R', when: tea, sets: { segment: 'champions' }, priority: 1 },
      { name: 'S', when: [ask('segment', '=', 'champions')], sets: { tag: 'seen' } },
    ]
    expect(column('tags', rules)).toEqual([null, null, null, null])
    const shop = {
      ...SHOP,
      customers: {
        ...SHOP.customers,
        id: ['ann', 'bob', 'cy', 'dee'],
        segmentOverride: [null, null, 'champions', null],
      },
    }
    expect(column('tags', rules, {}, shop)).toEqual([null, null, 'seen', null])
  })
})

describe('a tier floor', () => {
  const rules: Rule[] = [
    { name: 'Gold', when: tea, sets: { tierFloor: 'gold' } },
    { name: 'Silver', when: all, sets: { tierFloor: 'Silver' }, priority: 1 },
  ]
  const levels = [
    { name: 'Member', up: 0 },
    { name: 'Silver', up: 100 },
    { name: 'Gold', up: 500 },
    { name: 'Black', up: 600 },
  ]

  it('raises the computed tier to the highest floor and lowers none', () => {
    expect(column('tier', rules)).toEqual(['Gold', 'Gold', 'Silver', 'Silver'])
    expect(column('tierComputed', rules, { tiers: { levels } })).toEqual(['Black', 'Gold', 'Silver', 'Silver'])
  })

  it('leaves the earned tier its dates and amounts', () => {
    expect(column('toNextTier', rules)).toEqual(column('toNextTier', []))
    expect(column('tierSince', rules)).toEqual(column('tierSince', []))
    expect(column('tierUntil', rules)).toEqual(column('tierUntil', []))
  })

  it('stands below an override', () => {
    const shop = {
      ...SHOP,
      customers: { ...SHOP.customers, id: ['ann', 'bob', 'cy', 'dee'], tierOverride: ['Member', null, null, null] },
    }
    expect(column('tier', rules, {}, shop)).toEqual(['Member', 'Gold', 'Silver', 'Silver'])
    expect(column('tierComputed', rules, {}, shop)).toEqual(['Gold', 'Gold', 'Silver', 'Silver'])
  })

  it('leaves nobody a reminder that a tier expires which the floor holds', () => {
    const settings = {
      tiers: { levels: [levels[0], { name: 'Silver', up: 500, keep: 400 }] },
      lifecycle: 'fixed' as const,
    }
    const shop = { ...SHOP, asOf: '2027-02-01' }
    expect(column('contactReason', [], settings, shop)?.[0]).toBe('expiry')
    const floor: Rule[] = [{ name: 'R', when: all, sets: { tierFloor: 'Silver' } }]
    expect(column('tierComputed', floor, settings, shop)?.[0]).toBe('Silver')
    expect(column('contactReason', floor, settings, shop)?.[0]).not.toBe('expiry')
  })
})

describe('order', () => {
  const rule = (name: string, more: Partial<Rule> = {}): Rule => ({ name, when: tea, sets: { tag: name }, ...more })

  it('stop ends it for those who meet the rule', () => {
    expect(column('tags', [rule('a', { stop: true }), rule('b', { when: all })])).toEqual(['a', 'a', 'b', 'b'])
  })

  it('a lower priority comes first, rules without one last, equals as they stand', () => {
    const sets = { segment: 'lost' as const }
    expect(column('segment', [rule('x', { sets }), rule('y', { priority: 2, sets: { segment: 'loyal' } })])?.[0]).toBe(
      'loyal',
    )
    expect(column('tags', [rule('b'), rule('a', { priority: 1, stop: true })])).toEqual(['a', 'a', null, null])
    expect(column('segment', [rule('x', { sets }), rule('y', { sets: { segment: 'loyal' } })])?.[0]).toBe('lost')
  })

  it('a rule that is skipped stops nobody', () => {
    expect(column('tags', [rule('a', { stop: true, advanced: 'r >', when: [] }), rule('b')])).toEqual([
      'b',
      'b',
      null,
      null,
    ])
  })
})

describe('a rule that cannot be used', () => {
  it('is told and skipped, and the others count', () => {
    const { columns, settingsProblems } = answerWith([
      { name: 'A', when: [ask('sales', '>', 1)], sets: { tag: 'a' } },
      { name: 'B', when: tea, sets: { tag: 'b' } },
      { name: 'C', when: tea, sets: { tierFloor: 'Golden' }, priority: 1 },
      { name: 'D', when: tea, sets: {} },
      { name: 'E', when: tea, advanced: 'true', sets: { tag: 'e' } },
    ])
    expect(columns.tags).toEqual(['b', 'b', null, null])
    expect(settingsProblems).toEqual([
      {
        path: 'rules[0].when[0].column',
        code: 'ruleUnknownColumn',
        message: 'The rule “A” was skipped: there is no column “sales”. Choose one of the columns of Regulars.',
      },
      {
        path: 'rules[2].sets.tierFloor',
        code: 'ruleUnknownTier',
        message: 'The rule “C” was skipped: “Golden” is no tier. The tiers are Member, Silver, Gold, Platinum.',
      },
      {
        path: 'rules[3].sets',
        code: 'ruleSetsNothing',
        message: 'The rule “D” was skipped: it sets nothing. Give it a segment, a tag or a lowest tier.',
      },
      {
        path: 'rules[4].advanced',
        code: 'ruleTwoWays',
        message: 'The rule “E” was skipped: it has both conditions and an advanced cell. Keep one of them.',
      },
    ])
  })

  it.each([
    ['an operator that does not exist', { name: 'A', when: [{ column: 'r', operator: 'like', value: 1 }], sets: {} }],
    ['a segment that does not exist', { name: 'A', when: tea, sets: { segment: 'best' } }],
    ['an unknown key', { name: 'A', when: tea, sets: {}, priorty: 1 }],
    ['no name', { when: tea, sets: {} }],
  ])('is refused where its structure is wrong: %s', (_, rule) => {
    expect(() => parseScoreRequest({ ...SHOP, settings: { rules: [rule] } })).toThrow(/settings\.rules\.0/)
  })
})

describe('why', () => {
  const rules: Rule[] = [
    { name: 'Tea lovers', when: tea, sets: { segment: 'champions', tag: 'tea', tierFloor: 'Gold' } },
  ]
  it('names the rule that spoke', () => {
    expect(column('why', rules)?.[1]).toMatch(
      /^Champions \(by your rule “Tea lovers”\): bought 120 days ago .*; Gold \(by your rule “Tea lovers”; by spend: Member\); tagged tea by your rules; /,
    )
    expect(column('why', rules)?.[2]).not.toMatch(/rule/)
  })

  it('says so in Chinese', () => {
    const { columns } = answerWith(rules, ['why'], {}, { ...SHOP, locale: 'zh' })
    expect(columns.why?.[1]).toMatch(
      /^冠军客户（按您的规则“Tea lovers”）：.*；Gold（按您的规则“Tea lovers”；按消费应为 Member）；按您的规则标记为 tea；/,
    )
  })
})

it('a problem of a rule is told in Chinese', () => {
  const { settingsProblems } = answerWith(
    [{ name: '甲', advanced: 'r >', sets: { tag: 'x' } }],
    [],
    {},
    { ...SHOP, locale: 'zh' },
  )
  expect(settingsProblems?.[0].message).toBe('规则“甲”未生效：高级表达式第 4 个字符处无法读懂。')
})

it('a customer without an id of its own meets no rule', () => {
  const shop = { ...SHOP, customers: { id: ['ann', 'ann', null] } }
  expect(column('tags', [{ name: 'R', when: all, sets: { tag: 'x' } }], {}, shop)).toEqual(['x', null, null])
  expect(whoMeets({ advanced: 'true' })).toBe('abcd')
})
