/**
 * Gamma-gamma: what a customer spends on an order day, by their own repeat orders and everybody's. Decides the three
 * parameters by maximum likelihood and the expected spend. Pure. Source: Fader and Hardie, The Gamma-Gamma Model of
 * Monetary Value (2013), equations 1a and 5.
 */
import { minimise } from './minimise.ts'
import type { Occasions } from './occasions.ts'
import { digamma, logGamma } from './special-functions.ts'

/** Spend on a day ~ gamma(p, nu), nu ~ gamma(q, v); v in the unit of the spends. */
export interface GammaGamma {
  p: number
  q: number
  v: number
}

export interface GammaGammaFit extends GammaGamma {
  logLikelihood: number
  converged: boolean
}

/** Repeat buyers, ascending by repeats and then by total: number of repeat order days, and what they spent on them. */
export interface RepeatSpend {
  repeats: Int32Array
  total: Float64Array
}

/** Bounds of p, q and v p / q (about the mean spend over the shop's mean): beyond 1,000 all spend alike. */
const LOWER = [1e-3, 1e-3, 1e-6].map(Math.log)
const UPPER = [1e3, 1e3, 1e6].map(Math.log)
const START = [1, 2, 1].map(Math.log)
const TOLERANCE = 1e-7

/** Repeat order days and the spend on them, in minor units; the first order day of a customer is left out. */
export function repeatSpends({ start, spendMinor }: Pick<Occasions, 'start' | 'spendMinor'>): RepeatSpend {
  const byRepeats = new Map<number, number[]>()
  for (let c = 0; c + 1 < start.length; c++) {
    const repeats = start[c + 1] - start[c] - 1
    if (repeats <= 0) continue
    let total = 0
    for (let k = start[c] + 1; k < start[c + 1]; k++) total += spendMinor[k]
    const known = byRepeats.get(repeats)
    if (known) known.push(total)
    else byRepeats.set(repeats, [total])
  }
  const ascending = [...byRepeats].sort(([a], [b]) => a - b)
  return {
    repeats: Int32Array.from(ascending.flatMap(([repeats, totals]) => totals.map(() => repeats))),
    total: Float64Array.from(ascending.flatMap(([, totals]) => totals.sort((a, b) => a - b))),
  }
}

/** Maximum likelihood over repeat buyers whose total is above 0, at least one. */
export function fitGammaGamma({ repeats, total }: RepeatSpend): GammaGammaFit {
  const scale = total.reduce((sum, spend, i) => sum + spend / repeats[i], 0) / total.length
  const likelihood = logLikelihoodOf({ repeats, total: total.map((spend) => spend / scale) })
  const objective = (point: Float64Array, gradient: Float64Array) => {
    const parameters = parametersAt(point)
    const [p, q, v] = parameters
    const slope = new Float64Array(3)
    const value = likelihood(parameters, slope)
    gradient[0] = -(p * slope[0] - v * slope[2]) / total.length
    gradient[1] = -(q * slope[1] + v * slope[2]) / total.length
    gradient[2] = -(v * slope[2]) / total.length
    return -value / total.length
  }
  const { point, value, converged } = minimise(objective, START, LOWER, UPPER, TOLERANCE)
  const [p, q, v] = parametersAt(point)
  // The density of a mean in another unit: one factor of the scale per customer.
  const logLikelihood = -value * total.length - total.length * Math.log(scale)
  return { p, q, v: v * scale, logLikelihood, converged }
}

/** p, q, v from the logarithms of p, q and v p / q. */
function parametersAt(point: Float64Array): [number, number, number] {
  const [p, q, level] = Array.from(point, Math.exp)
  return [p, q, (level * q) / p]
}

/** The log-likelihood of p, q, v given each customer's mean spend; writes its derivatives into `slope`. */
export function logLikelihoodOf({ repeats, total }: RepeatSpend) {
  const logTotal = total.map(Math.log)
  return ([p, q, v]: readonly number[], slope: Float64Array): number => {
    const logV = Math.log(v)
    const constant = q * logV - logGamma(q)
    const digammaQ = digamma(q)
    let value = 0
    let byP = 0
    let byQ = 0
    let byV = 0
    let gammas = 0
    let byPConstant = 0
    let byQConstant = 0
    for (let i = 0; i < total.length; i++) {
      const x = repeats[i]
      if (i === 0 || x !== repeats[i - 1]) {
        const digammaSum = digamma(p * x + q)
        // One ln x for p ln x + (p - 1) ln m in terms of the total x m.
        gammas = logGamma(p * x + q) - logGamma(p * x) + constant + Math.log(x)
        byPConstant = digammaSum - digamma(p * x)
        byQConstant = digammaSum - digammaQ + logV
      }
      const logSum = Math.log(v + total[i])
      value += gammas + (p * x - 1) * logTotal[i] - (p * x + q) * logSum
      byP += x * (byPConstant + logTotal[i] - logSum)
      byQ += byQConstant - logSum
      byV += q / v - (p * x + q) / (v + total[i])
    }
    slope[0] = byP
    slope[1] = byQ
    slope[2] = byV
    return value
  }
}

/**
 * Expected spend on an order day, in the unit of `v`, of a customer with these repeat order days and this total on
 * them; NaN where everybody's mean is infinite (q <= 1) and the customer has no repeat order day to go by.
 */
export function expectedSpend({ p, q, v }: GammaGamma, repeats: number, total: number): number {
  const votes = p * repeats + q - 1
  return votes > 0 ? (p * (v + total)) / votes : Number.NaN
}
