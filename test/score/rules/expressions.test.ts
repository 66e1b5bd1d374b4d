/** The advanced cell: what an expression can say, and how a wrong one is told. */
import { describe, expect, it } from 'vitest'
import { answerWith, SHOP, whoMeets } from './shop.ts'

describe('an expression', () => {
  it.each([
    ["spend(90) > 500.0 && bought('milk powder')", 'a'],
    ['spend(90) > 500', 'a'],
    ['100 - spend(365) > 50 || r == 5', 'abcd'],
    ['monetary * 2 + 1 > 41.5', 'a'],
    ['r in [4, 5] || monetary in [20.0]', 'ab'],
    ["tier == 'Member' && lifecycle == 'prospect'", 'cd'],
    ["'Online' in channel", 'a'],
    ["channel.exists(c, c.startsWith('On'))", 'a'],
    ["tags.all(t, t == 'press') && size(tags) > 0", 'c'],
    ["attributes.city == 'Lyon'", 'ad'],
    ["attributes['city'] == 'Lyon' && attributes.taste.contains('sweet')", 'a'],
    ["bought('channel', 'shop')", 'ab'],
    ["share('tea') > 0.1", 'ab'],
    ['daysSince(lastOrder) <= 30', 'a'],
    ["lastOrder >= '2026-01-01'", 'a'],
    ['isBlank(r)', 'cd'],
    ['isBlank(source) && isBlank(lastOrder)', 'cd'],
    ['doNotContact', 'b'],
    ['!doNotContact', 'acd'],
    ["source == '' ? true : r > 4", 'acd'],
  ])('%s', (advanced, expected) => {
    expect(whoMeets({ advanced })).toBe(expected)
  })

  it('that fails for a customer does not hold for them', () => {
    expect(whoMeets({ advanced: '1 / 0 > 0' })).toBe('')
    expect(whoMeets({ advanced: 'int(source) > 0 || r > 0' })).toBe('ab')
  })

  it('compares a blank number with nothing', () => {
    expect(whoMeets({ advanced: 'r > 0 || r <= 0' })).toBe('ab')
  })
})

describe('an expression that cannot be used', () => {
  it.each([
    ['spend(90', 'cannot be read at character 9'],
    ['r = 4', 'cannot be read at character 3 (“=”)'],
    ["'abc", "has a text without its closing quotation mark at character 1 (“'abc”)"],
    ['sales > 1', 'uses a name that is not known at character 1 (“sales”)'],
    ['constructor == 1', 'uses a name that is not known at character 1 (“constructor”)'],
    ["store == 'x'", 'uses a column that your tables do not have at character 1 (“store”)'],
    ["attributes.size == 'x'", 'uses a column that your tables do not have at character 1 (“attributes.size”)'],
    ['r > 1 && first(2) > 1', 'uses a function that is not known at character 10 (“first(2)”)'],
    ["spend('x') > 1", 'gives a function what it does not take at character 1'],
    ['spend(1.5) > 1', 'gives a function what it does not take at character 1'],
    ['spend(r) > 1', 'has to give this function a plain number or text at character 1'],
    ['segment > 4', 'compares or combines things that do not go together at character 1'],
    ['spend(90) + 1', 'has to say yes or no, such as spend(90) > 500 at character 1'],
    // What could run for ever, or read a clock.
    ["source.matches('(a+)+$')", 'uses a function that is not known at character 1'],
    ['tags.map(t, t).size() > 1', 'uses a function that is not known at character 1'],
    ['tags.all(t, tags.all(u, u == t))', 'uses exists or all inside another at character 13'],
    ["timestamp('2020-01-01T00:00:00Z') == timestamp('2020-01-01T00:00:00Z')", 'uses a function that is not known'],
    [`${'('.repeat(200)}r${')'.repeat(200)} > 1`, 'cannot be read at character'],
    [`${'r > 1 || '.repeat(120)}r > 1`, 'cannot be read at character'],
  ])('%s', (advanced, expected) => {
    const { settingsProblems = [] } = answerWith([
      { name: 'Mine', advanced: advanced.slice(0, 1000), sets: { tag: 'x' } },
    ])
    expect(settingsProblems.map(({ path, code }) => [path, code])).toEqual([['rules[0].advanced', 'ruleBadExpression']])
    expect(settingsProblems[0].message).toContain(`The rule “Mine” was skipped: its advanced cell ${expected}`)
    expect(settingsProblems[0].message).not.toMatch(/undefined|overload|RPAREN|\n/)
  })
})

describe('names of codes and tiers in an expression', () => {
  const problemOf = (advanced: string, locale: 'en' | 'zh' = 'en') =>
    answerWith([{ name: 'N', advanced, sets: { tag: 'x' } }], undefined, {}, { ...SHOP, locale }).settingsProblems?.[0]
      ?.message

  it.each(["tier >= 'Gold'", "'Gold' < tier", 'tier > tierComputed', "lifecycle < 'new'"])(
    'are not ordered by the alphabet: %s',
    (advanced) => {
      expect(problemOf(advanced)).toContain('asks for higher or lower by the alphabet')
      expect(problemOf(advanced, 'zh')).toContain('会按字母比较高低')
    },
  )

  it.each([
    "segment == 'Champions'",
    "r > 3 && 'sleeping' != lifecycle",
    "!(segment in ['loyal', 'Dormant'])",
    "tier == 'Diamond'",
  ])('that the column never has are told: %s', (advanced) => {
    expect(problemOf(advanced)).toContain('compares with a name that the column never has')
    expect(problemOf(advanced, 'zh')).toContain('不会出现在此列')
  })

  it.each([
    "segment == 'champions' || segment in ['loyal', 'dormant']",
    "cycleConfidence == '' || tier == 'Member' || tier == tierComputed",
    "source == 'anything' && lastOrder >= '2026-01-01'",
  ])('that it has, blanks, other texts and dates are fine: %s', (advanced) => {
    expect(problemOf(advanced)).toBeUndefined()
  })
})
