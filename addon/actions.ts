/**
 * Dialogs and toasts around the actions. Decides how success and failure look: a plain sentence, never a stack.
 */
import { LOCALES, type Locale } from '../worker/contract.ts'
import { refusalOfGoogle } from './google-errors.ts'
import { logBug } from './log-bug.ts'
import { openPlace } from './place.ts'
import { bringUpSettings } from './settings-in-force.ts'
import { update } from './update.ts'
import { speak } from './user-language.ts'
import { refusalSentence, userLanguage, userWords } from './words/index.ts'

const DIALOG = { width: 720, height: 620 }

export function runUpdate(optionsJson: unknown): string {
  try {
    const { asOf, quiet, watched, language } = optionsOf(optionsJson)
    if (language) speak(language)
    const startedBy = watched ? 'sidebar' : quiet ? 'setUp' : 'menu'
    return JSON.stringify(update({ asOf, watched, startedBy, language: quiet ? userLanguage() : language }))
  } catch (error) {
    const { code, message } = explain(error)
    // An alert would take the place of the dialog that asked.
    if (optionsOf(optionsJson).quiet) return JSON.stringify({ ok: false, code, message })
    if (code === 'notSetUp') showSetUp()
    else tell(message)
    return JSON.stringify({ ok: false, code, message })
  }
}

/** The Set up dialog, before there is a connection the dialog that makes one. Returns `{ok, message}`. */
export function showSetUp(): string {
  try {
    const words = userWords()
    const settings = openPlace().settings
    const connected = settings !== undefined && settings.token !== ''
    const title = connected ? words.setUpTitle : words.connectionTitle
    showDialog(connected ? 'set-up' : 'connection', title)
    return JSON.stringify({ ok: true, message: title })
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

/** Opens one of the bundle's pages. */
export function showDialog(page: string, title: string): void {
  const output = HtmlService.createHtmlOutputFromFile(page).setWidth(DIALOG.width).setHeight(DIALOG.height)
  SpreadsheetApp.getUi().showModalDialog(output, title)
}

/** Runs what shows itself; a failure is told by an alert. */
export function showing(action: () => void): void {
  try {
    action()
  } catch (error) {
    tell(explain(error).message)
  }
}

/** As `answerOf`, for what a menu item does: a failure is told by an alert as well, unless `quiet` (see `updateNow`). */
export function toldOf(action: () => object, optionsJson?: unknown): string {
  try {
    return JSON.stringify({ ok: true, ...action() })
  } catch (error) {
    const { code, message } = explain(error)
    if (!optionsOf(optionsJson).quiet) tell(message)
    return JSON.stringify({ ok: false, code, message })
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

/** A menu or a trigger hands in an event or nothing. */
function optionsOf(json: unknown): { asOf?: string; quiet?: boolean; watched?: boolean; language?: Locale } {
  if (typeof json !== 'string') return {}
  const { asOf, quiet, watched, language } = JSON.parse(json) as { [option: string]: unknown }
  return {
    asOf: typeof asOf === 'string' && /^\d{4}-\d\d-\d\d$/.test(asOf) ? asOf : undefined,
    quiet: quiet === true,
    watched: watched === true,
    language: LOCALES.filter((locale) => locale === language)[0],
  }
}

function explain(error: unknown): { code: string; message: string } {
  const words = userWords()
  const refusal = refusalOfGoogle(error)
  if (refusal) return { code: refusal.code, message: refusalSentence(refusal, words) }
  logBug(error)
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
