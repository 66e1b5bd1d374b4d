/**
 * Order days that BG/NBD expects of a customer in the time to come. Decides how the hypergeometric function in it is
 * added up without losing digits. Pure. Source: Fader, Hardie and Lee (2005), equation 10; DLMF 15.8.1 (Euler).
 */
import type { BgNbd } from './bg-nbd.ts'

const WEEK_DAYS = 7
const PRECISION = 1e-13
const MAX_TERMS = 100_000
/** Within these bounds Euler's form has small terms only; beyond them the direct form has (all are positive). */
const EULER_MOST_A = 2
const EULER_LEAST_B = -8
/** The direct form divides by a - 1. */
const LEAST_DISTANCE = 1e-6

/**
 * Expected order days of a customer known to be alive, within `horizonDays` from asOf. It does not depend on the wait:
 * multiply by aliveChance for a customer who may be gone.
 */
export function expectedIfAlive(model: BgNbd, repeats: number, ageDays: number, horizonDays: number): number {
  const { r, alpha, a, b } = model
  const age = alpha + ageDays / WEEK_DAYS
  const weeks = horizonDays / WEEK_DAYS
  const z = weeks / (age + weeks)
  const logRest = Math.log(age / (age + weeks))
  const euler = a + b - 1 - r
  if (a <= EULER_MOST_A && euler >= EULER_LEAST_B) return eulerForm(a, b, repeats, euler, z, logRest)
  const distance = Math.abs(a - 1) < LEAST_DISTANCE ? LEAST_DISTANCE : a - 1
  return directForm(r + repeats, b + repeats, distance, z, logRest) / distance
}

/**
 * (C / e) [1 - (1 - z)^e F(e, B; C; z)] with e = a - 1, C = a + b + x - 1, B = a + b - 1 - r. F - 1 is e times a sum
 * that has no e below it, so that a = 1 needs no case of its own.
 */
function eulerForm(a: number, b: number, repeats: number, euler: number, z: number, logRest: number): number {
  const e = a - 1
  const c = e + b + repeats
  const first = e === 0 ? -logRest : -Math.expm1(e * logRest) / e
  // C * term, since C is 0 for a customer without repeats where a + b = 1.
  let term = euler * z
  let sum = term
  for (let k = 1; k < MAX_TERMS && Math.abs(term) > PRECISION * Math.abs(sum); k++) {
    term *= ((e + k) * (euler + k) * z) / ((c + k) * (k + 1))
    sum += term
  }
  return c * first - Math.exp(e * logRest) * sum
}

/** C [1 - (1 - z)^A F(A, B; C; z)] with C = B + a - 1: the terms begin with (1 - z)^A, so that nothing overflows. */
function directForm(A: number, B: number, distance: number, z: number, logRest: number): number {
  const c = B + distance
  const rest = Math.exp(A * logRest)
  // C * term from the second one on, as above.
  let term = rest * A * B * z
  let sum = c * rest + term
  for (let k = 1; k < MAX_TERMS; k++) {
    const ratio = ((A + k) * (B + k) * z) / ((c + k) * (k + 1))
    term *= ratio
    sum += term
    if (ratio < 1 && term <= PRECISION * Math.abs(sum) * (1 - ratio)) break
  }
  return c - sum
}
