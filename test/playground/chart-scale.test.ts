/** The scale of a drawn chart: few lines, all of them at round numbers, nothing above its end. */
import { expect, it } from 'vitest'
import { scaleEnd, scaleStep } from '../../playground/page/chart-scale.ts'

it.each([
  [240, true, 50, 250],
  [180, true, 50, 200],
  [3, true, 1, 3],
  [7, true, 2, 8],
  [12, true, 3, 12],
  [10_224, true, 2500, 12_500],
  [1, false, 0.2, 1],
  [0.42, false, 0.1, 0.5],
  [0, true, 1, 1],
])('ends above %s (whole: %s) in steps of %s at %s', (largest, whole, step, end) => {
  expect(scaleStep(largest, whole)).toBeCloseTo(step, 9)
  expect(scaleEnd(largest, whole)).toBeCloseTo(end, 9)
})

it('has at most five steps, each of them a round number, and reaches the largest', () => {
  for (let largest = 0.013; largest < 1e7; largest *= 1.37) {
    const [step, end] = [scaleStep(largest, false), scaleEnd(largest)]
    expect(end / step, String(largest)).toBeLessThanOrEqual(5.001)
    expect(end, String(largest)).toBeGreaterThanOrEqual(largest * 0.998)
    expect(String(step.toPrecision(6)).replace(/[0.]|e.*/g, '')).toMatch(/^(1|2|25|5)$/)
  }
})
