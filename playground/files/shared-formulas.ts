/**
 * Shared formulas of .xlsx: one cell holds the text, its copies only a number. Here every copy gets its own text, with
 * its references moved, as the program that made the file shows it.
 */
import { a1ToR1C1, type Cell, r1c1ToA1 } from 'hucre'

/** Cells by `row,column` from 0, as hucre has them. The formulas of shared copies are filled in, in place. */
export function expandSharedFormulas(cells: ReadonlyMap<string, Cell>): void {
  const relative = new Map<number, string>()
  const shared = [...cells].filter(([, cell]) => cell.formulaType === 'shared')
  for (const [key, { formula, formulaSharedIndex }] of shared) {
    if (!formula || formulaSharedIndex === undefined) continue
    const [row, column] = key.split(',').map(Number)
    relative.set(formulaSharedIndex, a1ToR1C1(formula, row + 1, column + 1))
  }
  for (const [key, cell] of shared) {
    const [row, column] = key.split(',').map(Number)
    const text = relative.get(cell.formulaSharedIndex ?? -1)
    if (!cell.formula && text !== undefined) {
      cell.formula = r1c1ToA1(text, row + 1, column + 1)
      cell.formulaResult ??= cell.value
    }
    delete cell.formulaType
    delete cell.formulaSharedIndex
    delete cell.formulaRef
  }
}
