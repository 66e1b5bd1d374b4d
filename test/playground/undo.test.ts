/** Taking back what a person did by hand, and doing it again: the sheet is as it was, and nobody else's work is lost. */
import { describe, expect, it } from 'vitest'
import { type Edit, EditHistory } from '../../playground/server/edit-history.ts'
import { changeLines, clearBlock, sizeColumns, sortSheet, typeTexts } from '../../playground/server/person-edits.ts'
import { Refused } from '../../playground/server/refusals.ts'
import { changeTab } from '../../playground/server/tab-edits.ts'
import { workbookText } from '../../playground/server/workbook-text.ts'
import type { Sheet } from '../../playground/workbook/sheet.ts'
import { Workbook } from '../../playground/workbook/workbook.ts'

const ME = 'owner@example.com'
const OTHER = 'second@example.com'

function smallShop(): { workbook: Workbook; sheet: Sheet } {
  const workbook = new Workbook({ id: 'shop', name: 'Shop' })
  const sheet = workbook.addSheet('Customers', 6, 4)
  const lines = [
    ['Id', 'Name', 'Spent', ''],
    ['A3', 'Chen', 30, ''],
    ['A1', 'Anna', 10, ''],
    ['A2', 'Bob', 20, ''],
  ]
  lines.forEach((values, index) => {
    sheet.rows[index].values = values
  })
  sheet.frozenRows = 1
  sheet.setLook(2, 2, { bold: true })
  sheet.setFormula(4, 4, '=C4*2', 40)
  sheet.rules = [
    {
      ranges: [{ row: 3, column: 2, rows: 1, columns: 2 }],
      criteria: 'CELL_EMPTY',
      arguments: [],
      look: { bold: true },
    },
  ]
  sheet.protections = [{ range: { row: 1, column: 2, rows: 6, columns: 1 }, description: 'mine', warningOnly: true }]
  sheet.filter = { row: 1, column: 1, rows: 4, columns: 3 }
  workbook.addSheet('Notes', 3, 3)
  return { workbook, sheet }
}

type Act = (workbook: Workbook) => Edit | undefined
const EDITS: [string, Act][] = [
  ['a typed cell', (book) => typeTexts(book, ME, { sheetId: 0, row: 2, column: 2, texts: [['12 May 2026']] })],
  [
    'a pasted block',
    (book) =>
      typeTexts(book, ME, {
        sheetId: 0,
        row: 3,
        column: 3,
        texts: [
          ['1', '=A1'],
          ['', 'x'],
        ],
      }),
  ],
  ['emptied cells', (book) => clearBlock(book, ME, { sheetId: 0, block: { row: 1, column: 1, rows: 6, columns: 4 } })],
  ['inserted rows', (book) => changeLines(book, ME, { sheetId: 0, act: 'insert', side: 'rows', at: 3, count: 2 })],
  [
    'an inserted column',
    (book) => changeLines(book, ME, { sheetId: 0, act: 'insert', side: 'columns', at: 1, count: 1 }),
  ],
  ['deleted rows', (book) => changeLines(book, ME, { sheetId: 0, act: 'delete', side: 'rows', at: 3, count: 2 })],
  ['the first rows', (book) => changeLines(book, ME, { sheetId: 0, act: 'delete', side: 'rows', at: 1, count: 2 })],
  ['deleted columns', (book) => changeLines(book, ME, { sheetId: 0, act: 'delete', side: 'columns', at: 2, count: 2 })],
  ['a sort', (book) => sortSheet(book, ME, { sheetId: 0, column: 1, ascending: true })],
  ['a sort downwards', (book) => sortSheet(book, ME, { sheetId: 0, column: 3, ascending: false })],
  ['a wider column', (book) => sizeColumns(book, { sheetId: 0, column: 2, columns: 2, pixels: 222 })],
  ['a new sheet', (book) => changeTab(book, { act: 'add' }).edit],
  ['a new name', (book) => changeTab(book, { act: 'rename', sheetId: 0, name: 'Guests' }).edit],
  ['a moved sheet', (book) => changeTab(book, { act: 'move', sheetId: 0, to: 1 }).edit],
  ['a hidden sheet', (book) => changeTab(book, { act: 'hide', sheetId: 0 }).edit],
  ['a deleted sheet', (book) => changeTab(book, { act: 'delete', sheetId: 0 }).edit],
]

/** The file without what an empty cell may be held as. */
const stateOf = (workbook: Workbook): unknown => {
  const { sheets, ...rest } = JSON.parse(workbookText(workbook)) as { sheets: object[] }
  // An added sheet is empty: a thousand rows of nothing.
  const filled = workbook.sheets.filter(({ maxRows }) => maxRows < 1000)
  const cells = filled.map((sheet) =>
    sheet.rows.map((_, row) =>
      sheet.columns.map((__, column) => [sheet.value(row + 1, column + 1), sheet.look(row + 1, column + 1)]),
    ),
  )
  const shapes = sheets.map((sheet) => ({ ...sheet, cells: null }))
  return { rest: { ...rest, nextMetadataId: 0 }, shapes, cells }
}

