/**
 * BG/NBD: how often customers buy while they are customers, and when they stop. Decides the four parameters by maximum
 * likelihood, whether the data show any drop-out at all, and what follows for one customer. Time is in weeks. Pure.
 * Source: Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005), equations 3, 10;
 * P(alive) from their note of 2008.
 */
import { expOf } from './exp-log.ts'
import { LogSum } from './log-sum.ts'
import { minimise } from './minimise.ts'
import type { RepeatBuying } from './repeat-buying.ts'

/** Order rate ~ gamma(r, alpha), in orders a week; drop-out after an order ~ beta(a, b). */
export interface BgNbd {
  r: number
  alpha: number
  a: number
  b: number
}

export interface BgNbdFit extends BgNbd {
  logLikelihood: number
  /** The same without any drop-out (a = 0), which is the NBD: what drop-out has to beat. */
  logLikelihoodNoDropOut: number
  converged: boolean
}

const WEEK_DAYS = 7
/**
 * Bounds of r, alpha / r (mean weeks between two orders), a and b / a. Beyond r = 1,000 all customers order alike, and
 * beyond a = 1,000 all stop alike: a point on such a bound is as good as the one behind it.
 */
const LOWER = [1e-4, 1e-3, 1e-6, 1e-6].map(Math.log)
const UPPER = [1e3, 1e6, 1e3, 1e6].map(Math.log)
const START = [1, 10, 1, 3].map(Math.log)
/** Of the slope of the log-likelihood per customer: parameters are then right to about five digits. */
const TOLERANCE = 1e-7
/** Half the 95 % point of chi-square with two degrees of freedom: less than this and drop-out is not seen. */
const DROP_OUT_SIGNAL = 2.996

/** True where drop-out explains the waits better than chance does (likelihood-ratio test at 5 %). */
export function showsDropOut({ logLikelihood, logLikelihoodNoDropOut }: BgNbdFit): boolean {
  return logLikelihood - logLikelihoodNoDropOut >= DROP_OUT_SIGNAL
}

/** Maximum likelihood over all customers, those who bought once included; needs at least one repeat buyer. */
export function fitBgNbd(buying: RepeatBuying): BgNbdFit {
  const { customers } = buying
  const likelihood = logLikelihoodOf(buying)
  const perCustomer = (point: Float64Array, gradient: Float64Array) => {
    const parameters = parametersAt(point)
    const [r, alpha, a, b] = parameters
    const slope = new Float64Array(4)
    const value = likelihood(parameters, slope)
    const slopes = [r * slope[0] + alpha * slope[1], alpha * slope[1], a * slope[2] + b * slope[3], b * slope[3]]
    for (let i = 0; i < gradient.length; i++) gradient[i] = -slopes[i] / customers
    return -value / customers
  }
  const all = minimise(perCustomer, START, LOWER, UPPER, TOLERANCE)
  const noDropOut = minimise(perCustomer, START.slice(0, 2), LOWER.slice(0, 2), UPPER.slice(0, 2), TOLERANCE)
  const [r, alpha, a, b] = parametersAt(all.point)
  return {
    r,
    alpha,
    a,
    b,
    logLikelihood: -all.value * customers,
    logLikelihoodNoDropOut: -noDropOut.value * customers,
    converged: all.converged && noDropOut.converged,
  }
}

/** r, alpha, a, b from the logarithms of r, alpha / r, a, b / a; a = 0 where only the first two are given. */
function parametersAt(point: Float64Array): number[] {
  const [r, meanWeeks, a = 0, ratio = 1] = Array.from(point, Math.exp)
  return [r, r * meanWeeks, a, a > 0 ? a * ratio : 1]
}

/**
 * The log-likelihood of r, alpha, a, b and, in `slope`, its derivatives. With a = 0 it is the NBD's. Gamma functions
 * drop out: ln Γ(r + x) - ln Γ(r) is the sum of ln(r + i) for i < x, so that counting who has more than i repeats is
 * enough.
 */
