/**
 * How far a running update is, told to whoever looks (the sidebar polls), and the wish to cancel it. Decides how often
 * that may cost a service call, and that nothing is cancelled once writing has begun; not what a step is called on screen.
 * Lies in the user's cache, since one person's update is nobody else's.
 */
import { Refusal } from './refusal.ts'

/** In the order in which an update takes them. `writing` can no longer be cancelled. */
const STEPS = ['reading', 'preparing', 'sending', 'scoring', 'writing'] as const
export type Step = (typeof STEPS)[number]
export interface Progress {
  step: Step
  /** Of `total`: rows, requests or pages, whatever the step counts; both 0 where it counts nothing. */
  done: number
  total: number
  /** Milliseconds since 1970 of the telling; one of minutes ago is of a run that was killed. */
  atMs: number
}

const PROGRESS_KEY = 'regulars.progress'
const CANCEL_KEY = 'regulars.cancel'
const EVERY_MS = 2_000
/** A run that nobody said they are watching spends no calls on it at first. */
const UNWATCHED_MS = 20_000
const KEPT_SECONDS = 120

let startedAtMs = 0
/** From here on somebody may watch, and so cancel. */
let watchedFromMs = Number.POSITIVE_INFINITY
let nextAtMs = Number.POSITIVE_INFINITY

/** Begins a run. `watched`: a page polls, so tell from the start. Without it nothing is told in the first 20 seconds. */
export function startProgress(watched: boolean): void {
  startedAtMs = Date.now()
  watchedFromMs = startedAtMs + (watched ? 0 : UNWATCHED_MS)
  nextAtMs = watchedFromMs
}

/** Tells where the run is, at most every 2 seconds. Refuses with `cancelled` where the person asked for it since the start. */
export function tell(step: Step, done = 0, total = 0): void {
  const nowMs = Date.now()
  if (nowMs < nextAtMs) return
  nextAtMs = nowMs + EVERY_MS
  const progress: Progress = { step, done, total, atMs: nowMs }
  let cancelledAtMs = -1
  try {
    const cache = CacheService.getUserCache()
    cancelledAtMs = Number(cache.get(CANCEL_KEY) ?? -1)
    cache.put(PROGRESS_KEY, JSON.stringify(progress), KEPT_SECONDS)
  } catch {
    // A cache may fail at any time; no update stops for that.
  }
  if (step !== 'writing' && cancelledAtMs >= startedAtMs) throw new Refusal('cancelled')
}

/** The last moment to cancel: asked right before writing, however short ago something was told. One call of a watched run. */
export function checkCancelled(): void {
  if (Date.now() < watchedFromMs) return
  let cancelledAtMs = -1
  try {
    cancelledAtMs = Number(CacheService.getUserCache().get(CANCEL_KEY) ?? -1)
  } catch {
    // As in `tell`.
  }
  if (cancelledAtMs >= startedAtMs) throw new Refusal('cancelled')
}

/** What this person's run told last; undefined where none did in the last two minutes. */
export function readProgress(): Progress | undefined {
  const text = CacheService.getUserCache().get(PROGRESS_KEY)
  return text ? (JSON.parse(text) as Progress) : undefined
}

/** Asks this person's running update to stop before it writes. It sees that within a few seconds, or has begun to write. */
export function requestCancel(): void {
  CacheService.getUserCache().put(CANCEL_KEY, String(Date.now()), KEPT_SECONDS * 3)
}
