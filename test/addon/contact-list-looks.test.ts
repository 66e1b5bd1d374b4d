/** How the Contact list is dressed: its filter, the colours of days; once, and again only where a run was killed. */
import { describe, expect, it } from 'vitest'
import { viewRows } from '../../playground/server/view.ts'
import { DATE, ID, listed, NOTE, PLACE, showList } from './contact-list-lines.ts'
import { readyShop, shopWorkbook, tabOf, update } from './shop.ts'

/** 2026-11-22. */
const SERIAL_TODAY = 46_348

describe('the Contact list', () => {
  it('has a filter over its columns, made with the tab, and keeps the person’s own', () => {
    const host = readyShop()
    update(host)
    host.resetCounts()
    showList(host)
    const { sheet } = listed(host)
    expect(sheet.filter).toMatchObject({ row: 1, column: 1, columns: PLACE, rows: sheet.maxRows })
    expect([host.counts.byMethod['Sheet.getFilter'], host.counts.byMethod['Range.createFilter']]).toEqual([1, 1])
    sheet.filter = sheet.block('A1:D20')
    host.resetCounts()
    showList(host)
    update(host)
    expect(Object.keys(host.counts.byMethod).filter((method) => /Filter/.test(method))).toEqual([])
    expect(sheet.filter).toEqual(sheet.block('A1:D20'))
  })

  it('sets days apart: today in colour, a shaded line where a later day begins', () => {
    const host = readyShop()
    update(host)
    showList(host)
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
    showList(host)
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
    showList(host)
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
    showList(whole)
    for (let call = frozen - 3; call <= frozen + 1; call++) {
      const host = readyShop()
      host.options.killAt = call
      expect(() => host.run('showContactList')).toThrow()
      host.options.killAt = undefined
      const begun = tabOf(host.workbook, 'Contact list')
      expect(begun.frozenRows === 1, `killed at ${call}`).toBe(call > frozen)
      showList(host)
      const { sheet } = listed(host)
      expect([sheet.filter?.columns, sheet.frozenRows, sheet.columns[ID - 1].hidden]).toEqual([PLACE, 1, true])
    }
  })
})
