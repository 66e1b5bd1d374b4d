/**
 * What a person does to the file by hand: types, empties, inserts, deletes and sorts lines, sizes columns, adds, names, moves
 * and deletes sheets. Each returns the edit as it can be taken back. Decides the person's limits (protected cells, the last
 * sheet, the header stays on top of a sort), not how text is read.
 */
import { compareValues } from '../services/range-sort.ts'
import { overlaps, type Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import type { Edit } from './edit-history.ts'
import { hiddenRows } from './filtering.ts'
import type { Commands } from './messages.ts'
import { Refused } from './refusals.ts'
import { cellEdit, deleteEdit, insertEdit, sortEdit, together } from './undoable.ts'

type Args<Name extends keyof Commands> = Commands[Name]['args']

/** Google's least and greatest width of a column by hand. */
const WIDTH_PIXELS = { least: 21, most: 2000 }

/** The sheet of that id; throws what the page tells where somebody has deleted it meanwhile. */
export function sheetById(workbook: Workbook, sheetId: number): Sheet {
  const sheet = workbook.sheets.find(({ id }) => id === sheetId)
  if (!sheet) throw new Refused('sheetGone')
  return sheet
}

/** Text typed or pasted; the sheet grows where it does not fit, as it does for a paste. */
export function typeTexts(
  workbook: Workbook,
  person: string,
  { sheetId, row, column, texts }: Args<'type'>,
): Edit | undefined {
  const sheet = sheetById(workbook, sheetId)
  const columns = texts.reduce((most, line) => Math.max(most, line.length), 1)
  const block = { row, column, rows: texts.length, columns }
  sheet.checkWritable(block, person)
  const grown = grow(sheet, row + texts.length - 1, column + columns - 1)
  const typed = cellEdit(sheet, block, () => {
    texts.forEach((line, r) => {
      line.forEach((text, c) => {
        if (text === '') sheet.setValue(row + r, column + c, '')
        else sheet.type(row + r, column + c, text)
      })
    })
  })
  return together(typed ? [...grown, typed] : grown)
}

function grow(sheet: Sheet, rows: number, columns: number): Edit[] {
  const { maxRows, maxColumns } = sheet
  return [
    ...(rows > maxRows ? [insertEdit(sheet, 'rows', maxRows + 1, rows - maxRows)] : []),
    ...(columns > maxColumns ? [insertEdit(sheet, 'columns', maxColumns + 1, columns - maxColumns)] : []),
  ]
}

/** Empties what is seen: rows that the filter hides keep what they hold. */
export function clearBlock(workbook: Workbook, person: string, { sheetId, block }: Args<'clear'>): Edit | undefined {
  const sheet = sheetById(workbook, sheetId)
  sheet.checkWritable(block, person)
  const rows = Math.min(block.rows, sheet.maxRows - block.row + 1)
  const hidden = new Set(hiddenRows(sheet))
  return cellEdit(sheet, { ...block, rows }, () => {
    for (let row = block.row; row < block.row + rows; row++) {
      if (hidden.has(row)) continue
      for (let column = block.column; column < block.column + block.columns; column++) {
        if (sheet.value(row, column) !== '' || sheet.look(row, column)?.formula) sheet.setValue(row, column, '')
      }
    }
  })
}

export function changeLines(workbook: Workbook, person: string, args: Args<'lines'>): Edit {
  const { sheetId, act, side, at, count } = args
  const sheet = sheetById(workbook, sheetId)
  if (act === 'insert') return insertEdit(sheet, side, at, count)
  const max = side === 'rows' ? sheet.maxRows : sheet.maxColumns
  if (count >= max) throw new Refused(side === 'rows' ? 'allRows' : 'allColumns')
  const block: Rectangle =
    side === 'rows'
      ? { row: at, column: 1, rows: count, columns: sheet.maxColumns }
      : { row: 1, column: at, rows: sheet.maxRows, columns: count }
  if (sheet.protections.some(({ range }) => overlaps(range, block))) sheet.checkWritable(block, person)
  return deleteEdit(sheet, side, at, count)
}

/** All rows below the frozen ones (at least the header) by one column, as "Sort sheet A to Z" does. */
export function sortSheet(
  workbook: Workbook,
  person: string,
  { sheetId, column, ascending }: Args<'sort'>,
): Edit | undefined {
  const sheet = sheetById(workbook, sheetId)
  const row = Math.max(1, sheet.frozenRows) + 1
  const last = sheet.lastRow()
  if (last <= row) return undefined
  sheet.checkWritable({ row, column: 1, rows: last - row + 1, columns: sheet.maxColumns }, person)
  return sortEdit(sheet, row, last, (a, b) => compareValues(a[column - 1] ?? '', b[column - 1] ?? '', ascending))
}

export function sizeColumns(workbook: Workbook, { sheetId, column, columns, pixels }: Args<'width'>): Edit {
  const sheet = sheetById(workbook, sheetId)
  const sized = sheet.columns.slice(column - 1, column - 1 + columns)
  const before = sized.map(({ widthPixels }) => widthPixels)
  const set = (widthOf: (index: number) => number | undefined): undefined => {
    sized.forEach((one, index) => {
      one.widthPixels = widthOf(index)
    })
  }
  const after = Math.min(WIDTH_PIXELS.most, Math.max(WIDTH_PIXELS.least, Math.round(pixels)))
  set(() => after)
  return { cells: sized.length, back: () => set((index) => before[index]), again: () => set(() => after) }
}
