/** Sheets as people leave them: rows above the header, a renamed column, few rows, protection, validation, merged cells. */
import { describe, expect, it } from 'vitest'
import { Workbook } from '../../playground/workbook/workbook.ts'
import { ask, cellOf, fill, openShop, readyShop, setUp, shopWorkbook, tabOf, update } from './shop.ts'

describe('a header in row 3', () => {
  const shop = () => {
    const workbook = new Workbook({ id: 'titled', timeZone: 'Europe/Berlin', locale: 'en_GB' })
    fill(workbook, 'Orders', tabOf(shopWorkbook(), 'Orders').values())
    return {
      workbook,
      sheet: fill(workbook, 'Customers', [['My shop'], [''], ...tabOf(shopWorkbook(), 'Customers').values()]),
    }
  }

  it('is known with one of its columns renamed, and that one is what is missing', () => {
    const { workbook, sheet } = shop()
    const host = readyShop(workbook)
    update(host)
    sheet.setValue(3, sheet.values()[2].indexOf('Joined') + 1, 'Since')
    expect(() => update(host)).toThrow(/headerMissing: The column “Joined” is missing/)
  })
})

describe('an Orders tab with few rows', () => {
  it('shows the customer of a selected order', () => {
    const workbook = new Workbook({ id: 'few', timeZone: 'Europe/Berlin', locale: 'en_GB' })
    const sheet = fill(workbook, 'Orders', tabOf(shopWorkbook(), 'Orders').values().slice(0, 8))
    fill(workbook, 'Customers', tabOf(shopWorkbook(), 'Customers').values())
    sheet.deleteRows(9, sheet.maxRows - 8)
    const host = readyShop(workbook)
    update(host)
    host.selections.set('owner@example.com', { sheetId: sheet.id, row: 3, column: 1, rows: 1, columns: 1 })
    expect(ask(host, 'customerCard', {})).toMatchObject({ state: 'card', card: { id: sheet.value(3, 2) } })
  })
})

describe('what Google refuses', () => {
  it('a hidden tab of ours that is protected against the second person is named', () => {
    const host = readyShop()
    update(host)
    const memory = tabOf(host.workbook, 'Regulars memory')
    memory.protections.push({
      range: { row: 1, column: 1, rows: memory.maxRows, columns: memory.maxColumns },
      description: '',
      warningOnly: false,
      editors: ['owner@example.com'],
    })
    tabOf(host.workbook, 'Orders').setValue(2, 4, 4_444)
    const answer = JSON.parse(String(host.runAs({ person: 'anna@example.com' }, 'updateNow')))
    expect(answer).toMatchObject({ ok: false, code: 'protectedRange' })
    expect(answer.message).toContain('Regulars memory')
    expect(update(host).changedCells).toBeGreaterThan(0)
  })

  it('a validation rule on a column of ours is named, and the run after its end does all', () => {
    const host = readyShop()
    host.options.failWith = (method) =>
      method === 'Range.setValues'
        ? 'The data you entered in cell F2 violates the data validation rules set on this cell.'
        : undefined
    // The memory is written first; only cells of the Customers tab can be validated.
    host.options.failWith = ((fail) => {
      let writes = 0
      return (method: string, call: number) =>
        method === 'Range.setValues' && ++writes < 2 ? undefined : fail(method, call)
    })(host.options.failWith)
    const answer = JSON.parse(String(host.run('updateNow')))
    expect(answer).toMatchObject({ ok: false, code: 'sheetRefused' })
    expect(answer.message).toContain('Data validation')
    host.options.failWith = undefined
    expect(update(host).changedCells).toBe(72)
  })

  it('a header that cells merged across the edge keep from being frozen is no hindrance', () => {
    const host = openShop(shopWorkbook())
    let refused = 0
    host.options.failWith = (method) => {
      if (method !== 'Sheet.setFrozenRows' || refused > 0) return undefined
      refused++
      return 'Sorry, it is not possible to freeze rows which contain only part of a merged cell.'
    }
    setUp(host)
    expect(refused).toBe(1)
    expect(update(host).changedCells).toBe(72)
    expect(cellOf(tabOf(host.workbook, 'Customers'), 'C001', 'Segment')).not.toBe('')
  })

  it('a Contact list without spare rows can lose its last line', () => {
    const host = readyShop()
    update(host)
    ask(host, 'showContactList')
    const list = tabOf(host.workbook, 'Contact list')
    list.deleteRows(list.lastRow() + 1, list.maxRows - list.lastRow())
    for (let row = 2; row <= list.lastRow(); row++) list.setValue(row, 1, true)
    update(host)
    expect(tabOf(host.workbook, 'Contact log').lastRow()).toBeGreaterThan(1)
    expect(list.values().some(([done]) => done === true)).toBe(false)
  })
})

it('a bug is logged by where it happened, never by its words, of however many lines', () => {
  const host = readyShop()
  update(host)
  host.options.failWith = (method) =>
    method === 'Range.getValues' ? 'Nobody knows\nCanaryname7 Zwicky\nthis.' : undefined
  expect(JSON.parse(String(host.run('updateNow')))).toMatchObject({ code: 'bug' })
  expect(host.logs.join('\n')).toMatch(/at /)
  expect(host.logs.join('\n')).not.toMatch(/Canaryname|Nobody knows|this\./)
})
