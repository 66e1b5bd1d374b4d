/** What the sidebar asks of the script: how the sheet stands, the selected customer, overrides, search pages. */
import { describe, expect, it } from 'vitest'
import type { Summary } from '../../worker/contract.ts'
import { ask, cellOf, openShop, ownedValues, readyShop, rowOf, shopWorkbook, tabOf, update } from './shop.ts'
import { COLUMNS, card, updated } from './sidebar-questions.ts'

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

  it('counts customers as the Dashboard, the Run log and the toast do: merged rows once, those who never bought too', () => {
    const workbook = shopWorkbook()
    const customers = tabOf(workbook, 'Customers')
    customers.setValue(1, 6, 'Same as')
    customers.setValue(3, 6, 'C001')
    for (const row of [26, 27]) customers.setValue(row, 1, `new ${row}`)
    const host = readyShop(workbook)
    const { customers: all, summary } = ask<{ customers: number; summary: Summary }>(host, 'updateNow')
    expect([all, summary.buyers]).toEqual([25, 23])
    expect(summary.classes.segment?.reduce((sum, one) => sum + one.customers, 0)).toBe(25)
    expect(ask(host, 'sidebarHome')).toMatchObject({ lastRun: { customers: 25 } })
    expect(host.toasts[host.toasts.length - 1].message).toMatch(/^25 customers, 84 orders\./)
    expect(tabOf(workbook, 'Run log').value(2, 4)).toBe(25)
    ask(host, 'showDashboard')
    expect(tabOf(workbook, 'Dashboard').value(2, 1)).toMatch(/: 25 customers, 84 orders\./)
  })

  it('tells of rows that were not counted: on Home, in the toast, in the Run log', () => {
    const workbook = shopWorkbook()
    const host = readyShop(workbook)
    update(host)
    expect(ask(host, 'sidebarHome')).toMatchObject({ lastRun: { notes: [] } })
    tabOf(workbook, 'Orders').setValue(2, 3, '2062-11-19')
    update(host)
    const note = '1 row is dated after 2026-11-22 and was not counted.'
    expect(ask(host, 'sidebarHome')).toMatchObject({ lastRun: { notes: [note] } })
    expect(host.toasts[host.toasts.length - 1].message).toMatch(
      / 1 row is dated after 2026-11-22 and was not counted\.$/,
    )
    expect(JSON.stringify(tabOf(workbook, 'Run log').values())).toContain(note)
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
