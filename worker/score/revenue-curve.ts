/** The Pareto curve: which share of the revenue the best customers bring. Decides only its points. Pure. */

/** Steps of the curve: 0, 10 ... 100 % of the buyers. */
const CURVE_STEPS = 10

/**
 * Shares of the revenue (0..1) that the best 0, 10 ... 100 % of the buyers hold, by lifetime net. Where the share of buyers is
 * no whole number, that part of the next one counts, so that a shop of one has a curve too. Empty without buyers.
 */
export function revenueCurve(lifetimeMinor: Float64Array, buyers: Int32Array): number[] {
  if (buyers.length === 0) return []
  const best = new Float64Array(buyers.length)
  for (let k = 0; k < buyers.length; k++) best[k] = -lifetimeMinor[buyers[k]]
  best.sort()
  let total = 0
  for (const minor of best) total -= minor
  const shares: number[] = []
  let held = 0
  let taken = 0
  for (let step = 0; step <= CURVE_STEPS; step++) {
    // In whole numbers of a tenth of a buyer: 30 % of 10 buyers are 3, not 3.0000000000000004.
    const tenths = buyers.length * step
    for (; (taken + 1) * CURVE_STEPS <= tenths; taken++) held -= best[taken]
    const part = taken < buyers.length ? (-best[taken] * (tenths - taken * CURVE_STEPS)) / CURVE_STEPS : 0
    shares.push(step === CURVE_STEPS ? 1 : (held + part) / total)
  }
  return shares
}
