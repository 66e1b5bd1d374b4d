/**
 * What the Run log says of a run: a finished one in full, a scheduled one that failed with its sentence (nobody else would
 * see it; whoever starts an update by hand is told). Decides that logging never fails a run.
 */
import type { Place } from './place.ts'
import type { AddonSettings } from './settings.ts'
import type { SheetCell } from './sync/cells.ts'
import type { ZoneDates } from './sync/dates.ts'
import { msSpent } from './time-limit.ts'
import { RUN_LOG_WORDS, type RunStarter } from './words/run-log.ts'
import { appendRunLine } from './workbook/run-log-tab.ts'
import { writeText } from './workbook/write-text.ts'

export interface FinishedRun {
  asOf: string
  customers: number
  orders: number
  changedCells: number
  problems: number
}

/**
 * Logs a run, with blanks in place of what a failed one does not have. The tab's id is left in `settings`, which the
 * caller saves. Two service calls.
 */
export function logRun(
  { spreadsheet }: Place,
  settings: AddonSettings,
  startedBy: RunStarter,
  run: FinishedRun | undefined,
  message: string,
  dates: ZoneDates,
): void {
  const { language } = settings
  const number = settings.lastRun?.number ?? 0
  const figures: SheetCell[] = run
    ? [dates.fromIso(run.asOf), run.customers, run.orders, run.changedCells, run.problems]
    : ['', '', '', '', '']
  const seconds = Math.round(msSpent() / 1000)
  const line = [new Date(), RUN_LOG_WORDS[language].starters[startedBy], ...figures, seconds, writeText(message)]
  try {
    settings.runLogSheetId = appendRunLine(spreadsheet, settings.runLogSheetId, line, language, number)
  } catch {
    // A tab that is protected or gone in this moment: the update itself is done.
  }
}
