/**
 * The menu, in the language of the person who opened the file. Decides its items; six at the most, what belongs
 * together in menus of their own. Made before the add-on has any rights, so it reads nothing that needs them.
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
  const reports = ui
    .createMenu(words.reports)
    .addItem(words.contactsToday, 'contactsToday')
    .addItem(words.contactList, 'showContactList')
    .addItem(words.dashboard, 'showDashboard')
  const menu = EDITION === 'marketplace' ? ui.createAddonMenu() : ui.createMenu(words.title)
  menu
    .addItem(words.updateNow, 'updateNow')
    .addItem(words.openSidebar, 'openSidebar')
    .addSubMenu(reports)
    .addItem(words.undo, 'undoLastUpdate')
    .addSubMenu(settings)
    .addItem(words.help, 'help')
    .addToUi()
}
