/** What the next score asks for: it earns it, and a little less does not. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Measure, neededForNextScore } from '../../worker/score/next-score.ts'
import type { Rfm } from '../../worker/score/rfm.ts'
import { resolveSettings } from '../../worker/settings.ts'

/** The score by its definition, over plain numbers. */
function scoreOf(values: number[], own: number, bins: number, measure: Measure): number {
  const worse = values.filter((value) => (measure === 'r' ? value > values[own] : value < values[own])).length
  return 1 + Math.floor((bins * worse) / values.length)
}

describe('the value that the next score needs', () => {
  it('earns it by shares of buyers, and one less does not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.constantFrom(2, 5, 9),
        fc.constantFrom('r' as const, 'f' as const, 'm' as const),
        (values, pick, bins, measure) => {
          const own = pick % values.length
          const score = scoreOf(values, own, bins, measure)
          const column = Float64Array.from(values)
          const scores = new Uint8Array(values.length).fill(score)
          const rfm = { method: 'quantile', recencyDays: column, frequency: column, monetaryMinor: column }
          const needed = neededForNextScore(
            { ...rfm, [measure]: scores } as unknown as Rfm,
            { buyers: Int32Array.from(values.keys()) },
            { ...resolveSettings().rfm, bins },
            2,
            own,
            measure,
          )
          const withValue = (value: number) => scoreOf(values.with(own, value), own, bins, measure)
          if (needed === null) {
            for (let value = 0; value <= 32; value++) expect(withValue(value)).toBeLessThanOrEqual(score)
            return
          }
          expect(withValue(needed)).toBeGreaterThan(score)
          expect(withValue(measure === 'r' ? needed + 1 : needed - 1)).toBeLessThanOrEqual(score)
        },
      ),
      { numRuns: 400 },
    )
  })
})
