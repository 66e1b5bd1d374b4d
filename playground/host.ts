/**
 * The stand-in for Google Sheets in which the built add-on bundle runs. Decides what a script finds in its world and how
 * an execution begins and ends; what the services do is in services/, what the file holds in workbook/. `G:` in a comment
 * names a page of Google's below developers.google.com: the rule there is the one kept here.
 *
 * ```ts
 * const host = createHost({ workbook, bundle: loadBundle('dist/addon/bound'), now: new Date('2026-11-22T08:00:00Z'), workerUrl })
 * host.run('onOpen')                       // as Google: AuthMode.LIMITED, menus only
 * host.run('updateNow')                    // a menu click: full rights
 * host.callFromPage('saveSetUp', '{...}')  // google.script.run from a dialog
 * host.counts.serviceCalls, host.requests[0].text, host.toasts, host.dialogs, host.logs
 * ```
 * Each `run` is one execution: fresh globals, its own six minutes, locks released at its end.
 * `options.beforeCall` and `options.killAt` may be changed between runs (`host.options`).
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { types } from 'node:util'
import { Script } from 'node:vm'
import type { Clock } from './clock.ts'
import { type AuthModeName, Execution, type ExecutionOptions } from './execution.ts'
import { type Bundle, type HostOptions, type HostState, type Manifest, zeroCounts } from './host-state.ts'
import { createRealm } from './realm.ts'
import { exposeCacheService } from './services/cache.ts'
import { exposeCharts } from './services/charts.ts'
import * as enums from './services/enums.ts'
import { exposeHtmlService } from './services/html.ts'
import { exposeLockService, releaseLocks } from './services/lock.ts'
import { createConsole, exposeLogger } from './services/logger.ts'
import { exposePropertiesService } from './services/properties.ts'
import { exposeScriptApp } from './services/script-app.ts'
import { exposeSession } from './services/session.ts'
import { exposeSpreadsheet } from './services/spreadsheet.ts'
import { exposeSpreadsheetApp } from './services/spreadsheet-app.ts'
import { exposeUrlFetchApp } from './services/url-fetch.ts'
import { exposeUtilities } from './services/utilities.ts'
import type { Workbook } from './workbook/workbook.ts'

export { RunStopped } from './execution.ts'
export type {
  Bundle,
  HostOptions,
  Manifest,
  MenuEntry,
  ReceivedResponse,
  Reply,
  SentRequest,
  Shown,
} from './host-state.ts'

export interface Host extends Omit<HostState, 'options' | 'clock'> {
  /** May be changed between runs, also while one runs (from `beforeCall`). */
  readonly options: HostOptions
  readonly workbook: Workbook
  readonly clock: Clock
  /**
   * Runs a top-level function as Google does for a menu click, a trigger or onOpen.
   * onOpen and onEdit get an event object when no argument is given.
   * Throws what the function threw; RunStopped when the run was ended by `killAt` or the time limit.
   */
  run(functionName: string, ...args: unknown[]): unknown
  /** The same as another person or with other rights. */
  runAs(
    who: { person?: string; authMode?: AuthModeName; hasUi?: boolean },
    functionName: string,
    ...args: unknown[]
  ): unknown
  /** As google.script.run does: arguments and result obey its rules, names ending in `_` are refused. */
  callFromPage(functionName: string, ...args: unknown[]): unknown
  /** The same for the page of one person. */
  callFromPageOf(person: string | undefined, functionName: string, ...args: unknown[]): unknown
  /** Top-level functions that a page may call, as google.script.run has them. */
  pageFunctions(): string[]
  resetCounts(): void
  /** The cache forgets everything, as Google's may at any time. */
  evictCache(): void
}

/** The add-on's built output as Google gets it. */
export function loadBundle(folder: string): Bundle {
  const html: Record<string, string> = {}
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.html')) html[file.slice(0, -5)] = readFileSync(join(folder, file), 'utf8')
  }
  return {
    code: readFileSync(join(folder, 'code.js'), 'utf8'),
    manifest: JSON.parse(readFileSync(join(folder, 'appsscript.json'), 'utf8')) as Manifest,
    html,
  }
}

/** Compiled once for each bundle, however many hosts run it. */
const scripts = new WeakMap<Bundle, Script>()
function scriptOf(bundle: Bundle): Script {
  const script = scripts.get(bundle) ?? new Script(bundle.code, { filename: 'code.js' })
  scripts.set(bundle, script)
  return script
}

const SIMPLE_TRIGGERS = new Set(['onOpen', 'onEdit', 'onSelectionChange'])

