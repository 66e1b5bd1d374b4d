/**
 * The part of an answer that looks back: history, movement, roll-forward, alerts, suggestions. Decides which days are
 * replayed for what was asked; nothing is replayed twice. Pure.
 */
import { CLASS_COLUMNS, type Locale, type ScoreAnswer, type ScoreOptions } from './contract.ts'
import type { Ledger } from './ledger/types.ts'
import { movementBetween, rollForward } from './movement.ts'
import type { Scores } from './score/index.ts'
import { monthEndsTo } from './score/months.ts'
import type { ResolvedSettings } from './settings.ts'
import { historyPoint, type Snapshot, snapshotAt } from './snapshots.ts'
import { findAlerts, findSuggestions } from './watch.ts'

type LookingBack = Pick<ScoreAnswer, 'history' | 'movement' | 'rollForward' | 'alerts' | 'suggestions'>

/** Empty where neither history nor movement was asked for. `wanted`: the columns of the answer. */
export function answerReplay(
  ledger: Ledger,
  scores: Scores,
  settings: ResolvedSettings,
  locale: Locale,
  wanted: readonly string[],
  { history, movement }: Pick<ScoreOptions, 'history' | 'movement'>,
): LookingBack {
  if (!history && !movement) return {}
  const asked = CLASS_COLUMNS.filter((column) => wanted.includes(column))
  const moving = movement?.column ?? 'segment'
  const now: Snapshot = { day: ledger.asOfDay, ledger, scores }
  const rolls = (history !== undefined && asked.includes('tier')) || (movement !== undefined && moving === 'tier')
  const points: LookingBack['history'] = []
  const months: LookingBack['rollForward'] = []
  let before = now
  let snapshot = now
  for (const day of monthEndsTo(ledger.asOfDay, history?.months ?? 1)) {
    before = snapshot
    snapshot = day === now.day ? now : snapshotAt(ledger, settings, day)
    if (history) points.push(historyPoint(snapshot, settings, asked))
    if (rolls && before !== now) months.push(rollForward(before, snapshot, settings))
  }
  const watch = { before, now, settings, locale }
  const watched = CLASS_COLUMNS.filter(
    (column) => (history && asked.includes(column)) || (movement && column === moving),
  )
  return {
    ...(history && { history: points }),
    ...(movement && { movement: movementBetween(before, now, moving, settings) }),
    ...(rolls && { rollForward: months }),
    alerts: findAlerts(watch, watched),
    suggestions: findSuggestions(watch),
  }
}
