/** What a person does to the sheets of the file: adds, names, moves, hides, shows and deletes them, and takes that back. */
import type { Sheet } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import type { Edit, Place } from './edit-history.ts'
import type { Commands } from './messages.ts'
import { sheetById } from './person-edits.ts'
import { Refused } from './refusals.ts'

export interface TabEdit {
  /** The sheet to look at. */
  sheetId: number
  edit: Edit | undefined
}

/** Adds, names, moves, deletes, hides or shows a sheet. @param newName what added sheets are called, before their number */
export function changeTab(workbook: Workbook, args: Commands['tab']['args'], newName = 'Sheet'): TabEdit {
  const { act } = args
  if (act === 'add') return addSheet(workbook, newName)
  const sheet = sheetById(workbook, args.sheetId ?? -1)
  const same = (edit: Edit | undefined): TabEdit => ({ sheetId: sheet.id, edit })
  if (act === 'rename') return same(renameSheet(workbook, sheet, String(args.name ?? '').trim()))
  if (act === 'move') return same(moveSheet(workbook, sheet, args.to ?? 0))
  if (act === 'show') return same(hideSheet(sheet, false))
  const index = workbook.sheets.indexOf(sheet)
  const others = workbook.sheets.filter((other) => other !== sheet && !other.hidden)
  if (others.length === 0) throw new Refused(act === 'hide' ? 'lastSheetHidden' : 'lastSheetDeleted')
  const next = others.find((other) => workbook.sheets.indexOf(other) > index) ?? others[others.length - 1]
  return { sheetId: next.id, edit: act === 'hide' ? hideSheet(sheet, true) : deleteSheet(workbook, sheet, next) }
}

const topOf = ({ id }: Sheet): Place => ({ sheetId: id, row: 1, column: 1, rows: 1, columns: 1 })

function addSheet(workbook: Workbook, newName: string): TabEdit {
  let number = workbook.sheets.length + 1
  while (workbook.sheet(`${newName}${number}`)) number++
  const sheet = workbook.addSheet(`${newName}${number}`)
  const edit: Edit = {
    cells: 0,
    back: () => {
      if (sheet.lastRow() > 0 || workbook.sheets.length === 1) throw new Refused('changedSince')
      workbook.sheets = workbook.sheets.filter((other) => other !== sheet)
      return topOf(workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0])
    },
    again: () => {
      putBack(workbook, sheet, workbook.sheets.length)
      return topOf(sheet)
    },
  }
  return { sheetId: sheet.id, edit }
}

function putBack(workbook: Workbook, sheet: Sheet, index: number): void {
  if (nameIsTaken(workbook, sheet, sheet.name)) throw new Refused('nameTaken', sheet.name)
  workbook.placeSheet(sheet, Math.min(index, workbook.sheets.length))
}

function deleteSheet(workbook: Workbook, sheet: Sheet, next: Sheet): Edit {
  const index = workbook.sheets.indexOf(sheet)
  const remove = (): Place => {
    workbook.sheets = workbook.sheets.filter((other) => other !== sheet)
    return topOf(next)
  }
  remove()
  return {
    cells: sheet.maxRows * sheet.maxColumns,
    back: () => {
      putBack(workbook, sheet, index)
      return topOf(sheet)
    },
    again: remove,
  }
}

function hideSheet(sheet: Sheet, hidden: boolean): Edit | undefined {
  if (sheet.hidden === hidden) return undefined
  const set = (to: boolean): Place | undefined => {
    sheet.hidden = to
    return to ? undefined : topOf(sheet)
  }
  set(hidden)
  return { cells: 0, back: () => set(!hidden), again: () => set(hidden) }
}

function moveSheet(workbook: Workbook, sheet: Sheet, to: number): Edit | undefined {
  const before = workbook.sheets.indexOf(sheet)
  const after = Math.min(workbook.sheets.length - 1, Math.max(0, to))
  if (before === after) return undefined
  const move = (index: number): undefined => {
    workbook.sheets = workbook.sheets.filter((other) => other !== sheet)
    workbook.placeSheet(sheet, index)
  }
  move(after)
  return { cells: 0, back: () => move(before), again: () => move(after) }
}

function renameSheet(workbook: Workbook, sheet: Sheet, name: string): Edit | undefined {
  const before = sheet.name
  if (name === '' || name === before) return undefined
  const set = (to: string): undefined => {
    if (nameIsTaken(workbook, sheet, to)) throw new Refused('nameTaken', to)
    sheet.name = to
  }
  set(name)
  return { cells: 0, back: () => set(before), again: () => set(name) }
}

function nameIsTaken(workbook: Workbook, sheet: Sheet, name: string): boolean {
  return workbook.sheets.some((other) => other !== sheet && other.name.toLowerCase() === name.toLowerCase())
}
