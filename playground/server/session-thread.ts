/**
 * The thread of one session: one file, one stand-in, everybody who works in it. Decides what each command does; when it is
 * served while a script runs is decided in inbox.ts. Started by session.ts.
 */
import { workerData } from 'node:worker_threads'
import { saveXlsx } from '../files/xlsx.ts'
import { createHost, type Host, loadBundle, type Reply, type Shown } from '../host.ts'
import { LOCAL_ORIGIN } from '../services/url-fetch.ts'
import { localMsToSerial } from '../workbook/zone.ts'
import { SessionClock } from './clock.ts'
import { clockEvent } from './clock-event.ts'
import { type Edit, EditHistory, type Place } from './edit-history.ts'
import { changeFilter, filterValues } from './filtering.ts'
import { Inbox } from './inbox.ts'
import { edgeFrom, findText, textsOf } from './looking.ts'
import { mergedMenus } from './menus.ts'
import type { CommandName, Commands, Event, FromThread, NetworkTrouble, Person, Request, State } from './messages.ts'
import { SLOW_MS, sendWith } from './network.ts'
import { firstDay, openWorkbook } from './open-workbook.ts'
import { changeLines, clearBlock, sheetById, sizeColumns, sortSheet, typeTexts } from './person-edits.ts'
import { Refused } from './refusals.ts'
import type { SessionStart } from './session-start.ts'
import { sheetState } from './sheet-state.ts'
import { changeTab } from './tab-edits.ts'
import { viewRows } from './view.ts'
import { viewCharts } from './view-charts.ts'
import { workbookText } from './workbook-text.ts'

/** How often a page is told of changes while a script runs. */
const CHANGED_EVERY_MS = 300
const BUTTONS: Record<string, string[]> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
}

const start = workerData as SessionStart
const clock = new SessionClock()
const workbook = await openWorkbook(start.source)
const persons = new Map(start.persons.map((person) => [person.id, { ...person }]))
const menus = new Map<string, Host['menus']>()
const answers = new Map<number, Reply>()
const history = new EditHistory()
let trouble: NetworkTrouble = 'none'
let questions = 0
let pages = 0
let toldMs = 0

const host = createHost({
  workbook,
  bundle: loadBundle(start.bundleFolder),
  now: new Date(clock.nowMs),
  clock,
  workerUrl: start.workerUrl,
  userLocale: (person) => (personOf(person).locale === 'zh' ? 'zh_CN' : 'en'),
  onScreen: show,
  answers: (question) => {
    const number = ++questions
    const { kind, person, title, message, buttons } = question
    tell({ person }, { event: 'ask', question: number, kind, title, message, buttons: BUTTONS[buttons] ?? ['OK'] })
    inbox.serveUntil(() => answers.has(number))
    const reply = answers.get(number) as Reply
    answers.delete(number)
    tell({ person }, { event: 'answered', question: number })
    return reply
  },
  network: (requests, send) => sendWith(trouble, requests, send, slowly),
  whileWaiting: () => inbox.drain(),
  sleep: (ms) => wait(ms * (start.sleepShare ?? 1)),
  beforeCall: () => {
    inbox.drain()
    if (performance.now() - toldMs > CHANGED_EVERY_MS) changed()
  },
})
const inbox = new Inbox(start.port, start.sent, serve)
const day = firstDay(start)
if (day) clock.setToday(workbook.timeZone, day)
if (start.source.kind === 'baby' || start.source.kind === 'restaurant') makeSample(start.source.kind)
post({ ready: true })

/** The add-on makes the shop in its own tabs; the empty sheet it began with goes. */
function makeSample(kind: 'baby' | 'restaurant'): void {
  const [empty] = workbook.sheets
  host.callFromPage('makeSampleShop', JSON.stringify({ language: kind === 'baby' ? 'en' : 'zh' }))
  if (workbook.sheets.length > 1) workbook.sheets = workbook.sheets.filter((sheet) => sheet !== empty)
}

