/** The lines of a chart's scale: at round numbers, and at whole ones where things are counted. Pure. */

const MOST_STEPS = 5

/** From one line to the next: the smallest round step with which at most five reach the largest; 1 where that is not above 0. */
export function scaleStep(largest: number, whole: boolean): number {
  if (!(largest > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(largest / MOST_STEPS))
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => largest <= one * MOST_STEPS * 1.001)
  const found = step ?? 20 * power
  // No half customers.
  return whole ? Math.max(1, Math.ceil(found)) : found
}

/** Where the scale ends: a whole number of steps, at or above the largest. */
export function scaleEnd(largest: number, whole = false): number {
  const step = scaleStep(largest, whole)
  return largest > 0 ? Math.ceil(largest / step - 0.001) * step : step
}
