/**
 * The add-on as a person would use it once: open the file, Set up with every question answered by its default, Update
 * now. Decides the answers; the command line and the demo decide what is shown of it.
 */
import type { Locale, OutputColumn, ScoreRequest, Settings, Summary } from '../worker/contract.ts'
import { CommandError } from './command-error.ts'
import { createHost, type Host, loadBundle, type Reply } from './host.ts'
import type { LocalWorker } from './local-worker.ts'
import { requestOfBook } from './request-of-book.ts'
import type { Workbook } from './workbook/workbook.ts'
import { localMsToInstant } from './workbook/zone.ts'

const BUNDLE_FOLDER = new URL('../dist/addon/bound', import.meta.url).pathname
/** The stand-in resolves this to the local Worker. */
const WORKER_URL = 'https://local.workers.dev'

export interface RunChoices {
  /** ISO date: the day on which the update is run. */
  asOf: string
  columns?: readonly OutputColumn[]
  language?: Locale
  settings?: Settings
  /** The file does not say how its dates and amounts are written, so nothing may be read by a default locale. */
  unknownLocale?: boolean
  adopt?: boolean
  /** One line on what is being done or was answered. */
  say: (line: string) => void
}

/** What `updateNow` of the add-on tells, and what it cost. */
export interface UpdateReport {
  /** All of them, bought or not; those who were scored are `summary.buyers`. */
  customers: number
  orders: number
  rows: number
  problems: number
  changedCells: number
  summary: Summary
  /** What the person is told at the end. */
  message: string
  asOf: string
  counts: Host['counts']
  setUpCounts: Host['counts']
  addonMs: number
  workerMs: number
  /** What the update asked, with the tables that it uploaded, as POST /v1/score takes it. */
  scoreRequest: ScoreRequest
}

interface Proposal {
  mapping: Record<string, { tab: string; columns: Record<string, string> } | undefined>
  makeCustomers: boolean
}

/** Runs Set up and one update. Rejects with a CommandError that holds the add-on's own sentence when it refuses. */
export function runAddon(workbook: Workbook, worker: LocalWorker, choices: RunChoices): UpdateReport {
  const host = createHost({
    workbook,
    bundle: loadBundle(BUNDLE_FOLDER),
    now: new Date(localMsToInstant(workbook.timeZone, Date.parse(`${choices.asOf}T12:00:00Z`))),
    workerUrl: worker.url,
    answers: ({ kind }): Reply => ({ button: kind === 'prompt' ? 'OK' : 'YES' }),
    userLocale: choices.language ?? 'en',
  })
  host.run('onOpen')
  call(host, 'connect', { workerUrl: WORKER_URL, setupKey: worker.setupKey })
  const proposal = told<Proposal>(host.callFromPage('proposeSetUp'))
  for (const line of describeProposal(proposal)) choices.say(line)
  call(host, 'saveSetUp', {
    language: choices.language,
    columns: choices.columns,
    settings: { ...(choices.unknownLocale ? settingsOfFile(choices.language) : {}), ...choices.settings },
    adopt: choices.adopt,
  })
  const setUpCounts = host.counts
  host.resetCounts()
  const start = performance.now()
  const report = told<UpdateReport>(host.run('updateNow'))
  const addonMs = performance.now() - start - host.counts.fetchMs
  const workerMs = host.counts.workerMs || host.counts.fetchMs
  const scoreRequest = requestOfBook(host.requests)
  return { ...report, asOf: choices.asOf, counts: host.counts, setUpCounts, addonMs, workerMs, scoreRequest }
}

/** What a file without a locale leaves open; only the language that was asked for says which money a bare number is. */
function settingsOfFile(language: Locale | undefined): { locale: null; currency: string | null } {
  return { locale: null, currency: language === 'zh' ? 'CNY' : null }
}

/** Calls a function of the add-on as its pages do: JSON both ways. */
function call<T>(host: Host, name: string, choices: object): T {
  return told<T>(host.callFromPage(name, JSON.stringify(choices)))
}

/** The add-on answers `{ok: false, message}` where it refuses; its sentence is for people. */
function told<T>(answer: unknown): T {
  const result = JSON.parse(String(answer)) as T & { ok: boolean; code?: string; message?: string }
  if (result.ok) return result
  const option = result.code === 'foreignColumns' ? ' (--adopt takes them over.)' : ''
  throw new CommandError(`${result.message ?? 'The add-on gave no reason.'}${option}`)
}

/** What was recognised, a line a table. */
function* describeProposal({ mapping, makeCustomers }: Proposal): Generator<string> {
  for (const [table, found] of Object.entries(mapping)) {
    if (!found) continue
    const columns = Object.entries(found.columns).map(([role, header]) => `${role} = ${header}`)
    yield `${table}: tab "${found.tab}", ${columns.join(', ')}`
  }
  if (makeCustomers) yield 'There is no Customers table: one is made from the orders.'
}
