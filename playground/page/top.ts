/** The top of the page: the file's name and the menu bar with the add-on's menu as it registered it. */
import type { MenuItem, State } from '../server/messages.ts'
import { button, element, place } from './elements.ts'

/** Draws the top. @param run runs a function of the script */
export function drawTop({ name, menus }: State, run: (functionName: string) => void): void {
  const bar = element('div', { role: 'menubar', class: 'menubar' })
  for (const menu of menus) bar.append(...menuOf(menu, run))
  place('top').replaceChildren(element('h1', {}, name), bar)
}

function menuOf(menu: MenuItem, run: (functionName: string) => void): HTMLElement[] {
  return [
    element('span', {}, menu.caption),
    ...(menu.items ?? []).map(({ caption, functionName }) =>
      button(caption, () => functionName && run(functionName), { role: 'menuitem' }),
    ),
  ]
}
