/** Opens the sidebar on one of its views, in the person's language. Decides nothing about what it shows. */
import type { Locale } from '../worker/contract.ts'
import type { View } from './sidebar-contract.ts'
import { userLanguage, userWords } from './words/index.ts'

/** What the built page begins with; the script fills in language and view. */
const PLACEHOLDER = '<html lang="en" data-view="home">'

export function openSidebar(view: View): void {
  const page = HtmlService.createHtmlOutputFromFile('sidebar')
  const language: Locale = userLanguage()
  const content = page.getContent().replace(PLACEHOLDER, `<html lang="${language}" data-view="${view}">`)
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(content).setTitle(userWords().menu.title))
}
