/**
 * The method ROW of next-order.md, written from its definition, term by term, every sum from scratch.
 * Decides the next order day, its window and the shop constants; not whether they are shown.
 *
 * Readings taken where next-order.md leaves a choice:
 * - "orders on that weekday": distinct order days (occasions), since the input is "distinct order days per customer".
 * - "the customer's orders on weekday d": likewise all their order days, not only the last 33.
 * - the window's running sum reaches .25 / .75 by plain comparison.
 */
export interface Rhythm {
  /** null: no gap in the shop and no cycleDays; then no date is given. */
  medianGap: number | null
  horizon: number
  weekdayShare: number[]
}
export interface Prediction {
  inDays: number
  fromDays: number
  toDays: number
}

/** 0 = Sunday; 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7

const gapsOf = (days: number[]): number[] => days.slice(1).map((day, i) => day - days[i])

/** First gap, ascending, at which the running weight reaches `share` of the total; each gap weighs 1 / its customer's gaps. */
function weightedQuantile(histories: number[][], share: number): number | null {
  const votes = histories.flatMap((days) => {
    const gaps = gapsOf(days)
    return gaps.map((gap) => ({ gap, weight: 1 / gaps.length }))
  })
  votes.sort((a, b) => a.gap - b.gap)
  const total = votes.reduce((sum, { weight }) => sum + weight, 0)
  let running = 0
  for (const { gap, weight } of votes) {
    running += weight
    if (running >= share * total - 1e-9) return gap
  }
  return null
}

/** Shop constants up to day `today`; `histories` are ascending distinct order days, one list per customer. */
export function rhythmOf(histories: number[][], today: number, cycleDays?: number): Rhythm {
  const all = histories.flat()
  const first = all.reduce((least, day) => Math.min(least, day), today)
  const hist = today - first
  const q90 = weightedQuantile(histories, 0.9) ?? 0
  const share = [0, 1, 2, 3, 4, 5, 6].map(
    (w) => (all.filter((day) => weekday(day) === w).length + (0.02 * all.length) / 7) / (1.02 * all.length),
  )
  return {
    medianGap: weightedQuantile(histories, 0.5) ?? cycleDays ?? null,
    horizon: Math.floor(Math.min(730, Math.max(14, Math.min(hist, 180), Math.min(hist / 2, q90)))),
    weekdayShare: share,
  }
}

/** Days from `today` to the predicted order and its 50 % window. `kappa` 2 is the method; 0 the conditional median. */
export function predict(days: number[], today: number, rhythm: Rhythm, kappa = 2): Prediction {
  const waited = today - days[days.length - 1]
  const gaps = gapsOf(days).reverse().slice(0, 32)
  const votes = gaps.map((gap, k) => ({ gap, weight: 0.5 ** (k / 8) }))
  const sum = (of: (vote: { gap: number; weight: number }) => number) => votes.reduce((s, vote) => s + of(vote), 0)
  const N = sum(({ weight }) => weight)
  const X = sum(({ gap, weight }) => weight * gap)
  const mean = N === 0 ? 0 : sum(({ gap, weight }) => weight * Math.log(gap)) / N
  const SS = sum(({ gap, weight }) => weight * (Math.log(gap) - mean) ** 2)
  const b = Math.min(0.4, Math.max(0.1, Math.sqrt((1.5 * 0.4 ** 2 + SS) / (1.5 + Math.max(N - 1, 0)))))
  const A = (rhythm.medianGap as number) + X
  const R = 1 + N
  const shopPart = (g: number) => (R / A) * (1 + g / A) ** -(R + 1)
  const phi = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  const ownPart = (g: number) => sum(({ gap, weight }) => (weight * phi((Math.log(g) - Math.log(gap)) / b)) / (b * g))
  const weekdayFactor = (d: number) =>
    days.filter((day) => weekday(day) === weekday(d)).length + 14 * rhythm.weekdayShare[weekday(d)]

  const H = rhythm.horizon
  const f = [0]
  for (let u = 1; u <= H; u++) {
    const g = waited + u - 0.5
    f[u] = (4 * shopPart(g) + ownPart(g)) * weekdayFactor(today + u)
  }
  const total = f.reduce((s, x) => s + x, 0)
  const F = [0]
  const M = [0]
  for (let u = 1; u <= H; u++) {
    F[u] = F[u - 1] + f[u] / total
    M[u] = M[u - 1] + (u * f[u]) / total
  }
  const E = (u: number) => u * (2 * F[u] - 1) + M[H] - 2 * M[u]
  const hit = (u: number) => F[Math.min(u + 7, H)] - F[Math.max(u - 8, 0)]
  let leastError = Number.POSITIVE_INFINITY
  for (let u = 1; u <= H; u++) leastError = Math.min(leastError, E(u))
  let best = 1
  let bestScore = Number.POSITIVE_INFINITY
  for (let u = 1; u <= H; u++) {
    const score = E(u) - kappa * leastError * hit(u)
    if (score < bestScore - 1e-12) {
      bestScore = score
      best = u
    }
  }
  const reach = (share: number) => {
    for (let u = 1; u <= H; u++) if (F[u] >= share) return u
    return H
  }
  return { inDays: best, fromDays: reach(0.25), toDays: reach(0.75) }
}
