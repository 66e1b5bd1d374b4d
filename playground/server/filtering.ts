/**
 * A person's use of the basic filter: which texts a column shows, which rows are hidden, making and taking away the filter.
 * Google hides rows when the person chooses; here rows that come later are hidden by the same choice. What is hidden lasts
 * as long as the file is open and no column moves. Decides no drawing.
 */
import type { Sheet } from '../workbook/sheet.ts'
import type { Commands, FilterValue, SheetState } from './messages.ts'

/** More than anybody reads through. */
const VALUES_MAX = 500

export function filterState({ filter, filteredOut }: Sheet): SheetState['filter'] {
  if (!filter) return undefined
  const { row, column, rows, columns } = filter
  return { row, column, rows, columns, filtered: [...filteredOut.keys()] }
}

/** Rows that people do not see, ascending. */
export function hiddenRows(sheet: Sheet): number[] {
  const { filter, filteredOut } = sheet
  if (!filter || filteredOut.size === 0) return []
  const hidden: number[] = []
  const last = Math.min(sheet.maxRows, filter.row + filter.rows - 1)
  for (let row = filter.row + 1; row <= last; row++) {
    for (const [column, texts] of filteredOut) {
      if (!texts.has(sheet.text(row, column))) continue
      hidden.push(row)
      break
    }
  }
  return hidden
}

/** The texts of a column in the order of their values, blanks last. */
export function filterValues(sheet: Sheet, column: number): FilterValue[] {
  const { filter, filteredOut } = sheet
  if (!filter) return []
  const values = new Map<string, string | number | boolean>()
  const last = Math.min(sheet.maxRows, filter.row + filter.rows - 1)
  for (let row = filter.row + 1; row <= last; row++) {
    const text = sheet.text(row, column)
    if (!values.has(text)) values.set(text, sheet.value(row, column))
  }
  const rank = (text: string): number => (text === '' ? 2 : typeof values.get(text) === 'number' ? 0 : 1)
  const texts = [...values.keys()].sort(
    (a, b) => rank(a) - rank(b) || (rank(a) === 0 ? Number(values.get(a)) - Number(values.get(b)) : a.localeCompare(b)),
  )
  const hidden = filteredOut.get(column)
  return texts.slice(0, VALUES_MAX).map((text) => ({ text, shown: !hidden?.has(text) }))
}

export function changeFilter(sheet: Sheet, args: Commands['filter']['args']): void {
  if (args.act === 'choose') {
    if (!sheet.filter) return
    if (args.hidden.length === 0) sheet.filteredOut.delete(args.column)
    else sheet.filteredOut.set(args.column, new Set(args.hidden))
    return
  }
  sheet.filteredOut.clear()
  if (args.act === 'remove') sheet.filter = undefined
  else sheet.filter ??= sheet.dataBlock()
}
