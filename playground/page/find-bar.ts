/** Ctrl+F: a field that goes to the next cell with a text, over all rows of the sheet, not only those on the screen. */
import type { CellAt } from '../server/messages.ts'
import { ask } from './connection.ts'
import { button, element } from './elements.ts'
import { words } from './words.ts'

interface Grid {
  sheet: { id: number } | undefined
  block: CellAt
  goTo(cell: CellAt): Promise<void>
  focus(): void
}

let open: HTMLElement | undefined

/** Opens the field, or puts the keyboard into it. Escape closes it. */
export function openFindBar(area: HTMLElement, grid: Grid): void {
  if (open) {
    open.querySelector('input')?.select()
    return
  }
  const w = words()
  const field = element('input', { type: 'search', 'aria-label': w.findText, placeholder: w.findText })
  const said = element('output', {})
  const close = (): void => {
    open?.remove()
    open = undefined
    grid.focus()
  }
  const find = async (backwards: boolean): Promise<void> => {
    const { sheet, block } = grid
    if (!sheet || field.value === '') return
    const { row, column } = block
    const found = await ask('find', { sheetId: sheet.id, row, column, words: field.value, backwards }).catch(() => null)
    said.textContent = found ? '' : words().notFound
    if (!found || !open) return
    await grid.goTo(found)
    // The grid takes the keyboard to the cell; who looks for the next one needs it here.
    field.focus()
  }
  field.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Enter' && !event.isComposing) void find(event.shiftKey)
    if (event.key === 'Escape') close()
  })
  open = element(
    'search',
    { class: 'find' },
    field,
    said,
    button('‹', () => void find(true), { 'aria-label': w.previous, title: w.previous }),
    button('›', () => void find(false), { 'aria-label': w.next, title: w.next }),
    button('×', close, { class: 'close', 'aria-label': w.close }),
  )
  area.append(open)
  field.focus()
}
