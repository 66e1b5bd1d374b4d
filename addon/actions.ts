/**
 * Menu, dialogs and toasts around the actions. Decides how success and failure look: a plain sentence, never a stack.
 */
import { connectTo } from './connect.ts'
import { refusalOfGoogle } from './google-errors.ts'
import { openPlace } from './place.ts'
import { Refusal } from './refusal.ts'
import { bringUpSettings } from './settings-in-force.ts'
import { update } from './update.ts'
import { refusalSentence, userWords } from './words/index.ts'

/** `'marketplace'` or `'bound'`; filled in by the build. */
declare const EDITION: string

const DIALOG = { width: 720, height: 620 }

export function showMenu(): void {
  const words = userWords()
  const ui = SpreadsheetApp.getUi()
  const menu = EDITION === 'marketplace' ? ui.createAddonMenu() : ui.createMenu(words.menu.title)
  menu
    .addItem(words.menu.updateNow, 'updateNow')
    .addItem(words.menu.openSidebar, 'openSidebar')
    .addItem(words.menu.contactsToday, 'contactsToday')
    .addItem(words.menu.undo, 'undoLastUpdate')
    .addItem(words.menu.settings, 'openSettings')
    .addItem(words.menu.setUp, 'setUp')
    .addItem(words.menu.help, 'help')
    .addToUi()
}

export function runUpdate(optionsJson: unknown): string {
  try {
    const { asOf, quiet, watched } = optionsOf(optionsJson)
    const report = update(asOf, watched)
    return JSON.stringify(quiet ? { ...report, message: userWords().done(report) } : report)
  } catch (error) {
    const { code, message } = explain(error)
    // An alert would take the place of the dialog that asked.
    if (optionsOf(optionsJson).quiet) return JSON.stringify({ ok: false, code, message })
    if (code === 'notSetUp') showSetUp()
    else tell(message)
    return JSON.stringify({ ok: false, code, message })
  }
}

/** Asks for what is missing, then shows the dialog. Returns `{ok, message}`. */
export function showSetUp(): string {
  try {
    const words = userWords()
    const ui = SpreadsheetApp.getUi()
    const settings = openPlace().settings
    if (!settings || settings.token === '') {
      const url = ui.prompt(words.connect.title, words.connect.url, ui.ButtonSet.OK_CANCEL)
      if (url.getSelectedButton() !== ui.Button.OK) return notSetUp()
      const key = ui.prompt(words.connect.title, words.connect.key, ui.ButtonSet.OK_CANCEL)
      if (key.getSelectedButton() !== ui.Button.OK) return notSetUp()
      connectTo(url.getResponseText(), key.getResponseText())
    }
    const page = HtmlService.createHtmlOutputFromFile('set-up').setWidth(DIALOG.width).setHeight(DIALOG.height)
    ui.showModalDialog(page, words.setUpTitle)
    return JSON.stringify({ ok: true, message: words.setUpTitle })
  } catch (error) {
    const { code, message } = explain(error)
    tell(message)
    return JSON.stringify({ ok: false, code, message })
  }
}

/** Brings the Settings tab to the front, made again where it is gone; before set-up the dialog. Returns `{ok, message}`. */
export function showSettingsTab(): string {
  try {
    const place = openPlace()
    const { settings } = place
    if (!settings?.mapping) return showSetUp()
    const sheet = bringUpSettings(place, settings)
    place.spreadsheet.setActiveSheet(sheet)
    return JSON.stringify({ ok: true, message: userWords().menu.settings })
  } catch (error) {
    const { code, message } = explain(error)
    tell(message)
    return JSON.stringify({ ok: false, code, message })
  }
}

export function showHelp(): void {
  const words = userWords()
  SpreadsheetApp.getUi().alert(words.menu.title, words.help, SpreadsheetApp.getUi().ButtonSet.OK)
}

/** Runs what shows itself; a failure is told by an alert. */
export function showing(action: () => void): void {
  try {
    action()
  } catch (error) {
    tell(explain(error).message)
  }
}

/** The result of an action as JSON with `ok: true`, or `{ok: false, code, message}`. */
export function answerOf(action: () => object): string {
  try {
    return JSON.stringify({ ok: true, ...action() })
  } catch (error) {
    return JSON.stringify({ ok: false, ...explain(error) })
  }
}

function notSetUp(): string {
  return JSON.stringify({ ok: false, ...explain(new Refusal('notConnected')) })
}

/** A menu or a trigger hands in an event or nothing. */
function optionsOf(json: unknown): { asOf?: string; quiet?: boolean; watched?: boolean } {
  if (typeof json !== 'string') return {}
  const { asOf, quiet, watched } = JSON.parse(json) as { asOf?: unknown; quiet?: unknown; watched?: unknown }
  return {
    asOf: typeof asOf === 'string' && /^\d{4}-\d\d-\d\d$/.test(asOf) ? asOf : undefined,
    quiet: quiet === true,
    watched: watched === true,
  }
}

function explain(error: unknown): { code: string; message: string } {
  const words = userWords()
  const refusal = refusalOfGoogle(error)
  if (refusal) return { code: refusal.code, message: refusalSentence(refusal, words) }
  // Only where it happened: a message can hold what is in a cell.
  if (error instanceof Error) console.error(String(error.stack).split('\n').slice(1).join('\n'))
  return { code: 'bug', message: words.bug }
}

/** An alert, or a toast where nobody has the sheet open. */
function tell(message: string): void {
  const title = userWords().menu.title
  let ui: GoogleAppsScript.Base.Ui | undefined
  try {
    ui = SpreadsheetApp.getUi()
  } catch {
    // A clock trigger has no screen.
  }
  if (ui) ui.alert(title, message, ui.ButtonSet.OK)
  else SpreadsheetApp.getActiveSpreadsheet().toast(message, title)
}
