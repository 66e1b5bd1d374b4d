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
  /** What `https://local.workers.dev` stands for, such as `http://127.0.0.1:8787`. */
  workerUrl?: string
  /** Replaces the network. Throw to make the call fail. */
  fetch?: (request: SentRequest) => ReceivedResponse
  /**
   * Stands between the add-on and the network (or `fetch`): may call `send` once, twice or never, throw, wait on the clock
   * or answer something else.
   */
  fault?: (request: SentRequest, send: () => ReceivedResponse) => ReceivedResponse
  /** What the person answers. Default: OK or YES to an alert, CLOSE to a prompt. */
  answers?: (question: Question) => Reply
  /** Language of the person who looks at the screen, such as `en` or `zh_CN`. */
  userLocale?: string
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
  triggers: Trigger[]
  /** Lock name to the execution that holds it (or another holder a test put there). */
  locks: Map<string, unknown>
  cache: Map<string, { value: string; untilMs: number }>
}

export function zeroCounts(): Counts {
  return { serviceCalls: 0, byMethod: {}, httpCalls: 0, bytesUp: 0, bytesDown: 0, fetchMs: 0, workerMs: 0 }
}
