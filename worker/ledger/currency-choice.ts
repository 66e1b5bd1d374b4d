/**
 * Which currency of a workbook is scored when its rows disagree (scoring.md, section 0). Pure.
 */
import { DEFAULT_CURRENCY } from './currencies.ts'

/**
 * `settings.currency` if it is set and occurs, else the one with most rows (of several, the first by its code, so that
 * row order does not matter); without rows the one that is set, else USD. `chosen`: rows disagree and the owner's
 * setting did not decide. `currency` holds an index into `codes` for each row.
 */
export function chooseCurrency(
  currency: Int32Array,
  codes: readonly string[],
  own: string | undefined,
): { currency: string; chosen: boolean } {
  if (codes.length === 0) return { currency: own ?? DEFAULT_CURRENCY, chosen: false }
  if (own !== undefined && codes.includes(own)) return { currency: own, chosen: false }
  const rowCounts = new Uint32Array(codes.length)
  for (const index of currency) rowCounts[index]++
  let best = 0
  for (let k = 1; k < codes.length; k++) {
    if (rowCounts[k] > rowCounts[best] || (rowCounts[k] === rowCounts[best] && codes[k] < codes[best])) best = k
  }
  return { currency: codes[best], chosen: codes.length > 1 }
}
