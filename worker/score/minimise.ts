/**
 * Smallest value of a smooth function within bounds: BFGS on the variables that are free, backtracking line search.
 * Decides when a fit has converged; knows nothing of what is fitted. Source: Nocedal and Wright, Numerical
 * Optimization (2006), chapters 3, 6 and 16.7. Deterministic: same function, same point.
 */

/** Value at `point`; writes the gradient into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number

export interface Minimum {
  point: Float64Array
  value: number
  /** True where no free variable's slope exceeds the tolerance. A point on a bound counts when the slope leads out. */
  converged: boolean
  evaluations: number
}

const MAX_ITERATIONS = 300
/** No step moves a variable further than this: objectives take logarithms of parameters. */
const MAX_MOVE = 2
const SUFFICIENT_DECREASE = 1e-4
const MAX_HALVINGS = 40
/** A slope of so many tolerances can promise less than the digits of the value show: no step looks lower then. */
const UNRESOLVED = 100

/** Starts at `start` (inside the bounds). `tolerance` is of the slope, in units of the value per unit of a variable. */
export function minimise(
  objective: Objective,
  start: readonly number[],
  lower: readonly number[],
  upper: readonly number[],
  tolerance: number,
): Minimum {
  const size = start.length
  let point = Float64Array.from(start)
  let gradient = new Float64Array(size)
  let value = objective(point, gradient)
  let evaluations = 1
  let inverse = identity(size)
  let fresh = true
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const slope = gradient.map((g, i) => (leadsOut(point[i], g, lower[i], upper[i]) ? 0 : g))
    const steepest = slope.reduce((most, g) => Math.max(most, Math.abs(g)), 0)
    if (steepest <= tolerance) return { point, value, converged: Number.isFinite(value), evaluations }

    const direction = descend(inverse, slope)
    const fastest = direction.reduce((most, d) => Math.max(most, Math.abs(d)), 0)
    const limit = fresh ? Math.min(1, 1 / fastest) : Math.min(1, MAX_MOVE / fastest)
    let found: { point: Float64Array<ArrayBuffer>; value: number; gradient: Float64Array<ArrayBuffer> } | undefined
    for (let halving = 0, step = limit; halving < MAX_HALVINGS; halving++, step /= 2) {
      const next = point.map((x, i) => Math.min(upper[i], Math.max(lower[i], x + step * direction[i])))
      const nextGradient = new Float64Array(size)
      const nextValue = objective(next, nextGradient)
      evaluations++
      const expected = next.reduce((sum, x, i) => sum + gradient[i] * (x - point[i]), 0)
      if (nextValue <= value + SUFFICIENT_DECREASE * expected && nextValue < value) {
        found = { point: next, value: nextValue, gradient: nextGradient }
        break
      }
    }
    if (!found) {
      // Either the curvature was guessed wrongly, which steepest descent repairs, or this is as low as it gets.
      if (fresh) return { point, value, converged: steepest <= UNRESOLVED * tolerance, evaluations }
      inverse = identity(size)
      fresh = true
      continue
    }
    const step = found.point.map((x, i) => x - point[i])
    const change = found.gradient.map((g, i) => g - gradient[i])
    fresh = !updateInverse(inverse, step, change, fresh)
    ;({ point, value, gradient } = found)
  }
  return { point, value, converged: false, evaluations }
}

function leadsOut(x: number, slope: number, lower: number, upper: number): boolean {
  return (x <= lower && slope > 0) || (x >= upper && slope < 0)
}

function identity(size: number): Float64Array[] {
  return Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)))
}

/** -H·slope, with the variables whose slope was set to 0 held where they are. */
function descend(inverse: Float64Array[], slope: Float64Array): Float64Array {
  return slope.map((own, i) => (own === 0 ? 0 : -slope.reduce((sum, g, j) => sum + inverse[i][j] * g, 0)))
}

/** BFGS update of the inverse Hessian; false (and no change) where the step met no positive curvature. */
function updateInverse(inverse: Float64Array[], step: Float64Array, change: Float64Array, first: boolean): boolean {
  const curvature = step.reduce((sum, s, i) => sum + s * change[i], 0)
  const changeSquared = change.reduce((sum, y) => sum + y * y, 0)
  if (curvature <= 1e-12 * changeSquared || changeSquared === 0) return !first
  if (first) {
    for (let i = 0; i < inverse.length; i++) inverse[i][i] = curvature / changeSquared
  }
  const carried = inverse.map((row) => row.reduce((sum, h, j) => sum + h * change[j], 0))
  const factor = (1 + change.reduce((sum, y, i) => sum + y * carried[i], 0) / curvature) / curvature
  for (let i = 0; i < inverse.length; i++) {
    for (let j = 0; j < inverse.length; j++) {
      inverse[i][j] += factor * step[i] * step[j] - (step[i] * carried[j] + carried[i] * step[j]) / curvature
    }
  }
  return true
}
