/** Blocks of cells under a script's range: whether they exist, and walking over them. Decides no cell's value. */
import type { Look, Value } from '../workbook/cell.ts'
import { parseA1, type Rectangle } from '../workbook/rectangle.ts'
import type { Sheet } from '../workbook/sheet.ts'

/** The block, or Google's sentence when it lies outside the sheet. */
export function checkedBlock(sheet: Sheet, block: Rectangle): Rectangle {
  if (block.row < 1) throw new Error('The starting row of the range is too small.')
  if (block.column < 1) throw new Error('The starting column of the range is too small.')
  if (block.rows < 1) throw new Error('The number of rows in the range must be at least 1.')
  if (block.columns < 1) throw new Error('The number of columns in the range must be at least 1.')
  if (block.row + block.rows - 1 > sheet.maxRows || block.column + block.columns - 1 > sheet.maxColumns) {
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.')
  }
  return block
}

/** The block of an A1 notation, or Google's sentence. */
export function blockOfA1(sheet: Sheet, a1: string): Rectangle {
  const block = parseA1(a1, sheet.maxRows, sheet.maxColumns)
  if (!block) throw new Error('Range not found')
  return block
}

export function lineRange(sheet: Sheet, place: 'ROW' | 'COLUMN', line: number): Rectangle {
  return place === 'ROW'
    ? { row: line, column: 1, rows: 1, columns: sheet.maxColumns, wholeRows: true }
    : { row: 1, column: line, rows: sheet.maxRows, columns: 1, wholeColumns: true }
}

/** Something for every cell of a block, row by row. Throws when lines were deleted since the range was made. */
export function gridOf<T>(sheet: Sheet, block: Rectangle, of: (value: Value, look: Look | undefined) => T): T[][] {
  checkedBlock(sheet, block)
  const grid: T[][] = []
  for (let row = 0; row < block.rows; row++) {
    const { values, looks } = sheet.rows[block.row - 1 + row]
    const line: T[] = []
    for (let column = 0; column < block.columns; column++) {
      const at = block.column - 1 + column
      line.push(of(values[at] ?? '', looks[at]))
    }
    grid.push(line)
  }
  return grid
}

/** Visits every cell of a block; rows and columns count from 1 on the sheet. */
export function eachCell(sheet: Sheet, block: Rectangle, visit: (row: number, column: number) => void): void {
  const { row, column, rows, columns } = checkedBlock(sheet, block)
  for (let r = row; r < row + rows; r++) for (let c = column; c < column + columns; c++) visit(r, c)
}

/** G: range.md, setValues: "The size of the two-dimensional array must match the size of the range." */
export function checkSize({ rows, columns }: Rectangle, grid: readonly (readonly unknown[])[]): void {
  if (!Array.isArray(grid) || !Array.isArray(grid[0])) {
    throw new Error("The parameters don't match the method signature for SpreadsheetApp.Range.setValues.")
  }
  if (grid.length !== rows) {
    throw new Error(
      `The number of rows in the data does not match the number of rows in the range. The data has ${grid.length} but the range has ${rows}.`,
    )
  }
  const odd = grid.find((line) => line.length !== columns)
  if (odd) {
    throw new Error(
      `The number of columns in the data does not match the number of columns in the range. The data has ${odd.length} but the range has ${columns}.`,
    )
  }
}
