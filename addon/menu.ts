/**
 * The menu, in the language of the person who opened the file. Decides its items; six at the most, what belongs
 * together in menus of their own, and one more on top while the schedule fails: no dialog and no sidebar may open by
 * itself. Before the add-on has rights in the file it reads nothing that needs them.
 */
import type { Locale } from '../worker/contract.ts'
import { troubleOf } from './schedule.ts'
import { loadSchedule } from './schedule-store.ts'
import { accountLanguage, speak } from './user-language.ts'
import { userLanguage, userWords } from './words/index.ts'
import { troubleItem } from './words/schedule.ts'

/** `'marketplace'` or `'bound'`; filled in by the build. */
declare const EDITION: string

/** The menu knows the person's language; an update that is told saves the calls to ask for it. */
const UPDATE_IN: { [language in Locale]: string } = { en: 'updateInEnglish', zh: 'updateInChinese' }

/** `authMode` is Google's for this opening; undefined after an installation. */
export function showMenu(authMode?: GoogleAppsScript.Script.AuthMode): void {
  // Without rights nothing is known of the person but their account.
  if (authMode !== undefined && authMode === ScriptApp.AuthMode.NONE) speak(accountLanguage())
  const { menu: words } = userWords()
  const ui = SpreadsheetApp.getUi()
  const settings = ui
    .createMenu(words.settings)
    .addItem(words.settingsTab, 'openSettings')
    .addItem(words.setUp, 'setUp')
    .addItem(words.schedule, 'openSchedule')
    .addItem(words.connection, 'openConnection')
  const reports = ui
    .createMenu(words.reports)
    .addItem(words.contactsToday, 'contactsToday')
    .addItem(words.contactList, 'showContactList')
    .addItem(words.dashboard, 'showDashboard')
  const menu = EDITION === 'marketplace' ? ui.createAddonMenu() : ui.createMenu(words.title)
  const trouble = scheduleTrouble(authMode)
  if (trouble !== '') menu.addItem(trouble, 'openSchedule')
  menu
    .addItem(words.updateNow, UPDATE_IN[userLanguage()])
    .addItem(words.openSidebar, 'openSidebar')
    .addSubMenu(reports)
    .addItem(words.undo, 'undoLastUpdate')
    .addSubMenu(settings)
    .addItem(words.help, 'help')
    .addToUi()
}

/** What is wrong with the schedule, as a menu item; '' where nothing is, or nothing may be read. */
function scheduleTrouble(authMode: GoogleAppsScript.Script.AuthMode | undefined): string {
  if (authMode === undefined || authMode === ScriptApp.AuthMode.NONE) return ''
  try {
    const id = SpreadsheetApp.getActiveSpreadsheet().getId()
    const schedule = loadSchedule(PropertiesService.getDocumentProperties(), id)
    const trouble = schedule ? troubleOf(schedule, Date.now()) : 'none'
    const language = userLanguage()
    return schedule && trouble !== 'none' ? troubleItem(language, trouble, schedule.failures) : ''
  } catch {
    // A menu without this item is better than none.
    return ''
  }
}
