/**
 * What all executions of one stand-in share: the file, the clock, counts, what was asked, sent and shown.
 * Holds data only.
 */
import type { Clock } from './clock.ts'
import type { Workbook } from './workbook/workbook.ts'

export interface Bundle {
  /** The file that clasp pushes. */
  code: string
  /** appsscript.json, parsed. */
  manifest: Manifest
  /** Page name (without `.html`) to its text. */
  html: Record<string, string>
}
export interface Manifest {
  timeZone?: string
  oauthScopes?: string[]
  urlFetchWhitelist?: string[]
}

export interface Question {
  kind: 'alert' | 'prompt'
  /** Whose screen it appears on. */
  person: string
  title: string
  message: string
  /** Name of the ButtonSet. */
  buttons: string
}
export interface Reply {
  /** Name of a Button: `OK`, `CANCEL`, `YES`, `NO`, `CLOSE`. */
  button: string
  text?: string
}
export interface SentRequest {
  url: string
  method: string
  headers: Record<string, string>
  /** The body as it travels. */
  body: Uint8Array
  /** The body before compression, as text. */
  text: string
}
export interface ReceivedResponse {
  status: number
  headers: Record<string, string>
  body: Uint8Array | string
}

export interface HostOptions {
  workbook: Workbook
  bundle: Bundle
  /** Where the virtual clock starts. */
  now: Date
  /** Instead of the virtual clock, such as one that follows the real time. */
  clock?: Clock
  /** What `https://local.workers.dev` stands for, such as `http://127.0.0.1:8787`. */
  workerUrl?: string
  /** Replaces the network. Throw to make the call fail. */
  fetch?: (request: SentRequest) => ReceivedResponse
  /**
   * Stands between the script and the network: gets all requests of one call and what sends them. Addresses are those
   * of the script. Throw to make the call fail.
   */
  network?: (requests: SentRequest[], send: () => ReceivedResponse[]) => ReceivedResponse[]
  /** Runs every few milliseconds while a request is under way. */
  whileWaiting?: () => void
  /** What Utilities.sleep does; default: the virtual clock moves on. */
  sleep?: (milliseconds: number) => void
  /** What the person answers. Default: OK or YES to an alert, CLOSE to a prompt. */
  answers?: (question: Question) => Reply
  /** Language of the person who looks at the screen, such as `en` or `zh_CN`; a function where persons differ. */
  userLocale?: string | ((person: string) => string)
  /** Told what appears on a person's screen, the moment it appears. */
  onScreen?: (person: string, shown: Shown) => void
  /** Rights of `run`; default LIMITED for onOpen and onEdit, FULL for all else. */
  authMode?: 'NONE' | 'CUSTOM_FUNCTION' | 'LIMITED' | 'FULL'
  /** The person who runs functions. */
  person?: string
  /** False where no editor is open (a clock trigger): getUi throws. */
  hasUi?: boolean
  /** Source of Utilities.getUuid; a test may make it repeat. */
  uuid?: () => string
  /**
   * Runs before every service call as another person would act: it may change the workbook or run a function.
   * @param call counts from 1 within an execution
   */
  beforeCall?: (call: number, method: string, args: readonly unknown[]) => void
  /** Google's sentence with which a service call fails; undefined: it does what it does. */
  failWith?: (method: string, call: number) => string | undefined
  /** Ends the run at this call of an execution. */
  killAt?: number
}

export interface Counts {
  serviceCalls: number
  byMethod: Record<string, number>
  httpCalls: number
  /** Bodies as they travelled. */
  bytesUp: number
  /** Bodies after the transport's own decompression, as a script sees them. */
  bytesDown: number
  /** Real time spent waiting for answers. */
  fetchMs: number
  /** What the answers' Server-Timing (W3C) says that the server took, added up. */
  workerMs: number
}

export interface Dialog {
  kind: 'alert' | 'prompt' | 'dialog' | 'sidebar'
  title: string
  /** Message of an alert or prompt, HTML of a page. */
  content: string
}
/** What appears on a person's screen. */
export type Shown =
  | { what: 'toast'; title: string; message: string; seconds: number }
  | {
      what: 'page'
      kind: 'dialog' | 'sidebar'
      title: string
      html: string
      width: number
      height: number
      modal: boolean
    }
  | { what: 'menu'; menu: MenuEntry }
  | { what: 'selection' }
/** The cells a person has selected. */
export interface Selection {
  sheetId: number
  row: number
  column: number
  rows: number
  columns: number
}
export interface Trigger {
  id: string
  handler: string
  /** Such as `everyHours(1)`. */
  schedule: string[]
  person: string
}
export interface MenuEntry {
  caption: string
  functionName?: string
  items?: MenuEntry[]
}

export interface HostState {
  readonly options: HostOptions
  readonly workbook: Workbook
  readonly clock: Clock
  counts: Counts
  requests: SentRequest[]
  logs: string[]
  dialogs: Dialog[]
  toasts: { title: string; message: string }[]
  menus: MenuEntry[]
  /** By person; the file's active sheet and its first cell for a person who has selected nothing. */
  selections: Map<string, Selection>
  triggers: Trigger[]
  /** Lock name to the execution that holds it (or another holder a test put there). */
  locks: Map<string, unknown>
  cache: Map<string, { value: string; untilMs: number }>
}

export function zeroCounts(): Counts {
  return { serviceCalls: 0, byMethod: {}, httpCalls: 0, bytesUp: 0, bytesDown: 0, fetchMs: 0, workerMs: 0 }
}
