/**
 * The menu, in the language of the person who opened the file. Decides its items; six at the most, what is seldom needed
 * under Settings. Made before the add-on has any rights, so it reads nothing that needs them.
 */
import { userWords } from './words/index.ts'

/** `'marketplace'` or `'bound'`; filled in by the build. */
declare const EDITION: string

export function showMenu(): void {
  const { menu: words } = userWords()
  const ui = SpreadsheetApp.getUi()
  const settings = ui
    .createMenu(words.settings)
    .addItem(words.settingsTab, 'openSettings')
    .addItem(words.setUp, 'setUp')
    .addItem(words.connection, 'openConnection')
  const menu = EDITION === 'marketplace' ? ui.createAddonMenu() : ui.createMenu(words.title)
  menu
    .addItem(words.updateNow, 'updateNow')
    .addItem(words.openSidebar, 'openSidebar')
    .addItem(words.contactsToday, 'contactsToday')
    .addItem(words.undo, 'undoLastUpdate')
    .addSubMenu(settings)
    .addItem(words.help, 'help')
    .addToUi()
}
