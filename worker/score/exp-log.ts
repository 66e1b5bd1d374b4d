/**
 * exp and ln by table and a short series: a third of the time of Math.exp and Math.log, of which scoring needs tens of
 * millions. Decides nothing; within 2e-15 of Math's value, relative for exp, absolute for ln. Pure.
 *
 * Numbers stand as literals and there is no call to Math in the functions: either makes them as slow as Math's own.
 */

/** exp(-i / 256) for i = 0 .. 40 * 256. */
const EXP_TABLE = new Float64Array(40 * 256 + 1)
for (let i = 0; i < EXP_TABLE.length; i++) EXP_TABLE[i] = Math.exp(-i / 256)

/** logOf takes LOG_FROM <= x < LOG_TO. */
export const LOG_FROM = 16
export const LOG_TO = 8191
const LOG_TABLE = new Float64Array(LOG_TO + 1)
for (let i = 0; i < LOG_TABLE.length; i++) LOG_TABLE[i] = Math.log(i)

/** exp(x) for x <= 0; 0 for x < -40, which is less than 1e-17. */
export function expOf(x: number): number {
  if (x < -40) return 0
  const i = (x * -256) | 0
  const r = x + i / 256
  const s = r * r
  return EXP_TABLE[i] * (1 + r + s * (1 / 2 + r * (1 / 6) + s * (1 / 24 + r * (1 / 120))))
}

/** ln(x) for LOG_FROM <= x < LOG_TO. Beside a whole number n, ln(x / n) = 2 artanh(y) with y = (x - n) / (x + n). */
export function logOf(x: number): number {
  const n = (x + 0.5) | 0
  const y = (x - n) / (x + n)
  const s = y * y
  return LOG_TABLE[n] + 2 * y * (1 + s * (1 / 3 + s * (1 / 5 + s * (1 / 7))))
}

/** ln(n) of a whole number, to the last digit Math.log's. */
export function logOfWhole(n: number): number {
  return n < 8191 ? LOG_TABLE[n] : Math.log(n)
}
