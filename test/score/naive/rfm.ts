/**
 * Scores 1..5 for recency, frequency and money, and the weighted sum with its class (scoring.md, sections 1 and 2).
 * Decides scores of buyers only; counts every comparison by hand, n x n.
 *
 * Readings taken where scoring.md leaves a choice:
 * - Under 20 buyers the owner's own bounds are used if there are any, else the fixed ones of the definition.
 * - `fixed` always gives 1..5, whatever `bins`. The segment and the weighted sum always use five bins.
 */
import type { RfmMethod } from '../../../worker/contract.ts'
import { resolveSettings } from '../../../worker/settings.ts'
import { inWindow, occasionsOf, spend } from './money.ts'
import { minorOf, type NaiveCustomer, type NaiveShop } from './shop.ts'

export interface Rfm {
  customer: NaiveCustomer
  recencyDays: number
  frequency: number
  monetaryMinor: number
  r: number
  f: number
  m: number
}

/** Values and scores of every buyer; `fiveBins`: whatever the settings say. */
export function scoreRfm(shop: NaiveShop, fiveBins = false): { method: RfmMethod; buyers: Rfm[] } {
  const { rfm } = resolveSettings(shop.settings)
  const bins = fiveBins ? 5 : rfm.bins
  const buyers = shop.customers
    .map((customer) => ({ customer, days: occasionsOf(customer, shop.asOf) }))
    .filter(({ days }) => days.length > 0)
    .map(({ customer, days }) => ({
      customer,
      recencyDays: shop.asOf - days[days.length - 1],
      frequency: days.filter((day) => inWindow(day, shop.asOf, rfm.windowDays)).length,
      monetaryMinor: spend(customer, shop.asOf, rfm.windowDays),
    }))
  const few = buyers.length < 20 ? 'fixed' : 'quantile'
  const method = rfm.method === 'quantile' ? few : rfm.method
  const binned = (worse: number) => 1 + Math.floor((bins * worse) / buyers.length)
  const paid = buyers.map((b) => b.monetaryMinor).filter((minor) => minor > 0)
  const median = paid.sort((a, b) => a - b)[Math.floor((paid.length - 1) / 2)]
  return {
    method,
    buyers: buyers.map((own) => {
      if (method === 'quantile') {
        return {
          ...own,
          r: binned(buyers.filter((other) => other.recencyDays > own.recencyDays).length),
          f: binned(buyers.filter((other) => other.frequency < own.frequency).length),
          m: binned(buyers.filter((other) => other.monetaryMinor < own.monetaryMinor).length),
        }
      }
      const bounds = rfm.bounds
      return {
        ...own,
        r: atMost(own.recencyDays, bounds?.r ?? [30, 90, 180, 365]),
        f: atLeast(own.frequency, bounds?.f ?? [6, 4, 3, 2]),
        m: bounds ? atLeast(own.monetaryMinor, bounds.m.map(minorOf)) : byMedian(own.monetaryMinor, median),
      }
    }),
  }
}

const scoreOfPlace = (place: number) => (place === -1 ? 1 : 5 - place)
const atMost = (value: number, bounds: readonly number[]) => scoreOfPlace(bounds.findIndex((bound) => value <= bound))
const atLeast = (value: number, bounds: readonly number[]) => scoreOfPlace(bounds.findIndex((bound) => value >= bound))

function byMedian(minor: number, median: number): number {
  if (minor <= 0) return 1
  if (minor >= 2 * median) return 5
  if (4 * minor >= 5 * median) return 4
  return 4 * minor >= 3 * median ? 3 : 2
}

/** Weighted sum, 20..100 with the default weights, and its class. */
export function weighted(scores: { r: number; f: number; m: number }, shop: NaiveShop): { sum: number; class: string } {
  const { weights } = resolveSettings(shop.settings).rfm
  const sum = weights.r * scores.r + weights.m * scores.m + weights.f * scores.f
  return { sum, class: sum >= 80 ? 'key' : sum >= 60 ? 'important' : sum >= 40 ? 'ordinary' : 'low' }
}
