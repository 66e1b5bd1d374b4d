/** What the grid tells of cells that were pasted, emptied or filled at once, as a block of the sheet. Pure. */
import type { CellBlock } from '../server/messages.ts'

/** @param data texts by the grid's row and column name @param placeToRow the sheet's row at a place of the grid */
export function editedBlock(
  data: Record<number, Record<string, unknown>>,
  placeToRow: (place: number) => number,
): { block: CellBlock; texts: string[][]; rowAt: (line: number) => number } {
  const places = Object.keys(data)
    .map(Number)
    .sort((a, b) => a - b)
  const columns = places.flatMap((place) => Object.keys(data[place]).map((prop) => Number(prop.slice(1))))
  const column = Math.min(...columns)
  const width = Math.max(...columns) - column + 1
  const texts = places.map((place) =>
    Array.from({ length: width }, (_, index) => String(data[place][`c${column + index}`] ?? '')),
  )
  const rowAt = (line: number): number => placeToRow(places[line])
  return { block: { row: rowAt(0), column, rows: texts.length, columns: width }, texts, rowAt }
}
