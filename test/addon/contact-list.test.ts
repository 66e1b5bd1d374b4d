/** The Contact list in the stand-in: who is on it, what a tick does, what of it is a person's. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { viewRows } from '../../playground/server/view.ts'
import type { Value } from '../../playground/workbook/cell.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { AS_OF, ask, cellOf, readyShop, rowOf, shopWorkbook, tabOf, update } from './shop.ts'

const [DONE, DATE, CUSTOMER, REASON, , MESSAGE, PHONE, , , NOTE, ID, PLACE] = Array.from(
  { length: 12 },
  (_, k) => k + 1,
)

function listed(host: Host, name = 'Contact list'): { sheet: Sheet; lines: Value[][]; ids: string[] } {
  const sheet = tabOf(host.workbook, name)
  const lines = sheet.values().slice(1)
  return { sheet, lines, ids: lines.map((cells) => String(cells[ID - 1])) }
}
/** 2026-11-22. */
const SERIAL_TODAY = 46_348
const show = (host: Host) => ask<{ message: string }>(host, 'showContactList')
const lineOf = (sheet: Sheet, id: string): number =>
  sheet.values().findIndex((cells) => String(cells[ID - 1]) === id) + 1
const isoOf = (serial: Value) => new Date((Number(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10)
const logLines = (host: Host) => host.workbook.sheet('Contact log')?.values().slice(1) ?? []

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
    expect(show(host).message).toBe(`${due.length} customers are due within a week.`)
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

  it('moves a tick to the Contact log at the next update, which counts it', () => {
    const host = readyShop()
    update(host)
    show(host)
    const { sheet, ids, lines } = listed(host)
    sheet.setValue(2, DONE, true)
    sheet.setValue(2, NOTE, 'wants a call in May')
    const date = cellOf(tabOf(host.workbook, 'Customers'), ids[0], 'Next contact')
    update(host)
    expect(logLines(host)).toEqual([
      [
        expect.any(Number),
        ids[0],
        expect.any(String),
        lines[0][REASON - 1],
        'wants a call in May',
        lines[0][CUSTOMER - 1],
      ],
    ])
    expect(isoOf(logLines(host)[0][0])).toBe(AS_OF)
    expect(listed(host).ids).not.toContain(ids[0])
    expect(cellOf(tabOf(host.workbook, 'Customers'), ids[0], 'Next contact')).not.toBe(date)
    update(host)
    expect(logLines(host)).toHaveLength(1)
  })

  it('logs a tick once, wherever the run that moves it is killed', () => {
    for (let call = 28; ; call += 3) {
      const host = readyShop()
      update(host)
      show(host)
      const { sheet, ids } = listed(host)
      for (const row of [2, 3]) sheet.setValue(row, DONE, true)
      host.options.killAt = call
      let killed = false
      try {
        host.run('updateNow')
      } catch {
        killed = true
      }
      host.options.killAt = undefined
      update(host)
      expect(
        logLines(host)
          .map(([, id]) => id)
          .toSorted(),
        `killed at ${call}`,
      ).toEqual(ids.slice(0, 2).toSorted())
      expect(listed(host).ids).not.toContain(ids[0])
      if (!killed || call > 55) break
    }
  })

  it('keeps what a person wrote: note, message, own lines, own columns, also under a new order', () => {
    const host = readyShop()
    update(host)
    show(host)
    const { sheet, ids } = listed(host)
    const row = lineOf(sheet, ids[1])
    sheet.setValue(row, MESSAGE, 'Dear Anna, in my own words')
    sheet.setValue(row, NOTE, 'likes green')
    sheet.setValue(row, PLACE + 1, 'my column')
    const own = sheet.lastRow() + 1
    sheet.setValue(own, CUSTOMER, 'Bob from the market')
    // Another customer comes in before them, and the marked one is no longer due.
    const orders = tabOf(host.workbook, 'Orders')
    for (let k = 0; k < 3; k++)
      [`n${k}`, ids[1], `2026-11-${19 + k}`, 5, 'Tea'].forEach((value, c) => {
        orders.setValue(orders.lastRow() + (c === 0 ? 1 : 0), c + 1, value)
      })
    update(host)
    const after = lineOf(sheet, ids[1])
    expect(after).toBeGreaterThan(1)
    expect(sheet.value(after, MESSAGE)).toBe('Dear Anna, in my own words')
    expect([sheet.value(after, NOTE), sheet.value(after, PLACE + 1)]).toEqual(['likes green', 'my column'])
    expect(sheet.values().map((cells) => cells[CUSTOMER - 1])).toContain('Bob from the market')
    sheet.setValue(after, NOTE, '')
    sheet.setValue(after, PLACE + 1, '')
    update(host)
    expect(cellOf(tabOf(host.workbook, 'Customers'), ids[1], 'Next contact')).not.toBe('')
  })

  it('renews a message that nobody changed where the owner’s text for it is another now', () => {
    const host = readyShop()
    update(host)
    show(host)
    const { sheet, lines, ids } = listed(host)
    const same = ids.filter((_, k) => lines[k][REASON - 1] === lines[0][REASON - 1])
    expect(same.length).toBeGreaterThan(1)
    sheet.setValue(lineOf(sheet, same[1]), MESSAGE, 'In my own words')
    sheet.setValue(lineOf(sheet, same[0]), NOTE, 'likes green')
    ask(host, 'saveMessage', { reason: 'repurchase', language: 'en', text: 'All in green, {name}' })
    for (const _ of ['first', 'second']) {
      update(host)
      expect(sheet.value(lineOf(sheet, same[0]), MESSAGE)).toMatch(/^All in green, Canary/)
      expect(sheet.value(lineOf(sheet, same[1]), MESSAGE)).toBe('In my own words')
    }
  })

  it('never takes away the line of another customer that a person moved there meanwhile', () => {
    const host = readyShop()
    update(host)
    show(host)
    const { sheet, ids } = listed(host)
    sheet.setValue(2, DONE, true)
    sheet.setValue(4, NOTE, 'precious')
    let inserted = false
    host.options.beforeCall = (_, method) => {
      if (inserted || method !== 'Range.setValues') return
      inserted = true
      sheet.insertRows(2, 1)
      sheet.setValue(2, CUSTOMER, 'typed meanwhile')
    }
    update(host)
    host.options.beforeCall = undefined
    expect(inserted).toBe(true)
    const names = sheet.values().map((cells) => cells[CUSTOMER - 1])
    expect(names).toContain('typed meanwhile')
    expect(sheet.value(lineOf(sheet, ids[2]), NOTE)).toBe('precious')
    for (const id of ids.slice(1)) expect(listed(host).ids.filter((one) => one === id)).toHaveLength(1)
  })

  it('has a filter over its columns, made with the tab, and keeps the person’s own', () => {
    const host = readyShop()
    update(host)
    host.resetCounts()
    show(host)
    const { sheet } = listed(host)
    expect(sheet.filter).toMatchObject({ row: 1, column: 1, columns: PLACE, rows: sheet.maxRows })
    expect([host.counts.byMethod['Sheet.getFilter'], host.counts.byMethod['Range.createFilter']]).toEqual([1, 1])
    sheet.filter = sheet.block('A1:D20')
    host.resetCounts()
    show(host)
    update(host)
    expect(Object.keys(host.counts.byMethod).filter((method) => /Filter/.test(method))).toEqual([])
    expect(sheet.filter).toEqual(sheet.block('A1:D20'))
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
    const { message } = show(host)
    expect(message).toMatch(/^6\d\d customers are due within a week\. The list has the first 500\.$/)
    expect(listed(host).lines).toHaveLength(500)
  })

  it('sets days apart: today in colour, a shaded line where a later day begins', () => {
    const host = readyShop()
    update(host)
    show(host)
    const { sheet, lines } = listed(host)
    const { row, cells, looks } = viewRows(sheet, 1, 500, SERIAL_TODAY)
    cells.forEach((line, k) => {
      const at = row + k
      if (at === 1) return
      const day = Number(sheet.value(at, DATE))
      const expected =
        at > lines.length + 1
          ? undefined
          : day <= SERIAL_TODAY
            ? '#e8f0fe'
            : day !== sheet.value(at - 1, DATE)
              ? '#f1f3f4'
              : undefined
      for (const [column, { look }] of line)
        expect(look === undefined ? undefined : looks[look].background, `${at}, ${column}`).toBe(
          column <= NOTE ? expected : undefined,
        )
    })
    expect(sheet.look(1, DATE)?.note).toMatch(/Blue: today/)
  })

  it('of an earlier version gets filter and colours once; what a person takes away stays away', () => {
    const host = readyShop()
    update(host)
    show(host)
    const { sheet } = listed(host)
    const { document } = host.workbook.properties
    const stored = JSON.parse(String(document.get('regulars')))
    document.set('regulars', JSON.stringify({ ...stored, contactListLooks: undefined }))
    sheet.filter = undefined
    const own = { ...sheet.rules[0], arguments: ['=$A1="mine"'] }
    sheet.rules = [own]
    update(host)
    expect(sheet.filter).toMatchObject({ columns: PLACE })
    expect(sheet.rules).toHaveLength(5)
    expect(sheet.rules[0]).toEqual(own)
    sheet.filter = undefined
    sheet.rules = []
    update(host)
    show(host)
    expect([sheet.filter, sheet.rules]).toEqual([undefined, []])
  })

  it('has all of its dress after a run that was killed while the tab was made', () => {
    let calls = 0
    let frozen = 0
    const whole = readyShop(shopWorkbook(), {
      beforeCall: (_, method) => {
        calls++
        if (method === 'Sheet.setFrozenRows') frozen = calls
      },
    })
    calls = 0
    show(whole)
    for (let call = frozen - 3; call <= frozen + 1; call++) {
      const host = readyShop()
      host.options.killAt = call
      expect(() => host.run('showContactList')).toThrow()
      host.options.killAt = undefined
      const begun = tabOf(host.workbook, 'Contact list')
      expect(begun.frozenRows === 1, `killed at ${call}`).toBe(call > frozen)
      show(host)
      const { sheet } = listed(host)
      expect([sheet.filter?.columns, sheet.frozenRows, sheet.columns[ID - 1].hidden]).toEqual([PLACE, 1, true])
    }
  })

  it('and a Dashboard together cost an update a bounded number of calls', () => {
    const host = readyShop()
    update(host)
    update(host)
    host.resetCounts()
    update(host)
    const without = host.counts.serviceCalls
    show(host)
    ask(host, 'showDashboard')
    update(host)
    host.resetCounts()
    host.requests.length = 0
    update(host)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(without + 16)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(46)
    // One question for the columns, the list and the Dashboard.
    expect(host.requests.filter(({ url }) => url.endsWith('/score'))).toHaveLength(1)
  })

  it('changes nothing when nothing changed, and costs a sheet without one nothing', () => {
    const host = readyShop()
    update(host)
    update(host)
    host.resetCounts()
    update(host)
    const without = host.counts.serviceCalls
    show(host)
    update(host)
    host.resetCounts()
    update(host)
    const { byMethod } = host.counts
    expect(byMethod['Range.setValues'] ?? 0).toBe(0)
    expect(byMethod['Sheet.deleteRow'] ?? 0).toBe(0)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(without + 10)
    expect(host.counts.serviceCalls).toBeLessThanOrEqual(40)
  })

  it('follows a customer whose row moved', () => {
    const host = readyShop()
    update(host)
    show(host)
    const customers = tabOf(host.workbook, 'Customers')
    customers.insertRows(2, 1)
    update(host)
    const { sheet, ids } = listed(host)
    for (const id of ids)
      expect(sheet.look(lineOf(sheet, id), CUSTOMER)?.link).toBe(`#gid=${customers.id}&range=A${rowOf(customers, id)}`)
  })

  it('is not made again when it was deleted', () => {
    const host = readyShop()
    show(host)
    host.workbook.sheets = host.workbook.sheets.filter(({ name }) => name !== 'Contact list')
    update(host)
    expect(host.workbook.sheet('Contact list')).toBeUndefined()
    show(host)
    expect(listed(host).ids.length).toBeGreaterThan(0)
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
    show(host)
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
  expect(show(host).message).toMatch(/^一周内有 \d+ 位客户该联系。$/)
  const { sheet, lines } = listed(host, '联系名单')
  expect(sheet.values()[0].slice(0, 4)).toEqual(['完成', '日期', '客户', '原因'])
  expect(lines[0][MESSAGE - 1]).toMatch(/您/)
})
