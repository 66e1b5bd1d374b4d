/** Two persons in one file: what one of them stores or writes while the other is at it is not lost. */
import { describe, expect, it } from 'vitest'
import type { Host } from '../../playground/host.ts'
import { ask, readyShop, tabOf, update } from './shop.ts'

const ANNA = 'anna@example.com'
const answerOf = (host: Host, name: string, question?: object) =>
  JSON.parse(String(host.runAs({ person: ANNA }, name, ...(question ? [JSON.stringify(question)] : []))))
function shop(): Host {
  const host = readyShop()
  update(host)
  return host
}
/** Has Anna do something before the first call of this method in the next execution; returns what she was answered. */
function meanwhile(host: Host, method: string, act: () => unknown): () => unknown {
  let answer: unknown
  host.options.beforeCall = (_, called) => {
    if (called !== method) return
    host.options.beforeCall = undefined
    answer = act()
  }
  return () => answer
}

describe('two persons log a contact at once', () => {
  it('and each line is there, or the second is told to wait', () => {
    const host = shop()
    const sheet = tabOf(host.workbook, 'Customers')
    const contact = (row: number) => ({
      row,
      id: sheet.value(row, 1),
      kind: 'contact',
      reason: 'welcome',
      note: `row ${row}`,
    })
    ask(host, 'logContact', contact(2))
    const anna = meanwhile(host, 'Sheet.getMaxRows', () => answerOf(host, 'logContact', contact(3)))
    ask(host, 'logContact', contact(4))
    expect(anna()).toMatchObject({ ok: false, code: 'busy' })
    expect(answerOf(host, 'logContact', contact(3)).ok).toBe(true)
    const notes = tabOf(host.workbook, 'Contact log').values().slice(1)
    expect(notes.map((cells) => cells[4])).toEqual(['row 2', 'row 4', 'row 3'])
  })
})

describe.each([
  ['showContactList', 'Contact list'],
  ['showDashboard', 'Dashboard'],
])('%s while an update runs', (name, tab) => {
  it('is told to wait, or the tab is renewed from then on', () => {
    const host = shop()
    const anna = meanwhile(host, 'UrlFetchApp.fetch', () => answerOf(host, name, { quiet: true }))
    update(host)
    expect(anna()).toMatchObject({ ok: false, code: 'busy' })
    expect(host.workbook.sheet(tab)).toBeUndefined()
    expect(answerOf(host, name, { quiet: true }).ok).toBe(true)
    const property = JSON.parse(host.workbook.properties.document.get('regulars') ?? '{}')
    expect(property.contactListSheetId ?? property.dashboard?.sheetId).toBe(tabOf(host.workbook, tab).id)
  })
})

it('two persons merge duplicates at once, and there is one column “Same as”', () => {
  const host = shop()
  const sheet = tabOf(host.workbook, 'Customers')
  for (const row of [3, 4]) sheet.setValue(row, 3, sheet.value(2, 3))
  ask(host, 'findDuplicates')
  const list = tabOf(host.workbook, 'Duplicates')
  for (let row = 3; row <= list.lastRow(); row++) list.setValue(row, 1, true)
  const anna = meanwhile(host, 'Sheet.getMaxColumns', () => answerOf(host, 'mergeDuplicates'))
  ask(host, 'mergeDuplicates')
  expect(anna()).toMatchObject({ ok: false, code: 'busy' })
  expect(sheet.values()[0].filter((header) => header === 'Same as')).toHaveLength(1)
})

it('the Settings tab that was deleted is made once, though two persons open it', () => {
  const host = shop()
  const { workbook } = host
  workbook.sheets.splice(workbook.sheets.indexOf(tabOf(workbook, 'Settings')), 1)
  const anna = meanwhile(host, 'Spreadsheet.insertSheet', () => answerOf(host, 'openSettings'))
  expect(JSON.parse(String(host.run('openSettings'))).ok).toBe(true)
  expect(anna()).toMatchObject({ ok: false, code: 'busy' })
  expect(workbook.sheets.filter(({ name }) => /^Settings/.test(name))).toHaveLength(1)
})
