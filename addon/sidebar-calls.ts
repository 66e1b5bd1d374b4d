/**
 * What the sidebar may call, each with JSON text in and out (shapes in sidebar-contract.ts), and the menu items that open
 * it. Decides only which module answers.
 */
import type { Locale } from '../worker/contract.ts'
import { answerOf, showing, toldOf } from './actions.ts'
import { classChanges as changes } from './class-changes.ts'
import { logContact as log, contactLater as postpone } from './contact-actions.ts'
import { openContactList } from './contact-list.ts'
import { customerCard as card } from './customer-card.ts'
import { customerDetails as details } from './customer-details.ts'
import { openDashboard } from './dashboard.ts'
import { dueContacts as due, contactReasons as reasons } from './due-contacts.ts'
import { findDuplicates as find, mergeDuplicates as merge } from './find-duplicates.ts'
import { home } from './home.ts'
import { makeSampleShop as makeSample } from './make-sample-shop.ts'
import { saveMessage as keepMessage } from './messages.ts'
import { openSidebar as open } from './open-sidebar.ts'
import { setOverride as override } from './override.ts'
import { previewUpdate as preview } from './preview-update.ts'
import { ruleTexts as texts } from './rule-texts.ts'
import { goToRow as go, searchPage as page, showProblemsTab } from './search-rows.ts'
import type {
  CardQuestion,
  LaterQuestion,
  LogQuestion,
  MessageQuestion,
  OverrideQuestion,
  SampleQuestion,
  SearchQuestion,
  SettingsDraft,
} from './sidebar-contract.ts'
import { readDraft, saveDraft, tryDraft } from './sidebar-settings.ts'
import { undoUpdate as undo } from './undo.ts'
import { chooseLanguage } from './user-language.ts'

/** Menu: the sidebar on Home. */
export function openSidebar(): void {
  showing(() => open('home'))
}

/** Menu: the sidebar on Contacts. */
export function contactsToday(): void {
  showing(() => open('contacts'))
}

/** Menu: undo, told by a toast; a refusal by an alert. */
export function undoLastUpdate(): void {
  showing(() => {
    undo()
  })
}

/** Makes or renews the Contact list and shows it. `{"quiet": true}` where a page shows what hinders it. Returns `{ok, message}`. */
export function showContactList(optionsJson?: unknown): string {
  return toldOf(openContactList, optionsJson)
}

/** Makes or renews the Dashboard and shows it. `{"quiet": true}` where a page shows what hinders it. Returns `{ok, message}`. */
export function showDashboard(optionsJson?: unknown): string {
  return toldOf(openDashboard, optionsJson)
}

export function sidebarHome(): string {
  return answerOf(home)
}

/** Lists rows that may be one customer on the Duplicates tab. */
export function findDuplicates(): string {
  return answerOf(find)
}

/** Puts what is ticked there into the column “Same as”. */
export function mergeDuplicates(): string {
  return answerOf(merge)
}

/** `SampleQuestion` as JSON, or nothing: puts a sample shop into new tabs. */
export function makeSampleShop(json?: unknown): string {
  return answerOf(() => makeSample(typeof json === 'string' ? (JSON.parse(json) as SampleQuestion) : {}))
}

/** What an update would change. Writes nothing. */
export function previewUpdate(): string {
  return answerOf(preview)
}

export function undoUpdate(): string {
  return answerOf(undo)
}

export function customerCard(json: string): string {
  return answerOf(() => card(JSON.parse(json) as CardQuestion))
}

/** How the segments moved since the end of last month. */
export function classChanges(): string {
  return answerOf(changes)
}

/** Shows the Problems tab. */
export function openProblems(): string {
  return answerOf(showProblemsTab)
}

/** `{"row"}` of the Customers tab. */
export function customerDetails(json: string): string {
  return answerOf(() => details(Number((JSON.parse(json) as { row: number }).row)))
}

export function searchPage(json: string): string {
  return answerOf(() => page(JSON.parse(json) as SearchQuestion))
}

/** `{"row"}`: selects that row in the sheet. */
export function goToRow(json: string): string {
  return answerOf(() => {
    go(Number((JSON.parse(json) as { row: number }).row))
    return {}
  })
}

export function dueContacts(): string {
  return answerOf(due)
}

/** `{"rows": [2, 3]}` */
export function contactReasons(json: string): string {
  return answerOf(() => reasons((JSON.parse(json) as { rows: number[] }).rows))
}

export function logContact(json: string): string {
  return answerOf(() => log(JSON.parse(json) as LogQuestion))
}

/** Keeps the owner's own text for messages of one reason, in the Settings tab. */
export function saveMessage(json: string): string {
  return answerOf(() => keepMessage(JSON.parse(json) as MessageQuestion))
}

export function contactLater(json: string): string {
  return answerOf(() => postpone(JSON.parse(json) as LaterQuestion))
}

/** Tiers and rules as they are in force. */
export function sidebarSettings(): string {
  return answerOf(readDraft)
}

/** `{"column"}`: the texts that stand in that column, for a rule. */
export function ruleTexts(json: string): string {
  return answerOf(() => texts(String((JSON.parse(json) as { column: string }).column)))
}

/**
 * `{"language"}`: what this person reads from now on. The menu follows when the file is opened again: a menu of another
 * name would stand beside the one that is there, which no service takes away.
 */
export function saveLanguage(json: string): string {
  return answerOf(() => {
    chooseLanguage((JSON.parse(json) as { language: Locale }).language)
    return {}
  })
}

/** A dry run of a `SettingsDraft`: who would gain and lose what. Writes nothing. */
export function trySettings(json: string): string {
  return answerOf(() => tryDraft(JSON.parse(json) as SettingsDraft))
}

/** Puts a `SettingsDraft` in force and into the Settings tab. */
export function saveSettings(json: string): string {
  return answerOf(() => saveDraft(JSON.parse(json) as SettingsDraft))
}

export function setOverride(json: string): string {
  return answerOf(() => override(JSON.parse(json) as OverrideQuestion))
}