export function createHost(options: HostOptions): Host {
  const script = scriptOf(options.bundle)
  const host: Host = {
    options,
    workbook: options.workbook,
    clock: options.clock ?? { nowMs: options.now.getTime() },
    counts: zeroCounts(),
    requests: [],
    logs: [],
    dialogs: [],
    toasts: [],
    menus: [],
    selections: new Map(),
    triggers: [],
    locks: new Map(),
    cache: new Map(),
    run: (functionName, ...args) => host.runAs({}, functionName, ...args),
    runAs: ({ person, authMode, hasUi }, functionName, ...args) => {
      const simpleTrigger = SIMPLE_TRIGGERS.has(functionName)
      const execution = begin(host, {
        authMode: authMode ?? options.authMode ?? (simpleTrigger ? 'LIMITED' : 'FULL'),
        person: person ?? options.person ?? 'owner@example.com',
        simpleTrigger,
        hasUi: hasUi ?? options.hasUi ?? true,
      })
      const event = (): unknown[] => [eventOf(execution)]
      return execute(execution, script, functionName, simpleTrigger && !args.length ? event : () => args)
    },
    callFromPage: (functionName, ...args) => host.callFromPageOf(undefined, functionName, ...args),
    callFromPageOf: (person, functionName, ...args) => {
      if (functionName.endsWith('_')) throw new Error(`Script function not found: ${functionName}`)
      const sent = args.map((arg, index) => pageValue(arg, `argument ${index + 1} of ${functionName}`))
      return pageValue(host.runAs({ person, authMode: 'FULL' }, functionName, ...sent), `result of ${functionName}`)
    },
    pageFunctions: () => {
      const realm = createRealm(() => host.clock.nowMs)
      realm.run(script)
      return Object.keys(realm.globals).filter(
        (name) => typeof realm.globals[name] === 'function' && !name.endsWith('_'),
      )
    },
    resetCounts: () => {
      host.counts = zeroCounts()
    },
    evictCache: () => host.cache.clear(),
  }
  options.workbook.currentYear = () => new Date(host.clock.nowMs).getUTCFullYear()
  return host
}

function begin(host: Host, who: ExecutionOptions): Execution {
  const realm = createRealm(() => host.clock.nowMs)
  const execution = new Execution(host, realm, who)
  Object.assign(realm.globals, {
    SpreadsheetApp: exposeSpreadsheetApp(execution),
    Utilities: exposeUtilities(execution),
    PropertiesService: exposePropertiesService(execution),
    CacheService: exposeCacheService(execution),
    LockService: exposeLockService(execution),
    UrlFetchApp: exposeUrlFetchApp(execution),
    HtmlService: exposeHtmlService(execution),
    Charts: exposeCharts(execution),
    Session: exposeSession(execution),
    ScriptApp: exposeScriptApp(execution),
    Logger: exposeLogger(execution),
    console: createConsole(execution),
  })
  return execution
}

function execute(execution: Execution, script: Script, functionName: string, args: () => unknown[]): unknown {
  const { realm } = execution
  // V8's local time is the *script's* zone (G: apps-script/reference/base/session.md, getScriptTimeZone).
  const zoneBefore = process.env.TZ
  process.env.TZ = execution.host.options.bundle.manifest.timeZone ?? 'UTC'
  try {
    realm.run(script)
    const found = realm.globals[functionName]
    if (typeof found !== 'function') throw new Error(`Script function not found: ${functionName}`)
    const result: unknown = found(...(realm.adopt(args()) as unknown[]))
    if (execution.stopped) throw execution.stopped
    return result
  } catch (error) {
    throw execution.stopped ?? error
  } finally {
    if (zoneBefore === undefined) delete process.env.TZ
    else process.env.TZ = zoneBefore
    releaseLocks(execution)
  }
}

/** G: apps-script/guides/triggers/events.md, open event. */
function eventOf(execution: Execution): object {
  return {
    authMode: enums.AuthMode[execution.authMode],
    ...(execution.authMode === 'NONE' ? {} : { source: exposeSpreadsheet(execution) }),
  }
}

/**
 * What google.script.run lets through (G: apps-script/guides/html/communication.md): numbers, flags, strings, null,
 * arrays and objects of these. Dates, functions and circular objects fail the call; undefined in arrays becomes null.
 */
function pageValue(value: unknown, where: string, above: readonly unknown[] = []): unknown {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || types.isDate(value) || types.isProxy(value) || above.includes(value)) {
    throw new TypeError(`google.script.run: the ${where} has a value that cannot travel (${describe(value)})`)
  }
  const inner = [...above, value]
  if (Array.isArray(value)) return Array.from(value, (item) => pageValue(item, where, inner) ?? null)
  const entries = Object.entries(value).map(([key, item]) => [key, pageValue(item, where, inner)] as const)
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
}

function describe(value: unknown): string {
  if (types.isDate(value)) return 'Date'
  return typeof value === 'object' ? 'circular or Google object' : typeof value
}
