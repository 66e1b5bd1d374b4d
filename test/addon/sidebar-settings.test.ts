/** Tiers and rules from the sidebar: tried without a trace, saved into the Settings tab, refused with a sentence. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { ask, cellOf, readyShop, shopWorkbook, tabOf, update } from './shop.ts'

interface Draft {
  tiers: { name: string; up: number; keep: number | null }[]
  rules: object[]
  columns: string[]
  operators: string[]
}
interface Tried {
  gained: { label: string; customers: number; people: { row: number; name: string }[] }[]
  lost: { label: string; customers: number }[]
  nearest: { name: string; tier: string; up: number; value: number }[]
  rules: { name: string; matched: number; gained: number; neverMatches: boolean; nearest: object[] }[]
}
const draftOf = (host: Host) => ask<Draft>(host, 'sidebarSettings')
const BIG = {
  name: 'Big tea lovers',
  conditions: [
    { joinedBy: 'and', column: 'Spend(365)', operator: 'at least', value: '1,000' },
    { joinedBy: 'and', column: 'Bought(Tea)', operator: 'is', value: 'yes' },
  ],
  segment: 'Champions',
  tag: '',
  tierFloor: '',
  priority: '',
  stop: false,
  advanced: '',
}
function updated(): Host {
  const host = readyShop(shopWorkbook())
  update(host)
  host.requests.length = 0
  return host
}

describe('the sidebar’s settings', () => {
  it('a dry run names who gains and loses, changes no cell and no setting', () => {
    const host = updated()
    const draft = draftOf(host)
    const before = JSON.stringify([
      host.workbook.sheets.map((sheet) => sheet.rows),
      [...host.workbook.properties.document],
    ])
    const tried = ask<Tried>(host, 'trySettings', { ...draft, rules: [BIG] })
    expect(
      JSON.stringify([host.workbook.sheets.map((sheet) => sheet.rows), [...host.workbook.properties.document]]),
    ).toBe(before)
    const [rule] = tried.rules
    expect(rule).toMatchObject({ name: BIG.name, neverMatches: false })
    expect(rule.matched).toBeGreaterThan(0)
    const champions = tried.gained.find(({ label }) => label === 'Champions')
    expect(champions?.customers).toBeGreaterThan(0)
    expect(champions?.people[0]?.name).toMatch(/^Canaryname/)
    expect(host.requests.map(({ text }) => text).join()).not.toMatch(/Canaryname|Zwicky/)
    ask(host, 'saveSettings', { ...draft, rules: [BIG] })
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    for (const { row } of champions?.people ?? []) expect(sheet.value(row, sheet.columnOf('Segment'))).toBe('Champions')
  })

  it('saved tiers stand in the Settings tab and count from the next update on', () => {
    const host = updated()
    const draft = draftOf(host)
    const tiers = [
      { name: 'Guest', up: 0, keep: null },
      { name: 'Friend', up: 1, keep: null },
    ]
    expect(ask(host, 'saveSettings', { ...draft, tiers })).toMatchObject({
      message: 'Saved. The next update goes by it.',
    })
    const tab = tabOf(host.workbook, 'Settings')
    const texts = Array.from({ length: tab.lastRow() }, (_, r) =>
      Array.from({ length: 30 }, (_, c) => tab.text(r + 1, c + 1)),
    ).flat()
    expect(texts).toEqual(expect.arrayContaining(['Guest', 'Friend']))
    expect(draftOf(host).tiers).toEqual(tiers)
    update(host)
    expect(cellOf(tabOf(host.workbook, 'Customers'), 'C001', 'Tier')).toBe('Friend')
  })

  it('a rule’s first tag brings its column, and says so before and when it is saved', () => {
    const host = updated()
    const tag = { ...BIG, segment: '', tag: 'tea' }
    const draft = { ...draftOf(host), rules: [tag] }
    expect(ask(host, 'trySettings', draft)).toMatchObject({ tags: { header: 'Rule tags', begins: true } })
    expect(ask(host, 'saveSettings', draft).message).toMatch(/It also begins the column “Rule tags”/)
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    const column = sheet.columnOf('Rule tags')
    expect(sheet.values().filter((row) => row[column - 1] === 'tea').length).toBeGreaterThan(0)
    // Nothing more to say of it.
    expect(ask(host, 'trySettings', draft).tags).toBeUndefined()
    expect(ask(host, 'saveSettings', draft).message).toBe('Saved. The next update goes by it.')
    // Who unticks it keeps it away with the rules as they are, and is told where it is.
    const tab = tabOf(host.workbook, 'Settings')
    const row = tab.values().findIndex((cells) => cells.indexOf('Rule tags') >= 0) + 1
    tab.setValue(row, tab.values()[row - 1].indexOf('Rule tags') + 2, false)
    expect(ask(host, 'trySettings', draft)).toMatchObject({ tags: { begins: false } })
    expect(ask(host, 'saveSettings', draft).message).toMatch(/the column “Rule tags” is not written\. Tick it under/)
    expect(ask(host, 'trySettings', draft)).toMatchObject({ tags: { begins: false } })
    expect(ask(host, 'trySettings', { ...draft, rules: [BIG] }).tags).toBeUndefined()
  })

  it('a refusal in Chinese has no space between its sentences', () => {
    const host = readyShop(shopWorkbook(), { userLocale: 'zh_CN' })
    const draft = { ...draftOf(host), rules: [{ ...BIG, conditions: [{ ...BIG.conditions[0], value: 'much' }] }] }
    expect(() => ask(host, 'saveSettings', draft)).toThrow('规则“Big tea lovers”：请填写数字。没有做任何改动。')
  })

  it('gives rules back as they were entered', () => {
    const host = updated()
    const rules = [
      BIG,
      {
        ...BIG,
        name: 'Quiet ones',
        segment: '',
        tag: 'quiet',
        tierFloor: 'Gold',
        priority: '2',
        stop: true,
        conditions: [{ ...BIG.conditions[0], operator: '<', value: '50' }],
      },
    ]
    ask(host, 'saveSettings', { ...draftOf(host), rules })
    expect(draftOf(host).rules).toMatchObject([
      { name: BIG.name, segment: 'Champions' },
      { name: 'Quiet ones', tag: 'quiet', stop: true },
    ])
    // Saving what was given changes nothing.
    const again = draftOf(host)
    ask(host, 'saveSettings', again)
    expect(draftOf(host)).toEqual(again)
  })

  it.each([
    [{ tiers: [] }, /badTiers/],
    [{ tiers: [{ name: 'A', up: 5, keep: null }] }, /badTiers/],
    [
      {
        tiers: [
          { name: 'A', up: 0, keep: null },
          { name: 'a', up: 5, keep: null },
        ],
      },
      /badTiers/,
    ],
    [
      {
        tiers: [
          { name: 'A', up: 0, keep: null },
          { name: 'B', up: 5, keep: 9 },
        ],
      },
      /badTiers/,
    ],
    [{ rules: [{ ...BIG, segment: '' }] }, /Big tea lovers.*Say what the rule sets/],
    [{ rules: [{ ...BIG, conditions: [{ ...BIG.conditions[0], column: 'Shoe size' }] }] }, /There is no such column/],
    [{ rules: [{ ...BIG, conditions: [{ ...BIG.conditions[0], value: 'much' }] }] }, /badRule/],
  ])('refuses what cannot be: %j', (part, sentence) => {
    const host = updated()
    const draft = draftOf(host)
    const before = JSON.stringify(host.workbook.sheets.map((sheet) => sheet.rows))
    for (const call of ['trySettings', 'saveSettings'])
      expect(() => ask(host, call, { ...draft, ...part })).toThrow(sentence)
    expect(JSON.stringify(host.workbook.sheets.map((sheet) => sheet.rows)) === before).toBe(true)
  })
})
