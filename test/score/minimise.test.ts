/** The optimiser on functions whose lowest point is known. */
import { describe, expect, it } from 'vitest'
import { minimise, type Objective } from '../../worker/score/minimise.ts'

const rosenbrock: Objective = ([x, y], gradient) => {
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x)
  gradient[1] = 200 * (y - x * x)
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2
}

describe('minimise', () => {
  it('follows a curved valley to its end', () => {
    const { point, value, converged } = minimise(rosenbrock, [-1.2, 1], [-5, -5], [5, 5], 1e-9)
    expect(converged).toBe(true)
    expect(point[0]).toBeCloseTo(1, 7)
    expect(point[1]).toBeCloseTo(1, 7)
    expect(value).toBeLessThan(1e-14)
  })

  it('stops on a bound where the way down leads out, and counts that as converged', () => {
    const { point, converged } = minimise(rosenbrock, [-1.2, 1], [-5, -5], [0.5, 5], 1e-9)
    expect(converged).toBe(true)
    expect(point[0]).toBe(0.5)
    expect(point[1]).toBeCloseTo(0.25, 7)
  })

  it('says so where there is no lowest point', () => {
    const slide: Objective = ([x], gradient) => {
      gradient[0] = -1 / (1 + x)
      return -Math.log(1 + x)
    }
    const { converged } = minimise(slide, [0], [-0.5], [Number.POSITIVE_INFINITY], 1e-9)
    expect(converged).toBe(false)
  })

  it('says so where the function is no number', () => {
    const broken: Objective = (_, gradient) => {
      gradient[0] = Number.NaN
      return Number.NaN
    }
    expect(minimise(broken, [1], [0], [2], 1e-9).converged).toBe(false)
  })

  it('gives the same point every time', () => {
    const once = () => Array.from(minimise(rosenbrock, [-1.2, 1], [-5, -5], [5, 5], 1e-9).point)
    expect(once()).toEqual(once())
  })
})
