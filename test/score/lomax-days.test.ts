/** The shop's density by table is the formula's, for every number of gaps and any time within the day. */
import { expect, it } from 'vitest'
import { LomaxDays } from '../../worker/score/lomax-days.ts'

const HORIZON_DAYS = 200
const HEIGHT = 0.7

function formula(first: number, power: number, u: number): number {
  return HEIGHT * (first / (first + u - 1)) ** power
}

it('is the formula to eleven digits, for the first customers and for those who share a table', () => {
  const lomax = new LomaxDays(4_000, HORIZON_DAYS)
  const density = new Float64Array(HORIZON_DAYS + 1)
  for (const gapCount of [0, 2, 12, 32]) {
    const power = 2 + gapCount / 3
    for (let customer = 0; customer < 400; customer++) {
      const first = 3 + ((customer * 137.31) % 5_000)
      lomax.fill(density, first, gapCount, power, HEIGHT)
      for (const u of [1, 2, 90, HORIZON_DAYS]) {
        const expected = formula(first, power, u)
        expect(Math.abs(density[u] / expected - 1)).toBeLessThan(1e-11)
      }
    }
  }
})
