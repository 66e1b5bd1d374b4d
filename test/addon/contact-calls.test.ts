/** What the sidebar asks of the script about contacts: whom, why, what was logged, “later”, own texts. */
import { describe, expect, it } from 'vitest'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { DEFAULT_COLUMNS } from '../../worker/contract.ts'
import { ask, fill, readyShop, shopWorkbook, tabOf, update } from './shop.ts'
import { COLUMNS, card, due, updated } from './sidebar-questions.ts'

describe('contacts', () => {
  it('lists who is due by date with reason and address', () => {
    const host = updated()
    const { contacts, total, reasonsMissing } = due(host)
    expect(total).toBe(contacts.length)
    expect(reasonsMissing).toBe(false)
    expect(contacts.map(({ date }) => date)).toEqual(contacts.map(({ date }) => date).sort())
    for (const { reason, phone } of contacts) {
      expect(['repurchase', 'winBack', 'welcome', 'introduce', 'expiry']).toContain(reason)
      expect(phone).toMatch(/^\+49/)
    }
  })

  it('tells as many as Home, done ones left out, where far more are due than are listed', () => {
    const workbook = new Workbook({ id: 'many', locale: 'en_GB' })
    const ids = Array.from({ length: 620 }, (_, k) => `m${k}`)
    fill(workbook, 'Orders', [['Customer ID', 'Order date', 'Amount'], ...ids.map((id) => [id, '2026-10-01', 50])])
    fill(workbook, 'Customers', [['Customer ID', 'Name'], ...ids.map((id) => [id, `Name ${id}`])])
    const host = readyShop(workbook)
    update(host)
    const sheet = tabOf(workbook, 'Customers')
    const today = 46_348
    // 550 today, 40 tomorrow, 25 in a week less a day, five on two days later on.
    for (let k = 0; k < 620; k++) {
      const inDays = k < 550 ? 0 : k < 590 ? 1 : k < 615 ? 6 : k < 618 ? 9 : 20
      sheet.setValue(k + 2, sheet.columnOf('Next contact'), today + inDays)
    }
    const first = due(host)
    expect(first).toMatchObject({
      due: { today: 550, tomorrow: 40, week: 615 },
      next: { date: '2026-12-01', customers: 3 },
    })
    expect(first.contacts).toHaveLength(500)
    const [{ row, id }] = first.contacts
    ask(host, 'logContact', { row, id, kind: 'contact', channel: '', reason: '', note: '' })
    // Also one who is not listed.
    ask(host, 'logContact', { row: 592, id: 'm590', kind: 'contact', channel: '', reason: '', note: '' })
    const counts = { today: 549, tomorrow: 40, week: 613 }
    expect(due(host).due).toEqual(counts)
    expect(ask(host, 'sidebarHome').due).toEqual(counts)
  })

  it('says so where no dates are written', () => {
    const host = updated(['segment', 'tier'])
    expect(ask(host, 'dueContacts')).toMatchObject({ datesMissing: true, contacts: [], total: 0 })
    expect(ask<{ due?: object }>(host, 'sidebarHome').due).toBeUndefined()
  })

  it('asks the Worker for the reasons where they are not written', () => {
    const written = due(updated())
    const host = updated(DEFAULT_COLUMNS)
    const { contacts, reasonsMissing } = due(host)
    expect(reasonsMissing).toBe(true)
    expect(contacts[0]?.reason).toBeUndefined()
    const rows = contacts.map(({ row }) => row)
    const { reasons } = ask<{ reasons: { row: number; reason: string }[] }>(host, 'contactReasons', { rows })
    const expected = new Map(written.contacts.map(({ row, reason }) => [row, reason]))
    for (const { row, reason } of reasons) expect(reason).toBe(expected.get(row))
    expect(reasons).toHaveLength(rows.length)
  })

  it('a logged contact is done in the list, shown on the card and counted by the next update', () => {
    const host = updated()
    const [first] = due(host).contacts
    const line = {
      row: first.row,
      id: first.id,
      kind: 'contact',
      channel: 'sms',
      reason: first.reason,
      note: '=HYPERLINK("x")',
    }
    ask(host, 'logContact', line)
    const log = tabOf(host.workbook, 'Contact log')
    expect(Array.from({ length: 6 }, (_, k) => log.text(2, k + 1))).toEqual([
      '2026-11-22',
      first.id,
      'SMS',
      expect.any(String),
      '=HYPERLINK("x")',
      first.name,
    ])
    expect(log.look(2, 5)?.formula).toBeUndefined()
    expect(due(host).contacts[0]?.doneOn).toBe('2026-11-22')
    expect(card(host, { row: first.row }).card?.contacts).toHaveLength(1)
    host.requests.length = 0
    update(host)
    const sent = host.requests.map(({ text }) => text).join()
    expect(sent).toContain('"contacts"')
    expect(sent).not.toContain('HYPERLINK')
    expect(due(host).contacts.map(({ id }) => id)).not.toContain(first.id)
  })

  it('a log of an earlier version gets no name in what somebody keeps beside it', () => {
    const host = updated()
    const [first, second] = due(host).contacts
    const line = { kind: 'contact', channel: 'sms', reason: '', note: '' }
    ask(host, 'logContact', { ...line, row: first.row, id: first.id })
    const log = tabOf(host.workbook, 'Contact log')
    log.setValue(1, 6, 'Called by')
    log.setValue(2, 6, 'Anna')
    ask(host, 'logContact', { ...line, row: second.row, id: second.id })
    expect([log.text(2, 6), log.text(3, 2), log.text(3, 6)]).toEqual(['Anna', second.id, ''])
    log.deleteColumns(6, log.maxColumns - 5)
    ask(host, 'logContact', { ...line, row: first.row, id: first.id })
    expect(log.text(4, 2)).toBe(first.id)
  })

  it('lines of the log and of the person’s own table of contacts both count, each problem with its place', () => {
    const workbook = shopWorkbook()
    fill(workbook, 'Calls', [
      ['Customer ID', 'Contact date', 'Contact channel'],
      ['C002', '2026-11-21', 'phone'],
      ['C003', 'last week', 'phone'],
    ])
    const host = readyShop(workbook, {}, { columns: COLUMNS })
    update(host)
    const [first] = due(host).contacts
    ask(host, 'logContact', { row: first.row, id: first.id, kind: 'contact', channel: 'sms', reason: '', note: '' })
    const log = tabOf(workbook, 'Contact log')
    log.setValue(3, 1, 'yesterday or so')
    log.setValue(3, 2, 'C001')
    const report = update(host)
    expect(report.problemsByCode).toEqual({ badDate: 2 })
    const problems = tabOf(workbook, 'Problems')
    const places = Array.from({ length: problems.lastRow() }, (_, r) => [1, 2, 4].map((c) => problems.text(r + 1, c)))
    expect(places).toContainEqual(['Calls', '3', 'last week'])
    expect(places).toContainEqual(['Contact log', '3', 'yesterday or so'])
    expect(due(host).contacts.map(({ id }) => id)).not.toContain(first.id)
  })

  it('an enquiry is on the card but is no contact of the shop', () => {
    const host = updated()
    const [first] = due(host).contacts
    ask(host, 'logContact', {
      row: first.row,
      id: first.id,
      kind: 'enquiry',
      channel: 'phone',
      reason: '',
      note: 'asks for size 42',
    })
    expect(card(host, { row: first.row }).card?.contacts[0]).toMatchObject({
      reason: 'Enquiry',
      note: 'asks for size 42',
    })
    expect(due(host).contacts[0]?.doneOn).toBe('')
    update(host)
    expect(due(host).contacts.map(({ id }) => id)).toContain(first.id)
  })

  it('“later” is the owner’s own date from the next update on', () => {
    const host = updated()
    const [first] = due(host).contacts
    ask(host, 'contactLater', { row: first.row, id: first.id, days: 3 })
    update(host)
    const moved = due(host).contacts.find(({ id }) => id === first.id)
    expect(moved).toMatchObject({ date: '2026-11-25', reason: 'owner' })
  })

  it('keeps the owner’s own text for messages until it is taken away', () => {
    const host = updated()
    const messages = () => ask<{ messages: object }>(host, 'dueContacts').messages
    const own = { language: 'zh', reason: 'welcome', text: '{name}，欢迎' }
    ask(host, 'saveMessage', own)
    expect(messages()).toEqual([own])
    ask(host, 'saveMessage', { ...own, text: ' ' })
    expect(messages()).toEqual([])
    expect(() => ask(host, 'saveMessage', { ...own, reason: 'constructor' })).toThrow(/badChoice/)
    expect(() => ask(host, 'saveMessage', { ...own, segment: 'constructor' })).toThrow(/badChoice/)
    expect(() => ask(host, 'saveMessage', { ...own, language: '__proto__' })).toThrow(/badChoice/)
    expect(host.requests).toEqual([])
  })

  it('calls the shop by its name in the Settings tab, by the file’s where that is blank; it never travels', () => {
    const host = updated()
    const shop = () => ask<{ shop: string }>(host, 'dueContacts').shop
    expect(shop()).toBe(host.workbook.name)
    const settings = tabOf(host.workbook, 'Settings')
    const row = settings.values().findIndex(([name]) => name === 'Shop name') + 1
    settings.setValue(row, 2, 'The Tin Teapot')
    expect(shop()).toBe('The Tin Teapot')
    ask(host, 'showContactList', { quiet: true })
    const list = () => tabOf(host.workbook, 'Contact list')
    expect(list().text(2, 6)).toContain('The Tin Teapot')
    update(host)
    expect(list().text(2, 6)).toContain('The Tin Teapot')
    expect(host.requests.map(({ text }) => text).join()).not.toContain('Teapot')
    settings.setValue(row, 2, 'x'.repeat(61))
    expect(shop()).toBe(host.workbook.name)
    settings.setValue(row, 2, '')
    expect(shop()).toBe(host.workbook.name)
  })

  it('goes by the id where the row has moved, and refuses where the customer is gone', () => {
    const host = updated()
    const sheet = tabOf(host.workbook, 'Customers')
    const line = { row: 3, id: 'C002', kind: 'contact', channel: '', reason: '', note: '' }
    sheet.deleteRows(2, 1)
    ask(host, 'logContact', line)
    expect(tabOf(host.workbook, 'Contact log').text(2, 2)).toBe('C002')
    expect(() => ask(host, 'logContact', { ...line, id: 'C001' })).toThrow(/customerGone/)
  })
})
