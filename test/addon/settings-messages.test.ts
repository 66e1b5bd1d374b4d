/** The table of messages in the Settings tab: read by the sidebar and the Contact list, written from the sidebar, told by cell. */
import { describe, expect, it } from 'vitest'
import type { OwnMessage } from '../../addon/message-choice.ts'
import type { Host } from '../../playground/host.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { ask, readyShop, shopWorkbook, tabOf, update } from './shop.ts'

const settingsOf = (host: Host, name = 'Settings') => tabOf(host.workbook, name)
const firstOf = (sheet: Sheet, header = 'Message') => sheet.values()[0].indexOf(header) + 1
const messagesOf = (host: Host) => ask<{ messages: OwnMessage[] }>(host, 'dueContacts').messages
const save = (host: Host, message: OwnMessage) => ask<{ messages: OwnMessage[] }>(host, 'saveMessage', message).messages

/** Types lines of reason, segment, language and text below the header. */
function type(sheet: Sheet, lines: string[][], row = 2, header = 'Message'): void {
  const first = firstOf(sheet, header)
  lines.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      sheet.setValue(row + r, first + c, cell)
    })
  })
}
/** The lines of the table that hold something. */
function lines(sheet: Sheet, header = 'Message'): string[][] {
  const first = firstOf(sheet, header)
  return sheet
    .values()
    .slice(1)
    .map((cells) => cells.slice(first - 1, first + 3).map(String))
    .filter((cells) => cells.some((cell) => cell !== ''))
}
/** Segment, reason and text of each line of the Contact list. */
function listed(host: Host): { segment: string; reason: string; text: string }[] {
  ask(host, 'showContactList')
  const customers = tabOf(host.workbook, 'Customers')
  const [, ...list] = tabOf(host.workbook, 'Contact list').values()
  return list.map((cells) => {
    const row = customers.values().findIndex(([id]) => id === cells[10]) + 1
    return {
      segment: String(customers.value(row, customers.columnOf('Segment'))),
      reason: String(cells[3]),
      text: String(cells[5]),
    }
  })
}
const problemLines = (host: Host) =>
  tabOf(host.workbook, 'Problems')
    .values()
    .filter((row) => row[0] === 'Settings')