function post(message: FromThread): void {
  start.port.postMessage(message)
}
function tell(to: { client?: string; person?: string }, event: Event): void {
  post({ to, event })
}
function changed(): void {
  toldMs = performance.now()
  tell({}, { event: 'changed' })
}
function wait(ms: number): void {
  inbox.serveUntil(() => false, performance.now() + ms)
}

/** A request that is on its way when the network is mended arrives at once. */
function slowly(): void {
  inbox.serveUntil(() => trouble !== 'slow', performance.now() + (start.slowMs ?? SLOW_MS))
}

function personOf(id: string): Person {
  const person = persons.get(id)
  if (!person) throw new Error(`nobody is called ${id}`)
  return person
}

function show(person: string, shown: Shown): void {
  if (shown.what === 'toast') {
    tell({ person }, { event: 'toast', title: shown.title, message: shown.message, seconds: shown.seconds })
  } else if (shown.what === 'page') {
    const { kind, title, html, width, height, modal } = shown
    post({ keepPage: ++pages, html, functions: host.pageFunctions() })
    tell({ person }, { event: 'open', kind, page: pages, title, width, height, modal })
  } else if (shown.what === 'selection') {
    tell({ person }, { event: 'selection' })
  } else {
    menus.set(person, mergedMenus(menus.get(person) ?? [], shown.menu))
  }
}

/** Serves one command and posts its result; what a script throws is a failure of the command, not of the thread. */
function serve(request: Request): void {
  const { id, client, person } = request
  const fail = (error: unknown): void => {
    if (error instanceof Refused) {
      const message = error.sentence(personOf(person).locale)
      tell({ client }, { event: 'result', id, ok: false, message, name: error.name })
      return
    }
    const { message, name } = error instanceof Error ? error : { message: messageOf(error), name: 'Error' }
    tell({ client }, { event: 'result', id, ok: false, message, name })
  }
  const succeed = (result: unknown): void => tell({ client }, { event: 'result', id, ok: true, result })
  try {
    const result = commands[request.name](request.args as never, request.person)
    if (result instanceof Promise) result.then(succeed, fail)
    else succeed(result)
  } catch (error) {
    fail(error)
  }
}

/** A script's errors are of its own world, where `instanceof Error` does not hold. */
function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown }
  return typeof message === 'string' ? message : String(error)
}

/** Does something that changes the file and tells everybody. */
function changing<T>(act: () => T): T {
  try {
    return act()
  } finally {
    changed()
  }
}

/** An edit by hand: everybody is told, and the person can take it back. */
function editing(person: string, act: () => Edit | undefined): null {
  return changing(() => {
    history.add(person, act())
    return null
  })
}

/** The person's page goes to where something was taken back. */
function goTo(person: string, place: Place | undefined): null {
  if (!place) return null
  host.selections.set(person, place)
  tell({ person }, { event: 'selection' })
  return null
}

type Handlers = {
  [Name in CommandName]: (
    args: Commands[Name]['args'],
    person: string,
  ) => Commands[Name]['result'] | Promise<Commands[Name]['result']>
}

