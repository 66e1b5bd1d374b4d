/**
 * BG/NBD and gamma-gamma written from their densities, customer by customer, with gamma functions by Lanczos, fits by
 * the simplex of Nelder and Mead and expectations by numeric integration over the posterior. Decides the expected values
 * of the prediction columns; shares nothing with worker/.
 */

/** One customer: repeat order days, age in days at the last of them and at asOf, minor units spent on repeats. */
export interface NaiveHistory {
  repeats: number
  lastAge: number
  age: number
  repeatSpend: number
}

const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** ln Γ(x), x > 0, by Lanczos with g = 7. */
function lnGamma(x: number): number {
  if (x < 0.5) return lnGamma(x + 1) - Math.log(x)
  const t = x + 6.5
  let sum = LANCZOS[0]
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x + i - 1)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

const lnBeta = (a: number, b: number) => lnGamma(a) + lnGamma(b) - lnGamma(a + b)

/** The gamma and beta functions of a customer's likelihood: they depend on the number of repeats alone. */
function gammaTerms([r, , a, b]: number[], x: number) {
  const orders = lnGamma(r + x) - lnGamma(r)
  if (a === 0) return { orders, stillHere: 0, left: Number.NEGATIVE_INFINITY }
  return {
    orders,
    stillHere: lnBeta(a, b + x) - lnBeta(a, b),
    left: x === 0 ? Number.NEGATIVE_INFINITY : lnBeta(a + 1, b + x - 1) - lnBeta(a, b),
  }
}

/**
 * Log-likelihood of one customer; a = 0 means that nobody stops. Fader, Hardie, Lee 2005, equation 6. Who asks for many
 * customers under the same parameters may bring what they share: the terms, and ln(alpha + weeks) by days.
 */
export function bgNbdLogLikelihood(
  parameters: number[],
  { repeats: x, lastAge, age }: NaiveHistory,
  terms = gammaTerms(parameters, x),
  logs?: number[],
): number {
  const [r, alpha] = parameters
  const stillHere = terms.stillHere - (r + x) * (logs ? logs[age] : Math.log(alpha + age / 7))
  const left = terms.left - (r + x) * (logs ? logs[lastAge] : Math.log(alpha + lastAge / 7))
  const most = Math.max(stillHere, left)
  return terms.orders + r * Math.log(alpha) + most + Math.log(Math.exp(stillHere - most) + Math.exp(left - most))
}

/** Log-likelihood of one customer's mean repeat spend z. Fader, Hardie 2013, equation 1a. */
export function gammaGammaLogLikelihood([p, q, v]: number[], x: number, z: number): number {
  return (
    lnGamma(p * x + q) -
    lnGamma(p * x) -
    lnGamma(q) +
    q * Math.log(v) +
    (p * x - 1) * Math.log(z) +
    p * x * Math.log(x) -
    (p * x + q) * Math.log(x * z + v)
  )
}

/** Lowest point by the simplex of Nelder and Mead, started again where it stopped until nothing is gained. */
function simplex(f: (point: number[]) => number, start: number[], again = 6): { point: number[]; value: number } {
  let best = { point: start, value: f(start) }
  for (let round = 0; round < again; round++) {
    const next = simplexOnce(f, best.point, 0.5 / (round + 1))
    const gained = best.value - next.value
    if (gained > 0) best = next
    if (gained < 1e-6) break
  }
  return best
}

function simplexOnce(f: (point: number[]) => number, start: number[], size: number) {
  const at = (point: number[]) => ({ point, value: f(point) })
  const corners = [at(start), ...start.map((_, i) => at(start.map((x, j) => (i === j ? x + size : x))))]
  const n = start.length
  for (let step = 0; step < 2000; step++) {
    corners.sort((p, q) => p.value - q.value)
    const worst = corners[n]
    if (worst.value - corners[0].value < 1e-8) break
    // So small a simplex sees the rounding of the sum and nothing else; the next round opens it again.
    if (corners.every(({ point }) => point.every((x, i) => Math.abs(x - corners[0].point[i]) < 1e-9))) break
    const middle = start.map((_, i) => corners.slice(0, n).reduce((sum, { point }) => sum + point[i], 0) / n)
    const along = (t: number) => at(middle.map((x, i) => x + t * (worst.point[i] - x)))
    const mirrored = along(-1)
    if (mirrored.value < corners[0].value) {
      const far = along(-2)
      corners[n] = far.value < mirrored.value ? far : mirrored
    } else if (mirrored.value < corners[n - 1].value) corners[n] = mirrored
    else {
      const inner = mirrored.value < worst.value ? along(-0.5) : along(0.5)
      if (inner.value < Math.min(mirrored.value, worst.value)) corners[n] = inner
      else
        corners.slice(1).forEach(({ point }, i) => {
          corners[i + 1] = at(point.map((x, j) => (x + corners[0].point[j]) / 2))
        })
    }
  }
  corners.sort((p, q) => p.value - q.value)
  return corners[0]
}

/** P(still a customer): the share of the likelihood in which nobody stopped. */
export function naiveAlive(parameters: number[], history: NaiveHistory): number {
  if (history.repeats === 0) return 1
  const [r, alpha, a, b] = parameters
  const { repeats: x, age } = history
  const stillHere =
    lnGamma(r + x) -
    lnGamma(r) +
    r * Math.log(alpha) +
    lnBeta(a, b + x) -
    lnBeta(a, b) -
    (r + x) * Math.log(alpha + age / 7)
  return Math.exp(stillHere - bgNbdLogLikelihood(parameters, history))
}

