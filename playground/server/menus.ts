/** The menus of one person: a menu that is made again takes the place of the one with its title. */
import type { MenuEntry } from '../host.ts'

export function mergedMenus(menus: readonly MenuEntry[], added: MenuEntry): MenuEntry[] {
  const at = menus.findIndex(({ caption }) => caption === added.caption)
  return at < 0 ? [...menus, added] : menus.map((menu, index) => (index === at ? added : menu))
}
