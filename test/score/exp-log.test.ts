/** exp and ln by table beside Math's, over the whole range in which they are used. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expOf, LOG_FROM, LOG_TO, logOf } from '../../worker/score/exp-log.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

it('exp is within 2e-15 of the true value, relatively, and 0 below -40', () => {
  const closeTo = (x: number) => {
    expect(Math.abs(expOf(x) / Math.exp(x) - 1)).toBeLessThan(2e-15)
  }
  for (let i = 0; i <= 40 * 256; i++) closeTo(-i / 256)
  fc.assert(fc.property(between(-40, 0), closeTo), { numRuns: 5000 })
  expect([expOf(0), expOf(-40.001), expOf(-1e9)]).toEqual([1, 0, 0])
})

it('ln is within 2e-15 of the true value', () => {
  const closeTo = (x: number) => {
    expect(Math.abs(logOf(x) - Math.log(x))).toBeLessThan(2e-15)
  }
  for (let x = LOG_FROM; x < LOG_TO; x += 0.5) closeTo(x)
  fc.assert(fc.property(between(LOG_FROM, LOG_TO - 1e-9), closeTo), { numRuns: 5000 })
})
