/** The rules table of the Settings tab: read by every update, kept through edits elsewhere, told by cell where it is wrong. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { ask, cellOf, readyShop, shopWorkbook, tabOf, update } from './shop.ts'

const COLUMNS = { columns: ['segment', 'tier', 'nextContact', 'tags', 'why'] }
const sent = (host: Host) => JSON.parse(host.requests[host.requests.length - 1].text)
const settingsOf = (host: Host, name = 'Settings') => tabOf(host.workbook, name)
const firstOf = (sheet: Sheet, header: string) => sheet.values()[0].indexOf(header) + 1

/** Types lines into the table from its row `row` on; `undefined` leaves a cell as it is. */
function type(sheet: Sheet, row: number, lines: (Value | undefined)[][], header = 'Rule'): void {
  const first = firstOf(sheet, header)
  lines.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      if (cell !== undefined) sheet.setValue(row + r, first + c, cell)
    })
  })
}
const MILK: (Value | undefined)[][] = [
  ['Tea friends', '', 'Spend(365)', 'at least', '100', 'Loyal', 'tea', 'Gold', '1', true, ''],
  ['', 'and', 'Bought(Tea)', 'is', 'yes'],
  ['Everyone', '', 'Orders(0)', '>', '0', '', 'buyer', '', '', false, ''],
]

