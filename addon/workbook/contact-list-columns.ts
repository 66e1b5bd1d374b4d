/**
 * Where the columns of the Contact list are: people insert their own between ours, move them and delete what they do not
 * need. Decides by the headers, in either language, and by the hidden links; where nothing moved by place, so that a
 * renamed header is harmless.
 */
import { LOCALES } from '../../worker/contract.ts'
import { plainWord, type SheetCell } from '../sync/cells.ts'
import { CONTACT_LIST_WORDS } from '../words/contact-list.ts'

type Sheet = GoogleAppsScript.Spreadsheet.Sheet

/** Our columns in the order in which the tab is made; id and place are hidden and have no header. */
export const [DONE, DATE, CUSTOMER, REASON, CHANNEL, MESSAGE, PHONE, EMAIL, OWNER, NOTE, ID, PLACE] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
]
/** By our column its column in the sheet, from 1; 0 where it was taken away. */
export type ListLayout = readonly number[]

const LINK = /^#gid=\d+&range=[A-Z]+\d+/
const USUAL: ListLayout = Array.from({ length: PLACE + 1 }, (_, column) => column)

/** Service calls only where columns moved and no line tells where the hidden ones are. */
export function listLayout(sheet: Sheet, values: readonly (readonly SheetCell[])[]): ListLayout {
  const headers = (values[0] ?? []).map(plainWord)
  const named = USUAL.map((column) => (column === 0 ? 0 : namedColumn(headers, column)))
  const place = placeColumn(values)
  // Where no line says it, a header of somebody's own tells that the hidden ones, which have none, were moved on.
  const isUsual = place === 0 ? !headers[ID - 1] && !headers[PLACE - 1] : place === PLACE
  if (isUsual && named.every((at, column) => at === 0 || at === column)) return USUAL
  const last = place || hiddenPair(sheet, headers.length)
  return named.map((at, column) => (column === ID ? last - 1 : column === PLACE ? last : at))
}

/** A row with our columns in our order, '' for what is gone, and behind them whatever else stands there. */
export function inOurOrder(cells: readonly SheetCell[], layout: ListLayout): SheetCell[] {
  const ours = layout.slice(DONE).map((at) => (at === 0 ? '' : (cells[at - 1] ?? '')))
  return ours.concat(cells.filter((_, k) => layout.indexOf(k + 1) < 0))
}

/** Runs of neighbours among these columns of ours, from left to right; none of what is gone. */
export function neighbours(columns: readonly number[], layout: ListLayout): number[][] {
  const runs: number[][] = []
  const there = columns.filter((column) => layout[column] > 0).sort((a, b) => layout[a] - layout[b])
  for (const column of there) {
    const run = runs[runs.length - 1]
    if (run && layout[run[run.length - 1]] === layout[column] - 1) run.push(column)
    else runs.push([column])
  }
  return runs
}

function namedColumn(headers: readonly string[], column: number): number {
  const words = LOCALES.map((locale) => plainWord(CONTACT_LIST_WORDS[locale].headers[column - 1] ?? ''))
  return headers.findIndex((header) => header !== '' && words.indexOf(header) >= 0) + 1
}

function placeColumn(values: readonly (readonly SheetCell[])[]): number {
  for (const cells of values.slice(1)) {
    const at = cells.findIndex((cell) => typeof cell === 'string' && LINK.test(cell))
    if (at >= 0) return at + 1
  }
  return 0
}

/** The second of two hidden columns side by side, or of two new ones at the right end. */
function hiddenPair(sheet: Sheet, width: number): number {
  const columns = sheet.getMaxColumns()
  let before = false
  for (let column = 1; column <= columns; column++) {
    const hidden = sheet.isColumnHiddenByUser(column)
    if (before && hidden) return column
    before = hidden
  }
  if (columns < width + 2) sheet.insertColumnsAfter(columns, width + 2 - columns)
  return width + 2
}
