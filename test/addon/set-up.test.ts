/** What the Set up dialog is told: proposals for chosen tabs and columns, exactly what leaves, and the update it starts. */

import { describe, expect, it } from 'vitest'
import type { Value } from '../../playground/workbook/cell.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'
import type { ScoreRequest } from '../../worker/contract.ts'
import { sentRequest } from './book.ts'
import { ask, fill, openShop, readyShop, setUp, shopWorkbook, tabOf, update } from './shop.ts'

interface Proposal {
  mapping: Record<string, { sheetId: number; tab: string; columns: Record<string, string> } | undefined>
  makeCustomers: boolean
  found: { table: string; text: string }[]
  warnings: string[]
  travelling: { header: string; values: string[] }[]
  example: Record<string, Record<string, unknown>>
}

function connected(workbook: Workbook, userLocale = 'en') {
  const host = openShop(workbook, { userLocale })
  ask(host, 'connect', { workerUrl: 'https://shop.workers.dev', setupKey: 'key' })
  return host
}
const ordersOf = (host: ReturnType<typeof connected>) => ask<Proposal>(host, 'proposeSetUp').mapping.orders

/** The first row of each column of the last request, as the dialog names the columns. */
function firstRowSent(sent: ScoreRequest, table: 'orders' | 'customers'): Record<string, unknown> {
  const { attributes, ...columns } = sent[table] ?? {}
  return Object.fromEntries(
    Object.entries({ ...columns, ...attributes }).map(([column, cells]) => [column, (cells as unknown[])[0]]),
  )
}

describe('the row that the dialog shows', () => {
  const lines = (secondProduct: string): Workbook => {
    const workbook = new Workbook({ locale: 'en_GB' })
    fill(workbook, 'Orders', [
      ['Order ID', 'Customer ID', 'Order date', 'Amount', 'Product'],
      ['', '', '', '', ''],
      ['o1', 'ann', '2026-01-05', 10, 'Tea'],
      ['o1', 'ann', '2026-01-05', 10, secondProduct],
      ['o2', 'bob', '2026-02-05', 12, 'Tea'],
    ])
    return workbook
  }
  it('is the first row of each table as it then leaves, order number and told-apart lines included', () => {
    for (const workbook of [lines('Cups'), lines('Tea'), shopWorkbook()]) {
      const host = connected(workbook)
      const { example } = ask<Proposal>(host, 'proposeSetUp')
      ask(host, 'saveSetUp', {})
      update(host)
      const sent = sentRequest(host.requests)
      for (const table of ['orders', 'customers'] as const) expect(example[table]).toEqual(firstRowSent(sent, table))
    }
  })
  it('has the owner’s own choices once they are there', () => {
    const host = readyShop()
    update(host)
    const sheet = tabOf(host.workbook, 'Customers')
    sheet.setValue(2, sheet.columnOf('Tier'), 'Gold')
    update(host)
    const { example } = ask<Proposal>(host, 'proposeSetUp')
    expect(example.customers).toMatchObject({ tierOverride: 'Gold' })
    expect(example.customers).toEqual(firstRowSent(sentRequest(host.requests), 'customers'))
  })
})

describe('the proposal', () => {
  it('follows a changed column and a changed tab', () => {
    const workbook = shopWorkbook()
    fill(workbook, 'Online', [
      ['Buyer e-mail', 'When', 'Amount', 'Topic'],
      ['a@b.example', '2026-01-01', 5, 'Books'],
    ])
    const host = connected(workbook)
    const orders = ordersOf(host)
    const columns = { ...orders?.columns, category: 'Customer ID' }
    const changed = ask<Proposal>(host, 'proposeSetUp', { mapping: { orders: { ...orders, columns } } })
    expect(changed.travelling[0]).toMatchObject({ header: 'Customer ID' })
    expect(changed.travelling[0].values).toContain('C001')
    expect(changed.example.orders.category).toBe('C001')
    const tab = tabOf(workbook, 'Online')
    const moved = ask<Proposal>(host, 'proposeSetUp', { mapping: { orders: { sheetId: tab.id }, customers: null } })
    expect(moved.mapping.orders).toMatchObject({ tab: 'Online', columns: { amount: 'Amount' } })
    expect(moved).toMatchObject({ makeCustomers: true, travelling: [] })
  })

  it('is there to be completed by hand where no header is known', () => {
    const workbook = new Workbook()
    const rows: Value[][] = [['Wer', 'Wann', 'Wieviel']]
    for (let k = 0; k < 3; k++) rows.push([`k${k}`, `2026-01-0${k + 1}`, 5])
    const host = connected(fillOne(workbook, rows))
    const proposal = ask<Proposal>(host, 'proposeSetUp')
    expect(proposal.mapping.orders).toBeUndefined()
    expect(proposal.example).toEqual({})
    const [sheet] = workbook.sheets
    const columns = { customer: 'Wer', date: 'Wann', amount: 'Wieviel' }
    ask(host, 'saveSetUp', { mapping: { orders: { sheetId: sheet.id, tab: sheet.name, columns } } })
    expect(update(host).customers).toBe(3)
  })

  it('counts rows in the reader’s language and warns of customers that are not in the list', () => {
    const workbook = shopWorkbook()
    const orders = tabOf(workbook, 'Orders')
    for (const row of [2, 3]) orders.setValue(row, 2, `nobody ${row}`)
    const english = ask<Proposal>(connected(workbook), 'proposeSetUp')
    expect(english.found.map(({ text }) => text)).toContain('24 rows in the tab “Customers”')
    expect(english.warnings).toEqual([expect.stringMatching(/^2 of the 2\d customers .* are not in “Customers”/)])
    expect(ask<Proposal>(connected(workbook, 'zh_CN'), 'proposeSetUp').found[1].text).toBe('工作表“Customers”，24 行')
  })

  it('is refused where one tab is to be two tables', () => {
    const host = connected(shopWorkbook())
    const orders = ordersOf(host)
    const customers = { ...orders, columns: { id: 'Customer ID' } }
    expect(() => ask(host, 'saveSetUp', { mapping: { customers } })).toThrow(/sameTab: “Orders”/)
  })
})

describe('the update that the dialog starts', () => {
  it('answers in the reader’s language and shows nothing of its own', () => {
    const host = readyShop(undefined, { userLocale: 'zh_CN' })
    expect(ask(host, 'updateNow', { quiet: true }).message).toMatch(/^客户 24 位/)
    host.options.fetch = () => ({ status: 503, headers: {}, body: '{"code":"internal"}' })
    expect(() => ask(host, 'updateNow', { quiet: true })).toThrow(/没有做任何改动/)
    expect(host.dialogs).toEqual([])
  })
})

describe('sentences', () => {
  it('have the singular for one', () => {
    const workbook = new Workbook({ locale: 'en_GB' })
    const host = openShop(
      fillOne(workbook, [
        ['Customer ID', 'Order date', 'Amount'],
        ['ann', '2026-01-05', 10],
        ['ann', 'soon', 10],
      ]),
    )
    setUp(host)
    update(host)
    const { message } = host.toasts[host.toasts.length - 1]
    expect(message).toMatch(/^1 customer, 1 order\. Changed \d cells\. 1 cell needs a look/)
  })
})

function fillOne(workbook: Workbook, rows: readonly (readonly Value[])[]): Workbook {
  fill(workbook, 'Sheet1', rows)
  return workbook
}