describe('the rules table', () => {
  it('has notes, drop-downs and check boxes, and no rule at first', () => {
    const host = readyShop()
    const sheet = settingsOf(host)
    const at = (header: string, row: number) => sheet.look(row, firstOf(sheet, header))
    expect(firstOf(sheet, 'Rule')).toBeGreaterThan(firstOf(sheet, 'Working day'))
    expect(at('Rule', 1)?.note).toContain('Milk online')
    expect(at('Advanced', 1)?.note).toContain('spend(365) > 500')
    const operators = sheet.look(2, firstOf(sheet, 'Rule') + 3)?.validation?.choices
    expect(operators).toContain('more than … days ago')
    expect(at('And / or', 2)?.validation?.choices).toEqual(['and', 'or'])
    expect(at('Sets segment', 2)?.validation?.choices).toContain('Champions')
    expect(at('Stop', 2)?.validation?.checkbox).toBe(true)
    const tiers = at('Lowest tier', 2)?.validation
    expect(tiers?.choices).toEqual(['Member', 'Silver', 'Gold', 'Platinum'])
    sheet.setValue(3, firstOf(sheet, 'Tier'), 'Friend')
    expect(tiers?.choices?.[1]).toBe('Friend')
    expect(sheet.values().slice(1).flat()).not.toContain('Tea friends')
  })

  it('is in force from the next update on; a second run changes nothing', () => {
    const host = readyShop(undefined, {}, COLUMNS)
    update(host)
    type(settingsOf(host), 2, MILK)
    expect(update(host).problems).toBe(0)
    expect(sent(host).settings.rules).toEqual([
      {
        name: 'Tea friends',
        sets: { segment: 'loyal', tag: 'tea', tierFloor: 'Gold' },
        when: [
          { column: 'spend(365)', operator: '>=', value: 100 },
          { column: 'bought(Tea)', operator: '=', value: true },
        ],
        priority: 1,
        stop: true,
      },
      { name: 'Everyone', sets: { tag: 'buyer' }, when: [{ column: 'orders(0)', operator: '>', value: 0 }] },
    ])
    const customers = tabOf(host.workbook, 'Customers')
    // Two orders, the second of them tea; and one with a single order of cups.
    expect(cellOf(customers, 'C007', 'Segment')).toBe('Loyal')
    expect(cellOf(customers, 'C007', 'Tier')).toBe('Gold')
    expect(cellOf(customers, 'C007', 'Rule tags')).toBe('tea')
    expect(cellOf(customers, 'C007', 'Why')).toContain('by your rule “Tea friends”')
    expect(cellOf(customers, 'C006', 'Rule tags')).toBe('buyer')
    host.resetCounts()
    expect(update(host).changedCells).toBe(0)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(40)
  })

  it('leaves a wrong rule out, tells its cell and keeps the others', () => {
    const host = readyShop(undefined, {}, COLUMNS)
    const sheet = settingsOf(host)
    type(sheet, 3, [
      ['Much', '', 'Spend(365)', 'at least', 'much', 'Loyal'],
      ...MILK.slice(2),
      ['Half', '', '', '', '', '', 'half', '', '', false, 'spend(365) >'],
      ['Far', '', 'Store', 'is', 'Leeds', '', 'far'],
    ])
    const report = update(host)
    expect(report.problems).toBe(3)
    expect(cellOf(tabOf(host.workbook, 'Customers'), 'C006', 'Rule tags')).toBe('buyer')
    const lines = tabOf(host.workbook, 'Problems')
      .values()
      .filter((row) => row[0] === 'Settings')
    expect(lines).toEqual([
      ['Settings', '3', 'Value of rule “Much”', 'much', 'Enter a number.', 'Left this rule out; the others count.'],
      [
        'Settings',
        '5',
        'Advanced of rule “Half”',
        'spend(365) >',
        'The rule “Half” was skipped: its advanced cell cannot be read at character 13.',
        'Left this rule out; the others count.',
      ],
      [
        'Settings',
        '6',
        'Column of rule “Far”',
        'Store',
        'The rule “Far” was skipped: your tables have no column for “store”. Map one in Set up, or change the rule.',
        'Left this rule out; the others count.',
      ],
    ])
    type(sheet, 3, [[undefined, undefined, undefined, undefined, '10']])
    type(sheet, 5, [
      ['', '', '', '', '', '', '', '', '', false, ''],
      ['', '', '', '', '', '', ''],
    ])
    expect(update(host).problems).toBe(0)
  })

  it('keeps a wrong rule for the owner when the sidebar saves others', () => {
    const host = readyShop(undefined, {}, COLUMNS)
    const sheet = settingsOf(host)
    type(sheet, 2, [...MILK, ['Much', '', 'Spend(365)', 'at least', 'much', 'Loyal']])
    update(host)
    const draft = ask<{ rules: { name: string }[] }>(host, 'sidebarSettings')
    expect(draft.rules.map(({ name }) => name)).toEqual(['Tea friends', 'Everyone'])
    ask(host, 'saveSettings', { ...draft, rules: draft.rules.slice(1) })
    const names = sheet
      .values()
      .slice(1)
      .map((row) => row[firstOf(sheet, 'Rule') - 1])
      .filter((name) => name !== '')
    expect(names).toEqual(['Everyone', 'Much'])
    expect(update(host).problems).toBe(1)
    expect(sent(host).settings.rules).toMatchObject([{ name: 'Everyone' }])
  })

  it('is made again with its rules after the tab was deleted, and found where its columns were moved', () => {
    const host = readyShop(undefined, {}, COLUMNS)
    const first = settingsOf(host)
    type(first, 2, MILK)
    update(host)
    const { rules } = sent(host).settings
    host.workbook.sheets = host.workbook.sheets.filter((one) => one !== first)
    expect(update(host)).toMatchObject({ changedCells: 0, problems: 0 })
    expect(update(host).problems).toBe(0)
    expect(sent(host).settings.rules).toEqual(rules)
    const again = settingsOf(host)
    again.insertColumns(1, 2)
    again.insertColumns(firstOf(again, 'Sets segment'), 1)
    again.setValue(1, firstOf(again, 'Sets segment') - 1, 'Since')
    update(host)
    expect(sent(host).settings.rules).toEqual(rules)
  })

  it('speaks the sheet’s language after it changed; numbers and names stay as typed', () => {
    const host = readyShop(undefined, {}, COLUMNS)
    const sheet = settingsOf(host)
    type(sheet, 2, [
      ['Big', '', 'Spend in window', '>', '1,000', 'Loyal', 'big'],
      ['', 'or', 'Segment', 'is', 'Champions'],
    ])
    const value = firstOf(sheet, 'Value')
    const language = sheet.values().findIndex((row) => row[0] === 'Language') + 1
    sheet.setValue(language, value, '中文')
    expect(update(host).problems).toBe(0)
    const at = firstOf(sheet, '规则')
    const line = (row: number) => sheet.values()[row - 1].slice(at - 1, at + 6)
    expect(line(1)).toEqual(['规则', '且 / 或', '列', '关系', '值', '设定分群', '设定标签'])
    expect(line(2)).toEqual(['Big', '', '期内消费金额', '大于', '1,000', '忠诚客户', 'big'])
    expect(line(3)).toEqual(['', '或', '客户分群', '等于', '冠军客户', '', ''])
    expect(sheet.look(2, at + 3)?.validation?.choices).toContain('介于')
    expect(update(host)).toMatchObject({ problems: 0, changedCells: 0 })
  })

  it('names columns of the tables by their header, but never those of people', () => {
    const workbook = shopWorkbook()
    const customers = tabOf(workbook, 'Customers')
    customers.setValue(1, 6, 'City')
    for (let row = 2; row <= customers.lastRow(); row++) customers.setValue(row, 6, row % 2 ? 'Lyon' : 'Paris')
    const host = readyShop(workbook, {}, COLUMNS)
    const sheet = settingsOf(host)
    type(sheet, 2, [['South', '', 'City', 'is', 'Lyon', '', 'south']])
    host.resetCounts()
    expect(update(host).problems).toBe(0)
    // A first update takes 41, the line of the Run log included; reading both header rows ten.
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(41 + 10)
    expect(sent(host).settings.rules[0].when[0].column).toBe('attributes.City')
    expect(cellOf(customers, 'C002', 'Rule tags')).toBe('south')
    for (const [row, column] of [
      [2, 'Full name'],
      [3, 'attributes.Full name'],
      [4, 'attributes.Notes'],
      [5, 'attributes.Phone'],
    ] as const)
      type(sheet, row, [[`Nosy ${row}`, '', column, 'contains', 'a', '', 'nosy']])
    expect(update(host).problems).toBe(4)
    expect(host.requests.map(({ text }) => text).join()).not.toMatch(/Canaryname|Zwicky|likes tea/)
  })

  it('keeps more rules than fit into one property beside the rest, also for the day on which the tab is gone', () => {
    const host = readyShop(undefined, {}, COLUMNS)
    const sheet = settingsOf(host)
    const lines = Array.from({ length: 58 }, (_, k) => [
      `规则第${k}条，写得很长很长很长很长`,
      '',
      'Spend(365)',
      'at least',
      String(100 * k),
      '',
      `t${k % 7}`,
    ])
    type(sheet, 2, lines)
    expect(update(host).problems).toBe(0)
    const { rules } = sent(host).settings
    expect(rules).toHaveLength(58)
    const bytes = [...host.workbook.properties.document.values()].map((text) => Buffer.byteLength(String(text)))
    expect(bytes.length).toBeGreaterThan(2)
    expect(Math.max(...bytes)).toBeLessThanOrEqual(9 * 1024)
    host.workbook.sheets = host.workbook.sheets.filter((one) => one !== sheet)
    expect(update(host)).toMatchObject({ changedCells: 0, problems: 0 })
    expect(update(host).changedCells).toBe(0)
    expect(sent(host).settings.rules).toEqual(rules)
    // Few rules again fit beside the rest.
    const again = settingsOf(host)
    for (let row = 5; row <= 59; row++) type(again, row, [['', '', '', '', '', '', '']])
    update(host)
    expect(sent(host).settings.rules).toHaveLength(3)
    host.workbook.sheets = host.workbook.sheets.filter((one) => one !== again)
    update(host)
    expect(sent(host).settings.rules).toHaveLength(3)
  })

  it('holds a hundred long rules, whatever characters are in them, and the Worker takes them', () => {
    const host = readyShop(undefined, {}, COLUMNS)
    const sheet = settingsOf(host)
    // Of a character that takes two places one half or the other falls on every border.
    const lines = Array.from({ length: 100 }, (_, k) => [
      `${'🌷'.repeat(20)}${k % 2 ? '' : 'x'} ${k}`,
      '',
      'Spend(365)',
      'at least',
      String(100 * k),
      '',
      `${'🍵'.repeat(9)}${k % 7}`,
    ])
    type(sheet, 2, lines)
    expect(update(host).problems).toBe(0)
    const { rules } = sent(host).settings
    expect(rules).toHaveLength(100)
    expect(Buffer.byteLength(JSON.stringify(rules))).toBeGreaterThan(16_000)
    const stored = [...host.workbook.properties.document.values()].map(String)
    expect(() => stored.map(encodeURIComponent)).not.toThrow()
    expect(Math.max(...stored.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(9 * 1024)
    host.workbook.sheets = host.workbook.sheets.filter((one) => one !== sheet)
    expect(update(host)).toMatchObject({ changedCells: 0, problems: 0 })
    expect(sent(host).settings.rules).toEqual(rules)
  })
})

it('a skipped rule is told in the language of who started the update, and in the sheet’s in the Run log', () => {
  const host = readyShop(undefined, {}, COLUMNS)
  type(settingsOf(host), 2, [['Half', '', '', '', '', '', 'half', '', '', false, 'spend(365) >']])
  host.run('updateInChinese')
  const said = host.toasts[host.toasts.length - 1].message
  expect(said).toContain('规则“Half”未生效，原因见“待处理问题”。')
  expect(said).not.toMatch(/skipped/)
  const log = tabOf(host.workbook, 'Run log').values()
  expect(String(log[log.length - 1][8])).toContain('The rule “Half” was skipped: its advanced cell cannot be read')
})
