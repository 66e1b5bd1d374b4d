/**
 * What a clock trigger does. Decides whether a run is due, that two persons' triggers run it once, and what is kept of
 * its end. A failed run leaves the sheet as it was; its line is in the Run log. Shows nothing: nobody is there.
 */
import { refusalOfGoogle } from './google-errors.ts'
import { logBug } from './log-bug.ts'
import { datesOf, openPlace, takeLock } from './place.ts'
import { Refusal } from './refusal.ts'
import { logRun } from './run-log.ts'
import { deleteSoon, deleteTriggers, localTime, makeTrigger, runSoon } from './schedule.ts'
import { slotAt } from './schedule-slots.ts'
import { loadSchedule, type Schedule, saveSchedule } from './schedule-store.ts'
import { update } from './update.ts'
import { refusalSentence, WORDS } from './words/index.ts'

/** What a trigger did. */
export type Outcome = 'noSchedule' | 'notDue' | 'givenUp' | 'busy' | 'needsRights' | 'updated' | 'goesOn' | 'failed'

/** Google may fire a little before the hour. */
const EARLY_MS = 15 * 60_000
const TRIES_PER_SLOT = 3
/** What was sent is kept, so a run that ran out of time goes on at once. */
const GO_ON_MS = 60_000
const TRY_AGAIN_MS = 15 * 60_000

/** Runs an update where one is due. Never throws but for a bug in here. */
export function runSchedule(): Outcome {
  const store = PropertiesService.getDocumentProperties()
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet()
  // An add-on's trigger may be without a file.
  if (!spreadsheet) return 'noSchedule'
  const id = spreadsheet.getId()
  const first = loadSchedule(store, id)
  if (!hasRights()) {
    if (first) saveSchedule(store, failedNow(first, new Refusal('needsRights')))
    return 'needsRights'
  }
  if (!first) {
    deleteTriggers()
    return 'noSchedule'
  }
  const zone = spreadsheet.getSpreadsheetTimeZone()
  if (zone !== first.zone) {
    makeTrigger(first, zone)
    saveSchedule(store, { ...first, zone })
  }
  const early = whyNot({ ...first, zone })
  if (early) return early

  try {
    takeLock()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Who holds it may well be doing this slot's run.
    runSoon(TRY_AGAIN_MS)
    return 'busy'
  }
  // Another person's trigger may have run it while this one waited.
  const schedule = loadSchedule(store, id)
  const now = schedule && whyNot(schedule)
  if (!schedule || now) return now || 'noSchedule'
  return attempt(store, schedule)
}

/** One try, with everything about it stored before and after. The lock is held. */
function attempt(store: GoogleAppsScript.Properties.Properties, before: Schedule): Outcome {
  const slot = dueSlot(before)
  // Killed by Google in the middle: it could not say so itself.
  const known = before.runningSinceMs > 0 ? failedNow(before, new Refusal('outOfTime')) : before
  const tries = known.trySlot === slot ? known.tries + 1 : 1
  const schedule: Schedule = { ...known, trySlot: slot, tries, runningSinceMs: Date.now() }
  saveSchedule(store, schedule)
  deleteSoon()
  try {
    update({ startedBy: 'schedule' })
  } catch (error) {
    const refusal = refusalOfGoogle(error)
    if (!refusal) logBug(error)
    if (refusal?.code === 'outOfTime' && tries < TRIES_PER_SLOT) {
      saveSchedule(store, { ...schedule, runningSinceMs: 0, lastRunMs: Date.now() })
      runSoon(GO_ON_MS)
      return 'goesOn'
    }
    saveSchedule(store, failedNow(schedule, refusal))
    if (tries < TRIES_PER_SLOT) runSoon(TRY_AGAIN_MS)
    logFailure(refusal)
    return 'failed'
  }
  const nowMs = Date.now()
  const { problem: _, ...rest } = schedule
  saveSchedule(store, {
    ...rest,
    doneSlot: slot,
    runningSinceMs: 0,
    lastRunMs: nowMs,
    lastSuccessMs: nowMs,
    failures: 0,
  })
  return 'updated'
}

/** Why this is no time for a run; undefined where one is due. */
function whyNot(schedule: Schedule): 'notDue' | 'givenUp' | undefined {
  const slot = dueSlot(schedule)
  if (slot <= schedule.doneSlot) return 'notDue'
  return slot === schedule.trySlot && schedule.tries >= TRIES_PER_SLOT ? 'givenUp' : undefined
}

function dueSlot(schedule: Schedule): string {
  const nowMs = Date.now() + (schedule.every === 'hour' ? 0 : EARLY_MS)
  return slotAt(schedule, localTime(nowMs, schedule.zone), nowMs)
}

function failedNow(schedule: Schedule, refusal: Refusal | undefined): Schedule {
  const problem = refusal ? { code: refusal.code, details: refusal.details } : { code: 'bug' as const, details: {} }
  return { ...schedule, runningSinceMs: 0, lastRunMs: Date.now(), failures: schedule.failures + 1, problem }
}

function logFailure(refusal: Refusal | undefined): void {
  try {
    const place = openPlace()
    const { settings, spreadsheet } = place
    if (!settings?.mapping) return
    const known = settings.runLogSheetId
    const words = WORDS[settings.language]
    const message = refusal ? refusalSentence(refusal, words) : words.bug
    logRun(place, settings, 'schedule', undefined, message, datesOf(spreadsheet))
    if (settings.runLogSheetId !== known) place.save(settings)
  } catch {
    // The schedule's own state tells it as well.
  }
}

function hasRights(): boolean {
  const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL)
  return info.getAuthorizationStatus() !== ScriptApp.AuthorizationStatus.REQUIRED
}
