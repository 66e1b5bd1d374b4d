/**
 * Gamma-gamma: what a customer spends on an order day, by their own repeat orders and everybody's. Decides the three
 * parameters by maximum likelihood and the expected spend. Pure. Source: Fader and Hardie, The Gamma-Gamma Model of
 * Monetary Value (2013), equations 1a and 5.
 */
import { gatherInts } from '../ledger/gather.ts'
import { indices, sortByKey, sortNumbers } from '../ledger/sorting.ts'
import { LogSum } from './log-sum.ts'
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
  const rowCount = start.length - 1
  const repeatsOf = new Int32Array(rowCount)
  let most = 0
  for (let c = 0; c < rowCount; c++) {
    repeatsOf[c] = Math.max(0, start[c + 1] - start[c] - 1)
    if (repeatsOf[c] > most) most = repeatsOf[c]
  }
  const rows = sortByKey(indices(rowCount), repeatsOf, most + 1).filter((c) => repeatsOf[c] > 0)
  const repeats = gatherInts(repeatsOf, rows)
  const total = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    for (let k = start[rows[i]] + 1; k < start[rows[i] + 1]; k++) total[i] += spendMinor[k]
  }
  for (let from = 0, to = 0; from < total.length; from = to) {
    while (to < total.length && repeats[to] === repeats[from]) to++
    total.set(sortNumbers(total.subarray(from, to)), from)
  }
  return { repeats, total }
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
  const groups = groupByRepeats({ repeats, total })
  return ([p, q, v]: readonly number[], slope: Float64Array): number => {
    const logV = Math.log(v)
    const constant = q * logV - logGamma(q)
    const digammaQ = digamma(q)
    let value = 0
    let byP = 0
    let byQ = 0
    let byV = 0
    for (const { x, from, to, logTotals } of groups) {
      const n = to - from
      const logSums = new LogSum()
      let inverses = 0
      for (let i = from; i < to; i++) {
        logSums.add(v + total[i])
        inverses += 1 / (v + total[i])
      }
      const logSum = logSums.take()
      const digammaSum = digamma(p * x + q)
      // One ln x for p ln x + (p - 1) ln m in terms of the total x m.
      const gammas = logGamma(p * x + q) - logGamma(p * x) + constant + Math.log(x)
      value += n * gammas + (p * x - 1) * logTotals - (p * x + q) * logSum
      byP += x * (n * (digammaSum - digamma(p * x)) + logTotals - logSum)
      byQ += n * (digammaSum - digammaQ + logV) - logSum
      byV += (n * q) / v - (p * x + q) * inverses
    }
    slope[0] = byP
    slope[1] = byQ
    slope[2] = byV
    return value
  }
}

/** Customers `from` .. `to` (exclusive) with x repeats, and the sum of the logarithms of their totals. */
function groupByRepeats({ repeats, total }: RepeatSpend) {
  const groups: { x: number; from: number; to: number; logTotals: number }[] = []
  for (let from = 0, to = 0; from < total.length; from = to) {
    let logTotals = 0
    for (; to < total.length && repeats[to] === repeats[from]; to++) logTotals += Math.log(total[to])
    groups.push({ x: repeats[from], from, to, logTotals })
  }
  return groups
}

/**
 * Expected spend on an order day, in the unit of `v`, of a customer with these repeat order days and this total on
 * them; NaN where everybody's mean is infinite (q <= 1) and the customer has no repeat order day to go by.
 */
export function expectedSpend({ p, q, v }: GammaGamma, repeats: number, total: number): number {
  const votes = p * repeats + q - 1
  return votes > 0 ? (p * (v + total)) / votes : Number.NaN
}
