/** How Range.sort orders rows: numbers, then text, then flags, empty cells last (G: apps-script/reference/spreadsheet/range.md). */
import type { Value } from '../workbook/cell.ts'
import type { Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'

type SortKey = number | { column: number; ascending?: boolean }
/** G: range.md, sort: a column number, {column, ascending} or an array of either; columns count on the sheet. */
export function sortBlock(sheet: Sheet, block: Rectangle, spec: unknown): void {
  const keys = (Array.isArray(spec) ? spec : [spec]) as SortKey[]
  const order = keys.map((key) =>
    typeof key === 'number' ? { column: key, ascending: true } : { ascending: true, ...key },
  )
  const left = block.column - 1
  const lines = sheet.rows.slice(block.row - 1, block.row - 1 + block.rows).map(({ values, looks }) => {
    const cells = Array.from({ length: block.columns }, (_, index) => values[left + index] ?? '')
    return { cells, looks: Array.from({ length: block.columns }, (_, index) => looks[left + index]) }
  })
  lines.sort((a, b) => {
    for (const { column, ascending } of order) {
      const difference = compareValues(a.cells[column - 1 - left], b.cells[column - 1 - left], ascending)
      if (difference) return difference
    }
    return 0
  })
  lines.forEach(({ cells, looks }, index) => {
    for (let column = 0; column < block.columns; column++) {
      sheet.setValue(block.row + index, left + column + 1, cells[column])
      sheet.rows[block.row - 1 + index].looks[left + column] = looks[column]
    }
  })
  sheet.sorted()
}

/** Numbers, then text, then flags; empty cells last in either direction. */
export function compareValues(a: Value, b: Value, ascending: boolean): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  const rank = (value: Value): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2)
  const difference =
    rank(a) - rank(b) || (typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b) : Number(a) - Number(b))
  return ascending ? difference : -difference
}
