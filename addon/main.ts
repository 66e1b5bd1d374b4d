/**
 * What Google may call: every export becomes a top-level function of the bundle. Decides only how each action begins
 * and ends on the screen; functions that a page or the command line calls take and give JSON text.
 */
import { answerOf, runUpdate, showHelp, showSettingsTab, showSetUp } from './actions.ts'
import { showMenu } from './menu.ts'
import { readProgress, requestCancel } from './progress.ts'
import type { ChosenSoFar } from './propose.ts'
import { propose, type SetUpChoices, save } from './set-up.ts'

/** Menu, whatever rights there are. */
export function onOpen(event?: { authMode?: GoogleAppsScript.Script.AuthMode }): void {
  showMenu(event?.authMode)
}

export function onInstall(): void {
  showMenu()
}

/**
 * One update. `optionsJson`: `{"asOf": "2026-11-22", "quiet": true, "watched": true}`, quiet where a page shows the answer
 * itself, watched where it polls `progress`; `"language": "zh"` is the reader's, without it that of the person (`quiet`)
 * or of the sheet. Returns `UpdateReport` or `{ok: false, message}`.
 */
export function updateNow(optionsJson?: unknown): string {
  return runUpdate(optionsJson)
}

/** Menu: one update whose result is told in English. */
export function updateInEnglish(): string {
  return runUpdate(JSON.stringify({ language: 'en' }))
}

/** Menu: one update whose result is told in Chinese. */
export function updateInChinese(): string {
  return runUpdate(JSON.stringify({ language: 'zh' }))
}

/** How far this person's running update is: `{ok, progress?: Progress}`. Asked every second or two. */
export function progress(): string {
  return answerOf(() => ({ progress: readProgress() }))
}

/** Asks the running update to stop before it writes: `{ok}`. It then ends with the code `cancelled`. */
export function cancelUpdate(): string {
  return answerOf(() => {
    requestCancel()
    return {}
  })
}

/** Connects first where that is missing, then shows the dialog. */
export function setUp(): string {
  return showSetUp()
}

/** Opens the Settings tab. */
export function openSettings(): string {
  return showSettingsTab()
}

export function help(): void {
  showHelp()
}

/** What was recognised and what would leave the sheet, `ChosenSoFar` as JSON fitted in: `{ok, ...Proposal}`. */
export function proposeSetUp(json?: unknown): string {
  return answerOf(() => propose(typeof json === 'string' ? (JSON.parse(json) as ChosenSoFar) : {}))
}

/** `SetUpChoices` as JSON; what is left out stays as proposed. Returns `{ok, customersTab, headers}`. */
export function saveSetUp(json: string): string {
  return answerOf(() => save(JSON.parse(json || '{}') as SetUpChoices))
}

/** The connection and its keys, the schedule and its triggers. */
export {
  changeKeys,
  checkConnection,
  connect,
  connectionState,
  continueUpdate,
  disconnect,
  moveConnection,
  openConnection,
  openSchedule,
  renewToken,
  saveSchedule,
  scheduledUpdate,
  scheduleState,
} from './access-calls.ts'
/** Menu items of the sidebar and what it calls. */
export {
  classChanges,
  contactLater,
  contactReasons,
  contactsToday,
  customerCard,
  customerDetails,
  dueContacts,
  findDuplicates,
  goToRow,
  logContact,
  makeSampleShop,
  mergeDuplicates,
  openProblems,
  openSidebar,
  previewUpdate,
  ruleTexts,
  saveLanguage,
  saveMessage,
  saveSettings,
  searchPage,
  setOverride,
  showContactList,
  showDashboard,
  sidebarHome,
  sidebarSettings,
  trySettings,
  undoLastUpdate,
  undoUpdate,
} from './sidebar-calls.ts'
