/** What the builder of rules is offered by the script: what this sheet has, and the texts that stand there. */
import { describe, expect, it } from 'vitest'
import type { RuleTextsAnswer, SettingsAnswer } from '../../addon/sidebar-contract.ts'
import type { Host } from '../../playground/host.ts'
import { ask, readyShop, shopWorkbook, tabOf } from './shop.ts'

const settingsOf = (host: Host) => ask<SettingsAnswer>(host, 'sidebarSettings')
const textsOf = (host: Host, column: string) => ask<RuleTextsAnswer>(host, 'ruleTexts', { column }).texts

/** The shop with columns of the owner's own. */
function shop(language: 'en' | 'zh' = 'en'): Host {
  const workbook = shopWorkbook()
  const customers = tabOf(workbook, 'Customers')
  const own = [
    ['City', 'E-mail of the mother', 'Source'],
    ['Bonn', 'a@example.com', 'Friend'],
    ['Bonn', 'b@example.com', 'Walk-in'],
    ['Köln', 'c@example.com', 'call me@home'],
  ]
  for (const [k, row] of own.entries()) for (const [c, text] of row.entries()) customers.setValue(k + 1, 6 + c, text)
  return readyShop(workbook, { userLocale: language === 'zh' ? 'zh_CN' : 'en' })
}

describe('what a condition may be about', () => {
  it('is what the sheet has: mapped columns, columns of the owner’s, none that is about a person', () => {
    const { subjects } = settingsOf(shop())
    const codes = subjects.map(({ code }) => code)
    expect(codes.slice(0, 5)).toEqual(['spend', 'orders', 'bought', 'share', 'daysSince'])
    expect(codes).toEqual(expect.arrayContaining(['category', 'joined', 'source', 'attributes.City']))
    for (const missing of ['channel', 'store', 'product', 'tags', 'owner']) expect(codes).not.toContain(missing)
    for (const { text } of subjects) expect(text).not.toMatch(/mother|Full name|Phone|Notes|Customer ID|Amount/)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('comes with all that it can be, in the reader’s language', () => {
    const { subjects, operators } = settingsOf(shop('zh'))
    const values = (code: string) => subjects.find((one) => one.code === code)?.values
    expect(values('segment')).toContain('冠军客户')
    expect(values('tier')).toHaveLength(4)
    expect(values('bought')).toEqual(['是', '否'])
    expect(values('category')).toEqual([])
    expect(operators.find(({ code }) => code === '>=')?.text).toBe('不少于')
  })
})

describe('the texts of a column', () => {
  it('are those of the sheet, the most frequent first, without what may be about a person', () => {
    const host = shop()
    expect(textsOf(host, 'category')).toEqual(['Cups', 'Tea'])
    expect(textsOf(host, 'attributes.City')).toEqual(['Bonn', 'Köln'])
    expect(textsOf(host, 'source')).toEqual(['Friend', 'Walk-in'])
    for (const column of [
      'attributes.E-mail of the mother',
      'attributes.Full name',
      'attributes.Phone',
      'store',
      'constructor',
    ])
      expect(textsOf(host, column)).toEqual([])
    expect(host.requests).toEqual([])
  })
})
