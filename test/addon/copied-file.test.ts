/** A copied file: it starts with a connection and keys of its own, and goes on with the tabs that came along. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { createBook } from './book.ts'
import { ask, openShop, readyShop, setUp, tabOf, update } from './shop.ts'

const keyOf = (host: Host): string => JSON.parse(host.workbook.properties.document.get('regulars') ?? '{}').key

describe('a copied file', () => {
  it('knows no connection and no schedule, and takes over the tabs that came along', () => {
    const host = readyShop()
    update(host)
    const settings = tabOf(host.workbook, 'Settings')
    const names = host.workbook.sheets.map(({ name }) => name).sort()
    const copy = host.workbook.copy()
    // Google copies no properties; an editor of the copy may still bring them along.
    for (const [key, value] of host.workbook.properties.document) copy.properties.document.set(key, value)
    const other = openShop(copy, { fetch: createBook().answer })
    expect(ask(other, 'connectionState')).toMatchObject({ connected: false, setUp: false, keyFingerprint: '' })
    expect(() => ask(other, 'checkConnection')).toThrow('notConnected')
    setUp(other)
    expect(update(other).changedCells).toBe(0)
    expect(keyOf(other)).not.toBe(keyOf(host))
    expect(other.workbook.sheets.map(({ name }) => name).sort()).toEqual(names)
    expect(tabOf(other.workbook, 'Settings').rows.length).toBe(settings.rows.length)
  })

  it('that is set up goes on with its Contact list and Dashboard, and makes no second one', () => {
    const host = readyShop()
    update(host)
    ask(host, 'showContactList')
    ask(host, 'showDashboard')
    const copy = openShop(host.workbook.copy())
    setUp(copy)
    const list = tabOf(copy.workbook, 'Contact list')
    const id = list.value(2, 11)
    list.setValue(2, 1, true)
    const dashboard = tabOf(copy.workbook, 'Dashboard')
    dashboard.setValue(3, 1, 'stale')
    const charts = dashboard.charts.length
    update(copy)
    expect(list.values().map((cells) => cells[10])).not.toContain(id)
    expect(tabOf(copy.workbook, 'Contact log').values()[1][1]).toBe(id)
    expect(dashboard.value(3, 1)).not.toBe('stale')
    expect(dashboard.charts).toHaveLength(charts)
    expect(copy.workbook.sheets.map(({ name }) => name).filter((name) => /\d$/.test(name))).toEqual([])
  })
})
