/**
 * How the segments moved since the end of last month, asked of the Worker and kept in the document's cache until the next
 * update, since Home is opened often. Decides nothing about classes.
 */
import { LABELS, SEGMENTS, type Segment } from '../worker/contract.ts'
import { openPlace } from './place.ts'
import { askAboutShop, readShopNow } from './shop-now.ts'
import type { ChangesAnswer } from './sidebar-contract.ts'
import { settingsInUse } from './workbook/customer-sheet.ts'

const KEY = 'regulars.changes'
/** As long as the cache keeps anything. */
const KEPT_SECONDS = 21_600

export function classChanges(): ChangesAnswer {
  const { settings } = settingsInUse(openPlace())
  const cache = CacheService.getDocumentCache()
  const key = `${KEY}.${settings.lastRun?.number ?? 0}.${settings.language}`
  const kept = cache?.get(key)
  if (kept) return JSON.parse(kept) as ChangesAnswer
  const { body } = askAboutShop(readShopNow(), ['segment'], { history: { months: 1 } })
  const changes = changesOf(body.history, LABELS[settings.language].segment as Record<string, string>)
  cache?.put(key, JSON.stringify(changes), KEPT_SECONDS)
  return changes
}

/** Out of a history of two points; empty where it is anything else. */
function changesOf(history: unknown, labels: Record<string, string>): ChangesAnswer {
  const points = Array.isArray(history) ? history : []
  if (points.length < 2) return { since: '', classes: [] }
  const [before, now] = [points[points.length - 2], points[points.length - 1]].map(countsOf)
  const classes = SEGMENTS.filter((code) => before.has(code) || now.has(code)).map((code) => ({
    code,
    label: labels[code] ?? code,
    customers: now.get(code) ?? 0,
    change: (now.get(code) ?? 0) - (before.get(code) ?? 0),
  }))
  const since = String((points[points.length - 2] as { asOf?: unknown }).asOf ?? '')
  return { since: /^\d{4}-\d\d-\d\d$/.test(since) ? since : '', classes }
}

function countsOf(point: unknown): Map<Segment, number> {
  const counts = new Map<Segment, number>()
  const classes = (point as { classes?: { segment?: unknown } } | null)?.classes?.segment
  for (const entry of Array.isArray(classes) ? classes : []) {
    const { code, customers } = entry as { code: Segment; customers: unknown }
    if (typeof customers === 'number') counts.set(code, customers)
  }
  return counts
}
