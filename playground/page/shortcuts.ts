/** What the keys of keys.ts do to the grid and the file. */
import type { CellAt, CellBlock, SheetState } from '../server/messages.ts'
import { ask } from './connection.ts'
import type { Shortcut, Step } from './keys.ts'

interface Grid {
  block: CellBlock
  sheet: SheetState | undefined
  rowsOnScreen: number
  goTo(cells: Partial<CellBlock> & CellAt, show?: boolean): Promise<void>
  /** The corner that moves while a selection is widened. */
  head: CellAt
  widenBy(step: Step): Promise<void>
  widenTo(head: CellAt): Promise<void>
  edit(): void
}
interface Listeners {
  onFailure(error: Error): void
  onFind(): void
}

/** @returns what further keys have to wait for: where a jump leads */
export function runShortcut(
  shortcut: Shortcut,
  grid: Grid,
  { onFailure, onFind }: Listeners,
): Promise<void> | undefined {
  const { block, sheet } = grid
  if (!sheet) return
  const { id: sheetId, rows, columns } = sheet
  const { row, column } = block
  if (typeof shortcut === 'object') {
    if ('jump' in shortcut) return jump(grid, sheet, shortcut.jump, shortcut.widening).catch(onFailure)
    void grid.widenBy(shortcut.widen)
    return
  }
  switch (shortcut) {
    case 'undo':
    case 'redo':
      ask(shortcut, {}).catch(onFailure)
      return
    case 'find':
      onFind()
      return
    case 'edit':
      grid.edit()
      return
    case 'clear':
      ask('clear', { sheetId, block }).catch(onFailure)
      return
    case 'all':
      void grid.goTo({ row: 1, column: 1, rows, columns }, false)
      return
    case 'row':
      void grid.goTo({ row, column: 1, rows: block.rows, columns }, false)
      return
    case 'column':
      void grid.goTo({ row: 1, column, rows, columns: block.columns }, false)
      return
    case 'rowStart':
      void grid.goTo({ row, column: 1 })
      return
    case 'sheetStart':
      void grid.goTo({ row: 1, column: 1 })
      return
    case 'sheetEnd':
      return ask('edge', { sheetId, row, column, down: 0, right: 0 })
        .then((cell) => grid.goTo(cell))
        .catch(onFailure)
    case 'pageUp':
      void grid.goTo({ row: Math.max(1, row - grid.rowsOnScreen), column })
      return
    case 'pageDown':
      void grid.goTo({ row: Math.min(rows, row + grid.rowsOnScreen), column })
  }
}

/** To the edge of what is filled; with Shift, the selection grows up to there. */
async function jump(grid: Grid, { id: sheetId }: SheetState, [down, right]: Step, widening: boolean): Promise<void> {
  const { row, column } = widening ? grid.head : grid.block
  const to = await ask('edge', { sheetId, row, column, down, right })
  await (widening ? grid.widenTo(to) : grid.goTo(to))
}
