/**
 * RFM settings that only make sense together: three weights, three bounds, bounds for a method that needs them. Decides
 * which are taken away again. Pure.
 */
import type { Locale, Settings } from '../worker/contract.ts'
import { SETTINGS_WORDS } from './words/settings.ts'

/** What only makes sense together: three weights, three bounds. `tell` is given the key whose cell is at fault. */
export function settleRfm(scoring: Settings, language: Locale, tell: (key: string, expected: string) => void): void {
  const { rfm } = scoring
  if (!rfm) return
  const { expected } = SETTINGS_WORDS[language]
  if (rfm.weights) {
    const { r = 4, f = 8, m = 8 }: { r?: number; f?: number; m?: number } = rfm.weights
    const weights = { r, f, m }
    if (weights.r + weights.f + weights.m > 0) rfm.weights = weights
    else {
      tell('rfm.weights.r', expected.weights)
      delete rfm.weights
    }
  }
  if (rfm.bounds) {
    const given = (['r', 'f', 'm'] as const).filter((measure) => rfm.bounds?.[measure])
    const wrong =
      given.length < 3
        ? { measure: given[0], text: expected.allBounds }
        : given
            .filter((measure) => rfm.method !== 'frozen' && hasTies(rfm.bounds?.[measure] ?? []))
            .map((measure) => ({ measure, text: expected.bounds(measure === 'r') }))[0]
    if (wrong) {
      tell(`rfm.bounds.${wrong.measure}`, wrong.text)
      delete rfm.bounds
    }
  }
  if (rfm.method === 'frozen' && !rfm.bounds) {
    tell('rfm.method', expected.boundsToKeep)
    delete rfm.method
  }
}

function hasTies(values: readonly number[]): boolean {
  return values.some((value, k) => k > 0 && value === values[k - 1])
}
