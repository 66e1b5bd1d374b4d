/**
 * The menu of the selected cells, by the right button of the mouse, Shift+F10 or the menu key. Decides what it offers; a click
 * outside the selection selects what was clicked first, as in Google Sheets.
 */
import type { CellBlock, State } from '../server/messages.ts'
import { changeLines, sortBy, tellFailure } from './actions.ts'
import { isWithin } from './cell-at.ts'
import { copyCells, pasteCells } from './clipboard.ts'
import { type Item, openMenuAt } from './menu-bar.ts'
import { filterItems } from './top.ts'
import { words } from './words.ts'

interface MenuGrid {
  block: CellBlock
  hears(target: EventTarget | null): boolean
  cellsAt(event: MouseEvent): CellBlock | undefined
  belowSelected(): { x: number; y: number }
  goTo(cells: CellBlock, show?: boolean): Promise<void>
  filterSelected(): void
  focus(): void
}

/** @param now the state that is shown; undefined before the first */
export function startCellMenu(area: HTMLElement, grid: MenuGrid, now: () => State | undefined): void {
  const open = (at: { x: number; y: number }): void => {
    const state = now()
    if (state) openMenuAt(at, words().cellMenu, itemsFor(state, grid), () => grid.focus())
  }
  // RevoGrid would select one cell at once.
  area.addEventListener(
    'mousedown',
    (event) => {
      if (event.button === 2 && grid.hears(event.target)) event.preventDefault()
    },
    { capture: true },
  )
  area.addEventListener('contextmenu', (event) => {
    if (!grid.hears(event.target)) return
    event.preventDefault()
    const cells = grid.cellsAt(event)
    if (!cells) return
    const selected = isWithin(cells, grid.block) ? Promise.resolve() : grid.goTo(cells, false)
    void selected.then(() => open({ x: event.clientX, y: event.clientY }))
  })
  document.addEventListener(
    'keydown',
    (event) => {
      const asks = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      if (!asks || !grid.hears(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      open(grid.belowSelected())
    },
    { capture: true },
  )
}

function itemsFor(state: State, grid: MenuGrid): Item[] {
  const w = words()
  const { block } = grid
  const { sheetId } = state.selection
  const lines = (act: 'before' | 'after' | 'delete', side: 'rows' | 'columns') => () =>
    changeLines(state, block, act, side)
  const copy = (cut: boolean) => () => void copyCells({ sheetId, block }, cut).catch(tellFailure)
  return [
    { caption: w.cut, act: copy(true), keys: 'Ctrl+X' },
    { caption: w.copy, act: copy(false), keys: 'Ctrl+C' },
    { caption: w.paste, act: () => void pasteCells({ sheetId, block }).catch(tellFailure), keys: 'Ctrl+V' },
    { caption: '' },
    { caption: w.insertRowsAbove, act: lines('before', 'rows') },
    { caption: w.insertRowsBelow, act: lines('after', 'rows') },
    { caption: w.insertColumnsLeft, act: lines('before', 'columns') },
    { caption: w.insertColumnsRight, act: lines('after', 'columns') },
    { caption: '' },
    { caption: w.deleteRows, act: lines('delete', 'rows') },
    { caption: w.deleteColumns, act: lines('delete', 'columns') },
    { caption: '' },
    { caption: w.sortUp, act: () => sortBy(state, block, true) },
    { caption: w.sortDown, act: () => sortBy(state, block, false) },
    { caption: '' },
    ...filterItems(state, () => grid.filterSelected()),
  ]
}