describe('one edit', () => {
  it.each(EDITS)('of %s is taken back and done again, twice', (_what, act) => {
    const { workbook } = smallShop()
    const history = new EditHistory()
    const before = stateOf(workbook)
    history.add(ME, act(workbook))
    const after = stateOf(workbook)
    expect(after).not.toEqual(before)
    for (let round = 0; round < 2; round++) {
      history.undo(ME)
      expect(stateOf(workbook)).toEqual(before)
      history.redo(ME)
      expect(stateOf(workbook)).toEqual(after)
    }
  })
})

it('takes a chain of edits back in turn, down to the first, in any mixture', () => {
  let seed = 7
  const pick = <T>(all: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647
    return all[seed % all.length]
  }
  for (let round = 0; round < 25; round++) {
    const { workbook } = smallShop()
    const history = new EditHistory()
    const states = [stateOf(workbook)]
    for (let step = 0; step < 8; step++) {
      const [, act] = pick(EDITS)
      let edit: Edit | undefined
      try {
        edit = act(workbook)
      } catch (error) {
        // A sheet that is gone, the last one, a block that is no more.
        if (!(error instanceof Error)) throw error
      }
      if (!edit) continue
      history.add(ME, edit)
      states.push(stateOf(workbook))
    }
    const reached = states.length - 1
    for (let at = reached; at > 0; at--) {
      history.undo(ME)
      expect(stateOf(workbook)).toEqual(states[at - 1])
    }
    expect(history.canUndo(ME)).toBe(false)
    for (let at = 1; at <= reached; at++) {
      history.redo(ME)
      expect(stateOf(workbook)).toEqual(states[at])
    }
  }
})

describe('when somebody else has been there', () => {
  it('leaves a cell as it is that was changed since, and brings the others back', () => {
    const { workbook, sheet } = smallShop()
    const history = new EditHistory()
    history.add(ME, typeTexts(workbook, ME, { sheetId: 0, row: 2, column: 2, texts: [['x'], ['y']] }))
    typeTexts(workbook, OTHER, { sheetId: 0, row: 3, column: 2, texts: [['theirs']] })
    history.undo(ME)
    expect([sheet.value(2, 2), sheet.value(3, 2)]).toEqual(['Chen', 'theirs'])
    expect(() => history.undo(OTHER)).toThrow(Refused)
  })

  it('finds the cell where lines were inserted before it', () => {
    const { workbook, sheet } = smallShop()
    const history = new EditHistory()
    history.add(ME, typeTexts(workbook, ME, { sheetId: 0, row: 3, column: 2, texts: [['x']] }))
    changeLines(workbook, OTHER, { sheetId: 0, act: 'insert', side: 'rows', at: 2, count: 3 })
    changeLines(workbook, OTHER, { sheetId: 0, act: 'insert', side: 'columns', at: 1, count: 1 })
    expect(history.undo(ME)).toMatchObject({ row: 6, column: 3, rows: 1, columns: 1 })
    expect(sheet.value(6, 3)).toBe('Anna')
  })

  it('keeps their words where rows that they sorted, filled or deleted would be mixed up', () => {
    const ruin: [string, (book: Workbook) => unknown][] = [
      ['a typed cell', (book) => sortSheet(book, OTHER, { sheetId: 0, column: 3, ascending: true })],
      ['a sort', (book) => changeLines(book, OTHER, { sheetId: 0, act: 'delete', side: 'rows', at: 3, count: 1 })],
      ['inserted rows', (book) => typeTexts(book, OTHER, { sheetId: 0, row: 3, column: 1, texts: [['new']] })],
      ['deleted columns', (book) => sortSheet(book, OTHER, { sheetId: 0, column: 1, ascending: true })],
      ['a new sheet', (book) => book.sheets[2].setValue(1, 1, 'theirs')],
    ]
    for (const [what, others] of ruin) {
      const { workbook } = smallShop()
      const history = new EditHistory()
      history.add(ME, EDITS.find(([name]) => name === what)?.[1](workbook))
      others(workbook)
      const before = stateOf(workbook)
      expect(() => history.undo(ME), what).toThrow(Refused)
      expect(stateOf(workbook), what).toEqual(before)
    }
  })

  it('says so in the language of the person', () => {
    const refused = new Refused('nameTaken', 'Gäste $& %')
    expect(refused.sentence('en')).toContain('“Gäste $& %” already exists')
    expect(refused.sentence('zh')).toContain('已有名为“Gäste $& %”')
  })
})

it('keeps only so many edits, the latest', () => {
  const { workbook, sheet } = smallShop()
  const history = new EditHistory()
  for (let n = 0; n < 250; n++)
    history.add(ME, typeTexts(workbook, ME, { sheetId: 0, row: 5, column: 1, texts: [[String(n)]] }))
  let undone = 0
  while (history.canUndo(ME)) {
    history.undo(ME)
    undone++
  }
  expect([undone, sheet.value(5, 1)]).toEqual([200, 49])
})
