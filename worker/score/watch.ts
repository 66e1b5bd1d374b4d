/**
 * What an owner should look at: classes that shrank, thresholds that tell nobody apart. Decides the rules; words are in
 * text/watch.ts. Pure, on counts alone.
 */

/** Customers in a class on two days. */
export interface ClassSizes {
  before: number
  now: number
}

/** Lost more than 20 % and more than 10 customers. */
export function hasShrunk({ before, now }: ClassSizes): boolean {
  return before - now > 10 && 5 * (before - now) > before
}

/** The same upwards: more than 20 % and more than 10 customers more. */
export function hasGrown({ before, now }: ClassSizes): boolean {
  return now - before > 10 && 5 * (now - before) > before
}

/** Buyers by tier, ascending. */
export interface TierSizes {
  buyers: number
  /** In the tier now. */
  size: readonly number[]
  /** Who ever held it or a higher one. */
  everReached: readonly number[]
}

export interface TierFinding {
  code: 'tierEmpty' | 'tierTooFar' | 'tierCrowded'
  tier: number
  /** The tier whose `up` is to be looked at. */
  threshold: number
}

/** Fewer buyers than this say nothing about a threshold. */
const FEW_BUYERS = 20

/**
 * Of the tiers above the base the lowest that over 95 % of the buyers never reached (`tierTooFar`; those above it follow
 * from it), else every one with nobody in it now (`tierEmpty`); and one that holds over 60 % of them (`tierCrowded`: of
 * the base tier the next one's threshold is meant). Nothing with fewer than 20 buyers.
 */
export function findTierFindings({ buyers, size, everReached }: TierSizes): TierFinding[] {
  if (buyers < FEW_BUYERS || size.length < 2) return []
  const findings: TierFinding[] = []
  for (let tier = 1; tier < size.length; tier++) {
    if (20 * everReached[tier] < buyers) {
      findings.push({ code: 'tierTooFar', tier, threshold: tier })
      break
    }
    if (size[tier] === 0) findings.push({ code: 'tierEmpty', tier, threshold: tier })
  }
  const crowded = size.findIndex((n) => 5 * n > 3 * buyers)
  if (crowded >= 0) findings.push({ code: 'tierCrowded', tier: crowded, threshold: Math.max(1, crowded) })
  return findings
}
