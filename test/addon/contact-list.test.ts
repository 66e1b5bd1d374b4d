/** The Contact list in the stand-in: who is on it, in which words, and what it costs an update. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { CUSTOMER, DATE, DONE, ID, isoOf, listed, MESSAGE, PHONE, PLACE, showList } from './contact-list-lines.ts'
import { ask, readyShop, rowOf, shopWorkbook, tabOf, update } from './shop.ts'

/** What an update costs that changes nothing, in service calls. */
function callsOfQuietUpdate(host: Host): number {
  update(host)
  host.resetCounts()
  host.requests.length = 0
  update(host)
  return host.counts.serviceCalls
}

describe('the Contact list', () => {
  it('holds who is due within a week by the written dates, by day, with a link to the row', () => {
    const host = readyShop()
    update(host)
    const customers = tabOf(host.workbook, 'Customers')
    const due = customers
      .values()
      .slice(1)
      .map((cells) => [String(cells[0]), cells[customers.columnOf('Next contact') - 1]] as const)
      .filter(([, date]) => date !== '' && isoOf(date) <= '2026-11-28')
    expect(showList(host).message).toBe(`${due.length} customers are due within a week.`)
    const { sheet, lines, ids } = listed(host)
    expect(ids.toSorted()).toEqual(due.map(([id]) => id).toSorted())
    const days = lines.map((cells) => Number(cells[DATE - 1]))
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    lines.forEach((cells, k) => {
      const row = rowOf(customers, ids[k])
      expect(cells[CUSTOMER - 1]).toBe(customers.value(row, 2))
      expect(sheet.look(k + 2, CUSTOMER)?.link).toBe(`#gid=${customers.id}&range=A${row}`)
      expect(String(cells[PHONE - 1]).replace(/^'/, '')).toBe(customers.value(row, 3))
      expect(cells[MESSAGE - 1]).toContain(`Canaryname${Number(ids[k].slice(1))} Zwicky`)
      expect(sheet.look(k + 2, DONE)?.validation).toMatchObject({ checkbox: true })
    })
    expect(sheet.columns[ID - 1].hidden && sheet.columns[PLACE - 1].hidden).toBe(true)
    expect(host.requests.map(({ text }) => text).join()).not.toMatch(/Canary/)
  })

  it('that cannot hold everybody says how many are due and how many are on it', () => {
    const workbook = shopWorkbook()
    const [customers, orders] = ['Customers', 'Orders'].map((name) => tabOf(workbook, name))
    customers.insertRows(26, 600)
    orders.insertRows(orders.lastRow() + 1, 600)
    for (let k = 0; k < 600; k++) {
      const [row, at] = [customers.lastRow() + 1, orders.lastRow() + 1]
      for (const [c, value] of [`D${k}`, `Dora${k} Zwicky`, '', '', '2024-01-15'].entries())
        customers.setValue(row, c + 1, value)
      for (const [c, value] of [`d${k}`, `D${k}`, '2026-11-21', 50, 'Tea'].entries()) orders.setValue(at, c + 1, value)
    }
    const host = readyShop(workbook)
    update(host)
    const { message } = showList(host)
    expect(message).toMatch(/^6\d\d customers are due within a week\. The list has the first 500\.$/)
    expect(listed(host).lines).toHaveLength(500)
  })

  it('and a Dashboard together cost an update a bounded number of calls', () => {
    const host = readyShop()
    update(host)
    const without = callsOfQuietUpdate(host)
    showList(host)
    ask(host, 'showDashboard')
    expect(callsOfQuietUpdate(host)).toBeLessThanOrEqual(Math.min(without + 16, 46))
    // One question for the columns, the list and the Dashboard.
    expect(host.requests.filter(({ url }) => url.endsWith('/score'))).toHaveLength(1)
  })

  it('changes nothing when nothing changed, and costs a sheet without one nothing', () => {
    const host = readyShop()
    update(host)
    const without = callsOfQuietUpdate(host)
    showList(host)
    expect(callsOfQuietUpdate(host)).toBeLessThanOrEqual(Math.min(without + 10, 40))
    const { byMethod } = host.counts
    expect(byMethod['Range.setValues'] ?? 0).toBe(0)
    expect(byMethod['Sheet.deleteRow'] ?? 0).toBe(0)
  })
})

describe('payloads in names, phones and e-mail addresses', () => {
  const PAYLOADS = [
    '=HYPERLINK("http://evil.example","x")',
    '+1+1',
    "'=1",
    '@SUM(1)',
    '<img src=x onerror=alert(1)>',
    'a@b.example?bcc=victim@x.example',
    'javascript:alert(1)',
    'x@y.example\r\nBcc: v@x.example',
  ]
  it('become no formula and no link to elsewhere', () => {
    const workbook = shopWorkbook()
    const customers = tabOf(workbook, 'Customers')
    customers.setValue(1, 6, 'E-mail')
    customers.setValue(1, 7, 'Consent')
    for (let row = 2; row <= customers.lastRow(); row++) {
      const payload = PAYLOADS[row % PAYLOADS.length]
      for (const column of [2, 3, 6]) customers.setValue(row, column, payload)
      customers.setValue(row, 7, 'WhatsApp')
    }
    customers.setValue(2, 6, 'anna@shop.example')
    const host = readyShop(workbook)
    update(host)
    showList(host)
    const { sheet, lines } = listed(host)
    expect(lines.length).toBeGreaterThan(5)
    const links: string[] = []
    for (let row = 2; row <= sheet.lastRow(); row++)
      for (let column = 1; column <= PLACE; column++) {
        const look = sheet.look(row, column)
        expect(look?.formula).toBeUndefined()
        if (look?.link) links.push(look.link)
      }
    for (const link of links)
      expect(link).toMatch(/^(#gid=\d+&range=A\d+|mailto:anna@shop\.example|https:\/\/wa\.me\/\d+)$/)
    expect(links.some((link) => link.startsWith('#gid'))).toBe(true)
  })
})

it('speaks Chinese in a Chinese sheet', () => {
  const host = readyShop(shopWorkbook({ locale: 'zh_CN' }), { userLocale: 'zh_CN' })
  expect(showList(host).message).toMatch(/^一周内有 \d+ 位客户该联系。$/)
  const { sheet, lines } = listed(host, '联系名单')
  expect(sheet.values()[0].slice(0, 4)).toEqual(['完成', '日期', '客户', '原因'])
  expect(lines[0][MESSAGE - 1]).toMatch(/您/)
})
