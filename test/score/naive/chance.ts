/**
 * Chance of an order and precedents (next-order.md "Chance of an order", scoring.md section 7), term by term. Decides the
 * expected values of churnRisk and of its sentence; shares nothing with worker/.
 *
 * Readings taken where next-order.md leaves a choice:
 * - the grid of delta goes by hundredths, 0.005, 0.015 .. 0.895; the smallest wins a tie.
 * - n is the number of all gaps, also beyond the newest 32 that S is made of.
 * - a precedent is a wait that lasted longer than this customer's so far; who waits exactly as long tells nothing more.
 */

const gapsOf = (days: number[]) => days.slice(1).map((day, i) => day - days[i])

/** 1 - Φ(z) by Simpson's rule from 0 to z. */
function normalTail(z: number): number {
  if (Math.abs(z) > 9) return z > 0 ? 0 : 1
  const steps = 2 * Math.ceil(Math.abs(z) * 60) + 2
  let sum = 0
  for (let i = 0; i <= steps; i++) {
    const x = (z * i) / steps
    sum += Math.exp((-x * x) / 2) * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2)
  }
  return 0.5 - (sum * z) / steps / 3 / Math.sqrt(2 * Math.PI)
}

/** S: share of waits that last longer than x days, given that an order ends them. */
function waitShare(days: number[], medianGap: number): (x: number) => number {
  const votes = gapsOf(days)
    .reverse()
    .slice(0, 32)
    .map((gap, k) => ({ gap, weight: 0.5 ** (k / 8) }))
  const sum = (of: (vote: { gap: number; weight: number }) => number) => votes.reduce((s, vote) => s + of(vote), 0)
  const N = sum(({ weight }) => weight)
  const A = medianGap + sum(({ gap, weight }) => weight * gap)
  const R = 1 + N
  const mean = N === 0 ? 0 : sum(({ gap, weight }) => weight * Math.log(gap)) / N
  const SS = sum(({ gap, weight }) => weight * (Math.log(gap) - mean) ** 2)
  const b = Math.min(0.4, Math.max(0.1, Math.sqrt((1.5 * 0.16 + SS) / (1.5 + Math.max(N - 1, 0)))))
  const own = (x: number) =>
    sum(({ gap, weight }) => weight * normalTail((Math.log(Math.max(x, 0.5)) - Math.log(gap)) / b))
  return (x) => (4 * (1 + x / A) ** -R + own(x)) / (4 + N)
}

export interface NaiveChances {
  stopShare: number
  alive: number[]
  within: number[]
}

/** For ascending order days of each buyer. */
export function naiveChances(histories: number[][], today: number, medianGap: number, horizon: number): NaiveChances {
  const customers = histories.map((days) => {
    const share = waitShare(days, medianGap)
    const wait = today - days[days.length - 1]
    return { n: days.length - 1, now: share(wait), later: share(wait + horizon) }
  })
  const stopped = (delta: number, n: number) => (2 * delta) / (2 + n)
  const most = Math.max(0, ...customers.map(({ n }) => n))
  let best = { delta: 0, likelihood: Number.NEGATIVE_INFINITY }
  for (let i = 0; i < 90; i++) {
    const delta = 0.005 + i * 0.01
    let likelihood = 0
    for (const { n, now } of customers) likelihood += Math.log((1 - stopped(delta, n)) * now + stopped(delta, n))
    for (let k = 0; k < most; k++) {
      likelihood += customers.filter(({ n }) => n > k).length * Math.log(1 - stopped(delta, k))
    }
    if (likelihood > best.likelihood + 1e-9) best = { delta, likelihood }
  }
  const alive = customers.map(({ n, now }) => {
    const d = stopped(best.delta, n)
    return ((1 - d) * now) / ((1 - d) * now + d)
  })
  return {
    stopShare: best.delta,
    alive,
    within: customers.map(({ now, later }, i) => alive[i] * (1 - later / now)),
  }
}

/** Kaplan-Meier over the waits of the same group of order numbers that lasted longer than `wait`. */
export function naivePrecedent(
  histories: number[][],
  today: number,
  orderDays: number,
  wait: number,
  horizon: number,
): { waits: number; ordered: number } {
  const group = (n: number) => (n <= 2 ? n : n <= 4 ? 3 : 5)
  const waits = histories.flatMap((days) =>
    days
      .map((day, i) => ({ after: i + 1, length: (days[i + 1] ?? today) - day, ended: i + 1 < days.length }))
      .filter(({ after, length }) => group(after) === group(orderDays) && length > wait),
  )
  let lasting = 1
  for (let d = wait + 1; d <= wait + horizon; d++) {
    const reaching = waits.filter(({ length }) => length >= d).length
    const ended = waits.filter(({ length, ended: over }) => over && length === d).length
    if (reaching > 0) lasting *= 1 - ended / reaching
  }
  return { waits: waits.length, ordered: 1 - lasting }
}
