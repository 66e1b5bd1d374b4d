/** What the sidebar asks of the script: the selected customer, whom to contact, the log, overrides, search pages. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { DEFAULT_COLUMNS } from '../../worker/contract.ts'
import { ask, cellOf, fill, openShop, ownedValues, readyShop, rowOf, shopWorkbook, tabOf, update } from './shop.ts'

const COLUMNS = [...DEFAULT_COLUMNS, 'contactReason', 'contactChannel']

interface Card {
  state: string
  card?: {
    row: number
    id: string
    name: string
    fields: { header: string; text: string }[]
    values: Record<string, string>
    overrides: { column: string; value: string; until: string; reason: string }[]
    contacts: { date: string; channel: string; reason: string; note: string }[]
    stamp: string
  }
}
interface Due {
  today: string
  total: number
  due: { today: number; tomorrow: number; week: number }
  reasonsMissing: boolean
  contacts: {
    row: number
    id: string
    name: string
    date: string
    reason?: string
    phone: string
    doneOn: string
    blocked?: string
    allowed?: string[]
  }[]
}
const card = (host: Host, question: object) => ask<Card>(host, 'customerCard', question)
const due = (host: Host) => ask<Due>(host, 'dueContacts')
function updated(columns: readonly string[] = COLUMNS): Host {
  const host = readyShop(shopWorkbook(), {}, { columns })
  update(host)
  host.requests.length = 0
  return host
}

describe('sidebarHome', () => {
  it('says where the sheet stands before and after set-up and update', () => {
    const host = openShop(shopWorkbook())
    const state = () => ask<{ state: string }>(host, 'sidebarHome').state
    expect(state()).toBe('notConnected')
    ask(host, 'connect', { workerUrl: 'https://shop.workers.dev', setupKey: 'key' })
    expect(state()).toBe('notSetUp')
    ask(host, 'saveSetUp', {})
    expect(state()).toBe('neverUpdated')
    update(host)
    expect(state()).toBe('ready')
  })

  it('counts whom to contact today and within a week by the written dates', () => {
    const host = updated()
    const home = ask<{ due: { today: number; week: number } }>(host, 'sidebarHome')
    const serials = Object.values(ownedValues(tabOf(host.workbook, 'Customers'), ['Next contact'])).flat()
    const today = Date.parse('2026-11-22') / 86_400_000 + 25_569
    expect(home.due).toEqual({
      today: serials.filter((value) => typeof value === 'number' && value <= today).length,
      week: serials.filter((value) => typeof value === 'number' && value <= today + 6).length,
      tomorrow: serials.filter((value) => value === today + 1).length,
    })
    expect(home.due.today).toBeGreaterThan(0)
  })
})

describe('customerCard', () => {
  it('gives every field of the row as the sheet shows it and sends nothing', () => {
    const host = updated()
    const { card: shown } = card(host, { row: 4 })
    expect(shown).toMatchObject({ row: 4, id: 'C003', name: 'Canaryname3 Zwicky' })
    expect(shown?.fields).toContainEqual({ header: 'Phone', text: '+49 170 5530000' })
    expect(shown?.values.segment).toBe(cellOf(tabOf(host.workbook, 'Customers'), 'C003', 'Segment'))
    expect(host.requests).toEqual([])
  })

  it('sends an unchanged card only once and knows rows that are no customer’s', () => {
    const host = updated()
    const stamp = card(host, { row: 4 }).card?.stamp
    expect(card(host, { row: 4, stamp })).toEqual({ ok: true, state: 'same' })
    tabOf(host.workbook, 'Customers').setValue(4, 4, 'likes coffee')
    expect(card(host, { row: 4, stamp }).state).toBe('card')
    expect(card(host, { row: 1 }).state).toBe('none')
    expect(card(host, { row: 500 }).state).toBe('none')
  })

  it('is the customer of the selected row, of a selected order, and nobody elsewhere', () => {
    const host = updated()
    const select = (tab: string, row: number): void => {
      const { id } = tabOf(host.workbook, tab)
      host.workbook.activeSheetId = id
      host.selections.set('owner@example.com', { sheetId: id, row, column: 2, rows: 1, columns: 1 })
    }
    select('Customers', 7)
    expect(card(host, {}).card?.id).toBe('C006')
    select('Orders', 4)
    expect(card(host, {}).card?.id).toBe(String(tabOf(host.workbook, 'Orders').value(4, 2)))
    select('Orders', 1)
    expect(card(host, {}).state).toBe('none')
    select('Settings', 5)
    expect(card(host, {}).state).toBe('none')
  })

  it('explains a customer by one request that holds no name', () => {
    const host = updated()
    const { explanation } = ask<{ explanation: { orders: unknown[]; text: string[] } | null }>(
      host,
      'customerDetails',
      {
        row: rowOf(tabOf(host.workbook, 'Customers'), 'C005'),
      },
    )
    expect(explanation?.orders).toHaveLength(6)
    expect(explanation?.text.length).toBeGreaterThan(3)
    expect(host.requests.map(({ text }) => text).join()).not.toMatch(/Canaryname|C005|\+49/)
    expect(ask(host, 'customerDetails', { row: 900 })).toMatchObject({ explanation: null })
  })
})

it('a question uploads no row that the last update sent', () => {
  const workbook = shopWorkbook()
  const orders = tabOf(workbook, 'Orders')
  orders.setValue(1, 6, 'Product')
  for (let row = 2; row <= orders.lastRow(); row++) orders.setValue(row, 6, `product ${row % 5}`)
  const host = readyShop(workbook, {}, { columns: [...COLUMNS, 'recommend'] })
  update(host)
  for (const [name, question] of [
    ['customerDetails', { row: 4 }],
    ['classChanges', undefined],
    ['previewUpdate', undefined],
    ['contactReasons', { rows: [2] }],
  ] as const) {
    host.requests.length = 0
    ask(host, name, question)
    expect(
      host.requests.map(({ url }) => url.replace(/.*\/v1/, '')),
      name,
    ).toEqual(['/book/plan', '/book/score'])
  }
})

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

describe('setOverride', () => {
  it('is kept to by the next update, with reason and end, and can be taken back', () => {
    const host = updated()
    const sheet = tabOf(host.workbook, 'Customers')
    const row = rowOf(sheet, 'C004')
    const before = cellOf(sheet, 'C004', 'Segment')
    const question = { row, id: 'C004', column: 'segment', value: 'Dormant', until: '2027-01-31', reason: 'moved away' }
    ask(host, 'setOverride', question)
    expect(card(host, { row }).card?.overrides).toEqual([
      { column: 'segment', value: 'Dormant', until: '2027-01-31', reason: 'moved away' },
    ])
    expect(update(host).typedCells).toBe(0)
    expect(cellOf(sheet, 'C004', 'Segment')).toBe('Dormant')
    ask(host, 'setOverride', { ...question, value: '' })
    update(host)
    expect(cellOf(sheet, 'C004', 'Segment')).toBe(before)
    expect(cellOf(sheet, 'C004', 'Segment override reason')).toBe('')
  })

  it('takes a label in either language and refuses what is none', () => {
    const host = updated()
    const sheet = tabOf(host.workbook, 'Customers')
    const question = { row: rowOf(sheet, 'C004'), id: 'C004', until: '', reason: '' }
    ask(host, 'setOverride', { ...question, column: 'segment', value: '休眠客户' })
    ask(host, 'setOverride', { ...question, column: 'tier', value: 'gold' })
    expect(cellOf(sheet, 'C004', 'Tier override')).toBe('Gold')
    update(host)
    expect([cellOf(sheet, 'C004', 'Segment'), cellOf(sheet, 'C004', 'Tier')]).toEqual(['Dormant', 'Gold'])
    for (const wrong of [
      { column: 'segment', value: 'best' },
      { column: 'nextContact', value: 'soon' },
      { column: 'notes', value: 'x' },
    ])
      expect(() => ask(host, 'setOverride', { ...question, ...wrong })).toThrow(/badChoice/)
  })

  it('touches no other customer and no column of the person', () => {
    const host = updated()
    const sheet = tabOf(host.workbook, 'Customers')
    const others = () =>
      JSON.stringify(
        Array.from({ length: 25 }, (_, r) => Array.from({ length: 10 }, (_, c) => sheet.value(r + 1, c + 1))),
      )
    const before = others()
    ask(host, 'setOverride', { row: 5, id: 'C004', column: 'tier', value: 'Gold', until: '', reason: '=1+1' })
    expect(others()).toBe(before)
    expect(sheet.look(5, sheet.columnOf('Tier override reason'))?.formula).toBeUndefined()
    expect(cellOf(sheet, 'C004', 'Tier override reason')).toBe('=1+1')
  })
})

describe('searchPage', () => {
  it('gives id, name and phone first and all other columns of the person apart, ours never', () => {
    const host = updated()
    const people = ask<{ headers: string[]; rows: string[][]; total: number }>(host, 'searchPage', { part: 'people' })
    expect(people.headers).toEqual(['Customer ID', 'Full name', 'Phone'])
    expect(people.rows).toHaveLength(24)
    expect(people.rows[2]).toEqual(['C003', 'Canaryname3 Zwicky', '+49 170 5530000'])
    const others = ask<{ headers: string[] }>(host, 'searchPage', { part: 'others' })
    expect(others.headers).toEqual(['Notes', 'Joined'])
    expect(host.requests).toEqual([])
  })

  it('comes in pages of 5,000 rows', () => {
    const workbook = shopWorkbook()
    const sheet = tabOf(workbook, 'Customers')
    sheet.insertRows(1_000, 11_000)
    for (let row = 26; row <= 11_001; row++) sheet.setValue(row, 1, `X${row}`)
    const host = readyShop(workbook)
    const sizes: number[] = []
    let from: number | undefined
    do {
      const page: { next?: number; rows: string[][] } = ask(host, 'searchPage', { part: 'people', from })
      sizes.push(page.rows.length)
      from = page.next
    } while (from !== undefined)
    expect(sizes).toEqual([5_000, 5_000, 1_000])
  })
})
