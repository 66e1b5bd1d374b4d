/**
 * The virtual clock: what service calls cost and how long an execution may last. Nothing here is measured; the same
 * run takes the same virtual time on every machine.
 */

/** "6 min / execution" and 30 s for simple triggers (G: apps-script/guides/services/quotas.md, guides/triggers.md). */
export const EXECUTION_LIMIT_MS = 6 * 60_000
export const SIMPLE_TRIGGER_LIMIT_MS = 30_000

/**
 * Milliseconds per call, in the order of magnitude of Google's own example: 10,000 cells one by one with a flush each
 * take about 70 s, one call for all about 1 s (G: apps-script/guides/support/best-practices.md).
 */
const COST_MS: Record<string, number> = {
  'Range.getValues': 300,
  'Range.getDisplayValues': 400,
  'Range.getFormulas': 300,
  'Range.setValues': 300,
  'Range.setRichTextValues': 300,
  'Range.sort': 300,
  'SpreadsheetApp.flush': 600,
  'UrlFetchApp.fetch': 800,
  'UrlFetchApp.fetchAll': 1_500,
  'Utilities.gzip': 50,
  'LockService.tryLock': 20,
  'Properties.getProperties': 40,
  'Properties.setProperties': 60,
  'Properties.setProperty': 60,
}
const OTHER_CALL_MS = 3

export interface Clock {
  nowMs: number
}

export function callCostMs(method: string): number {
  return COST_MS[method] ?? OTHER_CALL_MS
}
