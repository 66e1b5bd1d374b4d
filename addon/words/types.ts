/** What each language has to say. Decides the list of sentences; en.ts and zh.ts hold them. */
import type { ProblemCode } from '../../worker/contract.ts'
import type { OwnedKey } from '../owned-keys.ts'
import type { RefusalCode, RefusalDetails } from '../refusal.ts'

export interface Words {
  menu: {
    title: string
    updateNow: string
    openSidebar: string
    contactsToday: string
    undo: string
    /** Of the menu of contacts and tabs. */
    reports: string
    contactList: string
    dashboard: string
    settings: string
    settingsTab: string
    setUp: string
    schedule: string
    connection: string
    help: string
  }
  tabs: { customers: string; problems: string; settings: string; memory: string; contactLog: string }
  /** Headers of the columns that Regulars makes. */
  headers: { [key in OwnedKey]: string }
  headerNote: string
  /** Put after a header that the person's own column already has. */
  ownHeader: (header: string) => string
  setUpTitle: string
  scheduleTitle: string
  connectionTitle: string
  help: string
  typedOn: (isoDate: string) => string
  refusals: { [code in RefusalCode]: (details: RefusalDetails) => string }
  /** Headers of the Contact log: date, customer, channel, reason, note. */
  contactLogHeaders: [string, string, string, string, string, string]
  /** The reason of a line of the Contact log that is no contact of the shop. */
  enquiry: string
  logged: (kind: 'contact' | 'enquiry') => string
  /** The reason of a date that was moved in the sidebar. */
  postponed: string
  settingsSaved: string
  /** Behind it, where rules set tags: their column is written from the next update on, or is not. */
  ruleTags: (header: string, begins: boolean) => string
  overrideSet: (what: 'set' | 'gone') => string
  /** In a row that says "same as": nothing else is written there. */
  countsFor: (id: string) => string
  sampleMade: (made: { customers: number; orders: number }) => string
  undone: (restored: number, kept: number) => string
  /** After an exception that nobody expected. */
  bug: string
  done: (run: {
    customers: number
    orders: number
    changedCells: number
    problems: number
    clearedRows: number
  }) => string
  /** For whoever cannot read the Worker's own sentence on it. */
  ruleSkipped: (rule: string) => string
  /** After `done`: the sentences about rules that were skipped; '' where none was. */
  rulesSkipped: (sentences: readonly string[]) => string
  problemsTab: {
    headers: string[]
    none: string
    count: (total: number, listed: number) => string
    kindCount: (kind: string, count: number) => string
    /** What is wrong in a few words, what to do, and what Regulars did. */
    texts: { [code in ProblemCode]: { kind: string; expected: string; did: string } }
    /** What to do about a birthday that cannot be read. */
    birthday: string
  }
}