/** Tanh-sinh quadrature of (0, 1), by logarithms: near an end a beta density has its mass where p itself is no number. */
const NODES = Array.from({ length: 3601 }, (_, i) => (i - 1800) / 200).map((t) => {
  const bend = Math.PI * Math.sinh(t)
  const logP = -Math.max(0, -bend) - Math.log1p(Math.exp(-Math.abs(bend)))
  const logRest = -Math.max(0, bend) - Math.log1p(Math.exp(-Math.abs(bend)))
  return { p: Math.exp(logP), logP, logRest, slope: Math.cosh(t) }
})

/**
 * Expected order days in `horizon` days of a customer who is still one: orders at rate lambda until drop-out number p
 * comes up are (1 - exp(-lambda p t)) / p, averaged over lambda ~ gamma(r + x, alpha + T) and p ~ beta(a, b + x).
 */
export function naiveExpected([r, alpha, a, b]: number[], { repeats: x, age }: NaiveHistory, horizon: number): number {
  const reach = horizon / (alpha * 7 + age)
  let mass = 0
  let orders = 0
  // The density is scaled by its height near the mean, so that nothing underflows as a whole.
  const mean = a / (a + b + x)
  const height = a * Math.log(mean) + (b + x) * Math.log1p(-mean)
  for (const { p, logP, logRest, slope } of NODES) {
    const weight = Math.exp(a * logP + (b + x) * logRest - height) * slope
    mass += weight
    orders += weight * (p < 1e-200 ? (r + x) * reach : -Math.expm1(-(r + x) * Math.log1p(reach * p)) / p)
  }
  return orders / mass
}

/** Bounds as scoring.md's guards need them: beyond them the shop's customers are all alike. */
const clamp = (x: number, low: number, high: number) => Math.min(Math.log(high), Math.max(Math.log(low), x))
const SIMPLEX_EDGE = 1e-3

export interface NaiveModel {
  parameters: number[]
  logLikelihood: number
  logLikelihoodNoDropOut: number
}

/** Maximum likelihood; parameters r, alpha, a, b. */
export function fitNaiveBgNbd(histories: NaiveHistory[]): NaiveModel {
  const counted = new Map<string, { history: NaiveHistory; n: number }>()
  for (const history of histories) {
    const key = `${history.repeats} ${history.lastAge} ${history.age}`
    const known = counted.get(key)
    if (known) known.n++
    else counted.set(key, { history, n: 1 })
  }
  const groups = [...counted.values()]
  const byRepeats = [...new Set(groups.map(({ history }) => history.repeats))].map((repeats) => ({
    repeats,
    alike: groups.filter(({ history }) => history.repeats === repeats),
  }))
  const longest = histories.reduce((most, { age }) => Math.max(most, age), 0)
  const read = (point: number[]) => {
    const r = Math.exp(clamp(point[0], 1e-4, 1e3))
    const meanGap = Math.exp(clamp(point[1], 1e-3, 1e6))
    if (point.length === 2) return [r, r * meanGap, 0, 1]
    const a = Math.exp(clamp(point[2], 1e-6, 1e3))
    return [r, r * meanGap, a, a * Math.exp(clamp(point[3], 1e-6, 1e6))]
  }
  const loss = (point: number[]) => {
    const parameters = read(point)
    // Outside the bounds the ground rises a little, so that the simplex does not lie flat there.
    const outside = point.reduce((sum, x) => sum + Math.max(0, Math.abs(x) - 14), 0) * SIMPLEX_EDGE
    const logs = Array.from({ length: longest + 1 }, (_, days) => Math.log(parameters[1] + days / 7))
    let sum = 0
    for (const { repeats, alike } of byRepeats) {
      const terms = gammaTerms(parameters, repeats)
      for (const { history, n } of alike) sum += n * bgNbdLogLikelihood(parameters, history, terms, logs)
    }
    return outside - sum
  }
  // Two starts: customers who differ much, and customers who are nearly alike, where the ground is a long ridge.
  const all = [simplex(loss, [0, 2, 0, 1]), simplex(loss, [4, 3, 6, 2])].sort((p, q) => p.value - q.value)[0]
  const none = simplex(loss, [0, 2])
  return { parameters: read(all.point), logLikelihood: -all.value, logLikelihoodNoDropOut: -none.value }
}

/** Maximum likelihood of p, q, v over customers with repeats. */
export function fitNaiveGammaGamma(histories: NaiveHistory[]): { parameters: number[]; logLikelihood: number } {
  const repeaters = histories.filter(({ repeats }) => repeats > 0)
  const meanOf = ({ repeats, repeatSpend }: NaiveHistory) => repeatSpend / repeats
  const scale = repeaters.reduce((sum, history) => sum + meanOf(history), 0) / repeaters.length
  const read = (point: number[]) => {
    const p = Math.exp(clamp(point[0], 1e-3, 1e3))
    const q = Math.exp(clamp(point[1], 1e-3, 1e3))
    return [p, q, (Math.exp(clamp(point[2], 1e-6, 1e6)) * scale * q) / p]
  }
  const fit = simplex(
    (point) =>
      -repeaters.reduce(
        (sum, history) => sum + gammaGammaLogLikelihood(read(point), history.repeats, meanOf(history)),
        0,
      ),
    [0, 1, 0],
  )
  return { parameters: read(fit.point), logLikelihood: -fit.value }
}
