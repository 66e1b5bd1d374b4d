/** A copy of the spreadsheet, whose properties came along: it starts with a connection and keys of its own. */
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
})
