/** Gamma and normal functions beside known values and their own recurrences. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digamma, logGamma, normalTail } from '../../worker/score/special-functions.ts'

const near = (got: number, expected: number, relative = 1e-13) =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)))

describe('logGamma', () => {
  it('is the logarithm of the factorial at whole numbers', () => {
    let factorial = 1
    for (let n = 1; n <= 20; n++) {
      near(logGamma(n), Math.log(factorial))
      factorial *= n
    }
  })

  it('is ln of the square root of pi at one half, and known values elsewhere', () => {
    near(logGamma(0.5), 0.5 * Math.log(Math.PI))
    near(logGamma(1e-5), 11.512919692895828)
    near(logGamma(100.5), 361.4355404678039)
  })

  it('keeps to its recurrence everywhere', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e5, noNaN: true }), (x) => {
        near(logGamma(x + 1) - logGamma(x), Math.log(x), 1e-9)
      }),
    )
  })

  it('is not a number where it is not defined', () => {
    expect(logGamma(0)).toBeNaN()
    expect(logGamma(-1.5)).toBeNaN()
    expect(digamma(0)).toBeNaN()
  })
})

describe('digamma', () => {
  it('is minus the constant of Euler at 1', () => {
    near(digamma(1), -0.5772156649015329)
    near(digamma(0.5), -0.5772156649015329 - 2 * Math.log(2))
  })

  it('is the slope of logGamma', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 1e4, noNaN: true }), (x) => {
        const step = 1e-4 * x
        near((logGamma(x + step) - logGamma(x - step)) / (2 * step), digamma(x), 1e-5)
      }),
    )
  })
})

describe('normalTail', () => {
  it.each([
    [0, 0.5],
    [1, 0.15865525393145705],
    [1.959963984540054, 0.025],
    [3, 0.0013498980316300946],
    [6, 9.865876450376981e-10],
    [-2, 0.9772498680518208],
    [-6, 0.9999999990134123],
  ])('beyond %s there is %s', (z, expected) => {
    expect(Math.abs(normalTail(z) / expected - 1)).toBeLessThan(1e-12)
  })

  it('falls from 1 to 0 and is symmetric, also where the two ways to add it up meet', () => {
    let before = 1
    for (let z = -9; z <= 9; z += 1 / 64) {
      const tail = normalTail(z)
      expect(tail).toBeLessThanOrEqual(before)
      near(tail + normalTail(-z), 1, 1e-15)
      before = tail
    }
    expect(normalTail(40)).toBe(0)
    expect(normalTail(-40)).toBe(1)
  })
})
