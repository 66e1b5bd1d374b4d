/**
 * One update in reading order: settings and lock, read the tables, ask the Worker, check its answer; only then write what
 * waits (new customers, ticks, columns), what differs and the problems, and remember. Each step's rules live in the module
 * it calls.
 */
import type { Locale, SettingsProblem, Summary } from '../worker/contract.ts'
import { askWorker, readContacts, readOrders } from './ask.ts'
import { finishRenewal } from './connection.ts'
import { moveTicks, readTicks } from './contact-ticks.ts'
import { addNewcomers, isKnown, readCustomers, withOverrides } from './customers.ts'
import { ensureColumns, hasMoved, renewColumnLooks } from './ensure-columns.ts'
import { looksOf } from './looks.ts'
import { overrideGroups } from './owned-keys.ts'
import { datesOf, openPlace, type Place, takeLock } from './place.ts'
import { acceptedTexts, outputColumnsOf, overrideColumnsOf, remember } from './plan.ts'
import { countAll, joinProblems } from './problems.ts'
import { checkCancelled, startProgress, tell } from './progress.ts'
import { tabsToRefresh } from './refreshed-tabs.ts'
import { Refusal } from './refusal.ts'
import { logRun } from './run-log.ts'
import { sentContacts, sentTable } from './sent-tables.ts'
import { type AddonSettings, checkSize, type Mapping } from './settings.ts'
import { takeSettings, type WrongSettings } from './settings-in-force.ts'
import { countCustomers, omissionsOf } from './sync/answer.ts'
import type { ZoneDates } from './sync/dates.ts'
import { createPseudonyms } from './sync/pseudonyms.ts'
import { buildTables } from './sync/request.ts'
import { tierNamesOf } from './tier-names.ts'
import { checkTime, startTime } from './time-limit.ts'
import { updateMessage } from './update-message.ts'
import { WORDS } from './words/index.ts'
import type { RunStarter } from './words/run-log.ts'
import { guardWrites } from './workbook/guard.ts'
import { MEMORY_TAG, makeMemoryTab, readMemory, writeMemory } from './workbook/memory.ts'
import { findTyped, overrideEntries, packTyped, type TypedCell, withUnfinished } from './workbook/overrides.ts'
import { fingerprintOf, locateOwned, type OwnedLayout } from './workbook/owned-columns.ts'
import { findOwnedTab } from './workbook/owned-tabs.ts'
import { showProblems } from './workbook/problems-tab.ts'
import type { SheetTable } from './workbook/read-table.ts'
import { writeColumns } from './workbook/write-columns.ts'

export interface UpdateReport {
  ok: true
  asOf: string
  /** All customers, as countCustomers counts them. */
  customers: number
  orders: number
  /** Rows of the Customers tab that were sent. */
  rows: number
  /** Rows that count for another customer. */
  merged: number
  problems: number
  problemsByCode: Record<string, number>
  changedCells: number
  clearedRows: number
  typedCells: number
  /** Rules that were skipped, and why; the paths are those of the settings. */
  settingsProblems: SettingsProblem[]
  summary: Summary
  /** What the person is told, in the sheet's language. */
  message: string
}

/** Times that the tables are read anew because customers were added meanwhile. */
const RESTARTS = 2

export interface UpdateOptions {
  /** ISO, for replays; without it today in the spreadsheet's zone. */
  asOf?: string
  /** A page polls its progress. */
  watched?: boolean
  startedBy: RunStarter
  /** Of whoever started it; without it the result is told in the sheet's. */
  language?: Locale
}

/** Runs one update. Refuses before any cell is touched. */
export function update({ asOf, watched = false, startedBy, language }: UpdateOptions): UpdateReport {
  startTime()
  startProgress(watched)
  takeLock()
  const place = openPlace()
  const { settings } = place
  if (!settings || settings.token === '' || !settings.mapping) throw new Refusal('notSetUp')
  finishRenewal(place, settings)
  const dates = datesOf(place.spreadsheet)
  const wrongSettings = takeSettings(place, settings, dates)
  // With what the run adds to them.
  checkSize({ ...settings, looks: looksOf(settings) })
  for (let restarts = 0; ; restarts++) {
    const report = updateOnce(
      place,
      settings,
      settings.mapping,
      { asOf, startedBy, language },
      restarts === RESTARTS,
      dates,
      wrongSettings,
    )
    if (report) return report
  }
}

