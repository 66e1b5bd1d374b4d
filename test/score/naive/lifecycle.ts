/**
 * Lifecycle stage by the first line that matches (scoring.md, section 6). Decides nothing else.
 */
import { resolveSettings } from '../../../worker/settings.ts'
import { cycleOf } from './cycle.ts'
import { gapsBetween } from './money.ts'
import type { NaiveShop } from './shop.ts'

/** `days`: ascending occasions up to asOf; `prior` null: the shop has no cycle. */
export function lifecycleOf(shop: NaiveShop, days: number[], prior: number | null): string {
  if (days.length === 0) return 'prospect'
  const settings = resolveSettings(shop.settings)
  const d = shop.asOf - days[days.length - 1]
  const gaps = gapsBetween(days)
  const lastGap = gaps[gaps.length - 1]
  if (settings.lifecycle === 'fixed' || prior === null) {
    if (days.length === 1 && d <= 30) return 'new'
    if (days.length > 1 && lastGap > 180 && d <= 30) return 'returned'
    if (d <= 90) return 'active'
    if (d <= 120) return 'atRisk'
    if (d <= 180) return 'recentlyLapsed'
    return d <= 365 ? 'midLapsed' : 'dormant'
  }
  const k = settings.cyclePriorWeight
  const mu = cycleOf(gaps, prior, k)
  const m = Math.min(292, Math.max(12, mu))
  const upTo = (limit: number) => d <= limit
  if (days.length === 1 && upTo(Math.min(mu, 60))) return 'new'
  if (days.length > 1) {
    const before = cycleOf(gaps.slice(0, -1), prior, k)
    if (lastGap >= 2 * before && upTo(Math.min(mu, 365))) return 'returned'
  }
  if (upTo(1.25 * m)) return 'active'
  if (upTo(2 * m)) return 'atRisk'
  if (upTo(Math.min(3 * m, 730))) return 'recentlyLapsed'
  return upTo(Math.min(5 * m, 730)) ? 'midLapsed' : 'dormant'
}
