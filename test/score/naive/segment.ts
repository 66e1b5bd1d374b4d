/**
 * The grid of segments as a written-out table and the guard beside it (scoring.md, section 3).
 * Decides the machine's segment; overrides come elsewhere.
 */
const GRID: Record<number, string[]> = {
  // S:  2             3             4             5             6                 7                 8           9                  10
  5: ['new', 'new', 'active', 'active', 'active', 'active', 'champions', 'champions', 'champions'],
  4: ['promising', 'promising', 'active', 'active', 'active', 'active', 'loyal', 'loyal', 'loyal'],
  3: [
    'almostLost',
    'almostLost',
    'almostLost',
    'almostLost',
    'needsAttention',
    'needsAttention',
    'loyal',
    'loyal',
    'loyal',
  ],
  2: ['dormant', 'dormant', 'dormant', 'dormant', 'atRisk', 'atRisk', 'atRisk', 'previouslyLoyal', 'previouslyLoyal'],
  1: ['dormant', 'dormant', 'dormant', 'dormant', 'atRisk', 'atRisk', 'atRisk', 'previouslyLoyal', 'previouslyLoyal'],
}
const AWAY = ['almostLost', 'atRisk', 'previouslyLoyal', 'dormant']
const PRESENT_LIFECYCLES = ['new', 'returned', 'active']
const LAPSED_LIFECYCLES = ['recentlyLapsed', 'midLapsed', 'dormant']

/** Exactly one name for scores 1..5, a lifecycle and the number of lifetime occasions (0 = prospect). */
export function naiveSegment(r: number, f: number, m: number, lifecycle: string, lifetimeOccasions: number): string {
  if (lifetimeOccasions === 0 || lifecycle === 'prospect') return 'prospect'
  const S = f + m
  const name = guarded(GRID[r][S - 2], S, lifecycle)
  return name === 'new' && lifetimeOccasions >= 2 ? 'active' : name
}

function guarded(name: string, S: number, lifecycle: string): string {
  if (AWAY.includes(name) && PRESENT_LIFECYCLES.includes(lifecycle)) {
    if (S >= 8) return 'loyal'
    return lifecycle === 'new' ? 'new' : 'needsAttention'
  }
  if (!AWAY.includes(name) && LAPSED_LIFECYCLES.includes(lifecycle)) {
    if (S >= 9) return 'previouslyLoyal'
    return S >= 6 ? 'atRisk' : 'dormant'
  }
  return name
}