/** undefined where customers or columns moved in after the table was read and nothing was written: worth another go. */
function updateOnce(
  place: Place,
  settings: AddonSettings,
  mapping: Mapping,
  { asOf, startedBy, language }: UpdateOptions,
  lastGo: boolean,
  dates: ZoneDates,
  wrongSettings: WrongSettings,
): UpdateReport | undefined {
  const today = asOf ?? dates.toIso(new Date())

  tell('reading')
  const orders = readOrders(place, settings, mapping, dates)
  const customers = readCustomers(place, settings, mapping, orders.source)
  if (customers.rows.length === 0) throw new Refusal('noRows', { tab: customers.table.tab })
  const ticks = readTicks(place, settings, dates)
  const contacts = readContacts(place, settings, mapping, dates, ticks?.rows)
  checkTime()

  const located = locateOwned(customers.table, settings.owned, settings.checkedHeaders)
  if (!located && lastGo) throw new Refusal('busy')
  if (!located) return undefined
  const knownMemory = findMemory(place, settings)
  const { memory: former, rows: memoryRows } = knownMemory ? readMemory(knownMemory) : { memory: undefined, rows: 0 }
  const lastRun = settings.lastRun?.number ?? 0
  // Taken-over columns and a lost memory: nothing tells typed from written, so nothing is taken for typed.
  const trust = settings.trustCells || (!former && lastRun > 0)
  const found = trust ? [] : findTyped(customers.rows, located, former, lastRun, dates)
  const typed = withUnfinished(found, customers.rows, located, former, lastRun, dates)
  const entries = overrideEntries(typed, WORDS[settings.language].typedOn(today))

  const sources = {
    orders: orders.source,
    customers: withOverrides(customers, located, entries),
    contacts: contacts?.source,
  }
  tell('preparing')
  const tierNames = tierNamesOf(settings.scoring)
  const pseudonym = createPseudonyms(settings.key)
  const tables = buildTables(sources, {
    dates,
    pseudonym,
    tierNames,
    cancellationPrefix: settings.cancellationPrefix,
    merged: customers.merged,
    outputs: settings.columns,
    ownRules: settings.scoring.rules,
  })
  checkTime()
  const tabs = tabsToRefresh(place, settings, today, dates, orders.source.sheetRows.length)
  const { columns, more } = tabs
  const answer = askWorker(settings, tables, { asOf: today, columns, tierNames, pseudonym, more })
  // From here on cells are written: what is begun is ended.
  checkTime()
  checkCancelled()
  const keys = [...settings.columns, ...overrideGroups(typed)]
  if (hasMoved(customers.table, settings, located, keys)) {
    if (lastGo) throw new Refusal('busy')
    return undefined
  }
  const idHeader = mapping.customers.columns.id as string
  addNewcomers(customers, idHeader)
  moveTicks(place, settings, ticks)
  const layout = ensureColumns(customers.table, settings, located, keys)
  renewColumnLooks(customers.table, settings, layout)
  const { memory: memoryTab } = WORDS[settings.language].tabs
  const memorySheet = knownMemory ?? makeMemoryTab(place.spreadsheet, memoryTab)
  if (!knownMemory) settings.memorySheetId = memorySheet.getSheetId()

  const outputs = outputColumnsOf(tabs.written(answer), customers, settings.language, dates)
  const unfinished = former !== undefined && former.run > lastRun
  const run = Math.max(lastRun + 1, former?.run ?? 0)
  const wanted = [...outputs, ...overrideColumnsOf(entries)]
  const remembered = remember(run, former, unfinished, customers.rows, layout, wanted, dates)
  remembered.memory.typed = packTyped(typed, dates)
  if (remembered.changes || !former)
    guardWrites(memoryTab, () => writeMemory(memorySheet, remembered.memory, memoryRows))
  const plan = {
    idHeader,
    columns: wanted,
    customers: customers.rows.length,
    knows: (id: string) => isKnown(customers, id),
    accepted: acceptedTexts(customers.rows, customers.repeated, layout, former, dates),
    mayChange: remembered.changes || entries.size > 0,
  }
  tell('writing')
  const written = writeColumns(customers.table, settings.owned, plan, dates, lastGo)
  if (written.stale) return undefined
  moveTypedMeanwhile(customers.table, settings, layout, written.typed, plan.idHeader, plan.knows, today, dates)

  const sent = {
    orders: sentTable(orders, orders.source, orders.mapping),
    customers: sentTable(customers.table, sources.customers, customers.mapping, layout),
    contacts: contacts && sentContacts(contacts, settings.contactLogSheetId),
  }
  const { problems, counts } = joinProblems(
    tables.problems.concat(customers.problems),
    answer.problems,
    answer.problemCounts,
    sent,
  )
  // An unfinished run may have listed problems that are gone by now.
  const nothingListed = settings.problemsSheetId >= 0 && (settings.lastRun?.problems ?? 0) === 0 && !unfinished
  const wrongCells = wrongSettings.problems.concat(wrongSettings.placed(answer.settingsProblems))
  const problemCount = countAll(counts) + wrongCells.length
  if (problemCount > 0 || !nothingListed)
    settings.problemsSheetId = showProblems(
      place.spreadsheet,
      settings.problemsSheetId,
      problems,
      counts,
      settings.language,
      dates,
      wrongCells,
      settings.settingsSheetId,
    )

  const report = {
    asOf: today,
    customers: countCustomers(answer.summary),
    orders: answer.summary.orders,
    changedCells: written.changedCells,
    clearedRows: written.clearedRows,
    problems: problemCount,
  }
  const omitted = omissionsOf(answer.summary)
  settings.trustCells = false
  settings.checkedHeaders = fingerprintOf(customers.table.headers)
  settings.lastRun = {
    number: run,
    asOf: today,
    atMs: Date.now(),
    customers: report.customers,
    orders: report.orders,
    changedCells: report.changedCells,
    problems: report.problems,
    ...(omitted.length > 0 && { notes: omitted }),
  }
  const hindered = tabs.write(customers, answer)
  const said = (locale: Locale): string =>
    updateMessage(report, answer, settings.scoring.rules ?? [], hindered, locale, settings.language)
  const reader = language ?? settings.language
  const message = said(reader)
  logRun(place, settings, startedBy, report, said(settings.language), dates)
  place.save(settings)
  place.spreadsheet.toast(message, WORDS[reader].menu.title)
  return {
    ok: true,
    ...report,
    rows: customers.source.sheetRows.length,
    merged: customers.merged.size,
    problemsByCode: counts as Record<string, number>,
    typedCells: typed.length + written.typed.length,
    settingsProblems: answer.settingsProblems,
    summary: answer.summary,
    message,
  }
}

function findMemory({ spreadsheet }: Place, settings: AddonSettings): GoogleAppsScript.Spreadsheet.Sheet | undefined {
  const remembered = spreadsheet.getSheetById(settings.memorySheetId)
  if (remembered) return remembered
  const found = findOwnedTab(spreadsheet, MEMORY_TAG, -1)
  if (found) settings.memorySheetId = found.getSheetId()
  return found
}

/** What a person typed during the run stands as typed and is moved to the override columns now; the next update counts it. */
function moveTypedMeanwhile(
  table: SheetTable,
  settings: AddonSettings,
  layout: OwnedLayout,
  typed: readonly TypedCell[],
  idHeader: string,
  knows: (id: string) => boolean,
  asOf: string,
  dates: ZoneDates,
): void {
  if (typed.length === 0) return
  ensureColumns(table, settings, layout, overrideGroups(typed))
  const entries = overrideEntries(typed, WORDS[settings.language].typedOn(asOf))
  const plan = {
    idHeader,
    columns: overrideColumnsOf(entries),
    customers: 0,
    knows,
    accepted: () => true,
    mayChange: true,
  }
  writeColumns(table, settings.owned, plan, dates, true)
}
