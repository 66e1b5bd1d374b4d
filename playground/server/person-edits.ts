/**
 * What a person does to the file by hand: types, empties, inserts, deletes and sorts lines, adds and names sheets. Decides
 * the person's limits (protected cells, the last sheet, the header stays on top of a sort), not how text is read.
 */
import { sortBlock } from '../services/range-sort.ts'
import { overlaps, type Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import type { Commands } from './messages.ts'

type Args<Name extends keyof Commands> = Commands[Name]['args']

/** The sheet of that id; throws what the page tells where somebody has deleted it meanwhile. */
export function sheetById(workbook: Workbook, sheetId: number): Sheet {
  const sheet = workbook.sheets.find(({ id }) => id === sheetId)
  if (!sheet) throw new Error('This sheet is no longer there.')
  return sheet
}

/** Text typed or pasted; the sheet grows where it does not fit, as it does for a paste. */
export function typeTexts(workbook: Workbook, person: string, { sheetId, row, column, texts }: Args<'type'>): void {
  const sheet = sheetById(workbook, sheetId)
  const columns = Math.max(...texts.map((line) => line.length))
  grow(sheet, row + texts.length - 1, column + columns - 1)
  sheet.checkWritable({ row, column, rows: texts.length, columns }, person)
  texts.forEach((line, r) => {
    line.forEach((text, c) => {
      if (text === '') sheet.setValue(row + r, column + c, '')
      else sheet.type(row + r, column + c, text)
    })
  })
}

function grow(sheet: Sheet, rows: number, columns: number): void {
  if (rows > sheet.maxRows) sheet.insertRows(sheet.maxRows + 1, rows - sheet.maxRows)
  if (columns > sheet.maxColumns) sheet.insertColumns(sheet.maxColumns + 1, columns - sheet.maxColumns)
}

export function clearBlock(workbook: Workbook, person: string, { sheetId, block }: Args<'clear'>): void {
  const sheet = sheetById(workbook, sheetId)
  sheet.checkWritable(block, person)
  const lastRow = Math.min(block.row + block.rows - 1, sheet.maxRows)
  for (let row = block.row; row <= lastRow; row++) {
    for (let column = block.column; column < block.column + block.columns; column++) {
      if (sheet.value(row, column) !== '' || sheet.look(row, column)?.formula) sheet.setValue(row, column, '')
    }
  }
}

export function changeLines(workbook: Workbook, person: string, args: Args<'lines'>): void {
  const { sheetId, act, side, at, count } = args
  const sheet = sheetById(workbook, sheetId)
  const max = side === 'rows' ? sheet.maxRows : sheet.maxColumns
  if (act === 'insert') {
    if (side === 'rows') sheet.insertRows(at, count)
    else sheet.insertColumns(at, count)
    return
  }
  if (count >= max) throw new Error(`You can't delete all the ${side} on the sheet.`)
  const block: Rectangle =
    side === 'rows'
      ? { row: at, column: 1, rows: count, columns: sheet.maxColumns }
      : { row: 1, column: at, rows: sheet.maxRows, columns: count }
  if (sheet.protections.some(({ range }) => overlaps(range, block))) sheet.checkWritable(block, person)
  if (side === 'rows') sheet.deleteRows(at, count)
  else sheet.deleteColumns(at, count)
}

/** All rows below the frozen ones (at least the header) by one column, as "Sort sheet A to Z" does. */
export function sortSheet(workbook: Workbook, person: string, { sheetId, column, ascending }: Args<'sort'>): void {
  const sheet = sheetById(workbook, sheetId)
  const row = Math.max(1, sheet.frozenRows) + 1
  const last = sheet.lastRow()
  if (last <= row) return
  const block = { row, column: 1, rows: last - row + 1, columns: sheet.maxColumns }
  sheet.checkWritable(block, person)
  sortBlock(sheet, block, { column, ascending })
}

/** Adds, names, deletes, hides or shows a sheet; returns the sheet to look at. */
export function changeTab(workbook: Workbook, { act, sheetId, name }: Args<'tab'>): number {
  if (act === 'add') {
    let number = workbook.sheets.length + 1
    while (workbook.sheet(`Sheet${number}`)) number++
    return workbook.addSheet(`Sheet${number}`).id
  }
  const sheet = sheetById(workbook, sheetId ?? -1)
  if (act === 'rename') renameSheet(workbook, sheet, String(name ?? '').trim())
  if (act === 'show') sheet.hidden = false
  if (act !== 'hide' && act !== 'delete') return sheet.id
  const others = workbook.sheets.filter((other) => other !== sheet && !other.hidden)
  if (others.length === 0)
    throw new Error(`You can't ${act === 'hide' ? 'hide' : 'remove'} all the sheets in a document.`)
  if (act === 'hide') sheet.hidden = true
  else workbook.sheets = workbook.sheets.filter((other) => other !== sheet)
  return others[0].id
}

function renameSheet(workbook: Workbook, sheet: Sheet, name: string): void {
  if (name === '' || name === sheet.name) return
  if (workbook.sheets.some((other) => other !== sheet && other.name.toLowerCase() === name.toLowerCase())) {
    throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`)
  }
  sheet.name = name
}