const nothing = (_done?: unknown): null => null
const commands: Handlers = {
  state: (_args, person) => stateFor(person),
  view: ({ sheetId, row, rows }) =>
    viewRows(sheetById(workbook, sheetId), row, rows, localMsToSerial(Date.parse(clock.today(workbook.timeZone)))),
  charts: ({ sheetId }) => viewCharts(sheetById(workbook, sheetId)),
  type: (args, person) => editing(person, () => typeTexts(workbook, person, args)),
  clear: (args, person) => editing(person, () => clearBlock(workbook, person, args)),
  lines: (args, person) => editing(person, () => changeLines(workbook, person, args)),
  sort: (args, person) => editing(person, () => sortSheet(workbook, person, args)),
  width: (args, person) => editing(person, () => sizeColumns(workbook, args)),
  undo: (_args, person) => changing(() => goTo(person, history.undo(person))),
  redo: (_args, person) => changing(() => goTo(person, history.redo(person))),
  edge: ({ sheetId, row, column, down, right }) =>
    edgeFrom(sheetById(workbook, sheetId), row, column, Math.sign(down), Math.sign(right)),
  texts: ({ sheetId, block }) => textsOf(sheetById(workbook, sheetId), block),
  find: ({ sheetId, words, backwards, ...from }) => findText(sheetById(workbook, sheetId), words, from, backwards),
  select: (args, person) => {
    host.selections.set(person, args)
    return null
  },
  filterValues: ({ sheetId, column }) => filterValues(sheetById(workbook, sheetId), column),
  filter: (args) => changing(() => nothing(void changeFilter(sheetById(workbook, args.sheetId), args))),
  tab: (args, person) =>
    changing(() => {
      const newName = personOf(person).locale === 'zh' ? '工作表' : 'Sheet'
      const { sheetId, edit } = changeTab(workbook, args, newName)
      history.add(person, edit)
      if (args.act !== 'rename' && args.act !== 'move')
        host.selections.set(person, { sheetId, row: 1, column: 1, rows: 1, columns: 1 })
      return { sheetId }
    }),
  rename: ({ name }) =>
    changing(() => {
      if (name.trim() !== '') workbook.name = name.trim()
      return null
    }),
  onOpen: (_args, person) => openMenus(person),
  menu: ({ functionName }, person) => changing(() => nothing(void host.runAs({ person }, functionName))),
  page: ({ functionName, json }, person) =>
    changing(() => {
      const result = host.callFromPageOf(person, functionName, ...(JSON.parse(json) as unknown[]))
      return { json: JSON.stringify(result ?? null) }
    }),
  answer: ({ question, button, text }) => {
    answers.set(question, { button, text })
    return null
  },
  locale: ({ locale }, person) => {
    personOf(person).locale = locale
    return openMenus(person)
  },
  network: (args) =>
    changing(() => {
      trouble = args.trouble
      return null
    }),
  today: ({ date }) =>
    changing(() => {
      clock.setToday(workbook.timeZone, date)
      return null
    }),
  fire: ({ id }) =>
    changing(() => {
      const due = host.triggers.filter((trigger) => id === undefined || trigger.id === id)
      for (const { person, handler } of due) host.runAs({ person, hasUi: false }, handler, clockEvent(clock.nowMs))
      return { fired: due.length }
    }),
  save: ({ path }) => saveXlsx(workbook, path).then(nothing),
  workbook: () => ({ json: workbookText(workbook) }),
}

/** What Google does when somebody opens the file. */
function openMenus(person: string): null {
  menus.set(person, [])
  return changing(() => nothing(void host.runAs({ person }, 'onOpen')))
}

function stateFor(person: string): State {
  const first = workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0]
  const held = host.selections.get(person)
  const selected = held && workbook.sheets.some(({ id, hidden }) => id === held.sheetId && !hidden)
  const shown = selected ? held.sheetId : first.id
  return {
    name: workbook.name,
    sheets: workbook.sheets.map((sheet) => sheetState(sheet, sheet.id === shown)),
    selection: selected ? held : { sheetId: first.id, row: 1, column: 1, rows: 1, columns: 1 },
    menus: menus.get(person) ?? [],
    person: personOf(person),
    persons: [...persons.values()],
    network: trouble,
    today: clock.today(workbook.timeZone),
    triggers: host.triggers.map(({ id, handler, schedule, person: owner }) => ({
      id,
      handler,
      schedule,
      personName: persons.get(owner)?.name ?? owner,
    })),
    workerUrl: LOCAL_ORIGIN,
    setupKey: start.setupKey,
    canUndo: history.canUndo(person),
    canRedo: history.canRedo(person),
  }
}
