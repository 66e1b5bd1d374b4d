/** The menu behind a filter's arrow: the texts of one column with check boxes. Decides no row; the server hides them. */
import { tellFailure } from './actions.ts'
import { ask } from './connection.ts'
import { button, element } from './elements.ts'
import { words } from './words.ts'

let open: HTMLElement | undefined

/** Shows the menu under `arrow`; closed by its buttons, Escape and a click elsewhere. @param closed gets the keyboard back */
export async function openFilterMenu(
  sheetId: number,
  column: number,
  arrow: Pick<Element, 'getBoundingClientRect'>,
  closed: () => void,
): Promise<void> {
  closeFilterMenu()
  const values = await ask('filterValues', { sheetId, column }).catch((error: Error) => tellFailure(error))
  if (!values) return
  // Another may have been opened meanwhile.
  closeFilterMenu()
  const w = words()
  const boxes = values.map(({ text, shown }) => ({
    text,
    box: element('input', { type: 'checkbox', checked: shown }),
  }))
  const tick = (checked: boolean) => () => {
    for (const { box } of boxes) box.checked = checked
  }
  const close = (): void => {
    closeFilterMenu()
    closed()
  }
  const save = (): void => {
    const hidden = boxes.filter(({ box }) => !box.checked).map(({ text }) => text)
    ask('filter', { sheetId, act: 'choose', column, hidden }).catch(tellFailure)
    close()
  }
  const menu = element(
    'div',
    { class: 'filter-menu', role: 'dialog', 'aria-label': w.filterColumn },
    button(w.filterAll, tick(true)),
    button(w.filterNone, tick(false)),
    element(
      'ul',
      {},
      ...boxes.map(({ text, box }) =>
        element('li', {}, element('label', {}, box, ` ${text === '' ? w.blanks : text}`)),
      ),
    ),
    element(
      'div',
      { class: 'buttons' },
      button(w.buttons.CANCEL, close),
      button(w.buttons.OK, save, { class: 'action' }),
    ),
  )
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Escape') close()
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) save()
  })
  const { left, bottom } = arrow.getBoundingClientRect()
  menu.style.left = `${Math.max(4, Math.min(left, innerWidth - 260))}px`
  menu.style.top = `${Math.max(4, Math.min(bottom + 2, innerHeight - 360))}px`
  document.body.append(menu)
  open = menu
  boxes[0]?.box.focus()
}

export function closeFilterMenu(): void {
  open?.remove()
  open = undefined
}

document.addEventListener('pointerdown', ({ target }) => {
  if (open && !(target instanceof Node && open.contains(target))) closeFilterMenu()
})
