/** Menus that the keyboard reaches as in a desktop program, in a bar or at a place of the page. Decides no item. */
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
/** Takes away a menu that no bar opened. */
let takeAway: ((givesBack: boolean) => void) | undefined
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
      for (const inner of item.items) menu.append(inner.caption === '' ? element('hr') : itemOf(inner, 'inner'))
    } else menu.append(itemOf(item))
  }
  menu.addEventListener('keydown', (event) => moveAlong(event, itemsOf(menu), 'ArrowDown', 'ArrowUp'))
  return menu
}

function itemOf({ caption, act, disabled, keys }: Item, className?: string): HTMLElement {
  const made = button(
    caption,
    () => {
      // At once: the page takes it from what is hidden only when it draws, and a key until then would be for nobody.
      made.blur()
      closeMenus()
      act?.()
    },
    {
      role: 'menuitem',
      class: className,
      tabindex: -1,
      disabled,
      'aria-keyshortcuts': keys?.replace('Ctrl', 'Control'),
    },
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

/**
 * A menu of its own at a place of the page, its first item with the keyboard. @param gone gets the keyboard back
 */
export function openMenuAt({ x, y }: { x: number; y: number }, label: string, items: Item[], gone: () => void): void {
  closeMenus()
  const menu = menuOf(label, items)
  const holder = element('div', { class: 'menu-at' }, menu)
  menu.addEventListener('keydown', (event) => {
    const all = itemsOf(menu)
    if (event.key === 'Home') all[0]?.focus()
    else if (event.key === 'End') all[all.length - 1]?.focus()
    else if (event.key === 'Tab') closeMenus()
    else return
    event.preventDefault()
  })
  menu.addEventListener('contextmenu', (event) => event.preventDefault())
  const main = document.querySelector('main') ?? document.body
  main.append(holder)
  menu.hidden = false
  // All of it on the page.
  const { width, height } = menu.getBoundingClientRect()
  menu.style.left = `${Math.max(4, Math.min(x, innerWidth - width - 4))}px`
  menu.style.top = `${Math.max(4, Math.min(y, innerHeight - height - 4))}px`
  open = menu
  takeAway = (givesBack) => {
    holder.remove()
    if (givesBack) gone()
  }
  itemsOf(menu)[0]?.focus()
}

/** Also when the page is drawn anew. @param givesBack the keyboard, where no click takes it elsewhere */
export function closeMenus(givesBack = true): void {
  if (!open) return
  open.hidden = true
  open.previousElementSibling?.setAttribute('aria-expanded', 'false')
  open = undefined
  const away = takeAway
  takeAway = undefined
  away?.(givesBack)
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
  if (!(target instanceof Node) || !open?.parentElement?.contains(target)) closeMenus(false)
})
