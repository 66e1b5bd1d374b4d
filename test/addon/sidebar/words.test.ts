/** What the sidebar says: both languages say everything, figures and near days read as people read them. */
import { describe, expect, it } from 'vitest'
import { currencySign, dayWords, figure, money, percent } from '../../../addon/sidebar/words/figures.ts'
import { WORDS } from '../../../addon/sidebar/words/index.ts'

const TODAY = '2026-11-22'

describe('figures', () => {
  it('have thousands marks, money the sign of its currency, or its code where it has none', () => {
    expect(figure(1_234_567)).toBe('1,234,567')
    expect(money(1204.5, 'EUR')).toBe('€1,204.50')
    expect(money(205, 'CNY')).toBe('¥205')
    expect(money(875, 'CHF')).toBe('CHF\u00a0875')
    expect(money(1500, 'JPY')).toBe('¥1,500')
    // What is no code of a currency is no reason to fail.
    expect(money(12, 'Points')).toBe('12 Points')
    expect(money(1204, '')).toBe('1,204')
    expect(money(-3.333, 'USD')).toBe('−$3.33')
    expect(['GBP', 'CNY', 'CHF', 'Points', ''].map(currencySign)).toEqual(['£', '¥', 'CHF', 'Points', ''])
    expect(percent(0.644)).toBe('64 %')
    expect(WORDS.zh.percent(0.644)).toBe('64%')
  })
})

describe('days', () => {
  it.each([
    ['2026-11-22', 'today', '今天'],
    ['2026-11-23', 'tomorrow', '明天'],
    ['2026-11-21', 'yesterday', '昨天'],
    ['2026-11-28', 'in 6 days', '6 天后'],
    ['2026-11-16', '6 days ago', '6 天前'],
    ['2026-12-31', '31 Dec', '12月31日'],
    ['2027-01-01', '1 Jan 2027', '2027年1月1日'],
  ])('%s is %s, %s', (iso, english, chinese) => {
    expect(WORDS.en.day(iso, TODAY)).toBe(english)
    expect(WORDS.zh.day(iso, TODAY)).toBe(chinese)
  })
  it('count across a change of clocks and know what is no day', () => {
    expect(dayWords('2026-03-30', '2026-03-28')).toBe(2)
    expect(dayWords('soon', TODAY)).toBeUndefined()
  })
})

describe('both languages', () => {
  const shapeOf = (words: unknown): unknown =>
    typeof words === 'object' && words !== null
      ? Object.fromEntries(Object.entries(words).map(([key, value]) => [key, shapeOf(value)]))
      : typeof words
  it('say the same things', () => {
    expect(shapeOf(WORDS.zh)).toEqual(shapeOf(WORDS.en))
  })
  it('speak plainly: no exclamation marks, no codes', () => {
    // The code of an operator is no sentence.
    for (const locale of ['en', 'zh'] as const)
      expect(JSON.stringify(WORDS[locale]).replaceAll('"!="', '')).not.toMatch(/[!！]|undefined|Error|\bNaN\b/)
  })
})