export function logLikelihoodOf(buying: RepeatBuying): (parameters: readonly number[], slope: Float64Array) => number {
  const { lastAgeDays, ageDays, count } = buying
  const repeatBuyers = groupByRepeats(buying)
  const { moreThan, customersOfAge, repeatsOfAge, allRepeats } = countBuying(buying)
  const growth = new Float64Array(customersOfAge.length)
  const perWeeks = new Float64Array(customersOfAge.length)

  return ([r, alpha, a, b], slope) => {
    const logAlpha = Math.log(alpha)
    let value = -allRepeats * logAlpha
    let byR = 0
    let byAlpha = 0
    let byA = 0
    let byB = 0
    for (let i = 0; i < moreThan.length; i++) {
      value += moreThan[i] * Math.log(((r + i) * (b + i)) / (a + b + i))
      byR += moreThan[i] / (r + i)
      byA -= moreThan[i] / (a + b + i)
      byB += moreThan[i] * (1 / (b + i) - 1 / (a + b + i))
    }
    for (let age = 0; age < growth.length; age++) {
      const weeks = age / WEEK_DAYS
      // ln((alpha + age) / alpha): a difference of large logarithms would lose what a large r has to tell.
      growth[age] = Math.log1p(weeks / alpha)
      value -= (r * customersOfAge[age] + repeatsOfAge[age]) * growth[age]
      byR -= customersOfAge[age] * growth[age]
      perWeeks[age] = 1 / (alpha + weeks)
      byAlpha += (customersOfAge[age] * ((r * weeks) / alpha) - repeatsOfAge[age]) * perWeeks[age]
    }
    // Summed apart, by repeats: in one large sum each addition would lose digits that the search needs.
    const logSum = new LogSum()
    // Those who came once, whom the model lets nobody lose, are left out.
    for (const { x, from, to } of a > 0 ? repeatBuyers : []) {
      const oddsOfOne = Math.log(a / (b + x - 1))
      let gain = 0
      let gone = 0
      let goneGrowth = 0
      let gonePerWeeks = 0
      for (let g = from; g < to; g++) {
        const sinceLast = growth[ageDays[g]] - growth[lastAgeDays[g]]
        const logOdds = oddsOfOne + (r + x) * sinceLast
        const lesser = expOf(logOdds > 0 ? -logOdds : logOdds)
        const goneHere = count[g] * ((logOdds > 0 ? 1 : lesser) / (1 + lesser))
        if (logOdds > 0) gain += count[g] * logOdds
        logSum.add(1 + lesser, count[g])
        gone += goneHere
        goneGrowth += goneHere * sinceLast
        gonePerWeeks += goneHere * (perWeeks[ageDays[g]] - perWeeks[lastAgeDays[g]])
      }
      value += gain + logSum.take()
      byR += goneGrowth
      byAlpha += (r + x) * gonePerWeeks
      byA += gone / a
      byB -= gone / (b + x - 1)
    }
    slope[0] = byR
    slope[1] = byAlpha
    slope[2] = byA
    slope[3] = byB
    return value
  }
}

/** Customers `from` .. `to` (exclusive) have x repeats, at least one. */
function groupByRepeats({ repeats }: RepeatBuying) {
  const groups: { x: number; from: number; to: number }[] = []
  for (let from = 0, to = 0; from < repeats.length; from = to) {
    while (to < repeats.length && repeats[to] === repeats[from]) to++
    if (repeats[from] > 0) groups.push({ x: repeats[from], from, to })
  }
  return groups
}

/** Most of the likelihood asks only how many customers share a number of repeats or an age. */
function countBuying({ repeats, ageDays, count }: RepeatBuying) {
  const mostRepeats = repeats.length > 0 ? repeats[repeats.length - 1] : 0
  const oldest = ageDays.reduce((most, age) => Math.max(most, age), 0)
  /** Customers with more than i repeats. */
  const moreThan = new Float64Array(mostRepeats)
  const customersOfAge = new Float64Array(oldest + 1)
  const repeatsOfAge = new Float64Array(oldest + 1)
  let allRepeats = 0
  for (let g = 0; g < count.length; g++) {
    if (repeats[g] > 0) moreThan[repeats[g] - 1] += count[g]
    customersOfAge[ageDays[g]] += count[g]
    repeatsOfAge[ageDays[g]] += count[g] * repeats[g]
    allRepeats += count[g] * repeats[g]
  }
  for (let i = mostRepeats - 2; i >= 0; i--) moreThan[i] += moreThan[i + 1]
  return { moreThan, customersOfAge, repeatsOfAge, allRepeats }
}

/** P(still a customer), 0..1; 1 for who bought once, since the model lets nobody go before a repeat order. */
export function aliveChance({ r, alpha, a, b }: BgNbd, repeats: number, lastAgeDays: number, ageDays: number): number {
  if (repeats === 0) return 1
  const logRatio = Math.log((alpha + ageDays / WEEK_DAYS) / (alpha + lastAgeDays / WEEK_DAYS))
  return 1 / (1 + (a / (b + repeats - 1)) * Math.exp((r + repeats) * logRatio))
}
