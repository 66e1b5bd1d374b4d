/**
 * ABCD pyramid and spend classes of buyers (scoring.md, section 4). Decides both from values, not from scores.
 */
import { resolveSettings } from '../../../worker/settings.ts'
import { inWindow, occasionsOf } from './money.ts'
import type { Rfm } from './rfm.ts'
import type { NaiveShop } from './shop.ts'

/** Nearest rank: position ceil(p n / 100), counted from 1, ascending. */
function percentile(values: number[], p: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil((p * values.length) / 100) - 1]
}

/** Pareto class of each buyer: what those with more hold, in per cent of everything. */
function pareto(buyers: Rfm[]): string[] {
  const sum = (some: Rfm[]) => some.reduce((total, buyer) => total + buyer.monetaryMinor, 0)
  return buyers.map((own) => {
    const above = 100 * sum(buyers.filter((other) => other.monetaryMinor > own.monetaryMinor))
    const place = [80, 95, 99].findIndex((percent) => above < percent * sum(buyers))
    return own.monetaryMinor <= 0 || place === -1 ? 'D' : 'ABC'[place]
  })
}

/** Value class of each buyer, in the order given. */
export function valueClasses(shop: NaiveShop, buyers: Rfm[]): string[] {
  const settings = resolveSettings(shop.settings)
  if (settings.valueClass === 'pareto') return pareto(buyers)
  const { windowDays } = settings.rfm
  const inside = (buyer: Rfm) =>
    occasionsOf(buyer.customer, shop.asOf).some((day) => inWindow(day, shop.asOf, windowDays))
  const within = buyers.filter(inside)
  const F = within.map((buyer) => buyer.frequency)
  const M = within.map((buyer) => buyer.monetaryMinor)
  const Fm = Math.max(2, percentile(F, 50))
  const Fh = Math.max(Fm, percentile(F, 80))
  const Mh = percentile(M, 80)
  const Mm = percentile(M, 50)
  return buyers.map((buyer) => {
    if (!inside(buyer)) return 'D'
    const { frequency: f, monetaryMinor: m } = buyer
    if (f >= Fh && m >= Mh) return 'A'
    if (f >= Fh || (f >= Fm && m >= Mm)) return 'B'
    return m >= Mm ? 'C' : 'D'
  })
}

/** Spend class of each buyer, in the order given: by the share of buyers who spent strictly less. */
export function spendClasses(buyers: Rfm[]): string[] {
  return buyers.map(({ monetaryMinor }) => {
    const worse = buyers.filter((other) => other.monetaryMinor < monetaryMinor).length
    if (monetaryMinor <= 0) return 'low'
    if (10 * worse >= 8 * buyers.length) return 'high'
    return 2 * worse >= buyers.length ? 'general' : 'low'
  })
}