describe('the table of messages', () => {
  it('has notes and drop-downs, and no message at first', () => {
    const sheet = settingsOf(readyShop())
    const first = firstOf(sheet)
    expect(sheet.values()[0].slice(first - 1)).toEqual(['Message', 'For segment', 'Language', 'Text'])
    expect(sheet.look(1, first)?.note).toContain('proposed text')
    expect(sheet.look(1, first + 3)?.note).toContain('{name}, {product}, {tier} and {shop}')
    expect(sheet.look(2, first)?.validation?.choices).toContain('Win back')
    expect(sheet.look(2, first + 1)?.validation?.choices?.slice(0, 2)).toEqual(['All customers', 'Champions'])
    expect(sheet.look(2, first + 2)?.validation?.choices).toEqual(['English', '中文'])
    expect(sheet.look(2, first + 3)?.numberFormat).toBe('@')
    expect(lines(sheet)).toEqual([])
  })

  it('is what the sidebar and the Contact list begin from at once, by segment before all, and leaves the sheet never', () => {
    const host = readyShop()
    update(host)
    const before = listed(host)
    const { segment, reason } = before[0]
    expect(before.filter((line) => line.reason === reason).map((line) => line.segment === segment)).toContain(false)
    type(settingsOf(host), [
      [reason, '', '', 'Secretword for all, {name}'],
      [reason, segment, 'English', 'Secretword for {tier} {name}'],
      [reason, segment, '', '{姓名}，暗号'],
    ])
    expect(messagesOf(host)).toMatchObject([
      { language: 'en', text: 'Secretword for all, {name}' },
      { language: 'en', segment: expect.any(String) },
      { language: 'zh', text: '{姓名}，暗号' },
    ])
    for (const line of listed(host)) {
      const expected = line.segment === segment ? /^Secretword for (?!all)\w+ Canary/ : /^Secretword for all, Canary/
      if (line.reason === reason) expect(line.text).toMatch(expected)
      else expect(line.text).not.toContain('Secretword')
    }
    expect(update(host).problems).toBe(0)
    expect(listed(host).some(({ text }) => text.startsWith('Secretword for all'))).toBe(true)
    expect(host.requests.map(({ text }) => text).join()).not.toMatch(/Secretword|暗号/)
  })

  it('names every wrong cell, leaves its line out and keeps the others', () => {
    const host = readyShop()
    type(settingsOf(host), [
      ['Win back', 'all', 'en', 'Come back, {name}'],
      ['Win bak', '', '', 'x'],
      ['挽回', '曾经忠诚', 'Klingon', 'x'],
      ['Birthday', 'Best ones', '', 'x'],
      ['Birthday', '', '', ''],
      ['Birthday', '', '', 'Dear {nmae}'],
      ['winBack', '', '', 'twice'],
      ['Welcome', 'Champions', '', 'y'.repeat(1_001)],
    ])
    expect(update(host).problems).toBe(7)
    expect(problemLines(host).map((cells) => cells.slice(1, 3).concat(cells.slice(4)))).toEqual([
      ['3', 'Message of message “Win bak”', 'Choose from the list what the message is for.', 'Left the row out.'],
      ['4', 'Language of message “挽回”', 'Choose English or 中文, or leave it blank.', 'Left the row out.'],
      [
        '5',
        'For segment of message “Birthday”',
        'Choose a segment from the list, or leave it blank.',
        'Left the row out.',
      ],
      ['6', 'Text of message “Birthday”', 'Write the text of the message.', 'Left the row out.'],
      [
        '7',
        'Text of message “Birthday”',
        'Nothing is known to fill in for {nmae}. Use {name}, {product}, {tier}, {shop}.',
        'Left the row out.',
      ],
      [
        '8',
        'Message of message “winBack”',
        'There is a text for the same above. Keep one of them.',
        'Left the row out.',
      ],
      ['9', 'Text of message “Welcome”', 'Keep the text below 1,000 characters.', 'Left the row out.'],
    ])
    expect(messagesOf(host)).toEqual([{ reason: 'winBack', language: 'en', text: 'Come back, {name}' }])
  })

  it('takes what the sidebar saves, for all or for one segment, and keeps wrong lines for the owner', () => {
    const host = readyShop()
    type(settingsOf(host), [
      ['Win bak', '', '', 'mine'],
      ['Win back', '', '', 'Come back'],
    ])
    const former: OwnMessage = { reason: 'winBack', segment: 'previouslyLoyal', language: 'zh', text: '{name}，回来吧' }
    save(host, former)
    expect(save(host, { reason: 'winBack', language: 'en', text: 'Do come back' })).toHaveLength(2)
    expect(lines(settingsOf(host))).toEqual([
      ['Win back', 'All customers', 'English', 'Do come back'],
      ['Win back', 'Previously loyal', '中文', '{name}，回来吧'],
      ['Win bak', '', '', 'mine'],
    ])
    expect(messagesOf(host)).toHaveLength(2)
    save(host, { ...former, text: '' })
    expect(lines(settingsOf(host)).map(([reason]) => reason)).toEqual(['Win back', 'Win bak'])
    update(host)
    expect(messagesOf(host)).toEqual([{ reason: 'winBack', language: 'en', text: 'Do come back' }])
  })

  it('refuses from the sidebar what nothing fills in, and names what does', () => {
    const host = readyShop()
    const wrong = { reason: 'winBack', language: 'en', text: 'Dear {nmae}' }
    expect(() => ask(host, 'saveMessage', wrong)).toThrow(
      'Nothing is known to fill in for {nmae}. Use {name}, {product}, {tier}, {shop}. Nothing was changed.',
    )
    expect(() => ask(host, 'saveMessage', { ...wrong, text: 'z'.repeat(1_001) })).toThrow(/below 1,000 characters/)
    expect(lines(settingsOf(host))).toEqual([])
  })

  it('keeps a text that begins like a formula as a text', () => {
    const host = readyShop()
    const text = '=HYPERLINK("http://evil.example","{name}")'
    for (const reason of ['winBack', 'repurchase', 'welcome', 'birthday', 'owner'] as const)
      save(host, { reason, language: 'en', text })
    const sheet = settingsOf(host)
    expect(messagesOf(host).map((one) => one.text)).toEqual(new Array(5).fill(text))
    const texts = listed(host)
    expect(texts.some((line) => line.text.includes('HYPERLINK'))).toBe(true)
    for (const tab of [sheet, tabOf(host.workbook, 'Contact list')])
      for (let row = 1; row <= tab.lastRow(); row++)
        for (let column = 1; column <= tab.maxColumns; column++) {
          expect(tab.look(row, column)?.formula).toBeUndefined()
          expect(tab.look(row, column)?.link ?? '#').toMatch(/^#/)
        }
  })

  it('is made in a tab of before there were messages, which lacks nothing until then', () => {
    const host = readyShop()
    const sheet = settingsOf(host)
    sheet.deleteColumns(firstOf(sheet) - 1, sheet.maxColumns - firstOf(sheet) + 2)
    expect(sheet.values()[0]).not.toContain('Message')
    expect(update(host).problems).toBe(0)
    save(host, { reason: 'winBack', language: 'en', text: 'Come back' })
    expect(lines(sheet)).toEqual([['Win back', 'All customers', 'English', 'Come back']])
    expect(sheet.look(2, firstOf(sheet))?.validation?.choices).toContain('Birthday')
    expect(sheet.value(1, firstOf(sheet) - 1)).toBe('')
    expect(update(host).problems).toBe(0)
    sheet.setValue(1, firstOf(sheet), 'Massage')
    expect(update(host).problems).toBe(1)
    expect(messagesOf(host)).toHaveLength(1)
  })

  it('moves texts that were kept elsewhere, and counts them before', () => {
    const host = readyShop()
    host.workbook.properties.document.set(
      'regulars.messages',
      JSON.stringify({ zh: { welcome: '{name}，欢迎' }, en: { winBack: 'former' } }),
    )
    type(settingsOf(host), [['Win back', '', '', 'typed']])
    const moved = [
      { reason: 'winBack', language: 'en', text: 'typed' },
      { reason: 'welcome', language: 'zh', text: '{name}，欢迎' },
    ]
    expect(messagesOf(host)).toEqual(moved)
    save(host, { reason: 'birthday', language: 'en', text: 'Cheers' })
    expect(lines(settingsOf(host)).map(([, , , text]) => text)).toEqual(['typed', '{name}，欢迎', 'Cheers'])
    expect(host.workbook.properties.document.has('regulars.messages')).toBe(false)
    expect(messagesOf(host)).toHaveLength(3)
  })

  it('is made again with its texts after the tab was deleted, also where they fill many properties', () => {
    const host = readyShop()
    const reasons = ['Win back', 'Birthday', 'Welcome', 'Due to buy again']
    const segments = ['Champions', 'Loyal', 'New', 'At risk', 'Dormant', 'Promising']
    const long = reasons.flatMap((reason) =>
      segments.map((segment) => [reason, segment, '中文', `${segment}${'好🌷'.repeat(320)}`]),
    )
    type(settingsOf(host), long)
    expect(update(host).problems).toBe(0)
    const messages = messagesOf(host)
    expect(messages).toHaveLength(24)
    const bytes = [...host.workbook.properties.document.values()].map((text) => Buffer.byteLength(String(text)))
    expect(bytes.length).toBeGreaterThan(3)
    expect(Math.max(...bytes)).toBeLessThanOrEqual(9 * 1024)
    host.workbook.sheets = host.workbook.sheets.filter(({ name }) => name !== 'Settings')
    expect(update(host)).toMatchObject({ changedCells: 0, problems: 0 })
    expect(messagesOf(host)).toEqual(messages)
    // More than all of them may hold is told.
    type(
      settingsOf(host),
      [...segments, 'Active'].map((segment) => ['Holiday greeting', segment, '', 'z'.repeat(999)]),
      30,
    )
    type(
      settingsOf(host),
      [...segments, 'Active'].map((segment) => ['Your own date', segment, '', 'z'.repeat(999)]),
      40,
    )
    expect(update(host).problems).toBe(8)
    expect(String(problemLines(host)[0][4])).toMatch(/no room/)
    expect(() => save(host, { reason: 'expiry', language: 'en', text: 'z'.repeat(999) })).toThrow(/no room/)
  })

  it('speaks the sheet’s language after it changed; the texts stay as typed', () => {
    const host = readyShop()
    const sheet = settingsOf(host)
    type(sheet, [
      ['Win back', 'Previously loyal', '', 'Come back, {name}'],
      ['Birthday', '', 'English', 'Happy day'],
    ])
    const language = sheet.values().findIndex((row) => row[0] === 'Language') + 1
    sheet.setValue(language, 2, '中文')
    expect(update(host).problems).toBe(0)
    expect(sheet.values()[0].slice(firstOf(sheet, '消息') - 1)).toEqual(['消息', '适用分群', '使用语言', '消息文字'])
    expect(lines(sheet, '消息')).toEqual([
      ['挽回', '曾经忠诚', '', 'Come back, {name}'],
      ['生日', '', 'English', 'Happy day'],
    ])
    expect(sheet.look(2, firstOf(sheet, '消息') + 1)?.validation?.choices).toContain('所有客户')
    expect(update(host)).toMatchObject({ problems: 0, changedCells: 0 })
  })

  it('costs the first update no call', () => {
    const host = readyShop(shopWorkbook())
    host.resetCounts()
    update(host)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(41)
  })
})
