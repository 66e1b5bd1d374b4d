/** A menu bar with menus and submenus that the keyboard reaches as in a desktop program. Decides no item. */
import { button, element } from './elements.ts'

export interface Item {
  /** Empty for a line. */
  caption: string
  act?: () => void
  /** The key that does the same, as `Ctrl+Z`. */
  keys?: string
  items?: Item[]
  disabled?: boolean
}

let open: HTMLElement | undefined
let closed = (): void => {}
/** @param listener is called when a menu was closed, after what was chosen in it */
export function onMenuClosed(listener: () => void): void {
  closed = listener
}

/** One menu bar. */
export function menuBar(label: string, menus: Item[]): HTMLElement {
  const bar = element('div', { role: 'menubar', class: 'menubar', 'aria-label': label })
  menus.forEach(({ caption, items = [] }, index) => {
    const menu = menuOf(caption, items)
    const opener = button(caption, () => (open === menu ? closeMenus() : openMenu(menu, opener)), {
      role: 'menuitem',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      tabindex: index === 0 ? 0 : -1,
    })
    opener.addEventListener('pointerenter', () => {
      if (!open || open === menu) return
      openMenu(menu, opener)
      opener.focus()
    })
    opener.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') {
        event.preventDefault()
        openMenu(menu, opener)
        itemsOf(menu)[0]?.focus()
      }
      moveAlong(event, openers(bar), 'ArrowRight', 'ArrowLeft')
    })
    menu.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
        closeMenus()
        opener.focus()
        opener.dispatchEvent(new KeyboardEvent('keydown', { key: event.key }))
        const next = document.activeElement
        if (next instanceof HTMLElement && next !== opener) next.click()
      }
    })
    bar.append(element('div', { class: 'menu-holder' }, opener, menu))
  })
  return bar
}

/** Groups and their items are shown under one another. */
function menuOf(caption: string, items: Item[]): HTMLElement {
  const menu = element('div', { role: 'menu', class: 'menu', 'aria-label': caption, hidden: true })
  for (const item of items) {
    if (item.caption === '') menu.append(element('hr'))
    else if (item.items) {
      menu.append(element('div', { class: 'group', role: 'presentation' }, item.caption))
      for (const inner of item.items) menu.append(inner.caption === '' ? element('hr') : itemOf(inner))
    } else menu.append(itemOf(item))
  }
  menu.addEventListener('keydown', (event) => moveAlong(event, itemsOf(menu), 'ArrowDown', 'ArrowUp'))
  return menu
}

function itemOf({ caption, act, disabled, keys }: Item): HTMLElement {
  const made = button(
    caption,
    () => {
      closeMenus()
      act?.()
    },
    { role: 'menuitem', tabindex: -1, disabled, 'aria-keyshortcuts': keys?.replace('Ctrl', 'Control') },
  )
  if (keys) made.append(element('span', { class: 'keys', 'aria-hidden': 'true' }, keys))
  return made
}

const openers = (bar: HTMLElement): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>('.menu-holder > button')]
const itemsOf = (menu: HTMLElement): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('button:not([disabled])')]

function moveAlong(event: KeyboardEvent, all: HTMLElement[], next: string, previous: string): void {
  const step = event.key === next ? 1 : event.key === previous ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const at = all.indexOf(document.activeElement as HTMLElement)
  all[(at + step + all.length) % all.length]?.focus()
}

function openMenu(menu: HTMLElement, opener: HTMLElement): void {
  closeMenus()
  menu.hidden = false
  opener.setAttribute('aria-expanded', 'true')
  open = menu
}

/** Also when the page is drawn anew. */
export function closeMenus(): void {
  if (!open) return
  open.hidden = true
  open.previousElementSibling?.setAttribute('aria-expanded', 'false')
  open = undefined
  setTimeout(closed)
}
export function menuIsOpen(): boolean {
  return open !== undefined
}

// On the page, since after a click the keyboard is on what opened the menu.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !open) return
  const opener = open.previousElementSibling
  event.preventDefault()
  closeMenus()
  if (opener instanceof HTMLElement) opener.focus()
})
document.addEventListener('pointerdown', ({ target }) => {
  if (!(target instanceof Node) || !open?.parentElement?.contains(target)) closeMenus()
})
