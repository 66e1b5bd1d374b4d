/**
 * The way to the script: `google.script.run` as a promise. Decides that every failure becomes an answer with a sentence,
 * so that no view ever handles an exception.
 */

import type { Locale } from '../../worker/contract.ts'
import type {
  CardAnswer,
  CardQuestion,
  ChangesAnswer,
  ContactsAnswer,
  DetailsAnswer,
  DoneAnswer,
  DuplicatesAnswer,
  HomeAnswer,
  LaterQuestion,
  LogQuestion,
  MergeAnswer,
  MessageAnswer,
  MessageQuestion,
  OverrideQuestion,
  PreviewAnswer,
  ProgressAnswer,
  ReasonsAnswer,
  Refused,
  RuleTextsAnswer,
  SampleAnswer,
  SearchAnswer,
  SearchQuestion,
  SettingsAnswer,
  SettingsDraft,
  TryAnswer,
  UndoAnswer,
  UpdateAnswer,
} from '../sidebar-contract.ts'
import { languageInUse, words } from './words/index.ts'

/** What the script answers: the shape asked for with `ok: true`, or a refusal. */
export type Answer<Shape> = ({ ok: true } & Shape) | Refused

interface Runner {
  withSuccessHandler(handler: (json: unknown) => void): Runner
  withFailureHandler(handler: (error: unknown) => void): Runner
}
declare const google: { script: { run: Runner } }

/** Calls a function of the script. Never rejects. */
function call<Shape>(functionName: string, question?: object): Promise<Answer<Shape>> {
  return new Promise((resolve) => {
    const failed = (): void => resolve({ ok: false, code: 'noAnswer', message: words().noAnswer })
    const runner = google.script.run
      .withSuccessHandler((json) => {
        try {
          resolve(JSON.parse(String(json)) as Answer<Shape>)
        } catch {
          failed()
        }
      })
      .withFailureHandler(failed)
    const functions = runner as unknown as Record<string, (json?: string) => void>
    if (question === undefined) functions[functionName]()
    else functions[functionName](JSON.stringify(question))
  })
}

export const server = {
  home: () => call<HomeAnswer>('sidebarHome'),
  changes: () => call<ChangesAnswer>('classChanges'),
  update: () => call<UpdateAnswer>('updateNow', { quiet: true, watched: true, language: languageInUse() }),
  progress: () => call<ProgressAnswer>('progress'),
  cancel: () => call<object>('cancelUpdate'),
  preview: () => call<PreviewAnswer>('previewUpdate'),
  undo: () => call<UndoAnswer>('undoUpdate'),
  setUp: () => call<object>('setUp'),
  openSchedule: () => call<object>('openSchedule'),
  openConnection: () => call<object>('openConnection'),
  makeSample: () => call<SampleAnswer>('makeSampleShop'),
  findDuplicates: () => call<DuplicatesAnswer>('findDuplicates'),
  mergeDuplicates: () => call<MergeAnswer>('mergeDuplicates'),
  contactList: () => call<DoneAnswer>('showContactList', { quiet: true }),
  dashboard: () => call<DoneAnswer>('showDashboard', { quiet: true }),
  openProblems: () => call<object>('openProblems'),
  card: (question: CardQuestion) => call<CardAnswer>('customerCard', question),
  search: (question: SearchQuestion) => call<SearchAnswer>('searchPage', question),
  details: (row: number) => call<DetailsAnswer>('customerDetails', { row }),
  goTo: (row: number) => call<object>('goToRow', { row }),
  contacts: () => call<ContactsAnswer>('dueContacts'),
  reasons: (rows: readonly number[]) => call<ReasonsAnswer>('contactReasons', { rows }),
  log: (question: LogQuestion) => call<DoneAnswer>('logContact', question),
  message: (question: MessageQuestion) => call<MessageAnswer>('saveMessage', question),
  later: (question: LaterQuestion) => call<DoneAnswer>('contactLater', question),
  settings: () => call<SettingsAnswer>('sidebarSettings'),
  ruleTexts: (column: string) => call<RuleTextsAnswer>('ruleTexts', { column }),
  trySettings: (draft: SettingsDraft) => call<TryAnswer>('trySettings', draft),
  saveSettings: (draft: SettingsDraft) => call<DoneAnswer>('saveSettings', draft),
  saveLanguage: (language: Locale) => call<object>('saveLanguage', { language }),
  openSettings: () => call<object>('openSettings'),
  override: (question: OverrideQuestion) => call<DoneAnswer>('setOverride', question),
}
