/** Gamma-gamma beside the reference, published figures and the naive twin. Reads ../shared/data and skips without it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedSpend, fitGammaGamma, logLikelihoodOf, repeatSpends } from '../../worker/score/gamma-gamma.ts'
import { fitNaiveGammaGamma, gammaGammaLogLikelihood } from './naive/customer-base.ts'
import { orderDaysOf, packDays } from './order-days.ts'
import { simulateBuyers } from './random-buyers.ts'
import { hasSharedData, sharedText } from './shared-shops.ts'

const CDNOW_LIKE = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

describe.skipIf(!hasSharedData)('the CDNOW sample to 1997-09-30 (needs ../shared/data)', () => {
  const days = orderDaysOf('cdnow-sample/orders.csv', '1997-09-30')
  const spends = repeatSpends(days)
  const fit = fitGammaGamma(spends)
  const reference = JSON.parse(sharedText('reference/cdnow_sample.json'))

  it('gives the parameters of the reference within 0.5 % and its log-likelihood within 0.001', () => {
    expect(spends.repeats.length).toBe(946)
    expect(fit.converged).toBe(true)
    expect(Math.abs(fit.p / reference.gg_scipy.p - 1)).toBeLessThan(0.005)
    expect(Math.abs(fit.q / reference.gg_scipy.q - 1)).toBeLessThan(0.005)
    expect(Math.abs(fit.v / 100 / reference.gg_scipy.v - 1)).toBeLessThan(0.005)
    // In dollars: each mean is a hundredth, its density a hundred times as high.
    expect(Math.abs(fit.logLikelihood + 946 * Math.log(100) - reference.gg_scipy_ll)).toBeLessThan(0.001)
  })

  it('gives the expected spend of every customer within 1e-3', () => {
    const [head, ...lines] = sharedText('reference/cdnow_sample_predictions.csv')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
    const [id, spend] = ['customer_id', 'gg_expected_avg_value'].map((name) => head.indexOf(name))
    for (const line of lines) {
      const c = days.ids.indexOf(line[id])
      const repeats = days.start[c + 1] - days.start[c] - 1
      const total = days.spendMinor.subarray(days.start[c] + 1, days.start[c + 1]).reduce((sum, x) => sum + x, 0)
      expect(Math.abs(expectedSpend(fit, repeats, total) / 100 - Number(line[spend]))).toBeLessThan(1e-3)
    }
  })
})

describe('the likelihood', () => {
  it('is the sum of the customers own likelihoods, with the slopes that differences show', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    const spendArb = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), number(0.01, 100)), {
      minLength: 1,
      maxLength: 9,
    })
    fc.assert(
      fc.property(spendArb, number(0.1, 20), number(0.1, 20), number(0.1, 50), (spends, p, q, v) => {
        const likelihood = logLikelihoodOf({
          repeats: Int32Array.from(spends, ([x]) => x),
          total: Float64Array.from(spends, ([, total]) => total),
        })
        const slope = new Float64Array(3)
        const got = likelihood([p, q, v], slope)
        const expected = spends.reduce((sum, [x, total]) => sum + gammaGammaLogLikelihood([p, q, v], x, total / x), 0)
        expect(Math.abs(got - expected)).toBeLessThan(1e-9 * (1 + Math.abs(expected)))
        for (let i = 0; i < 3; i++) {
          const at = (by: number) => likelihood(moved([p, q, v], i, by), new Float64Array(3))
          const step = 1e-5 * [p, q, v][i]
          expect(Math.abs((at(step) - at(-step)) / (2 * step) - slope[i])).toBeLessThan(1e-4 * (1 + Math.abs(slope[i])))
        }
      }),
    )
  })

  it('is as high as a simplex over the naive likelihood gets', () => {
    for (const seed of [4, 5]) {
      const { days, histories } = simulateBuyers(400, seed, CDNOW_LIKE)
      const fit = fitGammaGamma(repeatSpends(days))
      expect(fit.converged).toBe(true)
      expect(fit.logLikelihood).toBeGreaterThan(fitNaiveGammaGamma(histories).logLikelihood - 1e-4)
    }
  })
})

describe('expected spend', () => {
  it('lies between the customer own mean and the shop mean', () => {
    const model = { p: 6.25, q: 3.74, v: 1544 }
    const shop = (model.p * model.v) / (model.q - 1)
    expect(expectedSpend(model, 0, 0)).toBeCloseTo(shop, 6)
    for (const mean of [500, 3000, 9000]) {
      const expected = expectedSpend(model, 3, 3 * mean)
      expect(expected).toBeGreaterThan(Math.min(mean, shop))
      expect(expected).toBeLessThan(Math.max(mean, shop))
    }
  })

  it('is no number where the shop has no finite mean and the customer no repeat order', () => {
    expect(expectedSpend({ p: 2, q: 0.9, v: 10 }, 0, 0)).toBeNaN()
  })
})

it('the unit of money and the order of customers change nothing else', () => {
  const { lists, days } = simulateBuyers(300, 6, CDNOW_LIKE)
  const fit = fitGammaGamma(repeatSpends(days))
  expect(fitGammaGamma(repeatSpends(packDays(new Map([...lists].reverse()))))).toEqual(fit)
  const thousandths = fitGammaGamma(repeatSpends({ start: days.start, spendMinor: days.spendMinor.map((x) => x * 10) }))
  expect(thousandths.p).toBeCloseTo(fit.p, 5)
  expect(thousandths.v / fit.v).toBeCloseTo(10, 5)
})

function moved(parameters: number[], i: number, by: number): number[] {
  return parameters.map((x, j) => (i === j ? x + by : x))
}
