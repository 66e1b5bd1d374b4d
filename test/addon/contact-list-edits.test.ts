/** What a person does in the Contact list: ticks, notes, own messages, lines and columns; moved and deleted rows. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { CUSTOMER, DONE, isoOf, lineOf, listed, MESSAGE, NOTE, PLACE, REASON, showList } from './contact-list-lines.ts'
import { AS_OF, ask, cellOf, readyShop, rowOf, tabOf, update } from './shop.ts'

const logLines = (host: Host) => host.workbook.sheet('Contact log')?.values().slice(1) ?? []

describe('the Contact list', () => {
  it('moves a tick to the Contact log at the next update, which counts it', () => {
    const host = readyShop()
    update(host)
    showList(host)
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
      showList(host)
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
    showList(host)
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
    showList(host)
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
    showList(host)
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

  it('follows a customer whose row moved', () => {
    const host = readyShop()
    update(host)
    showList(host)
    const customers = tabOf(host.workbook, 'Customers')
    customers.insertRows(2, 1)
    update(host)
    const { sheet, ids } = listed(host)
    for (const id of ids)
      expect(sheet.look(lineOf(sheet, id), CUSTOMER)?.link).toBe(`#gid=${customers.id}&range=A${rowOf(customers, id)}`)
  })

  it('is not made again when it was deleted', () => {
    const host = readyShop()
    showList(host)
    host.workbook.sheets = host.workbook.sheets.filter(({ name }) => name !== 'Contact list')
    update(host)
    expect(host.workbook.sheet('Contact list')).toBeUndefined()
    showList(host)
    expect(listed(host).ids.length).toBeGreaterThan(0)
  })
})
